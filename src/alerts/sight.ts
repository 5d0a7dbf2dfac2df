import type { Analog, Assessment } from '../assessment/assessment.ts';
import type { Indicator, Unit } from '../indicators/indicator.ts';
import type { Registry } from '../indicators/registry.ts';
import { changeUnit, shownChange } from '../snapshot/changes.ts';
import type { Reading, Snapshot } from '../snapshot/snapshot.ts';
import type { IsoDate } from '../time/dates.ts';
import { isoOf } from '../time/dates.ts';
import { type Metric, metricKey, type ThresholdUnit } from './rule.ts';
import type { Health } from './world.ts';

/** What a metric says in one snapshot. */
export type Sight =
  | {
      readonly kind: 'number';
      readonly value: number;
      readonly unit: ThresholdUnit;
      /** Of the newest observation behind it; the bucket in which an alert fires at most once. */
      readonly date: IsoDate;
      /** A price of a session that goes on. */
      readonly running: boolean;
      readonly source: string;
      readonly instrument: string;
      /** Moves of the last session in usual moves, for the message. */
      readonly z?: number;
      readonly percentile?: number;
    }
  | {
      readonly kind: 'word';
      /** Null: nothing leads. */
      readonly value: string | null;
      readonly date: IsoDate;
      readonly running: boolean;
      /** All drivers that lead in a role; for `becomes`. */
      readonly among: readonly string[];
    }
  /** Not there, or too old: nothing fires and nothing is armed again. */
  | { readonly kind: 'missing'; readonly reason: string };

/** One snapshot as alerts see it; each metric is worked out once. */
export interface SnapshotView {
  sight(metric: Metric): Sight;
  readonly snapshot: Snapshot;
  /** Undefined when there is nothing to assess. */
  readonly assessment: () => Assessment | undefined;
}

export interface ViewParts {
  readonly registry: Registry;
  readonly snapshot: Snapshot;
  /** Called at most once, when a rule needs it. May return undefined: no panel. */
  readonly assess: () => Assessment | undefined;
  readonly compare: (window: 1 | 3 | 5, episode: string) => Analog | undefined;
  readonly health?: Health | undefined;
}

export function viewOf(parts: ViewParts): SnapshotView {
  const known = new Map<string, Sight>();
  /** Rules that share a metric object skip making its key. */
  const byObject = new Map<Metric, Sight>();
  let assessed: { readonly assessment: Assessment | undefined } | undefined;
  const assessment = (): Assessment | undefined => {
    assessed ??= { assessment: parts.assess() };
    return assessed.assessment;
  };
  return {
    snapshot: parts.snapshot,
    assessment,
    sight: (metric) => {
      const quick = byObject.get(metric);
      if (quick) return quick;
      const key = metricKey(metric);
      let sight = known.get(key);
      if (!sight) {
        sight = sightOf(metric, parts, assessment);
        known.set(key, sight);
      }
      byObject.set(metric, sight);
      return sight;
    },
  };
}

const missing = (reason: string): Sight => ({ kind: 'missing', reason });

function sightOf(metric: Metric, parts: ViewParts, assessment: () => Assessment | undefined): Sight {
  const { snapshot, registry, health, compare } = parts;
  const running = snapshot.asOf.running === true;
  const day = snapshot.asOf.date;
  switch (metric.kind) {
    case 'level':
      return withReading(parts, metric.of, (reading) => ({ value: reading.value, unit: reading.unit }));
    case 'change':
      return withReading(parts, metric.of, (reading, indicator) => {
        const value = changeOver(reading, indicator, snapshot, metric.sessions);
        if (value === undefined) return undefined;
        const unit = changeUnit(indicator.change, indicator.unit);
        return { value: metric.either ? Math.abs(value) : value, unit, date: moveDate(reading) };
      });
    case 'z':
      return withReading(parts, metric.of, (reading) => {
        const value = reading.z[metric.sessions];
        if (value === undefined) return undefined;
        return { value: metric.either ? Math.abs(value) : value, unit: 'sigma', date: moveDate(reading) };
      });
    case 'spread': {
      const a = snapshot.readings.get(metric.a);
      const b = snapshot.readings.get(metric.b);
      if (!a || !b) return missing(gapReason(snapshot, a ? metric.b : metric.a));
      // Half of a spread must not be carried into a new day.
      if (a.observationDate !== b.observationDate)
        return missing(`${metric.a} is of ${a.observationDate}, ${metric.b} of ${b.observationDate}`);
      const [scale, unit] = spreadUnit(a.unit);
      return withReading(parts, metric.a, (reading) => ({
        value: (reading.value - b.value) * scale,
        unit,
        instrument: `${a.instrument}; ${b.instrument}`,
        source: a.publisher === b.publisher ? a.publisher : `${a.publisher}; ${b.publisher}`,
      }));
    }
    case 'leader': {
      const found = assessment();
      // Nobody leads a day that cannot be judged, and that is no change of the leader.
      if (!found || found.unusualness.word === 'unknown') return missing('too little is known to assess it');
      const { leaders, robustness } = found;
      const among = Object.values(leaders);
      return { kind: 'word', value: robustness.leader, date: day, running, among };
    }
    case 'odds': {
      const found = assessment();
      const driver = found?.drivers.find(({ id }) => id === metric.driver);
      if (!driver || found?.unusualness.word === 'unknown') return missing('it cannot be assessed');
      return engine(driver.oddsDb, 'decibans', day, running);
    }
    case 'analog': {
      const found = assessment();
      const analog = found && compare(found.window, metric.episode);
      return analog ? engine(analog.distance, 'distance', day, running) : missing('it cannot be compared');
    }
    case 'source': {
      const source = health?.sources.find(({ id }) => id === metric.source);
      if (!source || source.state === 'unused' || source.state === 'needs-key')
        return missing('it was not read');
      const state = source.state === 'down' ? 'down' : 'ok';
      return { kind: 'word', value: state, date: day, running: false, among: [state] };
    }
    case 'family': {
      if (!health || !registry.all.some(({ family }) => family === metric.family))
        return missing('nothing is read live');
      const state = health.familiesDown.includes(metric.family) ? 'down' : 'ok';
      return { kind: 'word', value: state, date: day, running: false, among: [state] };
    }
  }
}

/** Percents and percentage points differ in basis points; everything else in its own unit. */
export function spreadUnit(unit: Unit): readonly [scale: number, unit: Unit] {
  return unit === 'percent' || unit === 'percentage-points' ? [100, 'basis-points'] : [1, unit];
}

const engine = (value: number, unit: 'decibans' | 'distance', date: IsoDate, running: boolean): Sight => ({
  kind: 'number',
  value,
  unit,
  date,
  running,
  source: 'Undercurrent',
  instrument: '',
});

function gapReason(snapshot: Snapshot, id: string): string {
  return snapshot.gaps.get(id)?.message ?? 'it is not read';
}

function withReading(
  { snapshot, registry }: ViewParts,
  id: string,
  work: (
    reading: Reading,
    indicator: Indicator,
  ) =>
    | {
        readonly value: number;
        readonly unit: ThresholdUnit;
        readonly date?: IsoDate;
        readonly instrument?: string;
        readonly source?: string;
      }
    | undefined,
): Sight {
  const reading = snapshot.readings.get(id);
  const indicator = registry.get(id);
  if (!reading || !indicator) return missing(gapReason(snapshot, id));
  const made = work(reading, indicator);
  if (!made || !Number.isFinite(made.value)) return missing('nothing was observed in that time');
  const date = made.date ?? reading.observationDate;
  const z = reading.z[1];
  return {
    kind: 'number',
    value: made.value,
    unit: made.unit,
    date,
    running: snapshot.asOf.running === true && date >= snapshot.asOf.date,
    source: made.source ?? reading.publisher,
    instrument: made.instrument ?? reading.instrument,
    ...(z === undefined ? {} : { z }),
    ...(reading.percentile === undefined ? {} : { percentile: reading.percentile }),
  };
}

/** Changes end with the last session; the level may be younger, as bitcoin's on a weekend. */
function moveDate(reading: Reading): IsoDate {
  const day = reading.path?.days.at(-1);
  return day === undefined || day < 0 ? reading.observationDate : isoOf(day);
}

function changeOver(
  reading: Reading,
  indicator: Indicator,
  { sessions }: Snapshot,
  span: number,
): number | undefined {
  const known = reading.changes[span];
  if (known) return known.value;
  const { path } = reading;
  if (!path) return undefined;
  const last = path.values.length - 1;
  const start = last - span;
  if (start < 0 || path.days[start]! < 0 || path.days[last]! <= sessions[start]!) return undefined;
  return shownChange(indicator.change, indicator.unit, path.values[start]!, path.values[last]!);
}
