import { z } from 'zod';
import { instantAt, isoOf, localDayOf, partsOf } from '../time/dates.ts';
import type { SourceError } from './failure.ts';
import { eachSeries, fetchInGroups, type Group } from './parse/groups.ts';
import { parseJson } from './parse/json.ts';
import { type Observation, seriesOf } from './parse/observations.ts';
import { changed, excerpt } from './parse/refusals.ts';
import { isoDay, numberOf } from './parse/values.ts';
import type { CreateSource, FetchedSeries, RunningValue } from './source.ts';

const SOURCE = 'nyfed';
const HOST = 'markets.newyorkfed.org';
const NEW_YORK = 'America/New_York';
/** Reference rates in percent, by the path of each. */
const RATES: Readonly<Record<string, string>> = {
  SOFR: 'secured/sofr',
  BGCR: 'secured/bgcr',
  TGCR: 'secured/tgcr',
  EFFR: 'unsecured/effr',
  OBFR: 'unsecured/obfr',
};
/** Operations of the desk in dollars, as `operationType` names them. */
const OPERATIONS = ['Reverse Repo', 'Repo'];
const OPERATIONS_KEY = 'operations';
/** Up to so many days the last rows are asked for, beyond it a range. */
const LAST_ROWS_DAYS = 40;
/** The answer for the last two weeks reaches back this far. */
const TWO_WEEKS_DAYS = 13;
/**
 * Since 11 December 2025 the desk offers repo twice a day, the second time at 13:30; before it once. Until this
 * time a day with one operation may not be over.
 */
const REPO_OVER = '14:00';
const REPO_OPERATIONS_A_DAY = 2;

/** Reference rates and repo operations of the New York Fed. */
export const createNyFedSource: CreateSource = ({ door, now }) => {
  const get = async (path: string, signal: AbortSignal): Promise<{ text: string; fetchedAtMs: number }> => {
    const reply = await door.request({ source: SOURCE, url: `https://${HOST}/api/${path}`, signal });
    return { text: reply.text(), fetchedAtMs: reply.fetchedAtMs };
  };

  async function loadRate(group: Group, signal: AbortSignal): Promise<[string, FetchedSeries][]> {
    const path = RATES[group.key]!;
    const today = localDayOf(now(), NEW_YORK);
    const span = today - group.fromDay;
    const queries =
      span <= LAST_ROWS_DAYS
        ? [`rates/${path}/last/${Math.max(span, 5)}.json`]
        : yearsOf(group, today).map((range) => `rates/${path}/search.json?${range}`);
    const bodies = await Promise.all(queries.map((query) => get(query, signal)));
    return [
      [
        group.key,
        parseRates(
          bodies.map(({ text }) => text),
          group.key,
          bodies.at(-1)!.fetchedAtMs,
        ),
      ],
    ];
  }

  async function loadOperations(
    group: Group,
    signal: AbortSignal,
  ): Promise<[string, FetchedSeries | SourceError][]> {
    const today = localDayOf(now(), NEW_YORK);
    // One answer holds both kinds; the server does not heed `operationTypes`.
    const queries =
      today - group.fromDay <= TWO_WEEKS_DAYS
        ? ['rp/all/all/results/lastTwoWeeks.json']
        : yearsOf(group, today).map((range) => `rp/results/search.json?${range}`);
    const bodies = await Promise.all(queries.map((query) => get(query, signal)));
    return parseOperations(
      bodies.map(({ text }) => text),
      group.series,
      bodies.at(-1)!.fetchedAtMs,
      now(),
    );
  }

  return {
    id: SOURCE,
    publisher: 'Federal Reserve Bank of New York',
    standing: 'official',
    hosts: [HOST],
    fetch: (requests, signal) =>
      fetchInGroups(
        SOURCE,
        requests,
        signal,
        (series) =>
          Object.hasOwn(RATES, series) ? series : OPERATIONS.includes(series) ? OPERATIONS_KEY : undefined,
        async (group) =>
          group.key === OPERATIONS_KEY ? loadOperations(group, signal) : loadRate(group, signal),
      ),
  };
};

/** The range in pieces of a calendar year: longer ones are cut or time out. */
function yearsOf({ fromDay, toDay }: Group, today: number): string[] {
  const last = Math.max(fromDay, Math.min(toDay, today));
  const ranges: string[] = [];
  let from = isoOf(fromDay);
  for (let year = partsOf(fromDay).year; year <= partsOf(last).year; year++) {
    const to = year === partsOf(last).year ? isoOf(last) : `${year}-12-31`;
    ranges.push(`startDate=${from}&endDate=${to}`);
    from = `${year + 1}-01-01`;
  }
  return ranges;
}

const ratesSchema = z.object({
  refRates: z.array(
    z.object({
      effectiveDate: z.string(),
      type: z.string(),
      percentRate: z.union([z.number(), z.string()]).nullish(),
      revisionIndicator: z.string().nullish(),
    }),
  ),
});

/**
 * `refRates` with the rate in percent. A rate that was corrected the same afternoon carries a mark; its row is
 * already the corrected one.
 */
export function parseRates(bodies: readonly string[], series: string, fetchedAtMs: number): FetchedSeries {
  const observations: Observation[] = [];
  const notes: string[] = [];
  for (const text of bodies) {
    for (const row of parseJson(SOURCE, text, ratesSchema).refRates) {
      if (row.type !== series) continue;
      const day = isoDay(SOURCE, row.effectiveDate);
      const value = numberOf(SOURCE, String(row.percentRate ?? ''));
      if (value === undefined) continue;
      observations.push([day, value]);
      if (row.revisionIndicator?.trim()) notes.push(`the rate of ${isoOf(day)} was revised by its publisher`);
    }
  }
  return seriesOf({ source: SOURCE, series, fetchedAtMs, notes }, observations);
}

const operationsSchema = z.object({
  repo: z.object({
    operations: z.array(
      z.object({
        operationId: z.string(),
        auctionStatus: z.string().nullable(),
        operationDate: z.string(),
        operationType: z.string(),
        term: z.string(),
        closeTime: z.string().nullable(),
        totalAmtAccepted: z.union([z.number(), z.string()]).nullable(),
        lastUpdated: z.string().nullish(),
        note: z.string().nullable(),
        isSmallValue: z.string().nullish(),
      }),
    ),
  }),
});
type Operation = z.infer<typeof operationsSchema>['repo']['operations'][number];

/**
 * Overnight operations, dollars accepted a day. Tests of the machinery ("Small Value Exercise") are no take-up.
 * Repo of one day is summed; of reverse repo only the operation that closes last counts, because a test beside it
 * is not always marked as one (2020-11-18).
 */
export function parseOperations(
  bodies: readonly string[],
  series: readonly string[],
  fetchedAtMs: number,
  nowMs: number,
): [string, FetchedSeries | SourceError][] {
  const all = bodies.flatMap((text) => parseJson(SOURCE, text, operationsSchema).repo.operations);
  const today = localDayOf(nowMs, NEW_YORK);
  return eachSeries(series, (name) => {
    const byDay = new Map<number, Operation[]>();
    // An operation that comes twice is still one.
    for (const operation of new Map(all.map((one) => [one.operationId, one])).values()) {
      if (operation.operationType !== name || operation.term.toLowerCase() !== 'overnight') continue;
      if (operation.auctionStatus && operation.auctionStatus.toLowerCase() !== 'results') continue;
      if (isTest(operation)) continue;
      const day = isoDay(SOURCE, operation.operationDate);
      byDay.set(day, [...(byDay.get(day) ?? []), operation]);
    }
    const observations: Observation[] = [];
    const notes: string[] = [];
    let running: RunningValue | undefined;
    for (const [day, operations] of byDay) {
      const counted = name === 'Repo' ? operations : [lastToClose(operations)];
      if (counted.length < operations.length) notes.push(`a second operation of ${isoOf(day)} was left out`);
      const amounts = counted.map((operation) => amountOf(operation));
      const value = amounts.reduce((sum, amount) => sum + amount, 0);
      const unfinished =
        name === 'Repo' &&
        day === today &&
        counted.length < REPO_OPERATIONS_A_DAY &&
        nowMs < instantAt(day, REPO_OVER, NEW_YORK);
      if (unfinished) running = { day, value, atMs: updatedAtMs(counted[0]!) ?? fetchedAtMs };
      else observations.push([day, value]);
    }
    return seriesOf(
      { source: SOURCE, series: name, fetchedAtMs, notes, ...(running ? { running } : {}) },
      observations,
    );
  });
}

/** Marked in words, by a flag, or, since repo is offered at full allotment, by the number 99 of the day. */
function isTest({ note, isSmallValue, operationId }: Operation): boolean {
  return /small[\s-]value/i.test(note ?? '') || /^y/i.test(isSmallValue ?? '') || /\s99$/.test(operationId);
}

function amountOf({ totalAmtAccepted, operationDate }: Operation): number {
  const amount = numberOf(SOURCE, String(totalAmtAccepted ?? ''));
  if (amount === undefined)
    throw changed(SOURCE, `an operation of ${excerpt(operationDate, 30)} without an amount`);
  return amount;
}

function lastToClose(operations: readonly Operation[]): Operation {
  if (operations.length === 1) return operations[0]!;
  return operations.reduce((last, operation) => (closedAt(operation) > closedAt(last) ? operation : last));
}

/** `HH:MM`, which compares as text. */
function closedAt({ closeTime, operationDate }: Operation): string {
  const time = (closeTime ?? '').trim().padStart(5, '0');
  if (!/^\d\d:\d\d$/.test(time)) {
    throw changed(SOURCE, `an operation of ${excerpt(operationDate, 30)} among several without a time`);
  }
  return time;
}

/** `YYYY-MM-DD HH:MM:SS` in New York, without a zone. */
function updatedAtMs({ lastUpdated }: Operation): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})/.exec(lastUpdated ?? '');
  return match ? instantAt(isoDay(SOURCE, match[1]!), match[2]!, NEW_YORK) : undefined;
}
