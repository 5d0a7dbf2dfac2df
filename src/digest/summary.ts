import { z } from 'zod';
import { namedDrivers } from '../answer/causes.ts';
import type { Assessment } from '../assessment/assessment.ts';
import { needsNoCause } from '../assessment/unusualness.ts';

/** What a digest remembers of its reading, so that the next one can say what changed. */
const summarySchema = z.object({
  /** When it was made, ms since 1970. */
  atMs: z.number(),
  /** The session that it read. */
  asOf: z.string(),
  running: z.boolean(),
  /** The best named driver. */
  leader: z.string().nullable(),
  /** Decibans by driver. */
  odds: z.record(z.string(), z.number()),
  /** Usual moves of the day by asset of the panel. */
  z: z.record(z.string(), z.number()),
});
export type DigestSummary = Readonly<z.infer<typeof summarySchema>>;

/** From here on a change of odds is worth a line. */
export const TOLD_CHANGE_DB = 3;
/** Drivers far below even odds come and go without meaning. */
const TOLD_FROM_DB = -10;
const MAX_ODDS = 3;
/** In usual moves. */
const TOLD_CHANGE_Z = 2;
const MAX_MOVES = 2;

export function summaryOf(
  { asOf, drivers, unusualness, ...assessment }: Assessment,
  atMs: number,
  running: boolean,
): DigestSummary {
  return {
    atMs,
    asOf,
    running,
    leader: leaderOf({ asOf, drivers, unusualness, ...assessment }),
    odds: Object.fromEntries(drivers.map(({ id, oddsDb }) => [id, oddsDb])),
    z: Object.fromEntries(unusualness.panel.map(({ id, z: moves }) => [id, moves])),
  };
}

/** The driver that the answer names first; none on an ordinary day. */
export function leaderOf(assessment: Assessment): string | null {
  if (needsNoCause(assessment.unusualness)) return null;
  const best = namedDrivers(assessment)[0]?.driver;
  return best && best.oddsDb >= TOLD_FROM_DB ? best.id : null;
}

/** Undefined for what is no summary of this version: then nothing is compared. */
export function parseSummary(value: unknown): DigestSummary | undefined {
  const parsed = summarySchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

export interface ChangedNumber {
  readonly id: string;
  readonly now: number;
  readonly before: number;
}

export interface DigestChanges {
  /** No newer close, and no running session: nothing can have changed. */
  readonly sameSession: boolean;
  readonly leader?: { readonly now: string | null; readonly before: string | null };
  /** The largest first. */
  readonly odds: readonly ChangedNumber[];
  readonly moves: readonly ChangedNumber[];
}

/** What a reader of the last digest would want to know. */
export function changesBetween(before: DigestSummary, now: DigestSummary): DigestChanges {
  const sameSession = now.asOf <= before.asOf && !now.running && !before.running;
  if (sameSession) return { sameSession, odds: [], moves: [] };
  const pairs = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): ChangedNumber[] =>
    Object.entries(b)
      .flatMap(([id, value]) => (a[id] === undefined ? [] : [{ id, now: value, before: a[id] }]))
      .sort((x, y) => Math.abs(y.now - y.before) - Math.abs(x.now - x.before));
  return {
    sameSession,
    ...(now.leader === before.leader ? {} : { leader: { now: now.leader, before: before.leader } }),
    odds: pairs(before.odds, now.odds)
      .filter(
        (odds) =>
          Math.abs(odds.now - odds.before) >= TOLD_CHANGE_DB &&
          Math.max(odds.now, odds.before) >= TOLD_FROM_DB,
      )
      .slice(0, MAX_ODDS),
    moves: pairs(before.z, now.z)
      .filter((move) => Math.abs(move.now - move.before) >= TOLD_CHANGE_Z)
      .slice(0, MAX_MOVES),
  };
}
