/** Markdown in pages: nothing is lost, and no page ends within a code block. */

/** What stands on lines of its own. */
export type Unit =
  | { readonly kind: 'text'; readonly text: string }
  /** An empty line, but not at the begin of a page. */
  | { readonly kind: 'gap' }
  /** Stays with what follows. */
  | { readonly kind: 'title'; readonly text: string }
  /** `head` is repeated on every page on which the block goes on. */
  | {
      readonly kind: 'code';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const FENCE = '```';
/** A head longer than this share of a page is not repeated. */
const MAX_HEAD_SHARE = 0.25;

/** Between code points, so that no letter of two units is cut. */
function cut(text: string, limit: number): string[] {
  if (text.length <= limit) return [text];
  const pieces: string[] = [];
  let piece = '';
  for (const point of text) {
    if (piece.length + point.length > limit) {
      pieces.push(piece);
      piece = '';
    }
    piece += point;
  }
  return [...pieces, piece];
}

/** With the line break after each line. */
const lengthOf = (lines: readonly string[]): number => lines.reduce((sum, line) => sum + line.length + 1, 0);

class Pager {
  private readonly pages: string[][] = [[]];
  private readonly limit: number;
  /** In this page. */
  private used = 0;
  private gapNext = false;
  private titles: string[] = [];

  constructor(limit: number) {
    this.limit = limit;
  }

  gap(): void {
    this.gapNext = true;
  }

  title(text: string): void {
    this.titles.push(...cut(text, this.limit - 1));
  }

  text(text: string): void {
    this.begin(text.length + 1);
    this.lines(cut(text, this.limit - 1));
  }

  code(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const fences = 2 * (FENCE.length + 1);
    const repeated = lengthOf(head) <= this.limit * MAX_HEAD_SHARE ? head : [];
    const room = this.limit - fences - lengthOf(repeated) - 1;
    const all = (repeated === head ? rows : [head, ...rows]).flat().flatMap((line) => cut(line, room));
    this.begin(fences + lengthOf(repeated) + lengthOf(all.slice(0, 2)));
    let open = false;
    for (const line of all) {
      if (open && this.used + line.length + 1 + FENCE.length + 1 > this.limit) {
        this.lines([FENCE]);
        this.turn();
        open = false;
      }
      if (!open) this.lines([FENCE, ...repeated]);
      open = true;
      this.lines([line]);
    }
    if (open) this.lines([FENCE]);
  }

  /** Puts the gap and the titles, on a new page when what follows would not stand beside them. */
  private begin(needed: number): void {
    const { titles } = this;
    this.titles = [];
    if (this.used + (this.gapNext ? 1 : 0) + lengthOf(titles) + needed > this.limit) this.turn();
    if (this.gapNext && this.used > 0) this.lines(['']);
    this.gapNext = false;
    this.lines(titles);
    if (this.used + needed > this.limit) this.turn();
  }

  private turn(): void {
    if (this.used === 0) return;
    this.pages.push([]);
    this.used = 0;
  }

  private lines(lines: readonly string[]): void {
    for (const line of lines) {
      if (this.used + line.length + 1 > this.limit) this.turn();
      this.pages.at(-1)!.push(line);
      this.used += line.length + 1;
    }
  }

  finish(): string[] {
    this.lines(this.titles);
    return this.pages.map((lines) => lines.join('\n').trimEnd());
  }
}

/** Pages of at most `limit` UTF-16 units; at least one. */
export function paginate(units: readonly Unit[], limit: number): string[] {
  const pager = new Pager(limit);
  for (const unit of units) {
    if (unit.kind === 'gap') pager.gap();
    else if (unit.kind === 'title') pager.title(unit.text);
    else if (unit.kind === 'text') pager.text(unit.text);
    else pager.code(unit.head, unit.rows);
  }
  return pager.finish();
}
