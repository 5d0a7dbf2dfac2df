import type { Fact } from './fact.ts';
import { EPISODE_FACTS } from './facts-episodes.ts';
import { JANUARY_FACTS } from './facts-january.ts';
import { LIVE_FACTS } from './facts-live.ts';
import type { Premise } from './premise.ts';

/**
 * `must_say` and `must_not_say` of the development bank as machine checks, written by hand from its words.
 * What is forbidden in every answer (advice, "former president", a repeat of 312 ...) is in forbidden-rules.ts.
 * Patterns take the languages in which a question may be answered; that it is the right one is its own check.
 */
export const DEV_FACTS: Readonly<Record<string, readonly Fact[]>> = {
  ...JANUARY_FACTS,
  ...EPISODE_FACTS,
  ...LIVE_FACTS,
};

const fell = (...assets: string[]): Premise => ({
  moved: assets.map((asset) => ({ asset, direction: 'down' as const })),
});
const EVERYTHING: Premise = { everything: 'down' };

/** What each question of the development bank takes for granted. */
export const DEV_PREMISES: Readonly<Record<string, Premise>> = {
  D01: EVERYTHING,
  D02: fell('gold', 'silver'),
  // All three are down, two of them by less than a usual move, and "another 312" is wrong.
  D03: { verdicts: ['confirmed', 'partly', 'corrected'] },
  D04: { moved: [{ asset: 'gold', direction: 'up' }] },
  D05: { ...EVERYTHING, sessions: 1 },
  D06: fell('gold', 'long-treasuries'),
  D07: EVERYTHING,
  // "SOFR jumped" is true; the advice that is asked for leaves the premise open.
  D08: { verdicts: ['confirmed', 'no-premise', 'partly'] },
  D09: EVERYTHING,
  D10: fell('nikkei'),
  D11: fell('spx', 'gold', 'btc', 'long-treasuries'),
  D12: { ...fell('long-treasuries', 'spx'), sessions: 5 },
  D13: EVERYTHING,
  D14: { verdicts: ['unavailable'] },
  D15: { verdicts: ['unavailable'] },
  D16: { verdicts: ['no-premise', 'unavailable'] },
  D17: { verdicts: ['no-premise'] },
  D18: { verdicts: ['no-premise', 'corrected', 'partly'] },
  D19: { verdicts: ['corrected', 'partly'] },
  D20: { verdicts: ['corrected', 'partly'] },
  D21: { verdicts: ['corrected'] },
  D22: { verdicts: ['no-premise'] },
  D23: { verdicts: ['no-premise'] },
  D24: EVERYTHING,
  D25: { ...EVERYTHING, sessions: 5 },
  D26: { verdicts: ['no-premise'] },
  D27: { verdicts: ['corrected'] },
  D28: { verdicts: ['no-premise', 'corrected'] },
  D29: fell('btc'),
  D30: EVERYTHING,
};
