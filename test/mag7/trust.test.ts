import { describe, expect, it } from 'vitest';
import { createTools } from '../../src/agent/tools/index.ts';
import { type AskParts, answerQuestion } from '../../src/answer/ask.ts';
import { assess } from '../../src/assessment/assess.ts';
import { createBot, type Language, plainText } from '../../src/index.ts';
import { THE_SEVEN } from '../../src/mag7/seven.ts';
import { asOfNow } from '../../src/snapshot/as-of.ts';
import { collect } from '../../src/snapshot/collect.ts';
import type { History, Series } from '../../src/sources/history.ts';
import { dayOf } from '../../src/time/dates.ts';

/** "How much trust is left in the MAG7?", asked as if live on the evening of 30 January 2026. */

const NOW = Date.UTC(2026, 0, 31, 2, 0);
const recorded = createBot({ now: () => NOW });
const { registry, framework, analogs, feed } = recorded;

/** Live refs answered from the recorded series of the same indicator, and made-up quotes of the seven. */
function liveHistory(without: ReadonlySet<string> = new Set()): History {
  const ownSeries = new Map<string, Series>();
  const put = (source: string, id: string, rows: readonly (readonly [string, number])[]): void => {
    if (without.has(id)) return;
    ownSeries.set(`${source} ${id}`, {
      id,
      publisher: source,
      days: Int32Array.from(rows, ([date]) => dayOf(date)),
      values: Float64Array.from(rows, ([, value]) => value),
    });
  };
  for (const { symbol } of THE_SEVEN) {
    put('yahoo-quote', `${symbol}/forwardPE`, [['2026-01-30', 25]]);
    put('yahoo-quote', `${symbol}/marketCap`, [['2026-01-30', 2e12]]);
    put('yahoo-quote', `${symbol}/eps-ntm`, [
      ['2025-10-31', 9],
      ['2025-12-31', 10],
      ['2026-01-30', 10],
    ]);
  }
  put('yahoo-quote', 'MSFT/surprise', [['2026-01-29', 5]]);
  put('yahoo-quote', 'META/surprise', [['2026-01-29', -3]]);
  put('sec', 'hyperscalers/capex', [['2025-10-31', 100e9]]);
  put('sec', 'hyperscalers/capex-share', [['2025-10-31', 64]]);
  put('sec', 'hyperscalers/capex-share-change', [['2025-10-31', 12.5]]);
  const refs = new Map(
    registry.all.flatMap(({ series }) => {
      const first = series.find(({ source }) => source === 'recorded');
      return series.map((ref) => [`${ref.source} ${ref.series}`, first] as const);
    }),
  );
  return {
    mode: 'live',
    label: 'live sources',
    get: (source, id) => {
      const ref = refs.get(`${source} ${id}`);
      return ownSeries.get(`${source} ${id}`) ?? (ref && recorded.history.get('recorded', ref.series));
    },
    ids: () => [],
  };
}

function partsOf(history: History): AskParts {
  const snapshot = collect(history, registry, asOfNow(NOW, false));
  return {
    registry,
    framework,
    feed,
    analogs,
    defaultDay: '2026-01-30',
    snapshot: () => snapshot,
    assess: (_, window = 'auto') => assess({ snapshot, registry, framework, feed, window }),
    assessOf: (of, news, window) => assess({ snapshot: of, registry, framework, feed: news, window }),
  };
}

const asked = async (question: string, language: Language, history = liveHistory()): Promise<string> =>
  plainText(await answerQuestion(partsOf(history), question, { language }));

describe('trust in the seven, live', () => {
  it.each([
    ['en', 'how much trust is left in the MAG7?', 'The seven, read live'],
    ['zh', '七巨头还剩多少信任？', '七巨头实时数据'],
    ['es', '¿cuánta confianza queda en las siete magníficas?', 'Las siete, en vivo'],
  ] as const)('is told in numbers with their dates: %s', async (language, question, title) => {
    const text = await asked(question, language);
    expect(text).toContain(title);
    expect(text).toMatch(/25[.,]0/);
    expect(text).toMatch(/64\s?%/);
    expect(text).toMatch(/100/);
  });

  it('gives the part of the seven in the fall of the index', async () => {
    const { snapshot } = partsOf(liveHistory());
    expect(snapshot().readings.get('aapl')!.changes[1]!.value).toBeCloseTo(0.4645, 3);
    const text = await asked('how much trust is left in the MAG7?', 'en');
    // By hand from the recorded closes and the weights 6, 6, 7, 5, 4, 2.5 and 2%: -0.118 points of the -0.295% of SPY.
    expect(text).toMatch(/S&P 500 loss, by the framework’s approximate weights: 40%/);
  });

  it('gives the mean reaction to the last reports, beats and misses apart', async () => {
    const text = await asked('how much trust is left in the MAG7?', 'en');
    // By hand from the recorded closes of 28 and 29 January: Microsoft 481.63 to 433.5, Meta 668.73 to 738.31.
    expect(text).toMatch(
      /all \(2\) \+0\.2%, above the consensus \(1\) -10\.0%,? (?:and )?below it \(1\) \+10\.4%/,
    );
  });

  it('names what is missing instead of guessing it', async () => {
    const gone = liveHistory(new Set(['TSLA/forwardPE', 'hyperscalers/capex']));
    const text = await asked('how much trust is left in the MAG7?', 'en', gone);
    expect(text).toContain('without TSLA');
    expect(text).toMatch(/Not available: .*Hyperscaler capital spending.*Tesla forward P\/E/s);
  });

  it('is not claimed for a recorded day', async () => {
    const answer = await recorded.ask('how much trust is left in the MAG7?', { language: 'en' });
    expect(plainText(answer)).not.toContain('The seven, read live');
  });

  it('counts in the assessment through optional tests', () => {
    const { assess: assessed } = partsOf(liveHistory());
    const { drivers } = assessed();
    const rowOf = (driver: string, test: string) =>
      drivers.find(({ id }) => id === driver)!.evidence.find((row) => row.test === test)!;
    // 12.5 points more of the cash flow than a year before: beyond ten, so in full, 2 dB.
    expect(rowOf('ai_capex', 'capex-outgrows-cash')).toMatchObject({ value: 12.5, score: 1, ownDb: 2 });
    expect(rowOf('ai_capex', 'multiple-down-against-estimates').missing).toBeUndefined();
    expect(rowOf('mag7', 'multiple-down-with-estimates').missing).toBeUndefined();
  });

  it('reaches the model through the detail of the driver, every number with its reference', async () => {
    const tools = createTools(partsOf(liveHistory()));
    const detail = tools.find(({ name }) => name === 'driver_detail')!;
    const context = { asOf: '2026-01-30', language: 'en', signal: new AbortController().signal } as const;
    const result = await detail.call('{"driver":"mag7"}', context);
    expect(result.content).toContain('mag7-multiple.level=25.0');
    expect(result.figures.find(({ id }) => id === 'mag7-multiple.level')).toMatchObject({
      value: expect.closeTo(25, 9),
    });
    expect(result.figures.find(({ id }) => id === 'mag7.loss_share')).toMatchObject({ unit: 'percent' });
    const other = await detail.call('{"driver":"geo"}', context);
    expect(other.content).not.toContain('The seven');
  });
});
