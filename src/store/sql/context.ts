import type { Kysely } from 'kysely';
import type { Engine } from '../engines/engine.ts';
import type { Tables } from './tables.ts';

/** What the tables need to work. */
export interface Context {
  readonly kind: Engine['kind'];
  readonly db: Kysely<Tables>;
  /** Ms since 1970. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly holder: string;
}
