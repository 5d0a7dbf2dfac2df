import stringWidth from 'string-width';

/** A run of text with how it is painted. Widths are counted before painting. */
export interface Run {
  readonly text: string;
  readonly paint?: (text: string) => string;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;
const PLAIN = /^[\x20-\x7e]*$/;
const WIDE =
  /[\u1100-\u115f\u2e80-\u303f\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
/** A line of Chinese does not begin with these, nor end with the ones after them. */
const NO_START =
  /^[,.;:!?)\]%\u201d\u2019\u3001\u3002\u300b\u300d\u300f\uff01\uff05\uff09\uff0c\uff1a\uff1b\uff1f]/;
const NO_END = /[([\u201c\u2018\u300a\u300c\u300e\uff08]$/;

/** Text of others (news, data files) must not move the cursor or turn the reading order. */
export function harmless(text: string): string {
  return text.replace(CONTROLS, '');
}

/** Columns that a text takes on a terminal. */
export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

interface Piece extends Run {
  readonly width: number;
}

/** Runs cut where a line may break: at spaces, and around wide characters. Each chunk stays whole. */
function chunksOf(runs: readonly Run[]): { pieces: Piece[]; spaceBefore: boolean }[] {
  const chunks: { pieces: Piece[]; spaceBefore: boolean }[] = [];
  let open = false;
  let space = false;
  let last = '';
  for (const run of runs) {
    for (const text of harmless(run.text).match(/[^\S\u00a0\u202f]+|[\S\u00a0\u202f]/gu) ?? []) {
      if (/^[^\S\u00a0\u202f]/.test(text)) {
        space = true;
        open = false;
        continue;
      }
      const wideBreak = (WIDE.test(text) || WIDE.test(last)) && !NO_START.test(text) && !NO_END.test(last);
      const piece: Piece = { text, width: widthOf(text), ...(run.paint ? { paint: run.paint } : {}) };
      if (open && !wideBreak) chunks.at(-1)!.pieces.push(piece);
      else chunks.push({ pieces: [piece], spaceBefore: space });
      open = true;
      space = false;
      last = text;
    }
  }
  return chunks;
}

/** Pieces next to each other with the same paint are painted together, so that output stays short. */
function painted(pieces: readonly Piece[]): string {
  let out = '';
  let i = 0;
  while (i < pieces.length) {
    const { paint } = pieces[i]!;
    let text = '';
    while (i < pieces.length && pieces[i]!.paint === paint) text += pieces[i++]!.text;
    out += paint ? paint(text) : text;
  }
  return out;
}

/** Lines of at most `width` columns. A chunk that is longer is cut. */
export function wrap(runs: readonly Run[], width: number): string[] {
  const room = Math.max(4, width);
  const lines: Piece[][] = [];
  let line: Piece[] = [];
  let used = 0;
  const finish = (): void => {
    lines.push(line);
    line = [];
    used = 0;
  };
  for (const { pieces, spaceBefore } of chunksOf(runs)) {
    const chunkWidth = pieces.reduce((sum, piece) => sum + piece.width, 0);
    const gap = spaceBefore && line.length > 0 ? 1 : 0;
    if (line.length > 0 && used + gap + chunkWidth > room) finish();
    else if (gap === 1) {
      const inside = line.at(-1)!.paint === pieces[0]!.paint ? pieces[0]!.paint : undefined;
      line.push({ text: ' ', width: 1, ...(inside ? { paint: inside } : {}) });
      used += 1;
    }
    for (const piece of pieces) {
      if (used + piece.width > room) finish();
      line.push(piece);
      used += piece.width;
    }
  }
  if (line.length > 0 || lines.length === 0) lines.push(line);
  return lines.map(painted);
}

export function pad(text: string, width: number, align: 'left' | 'right', shown = widthOf(text)): string {
  const fill = ' '.repeat(Math.max(0, width - shown));
  return align === 'right' ? fill + text : text + fill;
}
