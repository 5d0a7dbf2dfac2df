import { type Kysely, type Migration, sql } from 'kysely';
import { ALERT_STATES } from '../alerts.ts';
import { DELIVERY_STATES } from '../deliveries.ts';
import type { Engine } from '../engines/engine.ts';
import { VIEW_STATES } from '../views.ts';

/**
 * The steps that make the tables, by name in the order of the alphabet. A step that was released never changes;
 * what comes later is a new step. Each runs in the transaction of its migration.
 */
export function migrationsFor(kind: Engine['kind']): Readonly<Record<string, Migration>> {
  return {
    '0001-first-tables': { up: (db) => firstTables(db, kind) },
    '0002-live-events': { up: (db) => liveEvents(db, kind) },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: a step knows the tables of its own time only.
type AnyTables = any;

interface Maker {
  /**
   * Columns as `name:type`: t text, i integer, r double; `?` after the type: may be null. SQLite checks the
   * types of strict tables as Postgres does.
   */
  table(name: string, columns: string, keys: string, ...checks: string[]): Promise<void>;
  index(name: string, on: string): Promise<unknown>;
}

function makerOf(db: Kysely<AnyTables>, kind: Engine['kind']): Maker {
  const integer = kind === 'postgres' ? 'bigint' : 'integer';
  const real = kind === 'postgres' ? 'double precision' : 'real';
  const types = { t: 'text', i: integer, r: real } as const;
  return {
    table: async (name, columns, keys, ...checks) => {
      const lines = [...columns.trim().split(/\s+/), 'created_at:i'].map((column) => {
        const [, id, type, optional] = /^(\w+):([tir])(\?)?$/.exec(column)!;
        return `"${id}" ${types[type as keyof typeof types]}${optional ? '' : ' not null'}`;
      });
      const all = [...lines, `primary key (${keys})`, ...checks].join(', ');
      await sql.raw(`create table ${name} (${all})${kind === 'sqlite' ? ' strict' : ''}`).execute(db);
    },
    index: (name, on) => sql.raw(`create index ${name} on ${on}`).execute(db),
  };
}

async function firstTables(db: Kysely<AnyTables>, kind: Engine['kind']): Promise<void> {
  const { table, index } = makerOf(db, kind);
  const oneOf = (column: string, values: readonly string[]): string =>
    `check (${column} in (${values.map((value) => `'${value}'`).join(', ')}))`;

  await table('meta', 'key:t value:t', 'key');
  await table('sessions', 'holder:t host:t pid:i', 'holder');
  await table('kv', 'namespace:t key:t value:t expires_at:i? owner_user:t? owner_chat:t?', 'namespace, key');
  await index('kv_expires', 'kv (expires_at) where expires_at is not null');
  await index('kv_owner_user', 'kv (owner_user) where owner_user is not null');
  await index('kv_owner_chat', 'kv (owner_chat) where owner_chat is not null');
  await table('counters', 'key:t value:r expires_at:i', 'key');
  await index('counters_expires', 'counters (expires_at)');

  const place = 'platform:t chat_id:t thread_id:t';
  await table(
    'chats',
    `${place} language:t? paused_reason:t? paused_at:i? migrated_to:t? updated_at:i`,
    'platform, chat_id, thread_id',
  );
  await table(
    'digest_rules',
    `id:t ${place} time:t zone:t weekdays:t language:t length:t pictures:i framework:t? set_by:t active:i
     next_run_at:i? last_snapshot_key:t? updated_at:i`,
    'id',
  );
  await index('digest_rules_due', 'digest_rules (next_run_at) where active = 1');
  await index('digest_rules_chat', 'digest_rules (platform, chat_id)');
  await table(
    'deliveries',
    `id:t ${place} kind:t source_id:t event_key:t state:t due_at:i ready_at:i? expires_at:i? payload:t?
     attempts:i claim:t? claimed_by:t? lease_until:i? nonce:t message_ids:t error:t? updated_at:i`,
    'id',
    'unique (kind, source_id, platform, chat_id, thread_id, event_key)',
    oneOf('state', DELIVERY_STATES),
  );
  await index('deliveries_ready', 'deliveries (ready_at) where ready_at is not null');
  await index('deliveries_state', 'deliveries (state, updated_at)');
  await index('deliveries_source', 'deliveries (source_id, created_at)');
  await index('deliveries_chat', 'deliveries (platform, chat_id)');
  await table(
    'digest_texts',
    'framework:t language:t snapshot_key:t variant:t blocks:t',
    'framework, language, snapshot_key, variant',
  );
  await table(
    'alerts',
    `id:t ${place} user_id:t rule:t text:t language:t? state:t armed_value:r? last_value:r? last_fired_at:i?
     cooldown_ms:i muted_until:i? expires_at:i? updated_at:i`,
    'id',
    oneOf('state', ALERT_STATES),
  );
  await index('alerts_live', "alerts (id) where state <> 'expired'");
  await index('alerts_chat', 'alerts (platform, chat_id)');
  await index('alerts_user', 'alerts (platform, user_id)');
  await table(
    'views',
    `id:t made_at:i as_of:t window:t leader:t odds_db:r text:t falsifier:t by_date:t state:t resolved_at:i?
     resolved_value:r? note:t?`,
    'id',
    oneOf('state', VIEW_STATES),
  );
  await index('views_open', "views (by_date) where state = 'open'");
  await table('leases', 'name:t holder:t until_at:i', 'name');
  await table(
    'series',
    'source:t series:t publisher:t fetched_at:i days:t observed:t running:t? notes:t version:i',
    'source, series',
  );
  await index('series_version', 'series (version)');
  await table(
    'series_attempts',
    'source:t series:t tried_at:i tries:i duration_ms:r failure:t? version:i',
    'source, series',
  );
  await index('series_attempts_version', 'series_attempts (version)');
  await table(
    'series_revisions',
    'source:t series:t day:i from_value:r to_value:r seen_at:i',
    'source, series, day, seen_at',
  );
  await index('series_revisions_seen', 'series_revisions (seen_at)');
}

/** Dated news, which were a file of each process before. */
async function liveEvents(db: Kysely<AnyTables>, kind: Engine['kind']): Promise<void> {
  const { table, index } = makerOf(db, kind);
  await table('live_events', 'id:t public_at:i body:t? version:i', 'id');
  await index('live_events_version', 'live_events (version)');
  await index('live_events_public', 'live_events (public_at)');
  await table('live_sources', 'source:t spans:t reads:t? version:i', 'source');
}
