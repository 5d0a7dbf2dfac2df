import { SEARCH_PENALTY_DB } from '../../assessment/assess.ts';
import type { Assessment, DriverAssessment } from '../../assessment/assessment.ts';
import { formatNumber } from '../format.ts';
import { type Card, driverOf, engineFigure, signedText, type WindowedCardOptions } from './card.ts';

/** Below these odds no driver is named, whatever it may. */
const POSSIBLE_DB = -10;

/** Odds in decibans as a figure, signed. */
export function oddsText(card: Card, driver: DriverAssessment): string {
  return engineFigure(card, {
    id: `${driver.id}.odds`,
    value: driver.oddsDb,
    unit: 'decibans',
    text: signedText(driver.oddsDb, 1, card.language),
    instrument: driverOf(card, driver.id).label[card.language],
  });
}

export function assessmentOf(card: Card, { asOf, window }: WindowedCardOptions): Assessment {
  return card.bot.assess({ ...(asOf === undefined ? {} : { asOf }), window: window ?? 'auto' });
}

/** What the reader must know about how the scores came about. `fallTold`: that nothing fell stands above already. */
export function conditionLines(card: Card, assessment: Assessment, fallTold = false): string[] {
  const words = card.words.drivers;
  const searched = assessment.windowSearched
    ? engineFigure(card, {
        id: 'search.penalty',
        value: -SEARCH_PENALTY_DB,
        unit: 'decibans',
        text: formatNumber(-SEARCH_PENALTY_DB, 0, card.language),
      })
    : undefined;
  return [
    words.window(assessment.window, searched),
    ...(fallTold || !assessment.unusualness.nothingFalls ? [] : [words.nothingFalls]),
    ...(assessment.feed === 'down'
      ? [card.snapshot.mode === 'live' ? words.newsUnread : words.feedDown]
      : []),
    words.decibans,
  ];
}

/** What stands in the way of naming a driver, in words; undefined when nothing does. */
export function obstacleOf(card: Card, driver: DriverAssessment): string | undefined {
  if (driver.whyNot) return card.words.whyNot[driver.whyNot];
  return driver.oddsDb < POSSIBLE_DB && !driver.standsByRule ? card.words.drivers.tooLow : undefined;
}
