/**
 * Which days were checked. "Checked and empty" and "down" are different things: silence counts as evidence only where
 * enough sources were read over the whole of a day.
 */

import type { EventRecord } from '../record.ts';

/** A stretch of time that a source was read over without a hole, ms since 1970. */
export interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Per source id: spans in order, none touching another. */
export type Coverage = ReadonlyMap<string, readonly Span[]>;

const DAY_MS = 86_400_000;
/** A day that is not over counts as read while the last read is not older than this. */
export const FRESH_MS = 2 * 3_600_000;

/** Adds a span; what overlaps or touches becomes one. */
export function addSpan(spans: readonly Span[], added: Span): Span[] {
  if (!(added.toMs > added.fromMs)) return [...spans];
  const apart = spans.filter(({ fromMs, toMs }) => toMs < added.fromMs || fromMs > added.toMs);
  const touching = spans.filter((span) => !apart.includes(span));
  const joined = {
    fromMs: Math.min(added.fromMs, ...touching.map(({ fromMs }) => fromMs)),
    toMs: Math.max(added.toMs, ...touching.map(({ toMs }) => toMs)),
  };
  return [...apart, joined].sort((a, b) => a.fromMs - b.fromMs);
}

/** Drops what lies before a time. */
export function trimSpans(spans: readonly Span[], beforeMs: number): Span[] {
  return spans.flatMap(({ fromMs, toMs }) =>
    toMs <= beforeMs ? [] : [{ fromMs: Math.max(fromMs, beforeMs), toMs }],
  );
}

/**
 * Which sources a class needs: of each group at least one. Official policy sources and the press together: an order
 * shows in one, a threat or an attack only in the other.
 */
export type Requirement = readonly (readonly string[])[];

const FED: readonly string[] = ['fed-press'];
const PRESIDENT: readonly string[] = ['white-house', 'truth-social'];
const PRESS: readonly string[] = ['gdelt'];

/** Everything that `health` stands for. */
export const FULL_REQUIREMENT: Requirement = [FED, PRESIDENT, PRESS];

/**
 * Per class. Releases of figures are never covered: without a consensus their surprise is not known, so a quiet feed
 * says nothing about them. Calendar entries follow from rules.
 */
export const CLASS_REQUIREMENTS: Readonly<Record<EventRecord['class'], Requirement | 'never' | 'always'>> = {
  geo: [PRESIDENT, PRESS],
  rhetoric: [PRESIDENT, PRESS],
  tariff: [PRESIDENT, PRESS],
  policy: [FED, PRESIDENT, PRESS],
  fed_operation: [FED, PRESS],
  inflation_print: 'never',
  growth_print: 'never',
  megacap: [PRESS],
  fiscal: [PRESS],
  bank: [PRESS],
  crypto: [PRESS],
  margin: [PRESS],
  boj: [PRESS],
  calendar: 'always',
  other: [PRESS],
};

/**
 * Whether a UTC day was read from its start to its end, or, while it runs, to within `FRESH_MS` of now. In the first
 * hours of a day the evening before stands for it.
 */
export function dayIsRead(spans: readonly Span[], day: number, nowMs: number): boolean {
  const startMs = day * DAY_MS;
  if (startMs > nowMs) return false;
  const untilMs = Math.min(startMs + DAY_MS, nowMs - FRESH_MS);
  const fromMs = Math.min(startMs, untilMs);
  return spans.some((span) => span.fromMs <= fromMs && span.toMs >= untilMs);
}

export function daysAreRead(
  coverage: Coverage,
  requirement: Requirement,
  fromDay: number,
  toDay: number,
  nowMs: number,
): boolean {
  // Nothing is known of days to come, and a span of no day is no question.
  if (!(toDay >= fromDay)) return false;
  for (let day = fromDay; day <= toDay; day++) {
    const met = requirement.every((group) =>
      group.some((id) => dayIsRead(coverage.get(id) ?? [], day, nowMs)),
    );
    if (!met) return false;
  }
  return true;
}
