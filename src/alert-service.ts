import { readFileSync } from 'node:fs';
import type { Budgets, Payer } from './agent/budget.ts';
import type { ChatModel, ModelUsage } from './agent/model.ts';
import { estimateTokens } from './agent/usage.ts';
import { newRuleCache } from './alerts/batch.ts';
import { type Complete, createModelCompiler } from './alerts/compile-model.ts';
import { alertContent } from './alerts/content.ts';
import { type AlertDesk, createAlertDesk } from './alerts/desk.ts';
import { evaluateAlerts } from './alerts/run.ts';
import type { Bot } from './bot.ts';
import type { Config, ModelConfig } from './config.ts';
import type { ContentSources } from './delivery/attempt.ts';
import type { Doctor } from './doctor/doctor.ts';
import { alertActions } from './front-desk/alert-desk.ts';
import { presentable } from './front-desk/present.ts';
import type { Warner } from './log.ts';
import { projectFile } from './paths.ts';
import { createScorecard, resolveViews, type ScorecardDesk } from './scorecard/scorecard.ts';
import type { Store } from './store/store.ts';

export interface AlertServiceParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly doctor: Pick<Doctor, 'report'>;
  readonly config: Pick<Config, 'alerts' | 'model'>;
  /** The model's readings of alerts count on the budgets of who asks. */
  readonly budgets: Budgets;
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly logger: Warner;
}

/** Alerts and scorecard of this process. */
export interface AlertService {
  readonly desk: AlertDesk;
  readonly scorecard: ScorecardDesk;
  /** A digest of now names a leader too: that view is published with it. */
  readonly scorecardOfDigests: Pick<ScorecardDesk, 'publish' | 'resolvedSince'>;
  /** For the runner of deliveries. */
  readonly source: NonNullable<ContentSources['alert']>;
  /** After each refresh: looks at all alerts, decides views. `fired` hears of deliveries that are new. */
  refreshed(fired: () => void): Promise<void>;
}

/** What a compile pass takes beside the words: instructions and the lists of ids. */
const ESTIMATED_TOKENS = 6_000;

export function createAlertService(parts: AlertServiceParts): AlertService {
  const { bot, store, doctor, config, budgets, now, random, logger } = parts;
  const health = () => doctor.report();
  const cache = newRuleCache();
  const scored = { store, bot, now, logger };
  const content = alertContent({ names: bot, store, actionsOf: alertActions, mode: bot.mode });
  const report = (error: unknown): void =>
    logger.warn({ err: error }, 'the model could not read words for an alert');
  const scorecard = createScorecard(scored);
  return {
    desk: createAlertDesk({
      store,
      bot,
      health,
      limits: config.alerts,
      now,
      random,
      logger,
      ...(config.model ? { model: modelReader(config.model, budgets, report) } : {}),
    }),
    scorecard,
    scorecardOfDigests: scorecard,
    source: {
      contentOf: async (delivery) => {
        const said = await content.contentOf(delivery);
        return 'skip' in said ? said : { ...said, answer: presentable(said.answer, undefined) };
      },
    },
    refreshed: async (fired) => {
      const round = await evaluateAlerts({ store, bot, health, now, logger, cache });
      if (round.fired + round.ending > 0) fired();
      await resolveViews(scored);
    },
  };
}

/** One answer without tools, booked on the budgets of the payer. The model is loaded with the first use. */
function modelReader(config: ModelConfig, budgets: Budgets, report: (error: unknown) => void) {
  const system = readFileSync(projectFile('prompts', 'compile-alert.md'), 'utf8');
  let loading: Promise<ChatModel> | undefined;
  return (payer: Payer) => {
    const complete: Complete = async (instructions, user, signal) => {
      loading ??= import('./agent/openai.ts').then(({ createOpenAiModel }) =>
        createOpenAiModel({ ...config, maxRetries: 1 }),
      );
      const model = await loading;
      const estimate: ModelUsage = {
        inputTokens: estimateTokens(instructions) + estimateTokens(user),
        outputTokens: config.maxOutputTokens,
        cachedTokens: 0,
        estimated: true,
      };
      const wanted = budgets.spendingOf(config.model, estimate);
      const reserved = await budgets.reserve({
        ...payer,
        estimatedTokens: Math.max(wanted.tokens, ESTIMATED_TOKENS),
        estimatedUsd: wanted.usd,
      });
      if (!reserved.ok) throw new RangeError(`the budget of ${reserved.scope} is spent`);
      let text = '';
      let usage: ModelUsage = estimate;
      const messages = [
        { role: 'system', content: instructions },
        { role: 'user', content: user },
      ] as const;
      try {
        for await (const event of model.stream({ messages, tools: [], signal })) {
          if (event.type === 'text') text += event.text;
          if (event.type === 'end') usage = event.usage;
        }
      } finally {
        await budgets.settle(reserved.reservation, budgets.spendingOf(config.model, usage));
      }
      return text;
    };
    return createModelCompiler(complete, system, report);
  };
}
