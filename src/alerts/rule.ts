import { z } from 'zod';

/**
 * The language of alert rules: JSON of one version, checked whenever it is read. People and models propose rules;
 * nothing of their words is kept.
 */

const id = z.string().regex(/^[a-z0-9_-]{1,64}$/);

/** Sessions over which a change may be watched. */
export const CHANGE_SESSIONS = [1, 3, 5, 20] as const;
/** Sessions for which a snapshot says how unusual a move is. */
export const Z_SESSIONS = [1, 3, 5] as const;

export const metricSchema = z.discriminatedUnion('kind', [
  /** The newest value, in the unit of the indicator. */
  z.strictObject({ kind: z.literal('level'), of: id }),
  /** In the unit of changes: percent, basis points or the indicator's own. `either`: its size, up or down. */
  z.strictObject({
    kind: z.literal('change'),
    of: id,
    sessions: z.union(CHANGE_SESSIONS.map((count) => z.literal(count))),
    either: z.boolean().default(false),
  }),
  /** In usual moves. */
  z.strictObject({
    kind: z.literal('z'),
    of: id,
    sessions: z.union(Z_SESSIONS.map((count) => z.literal(count))),
    either: z.boolean().default(false),
  }),
  /** a minus b, both of the same unit and date; percents give basis points. */
  z.strictObject({ kind: z.literal('spread'), a: id, b: id }),
  /** The driver that the engine names first. */
  z.strictObject({ kind: z.literal('leader') }),
  /** Decibans for a driver. */
  z.strictObject({ kind: z.literal('odds'), driver: id }),
  /** 0 the same direction, 1 unrelated, 2 opposite. */
  z.strictObject({ kind: z.literal('analog'), episode: id }),
  /** Health of one source, or of a family of indicators. */
  z.strictObject({ kind: z.literal('source'), source: id }),
  z.strictObject({ kind: z.literal('family'), family: id }),
]);
export type Metric = z.output<typeof metricSchema>;

export const THRESHOLD_UNITS = [
  'usd',
  'usd-adjusted',
  'usd-per-ounce',
  'usd-per-barrel',
  'usd-per-pound',
  'usd-millions',
  'usd-billions',
  'jpy-per-usd',
  'index',
  'ratio',
  'percent',
  'percentage-points',
  'basis-points',
  'fraction',
  'contracts',
  'persons',
  'sigma',
  'decibans',
  'distance',
] as const;
export type ThresholdUnit = (typeof THRESHOLD_UNITS)[number];

const finite = z.number().refine(Number.isFinite);
export const conditionSchema = z.discriminatedUnion('is', [
  z.strictObject({
    /** `crosses`: from one side to the other, either way. */
    is: z.enum(['above', 'below', 'crosses']),
    threshold: finite,
    unit: z.enum(THRESHOLD_UNITS),
    /** The number itself counts; absent: only beyond it. */
    orEqual: z.literal(true).optional(),
    /** How far back the value must go before the alert is armed again, in the same unit. */
    hysteresis: finite.nonnegative(),
  }),
  /** A driver becomes the leading one; a source or family goes `down`. */
  z.strictObject({ is: z.literal('becomes'), what: id }),
  z.strictObject({ is: z.literal('changes') }),
]);
export type Condition = z.output<typeof conditionSchema>;

export const RULE_VERSION = 1;
const NUMERIC: ReadonlySet<Metric['kind']> = new Set(['level', 'change', 'z', 'spread', 'odds', 'analog']);

export const ruleSchema = z
  .strictObject({
    version: z.literal(RULE_VERSION),
    metric: metricSchema,
    condition: conditionSchema,
    /** True: prices of a session that goes on count. False: closes only. */
    running: z.boolean(),
  })
  .refine(({ metric, condition }) => NUMERIC.has(metric.kind) === 'threshold' in condition, {
    error: 'only what has a number has a threshold',
  })
  .refine(({ metric, condition }) => condition.is !== 'changes' || metric.kind === 'leader', {
    error: 'only the leading driver changes',
  })
  .refine(({ metric }) => metric.kind !== 'spread' || metric.a !== metric.b, {
    error: 'a spread needs two readings',
  });
export type Rule = Readonly<z.output<typeof ruleSchema>>;

/** What an alert remembers beside its state, for the next evaluation. */
export const memorySchema = z.strictObject({
  /** Of the leading driver when it was last seen; null: nothing led. */
  last: z.string().nullable().optional(),
  /** Of `crosses`: the side that the value was on. */
  side: z.enum(['above', 'below']).optional(),
  /** The date when `last` or `side` was seen first. */
  since: z.string().optional(),
  /** The condition held when it was armed: it waits until it no longer does. */
  waits: z.literal(true).optional(),
  /** The end (ms since 1970) that was announced. */
  endToldMs: z.number().optional(),
});
export type Memory = Readonly<z.output<typeof memorySchema>>;

/** What the store keeps as an alert's rule. */
export const storedSchema = z.strictObject({ rule: ruleSchema, memory: memorySchema });
export type StoredRule = Readonly<z.output<typeof storedSchema>>;

/** One key for everything that reads the same value: it is looked up once per refresh. */
export function metricKey(metric: Metric): string {
  switch (metric.kind) {
    case 'level':
      return `level ${metric.of}`;
    case 'change':
    case 'z':
      return `${metric.kind} ${metric.of} ${metric.sessions}${metric.either ? ' either' : ''}`;
    case 'spread':
      return `spread ${metric.a} ${metric.b}`;
    case 'leader':
      return 'leader';
    case 'odds':
      return `odds ${metric.driver}`;
    case 'analog':
      return `analog ${metric.episode}`;
    case 'source':
      return `source ${metric.source}`;
    case 'family':
      return `family ${metric.family}`;
  }
}

/** The indicator to show beside an alert, where there is one. */
export function indicatorOf(metric: Metric): string | undefined {
  if ('of' in metric) return metric.of;
  return metric.kind === 'spread' ? metric.a : undefined;
}

/** All indicators that a rule reads. */
export function indicatorsOf(metric: Metric): readonly string[] {
  if (metric.kind === 'spread') return [metric.a, metric.b];
  return 'of' in metric ? [metric.of] : [];
}
