import type { Indicator, Unit } from '../../indicators/indicator.ts';
import { inputsOf, type Registry } from '../../indicators/registry.ts';
import type { Gap, Reading } from '../../snapshot/snapshot.ts';
import { formatChange, formatDate, formatNumber } from '../format.ts';
import { type Card, mark, signedText } from './card.ts';

/** Published daily: changes go by sessions. Slower ones go by their own releases. */
export function isDaily({ cadence }: Indicator): boolean {
  return cadence === 'daily' || cadence === 'calendar-daily';
}

/**
 * Whether the level means something to a reader. A price adjusted for dividends is none, nor is what is
 * worked out from one.
 */
export function hasLevel(indicator: Indicator, registry: Registry): boolean {
  if (indicator.unit === 'usd-adjusted') return false;
  return (
    !indicator.derived ||
    inputsOf(indicator.derived).every((id) => hasLevel(registry.get(id)!, registry) || isYield(indicator))
  );
}

/** Spreads and multiples keep their meaning whatever they are made of. */
function isYield({ unit }: Indicator): boolean {
  return unit === 'percent' || unit === 'basis-points' || unit === 'percentage-points';
}

export function levelText(card: Card, indicator: Indicator): string | undefined {
  if (!hasLevel(indicator, card.bot.registry)) return undefined;
  const span = card.writer.level(indicator.id);
  return span && mark(span);
}

/** The change over sessions (daily) or releases (slower), with its sign and unit. */
export function changeText(card: Card, reading: Reading, span: number, daily: boolean): string | undefined {
  const change = reading.changes[span];
  if (!change) return undefined;
  const { unit, text } = changeWords(card, reading, change.value, change.unit);
  return mark(
    card.writer.figure({
      id: `${reading.id}.change_${span}${daily ? 'd' : 'r'}`,
      value: change.value,
      unit,
      text,
      asOf: reading.observationDate,
      instrument: reading.instrument,
      source: reading.publisher,
      ...(daily ? { windowSessions: span } : {}),
    }),
  );
}

/** A difference between two percentages is told in points: "+0.2%" would read as a relative change. */
function changeWords(card: Card, reading: Reading, value: number, unit: Unit): { unit: Unit; text: string } {
  const indicator = card.bot.registry.get(reading.id)!;
  return indicator.change === 'difference' && unit === 'percent'
    ? { unit: 'percentage-points', text: `${signedText(value, 1, card.language)} pp` }
    : { unit, text: formatChange(value, unit, card.language) };
}

/** The move in usual moves, signed, without its unit. */
export function sigmasText(card: Card, reading: Reading, span: number): string | undefined {
  const z = reading.z[span];
  return z === undefined ? undefined : zText(card, reading, span, z);
}

export function zText(card: Card, reading: Reading, span: number, z: number): string {
  return mark(
    card.writer.figure({
      id: `${reading.id}.z_${span}d`,
      value: z,
      unit: 'sigma',
      text: signedText(z, Math.abs(z) < 10 ? 1 : 0, card.language),
      asOf: reading.observationDate,
      instrument: reading.instrument,
      source: reading.publisher,
      windowSessions: span,
    }),
  );
}

export function usualText(card: Card, reading: Reading): string | undefined {
  if (reading.sigma === undefined) return undefined;
  const unit = reading.changes[1]?.unit ?? reading.changes[4]?.unit ?? reading.unit;
  const usual = changeWords(card, reading, reading.sigma, unit);
  return mark(
    card.writer.figure({
      id: `${reading.id}.usual_move`,
      value: reading.sigma,
      unit: usual.unit,
      text: `±${usual.text.replace('+', '')}`,
      asOf: reading.observationDate,
      instrument: reading.instrument,
      source: reading.publisher,
    }),
  );
}

export function percentileText(card: Card, reading: Reading): string | undefined {
  if (reading.percentile === undefined) return undefined;
  return mark(
    card.writer.figure({
      id: `${reading.id}.percentile`,
      value: reading.percentile,
      unit: 'percent',
      text: formatNumber(reading.percentile, 0, card.language),
      asOf: reading.observationDate,
      instrument: reading.instrument,
      source: reading.publisher,
    }),
  );
}

/** Why a value is not there, in the reader's language. */
export function gapText(card: Card, gap: Gap): string {
  return card.words.gap(gap.reason, gap.lastDate && formatDate(gap.lastDate, card.language));
}
