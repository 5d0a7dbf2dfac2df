import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FileError } from '../errors.ts';
import { eventScalesSchema } from '../events/scales.ts';
import { projectFile } from '../paths.ts';
import { parseDay } from '../time/dates.ts';
import { withChineseMarksInside } from './chinese-marks.ts';
import { addTranslations, translatedSchema } from './translations.ts';

/**
 * A causal framework as data: what an article claims, how each driver is tested, and what is known to be
 * wrong in it. The engine knows measures and scores; a framework combines them. Another article becomes
 * another file, without code.
 */

const text = translatedSchema;
const sign = z.union([z.literal(1), z.literal(-1)]);
const indicatorId = z.string().min(1);

/** What a test looks at. Spans are sessions; without one, the window of the question is used. */
const measureSchema = z.discriminatedUnion('kind', [
  /** The move in usual moves (z), over the window or over a fixed number of sessions. */
  z.strictObject({ kind: z.literal('z'), of: indicatorId, sessions: z.int().positive().optional() }),
  /** The change in its own unit. */
  z.strictObject({ kind: z.literal('change'), of: indicatorId, sessions: z.int().positive().optional() }),
  z.strictObject({ kind: z.literal('level'), of: indicatorId }),
  /** How far the level is from its mean of 250 sessions, in standard deviations. */
  z.strictObject({ kind: z.literal('level-z'), of: indicatorId }),
  /** Where the level stood before the window among its last 250 observations, 0 to 100. */
  z.strictObject({ kind: z.literal('percentile-before'), of: indicatorId }),
  /** Mean absolute z of several indicators. */
  z.strictObject({ kind: z.literal('mean-abs-z'), of: z.array(indicatorId).min(1) }),
  /** The smaller of several directional scores: high only when all legs point the same way. */
  z.strictObject({
    kind: z.literal('min-score'),
    legs: z.array(z.strictObject({ of: indicatorId, sign })).min(2),
  }),
  /** Largest of the last prints in bp, less an allowance on dates when the calendar raises it. */
  z.strictObject({
    kind: z.literal('funding'),
    of: indicatorId,
    prints: z.int().positive(),
    calendarAllowanceBp: z.number().min(0),
  }),
  /** Share of the panel down more than one usual move. */
  z.strictObject({ kind: z.literal('breadth') }),
  /** Falls of something beyond the falls of something else, in usual moves. */
  z.strictObject({ kind: z.literal('excess-fall'), of: indicatorId, over: indicatorId }),
  /** The hardest fall among assets that had run up before, 0 to 1. */
  z.strictObject({
    kind: z.literal('crowded-fall'),
    of: z.array(indicatorId).min(1),
    fullAtZ: z.number().positive(),
    runSessions: z.int().positive(),
    /** Run before the window in sigmas, and the part that counts; highest first. */
    runs: z.array(z.strictObject({ above: z.number(), factor: z.number() })).min(1),
  }),
  /** How far that asset's move stands out: its abs z over the median abs z of the panel. */
  z.strictObject({ kind: z.literal('concentration') }),
  /** Realised volatility over a short span divided by a long one. */
  z.strictObject({
    kind: z.literal('volatility-ratio'),
    of: indicatorId,
    short: z.int().positive(),
    long: z.int().positive(),
    /** Counts only when the long volatility stood below this percentile before. */
    longBelowPercentile: z.number(),
  }),
]);
export type Measure = z.infer<typeof measureSchema>;

/** How a measure becomes a score from -1 to 1. */
const scoreSchema = z.discriminatedUnion('kind', [
  /** 0 up to 0.5 usual moves, full at 2; `offset` shifts what counts as none. */
  z.strictObject({ kind: z.literal('direction'), sign, offset: z.number().default(0) }),
  /** Straight lines between the stated points, flat beyond them. */
  z.strictObject({
    kind: z.literal('ramp'),
    points: z.array(z.tuple([z.number(), z.number().min(-1).max(1)])).min(2),
  }),
  /** Fixed decibans by band: the first band whose `upTo` is not exceeded. The last has none. */
  z.strictObject({
    kind: z.literal('bands'),
    bands: z
      .array(z.strictObject({ upTo: z.number().optional(), db: z.number() }))
      .min(2)
      .refine(
        (bands) => bands.at(-1)!.upTo === undefined,
        'the last band must have no upTo, so that every value has one',
      ),
  }),
]);
export type Score = z.infer<typeof scoreSchema>;

const eventSourceSchema = z.discriminatedUnion('rule', [
  z.strictObject({
    rule: z.literal('items'),
    classes: z.array(z.string()).min(1),
    toward: z.enum(['down', 'hawkish', 'any']),
    opposite: z.boolean(),
  }),
  z.strictObject({ rule: z.literal('growth') }),
  z.strictObject({ rule: z.literal('inflation') }),
  z.strictObject({ rule: z.literal('policy') }),
  z.strictObject({ rule: z.literal('tariff') }),
  z.strictObject({ rule: z.literal('fiscal') }),
  z.strictObject({ rule: z.literal('megacap') }),
  z.strictObject({ rule: z.literal('margin') }),
  z.strictObject({ rule: z.literal('calendar') }),
  z.strictObject({ rule: z.literal('strongest-of'), drivers: z.array(z.string()).min(1) }),
]);
export type EventSource = z.infer<typeof eventSourceSchema>;

const weight = z.number().min(0).max(40);
const basis = z.string().min(1);

const testCommon = {
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Tests of one block share evidence: the largest counts in full, the rest at half. */
  block: z.string().optional(),
  /** Extra indicators; they do not count for coverage. */
  optional: z.boolean().default(false),
  /** M measured, L literature, J judgement. */
  basis,
};

const priceTest = z.strictObject({
  ...testCommon,
  kind: z.literal('measure'),
  measure: measureSchema,
  score: scoreSchema,
  /** Decibans at score 1 and at score -1. */
  for: weight,
  against: weight,
  /** Another weight against while some other test of this driver points for it. */
  againstIf: z.strictObject({ test: z.string(), pointsFor: z.boolean(), against: weight }).optional(),
  /** A flat weight against, whatever the score, while a move is above a level. */
  flatAgainst: z.strictObject({ of: indicatorId, zAbove: z.number(), against: weight }).optional(),
});

const jointTest = z.strictObject({
  ...testCommon,
  kind: z.literal('joint'),
  /** All legs in their direction: one contribution of `for` times the smallest score, by window. */
  for: z.record(z.enum(['1', '3', '5']), weight),
  /** Otherwise each leg counts by itself. */
  legs: z
    .array(z.strictObject({ id: z.string(), of: indicatorId, sign, for: weight, against: weight }))
    .min(2),
});

const eventTest = z.strictObject({
  ...testCommon,
  kind: z.literal('event'),
  source: eventSourceSchema,
  /** Decibans at strength 1; and against, when a healthy feed holds nothing. */
  for: weight,
  against: weight,
});

const testSchema = z.discriminatedUnion('kind', [priceTest, jointTest, eventTest]);
export type Test = z.infer<typeof testSchema>;
export type PriceTest = z.infer<typeof priceTest>;
export type JointTest = z.infer<typeof jointTest>;
export type EventTest = z.infer<typeof eventTest>;

/** A state that sinks a driver whatever the rest says. All its conditions must hold. */
const knockOutSchema = z.strictObject({
  says: text,
  all: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('no-event') }),
        z.strictObject({ kind: z.literal('score'), test: z.string(), atMost: z.number() }),
        z.strictObject({
          kind: z.literal('z'),
          of: indicatorId,
          above: z.number().optional(),
          below: z.number().optional(),
        }),
        z.strictObject({
          kind: z.literal('level'),
          of: indicatorId,
          above: z.number().optional(),
          below: z.number().optional(),
        }),
        z.strictObject({
          kind: z.literal('change'),
          of: indicatorId,
          above: z.number().optional(),
          below: z.number().optional(),
        }),
      ]),
    )
    .min(1),
});
export type KnockOut = z.infer<typeof knockOutSchema>;

export const ROLES = ['trigger', 'mechanism', 'background', 'null'] as const;
export type Role = (typeof ROLES)[number];

const driverSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9_]+$/),
  role: z.enum(ROLES),
  label: text,
  /** What one may say without dated news: "the pattern of a growth scare". Triggers only. */
  type: text.optional(),
  /** Words people use for it, lower case, any language. */
  aliases: z.array(z.string()),
  /** Share of unusual days on which it is at work. */
  priorPercent: z.number().positive().max(50),
  /** The article names it as a candidate: its status is always told. */
  articleCandidate: z.boolean().default(false),
  tests: z.array(testSchema),
  knockOuts: z.array(knockOutSchema).default([]),
  /** What would change the view, once this driver leads. */
  falsifier: text.optional(),
  /** The role it may take instead: when the test is below the decibans, or the event is too weak. */
  backgroundWhen: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('test-below'), test: z.string(), db: z.number() }),
      z.strictObject({ kind: z.literal('no-event') }),
    ])
    .optional(),
  /** For a slow condition: named from this support on, if the tests point the same way. */
  namedWhen: z.strictObject({ supportAtLeastDb: z.number(), agree: z.array(z.string()).min(1) }).optional(),
});
export type Driver = z.infer<typeof driverSchema>;

const nodeSchema = z.strictObject({ id: z.string(), label: text });
const edgeSchema = z.strictObject({
  id: z.string(),
  path: z.array(z.string()).min(2),
  sign,
  mechanism: text,
  where: z.string(),
  drivers: z.array(z.string()),
});

const claimSchema = z.strictObject({
  id: z.string(),
  /** The claim as the article makes it, and what the record shows. */
  claim: text,
  record: text,
  confidence: z.enum(['sure', 'approximate', 'interpretation']),
  /** The first date from which the record can be known. */
  knownFrom: z.string(),
  /** Lower-case word groups: all words of one group in a question call this claim up. */
  asked: z.array(z.array(z.string()).min(1)).default([]),
});

const roleFactSchema = z.strictObject({
  person: z.string(),
  role: text,
  from: z.string(),
  to: z.string().optional(),
  source: z.string(),
});

const frameworkSchema = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: text,
  about: text,
  article: z.strictObject({ date: z.string(), dateBasis: z.string(), caveats: z.array(z.string()) }),
  /** The assets that "everything" means. */
  panel: z.array(indicatorId).min(3),
  /** Decibans of the null driver by the largest |z| of the panel: first band not exceeded. */
  nullBands: z
    .array(z.strictObject({ below: z.number().optional(), db: z.number() }))
    .min(2)
    .refine(
      (bands) => bands.at(-1)!.below === undefined,
      'the last band must have no below, so that every value has one',
    ),
  events: eventScalesSchema,
  drivers: z.array(driverSchema).min(1),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
  claims: z.array(claimSchema),
  roleFacts: z.array(roleFactSchema),
});
export type Framework = z.infer<typeof frameworkSchema>;
export type Claim = z.infer<typeof claimSchema>;

export const SEED_FRAMEWORK: string = projectFile('prompts', 'frameworks', 'paradigm-shift.json');

/**
 * Reads and checks a framework file; `knownIndicators` are the ids that tests may use.
 * @throws FileError with the place in the file and what is wrong there.
 */
export function loadFramework(file: string, knownIndicators: ReadonlySet<string>): Framework {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new FileError(
      `--framework ${file}: cannot be read as JSON (${(cause as Error).message.replace(/\s+/g, ' ')})`,
      {
        cause,
      },
    );
  }
  addTranslations(json, file);
  return checkFramework(json, file, knownIndicators);
}

export function checkFramework(
  json: unknown,
  where: string,
  knownIndicators: ReadonlySet<string>,
): Framework {
  const parsed = frameworkSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    throw new FileError(`${where}: ${issue.path.join('.') || 'the file'}: ${issue.message}`);
  }
  const problem = crossCheck(parsed.data, knownIndicators);
  if (problem) throw new FileError(`${where}: ${problem}`);
  return withChineseMarksInside(parsed.data);
}

/** The first reference that leads nowhere, in words. */
function crossCheck(framework: Framework, known: ReadonlySet<string>): string | undefined {
  const unknownId = framework.panel.find((id) => !known.has(id));
  if (unknownId) return `panel names the indicator "${unknownId}", which is not in the registry`;
  const driverIds = new Set(framework.drivers.map(({ id }) => id));
  if (driverIds.size !== framework.drivers.length) return 'two drivers have the same id';
  for (const driver of framework.drivers) {
    const testIds = new Set(
      driver.tests.flatMap((test) =>
        test.kind === 'joint' ? [test.id, ...test.legs.map((leg) => leg.id)] : [test.id],
      ),
    );
    const where = `driver ${driver.id}`;
    const ids = driver.tests.map(({ id }) => id);
    const twice = ids.find((id, i) => ids.indexOf(id) !== i);
    if (twice) return `${where} has two tests with the id "${twice}"`;
    for (const id of driver.tests.flatMap(indicatorsOfTest)) {
      if (!known.has(id)) return `${where} tests the indicator "${id}", which is not in the registry`;
    }
    const referred = [
      ...driver.tests.flatMap((test) =>
        test.kind === 'measure' && test.againstIf ? [test.againstIf.test] : [],
      ),
      ...driver.knockOuts.flatMap(({ all }) => all.flatMap((c) => (c.kind === 'score' ? [c.test] : []))),
      ...(driver.backgroundWhen?.kind === 'test-below' ? [driver.backgroundWhen.test] : []),
      ...(driver.namedWhen?.agree ?? []),
    ];
    const lost = referred.find((id) => !testIds.has(id));
    if (lost) return `${where} refers to its test "${lost}", which it does not have`;
    for (const test of driver.tests) {
      if (test.kind !== 'event' || test.source.rule !== 'strongest-of') continue;
      const missing = test.source.drivers.find((id) => !driverIds.has(id));
      if (missing) return `${where} takes the strongest event of "${missing}", which is not a driver`;
    }
  }
  const nodeIds = new Set(framework.nodes.map(({ id }) => id));
  for (const edge of framework.edges) {
    const node = edge.path.find((id) => !nodeIds.has(id));
    if (node) return `edge ${edge.id} names the node "${node}", which does not exist`;
    const driver = edge.drivers.find((id) => !driverIds.has(id));
    if (driver) return `edge ${edge.id} names the driver "${driver}", which does not exist`;
  }
  const badDate = [
    ...framework.claims.map(({ knownFrom }) => knownFrom),
    ...framework.roleFacts.flatMap(({ from, to }) => (to ? [from, to] : [from])),
  ].find((date) => parseDay(date) === undefined);
  return badDate ? `"${badDate}" is not a date like 2026-01-30` : undefined;
}

export function indicatorsOfMeasure(measure: Measure): readonly string[] {
  switch (measure.kind) {
    case 'mean-abs-z':
    case 'crowded-fall':
      return measure.of;
    case 'min-score':
      return measure.legs.map(({ of }) => of);
    case 'breadth':
    case 'concentration':
      return [];
    case 'excess-fall':
      return [measure.of, measure.over];
    default:
      return [measure.of];
  }
}

export function indicatorsOfTest(test: Test): readonly string[] {
  if (test.kind === 'joint') return test.legs.map(({ of }) => of);
  if (test.kind === 'event') return [];
  return test.flatAgainst
    ? [...indicatorsOfMeasure(test.measure), test.flatAgainst.of]
    : indicatorsOfMeasure(test.measure);
}

/** Every indicator that an assessment with this framework reads. */
export function indicatorsOf(framework: Framework): ReadonlySet<string> {
  const ids = new Set(framework.panel);
  for (const driver of framework.drivers) {
    for (const test of driver.tests) for (const id of indicatorsOfTest(test)) ids.add(id);
    for (const { all } of driver.knockOuts) for (const c of all) if ('of' in c) ids.add(c.of);
  }
  return ids;
}
