import type { Episode } from '../../assessment/analogs.ts';
import type { Analog, Likeness } from '../../assessment/assessment.ts';
import { InputError } from '../../errors.ts';
import { dayOf, isoOf } from '../../time/dates.ts';
import { nextSession } from '../../time/us-market.ts';
import type { Answer, Block, Language } from '../answer.ts';
import { formatChange, formatDate, formatLevel, formatNumber } from '../format.ts';
import { normalise } from '../matcher.ts';
import { nearest, suggestion } from '../nearest.ts';
import { readWhen } from '../when/read.ts';
import {
  answerOf,
  type Card,
  cell,
  engineFigure,
  listOf,
  sectionBlock,
  signedText,
  sourcesBlock,
  tableBlock,
  verdictBlock,
  type WindowedCardOptions,
} from './card.ts';
import { assessmentOf } from './odds.ts';

/** Likeness counts moves up to this many usual moves (analogs.ts). */
const MOVE_CAP = 8;

/** The day beside the nearest episodes, or beside one that is named. */
export function analogCard(card: Card, name: string | undefined, options: WindowedCardOptions): Answer {
  const wanted = name === undefined ? undefined : episodeNamed(card, name);
  const assessment = assessmentOf(card, options);
  const { words } = card;
  const question = wanted ? `analog ${wanted.id}` : 'analog';
  const shown = wanted
    ? card.bot.analogs.compare(card.snapshot, assessment.window, wanted.id)
    : assessment.analogs[0];
  if (!shown) {
    const text = wanted ? words.analog.notComparable(episodeText(card, wanted)) : words.analog.nothing;
    return answerOf(card, question, [verdictBlock(text)], { verdict: 'unavailable', assessment });
  }
  const title = titleOf(card, shown);
  const distance = distanceText(card, shown);
  const verdict = wanted
    ? words.analog.compared(title, distance, shown.close)
    : shown.close
      ? words.analog.closest(title, distance)
      : words.analog.none(title, distance);
  const blocks: Block[] = [
    verdictBlock(verdict),
    ...(wanted ? [] : [nearestTable(card, assessment.analogs)]),
    axesTable(card, shown, title),
    sectionBlock('analog', words.analog.after, [...afterLines(card, shown), words.analog.smallSample]),
    sectionBlock('note', words.note, [
      words.drivers.window(assessment.window, undefined),
      words.analog.scale,
    ]),
    ...sourcesBlock(card, [card.snapshot.label]),
  ];
  return answerOf(card, question, blocks, { assessment });
}

/** By id, date in words or digits, alias or name. @throws InputError with the nearest ones, as the reader knows them. */
export function episodeNamed({ bot, language }: Pick<Card, 'bot' | 'language'>, name: string): Episode {
  const { analogs } = bot;
  const wanted = name.trim().toLowerCase();
  const when = readWhen(normalise(name), language === 'en');
  const named = analogs.episodes.filter(({ calm }) => !calm);
  const found =
    analogs.episode(name) ??
    named.find(({ name: titles }) => Object.values(titles).some((title) => title.toLowerCase() === wanted)) ??
    named.find(({ date }) => when?.kind === 'day' && when.date === date);
  if (found) return found;
  const wordsOf = ({ id, aliases, name: titles }: Episode): string[] => [
    id,
    ...aliases,
    ...Object.values(titles),
  ];
  const labelOf = ({ date }: Episode): string => formatDate(date, language);
  const near = nearest(wanted, named.flatMap(wordsOf)).flatMap((hit) => {
    const episode = named.find((candidate) => wordsOf(candidate).includes(hit));
    return episode ? [labelOf(episode)] : [];
  });
  const help = suggestion([...new Set(near)]) || `; there are ${named.map(labelOf).join(', ')}.`;
  throw new InputError(`no episode is called "${name.slice(0, 40)}"${help}`);
}

function episodeText(card: Card, episode: Episode): string {
  return card.words.analog.named(episode.name[card.language], formatDate(episode.date, card.language));
}

function titleOf(card: Card, analog: Analog): string {
  return episodeText(card, card.bot.analogs.episodes.find(({ id }) => id === analog.id)!);
}

function distanceText(card: Card, analog: Analog): string {
  return engineFigure(card, {
    id: `analog.${analog.id}.distance`,
    value: analog.distance,
    unit: 'distance',
    text: formatNumber(analog.distance, 2, card.language),
    instrument: titleOf(card, analog),
  });
}

function nearestTable(card: Card, analogs: readonly Analog[]): Block {
  const { words } = card;
  const rows = analogs.map((analog) => [
    titleOf(card, analog),
    words.sessions(analog.window),
    cell(distanceText(card, analog)),
    analog.close ? words.yes : words.no,
  ]);
  return tableBlock(card, words.analog.table, ['episode', 'window', 'distance', 'close'], rows);
}

function axesTable(card: Card, analog: Analog, title: string): Block {
  const { words } = card;
  const rows = analog.likeness.map((likeness) => {
    const id = likeness.axis.replace(/ (move|level)$/, '');
    const label = card.writer.label(id);
    return [
      likeness.unit === 'level' ? words.analog.levelAxis(label) : words.analog.moveAxis(label),
      cell(axisText(card, analog, likeness, id, 'today')),
      cell(axisText(card, analog, likeness, id, 'past')),
      likeness.like ? words.yes : words.no,
    ];
  });
  return tableBlock(card, words.analog.axes(title), ['axis', 'today', 'past', 'alike'], rows);
}

function axisText(
  card: Card,
  analog: Analog,
  likeness: Likeness,
  id: string,
  when: 'today' | 'past',
): string {
  const { language, bot } = card;
  const value = likeness[when];
  const indicator = bot.registry.get(id)!;
  const reading = card.snapshot.readings.get(id);
  const isLevel = likeness.unit === 'level';
  return engineFigure(card, {
    id: `${when === 'today' ? 'today' : `analog.${analog.id}`}.${likeness.axis.replaceAll(' ', '.')}`,
    value,
    unit: isLevel ? indicator.unit : 'sigma',
    text: isLevel ? formatLevel(value, indicator, language) : movesText(value, language),
    asOf: when === 'today' ? (reading?.observationDate ?? null) : analog.date,
    instrument: reading?.instrument ?? card.writer.label(id),
    source: reading?.publisher ?? card.snapshot.label,
  });
}

/** A move at the cap is known only to be at least that. */
function movesText(value: number, language: Language): string {
  const beyond = Math.abs(value) >= MOVE_CAP ? (value < 0 ? '≤' : '≥') : '';
  return beyond + signedText(value, 1, language);
}

function afterLines(card: Card, analog: Analog): string[] {
  const { words, language } = card;
  if (analog.after.length === 0) return [words.analog.notOver];
  return analog.after.map(({ sessions, moves }) => {
    let end = dayOf(analog.date);
    for (let i = 0; i < sessions; i++) end = nextSession(end);
    const texts = Object.entries(moves).map(([id, move]) => {
      const label = card.writer.label(id);
      const text = engineFigure(card, {
        id: `analog.${analog.id}.${id}.change_after_${sessions}d`,
        value: move,
        unit: 'percent',
        text: formatChange(move, 'percent', language),
        asOf: isoOf(end),
        instrument: card.snapshot.readings.get(id)?.instrument ?? label,
        source: card.snapshot.readings.get(id)?.publisher ?? card.snapshot.label,
        windowSessions: sessions,
      });
      return `${label} ${text}`;
    });
    return words.analog.afterLine(sessions, listOf(texts, language));
  });
}
