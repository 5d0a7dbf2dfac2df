import type { Answer, Language } from '../answer/answer.ts';
import type { Assessment } from '../assessment/assessment.ts';
import type { Framework } from '../assessment/framework.ts';
import type { Registry } from '../indicators/registry.ts';
import type { Warner } from '../log.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import type { History } from '../sources/history.ts';
import type { Store } from '../store/store.ts';
import type { Falsifier, View } from '../store/views.ts';
import { dayOf, utcDayOf } from '../time/dates.ts';
import { sessionsBetween } from '../time/us-market.ts';
import { baseRateOf } from './base-rate.ts';
import { scorecardAnswer } from './card.ts';
import { wagerOf } from './falsifier.ts';
import { outcomeOf } from './outcome.ts';

/** What the scorecard reads: a bot is one. */
export interface ScoredBot {
  readonly registry: Registry;
  readonly framework: Framework;
  /** The record: base rates are taken from it. */
  readonly history: History;
  readonly mode: 'recorded' | 'live';
  snapshot(): Snapshot;
  assess(): Assessment;
}

export interface ScorecardParts {
  readonly store: Pick<Store, 'views'>;
  readonly bot: ScoredBot;
  readonly now: () => number;
  readonly logger: Warner;
}

export type Published =
  | { readonly published: true; readonly view: View }
  | {
      readonly published: false;
      /** `known`: the same leader was written down for this day. */
      readonly why: 'not-now' | 'nobody-leads' | 'not-checkable' | 'known';
    };

export interface Resolved {
  readonly wrong: number;
  readonly held: number;
  readonly unresolved: number;
}

export interface ScorecardDesk {
  /** `/scorecard`. @throws StoreError */
  answer(language: Language): Promise<Answer>;
  /** An answer or a digest has named a leader. Never throws: the answer goes out whatever becomes of its score. */
  publish(assessment: Assessment): Promise<void>;
  /** Views that were decided since, newest first; for digests. @throws StoreError */
  resolvedSince(ms: number): Promise<readonly ResolvedView[]>;
}

export interface ResolvedView {
  readonly text: string;
  readonly state: 'held' | 'wrong' | 'unresolved';
  readonly falsifier: View['falsifier'];
  readonly resolvedValue?: number;
}

const MAX_OPEN = 1_000;
const MAX_LISTED = 5_000;

/**
 * Writes down what the assessment says leads now, with what would prove it wrong. One view per leader and day; a view
 * never changes. Recorded days are not published.
 * @throws StoreError
 */
export async function publishView(parts: ScorecardParts, assessment: Assessment): Promise<Published> {
  const { store, bot, now } = parts;
  const snapshot = bot.snapshot();
  const isNow = snapshot.mode === 'live' && snapshot.asOf.kind === 'now' && !snapshot.insteadOfLive;
  if (!isNow || assessment.mode !== 'live' || assessment.asOf !== snapshot.asOf.date)
    return { published: false, why: 'not-now' };
  const { registry, framework, history } = bot;
  const { leader } = assessment.robustness;
  if (leader === null) return { published: false, why: 'nobody-leads' };
  const wager = wagerOf({ assessment, snapshot, framework, registry });
  if (!wager) return { published: false, why: 'not-checkable' };
  const { falsifier, value } = wager;
  const sessions = sessionsBetween(dayOf(assessment.asOf) + 1, dayOf(falsifier.by)).length;
  const base = baseRateOf(falsifier, value, sessions, history, registry);
  const kept: Falsifier = { ...falsifier, from: value, ...(base ? { base } : {}) };
  const label = framework.drivers.find(({ id }) => id === wager.driver)!.label.en;
  const { view, isNew } = await store.views.record({
    id: `${assessment.asOf}:${wager.driver}`,
    madeAtMs: now(),
    asOf: assessment.asOf,
    window: String(assessment.window),
    leader: wager.driver,
    oddsDb: assessment.drivers.find(({ id }) => id === wager.driver)?.oddsDb ?? 0,
    text: `${label} leads (${assessment.asOf})`,
    falsifier: kept,
  });
  return isNew ? { published: true, view } : { published: false, why: 'known' };
}

/**
 * Decides the open views that can be decided; to be called after each refresh. What was decided stays.
 * @throws StoreError
 */
export async function resolveViews({ store, bot, now }: ScorecardParts): Promise<Resolved> {
  const resolved = { wrong: 0, held: 0, unresolved: 0 };
  if (bot.mode !== 'live') return resolved;
  const snapshot = bot.snapshot();
  // A recorded day that stands in knows nothing of what came after.
  if (snapshot.mode !== 'live' || snapshot.insteadOfLive || snapshot.asOf.kind !== 'now') return resolved;
  const today = utcDayOf(now());
  for (const view of await store.views.open({ limit: MAX_OPEN })) {
    const outcome = outcomeOf(view, snapshot, today);
    if (outcome.state === 'open') continue;
    const done = await store.views.resolve(view.id, {
      state: outcome.state,
      ...('value' in outcome ? { value: outcome.value } : { note: outcome.note }),
    });
    if (done) resolved[outcome.state] += 1;
  }
  return resolved;
}

export function createScorecard(parts: ScorecardParts): ScorecardDesk {
  const { store, bot, logger } = parts;
  return {
    answer: async (language) => {
      const [counts, views] = await Promise.all([
        store.views.count(),
        store.views.list({ limit: MAX_LISTED }),
      ]);
      return scorecardAnswer({ counts, views, bot, language });
    },
    publish: async (assessment) => {
      try {
        await publishView(parts, assessment);
      } catch (error) {
        logger.warn({ err: error }, 'a view could not be written down');
      }
    },
    resolvedSince: async (ms) => {
      const views = await store.views.list({ limit: MAX_LISTED });
      return views
        .filter(({ resolvedAtMs }) => resolvedAtMs !== undefined && resolvedAtMs >= ms)
        .sort((a, b) => b.resolvedAtMs! - a.resolvedAtMs!)
        .flatMap(({ text, state, falsifier, resolvedValue }): ResolvedView[] =>
          state === 'held' || state === 'wrong' || state === 'unresolved'
            ? [{ text, state, falsifier, ...(resolvedValue === undefined ? {} : { resolvedValue }) }]
            : [],
        );
    },
  };
}
