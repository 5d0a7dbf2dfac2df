import type { FurtherLanguage } from '../languages.ts';
import type { SaidUnit } from './amounts.ts';
import type { Order } from './order.ts';
import type { Phrase } from './phrases.ts';
import { de } from './typed/de.ts';
import { fr } from './typed/fr.ts';
import { ja } from './typed/ja.ts';
import { pt } from './typed/pt.ts';

/** What people type in one language to set an alert: lower case, as `normalise` leaves it. One file each in typed/. */
export interface AlertTyped {
  /** The first word behind /alert: "mute". */
  readonly orders: Readonly<Partial<Record<Order['what'], readonly string[]>>>;
  readonly phrases: Readonly<Partial<Record<Phrase, readonly string[]>>>;
  readonly units: Readonly<Partial<Record<SaidUnit, readonly string[]>>>;
  /** "Million": 1e6. */
  readonly factors: readonly (readonly [factor: number, names: readonly string[]])[];
  /** In the order of IDEAS: words for what, and for what it does. */
  readonly ideas: Readonly<
    Record<'funding' | 'volatility' | 'credit', readonly [what: readonly string[], does: readonly string[]]>
  >;
}

const TYPED: Readonly<Record<FurtherLanguage, AlertTyped>> = { de, fr, pt, ja };

export const FURTHER_TYPED: readonly AlertTyped[] = Object.values(TYPED);
