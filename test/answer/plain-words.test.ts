import { describe, expect, it } from 'vitest';
import { loadEpisodes } from '../../src/assessment/analogs.ts';
import { withChineseMarks } from '../../src/assessment/chinese-marks.ts';
import { buildDigest } from '../../src/digest/build.ts';
import { createEventCalendar } from '../../src/events/calendar.ts';
import {
  type Answer,
  type Block,
  createBot,
  createCards,
  LANGUAGES,
  type Language,
  type Line,
} from '../../src/index.ts';
import { spokenAtMs } from '../../src/snapshot/as-of.ts';

/** What readers see over many days: no id of the program, and one kind of punctuation. */

const bot = createBot({ now: () => Date.UTC(2026, 10, 24) });
const cards = createCards(bot);
const calendar = createEventCalendar();

/** Every quarter, and the days of the episodes, of holidays and weekends. */
const DAYS = [
  ...loadEpisodes().map(({ date }) => date),
  ...[2019, 2020, 2021, 2022, 2023, 2024, 2025].flatMap((year) =>
    ['02-28', '05-14', '08-09', '11-29'].map((day) => `${year}-${day}`),
  ),
  '2020-03-16',
  '2020-03-18',
  '2022-06-13',
  '2024-12-24',
  '2025-01-09',
  '2025-07-04',
  '2025-07-05',
  '2026-01-31',
];
const QUESTIONS = [
  'why is everything falling?',
  'why is bitcoin down?',
  'is it a dash for cash?',
  'is it the yen carry trade?',
  'what would change your mind?',
  'what speaks against it?',
  'how sure are you?',
  'compare with 312',
  'what is the 10-year yield?',
  'what did Trump say?',
];

/** Ids of more than one part: such a word in a text comes from the program, unless a label has it too. */
function idsOfTheProgram(): ReadonlySet<string> {
  const { registry, framework } = bot;
  const ids = [
    ...registry.all.map(({ id }) => id),
    ...framework.drivers.flatMap(({ id, tests }) => [
      id,
      ...tests.flatMap((test) => [test.id, ...(test.kind === 'joint' ? test.legs.map((leg) => leg.id) : [])]),
    ]),
  ];
  const said = JSON.stringify([
    registry.all.map(({ label, series }) => [label, series.map(({ instrument }) => instrument)]),
    framework.drivers.map(({ label, type }) => [label, type]),
  ]).toLowerCase();
  return new Set(ids.filter((id) => /[-_]/.test(id) && !said.includes(id)));
}
const IDS = idsOfTheProgram();

const plain = (line: Line): string => line.map(({ text }) => text).join('');
function textsOf(block: Block): string[] {
  const title = 'title' in block && block.title ? [block.title] : [];
  if (block.kind === 'verdict') return [plain(block.line)];
  if (block.kind === 'table') {
    const { columns, rows } = block.table;
    return [...title, ...columns.map((column) => column.title), ...rows.flatMap((row) => row.map(String))];
  }
  return [...title, ...('lines' in block ? block.lines.map(plain) : [])];
}

function faultsOf(answer: Answer, language: Language): string[] {
  return [answer.label, ...answer.notes, ...answer.blocks.flatMap(textsOf)].flatMap((text) => {
    const ids = (text.match(/[a-z0-9]+(?:[-_][a-z0-9]+)+/g) ?? []).filter((word) => IDS.has(word));
    // After a Chinese character, or its closing bracket or quote, stands no ASCII mark.
    const marks = language === 'zh' ? (text.match(/[\p{Script=Han}）”][.,;:!?]/gu) ?? []) : [];
    const holes = text.match(/undefined|NaN|\[object|。。|\.\.$/g) ?? [];
    return [...ids, ...marks, ...holes].map((fault) => `${answer.asOf} ${answer.question} ${fault}: ${text}`);
  });
}

describe.each(LANGUAGES)('in %s, over many days,', (language) => {
  it('answers hold no id, and no ASCII mark after a Chinese character', { timeout: 60_000 }, async () => {
    const faults: string[] = [];
    for (const asOf of DAYS)
      for (const question of QUESTIONS)
        faults.push(...faultsOf(await bot.ask(question, { asOf, language }), language));
    expect(faults.slice(0, 10)).toEqual([]);
  });

  it('nor do digests', { timeout: 60_000 }, () => {
    const faults = DAYS.flatMap((asOf) =>
      (['short', 'long'] as const).flatMap((length) => {
        const nowMs = spokenAtMs(bot.asOf(asOf));
        const { answer } = buildDigest(bot.parts, { language, length, nowMs, calendar, asOf });
        return faultsOf(answer, language);
      }),
    );
    expect(faults.slice(0, 10)).toEqual([]);
  });

  it('nor do cards', { timeout: 60_000 }, () => {
    const faults = ['2020-03-16', '2024-08-05', '2025-07-04', '2026-01-30'].flatMap((asOf) => {
      const options = { asOf, language };
      return [
        cards.board(options),
        cards.drivers(undefined, options),
        ...bot.framework.drivers.map(({ id }) => cards.drivers(id, options)),
        ...bot.registry.all.map(({ id }) => cards.indicator(id, options)),
        cards.analog(undefined, options),
        cards.framework(undefined, options),
        ...bot.framework.nodes.map(({ id }) => cards.framework(id, options)),
      ].flatMap((answer) => faultsOf(answer, language));
    });
    expect(faults.slice(0, 10)).toEqual([]);
  });
});

describe('Chinese marks', () => {
  it.each([
    ['并存,因为', '并存，因为'],
    ['跌幅为4.5,创新低.', '跌幅为4.5，创新低。'],
    ['SOFR持平: A, B and 12:30', 'SOFR持平：A, B and 12:30'],
    ['1,008亿', '1,008亿'],
  ])('%s', (typed, said) => {
    expect(withChineseMarks(typed)).toBe(said);
  });
});
