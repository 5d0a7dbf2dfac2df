import type { EventFeed } from '../events/feed.ts';
import type { Registry } from '../indicators/registry.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type {
  Analog,
  Assessment,
  DriverAssessment,
  Robustness,
  Standing,
  Unusualness,
  Window,
} from './assessment.ts';
import { WINDOWS } from './assessment.ts';
import { assessDriver, CLIP_DB, priorDb, verdictOf } from './driver.ts';
import { eventStrengths } from './events.ts';
import type { Framework } from './framework.ts';
import { indicatorsOf } from './framework.ts';
import { Measures } from './measures.ts';
import { needsNoCause, unusualnessOf } from './unusualness.ts';

/** Choosing the window with the largest surprise must cost something (DOMAIN 3, rule 10). */
export const SEARCH_PENALTY_DB = -3;
/** More than any move in usual moves. */
const UNJUDGED = 1e6;
/** At even odds or nearly: the least for a lead (section 7, rule 2). */
const LEAD_DB = -3;
/** A lead must be clear of the next by this. */
const LEAD_MARGIN_DB = 5;
/** From here on a driver may be mentioned as possible. */
const POSSIBLE_DB = -10;

const LEADING_ROLES = ['trigger', 'mechanism', 'background'] as const;
type LeadingRole = (typeof LEADING_ROLES)[number];

export interface AssessParts {
  readonly snapshot: Snapshot;
  readonly registry: Registry;
  readonly framework: Framework;
  readonly feed: EventFeed;
  /** `auto`: the window with the largest surprise. */
  readonly window: Window | 'auto';
  /** Leave out the runs without each block and in other windows (back-tests of many days). Default: false. */
  readonly skipRobustness?: boolean;
  /** Episodes to compare with; left out, none are. */
  readonly analogs?: (snapshot: Snapshot, window: Window) => readonly Analog[];
}

/**
 * Snapshot and dated news in, weights of evidence out. Deterministic: no clock, no network, no model.
 */
export function assess(parts: AssessParts): Assessment {
  const { snapshot, registry, framework } = parts;
  const measuresBy = new Map<Window, Measures>();
  const measuresOf = (window: Window): Measures => {
    const known = measuresBy.get(window) ?? new Measures(snapshot, registry, framework.panel, window);
    measuresBy.set(window, known);
    return known;
  };
  const searched = parts.window === 'auto';
  const window = parts.window === 'auto' ? mostSurprising(snapshot, framework, measuresOf) : parts.window;
  const searchDb = searched ? SEARCH_PENALTY_DB : 0;
  const unusualness = unusualnessOf(snapshot, framework.panel, measuresOf(window));
  const drivers = driversIn(parts, measuresOf(window), unusualness, searchDb);
  const feedHealth = drivers.some(({ evidence }) =>
    evidence.some(({ kind, missing }) => kind === 'event' && missing === undefined),
  );
  const standing = standingOf(drivers, unusualness);
  const used = indicatorsOf(framework);
  return {
    asOf: snapshot.asOf.date,
    mode: snapshot.mode,
    window,
    windowSearched: searched,
    framework: framework.id,
    feed: feedHealth ? 'checked' : 'down',
    unusualness,
    drivers,
    leaders: leadersOf(standing),
    standing,
    robustness: parts.skipRobustness
      ? { leader: bestNamed(drivers, unusualness), withoutBlock: [], otherWindows: [], fragile: false }
      : robustnessOf(parts, measuresOf, window, searchDb, drivers, unusualness),
    analogs: parts.analogs?.(snapshot, window) ?? [],
    gaps: [...snapshot.gaps.values()]
      .filter(({ id }) => used.has(id))
      .map(({ id, reason, message }) => ({ id, reason, message })),
    notes: snapshot.asOf.notes,
  };
}

function mostSurprising(
  snapshot: Snapshot,
  framework: Framework,
  measuresOf: (window: Window) => Measures,
): Window {
  let best: Window = 1;
  let largest = Number.NEGATIVE_INFINITY;
  for (const window of WINDOWS) {
    const { maxAbsZ, word } = unusualnessOf(snapshot, framework.panel, measuresOf(window));
    // A window that can be judged goes before one that cannot, however large the few moves there are.
    const surprise = word === 'unknown' ? maxAbsZ - UNJUDGED : maxAbsZ;
    if (surprise > largest) {
      largest = surprise;
      best = window;
    }
  }
  return best;
}

function driversIn(
  parts: AssessParts,
  measures: Measures,
  unusualness: Unusualness,
  searchDb: number,
): DriverAssessment[] {
  const { snapshot, framework, feed } = parts;
  const context = {
    snapshot,
    measures,
    eventStrength: eventStrengths(snapshot, framework, feed, measures, measures.window),
    feedLabel: feed.label,
    searchDb,
  };
  return framework.drivers
    .map((driver) =>
      driver.role === 'null'
        ? nullDriver(driver.id, driver.priorPercent, framework, unusualness)
        : assessDriver(driver, context),
    )
    .sort((a, b) => b.oddsDb - a.oddsDb || (a.id < b.id ? -1 : 1));
}

/** Nothing unusual: judged by the largest move of the panel alone, and never a cause. */
function nullDriver(
  id: string,
  priorPercent: number,
  framework: Framework,
  unusualness: Unusualness,
): DriverAssessment {
  const unknown = unusualness.word === 'unknown';
  const band = framework.nullBands.find(({ below }) => below === undefined || unusualness.maxAbsZ < below)!;
  const db = unknown ? 0 : band.db;
  const prior = priorDb(priorPercent);
  const largest = unusualness.panel.find((move) => move.id === unusualness.maxAsset);
  return {
    id,
    role: 'null',
    oddsDb: prior + db,
    priorDb: prior,
    supportDb: db,
    searchDb: 0,
    coverage: unusualness.available / framework.panel.length,
    eligible: false,
    whyNot: 'null',
    verdict: verdictOf(prior + db),
    evidence: [
      {
        test: 'largest-move',
        kind: 'measure',
        of: largest ? [largest.id] : [],
        value: unknown ? null : unusualness.maxAbsZ,
        unit: 'sigma',
        asOf: unknown ? null : (largest?.asOf ?? null),
        source: largest?.instrument ?? '',
        score: Math.sign(db),
        weightDb: db,
        ownDb: db,
        block: 'null',
        optional: false,
        ...(unknown ? { missing: 'too few of the panel are known' } : {}),
      },
    ],
  };
}

/** A slow condition that its own rule names stands whatever its odds. */
function isPossible(driver: DriverAssessment): boolean {
  return driver.oddsDb >= POSSIBLE_DB || driver.standsByRule === true;
}

function standingOf(
  drivers: readonly DriverAssessment[],
  unusualness: Unusualness,
): Readonly<Record<LeadingRole, Standing>> {
  const none: Standing = { status: 'none', named: [] };
  const standing = { trigger: none, mechanism: none, background: none };
  // An ordinary day needs no cause, and where nothing falls there is no fall to explain.
  if (needsNoCause(unusualness)) return standing;
  for (const role of LEADING_ROLES) standing[role] = standingIn(role, drivers);
  return standing;
}

function standingIn(role: LeadingRole, drivers: readonly DriverAssessment[]): Standing {
  const inRole = drivers.filter((driver) => driver.role === role);
  const eligible = inRole.filter((driver) => driver.eligible && isPossible(driver));
  const best = eligible[0];
  if (!best) {
    // Without a feed only the type of the shock can be told, from prices alone.
    const type = inRole.find(({ whyNot, oddsDb }) => whyNot === 'feed-down' && oddsDb >= LEAD_DB);
    return type ? { status: 'type-only', named: [type.id] } : { status: 'none', named: [] };
  }
  if (best.oddsDb < LEAD_DB) return { status: 'possible', named: [best.id] };
  const close = eligible.filter(({ oddsDb }) => best.oddsDb - oddsDb < LEAD_MARGIN_DB).map(({ id }) => id);
  return { status: close.length > 1 ? 'tied' : 'leads', named: close };
}

function leadersOf(standing: Readonly<Record<LeadingRole, Standing>>): Assessment['leaders'] {
  const leaders: { trigger?: string; mechanism?: string; background?: string } = {};
  for (const role of LEADING_ROLES) {
    const { status, named } = standing[role];
    if (status !== 'none' && status !== 'type-only') leaders[role] = named[0]!;
  }
  return leaders;
}

/** The best driver that may be named, in any role. */
function bestNamed(drivers: readonly DriverAssessment[], unusualness: Unusualness): string | null {
  if (needsNoCause(unusualness)) return null;
  const best = drivers.find(({ eligible, oddsDb }) => eligible && oddsDb >= POSSIBLE_DB);
  return best?.id ?? null;
}

/** Leaves out every block in turn, and looks through the other windows. */
function robustnessOf(
  parts: AssessParts,
  measuresOf: (window: Window) => Measures,
  window: Window,
  searchDb: number,
  drivers: readonly DriverAssessment[],
  unusualness: Unusualness,
): Robustness {
  const leader = bestNamed(drivers, unusualness);
  const blocks = [...new Set(drivers.flatMap(({ evidence }) => evidence.map(({ block }) => block)))].filter(
    (block) => block !== 'null',
  );
  const withoutBlock = blocks.sort().map((block) => ({
    block,
    leader: bestNamed(
      drivers
        .map((driver) => withoutOne(driver, block))
        .sort((a, b) => b.oddsDb - a.oddsDb || (a.id < b.id ? -1 : 1)),
      unusualness,
    ),
  }));
  const otherWindows = WINDOWS.filter((other) => other !== window).map((other) => {
    const measures = measuresOf(other);
    const seen = unusualnessOf(parts.snapshot, parts.framework.panel, measures);
    return { window: other, leader: bestNamed(driversIn(parts, measures, seen, searchDb), seen) };
  });
  const fragile = [...withoutBlock, ...otherWindows].some((run) => run.leader !== leader);
  return { leader, withoutBlock, otherWindows, fragile };
}

function withoutOne(driver: DriverAssessment, block: string): DriverAssessment {
  const left = driver.evidence.filter((row) => row.block === block);
  if (left.length === 0) return driver;
  const sum = driver.evidence.reduce((total, row) => total + (row.block === block ? 0 : row.weightDb), 0);
  const supportDb = Math.min(CLIP_DB, Math.max(-CLIP_DB, sum));
  return { ...driver, supportDb, oddsDb: driver.priorDb + supportDb + driver.searchDb };
}
