/** Text of data, people and models as Discord shows it: letter by letter, never as markup. */

/** Invisible, takes no room, and keeps what stands around it from being read as one thing. */
const WORD_JOINER = '\u2060';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;
/** Half of a letter is no letter; Discord refuses or replaces it. */
const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** One line without control characters, and without those that turn the reading order. */
export function harmless(text: string): string {
  return text.replace(CONTROLS, '').replace(LONE_SURROGATES, '\ufffd').replace(/\s+/g, ' ');
}

/**
 * Markdown that shows exactly `text`. A backslash before ASCII punctuation is always literal in Discord; `<` and `@`
 * also get an invisible letter after them, for readers of the raw text: bots, and the server that looks for mentions.
 */
export function escapeMarkdown(text: string): string {
  return (
    harmless(text)
      .replace(/[\\`*_~|[\]<>]/g, '\\$&')
      .replace(/[<@]/g, `$&${WORD_JOINER}`)
      // An address would become a link: only spans that say so are links.
      .replace(/:(?=\/\/)/g, `:${WORD_JOINER}`)
      .replace(/\b(discord(?:app)?\.(?:gg|com))(?=\/)/gi, `$1${WORD_JOINER}`)
  );
}

/** What begins a line must not begin a heading, a list, small print or a quotation. */
export function escapeLineStart(markdown: string): string {
  return markdown.replace(/^(\s*)([#+-])/, '$1\\$2').replace(/^(\s*\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Text within a code block: nothing can be escaped there, so nothing may end the block. */
export function forCode(text: string): string {
  return harmless(text).replaceAll('`', '\u02cb').replace(/[<@]/g, `$&${WORD_JOINER}`);
}
