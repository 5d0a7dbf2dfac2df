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

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** A name as a pattern: any space or hyphen between its words, a bounded word where the script has words. */
export function namePattern(name: string): string {
  const body = escaped(name.normalize('NFC'))
    .replace(/[\s-]+/g, '[\\s\\u00a0\\-‑–]?')
    .replace(/['’]/g, "['’]");
  return bounded(body, name);
}

/** Adds word boundaries at the ends that are letters or digits of a script with word boundaries. */
function bounded(body: string, name: string): string {
  const before = /^[\p{L}\p{N}]/u.test(name) && !CJK.test(name[0]!) ? '(?<![\\p{Script=Latin}\\p{N}])' : '';
  const last = name[name.length - 1]!;
  // A date may follow without a space in Chinese and Japanese: Meta1月29日.
  const after =
    /[\p{L}\p{N}]/u.test(last) && !CJK.test(last)
      ? '(?![\\p{Script=Latin}]|\\p{N}(?!\\p{N}{0,3}[年月日]))'
      : '';
  return `${before}(?:${body})${after}`;
}

/** Alternatives that are already patterns, each bounded as a whole word in Latin script. */
export function words(patterns: readonly string[], flags = 'giu'): RegExp {
  const latin = patterns.filter((pattern) => !CJK.test(pattern));
  const cjk = patterns.filter((pattern) => CJK.test(pattern));
  const parts = [
    ...(latin.length > 0
      ? [`(?<![\\p{Script=Latin}\\p{N}-])(?:${latin.join('|')})(?![\\p{Script=Latin}\\p{N}]|-[\\p{L}])`]
      : []),
    ...cjk,
  ];
  return new RegExp(parts.length > 0 ? parts.join('|') : '(?!)', flags);
}

const LETTER = '[\\p{Script=Latin}\\p{N}_]';
const EDGE = `(?:(?<=${LETTER})(?!${LETTER})|(?<!${LETTER})(?=${LETTER}))`;

/** `\b` that knows accented letters: the built-in one sees an edge after "subirá" minus its last letter. */
export function wordEdges(pattern: RegExp): RegExp {
  return new RegExp(pattern.source.replace(/\\b/g, EDGE), pattern.flags);
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
const BLANK = '\ue000';

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
