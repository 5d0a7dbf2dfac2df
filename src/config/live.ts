import { homedir } from 'node:os';
import { join } from 'node:path';
import { type Complain, secretOf } from './secrets.ts';
import type { Values } from './variables.ts';

export interface LiveConfig {
  /** Where observations, news and settings are kept. */
  readonly stateFolder: string;
  /** Ids of sources that are never asked. */
  readonly off: readonly string[];
  /** By variable name, as far as they are set. Secrets, except SEC_CONTACT. */
  readonly keys: Readonly<Record<string, string | undefined>>;
  /** An address that answers for every source: a caching proxy, a replay. */
  readonly mirror?: string;
  readonly proxies: { readonly https?: string; readonly http?: string; readonly no?: string };
  /** How long a question waits for a first read of everything. */
  readonly waitMs: number;
}

/** Undefined with UNDERCURRENT_MODE=recorded, or with a folder of one's own data. */
export function liveOf(
  values: Values,
  set: Readonly<Record<string, string | undefined>>,
  complain: Complain,
): { readonly live?: LiveConfig } {
  const keys = {
    FRED_API_KEY: secretOf('FRED_API_KEY', set, complain),
    ALPHA_VANTAGE_API_KEY: secretOf('ALPHA_VANTAGE_API_KEY', set, complain),
    COINGECKO_API_KEY: secretOf('COINGECKO_API_KEY', set, complain),
    SEC_CONTACT: values.SEC_CONTACT,
  };
  if (values.UNDERCURRENT_MODE === 'recorded' || values.UNDERCURRENT_DATA !== undefined) return {};
  // Both spellings are in use; curl and others read the lower one first.
  const proxies = {
    https: set.https_proxy ?? set.HTTPS_PROXY,
    http: set.http_proxy ?? set.HTTP_PROXY,
    no: set.no_proxy ?? set.NO_PROXY,
  };
  return {
    live: {
      stateFolder: stateFolderOf(values, set),
      off: values.SOURCES_OFF ?? [],
      keys,
      ...(values.SOURCES_MIRROR === undefined ? {} : { mirror: values.SOURCES_MIRROR }),
      proxies: {
        ...(proxies.https === undefined ? {} : { https: proxies.https }),
        ...(proxies.http === undefined ? {} : { http: proxies.http }),
        ...(proxies.no === undefined ? {} : { no: proxies.no }),
      },
      waitMs: values.LIVE_WAIT_MS,
    },
  };
}

/** UNDERCURRENT_STATE, or the usual place of the XDG base directories. */
export function stateFolderOf(values: Values, set: Readonly<Record<string, string | undefined>>): string {
  return (
    values.UNDERCURRENT_STATE ??
    join(set.XDG_STATE_HOME ?? join(set.HOME ?? homedir(), '.local', 'state'), 'undercurrent')
  );
}
