import { z } from 'zod';
import { type Answer, LANGUAGES } from '../answer/answer.ts';
import type { BuiltDigest, DigestLength } from './build.ts';
import { type DigestSummary, parseSummary } from './summary.ts';

/** Where texts are kept: the store's own shape, as far as it is needed. */
export interface TextStore {
  get(key: TextKey): Promise<unknown>;
  /** The first one stays; returns what is kept. */
  put(key: TextKey, value: unknown): Promise<unknown>;
}
export interface TextKey {
  readonly framework: string;
  readonly language: string;
  readonly snapshotKey: string;
  readonly variant?: string;
}

export interface EditionWish {
  /** All chats with the same key, language, length and `previous` read the same words. */
  readonly edition: string;
  readonly language: Answer['language'];
  readonly length: DigestLength;
  /** The edition that these chats read last. */
  readonly previous?: string;
}

export interface EditionParts {
  readonly framework: string;
  readonly texts: TextStore;
  readonly build: (wish: EditionWish, previous: DigestSummary | undefined) => Promise<BuiltDigest>;
}

export interface Editions {
  /** The digest, made once by whichever process comes first. The same object for the same wish. */
  get(wish: EditionWish): Promise<Answer>;
  /** What an edition read. Undefined when it was never made, or is too old to be known. */
  summary(edition: string): Promise<DigestSummary | undefined>;
}

const MAX_KEPT = 60;
/** Not a language: the summary is the same in all. */
const ANY = '*';
const SUMMARY = 'summary';

/** Text of others that was kept is read back with care: a part that is not as expected means "make it anew". */
const spans = z.array(
  z.object({
    text: z.string(),
    strong: z.boolean().optional(),
    em: z.boolean().optional(),
    code: z.boolean().optional(),
    href: z.string().optional(),
    figure: z.string().optional(),
  }),
);
const keptSchema = z.object({
  question: z.string(),
  language: z.enum(LANGUAGES),
  mode: z.enum(['recorded', 'live']),
  asOf: z.string(),
  label: z.string(),
  verdict: z.string(),
  blocks: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('verdict'), line: spans }),
      z.object({ kind: z.literal('prose'), lines: z.array(spans) }),
      z.object({ kind: z.literal('section'), role: z.string(), title: z.string(), lines: z.array(spans) }),
      z.object({
        kind: z.literal('table'),
        title: z.string(),
        table: z.object({
          columns: z.array(z.object({ title: z.string(), align: z.enum(['left', 'right']) })),
          rows: z.array(z.array(z.string())),
        }),
      }),
      z.object({ kind: z.literal('sources'), title: z.string(), lines: z.array(spans) }),
    ]),
  ),
  figures: z.array(z.looseObject({ id: z.string(), value: z.number(), text: z.string() })),
  model: z.string(),
  notes: z.array(z.string()),
});

function keptOf(value: unknown): Answer | undefined {
  const parsed = keptSchema.safeParse(value);
  // Roles and verdicts are words of this program; one that a newer version wrote only looks plainer here.
  return parsed.success ? ({ ...parsed.data, toolCalls: [] } as unknown as Answer) : undefined;
}

/** Builds each digest once, and remembers it in memory and in the store. */
export function createEditions({ framework, texts, build }: EditionParts): Editions {
  const making = new Map<string, Promise<Answer>>();

  async function summary(edition: string): Promise<DigestSummary | undefined> {
    return parseSummary(
      await texts.get({ framework, language: ANY, snapshotKey: edition, variant: SUMMARY }),
    );
  }

  async function make(wish: EditionWish): Promise<Answer> {
    const { edition, language, length, previous } = wish;
    const key = { framework, language, snapshotKey: edition, variant: `${length} ${previous ?? ''}` };
    const kept = keptOf(await texts.get(key));
    if (kept) return kept;
    const before = previous === undefined ? undefined : await summary(previous);
    const built = await build(wish, before);
    await texts.put({ framework, language: ANY, snapshotKey: edition, variant: SUMMARY }, built.summary);
    const { assessment: _, analogs: __, ...words } = built.answer;
    // Another process may have been first: then all read its words.
    return keptOf(await texts.put(key, words)) ?? built.answer;
  }

  return {
    summary,
    get: (wish) => {
      const { edition, language, length, previous = '' } = wish;
      const key = [edition, language, length, previous].join('|');
      const known = making.get(key);
      if (known) return known;
      const made = make(wish);
      if (making.size >= MAX_KEPT) making.delete(making.keys().next().value!);
      making.set(key, made);
      made.catch(() => making.delete(key));
      return made;
    },
  };
}
