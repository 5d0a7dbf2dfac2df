import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FAMILIES, type Indicator } from '../../src/indicators/indicator.ts';
import { nextExpected, publishedAtMs } from '../../src/indicators/publication.ts';
import { GRACE_DAYS } from '../../src/indicators/publication-rules.ts';
import { createRegistry, indicators, inputsOf } from '../../src/indicators/registry.ts';
import { dayOf, instantAt } from '../../src/time/dates.ts';

/** The files of the recorded history, from its README. */
const RECORDED_SERIES = `
  A091RC1Q027SBEA AAPL ACMTP10 AMZN BAMLC0A0CM BAMLH0A0HYM2 BOJ_POLICY_RATE BTC_FUNDING BTC_USD
  CFTC_JPY_NET COIN CPER CPIAUCSL CRYPTO_FNG DCOILBRENTEU DCOILWTICO DEXJPUS DFEDTARU DFII10 DGS10 DGS2
  DGS30 DTWEXBGS DXY EEM EFFR ETH_USD FWDPE_COMM FWDPE_CONSDISC FWDPE_IT FWDPE_SP500 GC_F GDP GFDEBTN GLD
  GOLD_LBMA_PM GOOGL GPRD GPRD_ACT GPRD_THREAT HG_F HYG ICSA IEF IOER_IORB IWM JGB10Y JGB2Y KRE MAGS META
  MORTGAGE30US MOVE MSFT MSTR NASDAQCOM NFCI NIKKEI225 NVDA QQQ RPONTSYD RRPONTSYD SAHMREALTIME
  SHILLER_CAPE SI_F SLV SMH SOFR SOX SP500 SPY T10Y2Y T10YIE TLT TREAST TSLA UNRATE USEPUINDXD USO
  UST10Y_AUCTION_BTC UST10Y_AUCTION_HIGHYIELD UST10Y_AUCTION_INDIRECT UST30Y_AUCTION_BTC
  UST30Y_AUCTION_HIGHYIELD UST30Y_AUCTION_INDIRECT UUP VIXCLS WALCL WDTGAL WRESBAL WTREGEN XLF XLP
`
  .trim()
  .split(/\s+/);

const LIVE_SOURCES = [
  'fred',
  'nyfed',
  'treasury',
  'fiscaldata',
  'treasurydirect',
  'cboe',
  'yahoo',
  'nasdaq',
  'coinbase',
  'kraken',
  'okx',
  'binance',
  'coingecko',
  'frankfurter',
  'alternative-me',
  'gpr',
  'epu',
  'freddie-mac',
  'gold-api',
  'sec',
  'yahoo-quote',
  'alpha-vantage',
];

/** Near-zero readings of 2018 to 2026 that are glitches of the publisher and must be refused. */
const GLITCHES: Readonly<Record<string, readonly number[]>> = { USEPUINDXD: [4.05, 4.7, 5.39] };

const HISTORY = new URL('../../../shared/history/', import.meta.url);

const sample: Indicator = {
  id: 'sample',
  family: 'macro',
  label: { en: 'Sample', zh: '样本' },
  aliases: { en: ['specimen'], zh: [] },
  unit: 'index',
  change: 'difference',
  decimals: 1,
  cadence: 'monthly',
  publication: { rule: 'same-day', time: '12:00', zone: 'UTC' },
  graceDays: 12,
  plausible: [0, 1],
  series: [{ source: 'recorded', series: 'X', instrument: 'x' }],
};

function named(id: string, changes: Partial<Indicator> = {}): Indicator {
  return {
    ...sample,
    id,
    label: { en: `${id} label`, zh: `${id}标签` },
    aliases: { en: [], zh: [] },
    ...changes,
  };
}

describe('createRegistry', () => {
  it('refuses an id that is used twice and names it', () => {
    expect(() => createRegistry([named('one'), named('one')])).toThrow('"one"');
  });

  it('refuses an alias of two indicators, however it is written, and names both', () => {
    const list = [
      named('one', { aliases: { en: ['Ten-Year'], zh: [] } }),
      named('two', { aliases: { en: ['ten year'], zh: [] } }),
    ];
    expect(() => createRegistry(list)).toThrow(/ten year.*one.*two/);
  });

  it('refuses an alias that is the id of another indicator', () => {
    expect(() => createRegistry([named('one'), named('two', { aliases: { en: ['ONE'], zh: [] } })])).toThrow(
      /one and two/,
    );
  });

  it('refuses a derivation from an unknown id and names both', () => {
    const list = [named('mean', { series: [], derived: { op: 'trailing-mean', of: 'nothing', count: 7 } })];
    expect(() => createRegistry(list)).toThrow(/mean derives from "nothing"/);
  });

  it('refuses derivations that go round in a circle and shows the circle', () => {
    const list = [
      named('one', { series: [], derived: { op: 'trailing-mean', of: 'two', count: 7 } }),
      named('two', { series: [], derived: { op: 'spread', a: 'three', b: 'one', scale: 1 } }),
      named('three'),
    ];
    expect(() => createRegistry(list)).toThrow('one -> two -> one');
  });

  it('accepts one input that is used by several derivations', () => {
    const list = [
      named('base'),
      named('week', { series: [], derived: { op: 'trailing-mean', of: 'base', count: 7 } }),
      named('over', { series: [], derived: { op: 'ratio', a: 'base', b: 'week', scale: 1 } }),
    ];
    expect(createRegistry(list).all).toHaveLength(3);
  });
});

describe('finding an indicator', () => {
  const registry = createRegistry(indicators);

  it.each([
    ['sofr-iorb', 'sofr-iorb'],
    ['SOFR IORB spread', 'sofr-iorb'],
    ['  s&p 500 ', 'spx'],
    ['S & P 500', 'spx'],
    ['ten year', 'us10y'],
    ['Ten-Year', 'us10y'],
    ['10y', 'us10y'],
    ['nasdaq', 'nasdaq-composite'],
    ['纳指', 'nasdaq-composite'],
    ['纳指 100', 'ndx'],
    ['白银', 'silver'],
    ['VIX', 'vix'],
    ['波动率', 'vix'],
    ['bitcoin', 'btc'],
    ['大饼', 'btc'],
    ['Petróleo', 'oil'],
    ['petroleo', 'oil'],
    ['oro', 'gold'],
    ['gold/silver ratio', 'gold-silver'],
  ])('finds %j as %s', (text, id) => {
    expect(registry.find(text)?.id).toBe(id);
  });

  it('finds nothing for words it does not know or for no words', () => {
    expect(registry.find('the price of tea')).toBeUndefined();
    expect(registry.find(' ?! ')).toBeUndefined();
  });

  it('gets by exact id only', () => {
    expect(registry.get('gold')?.label.en).toBe('Gold');
    expect(registry.get('Gold')).toBeUndefined();
  });

  it.each([
    ['nasdq', 'nasdaq-composite'],
    ['slver', 'silver'],
    ['bitcion', 'btc'],
    ['nividia', 'nvda'],
    ['ten yr', 'us10y'],
    ['fed bal', 'fed-assets'],
    ['gold prce', 'gold-futures'],
    ['unemploymnt', 'unemployment'],
    ['纳斯达', 'nasdaq-composite'],
    ['比特币价格', 'btc'],
  ])('suggests for %j first %s', (text, id) => {
    expect(registry.suggest(text)[0]?.id).toBe(id);
  });

  it('suggests each indicator once and no more than asked for', () => {
    const ids = registry.suggest('treasury', 5).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(1);
    expect(ids.length).toBeLessThanOrEqual(5);
    expect(new Set(ids).size).toBe(ids.length);
    expect(registry.suggest('treasury').length).toBeLessThanOrEqual(3);
  });

  it('suggests nothing for a text that is like no name', () => {
    expect(registry.suggest('zzzzqqqq')).toEqual([]);
    expect(registry.suggest('')).toEqual([]);
  });
});

describe('the indicators', () => {
  const used = indicators.flatMap(({ series }) => series).filter(({ source }) => source === 'recorded');

  it('form a registry', () => {
    expect(createRegistry(indicators).all).toBe(indicators);
  });

  it('come in the order of the families, none of them empty', () => {
    expect([...new Set(indicators.map(({ family }) => family))]).toEqual(FAMILIES);
  });

  it('have kebab-case ids and lower-case aliases, apart from names in capitals inside Chinese', () => {
    for (const { id, aliases } of indicators) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      for (const alias of [...aliases.en, ...(aliases.es ?? [])]) expect(alias).toBe(alias.toLowerCase());
    }
  });

  it('have either series or a derivation, never both and never neither', () => {
    const wrong = indicators.filter(({ series, derived }) => series.length > 0 === (derived !== undefined));
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('name recorded series that exist, and every recorded series is reached', () => {
    expect(RECORDED_SERIES).toHaveLength(93);
    expect([...new Set(used.map(({ series }) => series))].sort()).toEqual([...RECORDED_SERIES].sort());
  });

  it('name the recorded series first and known live sources after it', () => {
    for (const { id, series } of indicators) {
      const sources = series.map(({ source }) => source);
      const recorded = sources.filter((source) => source === 'recorded').length;
      expect(sources.slice(0, recorded), id).toEqual(Array(recorded).fill('recorded'));
      for (const source of sources.slice(recorded)) expect(LIVE_SOURCES, id).toContain(source);
    }
  });

  it('never offer the same series twice', () => {
    for (const { id, series } of indicators) {
      const refs = series.map((ref) => `${ref.source}:${ref.series}`);
      expect(new Set(refs).size, id).toBe(refs.length);
    }
  });

  it('allow the delay that their cadence needs', () => {
    for (const { id, cadence, graceDays } of indicators) {
      expect(graceDays, id).toBeGreaterThanOrEqual(GRACE_DAYS[cadence]);
    }
  });

  it('are not overdue when a Friday is read on the morning after a long weekend', () => {
    // Martin Luther King Day 2026 was Monday 19 January.
    const friday = dayOf('2026-01-16');
    const tuesdayMorning = instantAt(dayOf('2026-01-20'), '09:05', 'America/New_York');
    for (const { id, cadence, publication, graceDays } of indicators) {
      if (cadence !== 'daily' && cadence !== 'calendar-daily') continue;
      const due = nextExpected(publication, cadence, friday)!.atMs + graceDays * 86_400_000;
      expect(due, id).toBeGreaterThan(tuesdayMorning);
    }
  });

  it('publish a derived value no earlier than the inputs of its date', () => {
    const registry = createRegistry(indicators);
    // A Thursday, which is also the day of a mortgage survey, and the first day of a quarter.
    const days = { slow: dayOf('2026-01-01'), other: dayOf('2026-01-29') };
    for (const { id, derived, cadence, publication } of indicators) {
      if (!derived) continue;
      const day = cadence === 'quarterly' ? days.slow : days.other;
      for (const input of inputsOf(derived).map((name) => registry.get(name)!)) {
        // A quarterly input of a weekly ratio is an older value by nature.
        if (input.cadence === 'quarterly' && cadence !== 'quarterly') continue;
        const own = publishedAtMs(publication, day);
        expect(own, `${id} before ${input.id}`).toBeGreaterThanOrEqual(publishedAtMs(input.publication, day));
      }
    }
  });

  it('measure a log return only of values that cannot reach zero', () => {
    const wrong = indicators.filter(({ change, plausible }) => change === 'return' && plausible[0] <= 0);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('measure basis points only of values in percent, percentage points or basis points', () => {
    const units = indicators.filter(({ change }) => change === 'basis-points').map(({ unit }) => unit);
    expect([...new Set(units)].sort()).toEqual(['basis-points', 'percent', 'percentage-points']);
  });

  it('refuse every positive level that arrives a thousand times too large or too small', () => {
    for (const { id, plausible, series } of indicators) {
      const [low, high] = plausible;
      if (low > 0 && series.length > 0) expect(high, id).toBeLessThan(1000 * low);
    }
  });

  // The recorded history lies beside the checkout on the machines that build the bundle, and nowhere else.
  describe.skipIf(!existsSync(HISTORY))(
    'against the recorded history (skipped where ../shared is absent)',
    () => {
      const checks = indicators.flatMap((indicator) =>
        indicator.series
          .filter(({ source }) => source === 'recorded')
          .map((ref) => ({ indicator, ref, id: indicator.id, series: ref.series })),
      );

      it.each(checks)('$id accepts all of $series', ({ indicator, ref }) => {
        const [low, high] = indicator.plausible;
        const values = readFileSync(new URL(`${ref.series}.csv`, HISTORY), 'utf8')
          .trim()
          .split('\n')
          .slice(1)
          .map((line) => Number(line.split(',')[1]));
        expect(values.length).toBeGreaterThan(0);
        const refused = values.filter((value) => {
          const scaled = value * (ref.scale ?? 1);
          return !(scaled >= low && scaled <= high);
        });
        expect(refused.sort((a, b) => a - b)).toEqual(GLITCHES[ref.series] ?? []);
        // And its largest value, a thousand times larger, is refused.
        const largest = Math.max(...values.map((value) => Math.abs(value * (ref.scale ?? 1))));
        expect(largest * 1000).toBeGreaterThan(Math.max(Math.abs(low), Math.abs(high)));
      });
    },
  );
});
