import { join } from 'node:path';
import { stateFolderOf } from './live.ts';
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
    stopMs: values.STOP_SECONDS * 1_000,
  };
}
