import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Migration } from 'kysely';
import { type Engine, FAILURE_WORDS } from './engines/engine.ts';
import type { After } from './engines/postgres-pool.ts';
import { StoreError } from './failure.ts';
import { createAlerts } from './sql/alerts.ts';
import { createBackups } from './sql/backup.ts';
import { createChats } from './sql/chats.ts';
import type { Context } from './sql/context.ts';
import { createCounters } from './sql/counters.ts';
import { createDeliveries } from './sql/deliveries.ts';
import { createDigestRules } from './sql/digest-rules.ts';
import { createDigestTexts } from './sql/digest-texts.ts';
import { createKeptValue } from './sql/kept-value.ts';
import { createKeyv } from './sql/key-values.ts';
import { createLeases } from './sql/leases.ts';
import { createLiveEvents } from './sql/live-events.ts';
import { migrate, stepsMade } from './sql/migrate.ts';
import { migrationsFor } from './sql/migrations.ts';
import { createPrivacy } from './sql/privacy.ts';
import { createScrubber, type Scrubber } from './sql/scrub.ts';
import { openSeries } from './sql/series.ts';
import { createSessions, type Sessions } from './sql/sessions.ts';
import { sweep } from './sql/sweep.ts';
import { createViews } from './sql/views.ts';
import type { Store, StoreParts } from './store.ts';

export interface OpenOptions {
  /** Default: all of this program's. Tests add steps that are to come. */
  readonly steps?: Readonly<Record<string, Migration>>;
  /** Default: real time. Of the limits to how long a Postgres server is waited for, and of later tries. */
  readonly after?: After;
}

/**
 * Opens the store, makes it at the first start and brings its tables up to date. After a crash a SQLite file is
 * checked before it is used.
 * @throws StoreError whose message names the file or server and what to do. Nothing is ever deleted.
 */
export async function openStore(parts: StoreParts, options: OpenOptions = {}): Promise<Store> {
  const { file, now, log, programVersion = '' } = parts;
  const engine = await openEngine(parts, options.after);
  const place = engine.kind === 'sqlite' ? `the database ${file}` : 'the Postgres database';
  const holder = parts.holder ?? `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const context: Context = { kind: engine.kind, db: engine.db, now, newId: randomUUID, holder };
  const sessions = createSessions(context);
  try {
    // Before anything is written to it.
    if (engine.kind === 'sqlite' && (await stepsMade(engine.db)).length > 0)
      await checkAfterCrash(engine, sessions, place, log);
    await migrate(engine, options.steps ?? migrationsFor(engine.kind), place);
    if (engine.kind === 'sqlite') await sessions.begin();
    await rememberProgram(context, programVersion);
  } catch (error) {
    const failed = await explained(engine, error, place);
    await engine.close();
    throw failed;
  }
  return storeOf(engine, context, sessions, createScrubber(context, log, options.after));
}

async function openEngine({ url, file, log }: StoreParts, after?: After): Promise<Engine> {
  // One of the two drivers is enough; each takes its time to load.
  if (url === undefined) return (await import('./engines/sqlite.ts')).openSqlite(file);
  return (await import('./engines/postgres.ts')).openPostgres(url, log, after);
}

function storeOf(engine: Engine, context: Context, sessions: Sessions, scrubber: Scrubber): Store {
  const { db, now, holder } = context;
  const privacy = createPrivacy(context);
  /** What was deleted is to be gone from the files as well. */
  const scrubbed = async <T>(deleting: Promise<T>): Promise<T> => {
    const deleted = await deleting;
    await scrubber.scrub();
    return deleted;
  };
  let closing: Promise<void> | undefined;
  return {
    engine: engine.kind,
    holder,
    chats: createChats(context),
    digestRules: createDigestRules(context),
    digestTexts: createDigestTexts(context),
    deliveries: createDeliveries(context),
    alerts: createAlerts(context),
    views: createViews(context),
    leases: createLeases(context),
    counters: createCounters(context),
    keyv: (namespace) => createKeyv(context, namespace),
    value: (namespace, key) => createKeptValue(context, namespace, key),
    series: () => openSeries(context),
    liveEvents: () => createLiveEvents(context),
    sweep: (limits) => scrubbed(sweep(context, limits)),
    dataOf: privacy.dataOf,
    forgetUser: (person) => scrubbed(privacy.forgetUser(person)),
    forgetChat: (chat) => scrubbed(privacy.forgetChat(chat)),
    ...createBackups(engine, context),
    check: async () => {
      const value = String(now());
      await db
        .insertInto('meta')
        .values({ key: 'checked', value, created_at: now() })
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
        .execute();
    },
    close: () => {
      closing ??= (async () => {
        scrubber.stop();
        // Without it the next start checks the file, which is slower but right.
        if (engine.kind === 'sqlite') await sessions.end().catch(() => undefined);
        await engine.close();
      })();
      return closing;
    },
  };
}

/** Whoever died with the database open may have died in the middle of a write of the machine. */
async function checkAfterCrash(
  engine: Engine,
  sessions: Sessions,
  place: string,
  log: StoreParts['log'],
): Promise<void> {
  const dead = await sessions.dead();
  if (dead.length === 0) return;
  const damage = await engine.damage();
  if (damage.length > 0) throw corrupt(place, damage);
  log.warn({ dead: dead.length }, 'the program did not end properly; the database was checked and is whole');
  await sessions.forget(dead);
}

/** An error while opening can be the first sign of damage. */
async function explained(engine: Engine, error: unknown, place: string): Promise<unknown> {
  if (error instanceof StoreError && error.failure !== 'failed') return error;
  const damage = await engine.damage().catch(() => []);
  return damage.length > 0 ? corrupt(place, damage, error) : error;
}

function corrupt(place: string, damage: readonly string[], cause?: unknown): StoreError {
  const first = damage[0]?.split('\n')[0] ?? '';
  return new StoreError('corrupt', `${place}: ${FAILURE_WORDS.corrupt} (${first})`, { cause });
}

async function rememberProgram({ db, now }: Context, version: string): Promise<void> {
  await db
    .insertInto('meta')
    .values({ key: 'program-version', value: version, created_at: now() })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: version }))
    .execute();
}
