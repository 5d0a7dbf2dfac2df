import type { Keyv } from 'keyv';
import type { LiveEventStore } from '../events/live/store.ts';
import type { Warner } from '../log.ts';
import type { Alerts } from './alerts.ts';
import type { Backups } from './backup.ts';
import type { Chats } from './chats.ts';
import type { Counters } from './counters.ts';
import type { Deliveries } from './deliveries.ts';
import type { DigestRules } from './digest-rules.ts';
import type { DigestTexts } from './digest-texts.ts';
import type { KeptValue } from './kept-value.ts';
import type { Leases } from './leases.ts';
import type { Privacy } from './privacy.ts';
import type { RetentionLimits, Swept } from './retention.ts';
import type { SharedSeriesStore } from './series.ts';
import type { Views } from './views.ts';

/**
 * What the program remembers: one SQLite file, or a Postgres database that several processes share. Both behave
 * the same. What is written is on disk when its promise resolves. Every method may throw `StoreError`.
 */
export interface Store extends Backups, Privacy {
  readonly engine: 'sqlite' | 'postgres';
  /** Names this process in leases and claims. */
  readonly holder: string;
  readonly chats: Chats;
  readonly digestRules: DigestRules;
  readonly digestTexts: DigestTexts;
  readonly deliveries: Deliveries;
  readonly alerts: Alerts;
  readonly views: Views;
  readonly leases: Leases;
  readonly counters: Counters;
  /** A key-value store with `throwOnErrors`; times to live run on the clock of the store. */
  keyv(namespace: string): Keyv;
  /** One value of such a namespace that is read, changed and written in one step. */
  value(namespace: string, key: string): KeptValue;
  /** Loads all series. One per process. */
  series(): Promise<SharedSeriesStore>;
  /** Dated live news. One per process. */
  liveEvents(): LiveEventStore;
  /** Deletes what expired or is older than the limits, in small steps. To be called about every hour. */
  sweep(limits?: RetentionLimits): Promise<Swept>;
  /** Reads and writes one row; for readiness. */
  check(): Promise<void>;
  /** Waits for what is under way. Calls after it throw `closed`. */
  close(): Promise<void>;
}

export interface StoreParts {
  /** `postgres://…`. Undefined: the SQLite file. */
  readonly url?: string | undefined;
  /** Made with its folder when it is not there. Not touched with `url`. */
  readonly file: string;
  /** Ms since 1970. */
  readonly now: () => number;
  readonly log: Warner;
  /** Default: host, process id and a random part. */
  readonly holder?: string;
  /** Kept with the data, to say who made it. Default empty. */
  readonly programVersion?: string;
}
