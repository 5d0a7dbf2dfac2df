import type { Assessment, DriverAssessment } from '../../assessment/assessment.ts';
import { InputError } from '../../errors.ts';
import type { Answer } from '../answer.ts';
import { judgementOf, noCauseSentence, unusualnessPhrase } from '../judgement.ts';
import { LOCALES } from '../locales.ts';
import { nearest, suggestion } from '../nearest.ts';
import {
  answerOf,
  type Card,
  cell,
  driverOf,
  listOf,
  sectionBlock,
  shareFigure,
  tableBlock,
  verdictBlock,
  type WindowedCardOptions,
} from './card.ts';
import { driverCard } from './driver.ts';
import { assessmentOf, conditionLines, obstacleOf, oddsText } from './odds.ts';

/** The scoreboard of all drivers, or one driver's evidence line by line. */
export function driversCard(card: Card, name: string | undefined, options: WindowedCardOptions): Answer {
  const wanted = name === undefined ? undefined : driverNamed(card, name);
  const assessment = assessmentOf(card, options);
  if (wanted !== undefined) {
    return driverCard(card, assessment, assessment.drivers.find(({ id }) => id === wanted)!);
  }
  const { words } = card;
  const columns = ['driver', 'role', 'odds', 'word', 'coverage', 'named'] as const;
  const rows = assessment.drivers.map((driver) => rowOf(card, driver));
  return answerOf(
    card,
    'drivers',
    [
      verdictBlock(verdictText(card, assessment)),
      tableBlock(card, words.drivers.table, columns, rows),
      sectionBlock('note', words.note, conditionLines(card, assessment, true)),
    ],
    { assessment },
  );
}

/** By id, label or alias. @throws InputError with the nearest names. */
export function driverNamed(card: Pick<Card, 'bot'>, name: string): string {
  const key = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ')
      .trim();
  const wanted = key(name);
  const { drivers } = card.bot.framework;
  const namesOf = (driver: (typeof drivers)[number]): string[] => [
    driver.id,
    ...Object.values(driver.label),
    ...driver.aliases,
  ];
  const found =
    drivers.find(({ id }) => key(id) === wanted) ??
    drivers.find((driver) => namesOf(driver).some((candidate) => key(candidate) === wanted));
  if (found) return found.id;
  const near = nearest(
    wanted,
    drivers.flatMap((driver) => namesOf(driver).map(key)),
  ).map((hit) => drivers.find((driver) => namesOf(driver).some((n) => key(n) === hit))!.id);
  const help = suggestion([...new Set(near)]) || `; there are ${drivers.map(({ id }) => id).join(', ')}.`;
  throw new InputError(`no driver is called "${name.slice(0, 40)}"${help}`);
}

function rowOf(card: Card, driver: DriverAssessment): string[] {
  const { words } = card;
  const label = driverOf(card, driver.id).label[card.language];
  const obstacle = obstacleOf(card, driver);
  return [
    label,
    words.roles[driver.role],
    cell(oddsText(card, driver)),
    words.verdicts[driver.verdict],
    cell(shareFigure(card, `${driver.id}.coverage`, driver.coverage, label)),
    obstacle ? `${words.no}${words.colon}${obstacle}` : words.yes,
  ];
}

function verdictText(card: Card, assessment: Assessment): string {
  const { words } = card;
  const { standing } = assessment;
  const { gap, stop, bracketed } = LOCALES[card.language];
  const day = `${unusualnessPhrase(assessment, card.language)}${stop}`;
  const noCause = noCauseSentence(assessment, card.language);
  // An ordinary day says itself that it needs none.
  if (judgementOf(assessment) === 'ordinary' && assessment.window === 1) return day;
  if (noCause !== undefined) return `${day}${gap}${noCause}`;
  const named = (['trigger', 'mechanism', 'background'] as const).flatMap((role) => {
    const { status, named: ids } = standing[role];
    if (status === 'none') return [];
    const labels = ids.map(
      (id) => driverOf(card, id)[status === 'type-only' ? 'type' : 'label'] ?? driverOf(card, id).label,
    );
    const list = listOf(
      labels.map((label) => label[card.language]),
      card.language,
    );
    return [`${words.roles[role]}${words.colon}${list}${bracketed(words.standing[status])}`];
  });
  return `${day}${gap}${words.drivers.named}${words.colon}${named.join(words.semicolon)}${stop}`;
}
