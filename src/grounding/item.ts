import type { Evidence } from './figures.ts';
import type { Direction, Layout, Subject } from './layout.ts';
import type { NameIndex } from './names.ts';
import type { Literal } from './numbers.ts';
import type { SentenceReading } from './reading.ts';
import type { GroundingLanguage, Span } from './text.ts';
import type { Problem, Scope } from './types.ts';

/** A literal number or a reference in its sentence: what the checks of it share. */

export interface ItemContext {
  readonly reading: SentenceReading;
  readonly layout: Layout;
  readonly names: NameIndex;
  readonly evidence: readonly Evidence[];
  readonly asOf: string;
  readonly language: GroundingLanguage;
  readonly scope: Scope | undefined;
  readonly constants: readonly number[];
  /** The sentence says what would be, not what is. */
  readonly supposed: boolean;
}

export interface ItemResult {
  readonly evidence?: Evidence;
  readonly problem?: Problem;
  /** What its word of direction is, for printing a reference without its sign. */
  readonly direction?: Direction | undefined;
  /** The ids named for it. */
  readonly subjects: readonly string[];
}

export type Check = (evidence: Evidence) => boolean;

export interface Facts {
  readonly item: Span;
  readonly literal: Literal | undefined;
  readonly subject: Subject | undefined;
  readonly direction: Direction | undefined;
  readonly inverse: boolean;
  readonly subjects: readonly string[];
}

/** Units that only the engine has: they may stand beside any name. */
export const ENGINE_UNITS: ReadonlySet<string> = new Set([
  'decibans',
  'count',
  'times',
  'distance',
  'score',
  'share',
]);
export function belongsToAny({ parts }: Evidence, ids: readonly string[], names: NameIndex): boolean {
  return ids.some(
    (id) => parts.includes(id) || (names.entry(id)?.kin ?? []).some((kin) => parts.includes(kin)),
  );
}
