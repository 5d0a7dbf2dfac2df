import {
  DIRECTION_RULES,
  type DirectionClass,
  NEGATION,
  NEGATION_AFTER,
  NOT_DIRECTION,
} from './direction-words.ts';
import { blank, findAll, overlaps, type Span, words } from './text.ts';

/** Words of direction in a sentence, with the sign they claim. */
export interface DirectionMention extends Span {
  readonly sign: -1 | 0 | 1;
  readonly kind: DirectionClass;
  readonly negated: boolean;
}

const COMPILED = DIRECTION_RULES.map(({ sign, kind, patterns }) => ({
  sign,
  kind,
  pattern: words(patterns),
}));
const EXCLUDED = words(NOT_DIRECTION);

/** How far back a negation reaches, in letters. */
const NEGATION_REACH = 26;

/** `text` has references, dates, names and numbers blanked, so that none of their words counts. */
export function findDirections(text: string): DirectionMention[] {
  const clean = blank(text, findAll(EXCLUDED, text));
  const found: DirectionMention[] = [];
  for (const { sign, kind, pattern } of COMPILED) {
    for (const match of findAll(pattern, clean)) {
      const longer = found.findIndex((other) => overlaps(other, match));
      if (longer !== -1) {
        const other = found[longer]!;
        if (other.end - other.start >= match.end - match.start) continue;
        found.splice(longer, 1);
      }
      const before = lastClause(clean.slice(Math.max(0, match.start - NEGATION_REACH), match.start));
      const negated = NEGATION.test(before) || NEGATION_AFTER.test(clean.slice(match.end, match.end + 14));
      found.push({ start: match.start, end: match.end, sign, kind, negated });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** A negation does not reach over a stop or a comma. */
function lastClause(text: string): string {
  return text.slice(Math.max(...[...',;:，；：。、—('].map((mark) => text.lastIndexOf(mark))) + 1);
}

/** The sign that a direction gives to the value of an indicator; undefined when it says nothing of it. */
export function signFor(
  { sign, kind }: Pick<DirectionMention, 'sign' | 'kind'>,
  subject: { readonly inverse: boolean; readonly rate: boolean; readonly signed: boolean },
): -1 | 0 | 1 | undefined {
  if (kind === 'gap') return subject.signed ? sign : undefined;
  // A sell-off in a bond lifts its yield; which of the two is meant is open.
  if (kind === 'price' && subject.rate) return undefined;
  return (subject.inverse ? -sign : sign) as -1 | 0 | 1;
}
