import { hasPhrase } from '../answer/matcher.ts';
import type { Amount } from './amounts.ts';
import type { CompileParts, Proposal } from './build.ts';
import { isMeasuredBy, type Measure } from './measures.ts';
import type { Named, Reader } from './reader.ts';
import { CHANGE_SESSIONS, Z_SESSIONS } from './rule.ts';

/** Of several quotes of one thing, that one is meant whose value is within this factor of the number said. */
const NEAR_FACTOR = 2.5;

/** What can be meant by the price of an asset: its own series may be a fund, or corrected for dividends. */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  spx: ['spx-index'],
  ndx: ['nasdaq-composite'],
  oil: ['wti', 'brent'],
  dollar: ['dxy', 'broad-dollar'],
  gold: ['gold-futures', 'gold'],
  silver: ['silver-futures', 'silver'],
  copper: ['copper-futures'],
  semis: ['sox'],
  'long-treasuries': ['us10y', 'us30y'],
};
/** The spread over Treasuries of what a fund holds: "high yield spreads". */
const SPREADS: Readonly<Record<string, string>> = { 'high-yield': 'hy-spread' };
/** The currency by itself; its quote rises when it falls. */
const YEN = new Set(['yen', 'the yen', 'yenes', '日元', '円', '円高', '円安']);
const SPREAD_WORDS = ['spread', 'spreads', '利差', 'diferencial', 'diferenciales'];

/** All series that may be meant by the name of one. */
export const quotesOf = (id: string): readonly string[] => [id, ...(LEVELS[id] ?? [])];

/** Nothing at the number itself: of what has no number. */
function amountOf(reader: Reader, zero: Side | undefined): Amount | undefined {
  const [said] = reader.amounts;
  // "Z-score below -3".
  if (said) return said.unit === undefined && reader.says('z') ? { ...said, unit: 'sigma' } : said;
  return zero || reader.says('zero') ? { value: 0, at: 0, unitAt: 0, endsAt: 0, signed: false } : undefined;
}

/** "Inverts", "un-inverts", "turns positive"; of both words nobody can tell where it ends. */
function sideOfZero(reader: Reader): 'above' | 'below' | undefined {
  if (reader.uninverts) return reader.says('negative') ? undefined : 'above';
  const [positive, negative] = [reader.says('positive'), reader.says('negative')];
  if (positive === negative) return undefined;
  return positive ? 'above' : 'below';
}

type Side = 'above' | 'below' | 'crosses';
/** `measure`: what a price was said to be for. */
type LevelParts = CompileParts & { readonly measure: Measure | undefined };
type Move = 'up' | 'down' | 'either' | undefined;

/** What is said of one reading, or of two. Several proposals: nobody can tell which is meant. */
export function ofReadings(reader: Reader, given: CompileParts): Proposal[] | undefined {
  const parts = { ...given, measure: reader.measure };
  const { assets } = reader;
  const zero = sideOfZero(reader);
  const amount = amountOf(reader, zero);
  // Which of two numbers is the threshold cannot be told.
  if (assets.length === 0 || reader.amounts.length > 1) return undefined;
  const side = sideOf(reader) ?? zero ?? sideOfMove(reader, amount);
  const running = reader.says('closes') ? { running: false } : {};
  if (assets.length === 2) return ofTwo(reader, parts, side, amount, running);
  if (assets.length !== 1) return undefined;
  const move: Move = reader.says('moves') ? 'either' : moveOf(reader);
  const named = assets[0]!;
  const ids = spreadsMeant(named, reader);
  if (amount?.unit === 'sigma')
    return ids.slice(0, 1).map((of) => unusualMove(named, of, amount, move, side, reader, running));
  const indicator = parts.registry.get(ids[0]!)!;
  const isSize = amount?.unit === 'percent' && indicator.change === 'return';
  const isStep =
    amount?.unit === 'basis-points' &&
    indicator.change === 'basis-points' &&
    indicator.unit !== 'basis-points';
  const reaches = !side && reader.says('reaches');
  if (reaches && amount) return levelsAt(ids, amount, parts, running, true);
  if (reaches) return [{ metric: { kind: 'level', of: levelsMeant(ids, amount, parts)[0]! }, is: 'above' }];
  if (!side && !move && amount) {
    // "Gold -2%" has its direction, "gold 2%" has none, "gold 4000" has no side.
    const isMove = isSize || isStep || (amount.unit === 'basis-points' && reader.sessions !== undefined);
    if (!isMove && reader.sessions === undefined) return levelsAt(ids, amount, parts, running);
    const down = amount.value < 0;
    const moves: Move[] = amount.signed ? [down ? 'down' : 'up'] : ['up', 'down', 'either'];
    return moves.flatMap((one) => ofChange(named, ids, amount, one, undefined, reader, running));
  }
  if (isChange(reader, indicator, amount, move, side))
    return ofChange(named, ids, amount, move, side, reader, running);
  // "Up 10%" of what is measured in another unit, and "up 5 dollars": as a change it is refused with its unit.
  if (!side && move && amount) return ofChange(named, ids, amount, move, side, reader, running);
  if (!side) return undefined;
  // The yen falls when its quote rises.
  const sides: Side[] =
    YEN.has(named.phrase) && side !== 'crosses' ? [side, side === 'above' ? 'below' : 'above'] : [side];
  return levelsMeant(ids, amount, parts).flatMap((of) =>
    sides.map(
      (is): Proposal => ({ metric: { kind: 'level', of }, is, ...(amount ? { amount } : {}), ...running }),
    ),
  );
}

function ofTwo(
  reader: Reader,
  { registry }: CompileParts,
  side: Side | undefined,
  amount: Amount | undefined,
  running: { readonly running?: boolean },
): Proposal[] | undefined {
  const compared = side === 'above' || side === 'below' ? reader.whereSaid(side) : -1;
  const [a, b] = reader.assets as readonly [Named, Named];
  const isBetween = compared > a.at && compared < b.at;
  if (!reader.says('minus') && !isBetween) return undefined;
  if (!side && !amount) return undefined;
  // A fund's price has no difference of use; its metal or index has.
  const [first, second] = [a, b].map(({ ids }) => (LEVELS[ids[0]!] ?? ids)[0]!) as [string, string];
  // "SOFR above IORB", "SOFR above IORB by 10bp".
  const threshold = amount ?? (isBetween ? { value: 0 } : undefined);
  if (first === second) return undefined;
  const metric = { kind: 'spread', a: first, b: second } as const;
  const proposal: Proposal = {
    metric,
    is: side ?? 'above',
    ...(threshold ? { amount: threshold } : {}),
    ...running,
  };
  return registry.get(first) && registry.get(second) ? [proposal] : undefined;
}

function spreadsMeant({ ids }: Named, reader: Reader): readonly string[] {
  const said = SPREAD_WORDS.some((word) => hasPhrase(reader.unnamed, word));
  return said ? ids.map((id) => SPREADS[id] ?? id) : ids;
}

function sideOf(reader: Reader): Side | undefined {
  // "Crosses 100k from below", "falls through 80k": where it goes decides.
  if (reader.heading) return reader.heading === 'up' ? 'above' : 'below';
  const above = reader.whereSaid('above');
  const below = reader.whereSaid('below');
  if (above >= 0 && (below < 0 || above < below)) return 'above';
  if (below >= 0) return 'below';
  if (!reader.says('crosses')) return undefined;
  const move = reader.says('moves') ? undefined : moveOf(reader);
  return move === undefined ? 'crosses' : move === 'up' ? 'above' : 'below';
}

/** "Weakens to 160": the level that a move ends at. */
function sideOfMove(reader: Reader, amount: Amount | undefined): Side | undefined {
  const move = moveOf(reader);
  const isEnd =
    amount &&
    /(?:\b(?:to|towards?|hasta|auf|até)|[到至]) ?\$?$/u.test(reader.rest.slice(0, amount.at).trimEnd());
  if (!isEnd || !move) return undefined;
  return move === 'up' ? 'above' : 'below';
}

function moveOf(reader: Reader): 'up' | 'down' | undefined {
  const up = reader.whereSaid('up');
  const down = reader.whereSaid('down');
  if (up < 0 && down < 0) return reader.heading;
  return up >= 0 && (down < 0 || up < down) ? 'up' : 'down';
}

/** Spans that can be watched for one that was said: itself, or those below and above it. */
export function spansNear<T extends number>(allowed: readonly T[], said: number | undefined): readonly T[] {
  if (said === undefined) return [allowed[0]!];
  const same = allowed.filter((one) => one === said);
  if (same.length > 0) return same;
  return [allowed.filter((one) => one < said).at(-1), allowed.find((one) => one > said)].filter(
    (one) => one !== undefined,
  );
}

function ofChange(
  { phrase }: Named,
  ids: readonly string[],
  amount: Amount | undefined,
  move: Move,
  side: Side | undefined,
  reader: Reader,
  running: { readonly running?: boolean },
): Proposal[] {
  const of = ids[0]!;
  const size = amount && { ...amount, value: Math.abs(amount.value) };
  const said = move === 'down' || (move === undefined && (side === 'below' || (amount?.value ?? 0) < 0));
  const down = YEN.has(phrase) ? !said : said;
  const either = move === 'either';
  // "Falls less than 3%" is nothing to be told of, and no fall of more.
  if (move !== undefined && reader.says('smaller') && (amount?.value ?? 0) > 0)
    return [
      {
        metric: { kind: 'change', of, sessions: 1, either: true },
        is: 'below',
        ...(size ? { amount: size } : {}),
      },
    ];
  const signed = size && { ...size, value: down && !either ? -size.value : size.value };
  return spansNear(CHANGE_SESSIONS, reader.sessions).map(
    (sessions): Proposal => ({
      metric: { kind: 'change', of, sessions, either },
      is: down && !either ? 'below' : 'above',
      ...(signed ? { amount: signed } : {}),
      ...running,
    }),
  );
}

function unusualMove(
  { phrase }: Named,
  of: string,
  amount: Amount,
  move: Move,
  side: Side | undefined,
  reader: Reader,
  running: { readonly running?: boolean },
): Proposal {
  const sessions = spansNear(Z_SESSIONS, reader.sessions)[0]!;
  const size = Math.abs(amount.value);
  const said = move === 'down' || (move === undefined && side === 'below') || amount.value < 0;
  // A z-score has a sign; "more than 3 sigma" has none.
  const isUp = move === 'up' || (side === 'above' && reader.says('z'));
  const either = move === 'either' || (!said && !isUp);
  const down = !either && (YEN.has(phrase) ? !said : said);
  return {
    metric: { kind: 'z', of, sessions, either },
    is: down ? 'below' : 'above',
    amount: { value: down ? -size : size, unit: 'sigma' },
    ...running,
  };
}

/** A move is meant: a span of time is named, or a percentage of something that is not measured in percent. */
function isChange(
  reader: Reader,
  { change }: { readonly change: string },
  amount: Amount | undefined,
  move: Move,
  side: Side | undefined,
): boolean {
  // "Moves above 5,000" is a level, "moves more than 2%" a size.
  const isSize =
    amount === undefined || side === undefined || amount.unit === 'percent' || amount.unit === 'basis-points';
  if (move === 'either') return isSize || isLoose(reader);
  if (reader.sessions !== undefined && move !== undefined) return true;
  if (move === undefined) return reader.sessions !== undefined && amount?.unit === 'percent';
  // "Falls below 4,000", "falls to 4,000": a level. "Falls 3%", "falls more than 3%": a move.
  if (change === 'return') return amount === undefined ? side === undefined : amount.unit === 'percent';
  if (change === 'basis-points')
    return amount?.unit === 'basis-points' && (side === undefined || isLoose(reader));
  return side === undefined;
}

/** "More than" after a verb of motion sizes the move. */
const isLoose = (reader: Reader): boolean =>
  ['more than', '≥', 'más de', 'mas de', '超过', 'over'].some((phrase) => hasPhrase(reader.rest, phrase));

/** A price without a side: the side that it is not on now, or, when it need not be `reached`, either way. */
function levelsAt(
  ids: readonly string[],
  amount: Amount,
  parts: LevelParts,
  running: { readonly running?: boolean },
  reached = false,
): Proposal[] {
  return levelsMeant(ids, amount, parts)
    .slice(0, 1)
    .flatMap((of) => {
      const value = parts.snapshot.readings.get(of)?.value;
      const sides: Side[] =
        value === undefined
          ? ['above', 'below']
          : [value < amount.value ? 'above' : 'below', ...(reached ? [] : (['crosses'] as const))];
      return sides.map((is): Proposal => ({ metric: { kind: 'level', of }, is, amount, ...running }));
    });
}

function levelsMeant(
  ids: readonly string[],
  amount: Amount | undefined,
  parts: LevelParts,
): readonly string[] {
  const { registry, snapshot } = parts;
  const quotes = [...new Set(ids.flatMap((id) => LEVELS[id] ?? [id]))].filter((id) => registry.get(id));
  const { measure } = parts;
  const measured = measure ? quotes.filter((id) => isMeasuredBy(registry.get(id)!.unit, measure)) : quotes;
  const meant = measured.length > 0 ? measured : quotes;
  if (meant.length === 1 || !amount) return meant;
  const near = meant.filter((id) => {
    const value = snapshot.readings.get(id)?.value;
    if (value === undefined || value <= 0 || amount.value <= 0) return false;
    return Math.max(value / amount.value, amount.value / value) <= NEAR_FACTOR;
  });
  return near.length > 0 ? near : meant;
}
