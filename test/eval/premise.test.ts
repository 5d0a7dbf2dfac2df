import { describe, expect, it } from 'vitest';
import { expectedVerdicts, premiseCheck } from '../../src/eval/premise.ts';
import { RawSeries } from '../../src/eval/raw-series.ts';
import { bare, bot, inputOf } from './world.ts';

const raw = new RawSeries(bot().history);
const verdicts = (...given: Parameters<typeof expectedVerdicts>) => expectedVerdicts(...given)?.verdicts;

describe('the verdict that the data allow', () => {
  it('is a correction where not everything fell', () => {
    expect(verdicts({ everything: 'down' }, raw, '2026-01-30', 1)).not.toContain('confirmed');
    expect(verdicts({ everything: 'down' }, raw, '2021-05-19', 3)).toContain('corrected');
  });

  it('is a confirmation where nearly everything did', () => {
    expect(verdicts({ everything: 'down' }, raw, '2022-06-13', 1)).toContain('confirmed');
    expect(verdicts({ everything: 'down' }, raw, '2022-06-13', 1)).not.toContain('corrected');
  });

  it('follows the sign of each asset', () => {
    const up = { moved: [{ asset: 'gold', direction: 'up' as const }] };
    const down = { moved: [{ asset: 'gold', direction: 'down' as const }] };
    expect(verdicts(up, raw, '2026-01-30', 1)).toEqual(['corrected']);
    expect(verdicts(down, raw, '2026-01-30', 1)).toEqual(['confirmed']);
  });

  it('allows a partly where one asset moved as said and another did not', () => {
    const both = {
      moved: [
        { asset: 'long-treasuries', direction: 'down' as const },
        { asset: 'spx', direction: 'down' as const },
      ],
      sessions: 5 as const,
    };
    expect(verdicts(both, raw, '2025-04-11', 1)).toEqual(['corrected', 'partly']);
  });

  it('allows ordinary for a move below a usual one', () => {
    const spx = { moved: [{ asset: 'spx', direction: 'down' as const }] };
    expect(verdicts(spx, raw, '2026-01-30', 1)).toContain('ordinary');
  });

  it('judges an answer, and makes no check without a premise', () => {
    const premise = { everything: 'down' as const };
    expect(premiseCheck(premise, inputOf(bare('', { verdict: 'confirmed' })))[0]!.passed).toBe(false);
    expect(premiseCheck(premise, inputOf(bare('', { verdict: 'corrected' })))[0]!.passed).toBe(true);
    expect(premiseCheck(undefined, inputOf(bare('')))).toEqual([]);
  });
});
