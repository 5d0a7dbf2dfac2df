import { clearLeader } from '../answer/scored-view.ts';
import type { Assessment, Evidence } from '../assessment/assessment.ts';
import type { Driver, Framework, Measure, Score } from '../assessment/framework.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { Registry } from '../indicators/registry.ts';
import type { Reading, Snapshot } from '../snapshot/snapshot.ts';
import type { Falsifier } from '../store/views.ts';
import { dayOf, type IsoDate, isoOf } from '../time/dates.ts';
import { nextSession } from '../time/us-market.ts';
import { isBeyond } from './threshold.ts';

/**
 * What would prove a named leader wrong, as something that a later close decides. It is made from the strongest of
 * the leader's own tests that speak for it today:
 * - a test of a level or spread: it goes back to where that test begins to speak against the driver, or by half of
 *   a move of more than usual size if that is nearer;
 * - a test of a move: half of the move of the window is given back; where a small move speaks for it, the move grows
 *   to where the test begins to speak against it.
 */
export interface Wager {
  readonly driver: string;
  /** The test it is made from. */
  readonly test: string;
  readonly falsifier: Falsifier;
  /** Value of the indicator when it was made. */
  readonly value: number;
}

/** Sessions in which a view may be proved wrong, by the window that it explains. */
const HORIZON: Readonly<Record<1 | 3 | 5, number>> = { 1: 5, 3: 10, 5: 10 };

/** Of a move. All of it hardly ever comes back so soon, whatever caused it: that would be no test. */
const GIVEN_BACK = 0.5;
/** In sigmas of the window. */
const USUAL_MOVE = 1;

/** Series corrected for dividends have no level; these have one for the same thing. */
const LEVEL_OF: Readonly<Record<string, string>> = {
  spx: 'spx-index',
  ndx: 'nasdaq-composite',
  dollar: 'dxy',
  copper: 'copper-futures',
  semis: 'sox',
};
/** A fund that pays no dividend: its corrected price is its price. */
const UNCORRECTED: ReadonlySet<string> = new Set(['oil']);

export interface WagerParts {
  readonly assessment: Assessment;
  readonly snapshot: Snapshot;
  readonly framework: Framework;
  readonly registry: Registry;
}

/** Undefined when nobody leads, or none of the leader's tests can be decided by one later value. */
export function wagerOf(parts: WagerParts): Wager | undefined {
  const { assessment, framework } = parts;
  const leader = clearLeader(assessment);
  const driver = framework.drivers.find(({ id }) => id === leader);
  const found = assessment.drivers.find(({ id }) => id === leader);
  if (!driver || !found) return undefined;
  const speaking = found.evidence
    .filter(({ weightDb, value }) => weightDb > 0 && value !== null)
    .sort((a, b) => b.ownDb - a.ownDb);
  for (const evidence of speaking) {
    const made = checkable(evidence, driver, parts);
    if (made) return { driver: driver.id, test: evidence.test, ...made };
  }
  return undefined;
}

type Checkable = Pick<Wager, 'falsifier' | 'value'>;
/** On which side of a threshold a value speaks against the driver. */
type Side = Falsifier['comparison'];

function checkable({ test: id, of }: Evidence, driver: Driver, parts: WagerParts): Checkable | undefined {
  for (const test of driver.tests) {
    if (test.kind === 'measure' && test.id === id)
      // What the calendar raises goes back by itself: for a driver of the calendar that proves nothing wrong.
      return test.measure.kind === 'funding' && isOfCalendar(driver)
        ? undefined
        : ofMeasure(test.measure, test.score, parts);
    if (test.kind !== 'joint') continue;
    const leg = test.legs.find((one) => one.id === id);
    // A joint test stands with all its legs: the first that can be checked will do.
    const legs = leg ? [leg] : test.id === id ? test.legs.filter((one) => of.includes(one.of)) : [];
    const made = firstOf(legs, parts);
    if (made) return made;
  }
  return undefined;
}

function ofMeasure(measure: Measure, score: Score, parts: WagerParts): Checkable | undefined {
  switch (measure.kind) {
    case 'level':
    case 'funding':
      return backAcross(measure.of, turningPoint(score), parts);
    case 'z':
    case 'change': {
      // Runs over weeks are not given back within days.
      if (measure.sessions !== undefined && measure.sessions > 5) return undefined;
      const turn = turningPoint(score);
      if (!turn) return undefined;
      // "Hardly moved" speaks for some: then giving a move back proves nothing, but a move that is too large does.
      const isForCalm = turn.against === 'above' ? turn.at > 0 : turn.at < 0;
      if (!isForCalm) return givenBack(measure.of, turn.against, parts);
      return measure.kind === 'change' ? movedAcross(measure.of, turn, parts) : undefined;
    }
    case 'min-score':
      return firstOf(measure.legs, parts);
    case 'excess-fall':
      return givenBack(measure.of, 'above', parts);
    case 'crowded-fall':
      return firstOf(
        hardestFall(measure.of, parts).map((of) => ({ of, sign: -1 })),
        parts,
      );
    default:
      return undefined;
  }
}

function firstOf(
  legs: readonly { readonly of: string; readonly sign: number }[],
  parts: WagerParts,
): Checkable | undefined {
  for (const { of, sign } of legs) {
    const made = givenBack(of, sign > 0 ? 'below' : 'above', parts);
    if (made) return made;
  }
  return undefined;
}

function isOfCalendar({ tests }: Driver): boolean {
  return tests.some((test) => test.kind === 'event' && test.source.rule === 'calendar');
}

function hardestFall(ids: readonly string[], { snapshot, assessment }: WagerParts): string[] {
  const z = (id: string): number => snapshot.readings.get(id)?.z[assessment.window] ?? 0;
  return ids.filter((id) => z(id) < 0).sort((a, b) => z(a) - z(b));
}

interface Turn {
  readonly at: number;
  readonly against: Side;
}

/** Where the score changes its sign, and the side on which it speaks against the driver. */
function turningPoint(score: Score): Turn | undefined {
  if (score.kind === 'direction')
    return { at: -score.offset / score.sign, against: score.sign > 0 ? 'below' : 'above' };
  if (score.kind === 'bands') {
    // The highest band that speaks against it ends there.
    const last = score.bands.filter(({ db, upTo }) => db < 0 && upTo !== undefined).at(-1);
    return last?.upTo === undefined ? undefined : { at: last.upTo, against: 'below' };
  }
  const { points } = score;
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1]!;
    const [x1, y1] = points[i]!;
    if (y0 === y1 || y0 * y1 > 0) continue;
    return { at: x0 + ((0 - y0) / (y1 - y0)) * (x1 - x0), against: y0 < y1 ? 'below' : 'above' };
  }
  return undefined;
}

function backAcross(id: string, turn: Turn | undefined, parts: WagerParts): Checkable | undefined {
  const found = levelReading(id, parts);
  if (!found || !turn) return undefined;
  const whole = made(found, turn.against, turn.at, parts);
  // After an extreme move that point is far away: half of the move back is the harder test. Half of a small one is noise.
  const hasMoved = Math.abs(found.reading.z[parts.assessment.window] ?? 0) >= USUAL_MOVE;
  const half = hasMoved ? givenBack(id, turn.against, parts) : undefined;
  const distance = ({ falsifier, value }: Checkable): number => Math.abs(falsifier.threshold - value);
  return whole && half && distance(half) < distance(whole) ? half : whole;
}

/** The move of the window goes on to where its test begins to speak against the driver. */
function movedAcross(id: string, { at, against }: Turn, parts: WagerParts): Checkable | undefined {
  const found = levelReading(id, parts);
  const move = found && moveOf(found.reading, parts);
  if (!move) return undefined;
  const { change, unit } = found.indicator;
  const scale = change === 'basis-points' && unit !== 'basis-points' ? 0.01 : 1;
  const level = change === 'return' ? move.before * (1 + at / 100) : move.before + at * scale;
  return made(found, against, level, parts);
}

/** Half of the move of the window, if that is against the driver. */
function givenBack(id: string, against: Side, parts: WagerParts): Checkable | undefined {
  const found = levelReading(id, parts);
  const move = found && moveOf(found.reading, parts);
  if (!move || move.close === move.before) return undefined;
  const { before, close } = move;
  if ((close > before ? 'below' : 'above') !== against) return undefined;
  return made(found, against, before + (close - before) * (1 - GIVEN_BACK), parts);
}

/** From the session before the window to the last one: what the tests of moves have measured. */
function moveOf(
  { path }: Reading,
  { assessment }: WagerParts,
): { readonly before: number; readonly close: number } | undefined {
  const before = path?.values.at(-1 - assessment.window);
  const close = path?.values.at(-1);
  if (before === undefined || close === undefined) return undefined;
  return Number.isFinite(before) && Number.isFinite(close) ? { before, close } : undefined;
}

interface Found {
  readonly indicator: Indicator;
  readonly reading: Reading;
}

/** Levels of these depend on where the record begins or on the newest value: a later one cannot be held against them. */
const WITHOUT_LEVEL: ReadonlySet<string> = new Set(['basket', 'quarter-spliced', 'implied-earnings']);

function levelReading(id: string, { registry, snapshot }: WagerParts): Found | undefined {
  const indicator = registry.get(LEVEL_OF[id] ?? id);
  const reading = indicator && snapshot.readings.get(indicator.id);
  if (!reading || (indicator.unit === 'usd-adjusted' && !UNCORRECTED.has(indicator.id))) return undefined;
  if (indicator.derived && WITHOUT_LEVEL.has(indicator.derived.op)) return undefined;
  // Decided by closes: what comes once a week cannot be, in this time.
  return reading.path ? { indicator, reading } : undefined;
}

/** Undefined when the newest value is there already: it could not be told from the day itself. */
function made(
  { indicator, reading }: Found,
  comparison: Side,
  level: number,
  { assessment, snapshot }: WagerParts,
): Checkable | undefined {
  const threshold = asPrinted(level, comparison, indicator);
  const { value } = reading;
  if (!isBeyond(threshold, value, comparison)) return undefined;
  const anchor = lastClose(reading, snapshot);
  return {
    value,
    falsifier: {
      indicator: indicator.id,
      comparison,
      threshold,
      unit: indicator.unit,
      by: sessionsLater(assessment.asOf, HORIZON[assessment.window]),
      ...(anchor ? { anchor } : {}),
    },
  };
}

/** Rounded away from the value to the digits that readers see, so that what they read is what decides. */
function asPrinted(level: number, comparison: Side, { unit, decimals }: Indicator): number {
  const precise = Number(level.toPrecision(8));
  if (unit === 'fraction' || unit === 'usd-millions' || unit === 'usd-billions') return precise;
  const scale = 10 ** decimals;
  const steps =
    comparison === 'above' ? Math.ceil(precise * scale - 1e-6) : Math.floor(precise * scale + 1e-6);
  return steps / scale;
}

/** The newest close that stands: a later snapshot tells by it whether the series was restated. */
function lastClose({ path }: Reading, { asOf }: Snapshot): Falsifier['anchor'] {
  if (!path) return undefined;
  for (let i = path.days.length - 1; i >= 0; i--) {
    const day = path.days[i]!;
    if (day < 0 || (asOf.running && day >= asOf.session)) continue;
    const value = path.values[i]!;
    return Number.isFinite(value) ? { day: isoOf(day), value } : undefined;
  }
  return undefined;
}

export function sessionsLater(date: IsoDate, count: number): IsoDate {
  let day = dayOf(date);
  for (let i = 0; i < count; i++) day = nextSession(day);
  return isoOf(day);
}
