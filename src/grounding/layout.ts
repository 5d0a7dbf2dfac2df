import type { DateMention } from './dates.ts';
import type { DirectionMention } from './directions.ts';
import type { NameMention } from './names.ts';
import { pairsOf } from './pairs.ts';
import { STRONG } from './pieces.ts';
import { Places } from './places.ts';
import type { SentenceReading } from './reading.ts';
import { findAll, hasCjk, inside, type Span } from './text.ts';
import type { WindowMention } from './windows.ts';

/**
 * Which name, date, window and word of direction belong to which number. A sentence is cut at its joints: strong
 * ones (stops, "while", "but") and weak ones (commas, "and"). A number takes what stands in its own piece; what it
 * lacks there it takes from before, as a reader does.
 */

/** Between a direction word and its number: "fell by more than", "下跌约". */
const ADJACENT_BEFORE = 24;
const ADJACENT_AFTER = 16;
/** Before a date that opens its clause: "On", "By the close of". */
const LEAD = 18;

interface Placed<T> extends Span {
  readonly mention: T;
  /** In a bracket behind the words that it belongs to. */
  readonly bracketed: boolean;
}

export interface Subject {
  readonly mentions: readonly NameMention[];
  /** Named in the number's own piece, not carried over. */
  readonly own: boolean;
}

export interface Direction {
  readonly mention: DirectionMention;
  /** Right beside the number, or between its subject and it. */
  readonly strict: boolean;
  /** Directly before or after the number, so that the number is the size of the move. */
  readonly adjacent: boolean;
}

export class Layout extends Places {
  private readonly paired: ReadonlyMap<Span, NameMention>;

  constructor(reading: SentenceReading) {
    super(reading);
    this.paired = pairsOf(this.items, reading.names, this.skeleton, {
      inBracket: (span) => this.inBracket(span),
      segment: (span) => this.pieceOf(span).segment,
    });
  }

  subjectOf(item: Span): Subject | undefined {
    const pair = this.paired.get(item);
    if (pair) return { mentions: [pair], own: true };
    const names = this.level(item, this.reading.names);
    const own = this.ownNames(item, names);
    if (own.length > 0) return { mentions: own, own: true };
    const outer = this.outer(item);
    if (outer) {
      const inBracket = names.filter((name) => name.end <= item.start).at(-1);
      return inBracket ? { mentions: [inBracket], own: false } : this.subjectOf(outer);
    }
    const before = names.filter((name) => name.end <= item.start);
    if (before.length === 0) {
      const after = this.reading.names.find(
        (name) => name.start >= item.end && !this.crowded(name) && this.sameSegment(name, item),
      );
      return after && { mentions: [after], own: false };
    }
    // Carried over: any name since the number before this one; else the last name.
    const previous = this.items
      .filter((other) => other.end <= item.start && this.groupOf(other) === undefined)
      .at(-1);
    const since = before.filter(
      (name) =>
        name.start >= (previous?.end ?? 0) && this.pieceOf(name).segment === this.pieceOf(item).segment,
    );
    return { mentions: since.length > 0 ? since : [before.at(-1)!], own: false };
  }

  /** A name in another clause does not own a number before it. */
  private sameSegment(name: Span, item: Span): boolean {
    const seen = this.groupOf(name) === this.groupOf(item) ? name : (this.outer(name) ?? name);
    return this.pieceOf(seen).segment === this.pieceOf(item).segment;
  }

  /** Names in the item's own piece; two that touch ("10-year breakeven") are one name. */
  private ownNames(item: Span, names: readonly NameMention[]): NameMention[] {
    const piece = this.pieceOf(item);
    const here = names.filter((name) => this.pieceOf(name) === piece);
    const before = here.filter((name) => name.end <= item.start);
    const after = here.filter((name) => name.start >= item.end);
    const last = before.at(-1);
    const next = after[0];
    if (!last) return next ? touching(next, after, this.skeleton) : [];
    if (next && this.isOwner(item, next) && !this.directionBetween(last, item)) return [next];
    return touching(last, before, this.skeleton);
  }

  /** "10.3% in gold": the name after the number owns it. */
  private isOwner(item: Span, next: NameMention): boolean {
    if (this.items.some((other) => other.start >= item.end && other.end <= next.start)) return false;
    return /^\s*(?:[A-Za-zÀ-ɏ]+\s+)?(?:in|for|of|en|del?|para|pour|für|bei|im|beim|em|no|na|do|da|du|des|sur|的)\s+(?:the\s+|el\s+|la\s+|los\s+|las\s+|den\s+|dem\s+|der\s+|le\s+|les\s+|l['’]|o\s+|a\s+|both\s+)?$/iu.test(
      this.skeleton.slice(item.end, next.start),
    );
  }

  private directionBetween(from: Span, to: Span): boolean {
    return this.reading.directions.some(
      ({ start, end, kind }) => kind !== 'gap' && start >= from.end && end <= to.start,
    );
  }

  dateOf(item: Span): DateMention | undefined {
    const piece = this.pieceOf(item);
    // "3bp above it at month-end": a day of its own, though not one that can be checked.
    const { dates } = this.reading;
    const own = dates.filter((date) => this.pieceOf(date) === piece);
    if (own.length > 0 && own.every(({ any, bounds }) => any.length === 0 && bounds.length === 0))
      return undefined;
    return this.governing(
      item,
      dates.filter(({ any }) => any.length > 0),
    );
  }

  windowOf(item: Span): WindowMention | undefined {
    return this.governing(
      item,
      this.reading.windows.filter(({ sessions }) => sessions.length > 0),
    );
  }

  private governing<T extends Span>(item: Span, mentions: readonly T[]): T | undefined {
    const group = this.groupOf(item);
    if (group) {
      const within = nearest(
        item,
        mentions.filter((mention) => inside(mention, group)),
      );
      if (within) return within;
      return this.governing({ start: group.start, end: group.start }, mentions);
    }
    // A bracket without numbers of its own speaks of what stands before it.
    const outside = mentions.flatMap((mention): Placed<T>[] => {
      const own = this.groupOf(mention);
      if (!own) return [{ mention, start: mention.start, end: mention.end, bracketed: false }];
      return this.items.some((other) => inside(other, own))
        ? []
        : [{ mention, start: own.start, end: own.start, bracketed: true }];
    });
    const piece = this.pieceOf(item);
    const here = outside.filter((placed) => this.pieceOf(placed) === piece);
    const next = this.items.find((other) => other.start >= item.end);
    const upToNext = here.filter(
      ({ start, end }) => !next || this.pieceOf(next) !== piece || start < next.start || end <= item.start,
    );
    if (upToNext.length > 0) return nearest(item, upToNext)?.mention;
    return outside.filter((placed) => placed.end <= item.start && this.reaches(placed, item)).at(-1)?.mention;
  }

  /** A date that opens its clause holds for what follows; one at its end only for a number without a name of its own. */
  private reaches(mention: Placed<unknown>, item: Span): boolean {
    const from = this.pieceOf(mention);
    const lead = this.skeleton.slice(from.start, mention.start).replace(/\ue000/g, '');
    const length = hasCjk(this.reading.sentence) ? LEAD / 2 : LEAD;
    const first = ![...this.items, ...this.reading.names].some(
      ({ start, end }) => start >= from.start && end <= mention.start,
    );
    if (!mention.bracketed && first && lead.trim().length <= length) return true;
    const counted = this.items.some(
      (other) => this.pieceOf(other) === from && this.groupOf(other) === undefined,
    );
    if (counted) return false;
    const named = this.ownNames(item, this.level(item, this.reading.names)).length > 0;
    return !named && (from.segment === this.pieceOf(item).segment || this.onlyColon(mention, item));
  }

  /** "Gold, this week: -2.8%": a colon alone parts nothing. */
  private onlyColon(from: Span, to: Span): boolean {
    return findAll(STRONG, this.skeleton.slice(from.end, to.start)).every(({ text }) => /^[:：]$/.test(text));
  }

  directionOf(item: Span): Direction | undefined {
    const group = this.groupOf(item);
    const moves = this.reading.directions.filter(({ kind }) => kind !== 'gap');
    if (group) {
      const within = this.pick(
        item,
        moves.filter((mention) => inside(mention, group)),
      );
      return within ?? this.directionOf({ start: group.start, end: group.start });
    }
    const outside = moves.filter((mention) => this.groupOf(mention) === undefined);
    const piece = this.pieceOf(item);
    const own = this.pick(
      item,
      outside.filter((mention) => this.pieceOf(mention) === piece),
    );
    if (own) return own;
    const carried = outside
      .filter((mention) => mention.end <= item.start && this.carries(mention, item))
      .at(-1);
    if (carried) return { mention: carried, strict: false, adjacent: false };
    const following = outside.find(
      (mention) => mention.start >= item.end && this.pieceOf(mention).segment === piece.segment,
    );
    return following && { mention: following, strict: false, adjacent: false };
  }

  /** Over commas; and over a colon or semicolon, as in "Losses: gold 10.3%, silver 28.5%". */
  private carries(mention: Span, item: Span): boolean {
    return (
      /^[^.。!?！？]*$/u.test(this.skeleton.slice(mention.end, item.start).replace(/\ue000/g, '')) &&
      !/(?<![A-Za-zÀ-ɏ])(?:while|whereas|but|although|mientras|pero|aunque|während|aber|tandis que|mais|enquanto|mas)(?![A-Za-zÀ-ɏ])|而|但/iu.test(
        this.skeleton.slice(mention.end, item.start),
      )
    );
  }

  private pick(item: Span, moves: readonly DirectionMention[]): Direction | undefined {
    const before = moves.filter((move) => move.end <= item.start).at(-1);
    const after = moves.find((move) => move.start >= item.end);
    const clear = (from: number, to: number): boolean =>
      !this.items.some((other) => other.start >= from && other.end <= to);
    const wide = hasCjk(this.reading.sentence) ? 2 : 1;
    const near =
      before &&
      item.start - before.end <= ADJACENT_BEFORE / wide &&
      clear(before.end, item.start) &&
      !this.nameBetween(before, item);
    if (near) return { mention: before, strict: true, adjacent: true };
    if (
      after &&
      after.start - item.end <= ADJACENT_AFTER / wide &&
      clear(item.end, after.start) &&
      !this.nameBetween(item, after)
    ) {
      return { mention: after, strict: true, adjacent: true };
    }
    if (before) {
      const subject = this.reading.names.filter((name) => name.end <= item.start).at(-1);
      return {
        mention: before,
        strict: subject !== undefined && subject.end <= before.start,
        adjacent: false,
      };
    }
    return after && { mention: after, strict: false, adjacent: false };
  }

  private nameBetween(a: Span, b: Span): boolean {
    return this.reading.names.some((name) => name.start >= a.end && name.end <= b.start);
  }

  /** "above" or "below" in the item's piece. */
  gapOf(item: Span): DirectionMention | undefined {
    const piece = this.pieceOf(item);
    return nearest(
      item,
      this.reading.directions.filter((mention) => mention.kind === 'gap' && this.pieceOf(mention) === piece),
    );
  }
}

function nearest<T extends Span>(item: Span, mentions: readonly T[]): T | undefined {
  const distance = (mention: Span): number =>
    mention.end <= item.start ? item.start - mention.end : mention.start - item.end;
  return [...mentions].sort((a, b) => distance(a) - distance(b))[0];
}

/** A name with the ones that touch it. */
function touching(name: NameMention, all: readonly NameMention[], skeleton: string): NameMention[] {
  return all.filter((other) => {
    const [a, b] = other.start < name.start ? [other, name] : [name, other];
    return other === name || /^[\s-]*$/.test(skeleton.slice(a.end, b.start));
  });
}
