import { dayOf, utcDayOf } from '../time/dates.ts';
import { closeInstant, isSession, nextSession, previousSession } from '../time/us-market.ts';
import type { EventRecord } from './record.ts';
import type { EventScales, PrintSeries } from './scales.ts';

/** What an event test looks at: the window, its cut-offs, and the market moves that news are held against. */
export interface EventContext {
  readonly records: readonly EventRecord[];
  /** Sessions of the window, oldest first; the last one is the session of the as-of. */
  readonly sessions: readonly number[];
  /** The session whose close starts the window. */
  readonly startSession: number;
  readonly triggersByMs: number;
  readonly mechanismsByMs: number;
  /** Date-only news of the last day may count only when the whole day is in view. */
  readonly wholeDay: boolean;
  readonly scales: EventScales;
  /** Close-to-close percent move of an indicator in one session, if it is known by then. */
  readonly sessionMove: (id: string, session: number) => number | undefined;
  /** Calendar kinds that fall on a day by rule. */
  readonly calendarKinds: (day: number) => readonly string[];
}

/** One record's part in a strength: signed, before netting. */
export interface EventItem {
  readonly record?: EventRecord;
  /** For items without a record of their own: "growth surprises", "month_end". */
  readonly label?: string;
  /** Positive points the driver's way. */
  readonly amount: number;
  /** 1 inside the window, down to 0.5 at 24 hours before it. */
  readonly timeFactor: number;
  /** The time is too coarse to say whether the news came before the move. */
  readonly coarse?: boolean;
}

export interface EventStrength {
  /** 0 to 1. */
  readonly strength: number;
  /** The records behind it, strongest first; items that count nothing are left out. */
  readonly items: readonly EventItem[];
}

const DAY_MS = 86_400_000;
const MECHANISM_CLASSES = new Set(['margin', 'fed_operation', 'crypto']);
const STAGE = { act: 1, talk: 0.5, routine: 0.25 } as const;
const REACH = { wide: 1, middle: 0.5, narrow: 0.25 } as const;
/** A margin change may still force selling in the two sessions after it takes effect. */
const MARGIN_SESSIONS_AFTER = 2;

export function clip(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

/** Whether the news was out in time. Of date-only news the whole day must be in view. */
function isOut(record: EventRecord, context: EventContext): boolean {
  const until = MECHANISM_CLASSES.has(record.class) ? context.mechanismsByMs : context.triggersByMs;
  if (record.time_precision !== 'day') return record.publicMs <= until;
  const day = utcDayOf(record.publicMs);
  return day <= context.sessions.at(-1)! && (context.wholeDay || (day + 1) * DAY_MS <= until);
}

/** The time factor of DOMAIN 3.1, point 1. */
export function timeFactor(record: EventRecord, context: EventContext): number {
  if (!isOut(record, context)) return 0;
  if (record.time_precision === 'day') {
    const day = utcDayOf(record.publicMs);
    if (day > context.startSession) return 1;
    return day === context.startSession ? 0.5 : 0;
  }
  const lead = (closeInstant(context.startSession) - record.publicMs) / DAY_MS;
  if (lead <= 0) return 1;
  return lead <= 1 ? 1 - 0.5 * lead : 0;
}

/** The largest in full, the rest at half: the same for each direction (DOMAIN 3.1, point 5). */
export function netItems(items: readonly { readonly amount: number }[]): number {
  const side = (sign: 1 | -1): number => {
    const amounts = items
      .map(({ amount }) => amount * sign)
      .filter((amount) => amount > 0)
      .sort((a, b) => b - a);
    return amounts.reduce((sum, amount, i) => sum + (i === 0 ? amount : amount / 2), 0);
  };
  return side(1) - side(-1);
}

function stageReach(record: EventRecord): number {
  if (!record.stage || !record.reach) return 0;
  return STAGE[record.stage] * REACH[record.reach];
}

/** Stage times reach times time factor, signed: `toward` is the direction that points the driver's way. */
function itemOf(record: EventRecord, context: EventContext, toward: string): EventItem | undefined {
  if (record.direction === 'neutral' || record.direction === 'inline') return undefined;
  const factor = timeFactor(record, context);
  const sign = record.direction === toward ? 1 : -1;
  const amount = sign * stageReach(record) * factor;
  return amount === 0 ? undefined : withPrecision({ record, amount, timeFactor: factor }, context);
}

function withPrecision(item: EventItem, context: EventContext): EventItem {
  const record = item.record!;
  const lastDay = context.sessions.at(-1)!;
  const coarse = record.time_precision === 'day' && utcDayOf(record.publicMs) === lastDay;
  return coarse ? { ...item, coarse: true } : item;
}

export interface ItemsRule {
  readonly rule: 'items';
  readonly classes: readonly string[];
  /** The direction that points the driver's way; `any` where either shows the same thing. */
  readonly toward: 'down' | 'hawkish' | 'any';
  /** Whether news in the other direction undoes it. Help around a bank failure does not. */
  readonly opposite: boolean;
}

export function itemsOf(rule: ItemsRule, context: EventContext): EventItem[] {
  const items: EventItem[] = [];
  for (const record of context.records) {
    if (!rule.classes.includes(record.class)) continue;
    const toward = rule.toward === 'any' ? record.direction : rule.toward;
    const item = itemOf(record, context, toward);
    if (item && (item.amount > 0 || rule.opposite)) items.push(item);
  }
  return items;
}

/** Actual minus consensus of one pair of figures, in typical surprises, signed by the series. */
interface Surprise {
  readonly record: EventRecord;
  readonly size: number;
  readonly timeFactor: number;
  readonly kind: 'growth' | 'inflation';
}

function printSeriesOf(record: EventRecord, scales: EventScales): PrintSeries | undefined {
  const name = record.entity.toLowerCase();
  return scales.prints.find(({ match }) => match.some((words) => name.includes(words)));
}

/** All surprises in a record's figures: every figure of a report counts on its own. */
export function surprisesOf(record: EventRecord, context: EventContext): Surprise[] {
  const kind =
    record.class === 'growth_print' ? 'growth' : record.class === 'inflation_print' ? 'inflation' : undefined;
  if (!kind) return [];
  const factor = timeFactor(record, context);
  if (factor === 0) return [];
  const figures = record.figures ?? {};
  const series = printSeriesOf(record, context.scales);
  const fallback = context.scales.unknownPrint[kind];
  const found: Surprise[] = [];
  // Headline and core of one price report are two readings of one thing: their mean counts once.
  const means = new Map<string, { total: number; count: number; rule: PrintSeries['figures'][number] }>();
  for (const rule of series?.figures ?? [fallback]) {
    const actual = figures[rule.actual];
    const base = rule.base === null ? 0 : figures[rule.base];
    if (actual === undefined || base === undefined) continue;
    const size = (rule.sign * rule.relevance * (actual - base)) / rule.typical;
    if (rule.mean === undefined)
      found.push({ record, size: size * factor, timeFactor: factor, kind: rule.kind });
    else {
      const mean = means.get(rule.mean) ?? { total: 0, count: 0, rule };
      means.set(rule.mean, { total: mean.total + size, count: mean.count + 1, rule });
    }
  }
  for (const { total, count, rule } of means.values()) {
    found.push({ record, size: (total / count) * factor, timeFactor: factor, kind: rule.kind });
  }
  // Without any figures to compare and without a stage: one typical surprise in its stated direction.
  if (found.length === 0 && !record.stage && (record.direction === 'above' || record.direction === 'below')) {
    const relevance = series?.figures[0]?.relevance ?? fallback.relevance;
    const sign = record.direction === 'above' ? 1 : -1;
    found.push({ record, size: sign * relevance * factor, timeFactor: factor, kind });
  }
  return found;
}

/** Sums of surprises: growth, positive when strong; inflation, positive when hot. */
function surpriseSums(context: EventContext): { growth: number; inflation: number; items: Surprise[] } {
  const items = context.records.flatMap((record) => surprisesOf(record, context));
  const sum = (kind: Surprise['kind']): number =>
    items.reduce((total, item) => total + (item.kind === kind ? item.size : 0), 0);
  return { growth: sum('growth'), inflation: sum('inflation'), items };
}

function surpriseItems(items: readonly Surprise[], kind: Surprise['kind'], sign: 1 | -1): EventItem[] {
  const byRecord = new Map<string, EventItem>();
  for (const { record, size, timeFactor: factor, kind: of } of items) {
    if (of !== kind) continue;
    const known = byRecord.get(record.id);
    // A typical surprise of relevance 1 moves the strength by a half.
    const amount = (known?.amount ?? 0) + (sign * size) / 2;
    byRecord.set(record.id, { record, amount, timeFactor: factor });
  }
  return [...byRecord.values()];
}

function strengthOf(raw: number, items: readonly EventItem[]): EventStrength {
  const shown = items
    .filter(({ amount }) => Math.abs(amount) > 1e-9)
    .sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
  return { strength: clip(raw, 0, 1), items: shown };
}

export function growthStrength(context: EventContext): EventStrength {
  const { growth, items } = surpriseSums(context);
  const acts = context.records
    .filter((record) => record.class === 'growth_print' && surprisesOf(record, context).length === 0)
    .map((record) => itemOf(record, context, 'below'))
    .filter((item) => item !== undefined);
  return strengthOf(netItems(acts) - growth / 2, [...acts, ...surpriseItems(items, 'growth', -1)]);
}

export function inflationStrength(context: EventContext): EventStrength {
  const { inflation, items } = surpriseSums(context);
  return strengthOf(inflation / 2, surpriseItems(items, 'inflation', 1));
}

/** Hawkish minus dovish policy news, with the growth and inflation surprises as two more items. */
export function policyStrength(context: EventContext): EventStrength {
  const policy = itemsOf({ rule: 'items', classes: ['policy'], toward: 'hawkish', opposite: true }, context);
  const { growth, inflation, items } = surpriseSums(context);
  const all = [...policy, { amount: clip(growth / 2, -1, 1) }, { amount: clip(inflation / 2, -1, 1) }];
  const shown = [...policy, ...surpriseItems(items, 'growth', 1), ...surpriseItems(items, 'inflation', 1)];
  return strengthOf(netItems(all), shown);
}

/** Sums records that carry numbers of one unit into one item, and nets it with the rest. */
function summed(
  context: EventContext,
  eventClass: string,
  sizeOf: (record: EventRecord, factor: number) => number | undefined,
): EventStrength {
  const numbered: EventItem[] = [];
  const plain: EventItem[] = [];
  for (const record of context.records) {
    if (record.class !== eventClass || record.direction === 'neutral') continue;
    const factor = timeFactor(record, context);
    const size = factor === 0 ? undefined : sizeOf(record, factor);
    if (size !== undefined)
      numbered.push(withPrecision({ record, amount: size, timeFactor: factor }, context));
    else {
      const item = itemOf(record, context, 'down');
      if (item) plain.push(item);
    }
  }
  const total = clip(
    numbered.reduce((sum, { amount }) => sum + amount, 0),
    -1,
    1,
  );
  return strengthOf(netItems([{ amount: total }, ...plain]), [...numbered, ...plain]);
}

export function tariffStrength(context: EventContext): EventStrength {
  return summed(context, 'tariff', (record, factor) => {
    const share = record.figures?.trade_share_pct;
    const rate = record.figures?.rate_change_pp;
    if (share === undefined || rate === undefined) return undefined;
    const points = (share / 100) * rate;
    return (factor * STAGE[record.stage ?? 'act'] * points) / context.scales.tariffPointsFull;
  });
}

export function fiscalStrength(context: EventContext): EventStrength {
  return summed(context, 'fiscal', (record, factor) => {
    const tail = record.figures?.tail_bp;
    const years = record.figures?.maturity_years;
    if (tail === undefined || years === undefined) return undefined;
    return (factor * tail * Math.min(1, years / 10)) / context.scales.auctionTailBpFull;
  });
}

/** Index points lost to news of the seven, net of gains and of the market's own move. */
export function megacapStrength(context: EventContext): EventStrength {
  const items: EventItem[] = [];
  for (const record of context.records) {
    if (
      record.class !== 'megacap' ||
      record.direction === 'neutral' ||
      record.publicMs > context.triggersByMs
    )
      continue;
    const session = reactionSession(record);
    if (!context.sessions.includes(session)) continue;
    const ticker = /\(([A-Z]+)\)/.exec(record.entity)?.[1]?.toLowerCase() ?? '';
    const weight = record.figures?.index_weight_pct ?? context.scales.megacapWeightPct[ticker];
    const reaction = record.figures?.reaction_pct ?? context.sessionMove(ticker, session);
    if (weight === undefined || reaction === undefined) continue;
    const market = context.sessionMove('spx', session) ?? 0;
    items.push({ record, amount: (-weight / 100) * (reaction - market), timeFactor: 1 });
  }
  const full = context.scales.megacapPointsFull * Math.sqrt(context.sessions.length);
  const scaled = items.map((item) => ({ ...item, amount: item.amount / full }));
  return strengthOf(
    scaled.reduce((sum, { amount }) => sum + amount, 0),
    scaled,
  );
}

/** The session whose close first shows a share's answer to the news. */
function reactionSession(record: EventRecord): number {
  const stated = record.figures?.reaction_session;
  if (stated !== undefined) {
    const text = String(stated);
    return dayOf(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`);
  }
  const day = utcDayOf(record.publicMs);
  let session = isSession(day) ? day : nextSession(day);
  while (closeInstant(session) <= record.publicMs) session = nextSession(session);
  return session;
}

export function marginStrength(context: EventContext): EventStrength {
  const items: EventItem[] = [];
  for (const record of context.records) {
    if (record.class !== 'margin' || record.direction === 'neutral') continue;
    const factor = marginTimeFactor(record, context);
    const size = marginSize(record, context.scales);
    const sign = record.direction === 'down' ? 1 : -1;
    const amount = sign * factor * size;
    if (amount !== 0) items.push(withPrecision({ record, amount, timeFactor: factor }, context));
  }
  return strengthOf(netItems(items), items);
}

function marginTimeFactor(record: EventRecord, context: EventContext): number {
  const effective = record.figures?.effective_date;
  const session = context.sessions.at(-1)!;
  if (effective !== undefined && isOut(record, context)) {
    const text = String(effective);
    let last = dayOf(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`);
    for (let i = 0; i < MARGIN_SESSIONS_AFTER; i++) last = nextSession(last);
    return session <= last ? 1 : 0;
  }
  return timeFactor(record, context);
}

function marginSize(record: EventRecord, scales: EventScales): number {
  const figures = record.figures ?? {};
  let size: number | undefined;
  for (const [key, before] of Object.entries(figures)) {
    if (!key.endsWith('_before') || before <= 0) continue;
    const after = figures[`${key.slice(0, -'_before'.length)}_after`];
    if (after === undefined) continue;
    size = Math.max(size ?? 0, (100 * (after / before - 1)) / scales.marginIncreasePctFull);
  }
  const low = figures.liquidations_usd_bn ?? figures.liquidations_usd_bn_low;
  const high = figures.liquidations_usd_bn ?? figures.liquidations_usd_bn_high ?? low;
  if (low !== undefined && high !== undefined) {
    size = Math.max(size ?? 0, (low + high) / 2 / scales.liquidationsUsdBnFull);
  }
  return size === undefined ? stageReach(record) : clip(size, 0, 1);
}

/** Calendar kinds on the dates of the window and its eve; period ends also on the day after. */
export function calendarStrength(context: EventContext): EventStrength {
  const first = context.sessions[0]!;
  const eve = previousSession(first);
  const last = context.sessions.at(-1)!;
  const amounts = new Map<string, EventItem>();
  const add = (kind: string, day: number, record?: EventRecord): void => {
    const size = context.scales.calendar[kind] ?? 0;
    const isPeriodEnd = kind === 'quarter_end' || kind === 'month_end';
    const until = isPeriodEnd ? nextSession(day) : day;
    if (size === 0 || until < eve || day > last) return;
    const known = amounts.get(`${kind}:${day}`);
    if (!known || (record && !known.record)) {
      amounts.set(`${kind}:${day}`, {
        ...(record ? { record } : { label: kind }),
        amount: size,
        timeFactor: 1,
      });
    }
  };
  for (const record of context.records) {
    if (record.class === 'calendar' && record.kind) add(record.kind, utcDayOf(record.publicMs), record);
  }
  for (let day = previousSession(eve); day <= last; day++) {
    for (const kind of context.calendarKinds(day)) add(kind, day);
  }
  const items = [...amounts.values()];
  return strengthOf(
    items.reduce((sum, { amount }) => sum + amount, 0),
    items,
  );
}
