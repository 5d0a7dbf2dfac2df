/**
 * Cuts a stream of text into sentences. What comes out, joined, is what went in: list markers, blank lines and
 * spaces stay with the sentence they lead. A sentence ends at . ! ? 。 ！ ？ … or at a line break.
 */

/** Words whose full stop ends no sentence. Lower case, without the stop. */
const ABBREVIATIONS = new Set(
  (
    'ee uu e.g i.e u.s u.k u.n e.u ee.uu st mr mrs ms dr prof sr sra jr vs inc corp co ltd approx est fig ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec p.ej ej pág art aprox núm d.h z.b u.a bzw ca ggü mio mrd bio ' +
    'okt dez usw evtl jh p.m a.m etc gov gen sen rep pres ene abr ago dic av bspw s.a cf env m mme n pts pb'
  ).split(' '),
);

const LATIN_END = /[.!?…]/;
const WIDE_END = /[。！？]/;
/** Closing quotes, brackets and emphasis marks belong to the sentence that they close. */
const CLOSER = /["'”’»」』）)\]*_~`]/;
const REFERENCE_OPEN = '{{';
/** A sentence longer than this is cut at the next space, so that a model without full stops still streams. */
const MAX_SENTENCE = 1_200;

export class SentenceSplitter {
  private buffer = '';

  /** Takes the next piece of text; returns the sentences that are complete with it. */
  push(delta: string): string[] {
    this.buffer += delta;
    const out: string[] = [];
    for (;;) {
      const end = nextEnd(this.buffer);
      if (end === undefined) break;
      out.push(this.buffer.slice(0, end));
      this.buffer = this.buffer.slice(end);
    }
    return out;
  }

  /** The rest, at the end of the text. */
  flush(): string[] {
    const out = [...splitRest(this.buffer)];
    this.buffer = '';
    return out;
  }
}

/** All sentences of a finished text. */
export function splitSentences(text: string): string[] {
  const splitter = new SentenceSplitter();
  return [...splitter.push(text), ...splitter.flush()];
}

function* splitRest(text: string): Generator<string> {
  let rest = text;
  for (;;) {
    // A space after the end shows a final stop to be one.
    const end = nextEnd(`${rest} `);
    if (end === undefined || end >= rest.length) break;
    yield rest.slice(0, end);
    rest = rest.slice(end);
  }
  if (rest !== '') yield rest;
}

/** Where the first sentence of the buffer ends, after its closing marks; undefined while it cannot be known. */
function nextEnd(text: string): number | undefined {
  let seenWord = false;
  for (let i = 0; i < text.length; i++) {
    if (text.startsWith(REFERENCE_OPEN, i)) {
      const close = text.indexOf('}}', i);
      if (close === -1) return text.length - i > MAX_SENTENCE ? text.length : undefined;
      i = close + 1;
      seenWord = true;
      continue;
    }
    const char = text[i]!;
    if (char === '\n') {
      if (seenWord) return i + 1;
      continue;
    }
    if (i > MAX_SENTENCE && /\s/.test(char)) return i + 1;
    if (WIDE_END.test(char)) {
      const end = afterClosers(text, i + 1);
      if (end === undefined) return undefined;
      if (seenWord) return end;
      continue;
    }
    if (LATIN_END.test(char)) {
      const end = latinEnd(text, i);
      if (end === 'wait') return undefined;
      if (end !== undefined && seenWord) return end;
      continue;
    }
    if (/[\p{L}\p{N}]/u.test(char) && !isListMarker(text, i)) seenWord = true;
  }
  return undefined;
}

/** Further stops and closing marks; undefined when the text ends before one can tell. */
function afterClosers(text: string, from: number): number | undefined {
  let i = from;
  while (i < text.length && (CLOSER.test(text[i]!) || WIDE_END.test(text[i]!) || LATIN_END.test(text[i]!)))
    i++;
  return i < text.length ? i : undefined;
}

function latinEnd(text: string, at: number): number | 'wait' | undefined {
  const end = afterClosers(text, at + 1);
  if (end === undefined) return 'wait';
  const next = text[end]!;
  if (!/\s/.test(next)) {
    // "2.9", "U.S.", "a.m", or a stop before a CJK letter, which does end.
    return /[\u3040-\u30ff\u3400-\u9fff]/u.test(next) && text[at] !== '.' ? end : undefined;
  }
  if (text[at] !== '.') return end;
  if (isAbbreviation(text, at) || isListMarker(text, at)) return undefined;
  if (!/\d$/.test(text.slice(0, at))) return end;
  // A day in German, "30. Januar": only the next word tells it from the end of a sentence.
  const word = /^\s+(\S*)/.exec(text.slice(end))?.[1] ?? '';
  const complete = end + word.length + 1 < text.length;
  if (!complete && GERMAN_AFTER_ORDINAL.some((start) => start.startsWith(word.slice(0, 3).toLowerCase())))
    return 'wait';
  return GERMAN_AFTER_ORDINAL.some((start) => word.toLowerCase().startsWith(start)) ? undefined : end;
}

const GERMAN_AFTER_ORDINAL = 'jan feb mär apr mai jun jul aug sep okt nov dez qua han sit'.split(' ');

function isAbbreviation(text: string, at: number): boolean {
  const word = /([\p{L}.]+)$/u.exec(text.slice(0, at))?.[1]?.toLowerCase().replace(/^\.+/, '');
  if (!word) return false;
  // A single letter is an initial ("J. Powell"), but not the last word of "plan B".
  return (
    ABBREVIATIONS.has(word) ||
    (/^\p{Lu}$/u.test(text[at - 1] ?? '') && word.length === 1) ||
    /^(\p{L}\.)+\p{L}$/u.test(word)
  );
}

/** "1." or "a." or "2)" at the start of a line. */
function isListMarker(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1);
  const marker = /^\s*(?:[-*•]\s+)?(?:\d{1,2}|[a-z])[.)](?=\s|$)/i.exec(line);
  return marker !== null && at < text.lastIndexOf('\n', at) + 1 + marker[0].length;
}
