/**
 * An optional second look by a language model at items that the rules left open. It may choose from a closed list what
 * an item is about and which way it points, by the item's number. Times, figures, links and words stay those of the
 * item; an answer that does not fit is dropped and the rules' result stands. It has no tools.
 */

import { z } from 'zod';
import { CALENDAR_KINDS, EVENT_CLASSES, type EventRecord } from '../record.ts';
import { classify, type Typing } from './classify.ts';
import type { RawItem } from './source.ts';
import { shorten } from './text.ts';
import { idOf, recordOf } from './to-record.ts';

export interface Extractor {
  /** Records for some of the items, typed anew; the others keep what the rules gave. */
  extract(items: readonly RawItem[], signal: AbortSignal): Promise<readonly EventRecord[]>;
}

/** One answer of a model to one text. No tools, no memory. */
export type Complete = (system: string, user: string, signal: AbortSignal) => Promise<string>;

/** What became of items that were asked about; an item without a record was asked about in vain. */
export type Asked = ReadonlyMap<string, EventRecord | undefined>;

/** Remembers what was asked, so that each item costs one question. By the id of its record. */
export interface AskedMemory {
  /** Those of the ids that were asked about. */
  known(ids: readonly string[]): Promise<Asked>;
  add(asked: Asked): Promise<void>;
}

export interface ExtractorParts {
  readonly complete: Complete;
  /** The instructions: prompts/extract-events.md, loaded by whoever starts the program. */
  readonly system: string;
  /** Default: of this process alone. */
  readonly asked?: AskedMemory;
  /** Items of one request. Default 25. */
  readonly batch?: number;
  /** Items of one refresh at most; the newest first. Default 100. */
  readonly limit?: number;
}

const MAX_TITLE = 240;
const MAX_ASKED = 10_000;

/** Entities that the model may name: its own words would reach answers. */
const ENTITY = /^[\p{L}\p{N}][\p{L}\p{N} .,&'()/-]{0,59}$/u;

const choiceSchema = z.strictObject({
  n: z.int().positive(),
  class: z.enum(EVENT_CLASSES),
  direction: z.enum(['up', 'down', 'neutral', 'hawkish', 'dovish', 'above', 'below', 'inline']),
  stage: z.enum(['act', 'talk', 'routine']).nullish(),
  reach: z.enum(['wide', 'middle', 'narrow']).nullish(),
  kind: z.enum(CALENDAR_KINDS).nullish(),
  entity: z.string().regex(ENTITY).nullish(),
});
type Choice = z.infer<typeof choiceSchema>;
const answerSchema = z.object({ items: z.array(z.unknown()) });

export function createExtractor({
  complete,
  system,
  asked = askedInMemory(),
  batch = 25,
  limit = 100,
}: ExtractorParts): Extractor {
  return {
    extract: async (items, signal) => {
      const wanted = items
        .map((item) => ({ item, typing: classify(item) }))
        .filter(({ item, typing }) => isOpen(item, typing));
      // Feeds give the same items again and again.
      const known = await asked.known(wanted.map(({ item }) => idOf(item)));
      const records: EventRecord[] = [...known.values()].filter((record) => record !== undefined);
      const open = wanted
        .filter(({ item }) => !known.has(idOf(item)))
        .sort((a, b) => b.item.publishedMs - a.item.publishedMs)
        .slice(0, limit);
      for (let start = 0; start < open.length; start += batch) {
        const part = open.slice(start, start + batch);
        const answer = await complete(system, listOf(part.map(({ item }) => item)), signal);
        const answers = new Map<string, EventRecord | undefined>(
          part.map(({ item }) => [idOf(item), undefined]),
        );
        for (const choice of choicesOf(answer)) {
          const entry = part[choice.n - 1];
          const record = entry && recordOf(entry.item, typingOf(choice, entry.typing));
          if (!record) continue;
          records.push(record);
          answers.set(idOf(entry.item), record);
        }
        await asked.add(answers);
      }
      return records;
    },
  };
}

function askedInMemory(): AskedMemory {
  const asked = new Map<string, EventRecord | undefined>();
  return {
    known: async (ids) => new Map(ids.filter((id) => asked.has(id)).map((id) => [id, asked.get(id)])),
    add: async (added) => {
      if (asked.size > MAX_ASKED) asked.clear();
      for (const [id, record] of added) asked.set(id, record);
    },
  };
}

/** Data types itself, and what is no news or old news stays so: a model is not asked to believe it. */
function isOpen(item: RawItem, { because, class: eventClass }: Typing): boolean {
  return item.known === undefined && eventClass === 'other' && because === 'unknown';
}

/** Numbered lines of JSON strings: a headline cannot end its own line or start another item. */
function listOf(items: readonly RawItem[]): string {
  return items
    .map(({ title, publisher, voice }, i) =>
      JSON.stringify({ n: i + 1, publisher, voice, headline: shorten(title, MAX_TITLE) }),
    )
    .join('\n');
}

/** The choices that fit; the first of each number. Text around the JSON is ignored. */
function choicesOf(answer: string): Choice[] {
  const from = answer.indexOf('{');
  const to = answer.lastIndexOf('}');
  if (from < 0 || to < from) return [];
  let json: unknown;
  try {
    json = JSON.parse(answer.slice(from, to + 1));
  } catch {
    return [];
  }
  const parsed = answerSchema.safeParse(json);
  const byNumber = new Map<number, Choice>();
  for (const row of parsed.success ? parsed.data.items : []) {
    const choice = choiceSchema.safeParse(row);
    if (choice.success && fits(choice.data) && !byNumber.has(choice.data.n)) {
      byNumber.set(choice.data.n, choice.data);
    }
  }
  return [...byNumber.values()];
}

const DIRECTIONS = {
  policy: ['hawkish', 'dovish', 'neutral'],
  inflation_print: ['above', 'below', 'inline'],
  growth_print: ['above', 'below', 'inline'],
} as const;

/** Directions belong to classes (EVENTS.md, "Fields"). */
function fits({ class: eventClass, direction }: Choice): boolean {
  const allowed: readonly string[] =
    eventClass in DIRECTIONS ? DIRECTIONS[eventClass as keyof typeof DIRECTIONS] : ['up', 'down', 'neutral'];
  return allowed.includes(direction);
}

function typingOf(choice: Choice, rules: Typing): Typing {
  const stage = choice.stage ?? undefined;
  return {
    class: choice.class,
    direction: choice.direction,
    // A model that reads a headline cannot know that it was done: what the rules did not see stays talk.
    ...(stage ? { stage: stage === 'act' ? 'talk' : stage } : {}),
    ...(choice.reach ? { reach: choice.reach } : {}),
    ...(choice.kind ? { kind: choice.kind } : {}),
    ...(choice.entity ? { entity: choice.entity } : {}),
    sentence: rules.sentence,
    because: 'model',
  };
}
