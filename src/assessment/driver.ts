import type { EventStrength } from '../events/strength.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { isoOf } from '../time/dates.ts';
import type { DriverAssessment, Evidence, Verdict } from './assessment.ts';
import type { Driver, EventTest, JointTest, KnockOut, PriceTest, Role } from './framework.ts';
import { directionScore, type Measures } from './measures.ts';
import { blockWeights, scoreOf } from './score.ts';
import { sourceOf } from './source-text.ts';

/** The total never counts more than this (DOMAIN 3, rule 4). */
export const CLIP_DB = 40;
/** A trigger is named only from this event strength on (rule 8). */
export const NAMEABLE_STRENGTH = 0.25;
/** Share of the core weight that must be measurable for a driver to be named (rule 7). */
export const MIN_COVERAGE = 0.5;

/** Posterior words (rule 13). */
export function verdictOf(oddsDb: number): Verdict {
  if (oddsDb >= 10) return 'very-likely';
  if (oddsDb >= 3) return 'likely';
  if (oddsDb >= -3) return 'about-even';
  return oddsDb >= -10 ? 'unlikely' : 'contradicted';
}

/** A share of unusual days as odds in decibans. */
export function priorDb(percent: number): number {
  return 10 * Math.log10(percent / (100 - percent));
}

/** What one driver looks at, besides the measures. */
export interface DriverContext {
  readonly snapshot: Snapshot;
  readonly measures: Measures;
  /** Undefined: the feed is down, silence means nothing. */
  readonly eventStrength: (driver: Driver) => EventStrength | undefined;
  readonly feedLabel: string;
  /** Whether this is a driver's whole answer: prior and penalty are added here. */
  readonly searchDb: number;
}

interface Raw extends Omit<Evidence, 'weightDb'> {
  /** Decibans for a full score: what counts for coverage. */
  readonly fullDb: number;
}

/** Everything for and against one driver, adding up to its odds. */
export function assessDriver(driver: Driver, context: DriverContext): DriverAssessment {
  const event = context.eventStrength(driver);
  // The concentration test asks about the asset that this one finds, wherever it stands in the list.
  for (const test of driver.tests) {
    if (test.kind === 'measure' && test.measure.kind === 'crowded-fall')
      context.measures.measure(test.measure);
  }
  const raws = driver.tests.flatMap((test): Raw[] => {
    if (test.kind === 'event') return [eventRow(test, event, context)];
    if (test.kind === 'joint') return jointRows(test, context);
    return [priceRow(test, context)];
  });
  const adjusted = applyConditions(driver, raws, context);
  const evidence = weigh(adjusted);
  const supportDb = Math.min(
    CLIP_DB,
    Math.max(
      -CLIP_DB,
      evidence.reduce((sum, { weightDb }) => sum + weightDb, 0),
    ),
  );
  const prior = priorDb(driver.priorPercent);
  const oddsDb = prior + supportDb + context.searchDb;
  const core = adjusted.filter(({ optional, kind }) => !optional && kind !== 'leg');
  const full = core.reduce((sum, { fullDb }) => sum + fullDb, 0);
  const known = core.reduce((sum, { fullDb, missing }) => sum + (missing === undefined ? fullDb : 0), 0);
  const coverage = full === 0 ? 1 : known / full;
  const knockOut = driver.knockOuts.findIndex((rule) => knockedOut(rule, adjusted, event, context));
  const role = roleOf(driver, adjusted, event);
  const whyNot = whyNotNamed(driver, role, coverage, knockOut >= 0, event, adjusted, supportDb);
  return {
    id: driver.id,
    role,
    oddsDb,
    priorDb: prior,
    supportDb,
    searchDb: context.searchDb,
    coverage,
    eligible: whyNot === undefined,
    ...(whyNot ? { whyNot } : {}),
    ...(driver.namedWhen && !whyNot ? { standsByRule: true as const } : {}),
    ...(knockOut >= 0 ? { knockOut } : {}),
    ...(event ? { eventStrength: event.strength } : {}),
    verdict: knockOut >= 0 ? 'contradicted' : verdictOf(oddsDb),
    evidence,
  };
}

/** The block rule; legs of a joint test that holds count nothing. */
function weigh(raws: readonly Raw[]): Evidence[] {
  const byBlock = new Map<string, number[]>();
  raws.forEach(({ block }, i) => {
    byBlock.set(block, [...(byBlock.get(block) ?? []), i]);
  });
  const weights = new Array<number>(raws.length).fill(0);
  for (const indices of byBlock.values()) {
    const counted = blockWeights(indices.map((i) => raws[i]!.ownDb));
    indices.forEach((i, k) => {
      weights[i] = counted[k]!;
    });
  }
  return raws.map(({ fullDb: _, ...rest }, i) => ({ ...rest, weightDb: weights[i]! + 0 }));
}

const NOTHING = { value: null, asOf: null, score: 0, ownDb: 0 } as const;

function priceRow(test: PriceTest, context: DriverContext): Raw {
  const measured = context.measures.measure(test.measure);
  const base = {
    test: test.id,
    kind: 'measure',
    of: measured.of,
    block: test.block ?? `own:${test.id}`,
    optional: test.optional,
    source: sourceOf(measured.of, context.snapshot),
    fullDb: test.for,
  } as const;
  if ('missing' in measured) return { ...base, ...NOTHING, unit: 'sigma', missing: measured.missing };
  const { score, db } = scoreOf(measured.value, test.score);
  const ownDb = db ?? (score >= 0 ? score * test.for : score * test.against);
  return {
    ...base,
    value: measured.value,
    unit: measured.unit,
    asOf: measured.asOf,
    score,
    ownDb: ownDb + 0,
  };
}

function jointRows(test: JointTest, context: DriverContext): Raw[] {
  const block = test.block ?? `own:${test.id}`;
  const full = test.for[String(context.measures.window) as '1' | '3' | '5'] ?? 0;
  const zs = test.legs.map(({ of }) => context.measures.z(of));
  const scores = zs.map((z, i) => (z === undefined ? undefined : directionScore(z * test.legs[i]!.sign)));
  const missingLeg = test.legs.find((_, i) => zs[i] === undefined);
  const legDb = test.legs.map((leg, i) => {
    const score = scores[i] ?? 0;
    return score >= 0 ? score * leg.for : score * leg.against;
  });
  const apart = blockWeights(legDb).reduce((sum, db) => sum + db, 0);
  const least = Math.min(...scores.map((score) => score ?? 0));
  // Legs that only just agree must not count less together than they do apart.
  const all = scores.every((score) => score !== undefined && score > 0) && least * full >= apart;
  const ids = test.legs.map(({ of }) => of);
  const asOf = isoOf(context.snapshot.asOf.session);
  const joint: Raw = {
    test: test.id,
    kind: 'joint',
    of: ids,
    block,
    optional: test.optional,
    source: sourceOf(ids, context.snapshot),
    fullDb: full,
    unit: 'score',
    ...(missingLeg
      ? { ...NOTHING, missing: `${missingLeg.of}: no move known in the window` }
      : { value: least, asOf, score: Math.max(0, least), ownDb: all ? least * full : 0 }),
  };
  const legs = test.legs.map((leg, i): Raw => {
    const z = zs[i];
    const score = scores[i];
    const common = {
      test: leg.id,
      kind: 'leg',
      of: [leg.of],
      block,
      optional: test.optional,
      source: sourceOf([leg.of], context.snapshot),
      unit: 'sigma',
      fullDb: 0,
    } as const;
    if (z === undefined || score === undefined)
      return { ...common, ...NOTHING, missing: 'no move known in the window' };
    const db = all ? 0 : legDb[i]!;
    return { ...common, value: z, asOf, score, ownDb: db + 0 };
  });
  return [joint, ...legs];
}

function eventRow(test: EventTest, event: EventStrength | undefined, context: DriverContext): Raw {
  const base = {
    test: test.id,
    kind: 'event',
    of: [],
    block: test.block ?? `own:${test.id}`,
    optional: test.optional,
    source: context.feedLabel,
    unit: 'strength',
    fullDb: test.for,
  } as const;
  if (!event) return { ...base, ...NOTHING, missing: 'the event feed is down' };
  return {
    ...base,
    value: event.strength,
    asOf: isoOf(context.snapshot.asOf.session),
    score: 2 * event.strength - 1,
    // Nothing in a healthy feed is -against, a full event is +for (rule 8).
    ownDb: -test.against + event.strength * (test.for + test.against),
    items: event.items,
  };
}

/** Weights that depend on another test or on a plain state. */
function applyConditions(driver: Driver, raws: readonly Raw[], context: DriverContext): Raw[] {
  return raws.map((raw) => {
    const test = driver.tests.find(({ id }) => id === raw.test);
    if (test?.kind !== 'measure' || raw.missing !== undefined) return raw;
    let { ownDb } = raw;
    const condition = test.againstIf;
    if (condition && raw.score < 0) {
      const other = raws.find((row) => row.test === condition.test);
      if (other && other.score > 0 === condition.pointsFor) ownDb = raw.score * condition.against;
    }
    const flat = test.flatAgainst;
    if (flat) {
      const z = context.measures.z(flat.of);
      if (z !== undefined && z > flat.zAbove) ownDb = Math.min(ownDb, -flat.against);
    }
    return { ...raw, ownDb: ownDb + 0 };
  });
}

function knockedOut(
  rule: KnockOut,
  raws: readonly Raw[],
  event: EventStrength | undefined,
  context: DriverContext,
): boolean {
  return rule.all.every((condition) => {
    if (condition.kind === 'no-event') return event !== undefined && event.strength < NAMEABLE_STRENGTH;
    if (condition.kind === 'score') {
      const row = raws.find(({ test }) => test === condition.test);
      return row !== undefined && row.missing === undefined && row.score <= condition.atMost;
    }
    const value =
      condition.kind === 'z'
        ? context.measures.z(condition.of)
        : condition.kind === 'change'
          ? context.measures.change(condition.of)
          : context.measures.reading(condition.of)?.value;
    if (value === undefined) return false;
    return (
      (condition.above === undefined || value > condition.above) &&
      (condition.below === undefined || value < condition.below)
    );
  });
}

function roleOf(driver: Driver, raws: readonly Raw[], event: EventStrength | undefined): Role {
  const rule = driver.backgroundWhen;
  if (!rule) return driver.role;
  if (rule.kind === 'no-event')
    return (event?.strength ?? 0) < NAMEABLE_STRENGTH ? 'background' : driver.role;
  const row = raws.find(({ test }) => test === rule.test);
  return (row?.ownDb ?? 0) < rule.db ? 'background' : driver.role;
}

function whyNotNamed(
  driver: Driver,
  role: Role,
  coverage: number,
  isKnockedOut: boolean,
  event: EventStrength | undefined,
  raws: readonly Raw[],
  supportDb: number,
): DriverAssessment['whyNot'] {
  if (role === 'null') return 'null';
  if (isKnockedOut) return 'knocked-out';
  if (coverage < MIN_COVERAGE) return 'coverage';
  if (role === 'trigger') {
    if (!event) return 'feed-down';
    if (event.strength < NAMEABLE_STRENGTH) return 'no-event';
  }
  const named = driver.namedWhen;
  if (named) {
    const scores = named.agree.map((id) => raws.find(({ test }) => test === id)?.score ?? 0);
    if (supportDb < named.supportAtLeastDb || !scores.every((score) => score > 0)) return 'tests-disagree';
  }
  return undefined;
}
