import { z } from 'zod';
import type { PremiseVerdict } from '../answer/answer.ts';
import { type CheckInput, type CheckResult, result } from './check.ts';
import { RawSeries } from './raw-series.ts';

/** What a question takes for granted. Whether it is true is decided here from the raw series. */
export interface Premise {
  /** "Everything falls", or the market as a whole crashes. */
  readonly everything?: 'down' | undefined;
  /** Assets that are said to have moved one way. */
  readonly moved?: readonly { readonly asset: string; readonly direction: 'up' | 'down' }[] | undefined;
  /** Sessions, where the words name a window. */
  readonly sessions?: 1 | 3 | 5 | undefined;
  /** For premises that no series decides ("Warsh is vice chair"): the verdicts that are right. */
  readonly verdicts?: readonly PremiseVerdict[] | undefined;
}

const VERDICTS = [
  'confirmed',
  'corrected',
  'partly',
  'ordinary',
  'no-premise',
  'unavailable',
  'not-understood',
] as const satisfies readonly PremiseVerdict[];

export const premiseSchema: z.ZodType<Premise> = z.strictObject({
  everything: z.literal('down').optional(),
  moved: z.array(z.strictObject({ asset: z.string(), direction: z.enum(['up', 'down']) })).optional(),
  sessions: z.union([z.literal(1), z.literal(3), z.literal(5)]).optional(),
  verdicts: z.array(z.enum(VERDICTS)).optional(),
});

/** The nine assets that "everything" means (DOMAIN, section 7). */
export const PANEL = [
  'spx',
  'emerging',
  'gold',
  'silver',
  'copper',
  'oil',
  'long-treasuries',
  'btc',
  'high-yield',
];
const MOST_DOWN = 7;
const MOST_BEYOND_USUAL = 5;

export interface Expected {
  readonly verdicts: readonly PremiseVerdict[];
  readonly because: string;
}

/** The verdicts that the data allow. `window` is the one that the answer uses, if it says. */
export function expectedVerdicts(
  premise: Premise,
  raw: RawSeries,
  asOf: string,
  window: number,
): Expected | undefined {
  if (premise.verdicts) return { verdicts: premise.verdicts, because: 'no price decides it' };
  if (premise.everything) return everythingFalls(raw, asOf, premise.sessions ?? window);
  if (!premise.moved || premise.moved.length === 0) return undefined;
  const spans = premise.sessions ? [premise.sessions] : [...new Set([1, window])];
  const allowed = new Set<PremiseVerdict>();
  const reasons: string[] = [];
  for (const sessions of spans) {
    const told = premise.moved.map(({ asset, direction }) => {
      const change = raw.change(asset, asOf, sessions)?.value ?? 0;
      const usual = raw.usualMoves(asset, asOf, sessions);
      return { asset, change, usual, right: direction === 'up' ? change > 0 : change < 0 };
    });
    reasons.push(
      `over ${sessions}: ${told.map(({ asset, change }) => `${asset} ${change.toFixed(1)}`).join(', ')}`,
    );
    const right = told.filter(({ right: isRight }) => isRight).length;
    const small = told.every(({ usual }) => usual !== undefined && Math.abs(usual) < 1);
    if (right === told.length) allowed.add('confirmed');
    else allowed.add('corrected');
    if (right > 0 && right < told.length) allowed.add('partly');
    if (small) allowed.add('ordinary');
  }
  return { verdicts: [...allowed], because: reasons.join('; ') };
}

function everythingFalls(raw: RawSeries, asOf: string, sessions: number): Expected {
  const moves = PANEL.map((asset) => ({
    change: raw.change(asset, asOf, sessions)?.value,
    usual: raw.usualMoves(asset, asOf, sessions),
  })).filter(({ change }) => change !== undefined);
  const down = moves.filter(({ change }) => change! < 0).length;
  const beyond = moves.filter(({ usual }) => usual !== undefined && usual < -1).length;
  const true_ = down >= MOST_DOWN && beyond >= MOST_BEYOND_USUAL;
  return {
    verdicts: true_ ? ['confirmed', 'partly'] : ['corrected', 'ordinary', 'partly'],
    because: `over ${sessions}: ${down} of ${moves.length} down, ${beyond} by more than a usual move`,
  };
}

export function premiseCheck(premise: Premise | undefined, { answer, world }: CheckInput): CheckResult[] {
  if (!premise) return [];
  const window = answer.assessment?.window ?? 1;
  const expected = expectedVerdicts(premise, new RawSeries(world.history), answer.asOf, window);
  if (!expected) return [];
  const passed = expected.verdicts.includes(answer.verdict);
  return [
    result(
      'premise',
      passed,
      `${answer.verdict}; right would be ${expected.verdicts.join(' or ')} (${expected.because})`,
    ),
  ];
}
