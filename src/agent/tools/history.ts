import { z } from 'zod';
import { InputError, NoDataError } from '../../errors.ts';
import type { Figure } from '../../grounding/figure.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import { shownChange } from '../../snapshot/changes.ts';
import { dayOf, firstOfMonth, isoOf, partsOf } from '../../time/dates.ts';
import { previousSession, sessionOnOrBefore } from '../../time/us-market.ts';
import { defineTool } from '../define-tool.ts';
import type { Tool, ToolContext } from '../tool.ts';
import { changeFigure, Day, formatLevel, hasLevel } from './day.ts';
import { indicatorNamed, name, asOf as optionalDay, type ToolParts } from './parts.ts';
import { type Point, pastOf } from './past.ts';

const MOST_SESSIONS = 250;
const schema = z.strictObject({
  indicator: name.describe('id or name'),
  from: optionalDay,
  to: optionalDay,
  sessions: z.int().min(1).max(MOST_SESSIONS).optional().describe('last ones; default 20'),
});

const DEFAULT_SESSIONS = 20;
const MOST_ROWS = 60;
/** Days that surely hold one observation of a slower series. */
const DAYS_APART = { weekly: 7, monthly: 31, quarterly: 92, irregular: 92 } as const;
/** A month before the first one, to measure the first month's change from. */
const LEAD_DAYS = 12;

export function history(parts: ToolParts): Tool {
  return defineTool({
    name: 'history',
    description: `Values over time: from/to, or the last sessions. Over ${MOST_ROWS} rows: one per month.`,
    schema,
    run: (input, context) => {
      const indicator = indicatorNamed('history', parts.registry, input.indicator);
      const { id } = indicator;
      if (input.from !== undefined && input.sessions !== undefined)
        throw new InputError('history: give either "from" or "sessions", not both.');
      if (input.from !== undefined && input.to !== undefined && input.from > input.to)
        throw new InputError(`history: "from" ${input.from} comes after "to" ${input.to}; swap them.`);
      const day = dayFor(parts, context, id, input.to);
      if (!day.reading(id)) return { content: `${day.heading}\n${day.gaps([id])}`, figures: [] };
      const toDay = input.to === undefined ? day.snapshot.asOf.lastDay : dayOf(input.to);
      const sessions = input.sessions ?? DEFAULT_SESSIONS;
      const fromDay = input.from === undefined ? startOf(indicator, toDay, sessions) : dayOf(input.from);
      if (fromDay > toDay)
        throw new InputError(
          `history: "from" ${isoOf(fromDay)} lies after ${isoOf(toDay)}, the last day read.`,
        );
      const past = pastOf(parts, day.snapshot, indicator, firstOfMonthOf(fromDay) - LEAD_DAYS);
      const inside = past.filter((point) => point.day >= fromDay && point.day <= toDay);
      const points = input.from === undefined ? inside.slice(-sessions) : inside;
      if (points.length === 0) {
        const begins = past[0] ? '' : '; its record begins later';
        throw new NoDataError(
          `history: nothing was observed for ${id} from ${isoOf(fromDay)} to ${isoOf(toDay)}${begins}.`,
        );
      }
      const rows = new Rows(day, indicator, hasLevel(indicator, parts.registry) && !isSpliced(indicator));
      const body =
        points.length <= MOST_ROWS ? rows.daily(points) : rows.monthly(past, points[0]!.day, toDay);
      const content = [
        `${day.label(id)} (${id}), ${isoOf(points[0]!.day)} to ${isoOf(points.at(-1)!.day)}; ${[...new Set(points.map(({ instrument }) => instrument))].join(', before that ')}.`,
        ...(points[0]!.day > fromDay + DAYS_BEFORE_MISSING && input.from !== undefined
          ? [`Nothing can be read before ${isoOf(points[0]!.day)}.`]
          : []),
        rows.summary(points),
        ...body,
      ];
      return { content: content.join('\n'), figures: day.ledger.figures };
    },
  });
}

/** A long weekend, or a slower series' own rhythm, is no hole. */
const DAYS_BEFORE_MISSING = 100;

/** The conversation's day; for a later end, or a series that ended before it, the last day asked about. */
function dayFor(parts: ToolParts, context: ToolContext, id: string, to: string | undefined): Day {
  const day = new Day(parts, context);
  if (to === undefined) return day;
  const later = dayOf(to) > day.snapshot.asOf.lastDay;
  return later || !day.reading(id) ? new Day(parts, context, to) : day;
}

function firstOfMonthOf(day: number): number {
  const { year, month } = partsOf(day);
  return firstOfMonth(year, month);
}

function startOf({ cadence }: Indicator, toDay: number, sessions: number): number {
  if (cadence !== 'daily' && cadence !== 'calendar-daily')
    return toDay - DAYS_APART[cadence] * (sessions + 1);
  let day = sessionOnOrBefore(toDay);
  // A value of the last session may come out later: one session more than asked is read, and cut off after.
  for (let i = 0; i < sessions; i++) day = previousSession(day);
  return day;
}

/** Chained back from its newest value: older levels are none that was ever seen. */
function isSpliced({ derived }: Indicator): boolean {
  return derived?.op === 'quarter-spliced';
}

/** Rows of levels, or of changes for a series whose level means nothing to a reader. */
class Rows {
  private readonly day: Day;
  private readonly indicator: Indicator;
  private readonly levels: boolean;

  constructor(day: Day, indicator: Indicator, levels: boolean) {
    this.day = day;
    this.indicator = indicator;
    this.levels = levels;
  }

  daily(points: readonly Point[]): string[] {
    if (this.levels) return points.map((point) => this.level(point));
    const first = points[0]!;
    return [
      `Its level means nothing by itself and is not shown; percent since ${isoOf(first.day)}:`,
      ...points.slice(1).map((point) => this.changeRow(first, point, `since.${isoOf(first.day)}`)),
    ];
  }

  /** Means of whole months, as far as they are known: the same however the span was asked for. */
  monthly(past: readonly Point[], fromDay: number, toDay: number): string[] {
    const start = firstOfMonthOf(fromDay);
    const { year, month } = partsOf(toDay);
    const end = firstOfMonth(year, month + 1);
    const months = new Map<string, Point[]>();
    for (const point of past) {
      if (point.day < start || point.day >= end) continue;
      const key = isoOf(point.day).slice(0, 7);
      months.set(key, [...(months.get(key) ?? []), point]);
    }
    const told = [...months].slice(-MOST_ROWS);
    const cut = told.length < months.size ? [`Only the last ${MOST_ROWS} months are listed.`] : [];
    if (this.levels) {
      return [...cut, 'Monthly means:', ...told.map(([key, points]) => this.mean(key, points))];
    }
    const rows = told.flatMap(([key, points]) => {
      const before = past.filter(({ day }) => day < points[0]!.day).at(-1);
      return before ? [this.changeRow(before, points.at(-1)!, 'month', key)] : [];
    });
    return [...cut, 'Its level means nothing by itself and is not shown; change in each month:', ...rows];
  }

  /** Change over the span, lowest and highest. */
  summary(points: readonly Point[]): string {
    const first = points[0]!;
    const last = points.at(-1)!;
    const change =
      points.length < 2
        ? []
        : [`Over the span: ${this.changeRow(first, last, `change.${isoOf(first.day)}`)}`];
    if (!this.levels) return `${change.join('')}.`;
    const by = (better: (a: number, b: number) => boolean): Point =>
      points.reduce((best, point) => (better(point.value, best.value) ? point : best));
    const low = this.level(by((a, b) => a < b));
    const high = this.level(by((a, b) => a > b));
    return `${[...change, `lowest ${low}`, `highest ${high}`].join('; ')}.`;
  }

  private level(point: Point): string {
    return this.add(`${this.indicator.id}.on.${isoOf(point.day)}`, this.shown(point.value), point);
  }

  private mean(key: string, points: readonly Point[]): string {
    const value = points.reduce((sum, point) => sum + point.value, 0) / points.length;
    const last = points.at(-1)!;
    const meant = { ...last, instrument: `monthly mean: ${last.instrument}` };
    return this.add(`${this.indicator.id}.mean.${key}${this.day.suffix}`, this.shown(value), meant);
  }

  private shown(value: number): Pick<Figure, 'value' | 'unit' | 'text'> {
    const text = formatLevel(value, this.indicator, this.day.language);
    return { value, unit: this.indicator.unit, text };
  }

  private changeRow(from: Point, to: Point, name: string, month?: string): string {
    const { id, change, unit } = this.indicator;
    const shown = changeFigure(
      this.indicator,
      shownChange(change, unit, from.value, to.value),
      this.day.language,
    );
    const ending = month === undefined ? isoOf(to.day) : `${month}${this.day.suffix}`;
    return this.add(`${id}.${name}.${ending}`, shown, to);
  }

  private add(id: string, shown: Pick<Figure, 'value' | 'unit' | 'text'>, point: Point): string {
    return this.day.ledger.add({
      id,
      ...shown,
      asOf: isoOf(point.day),
      instrument: point.instrument,
      source: point.publisher,
    });
  }
}
