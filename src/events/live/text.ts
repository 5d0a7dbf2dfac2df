/** Outside words as plain text on one line. Nothing here decides what they mean. */

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** Named and numbered entities; unknown ones stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : ' ';
  });
}

/** Letters in their plain form (posts use mathematical bold), no control characters, one space between words. */
export function oneLine(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The words of a piece of HTML. Scripts, styles and comments are dropped with what they hold. */
export function htmlToText(html: string): string {
  const bare = html
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?(<\/\1\s*>|$)/gi, ' ')
    .replace(/<\/?[a-z!?][^>]*>/gi, ' ');
  return oneLine(decodeEntities(bare));
}

/** Headlines of some feeds carry a space before each mark: "hits back , calls it". */
export function cleanTitle(title: string): string {
  return oneLine(decodeEntities(title))
    .replace(/\s+([,;:.!?%)\]])/g, '$1')
    .replace(/([([])\s+/g, '$1')
    .replace(/(\d)\s*([.,])\s+(?=\d{1,3}\b)/g, '$1$2');
}

/** Cut at the end of a word. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > max / 2 ? space : cut.length).trimEnd()}…`;
}

/** The first sentence, as far as one can be told from the marks. */
export function firstSentence(text: string): string {
  const end = /[.!?]["”’)]?\s+(?=["“‘(]?[A-Z\d])/g;
  for (const match of text.matchAll(end)) {
    const before = text.slice(0, match.index);
    // "President Donald J. Trump", "U.S. Navy", "Mr. Powell" are no ends.
    if (
      /(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|St|No|vs|Sen|Rep|Gov|Gen|Inc|Co|Corp|Jan|Feb|Aug|Sept|Oct|Nov|Dec))$/.test(
        before,
      )
    )
      continue;
    return text.slice(0, match.index + match[0].trimEnd().length);
  }
  return text;
}
