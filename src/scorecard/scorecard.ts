import type { Answer, Language } from '../answer/answer.ts';
import { answerWithScorecard, clearLeader, type ScoredView, tellsOf } from '../answer/scored-view.ts';
import { Writer } from '../answer/writer.ts';
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
import { isGivenUp, type Outcome, outcomeOf } from './outcome.ts';

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
      readonly why: 'not-now' | 'nobody-leads' | 'not-checkable';
    }
  | {
      readonly published: false;
      /** The same leader was written down for this day; `view` is that view, with its own falsifier. */
      readonly why: 'known';
      readonly view: View;
    };

export interface Resolved {
  readonly wrong: number;
  readonly held: number;
  readonly unresolved: number;
}

export interface ScorecardDesk {
  /** `/scorecard`. @throws StoreError */
  answer(language: Language): Promise<Answer>;
  /**
   * An answer or a digest names a leader. The view as it is kept while it is open, or undefined. Never throws: the
   * answer goes out whatever becomes of its score.
   */
  publish(assessment: Assessment): Promise<View | undefined>;
  /**
   * An answer that is about to be told: if it names the leader, that view is published and the answer says what would
   * prove it wrong. Never fails for the store.
   */
  told(answer: Answer): Promise<Answer>;
  /** Views that were decided since, newest first; for digests. @throws StoreError */
  resolvedSince(ms: number): Promise<readonly ResolvedView[]>;
}

export interface ResolvedView extends ScoredView {
  readonly state: 'held' | 'wrong' | 'unresolved';
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
  const leader = clearLeader(assessment);
  if (leader === undefined) return { published: false, why: 'nobody-leads' };
  const id = `${assessment.asOf}:${leader}`;
  const known = await store.views.get(id);
  if (known) return { published: false, why: 'known', view: known };
  const wager = wagerOf({ assessment, snapshot, framework, registry });
  if (!wager) return { published: false, why: 'not-checkable' };
  const { falsifier, value } = wager;
  const sessions = sessionsBetween(dayOf(assessment.asOf) + 1, dayOf(falsifier.by)).length;
  const base = baseRateOf(falsifier, value, sessions, history, registry);
  const kept: Falsifier = { ...falsifier, from: value, ...(base ? { base } : {}) };
  const label = framework.drivers.find((driver) => driver.id === leader)!.label.en;
  const { view, isNew } = await store.views.record({
    id,
    madeAtMs: now(),
    asOf: assessment.asOf,
    window: String(assessment.window),
    leader,
    oddsDb: assessment.drivers.find((driver) => driver.id === leader)?.oddsDb ?? 0,
    text: `${label} leads (${assessment.asOf})`,
    falsifier: kept,
  });
  return isNew ? { published: true, view } : { published: false, why: 'known', view };
}

/**
 * Decides the open views that can be decided; to be called after each refresh. What was decided stays.
 * @throws StoreError
 */
export async function resolveViews({ store, bot, now }: ScorecardParts): Promise<Resolved> {
  const resolved = { wrong: 0, held: 0, unresolved: 0 };
  if (bot.mode !== 'live') return resolved;
  const snapshot = bot.snapshot();
  const isLive = snapshot.mode === 'live' && !snapshot.insteadOfLive && snapshot.asOf.kind === 'now';
  const today = utcDayOf(now());
  for (const view of await store.views.open({ limit: MAX_OPEN })) {
    // A recorded day that stands in knows nothing of what came after, but time runs out all the same.
    const outcome = isLive ? outcomeOf(view, snapshot, today, bot.registry) : unreadOutcome(view, today);
    if (outcome.state === 'open') continue;
    const done = await store.views.resolve(view.id, {
      state: outcome.state,
      ...('value' in outcome ? { value: outcome.value } : { note: outcome.note }),
    });
    if (done) resolved[outcome.state] += 1;
  }
  return resolved;
}

function unreadOutcome({ falsifier }: View, today: number): Outcome {
  return isGivenUp(falsifier, today)
    ? { state: 'unresolved', note: 'not-read: no live data' }
    : { state: 'open' };
}

export function createScorecard(parts: ScorecardParts): ScorecardDesk {
  const { store, bot, now, logger } = parts;
  const publish = async (assessment: Assessment): Promise<View | undefined> => {
    try {
      const published = await publishView(parts, assessment);
      return 'view' in published && published.view.state === 'open' ? published.view : undefined;
    } catch (error) {
      logger.warn({ err: error }, 'a view could not be written down');
      return undefined;
    }
  };
  return {
    answer: async (language) => {
      const [counts, views] = await Promise.all([
        store.views.count(),
        store.views.list({ limit: MAX_LISTED }),
      ]);
      return scorecardAnswer({ counts, views, bot, language, today: utcDayOf(now()) });
    },
    publish,
    told: async (answer) => {
      const { assessment, language } = answer;
      if (!assessment) return answer;
      const leader = clearLeader(assessment);
      if (leader === undefined || !tellsOf(answer, leader, bot.framework)) return answer;
      const view = await publish(assessment);
      if (!view) return answer;
      return answerWithScorecard(
        answer,
        new Writer(bot.snapshot(), bot.registry, language),
        view,
        bot.framework,
      );
    },
    resolvedSince: async (ms) => {
      const views = await store.views.list({ limit: MAX_LISTED });
      return views
        .filter(({ resolvedAtMs }) => resolvedAtMs !== undefined && resolvedAtMs >= ms)
        .sort((a, b) => b.resolvedAtMs! - a.resolvedAtMs!)
        .flatMap(({ leader, asOf, text, state, falsifier, resolvedValue }): ResolvedView[] =>
          state === 'held' || state === 'wrong' || state === 'unresolved'
            ? [
                {
                  leader,
                  asOf,
                  text,
                  state,
                  falsifier,
                  ...(resolvedValue === undefined ? {} : { resolvedValue }),
                },
              ]
            : [],
        );
    },
  };
}
