import type { Line, Span } from '../../src/index.ts';
import { escapeLineStart, escapeMarkdown, forCode, harmless } from './escape.ts';

/** Styled text as Discord's markdown, cut where a line is too long. */

type Style = Omit<Span, 'text' | 'figure'>;

/** A link and its marks take room besides its text. */
const LINK_MARKS = 6;
const STYLE_MARKS = 8;

function styleOf({ strong, em, code, href }: Span): Style {
  return {
    ...(strong ? { strong } : {}),
    ...(em ? { em } : {}),
    ...(code ? { code } : {}),
    ...(href === undefined ? {} : { href }),
  };
}

const same = (a: Style, b: Style): boolean =>
  a.strong === b.strong && a.em === b.em && a.code === b.code && a.href === b.href;

/** Neighbours of one style become one span: markers between them would show. */
function merged(line: Line): Span[] {
  const spans: Span[] = [];
  for (const span of line) {
    const style = styleOf(span);
    const last = spans.at(-1);
    if (last && same(styleOf(last), style))
      spans[spans.length - 1] = { ...style, text: last.text + span.text };
    else if (span.text !== '') spans.push({ ...style, text: span.text });
  }
  return spans;
}

const percentOf = (letter: string): string =>
  `%${letter.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

/** An address in brackets cannot be left; white space or brackets in it would end it. */
function address(href: string): string | undefined {
  if (!/^https?:\/\//i.test(href) || !URL.canParse(href)) return undefined;
  const clean = new URL(href).href.replace(/[<>()[\]\s\\]/g, percentOf);
  return clean.length <= 512 ? clean : undefined;
}

function spanMarkdown({ text, strong, em, code, href }: Span): string {
  const link = href === undefined ? undefined : address(href);
  // Markers touch letters, not spaces: "** a**" is not bold.
  const [, before = '', inner = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(harmless(text)) ?? [];
  if (inner === '') return before + after;
  let shown = code ? `\`${forCode(inner)}\`` : escapeMarkdown(inner);
  if (link !== undefined) shown = `[${shown}](<${link}>)`;
  if (em) shown = `*${shown}*`;
  if (strong) shown = `**${shown}**`;
  return before + shown + after;
}

/** One line of markdown, fit for the beginning of a line of the message. */
export function lineMarkdown(line: Line): string {
  return escapeLineStart(merged(line).map(spanMarkdown).join('').trim());
}

/** At most how long a word is as markdown, marks and neighbours included. */
function costOf(span: Span): number {
  const link = span.href === undefined ? 0 : (address(span.href)?.length ?? 0) + LINK_MARKS;
  return escapeMarkdown(span.text).length + STYLE_MARKS + link + 2;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Pieces that may stand on lines of their own: words, and letters of words that are too long. */
function wordsOf(line: Line, limit: number): Span[] {
  return merged(line).flatMap((span) =>
    (harmless(span.text).match(/\s*\S+\s*$|\s*\S+|\s+/g) ?? []).flatMap((text): Span[] => {
      if (costOf({ ...span, text }) <= limit) return [{ ...span, text }];
      return [...graphemes.segment(text)].flatMap(({ segment }) =>
        costOf({ ...span, text: segment }) <= limit
          ? [{ ...span, text: segment }]
          : // A letter under a thousand accents.
            [...segment].map((point) => ({ ...span, text: point })),
      );
    }),
  );
}

/** The line in pieces whose markdown is at most `limit` long; nothing is lost, nothing cut within a letter. */
export function splitLine(line: Line, limit: number): Line[] {
  if (lineMarkdown(line).length <= limit) return [line];
  const pieces: Span[][] = [[]];
  let used = 0;
  for (const word of wordsOf(line, limit)) {
    const cost = costOf(word);
    if (used + cost > limit && pieces.at(-1)!.length > 0) {
      pieces.push([]);
      used = 0;
    }
    pieces.at(-1)!.push(word);
    used += cost;
  }
  return pieces.filter(({ length }) => length > 0);
}
