import type { Derivation, IndexMember } from '../indicators/indicator.ts';
import {
  type Aggregate,
  deratingWithCuts,
  deratingWithGrowth,
  harmonicPe,
  type MemberPath,
  type Split,
  splitChange,
} from '../mag7/aggregate.ts';
import { lastIndexAt } from '../sources/history.ts';
import type { Invisible, Visible } from './visible.ts';

export type MembersDerivation = Extract<Derivation, { op: 'members' }>;
type View = (id: string) => Visible | Invisible;

const DEFAULT_SESSIONS = 20;
/** Five sessions are a week: windows are looked up by calendar days, for estimates are known on few of them. */
const CALENDAR_DAYS_PER_SESSION = 7 / 5;
/** A price is carried over a long weekend. */
const PRICE_CARRIED_DAYS = 5;
/** Estimates of the past are told for 7, 30, 60 and 90 days ago; a window may begin this long after one of them. */
const ESTIMATE_CARRIED_DAYS = 10;
/** Days that are worked out, newest first: enough for a quarter of a year and its picture. */
const TAIL = 130;

interface MemberViews {
  readonly symbol: string;
  readonly marketCap: Visible | undefined;
  readonly price: Visible | undefined;
  readonly forwardPe: Visible | undefined;
  readonly forwardEps: Visible | undefined;
}

interface Told {
  readonly day: number;
  readonly value: number;
  readonly missing: readonly string[];
  readonly coveredShare: number;
}

/** One figure of several companies as one, from what is visible of each of them. */
export function membersView(derived: MembersDerivation, view: View): Visible | Invisible {
  const members = derived.members.map((member) => viewsOf(member, view));
  const ofPe = derived.figure === 'forward-pe';
  const lead = members.flatMap((member) => (ofPe ? member.forwardPe : member.forwardEps) ?? []);
  const told = daysOf(lead).flatMap((day): Told[] => {
    const at = ofPe ? peOn(members, day) : partOn(derived, members, day);
    return at ? [{ day, ...at }] : [];
  });
  const newest = told.at(-1);
  if (!newest) return { reason: 'input-missing', message: whyNot(derived, view) };
  const used = members.flatMap(({ marketCap, price, forwardPe, forwardEps }) =>
    (ofPe ? [marketCap, forwardPe] : [marketCap, price, forwardEps]).filter((input) => input !== undefined),
  );
  const seen = members.length - newest.missing.length;
  const without = newest.missing.length === 0 ? '' : `, without ${newest.missing.join(', ')}`;
  const share =
    newest.missing.length === 0 ? '' : ` (${Math.round(newest.coveredShare * 100)}% of the value)`;
  return {
    days: told.map(({ day }) => day),
    values: told.map(({ value }) => value),
    end: told.length - 1,
    publishedAtMs: Math.max(...used.map(({ publishedAtMs }) => publishedAtMs)),
    publisher: [...new Set(used.map(({ publisher }) => publisher))].join('; '),
    instrument: `${seen} of ${members.length} companies weighted by market value${without}${share}`,
    series: members.map(({ symbol }) => symbol).join(', '),
  };
}

function viewsOf({ symbol, ...ids }: IndexMember, view: View): MemberViews {
  const visible = (id: string): Visible | undefined => {
    const found = view(id);
    return 'values' in found ? found : undefined;
  };
  return {
    symbol,
    marketCap: visible(ids.marketCap),
    price: visible(ids.price),
    forwardPe: visible(ids.forwardPe),
    forwardEps: visible(ids.forwardEps),
  };
}

/** The days on which any of them has a value, rising. */
function daysOf(views: readonly Visible[]): number[] {
  const days = new Set<number>();
  for (const { days: own, end } of views)
    for (let i = Math.max(0, end - TAIL); i <= end; i++) days.add(own[i]!);
  return [...days].sort((a, b) => a - b).slice(-TAIL);
}

/** The value of a day, or the last one before it that is not older than that. */
function valueAt(view: Visible | undefined, day: number, carriedDays: number): number | undefined {
  if (!view) return undefined;
  const index = Math.min(view.end, lastIndexAt(view.days, day));
  return index >= 0 && day - view.days[index]! <= carriedDays ? view.values[index] : undefined;
}

/** How large a member is moves slowly, and who is missing must be weighed all the same. */
const sizeAt = (member: MemberViews, day: number): number | undefined =>
  valueAt(member.marketCap, day, Number.POSITIVE_INFINITY) ?? member.marketCap?.values[0];

function peOn(members: readonly MemberViews[], day: number): Aggregate | undefined {
  return harmonicPe(
    members.map((member) => ({
      symbol: member.symbol,
      marketCap: sizeAt(member, day),
      forwardPe: valueAt(member.forwardPe, day, 0),
    })),
  );
}

/** The split of the window that ends on a day. */
function splitOn(members: readonly MemberViews[], day: number, sessions: number): Split | undefined {
  const from = day - Math.round(sessions * CALENDAR_DAYS_PER_SESSION);
  const paths = members.map((member): MemberPath => {
    const price = pair(member.price, [from, day], PRICE_CARRIED_DAYS);
    const eps = pair(member.forwardEps, [from, day], ESTIMATE_CARRIED_DAYS);
    // Shares at the newest price of the same day as the newest size, so that a split in between does no harm.
    const sized = member.marketCap?.days[member.marketCap.end];
    const sizedPrice = sized === undefined ? undefined : valueAt(member.price, sized, PRICE_CARRIED_DAYS);
    const size = member.marketCap?.values[member.marketCap.end];
    const shares = size === undefined || !sizedPrice ? undefined : size / sizedPrice;
    return { symbol: member.symbol, shares, price, eps };
  });
  return splitChange(
    paths,
    Object.fromEntries(members.map((member) => [member.symbol, sizeAt(member, day)])),
  );
}

function pair(
  view: Visible | undefined,
  [from, to]: readonly [number, number],
  carriedDays: number,
): readonly [number, number] | undefined {
  const start = valueAt(view, from, carriedDays);
  const end = valueAt(view, to, carriedDays);
  return start === undefined || end === undefined ? undefined : [start, end];
}

function partOn(
  { figure, sessions = DEFAULT_SESSIONS }: MembersDerivation,
  members: readonly MemberViews[],
  day: number,
): Aggregate | undefined {
  const split = splitOn(members, day, sessions);
  if (!split) return undefined;
  const value = 100 * partOf(figure, split);
  return { value, coveredShare: split.coveredShare, missing: split.missing };
}

function partOf(figure: MembersDerivation['figure'], split: Split): number {
  switch (figure) {
    case 'multiple-part':
      return split.multiple;
    case 'estimates-part':
      return split.estimates;
    case 'derating-with-cuts':
      return deratingWithCuts(split);
    case 'derating-with-growth':
      return deratingWithGrowth(split);
    case 'forward-pe':
      throw new RangeError('a multiple of one day is no part of a change');
  }
}

/** The first of the members' gaps, or what is missing beside them. */
function whyNot(derived: MembersDerivation, view: View): string {
  for (const member of derived.members) {
    for (const id of [
      member.marketCap,
      derived.figure === 'forward-pe' ? member.forwardPe : member.forwardEps,
    ]) {
      const found = view(id);
      if (!('values' in found)) return `${member.symbol} is missing: ${found.message}`;
    }
  }
  return 'too few companies have the figures that it takes';
}
