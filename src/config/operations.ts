import { join } from 'node:path';
import { DEFAULT_RETENTION, type RetentionLimits } from '../store/retention.ts';
import { stateFolderOf } from './live.ts';
import type { Complain } from './secrets.ts';
import type { ROLES, Values } from './variables.ts';

export type Role = (typeof ROLES)[number];

export interface StoreConfig {
  /** Postgres. A secret: it holds a password. Absent: the SQLite file. */
  readonly url?: string;
  /** The SQLite file; not touched with `url`. */
  readonly file: string;
}

export interface OperationsConfig {
  readonly role: Role;
  readonly store: StoreConfig;
  /** Absent: nothing listens. */
  readonly http?: { readonly host: string; readonly port: number };
  /** For the sweep. */
  readonly retention: RetentionLimits;
  /** How long a stop may take before what is left is cut off. */
  readonly stopMs: number;
}

export function operationsOf(
  values: Values,
  set: Readonly<Record<string, string | undefined>>,
  databaseUrl: string | undefined,
): OperationsConfig {
  const { HTTP_PORT: port, HTTP_HOST: host } = values;
  return {
    role: values.UNDERCURRENT_ROLE,
    store: {
      ...(databaseUrl === undefined ? {} : { url: databaseUrl }),
      file: join(stateFolderOf(values, set), 'undercurrent.db'),
    },
    ...(port === undefined ? {} : { http: { host, port } }),
    retention: {
      ...DEFAULT_RETENTION,
      deliveryDays: values.DELIVERY_DAYS,
      deadLetterDays: values.DEAD_LETTER_DAYS,
    },
    stopMs: values.STOP_SECONDS * 1_000,
  };
}

/** A sent digest that is forgotten while it may still be caught up would be sent a second time. */
export function checkRetention(values: Values, complain: Complain): void {
  const { DELIVERY_DAYS: days, DIGEST_CATCH_UP_HOURS: hours } = values;
  if (days * 24 <= hours)
    complain('DELIVERY_DAYS', `it must be longer than DIGEST_CATCH_UP_HOURS, which is ${hours} hours`);
}
