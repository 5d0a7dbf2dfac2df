import type { Cadence, Indicator, SeriesRef } from '../indicators/indicator.ts';
import type { Registry } from '../indicators/registry.ts';

/** One series of one live source, with what is known of it from the indicators that read it. */
export interface TrackedSeries {
  readonly source: string;
  readonly series: string;
  /** Who reads it, the first one decides the schedule. */
  readonly indicators: readonly Indicator[];
  readonly cadence: Cadence;
  /** In the source's own unit: the widest range that a reader of it allows. */
  readonly plausible: readonly [number, number];
  /** The publisher rewrites the past: always read whole and kept as one vintage. */
  readonly revised: boolean;
  /** How many days back a first read reaches. */
  readonly historyDays: number;
}

export interface SeriesKey {
  readonly source: string;
  readonly series: string;
}

/** One word for a map. Ids of sources hold no blank. */
export function keyOf({ source, series }: SeriesKey): string {
  return `${source} ${series}`;
}

/**
 * Days back, by cadence: 345 sessions for daily series (the engine's grid) and 250 observations for the
 * percentiles of slower ones, with room for holidays.
 */
const HISTORY_DAYS: Readonly<Record<Cadence, number>> = {
  daily: 620,
  'calendar-daily': 620,
  weekly: 5 * 366,
  monthly: 21 * 366,
  quarterly: 30 * 366,
  irregular: 3 * 366,
};

/** The refs of an indicator that can be read live, best first. */
export function liveRefs(indicator: Indicator): readonly SeriesRef[] {
  return indicator.series.filter(({ source }) => source !== 'recorded');
}

/** Every live series that the registry names, once, in the registry's order. */
export function trackedSeries(registry: Registry): readonly TrackedSeries[] {
  const found = new Map<string, TrackedSeries>();
  for (const indicator of registry.all) {
    for (const ref of liveRefs(indicator)) {
      const key = keyOf(ref);
      const scale = ref.scale ?? 1;
      const range: readonly [number, number] = [
        indicator.plausible[0] / scale,
        indicator.plausible[1] / scale,
      ];
      const known = found.get(key);
      found.set(key, {
        source: ref.source,
        series: ref.series,
        indicators: [...(known?.indicators ?? []), indicator],
        cadence: known?.cadence ?? indicator.cadence,
        plausible: known
          ? [Math.min(known.plausible[0], range[0]), Math.max(known.plausible[1], range[1])]
          : range,
        revised: (known?.revised ?? false) || indicator.revised === true,
        historyDays: Math.max(known?.historyDays ?? 0, HISTORY_DAYS[indicator.cadence]),
      });
    }
  }
  return [...found.values()];
}
