import type { Framework } from '../assessment/framework.ts';
import {
  averageReaction,
  type IndexLoss,
  indexLoss,
  type Reactions,
  type Report,
} from '../mag7/aggregate.ts';
import { THE_SEVEN } from '../mag7/seven.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { dayOf } from '../time/dates.ts';

/** Drivers whose question is how much trust the seven still have. */
export const DRIVERS_OF_THE_SEVEN: ReadonlySet<string> = new Set(['mag7', 'ai_capex']);

/** What answers it, in the order in which it is told: what is paid, what moved it, what is spent, who stands where. */
export const TRUST_READINGS: readonly string[] = [
  'mag7-multiple',
  'mag7-multiple-20d',
  'mag7-estimates-20d',
  'mag7-multiple-60d',
  'mag7-estimates-60d',
  'hyperscaler-capex',
  'hyperscaler-capex-share',
  'hyperscaler-capex-share-change',
];

export const MEMBER_MULTIPLES: readonly string[] = THE_SEVEN.map(({ id }) => `${id}-forward-pe`);

/**
 * The seven's part in the last session's move of the S&P 500, by the weights that the framework declares: no source
 * tells the market value of the whole index. Undefined when a price is missing or of another session.
 */
export function lossOfTheSeven(snapshot: Snapshot, framework: Framework): IndexLoss | undefined {
  const declared = framework.events.megacapWeightPct;
  const last = snapshot.sessions.at(-1);
  const move = (id: string): number | undefined => {
    const reading = snapshot.readings.get(id);
    return reading?.path?.days.at(-1) === last ? reading?.changes[1]?.value : undefined;
  };
  const index = move('spx');
  if (index === undefined) return undefined;
  const weights: Record<string, number> = {};
  const moves: Record<string, number> = {};
  for (const { id } of THE_SEVEN) {
    const percent = declared[id];
    if (percent === undefined) return undefined;
    weights[id] = percent / 100;
    const own = move(id);
    if (own !== undefined) moves[id] = own;
  }
  return indexLoss(weights, moves, index);
}

/**
 * How prices took the last report of each of the seven, as far as the day of the report is known: from the close
 * before to the close after it.
 */
export function reactionsOfTheSeven({ readings }: Snapshot): Reactions | undefined {
  const reports = THE_SEVEN.flatMap(({ id }): Report[] => {
    const reading = readings.get(`${id}-surprise`);
    return reading
      ? [{ symbol: id, reactionDay: dayOf(reading.observationDate), surprisePercent: reading.value }]
      : [];
  });
  return averageReaction(reports, (id, session) => {
    const path = readings.get(id)?.path;
    const index = path ? path.days.indexOf(session) : -1;
    if (!path || index < 1) return undefined;
    const move = (path.values[index]! / path.values[index - 1]! - 1) * 100;
    return Number.isFinite(move) ? move : undefined;
  });
}
