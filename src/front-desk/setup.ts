import Keyv from 'keyv';
import { createCards } from '../answer/cards.ts';
import type { Bot } from '../bot.ts';
import type { Chat } from '../chat/chat.ts';
import type { Config } from '../config.ts';
import { type Warner, warnerFor } from '../log.ts';
import { createFrontDesk, type DeskParts } from './desk.ts';
import { createRates, type Rates } from './rates.ts';
import { createSeenEvents } from './seen.ts';
import type { FrontDesk } from './types.ts';

export interface DeskSetup
  extends Pick<
    Partial<DeskParts>,
    'pictures' | 'sources' | 'digests' | 'alerts' | 'scorecard' | 'forget' | 'engine'
  > {
  readonly bot: Bot;
  readonly chat: Chat;
  readonly config: Config;
  readonly now: () => number;
  /** Shared with the conversations, and kept over restarts where it is a database. Default: memory. */
  readonly store?: Keyv;
  /** Default: counted in the memory of this process. */
  readonly rates?: Rates;
  /** Instead of the configured one. */
  readonly access?: Config['access'];
  readonly logger?: Warner;
}

/** The desk of this process, for every chat platform together. */
export function createFrontDeskFor(setup: DeskSetup): FrontDesk {
  const { bot, chat, config, now, pictures, sources, digests, alerts, scorecard, forget, engine } = setup;
  const logger = setup.logger ?? warnerFor(config);
  return createFrontDesk({
    bot,
    chat,
    cards: createCards(bot),
    access: setup.access ?? config.access,
    rates: setup.rates ?? createRates(config.rates),
    seen: createSeenEvents(setup.store ?? new Keyv({ throwOnErrors: true }), logger),
    conversationTtlMs: config.conversationTtlMs,
    now,
    logger,
    ...(pictures ? { pictures } : {}),
    ...(sources ? { sources } : {}),
    ...(digests ? { digests } : {}),
    ...(alerts ? { alerts } : {}),
    ...(scorecard ? { scorecard } : {}),
    ...(forget ? { forget } : {}),
    ...(engine ? { engine } : {}),
  });
}
