import { DatabaseSync } from '@photostructure/sqlite';
import pg from 'pg';

/** What is kept for days by design must not hide what should leave within hours. */
const KEYS = `select 'kv ' || namespace || case when namespace = 'chat' then ' ' || KIND else '' end as name,
  count(*) as n from kv group by 1`;
const FAILED = `select platform || ' ' || kind || ' ' || coalesce(error, '') as name, count(*) as n from deliveries where state = 'failed' group by 1`;

/** Looks into the database of the program from outside, so that the look is no part of what is measured. */
export interface Rows {
  count(): Promise<{
    readonly rows: Readonly<Record<string, number>>;
    readonly deliveries: Readonly<Record<string, number>>;
    /** Reasons of deliveries that were given up. */
    readonly failed: Readonly<Record<string, number>>;
  }>;
  /** Ends one of the program's connections, where there are any. */
  cut(): Promise<void>;
  close(): Promise<void>;
}

const DELIVERIES = `select platform || ' ' || kind || ' ' || state as name, count(*) as n from deliveries group by 1`;

interface Counted {
  readonly name: string;
  readonly n: number | string;
}

const asRecord = (counted: readonly Counted[]): Record<string, number> =>
  Object.fromEntries(counted.map(({ name, n }) => [name, Number(n)]));

function sqliteRows(file: string): Rows {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 2_000 });
  const all = (sql: string): readonly Counted[] => database.prepare(sql).all() as Counted[];
  return {
    count: async () => {
      const tables = all(
        `select name, 0 as n from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
      ).map(({ name }) => name);
      const each = tables.map((name) => `select '${name}' as name, count(*) as n from "${name}"`);
      const keys = KEYS.replace('KIND', `substr(key, 1, instr(key || ':', ':') - 1)`);
      return {
        rows: { ...asRecord(all(each.join(' union all '))), ...asRecord(all(keys)) },
        deliveries: asRecord(all(DELIVERIES)),
        failed: asRecord(all(FAILED)),
      };
    },
    cut: async () => undefined,
    close: async () => database.close(),
  };
}

async function postgresRows(url: string): Promise<Rows> {
  const client = new pg.Client({ connectionString: url, application_name: 'soak' });
  await client.connect();
  const all = async (sql: string): Promise<readonly Counted[]> =>
    (await client.query<{ name: string; n: string }>(sql)).rows;
  return {
    count: async () => {
      const tables = await all(
        `select quote_ident(schemaname) || '.' || quote_ident(tablename) as name, 0 as n from pg_tables
         where schemaname not in ('pg_catalog', 'information_schema')`,
      );
      const each = tables.map(({ name }) => `select '${name}' as name, count(*) as n from ${name}`);
      const connections = await all(
        `select 'connections of ' || application_name as name, count(*) as n from pg_stat_activity
         where application_name like 'undercurrent%' group by 1`,
      );
      return {
        rows: {
          ...asRecord(await all(each.join(' union all '))),
          ...asRecord(await all(KEYS.replace('KIND', `split_part(key, ':', 1)`))),
          ...asRecord(connections),
        },
        deliveries: asRecord(await all(DELIVERIES)),
        failed: asRecord(await all(FAILED)),
      };
    },
    cut: async () => {
      await client.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'undercurrent' limit 1`,
      );
    },
    close: () => client.end(),
  };
}

export const openRows = async (file: string, url: string | undefined): Promise<Rows> =>
  url === undefined ? sqliteRows(file) : postgresRows(url);
