import { z } from 'zod';
import { capexShares, type FiledPeriod, groupQuarters, type Quarter, quartersOf } from '../mag7/quarters.ts';
import { HYPERSCALERS, SYMBOLS, THE_SEVEN } from '../mag7/seven.ts';
import { isoOf } from '../time/dates.ts';
import { SourceError } from './failure.ts';
import type { HttpDoor } from './http/door.ts';
import { eachSeries, fetchInGroups } from './parse/groups.ts';
import { parseJson } from './parse/json.ts';
import { type Observation, seriesOf } from './parse/observations.ts';
import { isoDay } from './parse/values.ts';
import type { CreateSource, FetchedSeries } from './source.ts';

/**
 * Capital spending and operating cash flow of the seven, from their reports at the SEC.
 *
 * Series: `NVDA/capex` and `NVDA/ocf`, US dollars of one fiscal quarter; for the groups `hyperscalers` and `seven`
 * `/capex` and `/ocf` (sums over the members, one calendar quarter), `/capex-share` (capital spending of four
 * quarters in percent of their operating cash flow) and `/capex-share-change` (against a year before, in points).
 *
 * **A value is dated by the day on which its report was filed**, not by the end of its quarter: that is the day it
 * became public, and reports are filed two to eight weeks after the end. Of a group, the day when the last member filed.
 */

const SOURCE = 'sec';
const HOST = 'data.sec.gov';
const CONTACT = 'SEC_CONTACT';

const GROUPS: Readonly<Record<string, readonly string[]>> = { hyperscalers: HYPERSCALERS, seven: SYMBOLS };
const COMPANY_FIGURES = ['capex', 'ocf'] as const;
const GROUP_FIGURES = ['capex', 'ocf', 'capex-share', 'capex-share-change'] as const;
type CompanyFigure = (typeof COMPANY_FIGURES)[number];
type GroupFigure = (typeof GROUP_FIGURES)[number];

/**
 * The tags in which companies tell a figure. They change them (Amazon in 2017, Nvidia in 2020, Apple in 2015), so
 * the one with the newest period counts; of two, the first.
 */
const TAGS: Readonly<Record<CompanyFigure, readonly string[]>> = {
  capex: ['PaymentsToAcquirePropertyPlantAndEquipment', 'PaymentsToAcquireProductiveAssets'],
  ocf: ['NetCashProvidedByUsedInOperatingActivities'],
};

/**
 * Annual reports are due after 60 days. A quarter that first appears later than this is only the comparison in a
 * report of the year after (the tag is new, or the record begins there): nobody could read it in time here.
 */
const LATEST_FILING_DAYS = 120;
/** The largest of these records holds a few hundred rows. */
const MAX_BYTES = 4 * 1024 * 1024;

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const conceptSchema = z.object({
  tag: z.string(),
  units: z.object({
    // Never empty: a tag without values has no record at all.
    USD: z.array(z.object({ start: date, end: date, val: z.number(), filed: date })).min(1),
  }),
});

interface CompanyQuarters {
  readonly quarters: readonly Quarter[];
  readonly notes: readonly string[];
  readonly fetchedAtMs: number;
}

type LoadQuarters = (symbol: string, figure: CompanyFigure) => Promise<CompanyQuarters>;

export const createSecSource: CreateSource = ({ door, keys }) => {
  const contact = keys[CONTACT]?.trim();
  return {
    id: SOURCE,
    publisher: 'SEC EDGAR (company reports)',
    standing: 'official',
    hosts: [HOST],
    ...(contact ? {} : { needsKey: CONTACT }),
    async fetch(requests, signal) {
      // One read of a figure serves the company and its groups.
      const known = new Map<string, Promise<CompanyQuarters>>();
      const load: LoadQuarters = (symbol, figure) => {
        const key = `${symbol}/${figure}`;
        const loading = known.get(key) ?? companyQuarters(door, contact, symbol, figure, signal);
        known.set(key, loading);
        return loading;
      };
      return fetchInGroups(SOURCE, requests, signal, groupOf, async ({ key, series }) => {
        if (!contact)
          throw new SourceError(SOURCE, 'not-configured', `${SOURCE}: no contact. Set ${CONTACT}`);
        const figures = new Set(series.flatMap((name) => needed(figureOf(name))));
        const members = GROUPS[key] ?? [key];
        const read = new Map<string, CompanyQuarters | SourceError>();
        await Promise.all(
          members.flatMap((symbol) =>
            [...figures].map(async (figure) =>
              read.set(`${symbol}/${figure}`, await outcome(load(symbol, figure))),
            ),
          ),
        );
        const get = (symbol: string, figure: CompanyFigure): CompanyQuarters => {
          const result = read.get(`${symbol}/${figure}`)!;
          if (result instanceof SourceError) throw result;
          return result;
        };
        return eachSeries(series, (name) =>
          GROUPS[key]
            ? groupSeries(name, figureOf(name) as GroupFigure, members, get)
            : companySeries(name, get(key, figureOf(name) as CompanyFigure)),
        );
      });
    },
  };
};

async function outcome<T>(promise: Promise<T>): Promise<T | SourceError> {
  try {
    return await promise;
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

const figureOf = (series: string): string => series.slice(series.indexOf('/') + 1);

function needed(figure: string): readonly CompanyFigure[] {
  return figure === 'capex' || figure === 'ocf' ? [figure] : COMPANY_FIGURES;
}

/** The company or group of a series; undefined when it is none of ours. */
function groupOf(series: string): string | undefined {
  const [owner = '', figure, ...more] = series.split('/');
  if (more.length > 0) return undefined;
  const figures: readonly string[] = Object.hasOwn(GROUPS, owner)
    ? GROUP_FIGURES
    : SYMBOLS.includes(owner)
      ? COMPANY_FIGURES
      : [];
  return figures.includes(figure ?? '') ? owner : undefined;
}

async function companyQuarters(
  door: HttpDoor,
  contact: string | undefined,
  symbol: string,
  figure: CompanyFigure,
  signal: AbortSignal,
): Promise<CompanyQuarters> {
  const { cik } = THE_SEVEN.find((company) => company.symbol === symbol)!;
  const records = await Promise.all(
    TAGS[figure].map((tag) => outcome(readConcept(door, contact, cik, tag, signal))),
  );
  const found = records.filter((record): record is Concept => !(record instanceof SourceError));
  // "No such tag for this company" is an answer; a failure of the other one is not: the newer tag may be there.
  const failed = records.find((record) => record instanceof SourceError && record.status !== 404);
  if (failed instanceof SourceError) throw failed;
  const newest = found.reduce<Concept | undefined>(
    (best, record) => (!best || record.newestEnd > best.newestEnd ? record : best),
    undefined,
  );
  if (!newest) throw new SourceError(SOURCE, 'empty', `${SOURCE}: no report of ${symbol} tells ${figure}`);
  const { quarters, gaps } = quartersOf(newest.rows);
  const restated = quarters.filter(({ restated }) => restated).length;
  return {
    quarters,
    notes: [
      ...gaps.slice(-2),
      ...(restated > 0 ? [`${symbol}: ${restated} quarters as restated in later reports`] : []),
    ],
    fetchedAtMs: newest.fetchedAtMs,
  };
}

interface Concept {
  readonly rows: readonly FiledPeriod[];
  readonly newestEnd: number;
  readonly fetchedAtMs: number;
}

async function readConcept(
  door: HttpDoor,
  contact: string | undefined,
  cik: string,
  tag: string,
  signal: AbortSignal,
): Promise<Concept> {
  const reply = await door.request({
    source: SOURCE,
    url: `https://${HOST}/api/xbrl/companyconcept/CIK${cik}/us-gaap/${tag}.json`,
    // Without a name and an address in the agent the SEC refuses every program.
    headers: { accept: 'application/json', 'user-agent': `Undercurrent ${contact}` },
    maxBytes: MAX_BYTES,
    signal,
  });
  const text = reply.text();
  refuseNotices(text);
  const { units } = parseJson(SOURCE, text, conceptSchema);
  const rows = units.USD.map(
    ({ start, end, val, filed }): FiledPeriod => ({
      startDay: isoDay(SOURCE, start),
      endDay: isoDay(SOURCE, end),
      value: val,
      filedDay: isoDay(SOURCE, filed),
    }),
  );
  return {
    rows,
    newestEnd: rows.reduce((newest, { endDay }) => Math.max(newest, endDay), Number.NEGATIVE_INFINITY),
    fetchedAtMs: reply.fetchedAtMs,
  };
}

/** The SEC refuses with pages, now and then with status 200. */
function refuseNotices(text: string): void {
  if (!/^\s*</.test(text)) return;
  if (/undeclared automated tool/i.test(text)) {
    throw new SourceError(SOURCE, 'blocked', `${SOURCE}: refuses the contact. Check ${CONTACT}`);
  }
  if (/request rate threshold/i.test(text)) {
    throw new SourceError(SOURCE, 'rate-limited', `${SOURCE}: asks for fewer requests`);
  }
}

function companySeries(series: string, { quarters, notes, fetchedAtMs }: CompanyQuarters): FetchedSeries {
  const timely = quarters.filter(({ endDay, publicDay }) => publicDay - endDay <= LATEST_FILING_DAYS);
  const late = quarters.length - timely.length;
  const newest = timely.at(-1);
  return dated(
    series,
    fetchedAtMs,
    timely.map(({ publicDay, value }) => [publicDay, value]),
    [
      ...notes,
      ...(late > 0 ? [`${late} quarters left out: first told in a report of the year after`] : []),
      ...(newest ? [`the newest quarter ended ${isoOf(newest.endDay)}`] : []),
    ],
  );
}

function groupSeries(
  series: string,
  figure: GroupFigure,
  members: readonly string[],
  get: (symbol: string, figure: CompanyFigure) => CompanyQuarters,
): FetchedSeries {
  const read = needed(figure).map((name) => members.map((symbol) => get(symbol, name)));
  const fetchedAtMs = Math.max(...read.flat().map((company) => company.fetchedAtMs));
  const [first, second] = read.map((companies) => groupQuarters(companies.map(({ quarters }) => quarters)));
  const notes = [`sum over ${members.join(', ')}`];
  if (!second) {
    const rows = first!.map(({ publicDay, sum }): Observation => [publicDay, sum]);
    return dated(series, fetchedAtMs, rows, notes);
  }
  const rows = capexShares(first!, second).flatMap(({ publicDay, percent, changePoints }): Observation[] => {
    const value = figure === 'capex-share' ? percent : changePoints;
    return value === undefined ? [] : [[publicDay, value]];
  });
  return dated(series, fetchedAtMs, rows, notes);
}

/** Quarters come in the order of their ends; a late report must not put an older one after a newer one. */
function dated(
  series: string,
  fetchedAtMs: number,
  rows: readonly Observation[],
  notes: readonly string[],
): FetchedSeries {
  const rising: Observation[] = [];
  for (const row of rows.toReversed()) if (rising.length === 0 || row[0] < rising[0]![0]) rising.unshift(row);
  const dropped = rows.length - rising.length;
  return seriesOf(
    {
      source: SOURCE,
      series,
      fetchedAtMs,
      notes: [...notes, ...(dropped > 0 ? [`${dropped} quarters left out: filed after a newer one`] : [])],
    },
    rising,
  );
}
