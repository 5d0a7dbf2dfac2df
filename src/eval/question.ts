import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Turn } from '../answer/ask.ts';
import { FileError } from '../errors.ts';
import { dayOf, isoOf, parseDay, weekdayOf } from '../time/dates.ts';
import { type Fact, factSchema } from './fact.ts';
import { type Premise, premiseSchema } from './premise.ts';

/** One line of a question bank, in the format of questions.dev.jsonl; `premise` and `facts` are ours. */
export interface BankQuestion {
  readonly id: string;
  /** The language of the question, in which the answer is due: `en`, `zh`, `hi-Latn`. */
  readonly lang: string;
  readonly context: { readonly state: string; readonly history: readonly Turn[] };
  readonly question: string;
  readonly must_use: readonly string[];
  readonly must_say: readonly string[];
  readonly must_not_say: readonly string[];
  readonly notes?: string | undefined;
  /** What the question takes for granted, to be held against the data. */
  readonly premise?: Premise | undefined;
  /** `must_say` and `must_not_say` as machine checks. */
  readonly facts?: readonly Fact[] | undefined;
}

const schema = z.object({
  id: z.string().min(1),
  lang: z.string().min(2),
  context: z.object({
    state: z.string(),
    history: z.array(z.object({ role: z.enum(['user', 'assistant']), text: z.string() })).default([]),
  }),
  question: z.string().min(1),
  must_use: z.array(z.string()),
  must_say: z.array(z.string()),
  must_not_say: z.array(z.string()),
  notes: z.string().optional(),
  premise: premiseSchema.optional(),
  facts: z.array(factSchema).optional(),
});

/** @throws FileError naming file and line. */
export function parseBank(text: string, file: string): BankQuestion[] {
  const seen = new Set<string>();
  return text.split(/\r?\n/).flatMap((line, index): BankQuestion[] => {
    if (line.trim() === '') return [];
    const fail = (what: string): never => {
      throw new FileError(`${file}, line ${index + 1}: ${what}`);
    };
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      fail('not JSON; a bank holds one JSON object a line');
    }
    const parsed = schema.safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      return fail(`${issue.path.join('.')}: ${issue.message}`);
    }
    if (seen.has(parsed.data.id)) fail(`the id ${parsed.data.id} stands twice`);
    seen.add(parsed.data.id);
    return [parsed.data as BankQuestion];
  });
}

/** @throws FileError */
export function loadBank(file: string): BankQuestion[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new FileError(`${file}: the question bank cannot be read`, { cause });
  }
  return parseBank(text, file);
}

/** The state of the world that a question is asked in. */
export interface EvalContext {
  readonly state: string;
  /** The recorded day to answer from; absent: the newest one. */
  readonly asOf?: string;
  /** `live` states have no live source here: the answer must say that it reads a recorded day. */
  readonly live: boolean;
  /** The state names the news feed as out of reach. */
  readonly newsDown: boolean;
  readonly history: readonly Turn[];
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

/**
 * "fixture:2026-01-30 (after US close)", "live", "live (after 22 May 2026)", "live; Sunday", "live; no news feed
 * reachable". A live state is answered from `newestDay`, or from the Sunday after it.
 */
export function contextOf(question: BankQuestion, newestDay: string): EvalContext {
  const { state, history } = question.context;
  const fixture = /fixture:(\S+)/.exec(state)?.[1];
  if (fixture !== undefined && parseDay(fixture) === undefined)
    throw new FileError(`${question.id}: "${state}" names no date like fixture:2026-01-30`);
  const after = /after (\d{1,2}) ([A-Za-z]{3})[a-z]* (\d{4})/.exec(state);
  const month = MONTHS.indexOf((after?.[2] ?? '').toLowerCase() as (typeof MONTHS)[number]);
  const from =
    after && month >= 0
      ? `${after[3]}-${String(month + 1).padStart(2, '0')}-${after[1]!.padStart(2, '0')}`
      : undefined;
  const weekend = /\bSunday\b/.test(state) ? sundayAfter(newestDay) : undefined;
  const asOf = fixture ?? from ?? weekend;
  return {
    state,
    ...(asOf ? { asOf } : {}),
    live: /\blive\b/.test(state.split(';')[0]!) && fixture === undefined,
    newsDown: /no (news|event)s? feed|news (feed )?(down|out)/i.test(state),
    history,
  };
}

function sundayAfter(date: string): string {
  const day = dayOf(date);
  return isoOf(day + 7 - weekdayOf(day));
}
