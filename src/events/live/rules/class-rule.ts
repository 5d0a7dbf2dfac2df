import type { EventRecord } from '../../record.ts';

type EventClass = EventRecord['class'];
type Direction = EventRecord['direction'];

export interface ClassRule {
  readonly class: EventClass;
  /** At least one must match. */
  readonly any: readonly RegExp[];
  /** And each of these. */
  readonly all?: readonly RegExp[];
  /** And none of these. */
  readonly not?: readonly RegExp[];
  /** The first that matches. Neutral otherwise: a direction is never guessed. */
  readonly directions?: readonly (readonly [RegExp, Direction])[];
  readonly kind?: EventRecord['kind'];
  /** Stands whatever the words of talk say. */
  readonly stage?: 'act' | 'talk' | 'routine';
}
