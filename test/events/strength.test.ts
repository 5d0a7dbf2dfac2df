import { describe, expect, it } from 'vitest';
import { assess } from '../../src/assessment/assess.ts';
import type { Window } from '../../src/assessment/assessment.ts';
import { loadFramework, SEED_FRAMEWORK } from '../../src/assessment/framework.ts';
import { type EventFeed, feedOf, loadBundledEvents } from '../../src/events/feed.ts';
import type { EventRecord } from '../../src/events/record.ts';
import {
  calendarStrength,
  type EventContext,
  fiscalStrength,
  growthStrength,
  inflationStrength,
  itemsOf,
  marginStrength,
  megacapStrength,
  netItems,
  policyStrength,
  surprisesOf,
  tariffStrength,
  timeFactor,
} from '../../src/events/strength.ts';
import { createRegistry, indicators } from '../../src/indicators/registry.ts';
import { type AsOf, parseAsOf } from '../../src/snapshot/as-of.ts';
import { collect } from '../../src/snapshot/collect.ts';
import { loadBundledHistory } from '../../src/sources/recorded.ts';
import { calendarKinds, closeInstant, previousSession } from '../../src/time/us-market.ts';

/** Hand-computed after DOMAIN.md, section 3.1; the figures are those of the development record. */

const registry = createRegistry(indicators);
const framework = loadFramework(SEED_FRAMEWORK, new Set(indicators.map(({ id }) => id)));
const scales = framework.events;
const bundled = loadBundledEvents();
const HOUR = 3_600_000;

/** A window of so many sessions that ends at the as-of. */
function contextOf(
  asOf: string | AsOf,
  window: Window,
  records: readonly EventRecord[],
  more: Partial<EventContext> = {},
): EventContext {
  const moment = typeof asOf === 'string' ? parseAsOf(asOf) : asOf;
  const sessions = [moment.session];
  while (sessions.length <= window) sessions.unshift(previousSession(sessions[0]!));
  return {
    records,
    sessions: sessions.slice(1),
    startSession: sessions[0]!,
    triggersByMs: moment.triggersByMs,
    mechanismsByMs: moment.mechanismsByMs,
    wholeDay: moment.kind === 'date',
    scales,
    sessionMove: () => undefined,
    calendarKinds: () => [],
    ...more,
  };
}

type Fields = Partial<EventRecord> & Pick<EventRecord, 'class'>;
let count = 0;
function news(utc: string, fields: Fields): EventRecord {
  count += 1;
  return {
    id: `news-${count}`,
    first_public_utc: utc,
    time_precision: 'minute',
    direction: 'down',
    entity: 'Somebody',
    summary: 'Something happened.',
    source: 'a test',
    ...fields,
    publicMs: Date.parse(utc),
  };
}

function recorded(id: string): EventRecord {
  const record = bundled.records.find((candidate) => candidate.id === id);
  if (!record) throw new Error(`no record ${id}`);
  return record;
}

const amounts = ({ items }: { items: readonly { readonly amount: number }[] }): number[] =>
  items.map(({ amount }) => amount);

describe('the time factor', () => {
  // The window of Friday 30 January 2026 over one session starts at 21:00 UTC on the 29th.
  const context = contextOf('2026-01-30', 1, []);
  const war = (utc: string, fields: Partial<EventRecord> = {}) => news(utc, { class: 'geo', ...fields });

  it.each<[string, string, number]>([
    ['at the start', '2026-01-29T21:00:00Z', 1],
    ['inside the window', '2026-01-30T03:00:00Z', 1],
    ['at the close that ends it', '2026-01-30T21:00:00Z', 1],
    ['a minute after the close', '2026-01-30T21:01:00Z', 0],
    ['6 hours before the start', '2026-01-29T15:00:00Z', 0.875],
    ['12 hours before the start', '2026-01-29T09:00:00Z', 0.75],
    ['24 hours before the start', '2026-01-28T21:00:00Z', 0.5],
    ['25 hours before the start', '2026-01-28T20:00:00Z', 0],
  ])('%s is as the rule says', (_case, utc, expected) => {
    expect(timeFactor(war(utc), context)).toBeCloseTo(expected, 9);
  });

  it.each<[string, string, number]>([
    ['the day before the start day', '2026-01-28T00:00:00Z', 0],
    ['the start day', '2026-01-29T00:00:00Z', 0.5],
    ['the day after it', '2026-01-30T00:00:00Z', 1],
    ['a day after the window', '2026-01-31T00:00:00Z', 0],
  ])('of news known only by date, on %s', (_case, utc, expected) => {
    expect(timeFactor(war(utc, { time_precision: 'day' }), context)).toBe(expected);
  });

  it('does not decay inside a long window', () => {
    // Five sessions to 11 April 2025 start at the close of the 4th.
    const long = contextOf('2025-04-11', 5, []);
    expect(timeFactor(war('2025-04-04T20:00:00Z'), long)).toBe(1);
    expect(timeFactor(war('2025-04-11T19:59:00Z'), long)).toBe(1);
  });

  it('follows the early close of a half day', () => {
    // 28 November 2025, the Friday after Thanksgiving, closes at 13:00 New York, 18:00 UTC.
    const half = contextOf('2025-11-28', 1, []);
    expect(timeFactor(war('2025-11-28T18:00:00Z'), half)).toBe(1);
    expect(timeFactor(war('2025-11-28T18:01:00Z'), half)).toBe(0);
  });

  it('lets mechanisms and crypto use the UTC day to its end', () => {
    for (const kind of ['margin', 'fed_operation', 'crypto'] as const) {
      const late = (utc: string) => timeFactor(news(utc, { class: kind }), context);
      expect(late('2026-01-30T23:59:00Z'), kind).toBe(1);
      expect(late('2026-01-31T00:01:00Z'), kind).toBe(0);
    }
  });

  it('counts news of a date only when the whole day is in view', () => {
    const evening = contextOf('2026-01-30T23:30:00Z', 1, []);
    const nextDay = contextOf('2026-01-31T03:00:00Z', 1, []);
    const date = (kind: 'margin' | 'geo') =>
      news('2026-01-30T00:00:00Z', { class: kind, time_precision: 'day' });
    expect(timeFactor(date('margin'), evening)).toBe(0);
    expect(timeFactor(date('margin'), nextDay)).toBe(1);
    // A trigger must be out by the close, and a bare date cannot show that it was.
    expect(timeFactor(date('geo'), nextDay)).toBe(0);
    expect(timeFactor(date('geo'), contextOf('2026-01-30', 1, []))).toBe(1);
  });

  it('says of such news that the time is too coarse to call', () => {
    const rule = { rule: 'items', classes: ['geo'], toward: 'down', opposite: true } as const;
    const on = (utc: string) =>
      itemsOf(
        rule,
        contextOf('2026-01-30', 3, [
          news(utc, { class: 'geo', time_precision: 'day', stage: 'act', reach: 'wide' }),
        ]),
      )[0];
    expect(on('2026-01-30T00:00:00Z')).toMatchObject({ coarse: true });
    expect(on('2026-01-29T00:00:00Z')).not.toHaveProperty('coarse');
  });
});

describe('netting', () => {
  it.each<[readonly number[], number]>([
    // The largest in full, the rest at half, the same for the other direction (point 5).
    [[1, 0.5, 0.25], 1.375],
    [[0.5, 1, 0.5], 1.5],
    [[1, -0.5], 0.5],
    [[0.25, -1, -0.5], -1],
    [[-0.5], -0.5],
    [[], 0],
  ])('of %j is %d', (list, expected) => {
    expect(netItems(list.map((amount) => ({ amount })))).toBeCloseTo(expected, 9);
  });
});

describe('news by stage and reach', () => {
  const rule = { rule: 'items', classes: ['geo'], toward: 'down', opposite: true } as const;
  const at = '2026-01-30T15:00:00Z';
  const one = (fields: Partial<EventRecord>): number[] =>
    itemsOf(rule, contextOf('2026-01-30', 1, [news(at, { class: 'geo', ...fields })])).map(
      ({ amount }) => amount,
    );

  it.each<['act' | 'talk' | 'routine', 'wide' | 'middle' | 'narrow', number]>([
    ['act', 'wide', 1],
    ['act', 'middle', 0.5],
    ['act', 'narrow', 0.25],
    ['talk', 'wide', 0.5],
    ['talk', 'middle', 0.25],
    ['talk', 'narrow', 0.125],
    ['routine', 'wide', 0.25],
    ['routine', 'middle', 0.125],
    ['routine', 'narrow', 0.0625],
  ])('%s and %s count %d', (stage, reach, expected) => {
    expect(one({ stage, reach })).toEqual([expected]);
    expect(one({ stage, reach, direction: 'up' })).toEqual([-expected]);
  });

  it('count nothing when neutral, or without a stage', () => {
    expect(one({ stage: 'act', reach: 'wide', direction: 'neutral' })).toEqual([]);
    expect(one({ reach: 'wide' })).toEqual([]);
  });

  it('are offset by their opposite, save where help is no opposite', () => {
    // 17 September 2019: the attack, 66 hours before the window, is over; the report of recovery stands.
    const attack = recorded('saudi-abqaiq-attack-2019-09-14');
    const recovery = recorded('saudi-output-recovery-2019-09-17');
    const over = (window: Window) =>
      netItems(itemsOf(rule, contextOf('2019-09-17', window, [attack, recovery])));
    // One session: only the report, talk and wide: -0.5. Three sessions: the attack in full less the report.
    expect(over(1)).toBe(-0.5);
    expect(over(3)).toBe(0.5);
    // A rescue does not undo a bank failure.
    const bank = { rule: 'items', classes: ['bank'], toward: 'down', opposite: false } as const;
    const failures = itemsOf(
      bank,
      contextOf('2023-03-13', 3, [
        recorded('svb-receivership-2023-03-10'),
        recorded('signature-closure-2023-03-12'),
        recorded('hsbc-svb-uk-2023-03-13'),
      ]),
    );
    expect(netItems(failures)).toBe(1.5);
    expect(failures).toHaveLength(2);
  });

  it('count whichever way an emergency operation is told', () => {
    const operation = { rule: 'items', classes: ['fed_operation'], toward: 'any', opposite: false } as const;
    const repo = recorded('nyfed-repo-2019-09-17');
    expect(netItems(itemsOf(operation, contextOf('2019-09-17', 1, [repo])))).toBe(1);
  });
});

describe('growth prints', () => {
  const jobs = recorded('us-jobs-2024-08-02');

  it('count every figure of the jobs report of 2 August 2024 on its own', () => {
    // Payrolls (114 - 176) / 80 = -0.775; unemployment -0.5 * 0.2 / 0.13 = -0.769; revisions 0.5 * -29 / 60
    // = -0.242; pay, an inflation figure, 0.5 * -0.1 / 0.14 = -0.357.
    const context = contextOf('2024-08-02', 1, [jobs]);
    const sizes = surprisesOf(jobs, context).map(({ kind, size }) => [kind, Number(size.toFixed(3))]);
    expect(sizes).toEqual([
      ['growth', -0.775],
      ['growth', -0.769],
      ['growth', -0.242],
      ['inflation', -0.357],
    ]);
    // -(-0.775 - 0.769 - 0.242) / 2 = 0.893.
    expect(growthStrength(context).strength).toBeCloseTo(0.893, 3);
    expect(inflationStrength(context).strength).toBe(0);
  });

  it('add up over the window and are full at two typical surprises', () => {
    // Claims -0.25 * 13 / 11 = -0.295 and ISM 0.5 * -2 / 1.1 = -0.909 of 1 August, ISM services of the 5th
    // 0.5 * 0.3 / 2.3 = 0.065: with the jobs report -2.925, half of it over 1.
    const others = ['us-claims-2024-08-01', 'us-ism-2024-08-01', 'us-ism-services-2024-08-05'].map(recorded);
    const { strength, items } = growthStrength(contextOf('2024-08-05', 3, [jobs, ...others]));
    expect(strength).toBe(1);
    expect(items.map(({ record }) => record?.id)).toEqual([
      'us-jobs-2024-08-02',
      'us-ism-2024-08-01',
      'us-claims-2024-08-01',
      'us-ism-services-2024-08-05',
    ]);
    [0.893, 0.4545, 0.1477, -0.0326].forEach((amount, i) => {
      expect(items[i]!.amount).toBeCloseTo(amount, 3);
    });
  });

  it('offset each other: weak services against strong payrolls in April 2025', () => {
    // ISM services 0.5 * -2.2 / 2.3 = -0.478. Payrolls 91 / 80 = 1.1375, unemployment -0.5 * 0.1 / 0.13 =
    // -0.385, revisions 0.5 * -48 / 60 = -0.4. G = -0.126, strength 0.063: not nameable.
    const context = contextOf('2025-04-04', 3, [
      recorded('us-ism-services-2025-04-03'),
      recorded('us-jobs-2025-04-04'),
    ]);
    expect(growthStrength(context).strength).toBeCloseTo(0.0628, 3);
  });

  it('offset each other across borders: Chinese against US output in September 2019', () => {
    // China 18 hours before the window: 0.625 * 0.25 * (-0.8 - 0.4) / 0.5 = -0.375; US output 0.25 * 0.4 /
    // 0.4 = 0.25. G = -0.125, strength 0.0625.
    const context = contextOf('2019-09-17', 1, [
      recorded('china-activity-2019-09-16'),
      recorded('us-industrial-production-2019-09-17'),
    ]);
    expect(growthStrength(context).strength).toBeCloseTo(0.0625, 6);
  });

  it('read rising claims as weak', () => {
    // 9 June 2022: 0.25 * 19 / 11 = 0.432, half of it.
    const claims = recorded('us-claims-2022-06-09');
    expect(growthStrength(contextOf('2022-06-09', 1, [claims])).strength).toBeCloseTo(0.2159, 4);
  });

  it('count as one typical surprise without a consensus, in their stated direction', () => {
    const weak = news('2026-01-30T15:00:00Z', {
      class: 'growth_print',
      direction: 'below',
      entity: 'US retail sales, December 2025',
    });
    // Relevance 0.5, one typical surprise: 0.25.
    expect(growthStrength(contextOf('2026-01-30', 1, [weak])).strength).toBeCloseTo(0.25, 9);
    const inline = { ...weak, direction: 'inline' as const };
    expect(growthStrength(contextOf('2026-01-30', 1, [inline])).strength).toBe(0);
  });

  it('take a series that no one listed for a foreign one of low relevance', () => {
    const unknown = news('2026-01-30T15:00:00Z', {
      class: 'growth_print',
      direction: 'below',
      entity: 'Chilean copper output',
      figures: { actual: 1, consensus: 2 },
    });
    expect(growthStrength(contextOf('2026-01-30', 1, [unknown])).strength).toBeCloseTo(0.125, 9);
  });

  it('join with lockdowns and pandemics, which count by stage and reach', () => {
    // 12 March 2020 over three sessions: pandemic 1, travel ban 1 at half, Italy (middle) 0.5 at half.
    const acts = ['who-pandemic-2020-03-11', 'us-europe-travel-ban-2020-03-12', 'italy-lockdown-2020-03-09'];
    const { strength, items } = growthStrength(contextOf('2020-03-12', 3, acts.map(recorded)));
    expect(strength).toBe(1);
    expect(amounts({ items })).toEqual([1, 1, 0.5]);
    // Italy alone, and Italy with strong payrolls (one typical surprise) against it: 0.5 - 0.5.
    const strong = news('2020-03-10T12:30:00Z', {
      class: 'growth_print',
      direction: 'above',
      entity: 'US employment report',
      figures: { actual: 255, consensus: 175 },
    });
    const italy = recorded('italy-lockdown-2020-03-09');
    expect(growthStrength(contextOf('2020-03-12', 3, [italy])).strength).toBe(0.5);
    expect(growthStrength(contextOf('2020-03-12', 3, [italy, strong])).strength).toBeCloseTo(0, 9);
  });
});

describe('inflation prints', () => {
  it('take the mean of headline and core in the CPI of June 2022', () => {
    // (0.3 / 0.12 + 0.1 / 0.12) / 2 = 1.667 typical surprises, 0.833 of a full event.
    const cpi = recorded('us-cpi-2022-06-10');
    const context = contextOf('2022-06-10', 1, [cpi]);
    expect(surprisesOf(cpi, context).map(({ size }) => size)).toEqual([expect.closeTo(1.6667, 4)]);
    expect(inflationStrength(context).strength).toBeCloseTo(0.8333, 4);
  });

  it('take expectations and sentiment of one survey to two sides', () => {
    // Michigan, 10 June 2022: 0.25 * 0.3 / 0.1 = 0.75 hot; sentiment 0.25 * -7.8 / 4.1 = -0.476 weak.
    const context = contextOf('2022-06-10', 1, [recorded('us-umich-2022-06-10')]);
    expect(inflationStrength(context).strength).toBeCloseTo(0.375, 6);
    expect(growthStrength(context).strength).toBeCloseTo(0.2378, 4);
  });

  it('count nothing when cool, and offset a hot one', () => {
    const cool = recorded('us-cpi-2025-04-10');
    // (-0.2 - 0.2) / 2 / 0.12 = -1.667.
    expect(inflationStrength(contextOf('2025-04-11', 5, [cool])).strength).toBe(0);
    const hot = news('2025-04-11T12:30:00Z', {
      class: 'inflation_print',
      direction: 'above',
      entity: 'US PPI, March 2025',
      figures: { actual: 1.5, consensus: 0.1 },
    });
    // PPI 0.5 * 1.4 / 0.3 = 2.333; 2.333 - 1.667 = 0.667, half of it.
    expect(inflationStrength(contextOf('2025-04-11', 5, [cool, hot])).strength).toBeCloseTo(0.3333, 4);
  });

  it('take core PCE by its own small surprises at low relevance', () => {
    // 28 March 2025: 0.25 * 0.1 / 0.06 = 0.417, half of it.
    const context = contextOf('2025-03-28', 1, [recorded('us-pce-2025-03-28')]);
    expect(inflationStrength(context).strength).toBeCloseTo(0.2083, 4);
  });
});

describe('policy news', () => {
  it('net hawkish against dovish, with both sums of surprises as items', () => {
    // 30 January 2026: nomination 1, report of it 0.5 at half, PPI 0.5 * 0.3 / 0.3 / 2 = 0.25 at half.
    const all = ['warsh-nomination-2026-01-30', 'warsh-report-2026-01-30', 'us-ppi-2026-01-30'].map(recorded);
    const { strength, items } = policyStrength(contextOf('2026-01-30', 1, all));
    expect(strength).toBe(1);
    expect(amounts({ items })).toEqual([1, 0.5, expect.closeTo(0.25, 9)]);
    // The report alone with the PPI: 0.5 + 0.125.
    expect(policyStrength(contextOf('2026-01-30', 1, all.slice(1))).strength).toBeCloseTo(0.625, 9);
  });

  it('count a dovish decision against, less the earlier it came', () => {
    // FOMC of 31 July 2024, two hours before the window: 1 - 0.5 * 2 / 24 = 0.958.
    const dovish = recorded('fomc-2024-07-31');
    const hawkish = news('2024-08-01T15:00:00Z', {
      class: 'policy',
      direction: 'hawkish',
      stage: 'act',
      reach: 'wide',
    });
    expect(policyStrength(contextOf('2024-08-05', 3, [dovish])).strength).toBe(0);
    expect(policyStrength(contextOf('2024-08-05', 3, [dovish, hawkish])).strength).toBeCloseTo(0.0417, 4);
  });

  it('let a surprise count for no more than one full item', () => {
    const hot = news('2026-01-30T13:30:00Z', {
      class: 'inflation_print',
      direction: 'above',
      entity: 'US CPI',
      figures: { actual: 3, consensus: 0.3 },
    });
    const dovish = news('2026-01-30T15:00:00Z', {
      class: 'policy',
      direction: 'dovish',
      stage: 'act',
      reach: 'wide',
    });
    // 2.7 / 0.12 is far beyond two typical surprises, yet one full dovish item undoes it.
    expect(policyStrength(contextOf('2026-01-30', 1, [hot, dovish])).strength).toBeCloseTo(0, 9);
  });
});

describe('tariffs', () => {
  const tariff = (figures: Record<string, number>, fields: Partial<EventRecord> = {}) =>
    news('2026-01-30T15:00:00Z', { class: 'tariff', stage: 'act', reach: 'wide', figures, ...fields });
  const strength = (...records: readonly EventRecord[]) =>
    tariffStrength(contextOf('2026-01-30', 1, records)).strength;

  it('are points of trade: share of trade times change of the rate', () => {
    // 6% of trade times 10 points = 0.6; half of it as a threat.
    const six = { trade_share_pct: 6, rate_change_pp: 10 };
    expect(strength(tariff(six))).toBeCloseTo(0.6, 9);
    expect(strength(tariff(six, { stage: 'talk' }))).toBeCloseTo(0.3, 9);
    // 2 April 2025: 70% times 17 points = 11.9, far beyond full.
    const april = recorded('reciprocal-tariffs-2025-04-02');
    const result = tariffStrength(contextOf('2025-04-04', 3, [april]));
    expect(result.strength).toBe(1);
    expect(result.items[0]!.amount).toBeCloseTo(11.9, 9);
  });

  it('are added before they are scaled, and cuts offset', () => {
    const six = tariff({ trade_share_pct: 6, rate_change_pp: 10 });
    const cut = tariff({ trade_share_pct: 3, rate_change_pp: -10 }, { direction: 'up' });
    expect(strength(six, cut)).toBeCloseTo(0.3, 9);
    // Two small ones add up in full, not at half.
    const three = tariff({ trade_share_pct: 3, rate_change_pp: 10 });
    expect(strength(six, three)).toBeCloseTo(0.9, 9);
    expect(strength(recorded('us-tariff-delay-2019-09-11'))).toBe(0);
  });

  it('without numbers count by stage and reach beside the sum', () => {
    // 10 October 2025: the controls of the 9th are known by date only, half on the start day: 0.5;
    // the threat, talk and wide, 0.5 at half.
    const both = ['china-rare-earth-controls-2025-10-09', 'us-tariff-threat-2025-10-10'].map(recorded);
    expect(tariffStrength(contextOf('2025-10-10', 1, both)).strength).toBeCloseTo(0.75, 9);
  });

  it('of April 2025 stay full over the pause', () => {
    // 70 * 0.17 fell before the window; inside: +3.5 (84%), -5.4 (pause), +5.33 (145%), +2.87 (125%).
    const week = [
      'china-84-2025-04-09',
      'us-tariff-pause-2025-04-09',
      'china-145-clarification-2025-04-10',
      'china-125-2025-04-11',
    ].map(recorded);
    const { strength: net, items } = tariffStrength(contextOf('2025-04-11', 5, week));
    expect(net).toBe(1);
    expect(amounts({ items }).reduce((a, b) => a + b)).toBeCloseTo(6.3, 9);
  });
});

describe('auctions', () => {
  const weak = recorded('us-3y-auction-2025-04-08');
  const strong = recorded('us-10y-auction-2025-04-09');

  it('count their tail by maturity: three years for three tenths', () => {
    // 2.4 * 0.3 = 0.72 of 2.6bp.
    expect(fiscalStrength(contextOf('2025-04-08', 1, [weak])).strength).toBeCloseTo(0.2769, 4);
    const ten = news('2025-04-08T17:00:00Z', {
      class: 'fiscal',
      stage: 'act',
      reach: 'wide',
      figures: { tail_bp: 2.6, maturity_years: 10 },
    });
    expect(fiscalStrength(contextOf('2025-04-08', 1, [ten])).strength).toBe(1);
    // No more for thirty years than for ten.
    const thirty = { ...ten, figures: { tail_bp: 1.3, maturity_years: 30 } };
    expect(fiscalStrength(contextOf('2025-04-08', 1, [thirty])).strength).toBeCloseTo(0.5, 9);
  });

  it('of April 2025 net to nothing: the strong ten-year outweighs the weak three-year', () => {
    // 0.72 - 3.0 = -2.28.
    const { strength, items } = fiscalStrength(contextOf('2025-04-11', 5, [weak, strong]));
    expect(strength).toBe(0);
    expect(amounts({ items })).toEqual([expect.closeTo(-1.1538, 4), expect.closeTo(0.2769, 4)]);
  });

  it('stand beside other fiscal news, which count by stage and reach', () => {
    const downgrade = news('2025-04-08T21:00:00Z', { class: 'fiscal', stage: 'act', reach: 'wide' });
    // 1 less the sum of the auctions, clipped at -1 ... and at least nothing.
    expect(fiscalStrength(contextOf('2025-04-11', 5, [downgrade])).strength).toBe(1);
    expect(fiscalStrength(contextOf('2025-04-11', 5, [downgrade, weak, strong])).strength).toBeCloseTo(
      1 - 2.28 / 2.6,
      9,
    );
  });
});

describe('margins and liquidations', () => {
  const notice = recorded('cme-silver-margins-2026-01-27');
  const margin = (figures: Record<string, number>, fields: Partial<EventRecord> = {}) =>
    news('2026-01-30T15:00:00Z', { class: 'margin', stage: 'act', reach: 'wide', figures, ...fields });
  const strength = (asOf: string, ...records: readonly EventRecord[]) =>
    marginStrength(contextOf(asOf, 1, records)).strength;

  it('are a relative increase: 9% to 11% of value is 22.2%, of 25% for a full event', () => {
    expect(strength('2026-01-28', notice)).toBeCloseTo(0.8889, 4);
  });

  it('take the largest increase of one notice', () => {
    // 6 to 8 is 33%, 11 to 15 is 36%: full.
    const both = { gold_margin_pct_before: 6, gold_margin_pct_after: 8 };
    expect(
      strength('2026-01-30', margin({ ...both, silver_margin_pct_before: 11, silver_margin_pct_after: 15 })),
    ).toBe(1);
    // 10 to 11 is 10%, 8 to 9 is 12.5%, half of 25%.
    const mild = { gold_margin_pct_before: 10, gold_margin_pct_after: 11 };
    expect(
      strength('2026-01-30', margin({ ...mild, silver_margin_pct_before: 8, silver_margin_pct_after: 9 })),
    ).toBeCloseTo(0.5, 9);
  });

  it('count from the notice until two sessions after the change takes effect', () => {
    // Notice of 27 January, in effect after the close of the 28th: the 29th and 30th still count.
    expect(strength('2026-01-26', notice)).toBe(0);
    for (const day of ['2026-01-27', '2026-01-28', '2026-01-29', '2026-01-30']) {
      expect(strength(day, notice), day).toBeCloseTo(0.8889, 4);
    }
    expect(strength('2026-02-02', notice)).toBe(0);
  });

  it('do not count on their date before it is over, when only the date is known', () => {
    // An afternoon and the evening of the notice: it may have come later still.
    expect(strength('2026-01-27T15:00:00Z', notice)).toBe(0);
    expect(strength('2026-01-27T23:00:00Z', notice)).toBe(0);
    expect(strength('2026-01-28T15:00:00Z', notice)).toBeCloseTo(0.8889, 4);
  });

  it('are liquidations in billions: 2 is full, a range counts by its middle', () => {
    // 5.9 to 9.3 is 7.6 in the middle.
    expect(strength('2021-05-19', recorded('crypto-liquidations-2021-05-19'))).toBe(1);
    expect(strength('2026-01-30', margin({ liquidations_usd_bn: 1 }))).toBeCloseTo(0.5, 9);
    const range = { liquidations_usd_bn_low: 0.2, liquidations_usd_bn_high: 0.6 };
    expect(strength('2026-01-30', margin(range))).toBeCloseTo(0.2, 9);
  });

  it('count each record by itself, the largest in full and the rest at half', () => {
    const half = margin({ liquidations_usd_bn: 1 });
    const fifth = margin({ liquidations_usd_bn: 0.4 });
    expect(strength('2026-01-30', half, fifth)).toBeCloseTo(0.6, 9);
  });

  it('count by stage and reach without numbers', () => {
    expect(strength('2026-01-30', margin({}, { reach: 'middle' }))).toBe(0.5);
    expect(strength('2026-01-30', margin({}, { direction: 'neutral' }))).toBe(0);
  });
});

describe('the calendar', () => {
  const byRule = (day: number) => calendarKinds(day).map(({ kind }) => kind);
  const strength = (asOf: string, records: readonly EventRecord[] = [], window: Window = 1) =>
    calendarStrength(contextOf(asOf, window, records, { calendarKinds: byRule })).strength;
  const entry = (date: string, kind: NonNullable<EventRecord['kind']>) =>
    news(`${date}T00:00:00Z`, { class: 'calendar', time_precision: 'day', direction: 'neutral', kind });

  it('adds the tax date and the settlement on the eve of 17 September 2019', () => {
    const records = bundled.records.filter(({ class: kind }) => kind === 'calendar');
    // 0.5 + 0.5; the first day of an FOMC meeting counts nothing. The same by rule, without records.
    expect(strength('2019-09-17', records)).toBe(1);
    expect(strength('2019-09-17')).toBe(1);
  });

  it.each<[NonNullable<EventRecord['kind']>, number]>([
    ['quarter_end', 1],
    ['month_end', 0.5],
    ['tax', 0.5],
    ['settlement', 0.5],
    ['expiry', 0.25],
    ['filing', 0.25],
    ['holiday', 0.25],
    ['meeting', 0],
    ['vote', 0],
  ])('counts %s as %d', (kind, expected) => {
    // Wednesday 20 August 2025, a date without a kind of its own; the eve neither.
    expect(strength('2025-08-20', [entry('2025-08-20', kind)])).toBe(expected);
  });

  it('counts nothing on plain days, and what lies after the window neither', () => {
    expect(strength('2025-08-20')).toBe(0);
    expect(strength('2025-08-20', [entry('2025-08-21', 'tax')])).toBe(0);
    expect(strength('2025-08-20', [entry('2025-08-18', 'tax')])).toBe(0);
    // Over three sessions the 18th is inside.
    expect(strength('2025-08-20', [entry('2025-08-18', 'filing')], 3)).toBe(
      // ... and so is the expiry of Friday the 15th with its coupon settlement, on the eve.
      0.25 + 0.25 + 0.5,
    );
  });

  it('counts a date once, told by rule and by a record', () => {
    expect(strength('2026-01-30', [entry('2026-01-30', 'month_end')])).toBe(strength('2026-01-30'));
    // Friday 30 January 2026, the last session of the month: 0.5.
    expect(strength('2026-01-30')).toBe(0.5);
  });

  it('lets a period end count on the day after too', () => {
    // Quarter end on Monday 31 March 2025. The 2 April looks back to the eve, which is that day after.
    const quarter = [entry('2025-03-31', 'quarter_end')];
    const plain = (asOf: string) => calendarStrength(contextOf(asOf, 1, quarter)).strength;
    expect(plain('2025-03-31')).toBe(1);
    expect(plain('2025-04-01')).toBe(1);
    expect(plain('2025-04-02')).toBe(1);
    expect(plain('2025-04-03')).toBe(0);
    expect(plain('2025-03-28')).toBe(0);
  });
});

describe('the mega caps on 29 January 2026', () => {
  const reports = ['microsoft-q2-2026-01-28', 'meta-q4-2026-01-28', 'tesla-q4-2026-01-28'].map(recorded);
  const market = (move: number) => ({ sessionMove: (id: string) => (id === 'spx' ? move : undefined) });

  it('are index points lost, net of gains and of the market', () => {
    // S&P -0.2: Microsoft 0.06 * -9.79, Meta 0.025 * 10.6, Tesla 0.021 * -3.25: 0.5874 - 0.265 + 0.0683 =
    // 0.3907 points, 0.35 is full.
    const { strength, items } = megacapStrength(contextOf('2026-01-29', 1, reports, market(-0.2)));
    expect(strength).toBe(1);
    expect(amounts({ items })).toEqual([
      expect.closeTo(0.5874 / 0.35, 4),
      expect.closeTo(-0.265 / 0.35, 4),
      expect.closeTo(0.06825 / 0.35, 4),
    ]);
    // Without the market's own move: 0.5994 - 0.26 + 0.07245 = 0.4119.
    const flat = megacapStrength(contextOf('2026-01-29', 1, reports, market(0)));
    expect(amounts(flat).reduce((a, b) => a + b)).toBeCloseTo(0.41185 / 0.35, 4);
  });

  it('need more points over more sessions, by the square root', () => {
    // Microsoft's loss against Meta's gain only: 0.3224 points; over three sessions 0.6062 is full.
    const two = reports.slice(0, 2);
    const over = (window: Window) =>
      megacapStrength(contextOf('2026-01-29', window, two, market(-0.2))).strength;
    expect(over(1)).toBeCloseTo(0.9211, 4);
    expect(over(3)).toBeCloseTo(0.3224 / (0.35 * Math.sqrt(3)), 4);
  });

  it('count nothing when gains are larger', () => {
    expect(megacapStrength(contextOf('2026-01-29', 1, [reports[1]!], market(-0.2))).strength).toBe(0);
  });

  it('hide the reaction of the shares until their session has closed', () => {
    // 16:00 New York is 21:00 UTC.
    for (const [asOf, counted] of [
      ['2026-01-29T15:00:00Z', 0],
      ['2026-01-29T20:59:59Z', 0],
      ['2026-01-29T21:00:00Z', 3],
      ['2026-01-29', 3],
    ] as const) {
      expect(megacapStrength(contextOf(asOf, 1, reports, market(-0.2))).items, asOf).toHaveLength(counted);
    }
  });

  it('take the move of the share itself when the record does not state one', () => {
    const plain = reports.slice(0, 1).map((record) => ({ ...record, figures: { index_weight_pct: 6 } }));
    const moves = { sessionMove: (id: string) => (id === 'spx' ? -0.2 : id === 'msft' ? -9.99 : undefined) };
    const stated = megacapStrength(contextOf('2026-01-29', 1, reports.slice(0, 1), market(-0.2)));
    expect(megacapStrength(contextOf('2026-01-29', 1, plain, moves)).strength).toBeCloseTo(
      stated.strength,
      9,
    );
    // After the close of the 28th: the answer is that of the 29th, not of the 28th.
    expect(megacapStrength(contextOf('2026-01-28', 1, plain, moves)).items).toEqual([]);
  });

  it('reach the driver only after the close, also through the whole engine', () => {
    const history = loadBundledHistory();
    const run = (asOf: string, feed: EventFeed = bundled) =>
      assess({
        snapshot: collect(history, registry, parseAsOf(asOf)),
        registry,
        framework,
        feed,
        window: 1,
      }).drivers.find(({ id }) => id === 'mag7')!.eventStrength;
    expect(run('2026-01-29T20:59:59Z')).toBe(0);
    expect(run('2026-01-29T21:00:00Z')).toBe(1);
    const silent = feedOf([], [{ fromDay: 0, toDay: 40_000 }], 'silence');
    expect(run('2026-01-29T21:00:00Z', silent)).toBe(0);
  });
});

describe('the Bank of Japan in August 2024', () => {
  it('counts 16 hours before the window at two thirds', () => {
    const hike = recorded('boj-hike-2024-07-31');
    const context = contextOf('2024-08-05', 3, [hike]);
    // 03:57 to 20:00 UTC on 31 July are 16.05 hours: 1 - 0.5 * 16.05 / 24 = 0.6656.
    expect((closeInstant(context.startSession) - hike.publicMs) / HOUR).toBeCloseTo(16.05, 2);
    expect(timeFactor(hike, context)).toBeCloseTo(0.6656, 4);
  });
});
