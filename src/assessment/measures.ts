import type { ChangeKind } from '../indicators/indicator.ts';
import type { Registry } from '../indicators/registry.ts';
import { deviationAt, rawChange, shownChange } from '../snapshot/changes.ts';
import type { Path, Reading, Snapshot } from '../snapshot/snapshot.ts';
import { dayOf, type IsoDate, isoOf } from '../time/dates.ts';
import { isFundingCalendarDate } from '../time/us-market.ts';
import type { EvidenceUnit, Window } from './assessment.ts';
import { indicatorsOfMeasure, type Measure } from './framework.ts';

export type Measured =
  | {
      readonly value: number;
      readonly unit: EvidenceUnit;
      readonly asOf: IsoDate;
      readonly of: readonly string[];
    }
  | { readonly missing: string; readonly of: readonly string[] };

/** A usual move and less is no direction; two usual moves are full (DOMAIN 3, rule 2). */
const DIRECTION_ZERO = 0.5;
const DIRECTION_FULL = 2;
/** Panel members that must be known before a share of the panel means anything. */
const MIN_PANEL = 7;
const LEVEL_SESSIONS = 250;

/** Linear from 0 at half a usual move to 1 at two; the same on the other side. */
export function directionScore(z: number): number {
  const size = (Math.abs(z) - DIRECTION_ZERO) / (DIRECTION_FULL - DIRECTION_ZERO);
  return Math.sign(z) * Math.min(1, Math.max(0, size));
}

/**
 * Measures over one window of one snapshot. Results are remembered, so that tests that share a measure,
 * and the leave-one-out runs, cost nothing.
 */
export class Measures {
  readonly window: Window;
  private readonly snapshot: Snapshot;
  private readonly registry: Registry;
  private readonly panel: readonly string[];
  private readonly zKnown = new Map<string, number | undefined>();

  constructor(snapshot: Snapshot, registry: Registry, panel: readonly string[], window: Window) {
    this.snapshot = snapshot;
    this.registry = registry;
    this.panel = panel;
    this.window = window;
  }

  /** First day that counts as inside the window: after the session that starts it. */
  private startDay(sessions: number): number {
    return this.snapshot.sessions[this.last - sessions]!;
  }

  private get last(): number {
    return this.snapshot.sessions.length - 1;
  }

  reading(id: string): Reading | undefined {
    return this.snapshot.readings.get(id);
  }

  private kind(id: string): ChangeKind {
    return this.registry.get(id)!.change;
  }

  private missingOf(id: string): string {
    return this.snapshot.gaps.get(id)?.message ?? 'nothing was published inside the window';
  }

  /** The move over the last `sessions` in usual moves; sigma from before the move. */
  z(id: string, sessions: number = this.window): number | undefined {
    const key = `${id}:${sessions}`;
    if (this.zKnown.has(key)) return this.zKnown.get(key);
    const reading = this.reading(id);
    const known = reading?.z[sessions];
    const value =
      known !== undefined || !reading?.path
        ? known
        : sessions <= 5
          ? undefined
          : this.zBetween(reading, this.last - sessions, this.last);
    this.zKnown.set(key, value);
    return value;
  }

  /** A move over more than a week, in standard deviations from before it. */
  private zBetween(reading: Reading, from: number, to: number): number | undefined {
    const path = reading.path!;
    if (from < 1 || path.days[to]! <= this.snapshot.sessions[from]!) return undefined;
    const { sessions } = this.snapshot;
    const kind = this.kind(reading.id);
    const change = rawChange(kind, reading.unit, path.values[from]!, path.values[to]!);
    // 340 sessions of grid hold the span and the 250 before it.
    const deviation = deviationAt(path, sessions, kind, reading.unit, from);
    const z = deviation === undefined ? Number.NaN : change / (deviation * Math.sqrt(to - from));
    return Number.isFinite(z) ? z : undefined;
  }

  /** The change over the last `sessions` in its own unit. */
  change(id: string, sessions: number = this.window): number | undefined {
    const reading = this.reading(id);
    const path = reading?.path;
    if (!reading || !path) return undefined;
    if (path.days[this.last]! <= this.startDay(sessions) || path.days[this.last - sessions]! < 0)
      return undefined;
    return shownChange(
      this.kind(id),
      reading.unit,
      path.values[this.last - sessions]!,
      path.values[this.last]!,
    );
  }

  /** Percent move of one session, for reactions to news. */
  sessionMove(id: string, session: number): number | undefined {
    const path = this.reading(id)?.path;
    const index = this.snapshot.sessions.indexOf(session);
    if (!path || index < 1 || path.days[index] !== session) return undefined;
    const move = (path.values[index]! / path.values[index - 1]! - 1) * 100;
    return Number.isFinite(move) ? move : undefined;
  }

  measure(measure: Measure): Measured {
    const of = indicatorsOfMeasure(measure);
    switch (measure.kind) {
      case 'z':
        return this.wrap(of, this.z(measure.of, measure.sessions), 'sigma');
      case 'change': {
        const reading = this.reading(measure.of);
        const unit = reading?.changes[1]?.unit ?? reading?.unit ?? 'ratio';
        return this.wrap(of, this.change(measure.of, measure.sessions), unit);
      }
      case 'level':
        return this.wrap(of, this.level(measure.of), this.reading(measure.of)?.unit ?? 'ratio');
      case 'level-z':
        return this.wrap(of, this.levelZ(measure.of), 'sigma');
      case 'percentile-before':
        return this.wrap(of, this.percentileBefore(measure.of), 'share');
      case 'mean-abs-z':
        return this.wrap(of, this.meanAbsZ(measure.of), 'sigma');
      case 'min-score': {
        const scores = measure.legs.map(({ of: id, sign }) => {
          const z = this.z(id);
          return z === undefined ? undefined : directionScore(z * sign);
        });
        const known = scores.filter((score) => score !== undefined);
        return this.wrap(of, known.length === scores.length ? Math.min(...known) : undefined, 'score');
      }
      case 'funding':
        return this.wrap(
          of,
          this.funding(measure.of, measure.prints, measure.calendarAllowanceBp),
          'basis-points',
        );
      case 'breadth': {
        const zs = this.panelZ();
        if (zs.length < MIN_PANEL)
          return { missing: `only ${zs.length} of the panel are known`, of: this.panel };
        return this.wrap(this.panel, zs.filter((z) => z < -1).length / zs.length, 'share');
      }
      case 'excess-fall': {
        const fall = this.z(measure.of);
        const over = this.z(measure.over);
        const value = fall === undefined || over === undefined ? undefined : -fall - Math.max(0, -over);
        return this.wrap(of, value, 'sigma');
      }
      case 'crowded-fall': {
        const crowded = this.crowded(measure);
        return this.wrap(crowded ? [crowded.id] : of, crowded?.value, 'share');
      }
      case 'concentration':
        return this.concentration();
      case 'volatility-ratio':
        return this.wrap(of, this.volatilityRatio(measure), 'times');
    }
  }

  private wrap(of: readonly string[], value: number | undefined, unit: EvidenceUnit): Measured {
    if (value === undefined || !Number.isFinite(value)) {
      const gone = of.find((id) => !this.reading(id));
      return {
        missing: gone ? `${gone}: ${this.missingOf(gone)}` : 'nothing was published inside the window',
        of,
      };
    }
    const dates = of.flatMap((id) => {
      const reading = this.reading(id);
      if (!reading) return [];
      return [reading.path ? isoOf(reading.path.days[this.last]!) : reading.observationDate];
    });
    return {
      value,
      unit,
      asOf: dates.length > 0 ? dates.sort().at(-1)! : isoOf(this.snapshot.asOf.session),
      of,
    };
  }

  /** The newest level; for daily series it must have been observed inside the window. */
  private level(id: string): number | undefined {
    const reading = this.reading(id);
    if (!reading) return undefined;
    if (reading.path && reading.path.days[this.last]! <= this.startDay(this.window)) return undefined;
    if (!reading.path && this.registry.get(id)!.cadence === 'irregular') {
      // Operations and auctions: only one inside the window says something about it.
      if (dayOf(reading.observationDate) <= this.startDay(this.window)) return undefined;
    }
    return reading.value;
  }

  private levelZ(id: string): number | undefined {
    const path = this.reading(id)?.path;
    if (!path || path.days[this.last]! <= this.startDay(this.window)) return undefined;
    let count = 0;
    let sum = 0;
    let squares = 0;
    for (let i = this.last - LEVEL_SESSIONS; i < this.last; i++) {
      const value = path.values[i]!;
      if (!Number.isFinite(value)) continue;
      count += 1;
      sum += value;
      squares += value * value;
    }
    if (count < LEVEL_SESSIONS / 2) return undefined;
    const mean = sum / count;
    const sd = Math.sqrt((squares - count * mean * mean) / (count - 1));
    return sd > 0 ? (path.values[this.last]! - mean) / sd : undefined;
  }

  private percentileBefore(id: string): number | undefined {
    const series = this.reading(id)?.recent ?? this.reading(id)?.path;
    if (!series) return undefined;
    const start = this.startDay(this.window);
    let end = series.days.length - 1;
    while (end >= 0 && series.days[end]! > start) end -= 1;
    if (end < 50) return undefined;
    let below = 0;
    for (let i = 0; i <= end; i++) if (series.values[i]! <= series.values[end]!) below += 1;
    return (100 * below) / (end + 1);
  }

  private meanAbsZ(ids: readonly string[]): number | undefined {
    let sum = 0;
    for (const id of ids) {
      const z = this.z(id);
      if (z === undefined) return undefined;
      sum += Math.abs(z);
    }
    return sum / ids.length;
  }

  private panelZ(): number[] {
    return this.panel.map((id) => this.z(id)).filter((z) => z !== undefined);
  }

  private medianAbsPanel(): number | undefined {
    const sizes = this.panelZ()
      .map(Math.abs)
      .sort((a, b) => a - b);
    if (sizes.length < MIN_PANEL) return undefined;
    const middle = sizes.length >> 1;
    return sizes.length % 2 === 1 ? sizes[middle] : (sizes[middle - 1]! + sizes[middle]!) / 2;
  }

  /** The largest of the last prints, each less the allowance if it fell on a date that raises it. */
  private funding(id: string, prints: number, allowanceBp: number): number | undefined {
    const path = this.reading(id)?.path;
    // The print of the session before is the newest that is public at a close.
    if (!path || path.days[this.last]! < this.startDay(this.window)) return undefined;
    let best: number | undefined;
    let seen = 0;
    let day = Number.POSITIVE_INFINITY;
    for (let i = this.last; i >= 0 && seen < prints; i--) {
      if (path.days[i]! >= day || path.days[i]! < 0) continue;
      day = path.days[i]!;
      seen += 1;
      const value = path.values[i]! - (isFundingCalendarDate(day) ? allowanceBp : 0);
      best = best === undefined ? value : Math.max(best, value);
    }
    return best;
  }

  private crowdedKnown: { id: string; value: number; z: number } | undefined;

  private crowded(
    measure: Extract<Measure, { kind: 'crowded-fall' }>,
  ): { id: string; value: number; z: number } | undefined {
    let best: { id: string; value: number; z: number } | undefined;
    for (const id of measure.of) {
      const z = this.z(id);
      const reading = this.reading(id);
      if (z === undefined || !reading?.path) continue;
      const start = this.last - this.window;
      const run = this.runBefore(reading, start, measure.runSessions);
      const factor = run === undefined ? 0 : (measure.runs.find(({ above }) => run > above)?.factor ?? 0);
      const value = Math.max(0, Math.min(-z / measure.fullAtZ, 1)) * factor;
      if (!best || value > best.value || (value === best.value && z < best.z)) best = { id, value, z };
    }
    this.crowdedKnown = best;
    return best;
  }

  /** The run of the sessions before the window, in standard deviations known at its end. */
  private runBefore(reading: Reading, start: number, span: number): number | undefined {
    const path = reading.path!;
    if (start - span < 0) return undefined;
    const kind = this.kind(reading.id);
    const change = rawChange(kind, reading.unit, path.values[start - span]!, path.values[start]!);
    const deviation = deviationAt(path, this.snapshot.sessions, kind, reading.unit, start);
    const run = deviation === undefined ? Number.NaN : change / (deviation * Math.sqrt(span));
    return Number.isFinite(run) ? run : undefined;
  }

  private concentration(): Measured {
    const leader = this.crowdedKnown;
    const median = this.medianAbsPanel();
    if (!leader || median === undefined) return { missing: 'the panel is incomplete', of: this.panel };
    return this.wrap([leader.id], Math.abs(leader.z) / Math.max(median, 1e-9), 'times');
  }

  private volatilityRatio(measure: Extract<Measure, { kind: 'volatility-ratio' }>): number | undefined {
    const path = this.reading(measure.of)?.path;
    if (!path || path.days[this.last]! <= this.startDay(this.window)) return undefined;
    // Up to the session before: what such funds could act on. The day's own fall must not be
    // evidence for its cause.
    const seen = this.last - 1;
    const before = seen - measure.short;
    const long = realised(path, before, measure.long);
    const short = realised(path, seen, measure.short);
    if (long === undefined || short === undefined || long === 0) return undefined;
    const history: number[] = [];
    for (let end = before - 5; end > measure.long + 1; end -= 5) {
      const value = realised(path, end, measure.long);
      if (value !== undefined) history.push(value);
    }
    if (history.length < 20) return undefined;
    const rank = (100 * history.filter((value) => value <= long).length) / history.length;
    // After a spell of high volatility such selling is over: no sign either way.
    return rank <= measure.longBelowPercentile ? short / long : 1.5;
  }
}

/** Root mean square of log returns over the sessions that end at `end`. */
function realised(path: Path, end: number, sessions: number): number | undefined {
  let squares = 0;
  for (let i = end; i > end - sessions; i--) {
    const from = path.values[i - 1];
    const to = path.values[i];
    if (from === undefined || to === undefined || !(from > 0) || !(to > 0)) return undefined;
    squares += Math.log(to / from) ** 2;
  }
  return Math.sqrt(squares / sessions);
}
