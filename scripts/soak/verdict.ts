import type { Collection } from './census.ts';
import { HOLDERS, type Holder } from './holders.ts';
import { type Sample, totalOf } from './sample.ts';
import type { SoakSettings } from './settings.ts';

/**
 * The first third fills what is loaded once and what is kept up to a limit (fonts, grammar, series, cards of days); what
 * rises after it would go on rising.
 */
const WARM_UP_SHARE = 1 / 3;
/**
 * kB per 1,000 wishes, for the upper end of the interval of the slope. A busy bot hears 10,000 wishes a day and is
 * started anew every week or sooner: 70 MB until then, which a container of 512 MB has beside the 400 MB of this run. It is
 * 1 kB a wish: one answer in twenty that is kept (20 kB and more) is found, and so is one picture in a hundred.
 */
export const HEAP_BOUND_KB = 1_000;
export const EXTERNAL_BOUND_KB = 1_000;
/**
 * Resident memory rises by what allocators do not give back, and falls when they do: its slope says little. Between the
 * second and the last third its median may rise by a tenth, as far as the heap and the rest of it do not explain it.
 */
const RESIDENT_SHARE = 0.1;
/** Connections come and go; as many more than in the second third may be open, on the median. */
const SPARE_HANDLES = 6;
/** What is under way at a moment differs by a few wishes; each has some dozens of promises. */
const SPARE_SIGNALS = 60;
const SPARE_PROMISES = 1_000;
/** Statements that are kept prepared: MAX_PREPARED of the engine, and those of the driver that are in use. */
const MOST_STATEMENTS = 210;
/** The next picture does not fit into what is left. */
const NEARLY = 0.98;
/** Of a normal distribution: an interval that misses in one of twenty runs. */
const TWO_SIDED_95 = 1.96;

export interface Line {
  readonly slope: number;
  /** Of the interval. */
  readonly least: number;
  readonly most: number;
}

/**
 * The median of the slopes between any two samples (Theil and Sen), which a few samples with much under way do not move,
 * and an interval of 95% for it by the ranks of those slopes: https://doi.org/10.1080/01621459.1968.10480934.
 */
export function lineThrough(xs: readonly number[], ys: readonly number[]): Line {
  const slopes: number[] = [];
  for (let j = 1; j < xs.length; j++)
    for (let i = 0; i < j; i++) if (xs[j] !== xs[i]) slopes.push((ys[j]! - ys[i]!) / (xs[j]! - xs[i]!));
  slopes.sort((a, b) => a - b);
  const n = xs.length;
  const spread = TWO_SIDED_95 * Math.sqrt((n * (n - 1) * (2 * n + 5)) / 18);
  const at = (rank: number): number => slopes[Math.min(slopes.length - 1, Math.max(0, Math.round(rank)))]!;
  return {
    slope: medianOf(slopes),
    least: at((slopes.length - spread) / 2 - 1),
    most: at((slopes.length + spread) / 2),
  };
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}

interface Finding {
  readonly ok: boolean;
  readonly text: string;
}

/** `ok` when every rule holds. */
export function verdictOf(
  samples: readonly Sample[],
  collections: readonly Collection[],
  { engine, minutes }: Pick<SoakSettings, 'engine' | 'minutes'>,
): { readonly lines: readonly string[]; readonly ok: boolean } {
  const steady = samples.filter((sample) => sample.minutes >= minutes * WARM_UP_SHARE);
  if (steady.length < 6) return { lines: ['NO too few samples for a verdict'], ok: false };
  const half = steady.length >> 1;
  const [second, third] = [steady.slice(0, half), steady.slice(half)];
  const wishes = steady.map(({ report }) => report.said / 1_000);
  const rises = (name: string, of: (sample: Sample) => number, boundKb: number): Finding => {
    const values = steady.map(of);
    const { slope, least, most } = lineThrough(wishes, values);
    return {
      // A run that could not have seen the bound says nothing.
      ok: most <= boundKb,
      text: `${name}: ${slope.toFixed(0)} kB per 1,000 wishes, from ${least.toFixed(0)} to ${most.toFixed(0)} (bound ${boundKb}); first ${mb(values[0]!)}, last ${mb(values.at(-1)!)}, lowest ${mb(Math.min(...values))}, highest ${mb(Math.max(...values))} MB`,
    };
  };
  const moved = (name: string, of: (sample: Sample) => number | undefined, spare: number): Finding => {
    const median = (some: readonly Sample[]): number =>
      medianOf(some.map(of).filter((value) => value !== undefined));
    const [before, after] = [median(second), median(third)];
    return {
      ok: after <= before + spare,
      text: `${name}: median ${before.toFixed(0)} in the second third, ${after.toFixed(0)} in the last (may rise by ${spare.toFixed(0)})`,
    };
  };
  const movedAlive = (name: string, what: 'signals' | 'promises', spare: number): Finding =>
    moved(name, ({ objects }) => objects?.[what], spare);
  const residentMedian = medianOf(second.map(({ resident }) => resident));
  const findings = [
    rises('heap after collection', ({ heap }) => heap, HEAP_BOUND_KB),
    rises('external', ({ external }) => external, EXTERNAL_BOUND_KB),
    moved('resident, kB', ({ resident }) => resident, residentMedian * RESIDENT_SHARE),
    moved('handles', ({ handles }) => totalOf(handles), SPARE_HANDLES),
    moved('open files', ({ files }) => totalOf(files), SPARE_HANDLES),
    movedAlive('abort signals', 'signals', SPARE_SIGNALS),
    movedAlive('promises', 'promises', SPARE_PROMISES),
    ...(engine === 'sqlite' ? [statements(steady)] : []),
    ...HOLDERS.filter(({ engines }) => engines?.includes(engine) ?? true).map((holder) =>
      reached(holder, collections),
    ),
    ...rowsOf(second, third),
  ];
  return {
    ok: findings.every(({ ok }) => ok),
    lines: findings.map(({ ok, text }) => `${ok ? 'ok' : 'NO'} ${text}`),
  };
}

const mb = (kb: number): string => (kb / 1_024).toFixed(1);

function statements(steady: readonly Sample[]): Finding {
  const most = Math.max(...steady.map(({ objects }) => objects?.statements ?? 0));
  return {
    ok: most <= MOST_STATEMENTS,
    text: `prepared statements: at most ${most} (bound ${MOST_STATEMENTS})`,
  };
}

/** What is kept up to a limit must have met its limit, or its size at the limit is known; never go beyond. */
function reached({ name, limit, what, unit, fullKb }: Holder, collections: readonly Collection[]): Finding {
  const found = collections.filter((collection) =>
    collection.name.split(' | ').some((held) => held.endsWith(name)),
  );
  const sizeOf = ({ entries, heldBytes }: Collection): number =>
    unit === 'entries' ? entries : Math.round(heldBytes / 1_024);
  const size = Math.max(0, ...found.map(sizeOf));
  const there = size >= limit * NEARLY;
  const full = there || fullKb === undefined ? '' : `; full it holds ${fullKb} kB`;
  return {
    ok: size <= limit && (there || fullKb !== undefined),
    text: `${what}: ${size} of ${limit} ${unit}${there ? ', its limit' : full}`,
  };
}

/**
 * Tables whose rows are kept for days by the rules of retention (docs/operations.md): nine hours fill
 * them. What Telegram sent is known for two days (`seen`), what people spent until their day is over (`budget`), finished jobs are archived for ten minutes of real time.
 */
const KEPT_FOR_DAYS =
  /kv chat (seen|budget)|archive|deliver|digest_text|live_event|event|alert|view|score|revision|series|observation|attempt|chats|digest_rules/;
/** Keys by their kind instead, and partitions of the table of jobs. */
const COUNTED_IN_PARTS = /(^|\.)kv$|jobs\.j[0-9a-f]{8}/;
/** Everything else holds what is under way, or one row a person or chat; it may move by so many. */
const SPARE_ROWS = 0.15;
const FEW_ROWS = 20;

function rowsOf(second: readonly Sample[], third: readonly Sample[]): Finding[] {
  const tables = Object.keys(third.at(-1)!.report.rows).filter((table) => !COUNTED_IN_PARTS.test(table));
  const growing: string[] = [];
  const told: string[] = [];
  for (const table of tables) {
    const of = ({ report }: Sample): number => report.rows[table] ?? 0;
    const [before, after] = [medianOf(second.map(of)), medianOf(third.map(of))];
    const kept = KEPT_FOR_DAYS.test(table);
    if (!kept && after > before * (1 + SPARE_ROWS) + FEW_ROWS)
      growing.push(`${table} from ${before} to ${after}`);
    if (after > 0)
      told.push(`${table} ${of(second[0]!)} to ${of(third.at(-1)!)}${kept ? ' (kept by rule)' : ''}`);
  }
  return [
    { ok: growing.length === 0, text: `rows that no rule keeps: ${growing.join(', ') || 'none grow'}` },
    { ok: true, text: `rows: ${told.join(', ')}` },
  ];
}
