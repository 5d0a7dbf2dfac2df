/** Small helpers for text in several scripts. */

/** Languages whose sentences are checked. Figures are printed in three of them; the model may write all seven. */
export const GROUNDING_LANGUAGES = ['en', 'zh', 'es', 'de', 'fr', 'pt', 'ja'] as const;
export type GroundingLanguage = (typeof GROUNDING_LANGUAGES)[number];

export interface Span {
  readonly start: number;
  readonly end: number;
}

const CJK = /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]/u;

export function hasCjk(text: string): boolean {
  return CJK.test(text);
}

export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

export function inside(inner: Span, outer: Span): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Alternatives that are already patterns, each bounded as a whole word in Latin script. */
export function words(patterns: readonly string[], flags = 'giu'): RegExp {
  const latin = patterns.filter((pattern) => !CJK.test(pattern));
  const cjk = patterns.filter((pattern) => CJK.test(pattern));
  const parts = [
    ...(latin.length > 0
      ? [`(?<![A-Za-zÀ-ɏ\\p{N}-])(?:${latin.join('|')})(?![A-Za-zÀ-ɏ\\p{N}]|-[\\p{L}])`]
      : []),
    ...cjk,
  ];
  return new RegExp(parts.length > 0 ? parts.join('|') : '(?!)', flags);
}

const LETTER = '[A-Za-zÀ-ɏ0-9_]';
const OPENS = `(?<!${LETTER})`;
const CLOSES = `(?!${LETTER})`;
const EDGE = `(?:(?<=${LETTER})${CLOSES}|${OPENS}(?=${LETTER}))`;

/** `\b` that knows accented letters: the built-in one sees an edge before the last letter of "subirá". */
export function wordEdges(pattern: RegExp): RegExp {
  const { source, flags } = pattern;
  const edged = source.replace(/\\b/g, (_, at: number) => {
    // Which side of a word it is shows in most places, and half the test is half the work.
    if (at === 0 || /[|(:]/.test(source[at - 1]!)) return OPENS;
    const next = source[at + 2];
    return next === undefined || /[|)[\\]/.test(next) ? CLOSES : EDGE;
  });
  return new RegExp(edged, flags);
}

/** Entries of a word list that is written with semicolons between them. */
export function list(text: string): readonly string[] {
  return text
    .split(';')
    .map((entry) => entry.trim())
    .filter(Boolean);
}

export interface Found extends Span {
  readonly text: string;
}

export function findAll(pattern: RegExp, text: string): Found[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    text: match[0],
  }));
}

/** Stands for text that is already understood; no pattern matches it. */
export const BLANK = '\ue000';

/** The same text with some spans blanked; positions stay. */
export function blank(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const sorted = [...spans].sort((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  for (const { start, end } of sorted) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    out += text.slice(at, from) + BLANK.repeat(end - from);
    at = end;
  }
  return out + text.slice(at);
}

/** For comparing quotations: case, accents of typography, punctuation and spaces do not matter. */
export function folded(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%$]+/gu, ' ')
    .trim();
}
