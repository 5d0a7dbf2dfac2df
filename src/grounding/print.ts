import type { Evidence } from './figures.ts';
import type { ItemResult } from './item.ts';
import type { Layout } from './layout.ts';
import { comma, isWide, mentionKey, type ReferenceMention, sourceNote, unsigned } from './references.ts';
import type { Span } from './text.ts';
import type { Problem, VerifyContext } from './types.ts';
import { unitAfter } from './units.ts';

/** Prints a reference inside its sentence: value, unit, and at the first mention instrument and date. */

export interface Printed extends Span {
  readonly by: string;
  /** The instrument and day that it names for the first time. */
  readonly mentioned?: string;
  readonly problem?: Problem;
}

export function printReference(
  sentence: string,
  reference: ReferenceMention,
  evidence: Evidence,
  { direction }: ItemResult,
  layout: Layout,
  context: VerifyContext,
  known: readonly string[],
): Printed {
  const { figure } = evidence;
  const before = /[-+−]\s?$|\$\s?$/u.exec(sentence.slice(0, reference.start))?.[0] ?? '';
  if (/[-+−]/.test(before) && /(?:^|[\s(（:：,，])[-+−]$/u.test(sentence.slice(0, reference.start))) {
    return {
      ...reference,
      by: figure.text,
      problem: {
        code: 'sign',
        detail: `a sign stands before {{${figure.id}}}; the reference prints its own, so write none.`,
      },
    };
  }
  // "{{reserves.level}} dollars", "{{odds}} dB": the figure prints its unit itself.
  const unit = unitAfter(sentence.slice(reference.end));
  const fits = unit === undefined || evidence.values.some((value) => value.unit === unit.unit);
  const printsUnit = /[^\d\s.,+\-−\u00a0\u202f]/u.test(figure.text);
  if (unit && !fits && unit.unit !== 'times' && unit.unit !== 'points') {
    return {
      ...reference,
      by: figure.text,
      problem: {
        code: 'unit',
        detail: `{{${figure.id}}} is ${figure.text}; the unit written after it is another one, so write none.`,
      },
    };
  }
  const start =
    before.startsWith('$') && figure.text.includes('$') ? reference.start - before.length : reference.start;
  const end = unit && fits && printsUnit ? reference.end + unit.length : reference.end;
  const text = dropsSign(reference, evidence, direction, layout) ? unsigned(figure.text) : figure.text;
  const key = mentionKey(figure);
  const note =
    context.mentioned?.has(key) || known.includes(key)
      ? ''
      : sourceNote(figure, context.language, context.asOf);
  if (note === '') return { start, end, by: text };
  return { start, end, by: text + framed(note, layout.inBracket(reference), context), mentioned: key };
}

/** Inside a bracket no second one is opened. */
function framed(note: string, inBracket: boolean, { language }: VerifyContext): string {
  if (inBracket) return `${comma(language)}${note}`;
  return isWide(language) ? `（${note}）` : ` (${note})`;
}

/** A verb before it says the direction: "fell 10.3%", "silver fell 28.5% and gold 10.3%", "3bp above". */
function dropsSign(
  reference: Span,
  { kind, figure }: Evidence,
  direction: ItemResult['direction'],
  layout: Layout,
): boolean {
  if (layout.inBracket(reference)) return false;
  // The sign of a level is its own: "fell to -9bp".
  if (kind === 'level') return Math.sign(figure.value) === layout.gapOf(reference)?.sign;
  if (!direction || direction.mention.sign === 0 || direction.mention.negated) return false;
  return direction.adjacent || direction.mention.end <= reference.start;
}
