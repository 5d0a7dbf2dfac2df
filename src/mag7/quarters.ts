/**
 * Quarters out of cash-flow statements. These are told for the fiscal year to date, so a quarter is the
 * difference of two of them; the same period comes back as a comparison in later reports, sometimes restated.
 */

import { isoOf } from '../time/dates.ts';

/** One figure of one report: a period of a company, both days included, and the day the report was filed. */
export interface FiledPeriod {
  readonly startDay: number;
  readonly endDay: number;
  readonly value: number;
  readonly filedDay: number;
}

export interface Quarter {
  readonly startDay: number;
  readonly endDay: number;
  /** In the newest wording of the reports. */
  readonly value: number;
  /** The first day on which everything was filed that it takes to know this quarter. */
  readonly publicDay: number;
  /** A later report told another value than the first one. */
  readonly restated: boolean;
}

export interface Quarters {
  /** By end, rising. A quarter that cannot be worked out is not among them. */
  readonly quarters: readonly Quarter[];
  /** Periods that needed a shorter one which is not there. */
  readonly gaps: readonly string[];
}

/** A quarter has 13 weeks; companies that end on a weekday add a fourteenth every few years. */
const QUARTER_DAYS = [80, 100] as const;

const isQuarterLong = (days: number): boolean => days >= QUARTER_DAYS[0] && days <= QUARTER_DAYS[1];

/** The filings of one period, first filed first. */
interface Period {
  readonly startDay: number;
  readonly endDay: number;
  readonly filings: readonly FiledPeriod[];
}

/**
 * Every quarter that the reports give or that one subtraction gives. The shorter period is taken as it stood when
 * the longer one was last filed: a restated first quarter must not be taken off an old half year.
 */
export function quartersOf(rows: readonly FiledPeriod[]): Quarters {
  const chains = chainsOf(rows);
  const byEnd = new Map<number, Quarter>();
  const gaps: string[] = [];
  const offer = (quarter: Quarter): void => {
    const known = byEnd.get(quarter.endDay);
    if (!known || quarter.publicDay < known.publicDay) byEnd.set(quarter.endDay, quarter);
  };
  for (const chain of chains) {
    for (const period of chain) if (isQuarterLong(lengthOf(period))) offer(stated(period));
  }
  for (const chain of chains) {
    for (const period of chain) {
      if (lengthOf(period) <= QUARTER_DAYS[1] || byEnd.has(period.endDay)) continue;
      const shorter = chain.find(({ endDay }) => isQuarterLong(period.endDay - endDay));
      if (shorter) offer(difference(period, shorter));
      else gaps.push(`the quarter to ${isoOf(period.endDay)}: no report to subtract`);
    }
  }
  const quarters = [...byEnd.values()].sort((a, b) => a.endDay - b.endDay);
  return { quarters, gaps: [...new Set(gaps)].filter((gap) => !isKnown(gap, byEnd)) };
}

function isKnown(gap: string, byEnd: ReadonlyMap<number, Quarter>): boolean {
  return [...byEnd.keys()].some((endDay) => gap.includes(isoOf(endDay)));
}

/** Periods that begin on the same day, shortest first: a fiscal year as it grows. */
function chainsOf(rows: readonly FiledPeriod[]): Period[][] {
  const byStart = new Map<number, Map<number, FiledPeriod[]>>();
  for (const row of rows) {
    const ends = byStart.get(row.startDay) ?? new Map<number, FiledPeriod[]>();
    byStart.set(row.startDay, ends);
    ends.set(row.endDay, [...(ends.get(row.endDay) ?? []), row]);
  }
  return [...byStart].map(([startDay, ends]) =>
    [...ends]
      .sort(([a], [b]) => a - b)
      .map(([endDay, filings]) => ({
        startDay,
        endDay,
        filings: filings.toSorted((a, b) => a.filedDay - b.filedDay),
      })),
  );
}

const lengthOf = ({ startDay, endDay }: Period): number => endDay - startDay + 1;
const firstOf = ({ filings }: Period): FiledPeriod => filings[0]!;
const newestOf = ({ filings }: Period): FiledPeriod => filings.at(-1)!;
const isRestated = ({ filings }: Period): boolean => filings.some(({ value }) => value !== filings[0]!.value);

function stated(period: Period): Quarter {
  return {
    startDay: period.startDay,
    endDay: period.endDay,
    value: newestOf(period).value,
    publicDay: firstOf(period).filedDay,
    restated: isRestated(period),
  };
}

function difference(longer: Period, shorter: Period): Quarter {
  const newest = newestOf(longer);
  const then = shorter.filings.findLast(({ filedDay }) => filedDay <= newest.filedDay) ?? firstOf(shorter);
  return {
    startDay: shorter.endDay + 1,
    endDay: longer.endDay,
    value: newest.value - then.value,
    publicDay: Math.max(firstOf(longer).filedDay, firstOf(shorter).filedDay),
    restated: isRestated(longer) || isRestated(shorter),
  };
}

/**
 * The calendar quarter that holds the middle of a fiscal one, as a running number: 4 a year. Nvidia's quarter to
 * late January and Apple's to late December are both the fourth of their year.
 */
export function calendarQuarterOf({ startDay, endDay }: Pick<Quarter, 'startDay' | 'endDay'>): number {
  const [year, month] = isoOf(Math.round((startDay + endDay) / 2))
    .split('-')
    .map(Number) as [number, number];
  return year * 4 + Math.floor((month - 1) / 3);
}

/** The sum over the four calendar quarters that end with one of them; undefined when one is missing. */
export function yearSum(byQuarter: ReadonlyMap<number, Quarter>, last: number): number | undefined {
  let sum = 0;
  for (let quarter = last - 3; quarter <= last; quarter++) {
    const known = byQuarter.get(quarter);
    if (!known) return undefined;
    sum += known.value;
  }
  return sum;
}

export interface GroupQuarter {
  readonly calendarQuarter: number;
  /** The day when the last of the members had filed. */
  readonly publicDay: number;
  /** Over the members, this quarter alone. */
  readonly sum: number;
  /** Over the members and four quarters; undefined when one of them is missing. */
  readonly year?: number;
}

/** Quarters that all members have told, oldest first. No member is ever filled in. */
export function groupQuarters(members: readonly (readonly Quarter[])[]): GroupQuarter[] {
  const maps = members.map((quarters) => new Map(quarters.map((q) => [calendarQuarterOf(q), q])));
  const [lead, ...others] = maps;
  if (!lead) return [];
  const shared = [...lead.keys()].filter((key) => others.every((map) => map.has(key)));
  return shared
    .sort((a, b) => a - b)
    .map((calendarQuarter) => {
      const now = maps.map((map) => map.get(calendarQuarter)!);
      const years = maps.map((map) => yearSum(map, calendarQuarter)).filter((year) => year !== undefined);
      return {
        calendarQuarter,
        publicDay: Math.max(...now.map(({ publicDay }) => publicDay)),
        sum: now.reduce((sum, { value }) => sum + value, 0),
        ...(years.length === maps.length ? { year: years.reduce((sum, year) => sum + year, 0) } : {}),
      };
    });
}

export interface CapexShare {
  readonly calendarQuarter: number;
  readonly publicDay: number;
  /** Capital spending of four quarters, in percent of the operating cash flow of the same four. */
  readonly percent: number;
  /** Against the same quarter a year before, in percentage points; undefined when that is not known. */
  readonly changePoints?: number;
}

/** Where both are complete. Without cash from the business a share of it means nothing, and there is none. */
export function capexShares(capex: readonly GroupQuarter[], cash: readonly GroupQuarter[]): CapexShare[] {
  const cashOf = new Map(cash.map((quarter) => [quarter.calendarQuarter, quarter]));
  const percents = new Map<number, number>();
  const shares: CapexShare[] = [];
  for (const { calendarQuarter, publicDay, year } of capex) {
    const other = cashOf.get(calendarQuarter);
    if (year === undefined || other?.year === undefined || other.year <= 0) continue;
    const percent = (100 * year) / other.year;
    const before = percents.get(calendarQuarter - 4);
    percents.set(calendarQuarter, percent);
    shares.push({
      calendarQuarter,
      publicDay: Math.max(publicDay, other.publicDay),
      percent,
      ...(before === undefined ? {} : { changePoints: percent - before }),
    });
  }
  return shares;
}
