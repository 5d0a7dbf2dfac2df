import type { Assessment, Evidence } from '../assessment/assessment.ts';
import type { Driver, Framework, Measure, Score } from '../assessment/framework.ts';
import type { Indicator } from '../indicators/indicator.ts';
import type { Registry } from '../indicators/registry.ts';
import type { Reading, Snapshot } from '../snapshot/snapshot.ts';
import type { Falsifier } from '../store/views.ts';
import { dayOf, type IsoDate, isoOf } from '../time/dates.ts';
import { nextSession } from '../time/us-market.ts';

/**
 * What would prove a named leader wrong, as something that a later close decides. It is made from the strongest of
 * the leader's own tests that speak for it today:
 * - a test of a level or spread: it goes back to where that test begins to speak against the driver, or by half of
 *   its move if that is nearer;
 * - a test of a move: half of the move of the window is given back.
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
  const leader = leaderOf(assessment);
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

/** The driver that the engine names first, if it leads its role clearly. */
export function leaderOf({ robustness: { leader }, standing }: Assessment): string | undefined {
  if (leader === null) return undefined;
  const leads = Object.values(standing).some(
    ({ status, named }) => status === 'leads' && named[0] === leader,
  );
  return leads ? leader : undefined;
}

type Checkable = Pick<Wager, 'falsifier' | 'value'>;

function checkable({ test: id, of }: Evidence, driver: Driver, parts: WagerParts): Checkable | undefined {
  for (const test of driver.tests) {
    if (test.kind === 'measure' && test.id === id) return ofMeasure(test.measure, test.score, parts);
    if (test.kind !== 'joint') continue;
    const leg = test.legs.find((one) => one.id === id);
    // A joint test stands with all its legs: the first that can be checked will do.
    const legs = leg ? [leg] : test.id === id ? test.legs.filter((one) => of.includes(one.of)) : [];
    for (const one of legs) {
      const made = givenBack(one.of, parts);
      if (made) return made;
    }
  }
  return undefined;
}

function ofMeasure(measure: Measure, score: Score, parts: WagerParts): Checkable | undefined {
  switch (measure.kind) {
    case 'level':
    case 'funding':
      return backAcross(measure.of, turningPoint(score), parts);
    case 'z':
    case 'change':
      // Runs over weeks are not given back within days.
      return measure.sessions === undefined || measure.sessions <= 5
        ? givenBack(measure.of, parts)
        : undefined;
    case 'min-score':
      return firstOf(
        measure.legs.map(({ of }) => of),
        parts,
      );
    case 'excess-fall':
      return givenBack(measure.of, parts);
    case 'crowded-fall':
      return firstOf(hardestFall(measure.of, parts), parts);
    default:
      return undefined;
  }
}

function firstOf(ids: readonly string[], parts: WagerParts): Checkable | undefined {
  for (const id of ids) {
    const made = givenBack(id, parts);
    if (made) return made;
  }
  return undefined;
}

function hardestFall(ids: readonly string[], { snapshot, assessment }: WagerParts): string[] {
  const z = (id: string): number => snapshot.readings.get(id)?.z[assessment.window] ?? 0;
  return ids.filter((id) => z(id) < 0).sort((a, b) => z(a) - z(b));
}

/** Where the score changes its sign, and the side on which it speaks against the driver. */
function turningPoint(
  score: Score,
): { readonly at: number; readonly against: 'above' | 'below' } | undefined {
  if (score.kind === 'bands') {
    // The highest band that speaks against it ends there.
    const last = score.bands.filter(({ db, upTo }) => db < 0 && upTo !== undefined).at(-1);
    return last?.upTo === undefined ? undefined : { at: last.upTo, against: 'below' };
  }
  if (score.kind !== 'ramp') return undefined;
  const { points } = score;
  for (let i = 1; i < points.length; i++) {
    const [x0, y0] = points[i - 1]!;
    const [x1, y1] = points[i]!;
    if (y0 === y1 || y0 * y1 > 0) continue;
    return { at: x0 + ((0 - y0) / (y1 - y0)) * (x1 - x0), against: y0 < y1 ? 'below' : 'above' };
  }
  return undefined;
}

function backAcross(
  id: string,
  turn: ReturnType<typeof turningPoint>,
  parts: WagerParts,
): Checkable | undefined {
  const found = levelReading(id, parts);
  if (!found || !turn) return undefined;
  const { reading } = found;
  // Already there (a print of days ago spoke): it could not be told from the day itself.
  const isThere = turn.against === 'below' ? reading.value < turn.at : reading.value > turn.at;
  if (isThere) return undefined;
  const whole = made(found, turn.against, turn.at, parts);
  // After an extreme move that point is far away: half of the move back is the harder test.
  const half = givenBack(id, parts);
  const isNearer = (one: Checkable): boolean =>
    Math.abs(one.falsifier.threshold - one.value) < Math.abs(turn.at - one.value);
  return half?.falsifier.comparison === turn.against && isNearer(half) ? half : whole;
}

function givenBack(id: string, parts: WagerParts): Checkable | undefined {
  const { assessment } = parts;
  const found = levelReading(id, parts);
  const path = found?.reading.path;
  if (!found || !path) return undefined;
  const start = path.values.length - 1 - assessment.window;
  const before = path.values[start];
  const { value } = found.reading;
  if (before === undefined || !Number.isFinite(before) || before === value) return undefined;
  const halfway = before + (value - before) * (1 - GIVEN_BACK);
  return made(found, value > before ? 'below' : 'above', halfway, parts);
}

interface Found {
  readonly indicator: Indicator;
  readonly reading: Reading;
}

function levelReading(id: string, { registry, snapshot }: WagerParts): Found | undefined {
  const indicator = registry.get(LEVEL_OF[id] ?? id);
  const reading = indicator && snapshot.readings.get(indicator.id);
  if (!reading || (indicator.unit === 'usd-adjusted' && !UNCORRECTED.has(indicator.id))) return undefined;
  // Decided by closes: what comes once a week cannot be, in this time.
  return reading.path ? { indicator, reading } : undefined;
}

function made(
  { indicator, reading }: Found,
  comparison: 'above' | 'below',
  threshold: number,
  { assessment }: WagerParts,
): Checkable {
  return {
    value: reading.value,
    falsifier: {
      indicator: indicator.id,
      comparison,
      threshold: Number(threshold.toPrecision(8)),
      unit: indicator.unit,
      by: sessionsLater(assessment.asOf, HORIZON[assessment.window]),
    },
  };
}

export function sessionsLater(date: IsoDate, count: number): IsoDate {
  let day = dayOf(date);
  for (let i = 0; i < count; i++) day = nextSession(day);
  return isoOf(day);
}
