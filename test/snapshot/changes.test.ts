import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changeUnit,
  deviationAt,
  rawChange,
  robustSigma,
  shownChange,
  sigmaAt,
  zOver,
} from '../../src/snapshot/changes.ts';
import type { Path } from '../../src/snapshot/snapshot.ts';

/** Values on sessions 0, 1, 2 ...; `days` says when each was observed, by default on its session. */
function pathOf(
  values: readonly number[],
  days = values.map((_, i) => i),
): { path: Path; sessions: Int32Array } {
  return {
    path: { values: Float64Array.from(values), days: Int32Array.from(days) },
    sessions: Int32Array.from(values.map((_, i) => i)),
  };
}

/** A price that goes up and down by 1% in turn, in logs, and then takes the steps given. */
function zigzag(sessions: number, ...last: readonly number[]): number[] {
  const steps = [...Array.from({ length: sessions }, (_, i) => (i % 2 === 0 ? 0.01 : -0.01)), ...last];
  const values = [100];
  for (const step of steps) values.push(values.at(-1)! * Math.exp(step));
  return values;
}

/** MAD of changes of 0.01 either way is 0.01; times 1.4826. */
const ZIGZAG_SIGMA = 0.014826;

/** By the definition, with everything in order: max(1.4826 * MAD, 0.6 * SD). */
function sigmaByOrder(changes: readonly number[]): number {
  const median = (values: readonly number[]): number => {
    const ordered = values.toSorted((a, b) => a - b);
    const half = ordered.length >> 1;
    return ordered.length % 2 === 1 ? ordered[half]! : (ordered[half - 1]! + ordered[half]!) / 2;
  };
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  const squares = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0);
  const middle = median(changes);
  const mad = median(changes.map((change) => Math.abs(change - middle)));
  return Math.max(1.4826 * mad, 0.6 * Math.sqrt(squares / (changes.length - 1)));
}

describe('the middle of many changes', () => {
  it('is the same as with all of them in order, however many are equal', () => {
    const change = fc.oneof(
      fc.constantFrom(0, -0, 0.01, -0.01),
      fc.double({ min: -50, max: 50, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(change, { minLength: 120, maxLength: 300 }), (changes) => {
        const expected = sigmaByOrder(changes);
        expect(robustSigma(changes)).toBe(expected > 0 ? expected : undefined);
      }),
    );
  });

  it('of one path is not that of the path before it', () => {
    const calm = pathOf(zigzag(251));
    const wild = pathOf(zigzag(251).map((value, i) => value * (i % 2 === 0 ? 1 : 1.1)));
    const sigmas = [calm, wild, calm].map(({ path, sessions }) =>
      sigmaAt(path, sessions, 'return', 'usd', 251),
    );
    expect(sigmas[0]).toBeCloseTo(ZIGZAG_SIGMA, 6);
    expect(sigmas[1]).toBeGreaterThan(5 * ZIGZAG_SIGMA);
    expect(sigmas[2]).toBe(sigmas[0]);
  });
});

describe('a change', () => {
  it('of a price is a log return inside and simple percent outside', () => {
    expect(rawChange('return', 'usd', 100, 90)).toBeCloseTo(-0.105361, 6);
    expect(shownChange('return', 'usd', 100, 90)).toBeCloseTo(-10, 9);
    expect(changeUnit('return', 'usd')).toBe('percent');
  });

  it('of a yield is in basis points, whether the yield is in percent or in basis points', () => {
    expect(rawChange('basis-points', 'percent', 4, 4.25)).toBeCloseTo(25, 9);
    expect(shownChange('basis-points', 'percentage-points', 3.5, 3.2)).toBeCloseTo(-30, 9);
    expect(shownChange('basis-points', 'basis-points', -7, 3)).toBe(10);
    expect(changeUnit('basis-points', 'percent')).toBe('basis-points');
  });

  it('of a level is in its own unit', () => {
    expect(shownChange('difference', 'index', 17.4, 16.9)).toBeCloseTo(-0.5, 9);
    expect(changeUnit('difference', 'index')).toBe('index');
  });

  it('of a price that is not above zero has no return', () => {
    // West Texas oil on 20 April 2020.
    expect(rawChange('return', 'usd-per-barrel', 18.27, -37.63)).toBeNaN();
    expect(rawChange('return', 'usd', 0, 10)).toBeNaN();
  });
});

describe('robustSigma', () => {
  it('is 1.4826 times the median absolute deviation when that is the larger', () => {
    // 60 times +1 and 60 times -1: median 0, MAD 1; SD is sqrt(120/119) = 1.004, of which 0.6 is less.
    const changes = Array.from({ length: 120 }, (_, i) => (i % 2 === 0 ? 1 : -1));
    expect(robustSigma(changes)).toBeCloseTo(1.4826, 9);
  });

  it('is 0.6 times the standard deviation when most changes are nothing', () => {
    // 119 times 0 and one 12: MAD 0, mean 0.1, squares 144 - 120 * 0.01 = 142.8, over 119 = 1.2.
    const changes = [...new Array<number>(119).fill(0), 12];
    expect(robustSigma(changes)).toBeCloseTo(0.6 * Math.sqrt(1.2), 9);
  });

  it('takes the middle of the two middle values for an even count', () => {
    // 60 times 0 and 60 times 3: median 1.5, all deviations 1.5.
    const changes = [...new Array<number>(60).fill(0), ...new Array<number>(60).fill(3)];
    expect(robustSigma(changes)).toBeCloseTo(1.5 * 1.4826, 9);
  });

  it('is hardly moved by a few large days', () => {
    const calm = Array.from({ length: 240 }, (_, i) => (i % 2 === 0 ? 1 : -1));
    const stormy = [...calm.slice(4), 9, -9, 9, -9];
    // SD is sqrt((236 + 324) / 239) = 1.53; 0.6 of it is below 1.4826.
    expect(robustSigma(stormy)).toBeCloseTo(1.4826, 9);
  });

  it('says nothing with fewer than 120 changes or without any move', () => {
    expect(robustSigma(new Array<number>(119).fill(1).map((x, i) => (i % 2 ? x : -x)))).toBeUndefined();
    expect(robustSigma(new Array<number>(250).fill(0))).toBeUndefined();
  });

  it('leaves its input alone and does not depend on the order', () => {
    const list = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 120, maxLength: 260 });
    fc.assert(
      fc.property(list, (changes) => {
        const copy = [...changes];
        const sigma = robustSigma(changes);
        expect(changes).toEqual(copy);
        const turned = robustSigma([...changes].reverse());
        if (sigma === undefined) expect(turned).toBeUndefined();
        else expect(turned).toBeCloseTo(sigma, 9);
      }),
      { numRuns: 60 },
    );
  });
});

describe('zOver', () => {
  const z = (values: readonly number[], span: number, days?: number[]): number | undefined => {
    const { path, sessions } = pathOf(values, days);
    return zOver(path, sessions, 'return', 'usd', span);
  };

  it('is the log return in usual moves', () => {
    // -0.05 / 0.014826 = -3.3725.
    expect(z(zigzag(250, -0.05), 1)).toBeCloseTo(-0.05 / ZIGZAG_SIGMA, 6);
    expect(-0.05 / ZIGZAG_SIGMA).toBeCloseTo(-3.3725, 4);
  });

  it('grows with the square root of the sessions, not with their number', () => {
    // -0.05 + 0.01 - 0.02 = -0.06 over three sessions: -0.06 / (0.014826 * 1.732) = -2.3365.
    expect(z(zigzag(250, -0.05, 0.01, -0.02), 3)).toBeCloseTo(-0.06 / (ZIGZAG_SIGMA * Math.sqrt(3)), 6);
    expect(z(zigzag(250, -0.05, 0.01, -0.02), 3)).toBeCloseTo(-2.3365, 4);
  });

  it('measures the move by what was usual before it: the move itself does not count', () => {
    for (const step of [-0.05, -0.5, 0.3]) {
      expect(z(zigzag(250, step), 1)).toBeCloseTo(step / ZIGZAG_SIGMA, 6);
    }
    // Five wild sessions leave sigma alone too.
    const wild = [-0.2, 0.3, -0.4, 0.1, -0.3];
    expect(z(zigzag(250, ...wild), 5)).toBeCloseTo(-0.5 / (ZIGZAG_SIGMA * Math.sqrt(5)), 6);
  });

  it('forgets what lies more than 250 sessions before the window', () => {
    // 200 sessions of 5% moves, then 250 of 1%: only the latter count.
    const values = [100];
    for (let i = 0; i < 200; i++) values.push(values.at(-1)! * Math.exp(i % 2 === 0 ? 0.05 : -0.05));
    for (let i = 0; i < 250; i++) values.push(values.at(-1)! * Math.exp(i % 2 === 0 ? 0.01 : -0.01));
    values.push(values.at(-1)! * Math.exp(-0.03));
    expect(z(values, 1)).toBeCloseTo(-0.03 / ZIGZAG_SIGMA, 6);
  });

  it('is unknown when nothing was observed inside the window', () => {
    const values = zigzag(250, -0.05);
    const days = values.map((_, i) => i);
    const stale = [...days];
    stale[stale.length - 1] = days.length - 2;
    expect(z(values, 1, stale)).toBeUndefined();
    expect(z(values, 3, stale)).toBeDefined();
  });

  it('is unknown with less than 120 changes before the window', () => {
    expect(z(zigzag(119, -0.05), 1)).toBeUndefined();
    expect(z(zigzag(120, -0.05), 1)).toBeDefined();
  });

  it('leaves out sessions without an observation of their own instead of counting a zero', () => {
    // A holiday abroad on every fifth session: the value is carried, no change is taken from it.
    const values = [100];
    const days = [0];
    let up = true;
    for (let i = 1; i <= 250; i++) {
      if (i % 5 === 0) {
        values.push(values.at(-1)!);
        days.push(days.at(-1)!);
        continue;
      }
      values.push(values.at(-1)! * Math.exp(up ? 0.01 : -0.01));
      days.push(i);
      up = !up;
    }
    values.push(values.at(-1)! * Math.exp(-0.05));
    days.push(251);
    const { path, sessions } = pathOf(values, days);
    expect(sigmaAt(path, sessions, 'return', 'usd', 250)).toBeCloseTo(ZIGZAG_SIGMA, 9);
    expect(zOver(path, sessions, 'return', 'usd', 1)).toBeCloseTo(-0.05 / ZIGZAG_SIGMA, 6);
  });

  it('of a yield is in basis points on both sides, so that the unit does not matter', () => {
    const steps = Array.from({ length: 250 }, (_, i) => (i % 2 === 0 ? 0.04 : -0.04));
    const percent = [4];
    for (const step of [...steps, 0.12]) percent.push(percent.at(-1)! + step);
    const inPercent = pathOf(percent);
    const inBp = pathOf(percent.map((value) => value * 100));
    // 12 / (4 * 1.4826) = 2.0235.
    expect(zOver(inPercent.path, inPercent.sessions, 'basis-points', 'percent', 1)).toBeCloseTo(2.0235, 4);
    expect(zOver(inBp.path, inBp.sessions, 'basis-points', 'basis-points', 1)).toBeCloseTo(2.0235, 4);
  });
});

describe('deviationAt', () => {
  it('is the plain standard deviation, for spans beyond a week', () => {
    const { path, sessions } = pathOf(zigzag(250));
    // 125 times +0.01 and 125 times -0.01: sqrt(250 / 249) * 0.01.
    expect(deviationAt(path, sessions, 'return', 'usd', 250)).toBeCloseTo(0.01 * Math.sqrt(250 / 249), 9);
  });

  it('is unknown where nothing moves or little is known', () => {
    const flat = pathOf(new Array<number>(251).fill(100));
    expect(deviationAt(flat.path, flat.sessions, 'return', 'usd', 250)).toBeUndefined();
    const short = pathOf(zigzag(119));
    expect(deviationAt(short.path, short.sessions, 'return', 'usd', 119)).toBeUndefined();
  });
});
