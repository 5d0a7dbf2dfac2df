import { type Kysely, type Migration, Migrator, sql } from 'kysely';
import type { Engine } from '../engines/engine.ts';
import { FAILURE_WORDS } from '../engines/engine.ts';
import { StoreError } from '../failure.ts';
import type { Tables } from './tables.ts';

const STEPS_TABLE = 'kysely_migration';

/**
 * Brings the tables to the newest step, all at once or not at all: a crash in the middle leaves the old state.
 * Two processes that start together wait for each other.
 * @throws StoreError `newer` when steps were made that this program does not know, `refused` when the tables are
 * somebody else's.
 */
export async function migrate(
  engine: Engine,
  steps: Readonly<Record<string, Migration>>,
  place: string,
): Promise<void> {
  await refuseUnknown(engine.db, steps, place);
  const migrator = new Migrator({
    db: engine.db,
    provider: { getMigrations: async () => ({ ...steps }) },
    migrationTableName: STEPS_TABLE,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // Another process with a newer program may have migrated in between.
  await refuseUnknown(engine.db, steps, place);
  if (error instanceof StoreError) throw error;
  throw new StoreError('failed', `${place}: the tables could not be brought up to date`, { cause: error });
}

/** The steps that were made, oldest first. */
export async function stepsMade(db: Kysely<Tables>): Promise<readonly string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === STEPS_TABLE)) return [];
  const { rows } = await sql<{
    name: string;
  }>`select name from ${sql.table(STEPS_TABLE)} order by name`.execute(db);
  return rows.map(({ name }) => name);
}

async function refuseUnknown(
  db: Kysely<Tables>,
  steps: Readonly<Record<string, Migration>>,
  place: string,
): Promise<void> {
  const made = await stepsMade(db);
  const unknown = made.filter((name) => !(name in steps));
  if (unknown.length > 0)
    throw new StoreError('newer', `${place}: ${FAILURE_WORDS.newer} (it has ${unknown.at(-1)})`);
  if (made.length > 0) return;
  const strangers = (await db.introspection.getTables()).filter(({ name }) => name === 'deliveries');
  if (strangers.length > 0)
    throw new StoreError('refused', `${place}: it holds tables of another program. Name another place`);
}
