import Keyv from 'keyv';
import { type BudgetParts, createBudgets } from '../agent/budget.ts';
import type { ModelVerdict } from '../agent/check.ts';
import type { Bot } from '../bot.ts';
import type { Config, ModelConfig } from '../config.ts';
import { warnerFor } from '../log.ts';
import { type Chat, createChat } from './chat.ts';
import { createConversations } from './conversation.ts';
import { createTurnGate } from './turn-gate.ts';

/** Of one call, while nothing of the answer was given out. */
const MAX_RETRIES = 2;

export interface ChatSetup {
  /** Where conversations and budgets are kept, with `throwOnErrors`. Default: in the memory of this process. */
  readonly store?: Keyv;
  /** Instead of the configured ones. */
  readonly limits?: BudgetParts['limits'];
  readonly exclusive?: BudgetParts['exclusive'];
}

/** Puts a chat together from the configuration. */
export async function createChatFor(
  bot: Bot,
  config: Config,
  now: () => number,
  report?: (error: Error) => void,
  setup: ChatSetup = {},
): Promise<Chat> {
  const { store = new Keyv({ throwOnErrors: true }), limits = config.budgets, exclusive } = setup;
  const logger = warnerFor(config);
  const shared = {
    bot,
    ...(report ? { report } : {}),
    conversations: createConversations({ store, ttlMs: config.conversationTtlMs, now, logger }),
    budgets: createBudgets({
      store,
      limits,
      prices: config.prices,
      now,
      logger,
      ...(exclusive ? { exclusive } : {}),
    }),
    gate: createTurnGate({ now }),
  };
  if (!config.model) return createChat(shared);
  // Loaded only when a model is configured: the path without one starts faster.
  const [{ createOpenAiModel }, { createTools, pinnedTo }, { loadPrompts }, { warmUpCheck }] =
    await Promise.all([
      import('../agent/openai.ts'),
      import('../agent/tools/index.ts'),
      import('../agent/prompts.ts'),
      import('./sentence-desk.ts'),
    ]);
  warmUpCheck(bot.registry, bot.defaultDay);
  return createChat({
    ...shared,
    narrator: {
      model: createOpenAiModel({ ...config.model, maxRetries: MAX_RETRIES }),
      // A day that a person fixed is the end of the world: no tool may look beyond it.
      tools: (day, of) => createTools(day === undefined ? of : pinnedTo(of, day)),
      prompts: loadPrompts(),
      prices: config.prices,
    },
  });
}

/** `undercurrent model check`: whether the configured endpoint and model can do the job. */
export async function checkConfiguredModel(config: ModelConfig): Promise<ModelVerdict> {
  const [{ createOpenAiModel }, { checkModel }] = await Promise.all([
    import('../agent/openai.ts'),
    import('../agent/check.ts'),
  ]);
  return checkModel(createOpenAiModel({ ...config, maxRetries: 0 }));
}
