import type { NameMention } from './names.ts';
import { cut, type Piece } from './pieces.ts';
import type { SentenceReading } from './reading.ts';
import { blank, findAll, inside, type Span } from './text.ts';

/** Where things stand in a sentence: in which piece, inside which bracket. */
export class Places {
  readonly items: readonly Span[];
  protected readonly reading: SentenceReading;
  protected readonly skeleton: string;
  private readonly pieces: readonly Piece[];
  private readonly inner: ReadonlyMap<Span, readonly Piece[]>;
  private readonly groups: readonly Span[];

  constructor(reading: SentenceReading) {
    this.reading = reading;
    const { sentence, literals, references, names, dates, windows } = reading;
    this.items = [...literals, ...references].sort((a, b) => a.start - b.start);
    this.skeleton = blank(sentence, [...this.items, ...names, ...dates, ...windows]);
    this.groups = findAll(/\([^()]*\)|（[^（）]*）|\[[^[\]]*\]/gu, sentence);
    this.pieces = cut(blank(this.skeleton, this.groups), 0);
    this.inner = new Map(
      this.groups.map((group, index) => [
        group,
        cut(this.skeleton.slice(0, group.end), (index + 1) * 1000, group.start),
      ]),
    );
  }

  pieceOf(span: Span): Piece {
    const group = this.groupOf(span);
    const pieces = group ? this.inner.get(group)! : this.pieces;
    return pieces.find((piece) => span.start >= piece.start && span.start < piece.end) ?? pieces.at(-1)!;
  }

  /** The bracket around a span. */
  protected groupOf(span: Span): Span | undefined {
    return this.groups.find((group) => span.start > group.start && span.end <= group.end);
  }

  inBracket(span: Span): boolean {
    return this.groupOf(span) !== undefined;
  }

  /** What stands beside an item: inside its bracket if it is in one, else outside of all brackets. */
  protected level<T extends Span>(item: Span, mentions: readonly T[]): readonly T[] {
    const group = this.groupOf(item);
    return mentions.filter((mention) => this.groupOf(mention) === group);
  }

  /** The item seen from outside of its bracket. */
  protected outer(item: Span): Span | undefined {
    const group = this.groupOf(item);
    return group && { start: group.start, end: group.start };
  }

  /** Inside a bracket that has numbers of its own. */
  protected crowded(name: Span): boolean {
    const group = this.groupOf(name);
    return group !== undefined && this.items.some((other) => inside(other, group));
  }

  /** All names of the item's strong segment, for a spread that is named by its two ends. */
  namesAround(item: Span): readonly NameMention[] {
    const { segment } = this.pieceOf(this.outer(item) ?? item);
    return this.reading.names.filter((name) => this.pieceOf(name).segment === segment);
  }

  /** The text right before and after an item, up to the joints of its piece. */
  before(item: Span): string {
    return this.skeleton.slice(this.pieceOf(item).start, item.start);
  }

  after(item: Span): string {
    return this.skeleton.slice(item.end, Math.max(item.end, this.pieceOf(item).end));
  }

  pieceText(item: Span): string {
    const { start, end } = this.pieceOf(item);
    return this.reading.sentence.slice(start, end);
  }
}
