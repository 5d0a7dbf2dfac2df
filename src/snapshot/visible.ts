import type { Indicator } from '../indicators/indicator.ts';
import { isStockClose, nextExpected, publishedAtMs } from '../indicators/publication.ts';
import { inputsOf, type Registry } from '../indicators/registry.ts';
import { type History, lastIndexAt, type Series } from '../sources/history.ts';
import { liveRefs } from '../sources/tracked.ts';
import { isoOf } from '../time/dates.ts';
import { isSession } from '../time/us-market.ts';
import type { AsOf } from './as-of.ts';
import { type MembersDerivation, membersView } from './members.ts';
import { isStale, LATE_MS } from './overdue.ts';
import type { GapReason } from './snapshot.ts';

/** The observations of an indicator that a moment may see, in the indicator's unit, oldest first. */
export interface Visible {
  readonly days: ArrayLike<number>;
  readonly values: ArrayLike<number>;
  /** Index of the newest visible observation. */
  readonly end: number;
  readonly publishedAtMs: number;
  readonly publisher: string;
  readonly instrument: string;
  readonly series: string;
  /** The publisher that is preferred and has nothing as new. Live only. */
  readonly insteadOf?: string;
}

export interface Invisible {
  readonly reason: GapReason;
  readonly message: string;
  readonly lastDay?: number;
}

/** Observations of a derived indicator that are worked out: 340 sessions, also for series with weekends. */
const DERIVED_TAIL = 520;

const cleaned = new WeakMap<Series, Map<string, Series>>();

/**
 * The series as its market's: scaled into the indicator's unit, without values outside the plausible range, and
 * without values of a day on which that market was closed (Cboe works a VIX out on holidays, from hours in which only
 * futures and a few options trade).
 */
function cleanSeries(history: History, indicator: Indicator, refIndex: number): Series | undefined {
  const ref = indicator.series[refIndex]!;
  const raw = history.get(ref.source, ref.series);
  if (!raw || raw.days.length === 0) return undefined;
  let known = cleaned.get(raw);
  if (!known) {
    known = new Map();
    cleaned.set(raw, known);
  }
  const key = `${indicator.id}:${refIndex}`;
  const cached = known.get(key);
  if (cached) return cached;
  const scale = ref.scale ?? 1;
  const [low, high] = indicator.plausible;
  const closes = isStockClose(indicator.publication);
  const days: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < raw.days.length; i++) {
    const value = raw.values[i]! * scale;
    if (value < low || value > high) continue;
    if (closes && !isSession(raw.days[i]!)) continue;
    days.push(raw.days[i]!);
    values.push(value);
  }
  const series: Series = {
    id: raw.id,
    publisher: raw.publisher,
    days: Int32Array.from(days),
    values: Float64Array.from(values),
  };
  known.set(key, series);
  return series;
}

function directView(history: History, indicator: Indicator, asOf: AsOf): Visible | Invisible {
  let best: Invisible = {
    reason: history.mode === 'live' ? 'not-read' : 'not-recorded',
    message: history.missing?.(indicator) ?? 'no source here holds it',
  };
  let late: Visible | undefined;
  for (let refIndex = 0; refIndex < indicator.series.length; refIndex++) {
    const series = cleanSeries(history, indicator, refIndex);
    if (!series || series.days.length === 0) continue;
    const ref = indicator.series[refIndex]!;
    const { days, values } = series;
    let end = lastIndexAt(days, asOf.lastDay);
    let publishedMs = 0;
    while (end >= 0) {
      publishedMs = publishedAtMs(indicator.publication, days[end]!);
      if (publishedMs <= asOf.publishedByMs) break;
      // What a live source has given out is public, whatever the rule expects.
      if (asOf.kind === 'now') {
        publishedMs = asOf.publishedByMs;
        break;
      }
      end -= 1;
    }
    if (end < 0) {
      if (best.reason === 'not-recorded' || best.reason === 'not-read') {
        best = { reason: 'not-yet-published', message: `its record begins ${isoOf(days[0]!)}` };
      }
      continue;
    }
    const newest = days[end]!;
    if (isStale(indicator, newest, asOf, history.mode)) {
      // A live record goes on: what is old there is late, not over.
      const ended = history.mode === 'recorded' && end === days.length - 1;
      if (best.lastDay === undefined || newest > best.lastDay) {
        best = {
          reason: ended ? 'ended' : 'stale',
          message: `${ended ? 'the record ends' : 'the newest value is of'} ${isoOf(newest)}`,
          lastDay: newest,
        };
      }
      continue;
    }
    const view: Visible = {
      days,
      values,
      end,
      publishedAtMs: publishedMs,
      publisher: series.publisher,
      instrument: ref.instrument,
      series: ref.series,
    };
    if (asOf.kind !== 'now') return view;
    // The preferred source as long as it is in time; then whoever has the newest value.
    if (late && newest <= late.days[late.end]!) continue;
    const preferred = liveRefs(indicator)[0];
    const instead = preferred && preferred !== ref ? history.publisherOf?.(preferred.source) : undefined;
    const shown = instead === undefined ? view : { ...view, insteadOf: instead };
    const next = nextExpected(indicator.publication, indicator.cadence, newest);
    if (!next || asOf.publishedByMs < next.atMs + LATE_MS) return shown;
    late = shown;
  }
  return late ?? best;
}

function isVisible(view: Visible | Invisible): view is Visible {
  return 'values' in view;
}

/** Looks at indicators of one history at one moment; derived ones are worked out from visible inputs only. */
export class Viewer {
  private readonly known = new Map<string, Visible | Invisible>();
  private readonly history: History;
  private readonly registry: Registry;
  private readonly asOf: AsOf;

  constructor(history: History, registry: Registry, asOf: AsOf) {
    this.history = history;
    this.registry = registry;
    this.asOf = asOf;
  }

  view(id: string): Visible | Invisible {
    const known = this.known.get(id);
    if (known) return known;
    const indicator = this.registry.get(id);
    if (!indicator) throw new RangeError(`unknown indicator ${id}`);
    const view = indicator.derived ? this.derive(indicator) : directView(this.history, indicator, this.asOf);
    this.known.set(id, view);
    return view;
  }

  private ofMembers(indicator: Indicator, derived: MembersDerivation): Visible | Invisible {
    const view = membersView(derived, (id) => this.view(id));
    if (!isVisible(view) || !isStale(indicator, view.days[view.end]!, this.asOf, this.history.mode))
      return view;
    const newest = view.days[view.end]!;
    return { reason: 'stale', message: `the newest value is of ${isoOf(newest)}`, lastDay: newest };
  }

  private derive(indicator: Indicator): Visible | Invisible {
    const derived = indicator.derived!;
    if (derived.op === 'members') return this.ofMembers(indicator, derived);
    const inputs = inputsOf(derived).map((id) => ({ id, view: this.view(id) }));
    const views: Visible[] = [];
    for (const { id, view } of inputs) {
      if (!isVisible(view)) {
        const message = `${this.registry.get(id)!.label.en} is missing: ${view.message}`;
        return view.lastDay === undefined
          ? { reason: 'input-missing', message }
          : { reason: 'input-missing', message, lastDay: view.lastDay };
      }
      views.push(view);
    }
    const { days, values } = combine(
      derived,
      views,
      inputs.every(({ id }) => this.registry.get(id)?.cadence === 'daily'),
    );
    if (days.length === 0) return { reason: 'input-missing', message: 'its inputs share no date' };
    const newest = days.at(-1)!;
    if (isStale(indicator, newest, this.asOf, this.history.mode)) {
      return { reason: 'stale', message: `the newest value is of ${isoOf(newest)}`, lastDay: newest };
    }
    return {
      days,
      values,
      end: days.length - 1,
      publishedAtMs: Math.max(...views.map((view) => view.publishedAtMs)),
      publisher: [...new Set(views.map((view) => view.publisher))].join('; '),
      instrument: [...new Set(views.map((view) => view.instrument))].slice(0, 3).join(' and '),
      series: views.map((view) => view.series).join(', '),
    };
  }
}

type Derived = Exclude<NonNullable<Indicator['derived']>, { op: 'members' }>;

function combine(
  derived: Derived,
  views: readonly Visible[],
  allDaily: boolean,
): { days: number[]; values: number[] } {
  const lead = views[0]!;
  const first = Math.max(0, lead.end - DERIVED_TAIL);
  const days: number[] = [];
  const values: number[] = [];
  const push = (day: number, value: number): void => {
    if (!Number.isFinite(value)) return;
    days.push(day);
    values.push(value);
  };
  if (derived.op === 'trailing-mean') {
    for (let i = Math.max(first, derived.count - 1); i <= lead.end; i++) {
      let sum = 0;
      for (let j = 0; j < derived.count; j++) sum += lead.values[i - j]!;
      push(lead.days[i]!, sum / derived.count);
    }
    return { days, values };
  }
  if (derived.op === 'quarter-spliced') {
    // Backwards from the newest value: a step over a quarter start is no change.
    let level = lead.values[lead.end]!;
    const reversed: [number, number][] = [[lead.days[lead.end]!, level]];
    for (let i = lead.end; i > first; i--) {
      if (sameQuarter(lead.days[i]!, lead.days[i - 1]!)) level *= lead.values[i - 1]! / lead.values[i]!;
      reversed.push([lead.days[i - 1]!, level]);
    }
    for (const [day, value] of reversed.reverse()) push(day, value);
    return { days, values };
  }
  const at = views.map(() => 0);
  const bases = views.map(() => Number.NaN);
  for (let i = first; i <= lead.end; i++) {
    const day = lead.days[i]!;
    const current = views.map((view, k) => {
      let index = at[k]!;
      while (index < view.end && view.days[index + 1]! <= day) index += 1;
      at[k] = index;
      return index;
    });
    const sameDate = views.every((view, k) => view.days[current[k]!] === day);
    const known = views.every((view, k) => view.days[current[k]!]! <= day);
    // Two daily series need the same date: half of a spread must not be carried into a new day.
    if (!known || (allDaily && !sameDate)) continue;
    const value = (k: number): number => views[k]!.values[current[k]!]!;
    if (derived.op === 'spread') push(day, (value(0) - value(1)) * derived.scale);
    else if (derived.op === 'ratio') push(day, (value(0) / value(1)) * derived.scale);
    else if (!sameDate) continue;
    else if (derived.op === 'mean') push(day, views.reduce((sum, _, k) => sum + value(k), 0) / views.length);
    else if (derived.op === 'implied-earnings') push(day, value(0) / value(1));
    else {
      const total = views.reduce((sum, _, k) => {
        if (Number.isNaN(bases[k]!)) bases[k] = value(k);
        return sum + value(k) / bases[k]!;
      }, 0);
      push(day, (100 * total) / views.length);
    }
  }
  return { days, values };
}

function sameQuarter(a: number, b: number): boolean {
  const quarter = (day: number): string => {
    const iso = isoOf(day);
    return `${iso.slice(0, 4)}-${Math.floor((Number(iso.slice(5, 7)) - 1) / 3)}`;
  };
  return quarter(a) === quarter(b);
}
