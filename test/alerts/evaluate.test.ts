import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AlertStatus, begin, evaluate } from '../../src/alerts/evaluate.ts';
import type { Rule } from '../../src/alerts/rule.ts';
import type { Sight } from '../../src/alerts/sight.ts';

const HOUR = 3_600_000;
const rule = (is: 'above' | 'below' | 'crosses', threshold = 10, hysteresis = 2, running = true): Rule => ({
  version: 1,
  metric: { kind: 'level', of: 'sofr-iorb' },
  condition: { is, threshold, unit: 'basis-points', hysteresis },
  running,
});
const seen = (value: number, date = '2026-01-05', running = false): Sight => ({
  kind: 'number',
  value,
  unit: 'basis-points',
  date,
  running,
  source: 's',
  instrument: 'i',
});
const MISSING: Sight = { kind: 'missing', reason: 'the newest value is of 2026-01-02' };

/** Plays values one after the other, an hour apart; returns the values at which it fired. */
function play(one: Rule, values: readonly (number | undefined)[], cooldownMs = 0): number[] {
  let status: AlertStatus = { armed: true, memory: {}, cooldownMs };
  const fired: number[] = [];
  for (const [i, value] of values.entries()) {
    const nowMs = i * HOUR;
    const next = evaluate(one, status, value === undefined ? MISSING : seen(value, `day ${i}`), nowMs);
    if (next.fire) fired.push(value!);
    status = { ...status, ...next, ...(next.fire ? { lastFiredAtMs: nowMs } : {}) };
  }
  return fired;
}

describe('a threshold', () => {
  // Armed above 10, armed again at 8 or less.
  it.each([
    ['fires when it is passed', [5, 9, 11], [11]],
    ['does not fire at the threshold itself', [10, 10], []],
    ['fires once while it holds', [11, 12, 30, 11], [11]],
    ['does not fire again within the band', [11, 9, 11, 8.1, 12], [11]],
    ['fires again after it went back by the hysteresis', [11, 8, 11], [11, 11]],
    ['skips what is missing', [11, undefined, 11], [11]],
    ['is not armed by what is missing', [11, undefined, undefined, 12], [11]],
  ])('%s', (_what, values, expected) => {
    expect(play(rule('above'), values as (number | undefined)[])).toEqual(expected);
  });

  it('of 10bp is not passed by 10bp in binary fractions', () => {
    // SOFR 4.00 less IORB 3.90, as the snapshot works it out.
    const spread = (4 - 3.9) * 100;
    expect(spread).toBeGreaterThan(10);
    expect(play(rule('above'), [5, spread])).toEqual([]);
    expect(play(rule('below', 10, 0), [spread, 9, spread, 9])).toEqual([9, 9]);
  });

  it('is the same downwards', () => {
    expect(play(rule('below'), [12, 9, 11, 9, 12, 9])).toEqual([9, 9]);
  });

  it('without hysteresis is armed as soon as it no longer holds', () => {
    expect(play(rule('above', 10, 0), [11, 10, 11])).toEqual([11, 11]);
  });

  it('crosses either way, each side once', () => {
    // From below 10 to 12 or more, then to 8 or less.
    expect(play(rule('crosses'), [5, 11, 12, 9, 8, 7, 13])).toEqual([12, 8, 13]);
  });

  it('sends nothing within the cooldown and is armed by no value of it', () => {
    // An hour apart, three hours of rest: fires at hour 0; 5 at hours 1 and 2 does not arm it; 5 at hour 4 does.
    expect(play(rule('above'), [11, 5, 11, 11, 5, 11], 3 * HOUR)).toEqual([11, 11]);
    expect(play(rule('above'), [11, 5, 11, 11, 11, 11], 3 * HOUR)).toEqual([11]);
  });

  it('of closes does not look at running prices', () => {
    const status: AlertStatus = { armed: true, memory: {}, cooldownMs: 0 };
    const closes = rule('above', 10, 2, false);
    expect(evaluate(closes, status, seen(50, '2026-01-05', true), 0)).toEqual({ armed: true, memory: {} });
    expect(evaluate(closes, status, seen(50, '2026-01-05', false), 0).fire).toBeDefined();
  });

  it('has one key per day, whatever a revision says', () => {
    const status: AlertStatus = { armed: true, memory: {}, cooldownMs: 0 };
    const first = evaluate(rule('above'), status, seen(11), 0).fire;
    const revised = evaluate(rule('above'), status, seen(14), 5 * HOUR).fire;
    expect(first?.key).toBe('2026-01-05');
    expect(revised?.key).toBe(first?.key);
  });

  it('of another unit than the value does nothing', () => {
    const status: AlertStatus = { armed: true, memory: {}, cooldownMs: 0 };
    const sight: Sight = { ...(seen(50) as Extract<Sight, { kind: 'number' }>), unit: 'percent' };
    expect(evaluate(rule('above'), status, sight, 0)).toEqual({ armed: true, memory: {} });
  });

  it('that holds already waits for the next crossing', () => {
    expect(begin(rule('above'), seen(11)).armed).toBe(false);
    expect(begin(rule('above'), seen(9)).armed).toBe(true);
    expect(begin(rule('above'), MISSING).armed).toBe(true);
  });
});

describe('the leading driver', () => {
  const word = (
    value: string | null,
    date: string,
    among: string[] = value === null ? [] : [value],
  ): Sight => ({
    kind: 'word',
    value,
    date,
    running: false,
    among,
  });
  const changes: Rule = {
    version: 1,
    metric: { kind: 'leader' },
    condition: { is: 'changes' },
    running: false,
  };

  it('is remembered first and told when it changes, with what it was', () => {
    const first = evaluate(changes, { armed: true, memory: {}, cooldownMs: 0 }, word('geo', '2026-01-05'), 0);
    expect(first.fire).toBeUndefined();
    const second = evaluate(
      changes,
      { armed: true, memory: first.memory, cooldownMs: 0 },
      word('carry_unwind', '2026-01-06'),
      HOUR,
    );
    expect(second.fire).toEqual({ key: '2026-01-05 geo>carry_unwind', from: 'geo', to: 'carry_unwind' });
    // Seen again after a crash, before it was remembered: the same key.
    const again = evaluate(
      changes,
      { armed: true, memory: first.memory, cooldownMs: 0 },
      word('carry_unwind', '2026-01-07'),
      24 * HOUR,
    );
    expect(again.fire?.key).toBe(second.fire?.key);
  });

  it('that changes within the cooldown is told when it is over, if it lasted', () => {
    const status: AlertStatus = {
      armed: false,
      memory: { last: 'geo', since: '2026-01-05' },
      cooldownMs: 5 * HOUR,
      lastFiredAtMs: 0,
    };
    expect(evaluate(changes, status, word('tariff', '2026-01-06'), 4 * HOUR).fire).toBeUndefined();
    expect(evaluate(changes, status, word('tariff', '2026-01-06'), 5 * HOUR).fire?.to).toBe('tariff');
    expect(evaluate(changes, status, word('geo', '2026-01-06'), 5 * HOUR).fire).toBeUndefined();
  });

  it('fires for one driver when it is among the leading ones', () => {
    const leads: Rule = {
      version: 1,
      metric: { kind: 'leader' },
      condition: { is: 'becomes', what: 'geo' },
      running: false,
    };
    const status: AlertStatus = { armed: true, memory: {}, cooldownMs: 0 };
    expect(evaluate(leads, status, word('tariff', 'd', ['tariff', 'geo']), 0).fire?.to).toBe('geo');
    expect(evaluate(leads, status, word(null, 'd'), 0).fire).toBeUndefined();
  });
});

describe('on random walks', () => {
  // In whole tenths: sums of binary fractions are a matter of the test about noise.
  const walk = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 200 }).map((steps) => {
    let tenths = 100;
    return steps.map((step) => {
      tenths += step;
      return tenths / 10;
    });
  });
  const settings = fc.record({
    is: fc.constantFrom('above' as const, 'below' as const),
    hysteresis: fc.integer({ min: 0, max: 20 }).map((tenths) => tenths / 10),
  });

  it('fires as often as the walk leaves the band on the far side after having been on the near one', () => {
    fc.assert(
      fc.property(walk, settings, (values, { is, hysteresis }) => {
        // The oracle knows no states: it cuts the walk into marks F (beyond) and R (gone back), drops the values in
        // the band and repeated marks, and counts the F.
        const marks = values.flatMap((value) => {
          const beyond = is === 'above' ? value > 10 : value < 10;
          // In tenths, so that no binary fraction decides.
          const back =
            Math.round((is === 'above' ? 10 - value : value - 10) * 10) >= Math.round(hysteresis * 10);
          return beyond ? ['F'] : back ? ['R'] : [];
        });
        const oracle = marks.filter((mark, i) => mark === 'F' && marks[i - 1] !== 'F').length;
        expect(play(rule(is, 10, hysteresis), values)).toHaveLength(oracle);
      }),
      { numRuns: 500 },
    );
  });

  it('never fires twice without having gone back by the whole hysteresis between', () => {
    fc.assert(
      fc.property(walk, settings, fc.integer({ min: 0, max: 6 }), (values, { is, hysteresis }, hours) => {
        let status: AlertStatus = { armed: true, memory: {}, cooldownMs: hours * HOUR };
        let lastFire = -1;
        for (const [i, value] of values.entries()) {
          const next = evaluate(rule(is, 10, hysteresis), status, seen(value), i * HOUR);
          if (next.fire) {
            if (lastFire >= 0) {
              const between = values.slice(lastFire + 1, i);
              const released = between.some((v) =>
                is === 'above' ? v <= 10 - hysteresis : v >= 10 + hysteresis,
              );
              expect(released).toBe(true);
              expect(i - lastFire).toBeGreaterThanOrEqual(hours);
            }
            lastFire = i;
          }
          status = { ...status, ...next, ...(next.fire ? { lastFiredAtMs: i * HOUR } : {}) };
        }
      }),
      { numRuns: 300 },
    );
  });

  it('values that are missing change neither the number of messages nor their places', () => {
    fc.assert(
      fc.property(
        walk,
        settings,
        fc.array(fc.nat(200), { maxLength: 50 }),
        (values, { is, hysteresis }, holes) => {
          const one = rule(is, 10, hysteresis);
          const kept = values.filter((_, i) => !holes.includes(i));
          const holed = values.map((value, i) => (holes.includes(i) ? undefined : value));
          expect(play(one, holed)).toEqual(play(one, kept));
        },
      ),
      { numRuns: 200 },
    );
  });
});
