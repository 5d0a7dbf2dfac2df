import type { Indicator } from '../indicators/indicator.ts';
import { nextExpected } from '../indicators/publication.ts';
import type { Registry } from '../indicators/registry.ts';
import type { History } from '../sources/history.ts';
import { isoOf } from '../time/dates.ts';
import { NEW_YORK, previousSession } from '../time/us-market.ts';
import type { AsOf } from './as-of.ts';
import { changeUnit, robustSigma, shownChange, sigmaAt, zOver } from './changes.ts';
import type { Change, Gap, Path, Reading, Snapshot } from './snapshot.ts';
import { type Invisible, Viewer, type Visible } from './visible.ts';

/** 250 sessions for sigma, 60 for the run before a window, windows of up to 20: and some room. */
export const GRID_SESSIONS = 345;
const DAILY_SPANS = [1, 3, 5, 20] as const;
const SLOW_SPANS = [1, 4] as const;
const Z_SPANS = [1, 3, 5] as const;
const PERCENTILE_OBSERVATIONS = 250;

/**
 * What every indicator says at one moment: a reading, or a gap with its reason. Never throws for
 * missing data.
 */
export function collect(
  history: History,
  registry: Registry,
  asOf: AsOf,
  only?: ReadonlySet<string>,
): Snapshot {
  const sessions = sessionGrid(asOf.session);
  const viewer = new Viewer(history, registry, asOf);
  const readings = new Map<string, Reading>();
  const gaps = new Map<string, Gap>();
  for (const indicator of registry.all) {
    if (only && !only.has(indicator.id)) continue;
    const view = viewer.view(indicator.id);
    if ('values' in view)
      readings.set(indicator.id, readingOf(indicator, view, asOf, sessions, history.mode === 'live'));
    else gaps.set(indicator.id, gapOf(indicator, view));
  }
  return { asOf, mode: history.mode, label: history.label, readings, gaps, sessions };
}

/** How many of some indicators have a reading at a moment. */
export function countVisible(
  history: History,
  registry: Registry,
  asOf: AsOf,
  ids: Iterable<string>,
): number {
  const viewer = new Viewer(history, registry, asOf);
  let count = 0;
  for (const id of ids) if ('values' in viewer.view(id)) count += 1;
  return count;
}

/** The newest value and the move over one span, in usual moves: all that a comparison of days looks at. */
export interface Move {
  readonly value: number;
  readonly z?: number;
}

/** As a snapshot has them, without the rest of it. Indicators without a reading are left out. */
export function movesAt(
  history: History,
  registry: Registry,
  asOf: AsOf,
  ids: ReadonlySet<string>,
  span: (typeof Z_SPANS)[number],
): ReadonlyMap<string, Move> {
  const sessions = sessionGrid(asOf.session);
  const viewer = new Viewer(history, registry, asOf);
  const moves = new Map<string, Move>();
  for (const id of ids) {
    const indicator = registry.get(id);
    if (!indicator) continue;
    const view = viewer.view(id);
    if (!('values' in view)) continue;
    const path = gridOf(indicator, view, sessions, history.mode === 'live');
    const z = path && zOver(path, sessions, indicator.change, indicator.unit, span);
    moves.set(id, { value: view.values[view.end]!, ...(z === undefined ? {} : { z }) });
  }
  return moves;
}

/** The path of a series that has one: of a slower one the observations themselves are kept. */
function gridOf(indicator: Indicator, view: Visible, sessions: Int32Array, live: boolean): Path | undefined {
  const { cadence } = indicator;
  if (cadence !== 'daily' && cadence !== 'calendar-daily') return undefined;
  return pathOf(view, sessions, live && isPricedEverySession(indicator));
}

function sessionGrid(last: number): Int32Array {
  const sessions = new Int32Array(GRID_SESSIONS);
  let day = last;
  for (let i = GRID_SESSIONS - 1; i >= 0; i--) {
    sessions[i] = day;
    day = previousSession(day);
  }
  return sessions;
}

function gapOf(indicator: Indicator, view: Invisible): Gap {
  const gap = {
    kind: 'gap',
    id: indicator.id,
    family: indicator.family,
    reason: view.reason,
    message: view.message,
  } as const;
  return view.lastDay === undefined ? gap : { ...gap, lastDate: isoOf(view.lastDay) };
}

function readingOf(
  indicator: Indicator,
  view: Visible,
  asOf: AsOf,
  sessions: Int32Array,
  live: boolean,
): Reading {
  const { unit, change: kind, cadence } = indicator;
  const newest = view.days[view.end]!;
  const next = nextExpected(indicator.publication, cadence, newest);
  const path = gridOf(indicator, view, sessions, live);
  const sigma = path ? sigmaAt(path, sessions, kind, unit, sessions.length - 1) : slowSigma(indicator, view);
  const z: Record<number, number> = {};
  if (path) {
    for (const span of Z_SPANS) {
      const value = zOver(path, sessions, kind, unit, span);
      if (value !== undefined) z[span] = value;
    }
  }
  const percentile = percentileOf(view);
  return {
    kind: 'reading',
    id: indicator.id,
    family: indicator.family,
    value: view.values[view.end]!,
    unit,
    observationDate: isoOf(newest),
    publishedAt: new Date(view.publishedAtMs).toISOString(),
    publisher: view.publisher,
    instrument: view.instrument,
    series: view.series,
    ...(view.insteadOf === undefined ? {} : { insteadOf: view.insteadOf }),
    changes: path ? dailyChanges(indicator, path, sessions) : slowChanges(indicator, view),
    z,
    ageDays: asOf.lastDay - newest,
    ...(sigma === undefined ? {} : { sigma: kind === 'return' ? sigma * 100 : sigma }),
    ...(percentile === undefined ? {} : { percentile }),
    ...(next ? { nextExpectedAt: new Date(next.atMs).toISOString() } : {}),
    ...(indicator.note === undefined ? {} : { note: indicator.note }),
    ...(path ? { path } : { recent: recentOf(view) }),
  };
}

function recentOf(view: Visible): Path {
  const values: number[] = [];
  const days: number[] = [];
  for (let i = Math.max(0, view.end - PERCENTILE_OBSERVATIONS + 1); i <= view.end; i++) {
    values.push(view.values[i]!);
    days.push(view.days[i]!);
  }
  return { values: Float64Array.from(values), days: Int32Array.from(days) };
}

/** Prices of New York closes and of markets that never close: a session without one is a hole of the source. */
function isPricedEverySession({ change, cadence, publication }: Indicator): boolean {
  if (change !== 'return') return false;
  if (cadence === 'calendar-daily') return publication.zone === 'UTC';
  return publication.rule === 'same-day' && publication.zone === NEW_YORK;
}

/**
 * The value as of each session's day, carried forward, with the day it was observed. With `holes`, a session before
 * the last that has no value of its own stays empty: carried over it, the next move would be told as one of one
 * session although it is one of two.
 */
function pathOf(view: Visible, sessions: Int32Array, holes: boolean): Path {
  const values = new Float64Array(sessions.length).fill(Number.NaN);
  const days = new Int32Array(sessions.length).fill(-1);
  let index = view.end;
  for (let i = sessions.length - 1; i >= 0; i--) {
    while (index >= 0 && view.days[index]! > sessions[i]!) index -= 1;
    if (index < 0) break;
    if (holes && i < sessions.length - 1 && view.days[index] !== sessions[i]) continue;
    values[i] = view.values[index]!;
    days[i] = view.days[index]!;
  }
  return { values, days };
}

function dailyChanges(indicator: Indicator, path: Path, sessions: Int32Array): Record<number, Change> {
  const changes: Record<number, Change> = {};
  const last = sessions.length - 1;
  for (const span of DAILY_SPANS) {
    const start = last - span;
    // Observed inside the window, or there is no change to tell.
    if (path.days[last]! <= sessions[start]! || path.days[start]! < 0) continue;
    changes[span] = {
      value: shownChange(indicator.change, indicator.unit, path.values[start]!, path.values[last]!),
      unit: changeUnit(indicator.change, indicator.unit),
      from: isoOf(path.days[start]!),
    };
  }
  return changes;
}

function slowChanges(indicator: Indicator, view: Visible): Record<number, Change> {
  const changes: Record<number, Change> = {};
  for (const span of SLOW_SPANS) {
    const start = view.end - span;
    if (start < 0) continue;
    changes[span] = {
      value: shownChange(indicator.change, indicator.unit, view.values[start]!, view.values[view.end]!),
      unit: changeUnit(indicator.change, indicator.unit),
      from: isoOf(view.days[start]!),
    };
  }
  return changes;
}

/** For weekly and slower series: sigma of their own changes, up to 250 of them. */
function slowSigma(indicator: Indicator, view: Visible): number | undefined {
  const changes: number[] = [];
  for (let i = view.end; i > Math.max(0, view.end - 250); i--) {
    const from = view.values[i - 1]!;
    const to = view.values[i]!;
    const change =
      indicator.change === 'return'
        ? Math.log(to / from)
        : shownChange(indicator.change, indicator.unit, from, to);
    if (Number.isFinite(change)) changes.push(change);
  }
  return robustSigma(changes);
}

function percentileOf(view: Visible): number | undefined {
  const first = Math.max(0, view.end - PERCENTILE_OBSERVATIONS + 1);
  const count = view.end - first + 1;
  if (count < 30) return undefined;
  const value = view.values[view.end]!;
  let below = 0;
  for (let i = first; i <= view.end; i++) if (view.values[i]! <= value) below += 1;
  return (100 * below) / count;
}
