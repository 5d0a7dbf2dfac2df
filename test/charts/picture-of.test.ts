import { describe, expect, it } from 'vitest';
import { createCards } from '../../src/answer/cards.ts';
import { pictureOf } from '../../src/charts/picture-of.ts';
import { NoDataError } from '../../src/errors.ts';
import { bot, botWith, DAYS, KINDS, only, replaced } from './specs.ts';

const january = { asOf: '2026-01-30' };

describe('what pictures show', () => {
  it('is plain data that a thread can take', () => {
    for (const make of Object.values(KINDS)) {
      const spec = make(january);
      expect(structuredClone(spec)).toEqual(spec);
      expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    }
  });

  it('is the same for the same day', () => {
    for (const make of Object.values(KINDS)) expect(make(january)).toEqual(make(january));
  });

  it('states the finding in the title, in each language', () => {
    // SLV closed 105.57 on 29 January 2026 and 75.44 on the 30th: 28.5% less.
    expect(pictureOf.reading(bot, 'silver', january)!.title).toBe('Silver fell 28.5%: 19 usual moves');
    expect(pictureOf.reading(bot, 'silver', { ...january, language: 'zh' })!.title).toBe(
      '白银下跌28.5%：19倍常规波动',
    );
    expect(pictureOf.reading(bot, 'silver', { ...january, language: 'es' })!.title).toBe(
      'Plata: baja de 28,5%, 19 movimientos habituales',
    );
    expect(pictureOf.crossAsset(bot, { asOf: '2024-08-05' }).title).toBe(
      'Nearly everything fell: 8 of 9 assets are down',
    );
    expect(pictureOf.drivers(bot, { asOf: '2025-08-21' }).title).toBe('Over 5 sessions: ordinary');
  });

  it('tells its finding, its day and its sources to people who do not see it', () => {
    for (const make of Object.values(KINDS)) {
      const spec = make(january);
      expect(spec.alt).toContain(spec.title);
      expect(spec.alt).toContain('Recorded day: Friday 30 January 2026');
      expect(spec.alt).toContain(spec.sources);
      expect(spec.badge).toBe('Recorded day');
    }
  });

  it('prints the same figures as the texts', () => {
    const cards = createCards(bot);
    for (const asOf of DAYS) {
      for (const language of ['en', 'zh', 'es'] as const) {
        const figures = (answer: { readonly figures: readonly { id: string; text: string }[] }) =>
          new Map(answer.figures.map(({ id, text }) => [id, text]));
        const drivers = figures(cards.drivers(undefined, { asOf, language }));
        const rows = pictureOf.drivers(bot, { asOf, language }).rows;
        const odds = bot.assess({ asOf }).drivers.map(({ id }) => drivers.get(`${id}.odds`));
        expect(rows.map((row) => row.odds)).toEqual(odds);
        const board = figures(cards.board({ asOf, language }));
        const shown = pictureOf.board(bot, { asOf, language }).families.flatMap(({ row }) => row ?? []);
        // Sums of money are the same figures in another form: their digits are compared.
        const figure = (text: string): string =>
          text.includes('$') || text.includes('USD') ? text.replaceAll(/[^\d.,+-]/g, '') : text;
        const texts = new Set([...board.values()].map(figure));
        for (const row of shown) expect([...texts, '–']).toContain(figure(row.one.replace('*', '')));
      }
    }
  });

  it('marks each link of the map as the card does', () => {
    const spec = pictureOf.framework(bot, { asOf: '2020-03-12' });
    const states = spec.links.map(({ state }) => state);
    const verdict = createCards(bot).framework(undefined, { asOf: '2020-03-12' }).blocks[0]!;
    const text = verdict.kind === 'verdict' ? verdict.line.map((span) => span.text).join('') : '';
    const count = states.filter((state) => state === 'contradicted').length;
    expect(text).toContain(`${count} contradicted`);
    expect(spec.links).toHaveLength(bot.framework.edges.length);
  });

  it('draws the band around the close before', () => {
    const { values, low, high } = pictureOf.reading(bot, 'silver', january)!;
    for (let i = 1; i < values.length; i++) {
      expect(low[i]!).toBeLessThan(values[i - 1]!);
      expect(high[i]!).toBeGreaterThan(values[i - 1]!);
      // Even in logarithms: the close before is the geometric middle.
      expect(Math.sqrt(low[i]! * high[i]!) / values[i - 1]! - 1).toBeCloseTo(0, 4);
    }
    expect(values.at(-1)!).toBeLessThan(low.at(-1)!);
  });

  it('shows 250 sessions when asked', () => {
    expect(pictureOf.reading(bot, 'spx', { ...january, sessions: 250 })!.days).toHaveLength(250);
    expect(pictureOf.reading(bot, 'spx', january)!.days).toHaveLength(120);
  });
});

describe('odd days', () => {
  it('nothing is drawn without a value or an episode to compare', () => {
    const empty = botWith((snapshot) => only(snapshot, []));
    expect(pictureOf.reading(empty, 'silver', january)).toBeUndefined();
    // The bank failures of March 2023 lie after that day.
    expect(pictureOf.analog(bot, 'svb', { asOf: '2020-03-12' })).toBeUndefined();
  });

  it('a value older than the day that is read says of when it is', () => {
    // Federal debt of a quarter comes out months later; on 30 January 2026 the newest was of 1 July 2025.
    const { facts } = pictureOf.reading(bot, 'federal-debt', january)!;
    expect(facts).toContainEqual({ name: 'As of', value: '1 Jul 2025' });
    expect(pictureOf.reading(bot, 'silver', january)!.facts.map(({ name }) => name)).not.toContain('As of');
  });

  it('a board without any value, and with one', () => {
    const empty = pictureOf.board(
      botWith((snapshot) => only(snapshot, [])),
      january,
    );
    expect(empty.title).toBe('No indicator has a value on this day');
    expect(empty.families.every(({ row, missing }) => row === undefined && missing !== undefined)).toBe(true);
    const one = pictureOf.board(
      botWith((snapshot) => only(snapshot, ['silver'])),
      january,
    );
    expect(one.families.filter(({ row }) => row)).toHaveLength(1);
    expect(one.title).toContain('Silver -28.5%');
  });

  it('a move of forty usual moves keeps its number', () => {
    const wild = botWith((snapshot) =>
      replaced(snapshot, 'silver', (reading) => ({ ...reading, z: { ...reading.z, 1: -40 } })),
    );
    expect(pictureOf.reading(wild, 'silver', january)!.title).toBe('Silver fell 28.5%: 40 usual moves');
  });

  it('a day outside the data is refused as everywhere', () => {
    expect(() => pictureOf.board(bot, { asOf: '2017-01-03' })).toThrow(NoDataError);
    expect(() => pictureOf.reading(bot, 'no such thing', january)).toThrow(/no indicator is called/);
    expect(() => pictureOf.analog(bot, 'no such thing', january)).toThrow(/no episode is called/);
  });
});
