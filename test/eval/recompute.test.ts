import { describe, expect, it } from 'vitest';
import { RawSeries } from '../../src/eval/raw-series.ts';
import { columnOf, recompute, recomputedCheck } from '../../src/eval/recompute.ts';
import { bare, bot, inputOf } from './world.ts';

const raw = new RawSeries(bot().history);

describe('figures worked out again', () => {
  // DOMAIN.md section 8, in its rounding.
  it.each([
    ['spx', '2020-03-12', 1, -9.6],
    ['spx', '2020-03-12', 3, -9.5],
    ['gold', '2026-01-30', 1, -10.3],
    ['silver', '2026-01-30', 1, -28.5],
    ['silver', '2026-01-30', 5, -18.8],
    ['btc', '2021-05-19', 1, -13.8],
    ['btc', '2021-05-19', 3, -25.8],
    ['us2y', '2023-03-13', 1, -57],
    ['us10y', '2025-04-11', 5, 47],
    ['hy-spread', '2020-03-12', 3, 74],
    ['dollar', '2025-04-11', 5, -2.9],
  ])('%s on %s over %i sessions is %d', (indicator, date, sessions, expected) => {
    expect(raw.change(indicator, date, sessions)!.value).toBeCloseTo(expected, expected % 1 === 0 ? 0 : 1);
  });

  it('reads levels of the day itself', () => {
    expect(raw.level('vix', '2020-03-12')!.value).toBe(75.47);
    expect(raw.level('sofr-iorb', '2019-09-17')!.value).toBeCloseTo(315, 6);
  });

  it('agrees with the usual moves of the engine', () => {
    const snapshot = bot().snapshot('2026-01-30');
    for (const id of ['spx', 'gold', 'silver', 'btc', 'oil']) {
      expect(raw.usualMoves(id, '2026-01-30', 1)).toBeCloseTo(snapshot.readings.get(id)!.z[1]!, 6);
    }
  });

  it('knows no figure that it cannot work out', () => {
    expect(recompute(raw, { id: 'positioning.odds', asOf: null }, '2026-01-30')).toBeUndefined();
  });

  it('reads the columns of a comparison in three languages', () => {
    const expected = { date: '2020-03-12', sessions: 3 };
    for (const title of ['12 Mar 2020 (3d)', '2020年3月12日 (3d)', '12 mar 2020 (3d)'])
      expect(columnOf(title)).toEqual(expected);
  });

  const answerWith = (value: number, asOf = '2026-01-30') =>
    bare('Gold fell.', {
      figures: [
        {
          id: 'gold.change_1d',
          value,
          unit: 'percent',
          text: `${value.toFixed(1)}%`,
          asOf,
          instrument: 'GLD fund',
          source: 'NYSE Arca via Yahoo Finance',
          windowSessions: 1,
        },
      ],
    });

  it('passes the right value, and flags a value, sign, window or date that the series contradict', () => {
    const right = raw.change('gold', '2026-01-30', 1)!.value;
    const fiveDays = raw.change('gold', '2026-01-30', 5)!.value;
    const dayBefore = raw.change('gold', '2026-01-29', 1)!.value;
    expect(recomputedCheck(inputOf(answerWith(right)))[0]!.passed).toBe(true);
    for (const wrong of [right + 0.1, -right, fiveDays, dayBefore])
      expect(recomputedCheck(inputOf(answerWith(wrong)))[0]!.passed).toBe(false);
    expect(recomputedCheck(inputOf(answerWith(right, '2026-02-01')))[0]!.evidence).toContain(
      'dated 2026-02-01',
    );
  });

  it('recomputes the cells of a comparison table', () => {
    const cells = (spx: string) =>
      bare('', {
        blocks: [
          {
            kind: 'table',
            title: 'Side by side',
            table: {
              columns: [
                { title: 'measure', align: 'left' },
                { title: '12 Mar 2020 (3d)', align: 'right' },
              ],
              rows: [
                ['S&P 500', spx],
                ['VIX', '75.47'],
              ],
            },
          },
        ],
      });
    expect(recomputedCheck(inputOf(cells('-9.5%')))[0]!.passed).toBe(true);
    expect(recomputedCheck(inputOf(cells('-9.6%')))[0]!.passed).toBe(false);
    expect(recomputedCheck(inputOf(cells('+9.5%')))[0]!.passed).toBe(false);
  });
});
