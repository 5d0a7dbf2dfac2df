import type { Analog, Assessment } from '../assessment/assessment.ts';
import type { Figure } from '../grounding/figure.ts';
import type { Language } from '../languages.ts';
import type { IsoDate } from '../time/dates.ts';

export type { Figure } from '../grounding/figure.ts';
export { LANGUAGES, type Language } from '../languages.ts';

/** A run of plain text, never markup. `figure` names the figure that the run prints. */
export interface Span {
  readonly text: string;
  readonly strong?: boolean;
  readonly em?: boolean;
  readonly code?: boolean;
  /** An http(s) address on a host that links may go to. */
  readonly href?: string;
  readonly figure?: string;
}
export type Line = readonly Span[];

export interface Table {
  readonly columns: readonly { readonly title: string; readonly align: 'left' | 'right' }[];
  readonly rows: readonly (readonly string[])[];
}

/** Part of an answer, free of any platform: an adapter decides how it looks. */
export type Block =
  /** The first line: what is true about the question's premise. */
  | { readonly kind: 'verdict'; readonly line: Line }
  /** Free sentences of a model, each verified. */
  | { readonly kind: 'prose'; readonly lines: readonly Line[] }
  /** `role` says which part of the form it is; `title` is the printed name of that part. */
  | {
      readonly kind: 'section';
      readonly role:
        | 'moved'
        | 'supported'
        | 'against'
        | 'not'
        | 'falsifier'
        | 'analog'
        | 'reading'
        | 'claim'
        | 'help'
        | 'note';
      readonly title: string;
      readonly lines: readonly Line[];
    }
  | { readonly kind: 'table'; readonly title: string; readonly table: Table }
  /** A short row of bars, oldest first; null where there is no value. */
  | { readonly kind: 'sparkline'; readonly title: string; readonly values: readonly (number | null)[] }
  | { readonly kind: 'sources'; readonly title: string; readonly lines: readonly Line[] };

/** What the first line of an answer says about the question's premise. */
export type PremiseVerdict =
  | 'confirmed'
  | 'corrected'
  | 'partly'
  | 'ordinary'
  | 'no-premise'
  | 'unavailable'
  | 'not-understood';

export interface Answer {
  readonly question: string;
  readonly language: Language;
  readonly mode: 'recorded' | 'live';
  readonly asOf: IsoDate;
  /** First line for the reader: "Recorded day: Friday 30 January 2026 (not live)". */
  readonly label: string;
  readonly verdict: PremiseVerdict;
  readonly blocks: readonly Block[];
  readonly figures: readonly Figure[];
  /** Present when the answer rests on an assessment. */
  readonly assessment?: Assessment;
  readonly analogs?: readonly Analog[];
  /** `narrator` when code wrote it, else the model's name. */
  readonly model: string;
  readonly toolCalls: readonly { readonly name: string; readonly arguments: unknown }[];
  readonly notes: readonly string[];
}

/** The answer as plain text, one block after the other; the same words every adapter shows. */
export function plainText(answer: Answer): string {
  const line = (spans: Line): string => spans.map(({ text }) => text).join('');
  const parts = answer.blocks.map((block): string => {
    switch (block.kind) {
      case 'verdict':
        return line(block.line);
      case 'prose':
        return block.lines.map(line).join('\n');
      case 'section':
      case 'sources':
        return block.lines.length === 1
          ? `${block.title}: ${line(block.lines[0]!)}`
          : [`${block.title}:`, ...block.lines.map((l) => `- ${line(l)}`)].join('\n');
      case 'table':
        return [
          block.title,
          block.table.columns.map(({ title }) => title).join(' | '),
          ...block.table.rows.map((row) => row.join(' | ')),
        ].join('\n');
      default:
        return '';
    }
  });
  return [answer.label, ...parts.filter(Boolean), ...answer.notes].join('\n');
}
