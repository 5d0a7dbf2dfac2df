import { Lexer, type Token, type Tokens } from 'marked';
import type { Line, Span } from '../answer/answer.ts';
import { isAllowedLink } from './links.ts';

/** How a character is shown. */
type Style = Pick<Span, 'strong' | 'em' | 'code' | 'href'>;

interface Piece {
  readonly text: string;
  readonly style: Style;
  /** Where its first character stands in the source; a piece is as long there as it is shown. */
  readonly from: number;
}

/** Longer than any sentence that passes the check; nested markup beyond it is no prose. */
const MAX_LENGTH = 8_000;
const HEADING = /^\s{0,3}#{1,6}\s+/;
const BULLET = /^(\s*)[-*+]\s+(?:\[[ xX]\]\s+)?/;
const QUOTE = /^\s{0,3}(?:>\s?)+/;
const RULE = /^\s*(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|```.*|~~~.*)$/;

/**
 * A line of a model's text without its Markdown: strong, emphasised and code runs keep their look, links only
 * those to allowed hosts, everything else is plain text. Figures keep their runs.
 */
export function withoutMarkdown(line: Line): Line {
  const source = line.map(({ text }) => text).join('');
  if (!/[\\`*_~[\]<>#|&:+-]/.test(source) || source.length > MAX_LENGTH) return line;
  if (RULE.test(source)) return [];
  const lead = leadOf(source);
  const body = source.slice(lead.taken);
  const pieces: Piece[] = lead.text === '' ? [] : [{ text: lead.text, style: {}, from: -1 }];
  try {
    collect(Lexer.lexInline(body), lead.taken, lead.style, pieces);
  } catch (error) {
    // Nested too deeply for the lexer's stack: then it is shown as it was written.
    if (error instanceof RangeError) return line;
    throw error;
  }
  return spansOf(pieces, line);
}

function leadOf(source: string): { readonly taken: number; readonly text: string; readonly style: Style } {
  const heading = HEADING.exec(source);
  if (heading) return { taken: heading[0].length, text: '', style: { strong: true } };
  const bullet = BULLET.exec(source);
  if (bullet) return { taken: bullet[0].length, text: `${bullet[1]}• `, style: {} };
  const quote = QUOTE.exec(source);
  return { taken: quote?.[0].length ?? 0, text: '', style: {} };
}

/** Walks the tokens along the source; `from` is where the first of them begins. */
function collect(tokens: readonly Token[], from: number, style: Style, pieces: Piece[]): void {
  let at = from;
  for (const token of tokens) {
    const { raw } = token;
    switch (token.type) {
      case 'strong':
      case 'em':
      case 'del':
      case 'link': {
        const inside = token as Tokens.Strong | Tokens.Em | Tokens.Del | Tokens.Link;
        const start = at + Math.max(0, raw.indexOf(inside.text));
        collect(inside.tokens, start, { ...style, ...styleOf(inside) }, pieces);
        break;
      }
      case 'codespan': {
        const { text } = token as Tokens.Codespan;
        pieces.push({ text, style: { ...style, code: true }, from: at + Math.max(0, raw.indexOf(text)) });
        break;
      }
      case 'escape': {
        const { text } = token as Tokens.Escape;
        pieces.push({ text, style, from: at + raw.length - text.length });
        break;
      }
      case 'br':
        pieces.push({ text: '\n', style, from: at });
        break;
      case 'image':
        pieces.push({ text: (token as Tokens.Image).text, style, from: at + 2 });
        break;
      default:
        // Text, and HTML: shown as it was written.
        pieces.push({ text: raw, style, from: at });
    }
    at += raw.length;
  }
}

function styleOf(token: Tokens.Strong | Tokens.Em | Tokens.Del | Tokens.Link): Style {
  if (token.type === 'strong') return { strong: true };
  if (token.type === 'em') return { em: true };
  if (token.type === 'link' && isAllowedLink(token.href)) return { href: token.href };
  return {};
}

/** Cuts the pieces where the runs of the source begin and end, so that each figure stays a run of its own. */
function spansOf(pieces: readonly Piece[], line: Line): Span[] {
  const ends: { readonly end: number; readonly span: Span }[] = [];
  let end = 0;
  for (const span of line) {
    end += span.text.length;
    ends.push({ end, span });
  }
  const spans: Span[] = [];
  for (const { text, style, from } of pieces) {
    let done = 0;
    while (done < text.length) {
      const source = from < 0 ? ends[0] : (ends.find((known) => known.end > from + done) ?? ends.at(-1));
      const room = from < 0 ? text.length : Math.max(1, (source?.end ?? 0) - from - done);
      const part = text.slice(done, done + room);
      push(spans, { ...withoutText(source?.span), ...style, text: part });
      done += part.length;
    }
  }
  return spans;
}

function withoutText(span: Span | undefined): Omit<Span, 'text'> {
  const { text: _, ...rest } = span ?? { text: '' };
  return rest;
}

function push(spans: Span[], span: Span): void {
  if (span.text === '') return;
  const last = spans.at(-1);
  const { text, ...look } = span;
  const { text: before, ...lastLook } = last ?? { text: '' };
  if (last && JSON.stringify(look) === JSON.stringify(lastLook))
    spans[spans.length - 1] = { ...last, text: before + text };
  else spans.push(span);
}
