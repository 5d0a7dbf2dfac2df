import type { AnalogFinder } from '../assessment/analogs.ts';
import type { Framework } from '../assessment/framework.ts';
import { FAMILIES, type Indicator } from '../indicators/indicator.ts';
import { inputsOf, type Registry } from '../indicators/registry.ts';
import { changeUnit } from '../snapshot/changes.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { liveRefs } from '../sources/tracked.ts';
import type { Amount } from './amounts.ts';
import type { Beyond } from './beyond.ts';
import { type Metric, RULE_VERSION, type Rule, ruleSchema, type ThresholdUnit } from './rule.ts';
import { spreadUnit } from './sight.ts';
import type { TermsRefusal } from './terms.ts';
import { thresholdIn, usualHysteresis } from './units.ts';
import type { Health } from './world.ts';

/** What rules are compiled against. */
export interface CompileParts {
  readonly registry: Registry;
  readonly framework: Framework;
  readonly analogs: Pick<AnalogFinder, 'episode' | 'episodes'>;
  readonly snapshot: Snapshot;
  readonly health?: Health | undefined;
  /** Only what a live source publishes can be watched. */
  readonly mode: 'recorded' | 'live';
}

/** What somebody, or a model, wants; not checked yet. */
export interface Proposal {
  readonly metric: Metric;
  readonly is: 'above' | 'below' | 'crosses' | 'becomes' | 'changes';
  readonly amount?: Pick<Amount, 'value' | 'unit'>;
  /** The number itself counts. */
  readonly orEqual?: true;
  /** Of `becomes`: a driver, or `down`. */
  readonly what?: string;
  /** Default: running prices count, but not for what the engine works out. */
  readonly running?: boolean;
}

/** Why a rule cannot be; put into words by words.ts. */
export type Refusal =
  | { readonly why: 'unknown'; readonly name: string }
  | { readonly why: 'impossible-unit'; readonly metric: Metric; readonly unit: ThresholdUnit }
  | { readonly why: 'adjusted-price'; readonly of: string }
  | { readonly why: 'no-live-source'; readonly of: string }
  | {
      readonly why: 'out-of-range';
      readonly metric: Metric;
      readonly unit: ThresholdUnit;
      readonly range: readonly [number, number];
    }
  | { readonly why: 'no-threshold'; readonly metric: Metric; readonly is: Proposal['is'] }
  | { readonly why: 'spread-units'; readonly a: string; readonly b: string }
  | { readonly why: 'slow-change'; readonly of: string }
  /** A number in what no price here is in, and that in the person's words. */
  | { readonly why: 'currency' | 'measure' | 'unknown-unit'; readonly words: string }
  | { readonly why: 'beyond'; readonly what: Beyond }
  /** A time or number of messages, in the person's words. */
  | { readonly why: 'cannot'; readonly words: string }
  | TermsRefusal;

export type Built = { readonly rule: Rule } | { readonly refusal: Refusal };

const MAX_THRESHOLD = { sigma: 15, decibans: 60, distance: 2 } as const;
/** No price loses all of itself, and none here has doubled within a month. */
const RETURN_RANGE = [-95, 100] as const;

/** Checks a proposal against the registry and the schema; fills in unit and hysteresis. */
export function build(proposal: Proposal, parts: CompileParts): Built {
  const metric = plainSpread(proposal.metric, parts.registry);
  const wrong = unwatchable(metric, parts);
  if (wrong) return { refusal: wrong };
  if (proposal.is === 'changes') return made(metric, { is: 'changes' }, proposal);
  if (proposal.is === 'becomes') {
    const { what } = proposal;
    const isDriver = metric.kind === 'leader';
    if (
      what === undefined ||
      (isDriver ? !parts.framework.drivers.some(({ id }) => id === what) : what !== 'down')
    )
      return { refusal: { why: 'unknown', name: what ?? '' } };
    return made(metric, { is: 'becomes', what }, proposal);
  }
  const unit = unitOf(metric, parts.registry);
  if (unit === undefined) return { refusal: { why: 'no-threshold', metric, is: proposal.is } };
  if (!proposal.amount) return { refusal: { why: 'no-threshold', metric, is: proposal.is } };
  const threshold = thresholdIn(unit, proposal.amount, metric.kind === 'change');
  if (threshold === undefined) return { refusal: { why: 'impossible-unit', metric, unit } };
  if (isBackwards(metric, proposal.is, threshold))
    return { refusal: { why: 'no-threshold', metric, is: proposal.is } };
  const range = outside(metric, unit, threshold, proposal.is, parts.registry);
  if (range) return { refusal: range };
  const { readings } = parts.snapshot;
  const hysteresis = usualHysteresis(metric, unit, threshold, readings, (id) => parts.registry.get(id));
  const equal = proposal.orEqual && proposal.is !== 'crosses' ? { orEqual: true as const } : {};
  const condition = { is: proposal.is, threshold: clean(threshold), unit, hysteresis, ...equal };
  return made(metric, condition, proposal);
}

/** "Changes by less than +3%", which holds nearly always, and sizes that are no size: nobody wants to be told of those. */
function isBackwards(metric: Metric, is: Proposal['is'], threshold: number): boolean {
  if (metric.kind !== 'change' && metric.kind !== 'z') return false;
  if (metric.either) return is !== 'above' || threshold <= 0;
  return (is === 'below' && threshold > 0) || (is === 'above' && threshold < 0);
}

/** Without the tail of binary fractions: 0.1 * 3. */
const clean = (value: number): number => Number(value.toPrecision(12));

function made(metric: Metric, condition: Rule['condition'], { running, is }: Proposal): Built {
  const engine = metric.kind === 'leader' || metric.kind === 'odds' || metric.kind === 'analog';
  const parsed = ruleSchema.safeParse({
    version: RULE_VERSION,
    metric,
    condition,
    running: running ?? !engine,
  });
  return parsed.success ? { rule: parsed.data } : { refusal: { why: 'no-threshold', metric, is } };
}

/** A spread that the registry already knows is that indicator. */
function plainSpread(metric: Metric, registry: Registry): Metric {
  if (metric.kind !== 'spread') return metric;
  const known = registry.all.find(
    ({ derived }) => derived?.op === 'spread' && derived.a === metric.a && derived.b === metric.b,
  );
  return known ? { kind: 'level', of: known.id } : metric;
}

/** The unit of a metric's number; undefined for words, and for prices that are corrected for dividends. */
export function unitOf(metric: Metric, registry: Registry): ThresholdUnit | undefined {
  switch (metric.kind) {
    case 'level':
      return registry.get(metric.of)?.unit;
    case 'change': {
      const indicator = registry.get(metric.of);
      return indicator && changeUnit(indicator.change, indicator.unit);
    }
    case 'z':
      return 'sigma';
    case 'spread': {
      const unit = registry.get(metric.a)?.unit;
      return unit && spreadUnit(unit)[1];
    }
    case 'odds':
      return 'decibans';
    case 'analog':
      return 'distance';
    default:
      return undefined;
  }
}

function unwatchable(metric: Metric, parts: CompileParts): Refusal | undefined {
  const { registry, framework, analogs, health, mode } = parts;
  const ids = metric.kind === 'spread' ? [metric.a, metric.b] : 'of' in metric ? [metric.of] : [];
  for (const id of ids) {
    const indicator = registry.get(id);
    if (!indicator) return { why: 'unknown', name: id };
    if (mode === 'live' && !isWatched(indicator, registry)) return { why: 'no-live-source', of: id };
  }
  switch (metric.kind) {
    case 'level':
      return registry.get(metric.of)!.unit === 'usd-adjusted'
        ? { why: 'adjusted-price', of: metric.of }
        : undefined;
    case 'spread': {
      const [a, b] = [registry.get(metric.a)!.unit, registry.get(metric.b)!.unit];
      return a === b && a !== 'usd-adjusted' && metric.a !== metric.b
        ? undefined
        : { why: 'spread-units', a: metric.a, b: metric.b };
    }
    case 'change':
    case 'z': {
      // Over sessions: what comes out once a week or less has no change of a day.
      const { cadence } = registry.get(metric.of)!;
      return cadence === 'daily' || cadence === 'calendar-daily'
        ? undefined
        : { why: 'slow-change', of: metric.of };
    }
    case 'odds':
      return framework.drivers.some(({ id }) => id === metric.driver)
        ? undefined
        : { why: 'unknown', name: metric.driver };
    case 'analog':
      return analogs.episode(metric.episode) ? undefined : { why: 'unknown', name: metric.episode };
    case 'source':
      return health?.sources.some(({ id }) => id === metric.source)
        ? undefined
        : { why: 'unknown', name: metric.source };
    case 'family':
      return FAMILIES.some((family) => family === metric.family)
        ? undefined
        : { why: 'unknown', name: metric.family };
    case 'leader':
      return undefined;
  }
}

export function isWatched({ derived, series, ...indicator }: Indicator, registry: Registry): boolean {
  if (!derived) return liveRefs({ ...indicator, series }).length > 0;
  const inputs = inputsOf(derived).map((id) => registry.get(id)!);
  // Of the seven some may be missing.
  return derived.op === 'members'
    ? inputs.some((input) => isWatched(input, registry))
    : inputs.every((input) => isWatched(input, registry));
}

function outside(
  metric: Metric,
  unit: ThresholdUnit,
  threshold: number,
  is: Proposal['is'],
  registry: Registry,
): Refusal | undefined {
  const range = rangeOf(metric, unit, registry);
  if (!range) return undefined;
  const [low, high] = range;
  // Below the lowest there is nothing: such a rule would never fire.
  const never =
    metric.kind === 'level' &&
    ((is === 'below' && threshold === low) || (is === 'above' && threshold === high));
  return never || threshold < low || threshold > high
    ? { why: 'out-of-range', metric, unit, range }
    : undefined;
}

/** Numbers that a metric can reach, in its unit. */
function rangeOf(
  metric: Metric,
  unit: ThresholdUnit,
  registry: Registry,
): readonly [number, number] | undefined {
  if (metric.kind === 'level') return registry.get(metric.of)!.plausible;
  if (metric.kind === 'change') {
    const { plausible, change, unit: own } = registry.get(metric.of)!;
    if (change === 'return') return RETURN_RANGE;
    // From one end of what is plausible to the other.
    const width = (plausible[1] - plausible[0]) * (unit === 'basis-points' && own !== unit ? 100 : 1);
    return [-width, width];
  }
  const most = unit in MAX_THRESHOLD ? MAX_THRESHOLD[unit as keyof typeof MAX_THRESHOLD] : undefined;
  return most === undefined ? undefined : [unit === 'distance' ? 0 : -most, most];
}
