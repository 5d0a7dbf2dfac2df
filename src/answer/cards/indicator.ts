import { InputError } from '../../errors.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { Reading } from '../../snapshot/snapshot.ts';
import type { Answer, Block } from '../answer.ts';
import { formatDate } from '../format.ts';
import { suggestion } from '../nearest.ts';
import {
  answerOf,
  type Card,
  cell,
  instantText,
  MISSING,
  sectionBlock,
  sourcesBlock,
  tableBlock,
  verdictBlock,
} from './card.ts';
import {
  changeText,
  gapText,
  hasLevel,
  isDaily,
  levelText,
  percentileText,
  sigmasText,
  usualText,
} from './reading-figures.ts';

const SPARK_VALUES = 60;

/** @throws InputError for a name that no indicator has, with the nearest ones. */
export function indicatorNamed(card: Pick<Card, 'bot'>, name: string): Indicator {
  const { registry } = card.bot;
  const found = registry.find(name);
  if (found) return found;
  const near = registry.suggest(name).map(({ id }) => id);
  throw new InputError(
    `no indicator is called "${name.slice(0, 40)}"${suggestion(near) || '; the snapshot lists all of them.'}`,
  );
}

/** One reading: value, changes, how unusual, where from, and when the next one comes. */
export function indicatorCard(card: Card, name: string): Answer {
  const indicator = indicatorNamed(card, name);
  const { snapshot, words } = card;
  const reading = snapshot.readings.get(indicator.id);
  const label = card.writer.label(indicator.id);
  if (!reading) {
    const reason = gapText(card, snapshot.gaps.get(indicator.id)!);
    const blocks = [
      verdictBlock(words.indicator.unavailable(label, reason)),
      ...(indicator.note ? [sectionBlock('note', words.indicator.note, [indicator.note])] : []),
    ];
    return answerOf(card, `indicator ${indicator.id}`, blocks, { verdict: 'unavailable' });
  }
  return answerOf(card, `indicator ${indicator.id}`, [
    verdictBlock(verdictText(card, indicator, reading, label)),
    changesTable(card, indicator, reading),
    ...sparkline(card, indicator, reading),
    sectionBlock('reading', words.indicator.reading, facts(card, indicator, reading)),
    ...(indicator.note ? [sectionBlock('note', words.indicator.note, [indicator.note])] : []),
    ...sourcesBlock(card, [`${reading.instrument} (${reading.publisher})`]),
  ]);
}

function spansOf(indicator: Indicator): readonly number[] {
  return isDaily(indicator) ? [1, 3, 5, 20] : [1, 4];
}

function verdictText(card: Card, indicator: Indicator, reading: Reading, label: string): string {
  const { words } = card;
  const daily = isDaily(indicator);
  const span = spansOf(indicator).find((candidate) => reading.changes[candidate]);
  const change = span === undefined ? undefined : changeText(card, reading, span, daily);
  const sigmas = span === undefined ? undefined : sigmasText(card, reading, span);
  const over = span === undefined ? '' : daily ? words.sessions(span) : words.releases(span);
  const parts = [
    levelText(card, indicator),
    change && `${over}${words.colon}${change}${sigmas ? ` (${sigmas}${words.usualMoves})` : ''}`,
    formatDate(reading.observationDate, card.language),
  ].filter((part) => part !== undefined);
  return `${label}${words.colon}${parts.join(' · ')}`;
}

function changesTable(card: Card, indicator: Indicator, reading: Reading): Block {
  const { words } = card;
  const daily = isDaily(indicator);
  const rows = spansOf(indicator).map((span) => {
    const since = reading.changes[span]?.from;
    return [
      daily ? words.sessions(span) : words.releases(span),
      cell(changeText(card, reading, span, daily) ?? MISSING),
      cell(sigmasText(card, reading, span) ?? MISSING),
      since ? formatDate(since, card.language) : MISSING,
    ];
  });
  return tableBlock(card, words.indicator.changes, ['over', 'change', 'usualMoves', 'since'], rows);
}

/** The last values. A price adjusted for dividends is shown as change since the first of them. */
function sparkline(card: Card, indicator: Indicator, reading: Reading): Block[] {
  const path = reading.path ?? reading.recent;
  if (!path) return [];
  const values = Array.from(path.values.subarray(-SPARK_VALUES), (value) =>
    Number.isFinite(value) ? value : null,
  );
  const first = values.find((value) => value !== null);
  if (first === undefined || first === null || values.length < 2) return [];
  const titles = card.words.indicator;
  if (hasLevel(indicator, card.bot.registry))
    return [{ kind: 'sparkline', title: titles.sparkline(values.length), values }];
  const returns = values.map((value) => (value === null ? null : (value / first - 1) * 100));
  return [{ kind: 'sparkline', title: titles.sparklineReturn(values.length), values: returns }];
}

function facts(card: Card, indicator: Indicator, reading: Reading): string[] {
  const { words, language } = card;
  const day = (date: string): string => formatDate(date, language);
  const usual = usualText(card, reading);
  const percentile = percentileText(card, reading);
  const level = hasLevel(indicator, card.bot.registry);
  return [
    ...(level ? [] : [words.indicator.noLevel]),
    ...(usual ? [words.indicator.usual(usual)] : []),
    ...(percentile ? [words.indicator.percentile(percentile)] : []),
    words.indicator.instrument(reading.instrument),
    words.indicator.publisher(reading.publisher, reading.series),
    words.indicator.observed(day(reading.observationDate), instantText(reading.publishedAt, day)),
    reading.nextExpectedAt
      ? words.indicator.next(instantText(reading.nextExpectedAt, day))
      : words.indicator.noNext,
    ...(indicator.revised ? [words.indicator.revised] : []),
  ];
}
