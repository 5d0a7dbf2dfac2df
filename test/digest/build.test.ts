import { describe, expect, it } from 'vitest';
import type { ScoredView } from '../../src/answer/scored-view.ts';
import { buildDigest, type DigestInput } from '../../src/digest/build.ts';
import { changesBetween, type DigestSummary, parseSummary } from '../../src/digest/summary.ts';
import { DIGEST_WORDS } from '../../src/digest/words.ts';
import { createEventCalendar } from '../../src/events/calendar.ts';
import { type Answer, createBot, type Language, plainText } from '../../src/index.ts';
import { spokenAtMs } from '../../src/snapshot/as-of.ts';

const bot = createBot({ now: Date.now });
const calendar = createEventCalendar();

/** Friday 30 January 2026, read on Saturday morning in Madrid. */
const SATURDAY = Date.parse('2026-01-31T07:00Z');
function built(more: Partial<DigestInput> = {}) {
  return buildDigest(bot.parts, {
    language: 'en',
    length: 'normal',
    nowMs: SATURDAY,
    asOf: '2026-01-30',
    calendar,
    ...more,
  });
}
const text = (more: Partial<DigestInput> = {}): string => plainText(built(more).answer);
const valuesOf = (answer: Answer) =>
  Object.fromEntries(answer.figures.map(({ id, value }) => [id, value] as const));

describe('a digest', () => {
  it('says what moved, the leading cause with for and against, and where it is from', () => {
    const said = text();
    // The day of the article: GLD -10.3%, SLV -28.5% (DOMAIN section 8).
    expect(said).toContain('Recorded day: Friday 30 January 2026');
    expect(said).toMatch(/Gold -10\.3%/);
    expect(said).toMatch(/Crowded, leveraged positions unwinding \(mechanism, \+8 dB, likely\)/);
    expect(said).toMatch(/Against it:/);
    expect(said).toMatch(/Would change my mind/);
    expect(said).toMatch(/Sources: .*Closes of 30 Jan/);
    expect(said).toContain('/digest off');
  });

  it('has the same figures in every language', () => {
    const [en, es, zh] = (['en', 'es', 'zh'] as const).map((language) =>
      valuesOf(built({ language, length: 'long' }).answer),
    );
    expect(Object.keys(en!).length).toBeGreaterThan(20);
    expect(es).toEqual(en);
    expect(zh).toEqual(en);
  });

  it('is longer the longer it is asked for, and a long one holds all that a short one does', () => {
    const [short, normal, long] = (['short', 'normal', 'long'] as const).map(
      (length) => built({ length }).answer,
    );
    const lengths = [short, normal, long].map((answer) => plainText(answer!).length);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    for (const [id, value] of Object.entries(valuesOf(short!))) expect(valuesOf(long!)[id]).toBe(value);
    expect(long!.blocks.some(({ kind }) => kind === 'table')).toBe(true);
  });

  it('says that markets are closed, and why', () => {
    expect(text()).toContain('It is Saturday: US markets are closed');
    // Thanksgiving 2025 was 27 November; the day after closes at 13:00.
    const thanksgiving = { nowMs: Date.parse('2025-11-27T13:00Z'), asOf: '2025-11-26' };
    expect(text(thanksgiving)).toContain('US stock and bond markets are closed today: Thanksgiving Day');
    expect(text({ ...thanksgiving, language: 'es' })).toContain('Acción de Gracias');
    expect(text({ ...thanksgiving, language: 'zh' })).toContain('感恩节');
    expect(text({ nowMs: Date.parse('2025-11-28T13:00Z'), asOf: '2025-11-26' })).toContain(
      'closes early today, at 13:00 New York',
    );
    // Sunday evening in Shanghai, Monday a holiday in New York (Martin Luther King Jr. Day, 19 January 2026).
    expect(text({ nowMs: Date.parse('2026-01-19T00:00Z'), asOf: '2026-01-16' })).toContain(
      'US stock market closed: Martin Luther King Jr. Day',
    );
    expect(text({ nowMs: Date.parse('2026-01-30T13:00Z'), asOf: '2026-01-29' })).not.toContain('closed');
  });

  it('says what is due in the next 24 hours, in New York and UTC', () => {
    // FOMC decision of 28 January 2026, 14:00 New York.
    const said = text({ nowMs: Date.parse('2026-01-28T08:00Z'), asOf: '2026-01-27' });
    expect(said).toContain('Wednesday 28 Jan 2026, 14:00 New York (19:00 UTC): FOMC decision');
    expect(text({ nowMs: Date.parse('2026-01-28T08:00Z'), asOf: '2026-01-27', language: 'es' })).toContain(
      '14:00 en Nueva York (19:00 UTC): Decisión de la Fed',
    );
  });

  it('says what changed since the last one, and what did not', () => {
    expect(text()).toContain('This is the first digest here');
    const before = built({ asOf: '2026-01-29', nowMs: Date.parse('2026-01-30T07:00Z') }).summary;
    const said = text({ previous: before });
    expect(said).toContain('Since the last digest (30 Jan 2026)');
    expect(said).toMatch(
      /Crowded, leveraged positions unwinding \(\+8 dB\) now leads; before, it was mega-cap/,
    );
    expect(said).toMatch(/Gold: -10\.0 usual moves on the day, was \+0\.2/);
    // Sunday after Saturday: the same close.
    expect(text({ previous: built().summary })).toContain('No new close since then');
  });

  it('says which views came due', () => {
    const view = (state: 'held' | 'wrong', leader = 'positioning') => ({
      leader,
      asOf: '2026-01-23',
      text: 'Positioning led the fall of metals.',
      state,
      falsifier: { indicator: 'vix', comparison: 'above' as const, threshold: 25, by: '2026-01-30' },
      resolvedValue: 17.44,
    });
    const said = text({ resolved: [view('held'), view('wrong', 'gone')] });
    expect(said).toContain(
      'Held: “crowded, leveraged positions unwinding” leads (23 Jan 2026). It was to be wrong with VIX above 25.00 by 30 Jan 2026; it came to 17.44.',
    );
    // A driver that the framework no longer has: the words that were kept.
    expect(said).toContain('Wrong: Positioning led the fall of metals. It was');
    expect(text()).not.toContain('Views that came due');
    const { answer } = built({ resolved: [view('held')] });
    expect(answer.figures.find(({ id }) => id === 'vix.threshold_scorecard.2026-01-23')).toMatchObject({
      value: 25,
      unit: 'index',
      asOf: '2026-01-23',
    });
    expect(answer.figures.find(({ id }) => id === 'vix.outcome_scorecard.2026-01-23')?.value).toBe(17.44);
  });

  it('says views that came due in the words of its reader, and no English in between', () => {
    const resolved = [
      {
        leader: 'positioning',
        asOf: '2026-01-23',
        text: 'crowded, leveraged positions unwinding leads (2026-01-23)',
        state: 'wrong' as const,
        falsifier: { indicator: 'gold', comparison: 'above' as const, threshold: 400.5, by: '2026-01-30' },
        resolvedValue: 444.95,
      },
    ];
    const lineIn = (language: Language): string => {
      const { answer } = built({ language, resolved });
      const title = DIGEST_WORDS[language].resolved;
      const block = answer.blocks.find((one) => one.kind === 'section' && one.title === title);
      return block?.kind === 'section' ? block.lines[0]!.map((span) => span.text).join('') : '';
    };
    expect(lineIn('es')).toBe(
      'Falló: «cierre de posiciones apalancadas y masificadas» va en cabeza (23 ene 2026). Habría fallado con Oro (GLD) por encima de 400,50 $ a más tardar el 30 ene 2026; llegó a 444,95 $.',
    );
    expect(lineIn('zh')).toBe(
      '错误：2026年1月23日判断“拥挤杠杆仓位平仓”领先。推翻条件：2026年1月30日前（含当日）黄金（GLD）高于400.50美元；实际为444.95美元。',
    );
    // The sources stay those of the day.
    expect(text({ resolved })).toContain('Closes of 30 Jan, New York');
    expect(lineIn('zh').replace('GLD', '')).not.toMatch(/[A-Za-z]/);
  });

  it('shows what would prove its leader wrong where that is published, once, and as figures', () => {
    const view: ScoredView = {
      leader: 'positioning',
      asOf: '2026-01-30',
      text: 'x',
      falsifier: {
        indicator: 'silver',
        comparison: 'above',
        threshold: 90.51,
        by: '2026-02-06',
        // 230 of 1,000: 23%.
        base: { crossed: 230, of: 1_000 },
      },
    };
    for (const length of ['short', 'normal', 'long'] as const) {
      const { answer } = built({ view, length });
      expect(plainText(answer).match(/On the scorecard/g)).toHaveLength(1);
      expect(plainText(answer)).toMatch(
        /wrong if Silver \(SLV\) closes above \$90\.51 by 6 Feb 2026 \(crossed in 23% of such cases anyway\)\./,
      );
      const figures = new Map(answer.figures.map((figure) => [figure.id, figure]));
      expect(figures.get('silver.threshold_scorecard')).toMatchObject({
        value: 90.51,
        unit: 'usd',
        text: '$90.51',
        asOf: '2026-01-30',
      });
      expect(figures.get('silver.crossing.probability')).toMatchObject({
        value: 0.23,
        unit: 'share',
        text: '23%',
      });
    }
    expect(text({ view, language: 'es' })).toContain(
      'En el marcador: falla si Plata (SLV) cierra por encima de 90,51 $ a más tardar el 6 feb 2026 (se cruza de todos modos en el 23% de casos así).',
    );
    expect(text({ view, language: 'zh' })).toContain(
      '记分卡：2026年2月6日前（含当日）若白银（SLV）收盘高于90.51美元，这一判断即为错误（同类情形中本来就有23%会越过）。',
    );
    // 9 of 2,112 are 0.43%: not "0%".
    const rare = { ...view, falsifier: { ...view.falsifier, base: { crossed: 9, of: 2_112 } } };
    expect(text({ view: rare })).toContain('(crossed in 0.4% of such cases anyway)');
    // Another leader, or another day: that view is not this digest's.
    expect(text({ view: { ...view, leader: 'carry_unwind' } })).not.toContain('scorecard');
    expect(text({ view: { ...view, asOf: '2026-01-29' } })).not.toContain('scorecard');
    expect(text()).not.toContain('scorecard');
  });

  it('lists a holiday of the 24 hours after the evening of its day, and not once it is over', () => {
    const evening = (asOf: string): string => text({ asOf, nowMs: spokenAtMs(bot.asOf(asOf)) });
    expect(evening('2024-12-24')).toContain('Wednesday 25 Dec 2024: US stock market closed: Christmas Day');
    expect(evening('2025-07-03')).toContain('Friday 4 Jul 2025: US stock market closed: Independence Day');
    // 13:00 New York has passed: that it closes early is no news any more.
    expect(evening('2025-07-03')).not.toContain('closes early');
    expect(evening('2025-07-04')).toContain('US stock and bond markets are closed today: Independence Day');
    expect(evening('2025-07-04')).not.toContain('Friday 4 Jul 2025: US stock market closed');
    // In the morning of the holiday it is still to come.
    expect(text({ asOf: '2025-07-03', nowMs: Date.parse('2025-07-04T12:00Z') })).toContain(
      'Friday 4 Jul 2025: US stock market closed',
    );
    // 31 January 2025 was a Friday: over with its close, told in its morning.
    expect(evening('2025-01-31')).not.toContain('Last trading day of the month');
    expect(text({ asOf: '2025-01-30', nowMs: Date.parse('2025-01-31T13:00Z') })).toContain(
      'Last trading day of the month',
    );
  });

  it('speaks of a recorded day in its evening, and of a moment at that moment', () => {
    expect(new Date(spokenAtMs(bot.asOf('2024-12-24'))).toISOString()).toBe('2024-12-24T23:00:00.000Z');
    // Summer time: 18:00 New York is 22:00 UTC.
    expect(new Date(spokenAtMs(bot.asOf('2025-07-05'))).toISOString()).toBe('2025-07-05T22:00:00.000Z');
    expect(new Date(spokenAtMs(bot.asOf('2025-07-03T15:00:00Z'))).toISOString()).toBe(
      '2025-07-03T15:00:00.000Z',
    );
  });

  it('names only closes of days on which New York traded, and other days beside their values', () => {
    for (const asOf of ['2025-07-04', '2025-07-05']) {
      const said = text({ asOf, nowMs: spokenAtMs(bot.asOf(asOf)) });
      // Cboe: 16.38 at the close of 3 July 2025; 17.48 is of the holiday, from hours of futures.
      expect(said).toContain('VIX 16.38');
      expect(said).toContain('Closes of 3 Jul, New York');
    }
    // Stocks mourned on 9 January 2025, bonds traded: SOFR has that date, the moves that of the 8th.
    const mourning = text({ asOf: '2025-01-09', nowMs: spokenAtMs(bot.asOf('2025-01-09')) });
    expect(mourning).toMatch(/Moved on 8 Jan:[\s\S]*SOFR minus IORB -10\.0bp \(9 Jan\)/);
    expect(mourning).toContain('Closes of 8 Jan, New York');
  });

  it('does not name as what would change its mind what has happened already', () => {
    // VIX 82.69, high-yield spread +107bp: past the 40 and the +75bp that a dash for cash would show.
    expect(text({ asOf: '2020-03-16' })).not.toMatch(/VIX near 40|spread \+75bp/);
    expect(text({ asOf: '2020-03-16' })).toContain('A dash for cash would show 10-year breakeven inflation');
    expect(text()).toContain('A dash for cash would show VIX near 40, High-yield spread +75bp');
  });

  it('says of what causes rest on which parts are missing, by a few plain names', () => {
    expect(text()).toMatch(
      /Missing: Seven giants \(\d\)(, [A-Z][a-z ]+ \(\d\)){0,2}, and \d+ other figures\. Details: \/sources\./,
    );
    expect(text({ language: 'zh' })).toMatch(/缺少: 七巨头（\d）.*。详情见 \/sources。/);
    expect(text({ length: 'long' })).toMatch(/Missing:[\s\S]*and \d+ other figures\. Details/);
    expect(text({ length: 'long' })).toMatch(/The calendar does not know: .*report dates of the seven/);
  });
});

describe('what changed', () => {
  const summary: DigestSummary = {
    atMs: 0,
    asOf: '2026-01-29',
    running: false,
    leader: 'carry',
    odds: { carry: 4, geo: -12, fiscal: -30 },
    z: { gold: 0, spx: 1 },
  };
  const next = (more: Partial<DigestSummary>): DigestSummary => ({ ...summary, asOf: '2026-01-30', ...more });

  it('is told from 3 dB on, of causes that are or were in reach', () => {
    expect(changesBetween(summary, next({ odds: { carry: 6.9, geo: -12, fiscal: -30 } })).odds).toEqual([]);
    expect(changesBetween(summary, next({ odds: { carry: 1, geo: -5, fiscal: -20 } })).odds).toEqual([
      { id: 'geo', now: -5, before: -12 },
      { id: 'carry', now: 1, before: 4 },
    ]);
  });

  it('is told of the leader, also when none leads any more', () => {
    expect(changesBetween(summary, next({ leader: null })).leader).toEqual({ now: null, before: 'carry' });
    expect(changesBetween(summary, next({})).leader).toBeUndefined();
  });

  it('is told of moves that turned by two usual moves', () => {
    expect(changesBetween(summary, next({ z: { gold: -2, spx: 0 } })).moves).toEqual([
      { id: 'gold', now: -2, before: 0 },
    ]);
  });

  it('is not compared with what another version kept', () => {
    expect(parseSummary({ asOf: 'x' })).toBeUndefined();
    expect(parseSummary(summary)).toEqual(summary);
  });
});

describe('every language', () => {
  it.each(['en', 'es', 'zh'] as const satisfies readonly Language[])('%s leaves no slot open', (language) => {
    for (const asOf of ['2020-03-12', '2024-08-05', '2026-01-30', '2025-12-24'])
      for (const length of ['short', 'normal', 'long'] as const) {
        const said = text({ language, length, asOf, nowMs: bot.asOf(asOf).publishedByMs });
        expect(said).not.toMatch(/\{|\}|undefined|NaN|\[object/);
      }
  });
});
