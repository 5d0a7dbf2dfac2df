import { UndercurrentError, type UndercurrentErrorOptions } from '../errors.ts';

export type StoreFailure =
  /** No room for what should be written. What was acknowledged before stays. */
  | 'disk-full'
  /** The file, its folder or the database refuses writes. */
  | 'read-only'
  /** Another process held it for longer than the wait. Trying again later is right. */
  | 'locked'
  /** The file is damaged, or is no database. It is left as it is. */
  | 'corrupt'
  /** The database server does not answer, or refuses the login. */
  | 'unreachable'
  /** Made by a newer version of the program. */
  | 'newer'
  /** A rule of a table was broken: a bug of the caller or of the store. */
  | 'refused'
  /** A backup that cannot be read, or a store that is not empty. */
  | 'backup'
  | 'closed'
  | 'failed';

const PASSING: ReadonlySet<StoreFailure> = new Set(['unreachable', 'locked']);

/** The store cannot do what it was asked for. The message is one line and holds no secret. */
export class StoreError extends UndercurrentError {
  /** Decide by this. */
  readonly failure: StoreFailure;

  constructor(failure: StoreFailure, message: string, options?: UndercurrentErrorOptions) {
    super('STORE_FAILED', message, { passing: PASSING.has(failure), ...options });
    this.failure = failure;
  }
}
