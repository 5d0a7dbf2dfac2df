import type { Backtest } from '../../assessment/backtest.ts';
import type { Answer, Block } from '../answer.ts';
import { formatDate, formatNumber } from '../format.ts';
import {
  answerOf,
  type Card,
  cell,
  countFigure,
  driverOf,
  engineFigure,
  sectionBlock,
  signedText,
  tableBlock,
  verdictBlock,
} from './card.ts';

const WORDS = ['ordinary', 'notable', 'rare', 'extreme'] as const;

/** What the engine says over a span of history, with the time that the run took. */
export function backtestCard(card: Card, result: Backtest, seconds: number): Answer {
  const { words, language } = card;
  const instrument = `${card.bot.framework.title[language]}, ${result.from} – ${result.to}`;
  const share = (id: string, value: number): string =>
    engineFigure(card, {
      id,
      value,
      unit: 'share',
      text: `${formatNumber(value * 100, 1, language)}%`,
      asOf: result.to,
      instrument,
    });
  const count = (id: string, value: number): string => countFigure(card, id, value, instrument);
  const day = (date: string): string => formatDate(date, language);
  const wordRows = WORDS.map((word) => [
    words.unusualness[word],
    cell(count(`days.${word}`, result.words[word])),
    cell(share(`share.${word}`, result.days === 0 ? 0 : result.words[word] / result.days)),
  ]);
  const evenRows = Object.entries(result.evenOdds)
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([id, dates]) => [
      driverOf(card, id).label[language],
      cell(count(`even.${id}`, dates.length)),
      cell(share(`even_share.${id}`, dates.length / result.days)),
    ]);
  const took = engineFigure(card, {
    id: 'backtest.seconds',
    value: seconds,
    unit: 'count',
    text: formatNumber(seconds, 1, language),
    asOf: null,
    instrument: 'wall clock',
  });
  const total = [
    `${words.backtest.total} (${cell(words.backtest.seconds(took))})`,
    cell(count('backtest.days', result.days)),
    cell(share('backtest.named_share', result.namedShare)),
  ];
  const blocks: Block[] = [
    verdictBlock(
      words.backtest.verdict(
        count('backtest.days', result.days),
        day(result.from),
        day(result.to),
        count('backtest.named', result.named.length),
        share('backtest.named_share', result.namedShare),
      ),
    ),
    tableBlock(card, words.backtest.words, ['measure', 'days', 'share'], wordRows),
    ...namedTable(card, result),
    tableBlock(card, words.backtest.evenOdds, ['driver', 'days', 'share'], [...evenRows, total]),
    sectionBlock('note', words.note, [
      words.backtest.feed,
      ...(result.skipped > 0 ? [words.backtest.skipped(count('backtest.skipped', result.skipped))] : []),
    ]),
  ];
  const label = words.backtest.label(day(result.from), day(result.to));
  return { ...answerOf(card, 'backtest', blocks), label, notes: [] };
}

function namedTable(card: Card, { named }: Backtest): Block[] {
  if (named.length === 0) return [];
  const rows = named.map(({ date, driver, oddsDb, maxAbsZ, breadth }) => {
    const asOf = date;
    const instrument = driverOf(card, driver).label[card.language];
    const figure = (id: string, value: number, unit: 'decibans' | 'sigma' | 'count', text: string): string =>
      cell(engineFigure(card, { id: `${date}.${id}`, value, unit, text, asOf, instrument }));
    return [
      instrument,
      formatDate(date, card.language),
      figure('odds', oddsDb, 'decibans', signedText(oddsDb, 1, card.language)),
      figure('largest', maxAbsZ, 'sigma', formatNumber(maxAbsZ, 1, card.language)),
      figure('breadth', breadth, 'count', formatNumber(breadth, 0, card.language)),
    ];
  });
  const columns = ['driver', 'date', 'odds', 'largest', 'breadth'] as const;
  return [tableBlock(card, card.words.backtest.namedDays, columns, rows)];
}
