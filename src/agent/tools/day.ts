import { formatChange, formatLevel, formatNumber, formatPercentile } from '../../answer/format.ts';
import { dateNotes, snapshotLabel } from '../../answer/label.ts';
import { Writer } from '../../answer/writer.ts';
import type { Window } from '../../assessment/assessment.ts';
import type { Figure } from '../../grounding/figure.ts';
import type { Indicator, Unit } from '../../indicators/indicator.ts';
import { inputsOf, type Registry } from '../../indicators/registry.ts';
import { changeUnit } from '../../snapshot/changes.ts';
import { isRunning } from '../../snapshot/running.ts';
import type { Reading, Snapshot } from '../../snapshot/snapshot.ts';
import { isoOf } from '../../time/dates.ts';
import type { ToolContext } from '../tool.ts';
import type { ToolParts } from './parts.ts';

/** Every figure of one result. Each is written as `id=text`, and one id never means two numbers. */
export class Ledger {
  private readonly known = new Map<string, Figure>();

  get figures(): readonly Figure[] {
    return [...this.known.values()];
  }

  add(figure: Figure): string {
    const other = this.known.get(figure.id);
    if (other && (other.value !== figure.value || other.unit !== figure.unit))
      throw new RangeError(`two figures are called ${figure.id}`);
    this.known.set(figure.id, other ?? figure);
    return `${figure.id}=${figure.text}`;
  }
}

/** What a number of the engine needs; the rest is filled from the day. */
export type EngineNumber = Pick<Figure, 'id' | 'value' | 'unit' | 'text'> & {
  readonly instrument?: string;
  readonly source?: string;
  readonly asOf?: string | null;
};

/**
 * One day as a tool reads it: numbers come out as references, with their figures in the ledger. The ids of
 * a day that is not the conversation's end in its date.
 */
export class Day {
  readonly snapshot: Snapshot;
  readonly language: ToolContext['language'];
  /** `.2020-03-12`, or nothing on the conversation's day. */
  readonly suffix: string;
  readonly ledger: Ledger;
  readonly registry: Registry;
  private readonly writer: Writer;

  /** @throws NoDataError for a day that the data do not cover. */
  constructor(parts: ToolParts, context: ToolContext, asOf?: string, ledger: Ledger = new Ledger()) {
    this.snapshot = parts.snapshot(asOf ?? context.asOf);
    this.language = context.language;
    this.ledger = ledger;
    this.registry = parts.registry;
    this.writer = new Writer(this.snapshot, parts.registry, context.language);
    this.suffix =
      asOf === undefined || isSame(this.snapshot, parts, context.asOf)
        ? ''
        : `.${isoOf(this.snapshot.asOf.lastDay)}`;
  }

  get date(): string {
    return this.snapshot.asOf.date;
  }

  /** The first line of a result: the day that is read, and what one should know about it. */
  get heading(): string {
    const { asOf, mode, insteadOfLive } = this.snapshot;
    if (asOf.kind === 'now')
      return [`${snapshotLabel(this.snapshot, 'en')}.`, ...dateNotes(asOf, 'en')].join(' ');
    const label = mode === 'recorded' ? 'Recorded day' : 'Past day from live sources';
    const why = insteadOfLive ? ['No live source answers now.'] : [];
    return [...why, `${label} ${asOf.date}, New York close.`, ...asOf.notes].join(' ');
  }

  label(id: string): string {
    return this.writer.label(id);
  }

  reading(id: string): Reading | undefined {
    return this.snapshot.readings.get(id);
  }

  /** `(GLD fund, New York close, 2026-01-30)`; on a weekend a level may be newer than the last session's move. */
  origin(id: string): string {
    const reading = this.reading(id);
    if (!reading) return '';
    const moved = movedBy(reading);
    const when =
      moved === reading.observationDate ? moved : `level ${reading.observationDate}, moves to ${moved}`;
    const indicator = this.registry.get(id);
    const running = indicator && isRunning(indicator, reading, this.snapshot.asOf) ? ', running price' : '';
    const instead = reading.insteadOf
      ? `, from ${reading.publisher} in place of ${reading.insteadOf}, which has nothing as new`
      : '';
    return `(${reading.instrument}, ${when}${running}${instead})`;
  }

  /** Nothing where the level would mislead: see `hasLevel`. */
  level(id: string): string | undefined {
    const reading = this.reading(id);
    const indicator = this.registry.get(id);
    if (!reading || !indicator || !hasLevel(indicator, this.registry)) return undefined;
    const text = formatLevel(reading.value, indicator, this.language);
    return this.add(reading, { id: `${id}.level`, value: reading.value, unit: reading.unit, text });
  }

  /** Over sessions (`change_5d`), of slower series over releases (`change_4r`). */
  change(id: string, span: number): string | undefined {
    const reading = this.reading(id);
    const indicator = this.registry.get(id);
    const value = this.writer.changeValue(id, span);
    if (!reading || !indicator || value === undefined) return undefined;
    const shown = changeFigure(indicator, value, this.language);
    const figure = { id: `${id}.change_${span}${reading.path ? 'd' : 'r'}`, ...shown };
    return this.add(reading, reading.path ? { ...figure, windowSessions: span } : figure, movedBy(reading));
  }

  /** The move in usual moves, signed. */
  z(id: string, span: number): string | undefined {
    const reading = this.reading(id);
    const value = reading?.z[span];
    if (!reading || value === undefined) return undefined;
    const text = sigmas(value, this.language);
    const figure = { id: `${id}.z_${span}d`, value, unit: 'sigma', text, windowSessions: span } as const;
    return this.add(reading, figure, movedBy(reading));
  }

  percentile(id: string): string | undefined {
    const reading = this.reading(id);
    const value = reading?.percentile;
    if (!reading || value === undefined || !hasLevel(this.registry.get(id)!, this.registry)) return undefined;
    const text = formatPercentile(value, this.language);
    return this.add(reading, { id: `${id}.percentile`, value, unit: 'percent', text });
  }

  /** One usual daily move. */
  usualMove(id: string): string | undefined {
    const reading = this.reading(id);
    const unit = reading && Object.values(reading.changes)[0]?.unit;
    if (!reading?.path || reading.sigma === undefined || !unit) return undefined;
    const text = formatChange(reading.sigma, unit, this.language).replace('+', '±');
    return this.add(reading, { id: `${id}.usual_move`, value: reading.sigma, unit, text });
  }

  private add(
    reading: Reading,
    figure: Pick<Figure, 'id' | 'value' | 'unit' | 'text'> & { readonly windowSessions?: number },
    asOf: string = reading.observationDate,
  ): string {
    return this.ledger.add({
      ...figure,
      id: figure.id + this.suffix,
      asOf,
      instrument: reading.instrument,
      source: reading.publisher,
    });
  }

  /** A number that the engine worked out. `scope` tells apart windows that were asked for by name. */
  number({ id, value, unit, text, instrument, source, asOf }: EngineNumber, scope = ''): string {
    return this.ledger.add({
      id: id + scope + this.suffix,
      value,
      unit,
      text,
      asOf: asOf === undefined ? this.date : asOf,
      instrument: instrument ?? '',
      source: source ?? 'engine',
    });
  }

  count(id: string, value: number, scope = ''): string {
    return this.number({ id, value, unit: 'count', text: formatNumber(value, 0, this.language) }, scope);
  }

  decibans(id: string, value: number, decimals: number, instrument: string, scope = ''): string {
    const text = `${signed(value, decimals, this.language)} dB`;
    return this.number({ id, value, unit: 'decibans', text, instrument }, scope);
  }

  /** Indicators that are not there, with their reasons; undefined when all are. */
  gaps(ids: readonly string[]): string | undefined {
    const lines = ids.flatMap((id) => {
      const gap = this.snapshot.gaps.get(id);
      return gap ? [`${this.label(id)} (${gap.message})`] : [];
    });
    return lines.length === 0 ? undefined : `Not available: ${lines.join('; ')}.`;
  }

  /** `Gold: gold.change_1d=-10.3%, gold.z_1d=-9.9σ (GLD fund, New York close, 2026-01-30)`. */
  line(id: string, spans: readonly number[], more: readonly (string | undefined)[] = []): string | undefined {
    const reading = this.reading(id);
    if (!reading) return undefined;
    const own = reading.path ? spans : [1, 4];
    const parts = [
      this.level(id),
      ...own.map((span) => this.change(id, span)),
      this.z(id, spans[0] ?? 1),
      ...more,
    ].filter((part) => part !== undefined);
    if (parts.length === 0) parts.push('no value inside the window');
    return `${this.label(id)}: ${parts.join(', ')} ${this.origin(id)}`;
  }

  /** The lines of those that are there, then one about those that are not. */
  lines(ids: readonly string[], spans: readonly number[]): string[] {
    return [...ids.map((id) => this.line(id, spans)), this.gaps(ids)].filter((line) => line !== undefined);
  }
}

/** The observation that moves of a daily series end with. */
function movedBy({ path, observationDate }: Reading): string {
  const last = path?.days.at(-1) ?? -1;
  return last < 0 ? observationDate : isoOf(last);
}

function isSame(snapshot: Snapshot, parts: ToolParts, asOf: string): boolean {
  const own = parts.snapshot(asOf).asOf;
  const { session, lastDay, publishedByMs } = snapshot.asOf;
  return own.session === session && own.lastDay === lastDay && own.publishedByMs === publishedByMs;
}

/**
 * Whether a level means something to a reader. A price adjusted for dividends is none, nor is an index or a
 * ratio that is worked out from one; spreads and multiples keep their meaning whatever they are made of.
 */
export function hasLevel(indicator: Indicator, registry: Registry): boolean {
  if (indicator.unit === 'usd-adjusted') return false;
  if (!indicator.derived || PLAIN_UNITS.has(indicator.unit)) return true;
  if (REBASED.has(indicator.derived.op)) return false;
  return inputsOf(indicator.derived).every((id) => hasLevel(registry.get(id)!, registry));
}

/** Indices that begin anew with every snapshot. */
const REBASED = new Set(['basket', 'implied-earnings']);
const PLAIN_UNITS: ReadonlySet<Unit> = new Set(['percent', 'basis-points', 'percentage-points']);

/** A change as it is shown. The difference of two percentages is in percentage points. */
export function changeFigure(
  { change, unit, decimals }: Indicator,
  value: number,
  language: ToolContext['language'],
): Pick<Figure, 'value' | 'unit' | 'text'> {
  const shown = changeUnit(change, unit);
  if (change === 'difference' && (unit === 'percent' || unit === 'percentage-points')) {
    return { value, unit: 'percentage-points', text: `${signed(value, decimals, language)} pp` };
  }
  if (MONEY.has(shown)) {
    const sign = value < 0 ? '-' : value > 0 ? '+' : '';
    return {
      value,
      unit: shown,
      text: sign + formatLevel(Math.abs(value), { unit: shown, decimals }, language),
    };
  }
  return { value, unit: shown, text: formatChange(value, shown, language) };
}

const MONEY: ReadonlySet<Unit> = new Set([
  'usd',
  'usd-per-ounce',
  'usd-per-barrel',
  'usd-per-pound',
  'usd-millions',
  'usd-billions',
]);

/** Ids of numbers that depend on a window get `.w3` when the window was asked for by name. */
export function scopeOf(window: Window | undefined): string {
  return window === undefined ? '' : `.w${window}`;
}

export function signed(value: number, decimals: number, language: ToolContext['language']): string {
  const text = formatNumber(value, decimals, language);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** `-9.9σ`: usual moves, signed. */
export function sigmas(value: number, language: ToolContext['language']): string {
  return `${signed(value, Math.abs(value) < 10 ? 1 : 0, language)}σ`;
}

export { formatChange, formatLevel, formatNumber, formatPercentile };
