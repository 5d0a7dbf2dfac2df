import type { Entity, RichText } from './rich-text.ts';

/** Of a text and of the words under a photo, in UTF-16 units: https://core.telegram.org/bots/api#sendmessage. */
export const MAX_TEXT = 4_096;
export const MAX_CAPTION = 1_024;
/** Telegram drops the look of everything beyond. */
const MAX_ENTITIES = 100;

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** No grapheme that people write is longer. */
const LONGEST_GRAPHEME = 64;
/** Where to cut, best first, and from which part of the room on: an early cut wastes messages. */
const BREAKS: readonly (readonly [mark: string, from: number])[] = [
  ['\n\n', 0.5],
  ['\n', 0.3],
  ['. ', 0.3],
  ['。', 0.3],
  [' ', 0],
];

/**
 * Cuts a text into messages without losing a letter; only white space at the cuts goes. Looks that go over a cut go on
 * in the next message. A grapheme is never cut, but for one that is longer than a whole message.
 */
export function split(rich: RichText, limit: number = MAX_TEXT): RichText[] {
  const chunks: RichText[] = [];
  let rest = trimmed(rich);
  while (rest.text !== '') {
    const room = Math.min(limit, roomForEntities(rest));
    if (rest.text.length <= room) {
      chunks.push(rest);
      break;
    }
    const cut = cutOf(rest.text, room);
    chunks.push(trimmed(slice(rest, 0, cut)));
    rest = trimmed(slice(rest, cut, rest.text.length));
  }
  return chunks.filter(({ text }) => text !== '');
}

function roomForEntities({ text, entities }: RichText): number {
  if (entities.length <= MAX_ENTITIES) return text.length;
  const starts = entities.map(({ offset }) => offset).sort((a, b) => a - b);
  // Of those that begin at one place all belong together.
  return Math.max(1, starts[MAX_ENTITIES]!);
}

function cutOf(text: string, room: number): number {
  const window = text.slice(0, room);
  for (const [mark, from] of BREAKS) {
    for (let at = window.lastIndexOf(mark); at > 0; at = window.lastIndexOf(mark, at - 1)) {
      const cut = at + mark.length;
      if (cut <= room * from) break;
      if (isBoundary(text, cut)) return cut;
    }
  }
  return graphemeCut(text, room);
}

function isBoundary(text: string, at: number): boolean {
  return at >= text.length || graphemeStart(text, at) === at;
}

/** Where the grapheme at this place begins. Looked for from far enough before it. */
function graphemeStart(text: string, at: number): number {
  let from = Math.max(0, at - LONGEST_GRAPHEME * 4);
  while (from > 0 && /[\udc00-\udfff]/.test(text[from]!)) from -= 1;
  const piece = text.slice(from, at + LONGEST_GRAPHEME);
  return from + (GRAPHEMES.segment(piece).containing(at - from)?.index ?? at - from);
}

function graphemeCut(text: string, room: number): number {
  const start = graphemeStart(text, room);
  if (start > 0 && start >= room - LONGEST_GRAPHEME * 4) return start;
  return /[\udc00-\udfff]/.test(text[room] ?? '') && room > 1 ? room - 1 : room;
}

/** Part of a text with the looks that lie in it. */
export function slice({ text, entities }: RichText, from: number, to: number): RichText {
  return {
    text: text.slice(from, to),
    entities: entities.flatMap((entity): Entity[] => {
      const start = Math.max(entity.offset, from);
      const end = Math.min(entity.offset + entity.length, to);
      return start < end ? [{ ...entity, offset: start - from, length: end - start }] : [];
    }),
  };
}

/** Without white space at its ends, as the server would cut it; a table keeps the spaces that it begins with. */
export function trimmed(rich: RichText): RichText {
  const { text, entities } = rich;
  const table = entities.find(({ type, offset }) => type === 'pre' && /^\s*$/.test(text.slice(0, offset)));
  const lead = table
    ? table.offset + /^\n*/.exec(text.slice(table.offset))![0].length
    : /^\s*/.exec(text)![0].length;
  const end = text.trimEnd().length;
  return lead === 0 && end === text.length ? rich : slice(rich, Math.min(lead, end), end);
}
