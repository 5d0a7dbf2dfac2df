/** Arithmetic over the seven as one company: what it costs, what it is expected to earn, and what moved it. */

/** What is known of one member on one day. */
export interface Member {
  readonly symbol: string;
  /** Market value of all share classes. */
  readonly marketCap?: number | undefined;
  /** Price over expected earnings; negative for an expected loss. */
  readonly forwardPe?: number | undefined;
}

export interface Aggregate {
  readonly value: number;
  /** Share of the market value of all members that stands behind it, from 0 to 1. */
  readonly coveredShare: number;
  /** Members left out, because a figure of theirs is missing. */
  readonly missing: readonly string[];
}

/** Members with less than this share of the market value together say nothing about the whole. */
export const MIN_COVERED_SHARE = 0.8;

/**
 * The forward P/E of all members as one company: the sum of market values over the sum of expected earnings
 * (market value over P/E). An expected loss counts against the others' earnings. Undefined when the members with
 * both figures hold less than four fifths of the market value, when a member's market value is not known at all,
 * or when the members together are expected to earn nothing.
 */
export function harmonicPe(members: readonly Member[]): Aggregate | undefined {
  let total = 0;
  let covered = 0;
  let earnings = 0;
  const missing: string[] = [];
  for (const { symbol, marketCap, forwardPe } of members) {
    // Without its size nobody knows how much is missing.
    if (marketCap === undefined || !(marketCap > 0)) return undefined;
    total += marketCap;
    if (forwardPe === undefined || forwardPe === 0 || !Number.isFinite(forwardPe)) {
      missing.push(symbol);
      continue;
    }
    covered += marketCap;
    earnings += marketCap / forwardPe;
  }
  if (total === 0 || covered < MIN_COVERED_SHARE * total || earnings <= 0) return undefined;
  return { value: covered / earnings, coveredShare: covered / total, missing };
}

/** One member at the two ends of a window. */
export interface MemberPath {
  readonly symbol: string;
  /** Shares, from today's market value and price, so that buybacks do not pass for a change of price. */
  readonly shares?: number | undefined;
  readonly price?: readonly [from: number, to: number] | undefined;
  /** Expected earnings per share over the twelve months after each end. */
  readonly eps?: readonly [from: number, to: number] | undefined;
}

/** A change of price in two parts, as logarithms: they add up exactly. Times 100 they are nearly percent. */
export interface Split {
  readonly price: number;
  /** What buyers pay for a dollar of expected earnings. */
  readonly multiple: number;
  /** What a share is expected to earn. */
  readonly estimates: number;
  /** At the end of the window, by symbol; they add up to 1. */
  readonly weights: Readonly<Record<string, number>>;
  /** Price over expected earnings at both ends. */
  readonly pe: readonly [from: number, to: number];
  readonly coveredShare: number;
  readonly missing: readonly string[];
}

/**
 * Splits the change of the members' value into multiple and estimates: log(P1/P0) = log(PE1/PE0) + log(E1/E0), with
 * P = sum of shares * price and E = sum of shares * expected earnings per share, over the members that have all of
 * it at both ends. `sizes` are the market values of all members: they say how much is left out.
 */
export function splitChange(
  members: readonly MemberPath[],
  sizes: Readonly<Record<string, number | undefined>>,
): Split | undefined {
  const ends = { price: [0, 0], earnings: [0, 0] };
  const held: Record<string, number> = {};
  const missing: string[] = [];
  let total = 0;
  let covered = 0;
  for (const { symbol, shares, price, eps } of members) {
    const size = sizes[symbol];
    if (size === undefined || !(size > 0)) return undefined;
    total += size;
    if (shares === undefined || !price || !eps || !(price[0] > 0) || !(price[1] > 0)) {
      missing.push(symbol);
      continue;
    }
    covered += size;
    held[symbol] = shares * price[1];
    for (const end of [0, 1] as const) {
      ends.price[end]! += shares * price[end];
      ends.earnings[end]! += shares * eps[end];
    }
  }
  const [price0, price1] = ends.price as [number, number];
  const [earnings0, earnings1] = ends.earnings as [number, number];
  if (total === 0 || covered < MIN_COVERED_SHARE * total || earnings0 <= 0 || earnings1 <= 0)
    return undefined;
  const estimates = Math.log(earnings1 / earnings0);
  const price = Math.log(price1 / price0);
  return {
    price,
    estimates,
    multiple: price - estimates,
    weights: Object.fromEntries(Object.entries(held).map(([symbol, value]) => [symbol, value / price1])),
    pe: [price0 / earnings0, price1 / earnings1],
    coveredShare: covered / total,
    missing,
  };
}

/**
 * How much of a lower multiple came with flat or lower estimates: trust and prospects fell together. Negative where
 * estimates rose instead, by the smaller of the two: then price only failed to follow. 0 when the multiple rose.
 */
export function deratingWithCuts({ multiple, estimates }: Pick<Split, 'multiple' | 'estimates'>): number {
  if (multiple >= 0) return 0;
  return estimates <= 0 ? -multiple : -Math.min(-multiple, estimates);
}

/**
 * How much of a lower multiple higher estimates were met with: less is paid although more is expected. Negative
 * where the multiple rose, 0 where estimates did not rise.
 */
export function deratingWithGrowth({ multiple, estimates }: Pick<Split, 'multiple' | 'estimates'>): number {
  if (multiple >= 0) return multiple === 0 ? 0 : -multiple;
  return Math.max(0, Math.min(-multiple, estimates));
}

export interface IndexLoss {
  /** Percentage points of the index's move that the members made. */
  readonly points: number;
  /** Their share of the index's loss; undefined when the index did not fall. */
  readonly share?: number;
}

/**
 * The members' part in a move of the index: the sum of weight * move, weights at the start of the window.
 * @param weights of the index, from 0 to 1
 * @param moves of the members and of the index, in percent
 */
export function indexLoss(
  weights: Readonly<Record<string, number>>,
  moves: Readonly<Record<string, number>>,
  indexMovePercent: number,
): IndexLoss | undefined {
  let points = 0;
  for (const [symbol, weight] of Object.entries(weights)) {
    const move = moves[symbol];
    if (move === undefined) return undefined;
    points += weight * move;
  }
  return indexMovePercent < 0 ? { points, share: points / indexMovePercent } : { points };
}

/** A report and the session that could react to it first. */
export interface Report {
  readonly symbol: string;
  readonly reactionDay: number;
  /** Actual against expected earnings, in percent, where the expectation is known. */
  readonly surprisePercent?: number | undefined;
}

export interface Reactions {
  readonly count: number;
  /** Mean move from the close before the report to the close after it, in percent. */
  readonly meanPercent: number;
  readonly beats?: { readonly count: number; readonly meanPercent: number };
  readonly misses?: { readonly count: number; readonly meanPercent: number };
}

/**
 * How prices took the reports. A result on the estimate is neither beat nor miss; reports without an estimate count
 * in the mean of all alone.
 * @param move from the close before a session to its close, in percent; undefined when a price is missing
 */
export function averageReaction(
  reports: readonly Report[],
  move: (symbol: string, session: number) => number | undefined,
): Reactions | undefined {
  const seen = reports.flatMap((report) => {
    const percent = move(report.symbol, report.reactionDay);
    return percent === undefined ? [] : [{ percent, surprise: report.surprisePercent ?? 0 }];
  });
  const mean = (of: typeof seen) =>
    of.length === 0
      ? undefined
      : { count: of.length, meanPercent: of.reduce((sum, { percent }) => sum + percent, 0) / of.length };
  const all = mean(seen);
  if (!all) return undefined;
  const beats = mean(seen.filter(({ surprise }) => surprise > 0));
  const misses = mean(seen.filter(({ surprise }) => surprise < 0));
  return { ...all, ...(beats ? { beats } : {}), ...(misses ? { misses } : {}) };
}
