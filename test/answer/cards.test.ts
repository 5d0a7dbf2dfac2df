import { describe, expect, it } from 'vitest';
import { tenthsThatAddUp } from '../../src/answer/cards/decibans.ts';
import { claimsOfNode } from '../../src/answer/cards/edges.ts';
import { dateNotes, dayLabel } from '../../src/answer/label.ts';
import { words } from '../../src/answer/messages/index.ts';
import {
  type Answer,
  createBot,
  createCards,
  type InputError,
  LANGUAGES,
  type Language,
  plainText,
} from '../../src/index.ts';
import { parseAsOf } from '../../src/snapshot/as-of.ts';

const bot = createBot({ now: () => Date.UTC(2026, 6, 1) });
const cards = createCards(bot);

function everyCard(language: Language): Answer[] {
  const options = { language, asOf: '2026-01-30' };
  return [
    cards.board(options),
    ...['gold', 'spx', 'tga', 'sofr-iorb', 'cpi', 'cape'].map((name) => cards.indicator(name, options)),
    cards.drivers(undefined, options),
    ...bot.framework.drivers.map(({ id }) => cards.drivers(id, options)),
    cards.analog(undefined, options),
    cards.analog('312', { ...options, window: 3 }),
    cards.framework(undefined, options),
    ...bot.framework.nodes.map(({ id }) => cards.framework(id, options)),
    cards.backtest(bot.backtest({ from: '2026-01-29', to: '2026-01-30' }), 1.2, options),
  ];
}

/** The text of everything that is made of words from outside: names, notes, claims, news. */
function wordsFromData(): string[] {
  const texts = (text: object): string[] => Object.values(text);
  return [
    ...bot.registry.all.flatMap(({ label, note, series }) => [
      ...texts(label),
      ...(note ? [note] : []),
      ...series.flatMap((ref) => [ref.instrument, ref.series]),
    ]),
    ...bot.framework.drivers.flatMap((driver) => [
      ...texts(driver.label),
      ...texts(driver.type ?? {}),
      ...texts(driver.falsifier ?? {}),
      ...driver.knockOuts.flatMap(({ says }) => texts(says)),
    ]),
    ...bot.framework.nodes.flatMap(({ label }) => texts(label)),
    ...bot.framework.edges.flatMap(({ mechanism }) => texts(mechanism)),
    ...bot.framework.claims.flatMap(({ claim, record }) => [...texts(claim), ...texts(record)]),
    ...bot.framework.drivers.flatMap(({ tests }) => tests.flatMap(({ block }) => block ?? [])),
    ...LANGUAGES.map((language) => words(language, 'block.equity60')),
    ...texts(bot.framework.title),
    ...texts(bot.framework.about),
    ...bot.analogs.episodes.flatMap(({ name }) => texts(name)),
    ...bot.feed.records.flatMap(({ headline, source, summary }) => [
      ...texts(headline ?? {}),
      source,
      summary,
    ]),
    ...[...bot.snapshot('2026-01-30').readings.values()].flatMap(({ publisher, instrument, series }) => [
      publisher,
      instrument,
      series,
    ]),
  ];
}

describe.each(LANGUAGES)('every card in %s', (language) => {
  const all = everyCard(language);

  it('prints no number that is not a figure', () => {
    const fromData = wordsFromData().sort((a, b) => b.length - a.length);
    // Dates, times, and counts of sessions, releases and observations are no figures.
    const notFigures =
      /\d{1,2}(?:er|\.)? (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|sept|dic|janv|févr|mars|avr|mai|juin|juil|août|déc|Jan|Feb|März|April|Mai|Juni|Juli|Aug|Sept|Okt|Nov|Dez|fev|maio|set|out|dez)(?!\p{L})\.?( \d{4})?|\d{4}年\d{1,2}月\d{1,2}日|\d{1,2}月\d{1,2}日|\d{2}:\d{2} UTC|\d+ ?(sessions?|releases?|values|observations|sesi[oó]n(es)?|publicaci[oó]n(es)?|valores|observaciones|(?:dernières )?valeurs|dernières observations|séances?|publications?|Handelstage?|Werte|Beobachtungen|Veröffentlichung(?:en)?|pregões|pregão|divulgaç(?:ão|ões)|observações|个交易日|次发布|个数值|个观测值|営業日|回の公表|個の値)|(Letzte|letzten|Last|Últimos|Últimas|últimas|last|最近|直近) ?\d+/giu;
    for (const answer of all) {
      let text = plainText({ ...answer, label: '' });
      for (const words of fromData)
        if (/\d/.test(words))
          text = text.replaceAll(words, ' ').replaceAll(words[0]!.toUpperCase() + words.slice(1), ' ');
      text = text.replace(notFigures, ' ');
      for (const figure of [...answer.figures].sort((a, b) => b.text.length - a.text.length))
        text = text.replaceAll(figure.text, ' ');
      const left = text.match(/[^\n]*\d[^\n]*/g) ?? [];
      expect(left, answer.question).toEqual([]);
    }
  });

  it('gives each figure its instrument and source, once', () => {
    for (const { figures, question } of all) {
      for (const { instrument, source, value, id } of figures) {
        expect(instrument, `${question} ${id}`).not.toBe('');
        expect(source, `${question} ${id}`).not.toBe('');
        expect(Number.isFinite(value), `${question} ${id}`).toBe(true);
      }
      expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    }
  });

  it('begins with the day and one verdict', () => {
    for (const { blocks, label } of all) {
      expect(label).not.toBe('');
      expect(blocks[0]!.kind).toBe('verdict');
      expect(blocks.filter(({ kind }) => kind === 'verdict')).toHaveLength(1);
    }
  });
});

describe('the indicator card', () => {
  it('never shows a level for a fund adjusted for dividends', () => {
    const answer = cards.indicator('spx');
    expect(answer.figures.some(({ id }) => id.endsWith('.level'))).toBe(false);
    const spark = answer.blocks.find(({ kind }) => kind === 'sparkline');
    expect(spark?.kind === 'sparkline' && spark.values[0]).toBe(0);
  });

  it('tells why a value is missing', () => {
    const answer = cards.indicator('cape');
    expect(answer.verdict).toBe('unavailable');
    expect(plainText(answer)).toContain('the record ends 1 Sep 2023');
  });

  it('refuses an unknown name with the nearest ones', () => {
    expect(() => cards.indicator('silvr')).toThrow(
      expect.objectContaining({
        code: 'BAD_INPUT',
        message: expect.stringContaining('silver'),
      }) as InputError,
    );
  });

  it('tells the change of a rate in points', () => {
    const figure = cards.indicator('unemployment').figures.find(({ id }) => id === 'unemployment.change_1r');
    expect(figure).toMatchObject({ text: '-0.1 pp', unit: 'percentage-points' });
  });
});

describe('the driver card', () => {
  it.each(bot.framework.drivers.map(({ id }) => id))('of %s prints weights that add up', (id) => {
    for (const asOf of ['2026-01-30', '2020-03-12', '2024-08-05']) {
      const answer = cards.drivers(id, { asOf });
      const value = (name: string): number | undefined =>
        answer.figures.find((figure) => figure.id === `${id}.${name}`)?.value;
      const parts = value('prior')! + value('support')! + (value('search') ?? 0);
      expect(parts).toBeCloseTo(value('odds_sum')!, 6);
      const rows = answer.figures.filter((figure) => figure.id.endsWith('.weight'));
      const sum = rows.reduce((total, row) => total + row.value, 0);
      expect(sum).toBeCloseTo(value('raw') ?? value('support')!, 6);
      for (const row of rows) expect(Number(row.text.replace('+', ''))).toBeCloseTo(row.value, 6);
    }
  });

  it('is found by id, name and alias in any language', () => {
    for (const name of ['carry_unwind', 'carry-unwind', 'Yen carry unwind', '套息', 'carry trade'])
      expect(cards.drivers(name).question).toBe('drivers carry_unwind');
  });

  it('shows the dated news with its time and source', () => {
    const text = plainText(cards.drivers('positioning', { asOf: '2026-01-30' }));
    expect(text).toContain(
      '30 Jan 2026, 22:00 UTC: CME margin increase on gold and silver futures (CME Group)',
    );
  });
});

describe('the analog card', () => {
  it('says when no episode is close', () => {
    // A day of shares and crypto far from all episodes: the engine's own distance decides.
    const calm = bot.assess({ asOf: '2026-01-27' }).analogs[0]!;
    const text = plainText(cards.analog(undefined, { asOf: '2026-01-27' }));
    expect(text.includes('No episode is close')).toBe(!calm.close);
  });

  it('warns that one episode is one case', () => {
    expect(plainText(cards.analog('svb'))).toContain('One episode is one case');
  });

  it('does not compare with what was not over by then', () => {
    expect(cards.analog('svb', { asOf: '2023-03-13' }).verdict).toBe('unavailable');
  });
});

describe('the causal map', () => {
  it('marks every link, with its drivers', () => {
    const table = cards.framework().blocks.find(({ kind }) => kind === 'table');
    expect(table?.kind === 'table' && table.table.rows.length).toBe(bot.framework.edges.length);
  });

  it('sets the claims about a node beside the record, and only what was known', () => {
    expect(plainText(cards.framework('A7', { asOf: '2026-01-30' }))).toContain('lowest in two years');
    expect(claimsOfNode(bot.framework, 'A7', '2026-01-20').map(({ id }) => id)).not.toContain(
      'dollar-two-year-low',
    );
  });

  it('shows the later version of a claim once it can be known', () => {
    const ids = (asOf: string): string[] => claimsOfNode(bot.framework, 'A16', asOf).map(({ id }) => id);
    expect(ids('2026-02-10')).toContain('further-qt');
    expect(ids('2026-07-01')).toContain('further-qt-later');
    expect(ids('2026-07-01')).not.toContain('further-qt');
  });

  it('is no judgement where there are no data', () => {
    // Without a feed a trigger is not refuted by silence.
    const states = plainText(cards.framework(undefined, { asOf: '2022-03-08' }));
    expect(states).toContain('Dated news is not recorded');
  });
});

describe('labels', () => {
  it('name the day in three languages', () => {
    expect(dayLabel('2026-01-30', 'en')).toBe(
      'Recorded day: Friday 30 January 2026, New York close (not live)',
    );
    expect(dayLabel('2026-01-30', 'zh')).toBe('历史记录日：2026年1月30日周五，纽约收盘（非实时）');
    expect(dayLabel('2026-01-30', 'es')).toContain('viernes 30 de enero de 2026');
  });

  it('tell which close is read on a day without a session', () => {
    expect(dateNotes(parseAsOf('2026-01-31'), 'zh')[0]).toContain('2026年1月31日是周六');
    expect(dateNotes(parseAsOf('2025-11-27'), 'es')[0]).toContain('Acción de Gracias');
    expect(dateNotes(parseAsOf('2026-01-30'), 'es')).toEqual([]);
  });
});

describe('rounding to tenths', () => {
  it('adds up to the rounded total', () => {
    expect(tenthsThatAddUp([1.04, 1.04, 1.04], 3.12)).toEqual([1.1, 1, 1]);
    expect(tenthsThatAddUp([-10.607, 19, -3], 5.393)).toEqual([-10.6, 19, -3]);
  });
});
