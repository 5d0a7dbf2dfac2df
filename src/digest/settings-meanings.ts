import type { Language } from '../answer/answer.ts';
import type { DigestLength } from './build.ts';

export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
export const WORK_DAYS: readonly number[] = [1, 2, 3, 4, 5];
export const WEEKEND: readonly number[] = [6, 7];

export const DIGEST_ACTIONS = ['on', 'off', 'now', 'status', 'preview'] as const;
export type DigestAction = (typeof DIGEST_ACTIONS)[number];

/** Why words are refused; said by settings-words.ts. */
export type Impossible =
  | 'often'
  | 'dates'
  | 'session'
  /** Another language than those of answers. */
  | 'language';

/** `night`: late in the evening, or the hours after midnight. */
export type HalfDay = 'am' | 'pm' | 'night';

/** What one word, or several that belong together, say. */
export type Meaning =
  | { readonly kind: 'action'; readonly action: DigestAction }
  /** `half`: "every morning". */
  | { readonly kind: 'days'; readonly days: readonly number[]; readonly half?: HalfDay }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'length'; readonly length: DigestLength }
  | { readonly kind: 'pictures' }
  /** "No pictures", "not on sundays". */
  | { readonly kind: 'not' }
  /** Behind days: "土日以外". */
  | { readonly kind: 'not-these' }
  | { readonly kind: 'yes' }
  /** Between two days: "to". */
  | { readonly kind: 'to' }
  /** Between two of the same kind: "and"; carries nothing else. */
  | { readonly kind: 'and' }
  | { readonly kind: 'half'; readonly half: HalfDay }
  /** A time of its own: noon, midnight. */
  | { readonly kind: 'clock'; readonly time: string }
  /** After a number: "o'clock". */
  | { readonly kind: 'oclock' }
  /** Minutes after a number of hours: "and a half". */
  | { readonly kind: 'minutes'; readonly minutes: number }
  /** Minutes before a number of hours: "half past". */
  | { readonly kind: 'past'; readonly minutes: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'weekly' }
  | { readonly kind: 'impossible'; readonly why: Impossible }
  | { readonly kind: 'filler' };

/** Without case and accents; Japanese marks of voicing count as accents. */
export const plain = (word: string): string =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");
