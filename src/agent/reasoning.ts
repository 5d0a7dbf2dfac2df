/** The tags between which open models think aloud inside their answer. */
const TAG = /<(\/?)think(?:ing)?>/i;
const TAGS = ['<think>', '</think>', '<thinking>', '</thinking>'];
const LONGEST_TAG = Math.max(...TAGS.map((tag) => tag.length));

/** Takes the reasoning out of a text that arrives in pieces, and white space before the first word. */
export interface ReasoningFilter {
  /** What may be shown of the text so far and was not returned before. */
  push(piece: string): string;
  /** The rest: a beginning of a tag that never became one. Reasoning that was not closed stays hidden. */
  end(): string;
}

export function createReasoningFilter(): ReasoningFilter {
  let pending = '';
  let thinking = false;
  let started = false;

  function shown(text: string): string {
    const visible = started ? text : text.trimStart();
    started ||= visible !== '';
    return visible;
  }

  return {
    push(piece) {
      let rest = pending + piece;
      let visible = '';
      for (let tag = TAG.exec(rest); tag; tag = TAG.exec(rest)) {
        if (!thinking) visible += rest.slice(0, tag.index);
        // A closing tag without an opening one is dropped alone: what stood before it is already out.
        thinking = tag[1] === '';
        rest = rest.slice(tag.index + tag[0].length);
      }
      const cut = startOfUnfinishedTag(rest);
      if (!thinking) visible += rest.slice(0, cut);
      pending = rest.slice(cut);
      return shown(visible);
    },
    end() {
      const rest = thinking ? '' : pending;
      pending = '';
      return shown(rest);
    },
  };
}

function startOfUnfinishedTag(text: string): number {
  const from = text.lastIndexOf('<');
  if (from === -1 || text.length - from >= LONGEST_TAG) return text.length;
  const end = text.slice(from).toLowerCase();
  return TAGS.some((tag) => tag.startsWith(end)) ? from : text.length;
}
