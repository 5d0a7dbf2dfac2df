import type { Insertable, Selectable } from 'kysely';
import type { AlertState } from '../alerts.ts';
import type { DeliveryKey, DeliveryState } from '../deliveries.ts';
import type { ViewState } from '../views.ts';

/**
 * The rows as they are in the database, the same on both engines: text, integers (times: ms since 1970, truth:
 * 0 or 1), doubles; JSON as text. An absent thread is an empty text, so that keys with it are unique.
 */
export interface Tables {
  meta: MetaTable;
  sessions: SessionTable;
  kv: KvTable;
  counters: CounterTable;
  chats: ChatTable;
  digest_rules: DigestRuleTable;
  deliveries: DeliveryTable;
  digest_texts: DigestTextTable;
  alerts: AlertTable;
  views: ViewTable;
  leases: LeaseTable;
  series: SeriesTable;
  series_attempts: SeriesAttemptTable;
  series_revisions: SeriesRevisionTable;
  live_events: LiveEventTable;
  live_sources: LiveSourceTable;
}

/** Facts about the database itself. */
interface MetaTable {
  key: string;
  value: string;
  created_at: number;
}

/** Processes that have the database open. One that stays behind died. */
interface SessionTable {
  holder: string;
  host: string;
  pid: number;
  created_at: number;
}

interface KvTable {
  namespace: string;
  key: string;
  /** JSON. */
  value: string;
  expires_at: number | null;
  /** `platform:id` of the person and the chat that it is about, to find it when they leave. */
  owner_user: string | null;
  owner_chat: string | null;
  created_at: number;
}

interface CounterTable {
  key: string;
  value: number;
  expires_at: number;
  created_at: number;
}

export interface PlaceColumns {
  platform: string;
  chat_id: string;
  thread_id: string;
}

interface ChatTable extends PlaceColumns {
  language: string | null;
  paused_reason: string | null;
  paused_at: number | null;
  migrated_to: string | null;
  created_at: number;
  updated_at: number;
}

interface DigestRuleTable extends PlaceColumns {
  id: string;
  time: string;
  zone: string;
  /** JSON: numbers. */
  weekdays: string;
  language: string;
  length: string;
  pictures: number;
  framework: string | null;
  set_by: string;
  active: number;
  next_run_at: number | null;
  last_snapshot_key: string | null;
  created_at: number;
  updated_at: number;
}

interface DeliveryTable extends PlaceColumns {
  id: string;
  kind: DeliveryKey['kind'];
  source_id: string;
  event_key: string;
  state: DeliveryState;
  due_at: number;
  /** When it may be claimed: the due time while waiting, the end of the lease while claimed, else null. */
  ready_at: number | null;
  expires_at: number | null;
  payload: string | null;
  attempts: number;
  claim: string | null;
  claimed_by: string | null;
  lease_until: number | null;
  nonce: string;
  /** JSON: texts. */
  message_ids: string;
  error: string | null;
  created_at: number;
  updated_at: number;
}

interface DigestTextTable {
  framework: string;
  language: string;
  snapshot_key: string;
  variant: string;
  blocks: string;
  created_at: number;
}

interface AlertTable extends PlaceColumns {
  id: string;
  user_id: string;
  rule: string;
  text: string;
  language: string | null;
  state: AlertState;
  armed_value: number | null;
  last_value: number | null;
  last_fired_at: number | null;
  cooldown_ms: number;
  muted_until: number | null;
  expires_at: number | null;
  created_at: number;
  updated_at: number;
}

interface ViewTable {
  id: string;
  made_at: number;
  as_of: string;
  window: string;
  leader: string;
  odds_db: number;
  text: string;
  /** JSON. */
  falsifier: string;
  /** Last day of the falsifier, to find what is to be scored. */
  by_date: string;
  state: ViewState;
  resolved_at: number | null;
  resolved_value: number | null;
  note: string | null;
  created_at: number;
}

interface LeaseTable {
  name: string;
  holder: string;
  until_at: number;
  created_at: number;
}

interface SeriesTable {
  source: string;
  series: string;
  publisher: string;
  fetched_at: number;
  /** JSON: day numbers, and one value each. */
  days: string;
  observed: string;
  running: string | null;
  notes: string;
  /** Of the change that wrote it: what is newer than what a process knows. */
  version: number;
  created_at: number;
}

interface SeriesAttemptTable {
  source: string;
  series: string;
  tried_at: number;
  tries: number;
  duration_ms: number;
  failure: string | null;
  version: number;
  created_at: number;
}

interface SeriesRevisionTable {
  source: string;
  series: string;
  day: number;
  from_value: number;
  to_value: number;
  seen_at: number;
  created_at: number;
}

interface LiveEventTable {
  id: string;
  public_at: number;
  /** JSON of the record with what stands behind it; null when it is gone, for processes that still have it. */
  body: string | null;
  /** Of the change that wrote it. */
  version: number;
  created_at: number;
}

interface LiveSourceTable {
  source: string;
  /** JSON: the stretches of time that it was read over. */
  spans: string;
  /** JSON: when it was asked last and how that went. */
  reads: string | null;
  version: number;
  created_at: number;
}

export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;
export type NewRow<Name extends keyof Tables> = Insertable<Tables[Name]>;
