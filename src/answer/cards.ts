import type { Backtest } from '../assessment/backtest.ts';
import type { Bot } from '../bot.ts';
import type { Answer } from './answer.ts';
import { analogCard } from './cards/analog.ts';
import { backtestCard } from './cards/backtest.ts';
import { boardCard } from './cards/board.ts';
import { type CardOptions, cardOf, type WindowedCardOptions } from './cards/card.ts';
import { driversCard } from './cards/drivers.ts';
import { frameworkCard } from './cards/framework.ts';
import { indicatorCard } from './cards/indicator.ts';

export type { CardOptions, WindowedCardOptions } from './cards/card.ts';

/**
 * The look-up cards: answers without a question, written by code. Pure reads.
 * All throw InputError for a name or date that is not understood, NoDataError for a day without data.
 */
export interface Cards {
  /** Every indicator by family, and what is missing. */
  board(options?: CardOptions): Answer;
  indicator(name: string, options?: CardOptions): Answer;
  /** The scoreboard, or one driver's evidence line by line. */
  drivers(name?: string, options?: WindowedCardOptions): Answer;
  /** The nearest episodes, or one beside the day. */
  analog(name?: string, options?: WindowedCardOptions): Answer;
  /** The causal map, or the links and claims of one node. */
  framework(node?: string, options?: WindowedCardOptions): Answer;
  backtest(result: Backtest, seconds: number, options?: CardOptions): Answer;
}

export function createCards(bot: Bot): Cards {
  return {
    board: (options = {}) => boardCard(cardOf(bot, options)),
    indicator: (name, options = {}) => indicatorCard(cardOf(bot, options), name),
    drivers: (name, options = {}) => driversCard(cardOf(bot, options), name, options),
    analog: (name, options = {}) => analogCard(cardOf(bot, options), name, options),
    framework: (node, options = {}) => frameworkCard(cardOf(bot, options), node, options),
    backtest: (result, seconds, options = {}) =>
      backtestCard(cardOf(bot, { ...options, asOf: result.to }), result, seconds),
  };
}
