import { FAMILIES, type Family, type Indicator } from '../indicators/indicator.ts';
import { inputsOf, type Registry } from '../indicators/registry.ts';
import type { Refresher, RefreshProgress } from '../sources/refresh.ts';
import { expectedAtMs, isCurrent } from '../sources/schedule.ts';
import type { LiveSource, Standing } from '../sources/source.ts';
import type { SeriesStore } from '../sources/store/series-store.ts';
import { keyOf, liveRefs, type TrackedSeries } from '../sources/tracked.ts';
import { type IsoDate, isoOf, utcDayOf } from '../time/dates.ts';

/** What stands between the bot and one publisher. */
export interface SourceCheck {
  readonly id: string;
  readonly publisher: string;
  readonly standing: Standing;
  readonly hosts: readonly string[];
  /** `unused`: nothing of it was needed so far. `needs-key`: see `needsKey`. */
  readonly state: 'ok' | 'partly' | 'down' | 'unused' | 'needs-key';
  /** Of its last read: of all its series together, ms. */
  readonly latencyMs?: number;
  readonly seriesRead: number;
  readonly seriesFailed: number;
  readonly newest?: IsoDate;
  /** In plain words; names no path and no key. */
  readonly lastError?: string;
  readonly needsKey?: string;
  readonly attribution?: string;
}

export interface IndicatorCheck {
  readonly id: string;
  readonly family: Family;
  /** `recorded-only`: no live source publishes it. `unread`: none of its sources was read yet. */
  readonly state: 'ok' | 'late' | 'down' | 'unread' | 'recorded-only';
  /** The source in use. */
  readonly source?: string;
  /** The preferred source, when another one is in use. */
  readonly fallbackFor?: string;
  readonly newest?: IsoDate;
  readonly ageDays?: number;
  /** When the next value should be public, ISO. */
  readonly expectedNext?: string;
  readonly lastError?: string;
}

export interface NewsCheck {
  readonly id: string;
  readonly publisher: string;
  readonly state: 'ok' | 'down' | 'unread';
  readonly lastSuccess?: string;
  readonly newestItem?: string;
  readonly lastError?: string;
}

export interface DoctorReport {
  readonly at: string;
  readonly sources: readonly SourceCheck[];
  readonly indicators: readonly IndicatorCheck[];
  readonly news: readonly NewsCheck[];
  /** Families of which no indicator can be read live now. */
  readonly familiesDown: readonly Family[];
}

export interface Doctor {
  /** From what is known, without asking anybody. */
  report(): DoctorReport;
  /** Asks every source for every series, then reports. Never throws for a failing source. */
  examine(onProgress?: (progress: RefreshProgress) => void): Promise<DoctorReport>;
}

export interface DoctorParts {
  readonly registry: Registry;
  readonly sources: readonly LiveSource[];
  readonly refresher: Refresher;
  readonly store: SeriesStore;
  readonly news?: { status(): readonly NewsCheck[]; refresh(): Promise<void> };
  readonly now: () => number;
}

export function createDoctor({ registry, sources, refresher, store, news, now }: DoctorParts): Doctor {
  const bySource = new Map<string, TrackedSeries[]>();
  for (const series of refresher.tracked)
    bySource.set(series.source, [...(bySource.get(series.source) ?? []), series]);
  const byKey = new Map(refresher.tracked.map((series) => [keyOf(series), series]));

  const sourceCheck = (source: LiveSource): SourceCheck => {
    const series = bySource.get(source.id) ?? [];
    const attempts = series.flatMap((one) => store.attempt(one) ?? []);
    const failed = attempts.filter(({ failure }) => failure !== undefined);
    const newest = Math.max(...series.map((one) => store.get(one)?.days.at(-1) ?? Number.NEGATIVE_INFINITY));
    const last = attempts.reduce<(typeof attempts)[number] | undefined>(
      (latest, attempt) => (!latest || attempt.triedAtMs > latest.triedAtMs ? attempt : latest),
      undefined,
    );
    const error = failed.sort((a, b) => b.triedAtMs - a.triedAtMs)[0]?.failure?.message;
    return {
      id: source.id,
      publisher: source.publisher,
      standing: source.standing,
      hosts: source.hosts,
      state:
        source.needsKey !== undefined
          ? 'needs-key'
          : attempts.length === 0
            ? 'unused'
            : failed.length === 0
              ? 'ok'
              : failed.length === attempts.length
                ? 'down'
                : 'partly',
      seriesRead: attempts.length - failed.length,
      seriesFailed: failed.length,
      ...(last ? { latencyMs: last.durationMs } : {}),
      ...(Number.isFinite(newest) ? { newest: isoOf(newest) } : {}),
      ...(error === undefined ? {} : { lastError: error }),
      ...(source.needsKey === undefined ? {} : { needsKey: source.needsKey }),
      ...(source.attribution === undefined ? {} : { attribution: source.attribution }),
    };
  };

  const indicatorCheck = (indicator: Indicator): IndicatorCheck => {
    const base = { id: indicator.id, family: indicator.family };
    const refs = liveRefs(indicator);
    if (refs.length === 0) return { ...base, state: 'recorded-only' };
    const nowMs = now();
    const preferred = refs[0]!.source;
    const tracked = refs.flatMap((ref) => byKey.get(keyOf(ref)) ?? []);
    const current = tracked.find((series) => isCurrent(series, store.get(series), nowMs));
    const newestFirst = tracked
      .filter((series) => (store.get(series)?.days.length ?? 0) > 0)
      .sort((a, b) => store.get(b)!.days.at(-1)! - store.get(a)!.days.at(-1)!);
    const used = current ?? newestFirst[0];
    const error = tracked.map((series) => store.attempt(series)?.failure?.message).find(Boolean);
    if (!used) {
      const tried = tracked.some((series) => store.attempt(series) !== undefined);
      return { ...base, state: tried ? 'down' : 'unread', ...(error ? { lastError: error } : {}) };
    }
    const newest = store.get(used)!.days.at(-1)!;
    const expected = expectedAtMs(used, newest);
    return {
      ...base,
      state: current ? 'ok' : 'late',
      source: used.source,
      ...(used.source === preferred ? {} : { fallbackFor: preferred }),
      newest: isoOf(newest),
      ageDays: utcDayOf(nowMs) - newest,
      ...(expected === undefined ? {} : { expectedNext: new Date(expected).toISOString() }),
      ...(error && used.source !== preferred ? { lastError: error } : {}),
    };
  };

  /** A derived indicator is as good as the worst of its inputs. */
  const withDerived = (): IndicatorCheck[] => {
    const direct = new Map(
      registry.all.filter(({ derived }) => !derived).map((one) => [one.id, indicatorCheck(one)]),
    );
    const order = ['ok', 'late', 'unread', 'down', 'recorded-only'] as const;
    const of = (indicator: Indicator): IndicatorCheck => {
      const known = direct.get(indicator.id);
      if (known) return known;
      const inputs = inputsOf(indicator.derived!).map((id) => of(registry.get(id)!));
      const worst = inputs.reduce((a, b) => (order.indexOf(b.state) > order.indexOf(a.state) ? b : a));
      const newest = inputs
        .map((input) => input.newest)
        .filter((date) => date !== undefined)
        .sort()[0];
      return {
        id: indicator.id,
        family: indicator.family,
        state: worst.state,
        source:
          [...new Set(inputs.flatMap(({ source }) => source?.split(' + ') ?? []))].join(' + ') || 'derived',
        ...(newest === undefined ? {} : { newest, ageDays: utcDayOf(now()) - utcDayOf(Date.parse(newest)) }),
        ...(worst.lastError && worst.state !== 'ok' ? { lastError: worst.lastError } : {}),
      };
    };
    return registry.all.map(of);
  };

  const report = (): DoctorReport => {
    const indicators = withDerived();
    return {
      at: new Date(now()).toISOString(),
      sources: sources.map(sourceCheck),
      indicators,
      news: news?.status() ?? [],
      familiesDown: FAMILIES.filter((family) => {
        const members = indicators.filter((one) => one.family === family);
        return members.length > 0 && members.every(({ state }) => state !== 'ok' && state !== 'late');
      }),
    };
  };

  return {
    report,
    examine: async (onProgress) => {
      await Promise.all([
        refresher.refresh({ what: 'all', ...(onProgress ? { onProgress } : {}) }),
        news?.refresh(),
      ]);
      return report();
    },
  };
}
