import type { Registry } from '../indicators/registry.ts';
import { changeUnit, shownChange } from '../snapshot/changes.ts';
import type { Reading, Snapshot } from '../snapshot/snapshot.ts';
import { type IsoDate, isoOf } from '../time/dates.ts';
import type { Figure, Language, Line, Span } from './answer.ts';
import { formatChange, formatDate, formatDayMonth, formatLevel, formatNumber } from './format.ts';
import { LOCALES } from './locales.ts';
import { CARD_MESSAGES } from './messages/cards.ts';
import type { MessageKey } from './messages/en.ts';
import { fullStop, joined, type Slots, say, words } from './messages/index.ts';

/**
 * Writes lines in one language about one snapshot, and keeps every figure that it prints. A number can
 * reach an answer only through here.
 */
export class Writer {
  readonly language: Language;
  readonly snapshot: Snapshot;
  readonly registry: Registry;
  private readonly known = new Map<string, Figure>();

  constructor(snapshot: Snapshot, registry: Registry, language: Language) {
    this.snapshot = snapshot;
    this.registry = registry;
    this.language = language;
  }

  get figures(): readonly Figure[] {
    return [...this.known.values()];
  }

  say(key: MessageKey, slots: Slots = {}): Line {
    return say(this.language, key, slots);
  }

  words(key: MessageKey, slots: Slots = {}): string {
    return words(this.language, key, slots);
  }

  join(lines: readonly Line[], how: 'and' | 'comma' | 'semicolon' = 'comma'): Line {
    return joined(this.language, lines, how);
  }

  /** Between two sentences: nothing in Chinese and Japanese. */
  get gap(): string {
    return LOCALES[this.language].gap;
  }

  /** Why a value, or its change over the window, cannot be told; a part of a sentence. */
  whyMissing(id: string): string {
    const gap = this.snapshot.gaps.get(id);
    if (!gap) return this.words('reading.noneInWindow');
    // The English clause tells more than the kind of gap.
    if (this.language === 'en') return gap.message;
    const date = gap.lastDate && formatDate(gap.lastDate, this.language);
    return CARD_MESSAGES[this.language].gap(gap.reason, date);
  }

  /** A text that lacks its full stop, as a sentence of this language. */
  sentence(line: Line | string): Line {
    return [...(typeof line === 'string' ? [{ text: line }] : line), { text: fullStop(this.language) }];
  }

  /** Put in brackets after something. */
  bracketed(text: string): string {
    return LOCALES[this.language].bracketed(text);
  }

  /** What stands between a title and its detail. */
  get colon(): string {
    return LOCALES[this.language].colon;
  }

  reading(id: string): Reading | undefined {
    return this.snapshot.readings.get(id);
  }

  /** The name of an indicator in the reader's language. */
  label(id: string): string {
    const label = this.registry.get(id)?.label;
    return label ? (label[this.language] ?? label.en) : id;
  }

  /** Registers a figure and returns the run that prints it. */
  figure(figure: Figure): Span {
    if (!this.known.has(figure.id)) this.known.set(figure.id, figure);
    return { text: figure.text, figure: figure.id };
  }

  private sourced(id: string): Pick<Figure, 'asOf' | 'instrument' | 'source'> {
    const reading = this.reading(id);
    return {
      asOf: reading?.observationDate ?? null,
      instrument: reading?.instrument ?? this.label(id),
      source: reading?.publisher ?? '',
    };
  }

  /** The change of the last `sessions`, undefined when nothing was observed inside them. */
  changeValue(id: string, sessions: number): number | undefined {
    const reading = this.reading(id);
    const known = reading?.changes[sessions];
    if (known) return known.value;
    const path = reading?.path;
    const indicator = this.registry.get(id);
    if (!reading || !path || !indicator) return undefined;
    const last = path.values.length - 1;
    const start = last - sessions;
    if (start < 0 || path.days[start]! < 0 || path.days[last]! <= this.snapshot.sessions[start]!)
      return undefined;
    return shownChange(indicator.change, indicator.unit, path.values[start]!, path.values[last]!);
  }

  private moveDate(id: string): IsoDate | null {
    const reading = this.reading(id);
    const day = reading?.path?.days.at(-1);
    return day === undefined ? (reading?.observationDate ?? null) : isoOf(day);
  }

  /** What moved after the last session, on a weekend or holiday: crypto only. */
  sinceClose(id: string): Span | undefined {
    const reading = this.reading(id);
    const close = reading?.path?.values.at(-1);
    if (!reading || close === undefined || reading.observationDate <= (this.moveDate(id) ?? ''))
      return undefined;
    const value = (reading.value / close - 1) * 100;
    return this.figure({
      id: `${id}.since_close`,
      value,
      unit: 'percent',
      text: formatChange(value, 'percent', this.language),
      ...this.sourced(id),
    });
  }

  change(id: string, sessions: number): Span | undefined {
    const value = this.changeValue(id, sessions);
    const indicator = this.registry.get(id);
    if (value === undefined || !indicator) return undefined;
    const unit = changeUnit(indicator.change, indicator.unit);
    return this.figure({
      id: `${id}.change_${sessions}d`,
      value,
      unit,
      text: formatChange(value, unit, this.language),
      ...this.sourced(id),
      // The grid ends with the last session; on a weekend the newest value is younger than the move.
      asOf: this.moveDate(id),
      windowSessions: sessions,
    });
  }

  /** The change of the session before the last one. */
  changeBefore(id: string): Span | undefined {
    const path = this.reading(id)?.path;
    const indicator = this.registry.get(id);
    if (!path || !indicator) return undefined;
    const last = path.values.length - 1;
    const value = shownChange(
      indicator.change,
      indicator.unit,
      path.values[last - 2]!,
      path.values[last - 1]!,
    );
    if (!Number.isFinite(value)) return undefined;
    const unit = changeUnit(indicator.change, indicator.unit);
    const text = formatChange(value, unit, this.language);
    return this.figure({
      id: `${id}.change_before`,
      value,
      unit,
      text,
      ...this.sourced(id),
      asOf: isoOf(path.days[last - 1]!),
    });
  }

  /** The size of a change, for a sentence whose verb carries the sign: "fell 10.3%". */
  changeSize(id: string, sessions: number): Span | undefined {
    const change = this.change(id, sessions);
    return change && { ...change, text: change.text.replace(/^[-+]/, '') };
  }

  level(id: string): Span | undefined {
    const reading = this.reading(id);
    const indicator = this.registry.get(id);
    if (!reading || !indicator) return undefined;
    return this.figure({
      id: `${id}.level`,
      value: reading.value,
      unit: reading.unit,
      text: formatLevel(reading.value, indicator, this.language),
      ...this.sourced(id),
    });
  }

  /** A number without a unit of its own: usual moves, decibans, counts, ratios. */
  number(
    id: string,
    value: number,
    unit: Figure['unit'],
    decimals: number,
    about?: string,
    options: { readonly sign?: boolean; readonly source?: string; readonly asOf?: IsoDate } = {},
  ): Span {
    const text = formatNumber(value, decimals, this.language);
    const base = about
      ? this.sourced(about)
      : { asOf: options.asOf ?? this.snapshot.asOf.date, instrument: '', source: options.source ?? 'engine' };
    return this.figure({
      id,
      value,
      unit,
      text: options.sign && value > 0 && /[1-9]/.test(text) ? `+${text}` : text,
      ...base,
    });
  }

  usualMoves(id: string, sessions: number, z: number, signed = false): Span {
    const decimals = Math.abs(z) < 10 ? 1 : 0;
    return this.number(
      `${id}.${signed ? 'z' : 'abs_z'}_${sessions}d`,
      signed ? z : Math.abs(z),
      'sigma',
      decimals,
      id,
      {
        sign: signed,
      },
    );
  }

  date(date: IsoDate): string {
    return formatDayMonth(date, this.language);
  }

  sessionDate(index: number): IsoDate {
    return isoOf(this.snapshot.sessions[index]!);
  }
}

export function plain(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** Upper-case first letter, for a run that starts a sentence. */
export function capitalised(line: Line): Line {
  const first = line[0];
  if (!first || first.text.length === 0) return line;
  return [{ ...first, text: first.text[0]!.toUpperCase() + first.text.slice(1) }, ...line.slice(1)];
}
