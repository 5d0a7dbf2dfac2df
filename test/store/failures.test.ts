import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterAll, afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { StoreError } from '../../src/store/failure.ts';
import { openStore } from '../../src/store/open.ts';
import { migrationsFor } from '../../src/store/sql/migrations.ts';
import type { Store } from '../../src/store/store.ts';
import { startPostgres } from './postgres-server.ts';

const asRoot = process.getuid?.() === 0;
const log = { warn: () => undefined };
const LIMIT_MS = 30_000;

let folder = '';
let file = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undercurrent-failures-'));
  file = join(folder, 'undercurrent.db');
});
afterEach(() => {
  chmodSync(folder, 0o700);
  rmSync(folder, { recursive: true, force: true });
});

const open = (at = file): Promise<Store> => openStore({ file: at, now: Date.now, log });

/** What a person reads: one line, with the place. */
async function refused(opening: Promise<unknown>, failure: string, place = file): Promise<StoreError> {
  const error: unknown = await opening.then(
    () => new Error('it did not fail'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  const told = error as StoreError;
  expect(told).toMatchObject({ code: 'STORE_FAILED', failure });
  expect(told.message).not.toContain('\n');
  expect(told.message).toContain(place);
  return told;
}

/** A file with 200 values, closed, and more pages than one. */
async function filled(at = file): Promise<void> {
  const store = await open(at);
  await store.keyv('n').setMany(numbered(200));
  await store.close();
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ key: `key ${i}`, value: 'x'.repeat(200) }));

describe('a SQLite file', () => {
  it('is made with its folders, for the eyes of its owner alone', async () => {
    const deep = join(folder, 'a', 'b', 'undercurrent.db');
    await (await open(deep)).close();
    expect(statSync(deep).mode & 0o777).toBe(0o600);
    // The file alone is whole.
    const log = `${deep}-wal`;
    expect(existsSync(log) ? statSync(log).size : 0).toBe(0);
  });

  it('that is no database is named and left as it is', async () => {
    const text = 'not a database, but somebody wants to keep it. '.repeat(100);
    writeFileSync(file, text);
    const { message } = await refused(open(), 'corrupt');
    expect(message).toContain('left as it is');
    expect(readFileSync(file, 'utf8')).toBe(text);
  });

  it('whose place is a folder, or below a file, is named', async () => {
    mkdirSync(file);
    await refused(open(), 'read-only');
    writeFileSync(join(folder, 'plain'), '');
    await refused(open(join(folder, 'plain', 'x.db')), 'read-only', 'plain');
  });

  it.each([
    ['cut in half', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    [
      'overwritten in the middle',
      (bytes: Buffer) => Buffer.from(bytes).fill(0x5a, 8_192, bytes.length - 8_192),
    ],
    ['with a broken head', (bytes: Buffer) => Buffer.from(bytes).fill(0, 0, 512)],
  ] as const)('%s after a crash is not used, and left as it is', async (_, spoil) => {
    await filled();
    const database = new DatabaseSync(file);
    // A process of this machine that is no longer there: 0 is nobody's id to ask for, so one above the largest.
    database.exec(
      `insert into sessions values ('dead', '${(await import('node:os')).hostname()}', 4194305, 1)`,
    );
    database.close();
    writeFileSync(file, spoil(readFileSync(file)));
    const before = readFileSync(file);
    const { message } = await refused(open(), 'corrupt');
    expect(message).toContain('restore a backup');
    // The journal mode stands in its head and may be set; no page of data is touched.
    expect(readFileSync(file).subarray(4_096).equals(before.subarray(4_096))).toBe(true);
  });

  it('of a newer program is refused and not changed', async () => {
    const later = await openStore(
      { file, now: Date.now, log },
      {
        steps: {
          ...migrationsFor('sqlite'),
          '9999-later': {
            up: (db) => db.schema.createTable('later').addColumn('id', 'text').execute(),
          },
        },
      },
    );
    await later.close();
    const { message } = await refused(open(), 'newer');
    expect(message).toContain('made by a newer version of the program; update the program');
    expect(message).toContain('9999-later');
  });

  it('of another program is refused', async () => {
    const database = new DatabaseSync(file);
    database.exec('create table deliveries (id text)');
    database.close();
    await refused(open(), 'refused');
  });

  it(
    'that another process locks is waited for, then named; afterwards it works',
    async () => {
      const store = await open();
      const other = new DatabaseSync(file);
      other.exec('BEGIN IMMEDIATE');
      const waiting = store.keyv('n').set('patient', 1);
      setTimeout(() => other.exec('ROLLBACK'), 300);
      await waiting;
      other.exec('BEGIN IMMEDIATE');
      let ticks = 0;
      const timer = setInterval(() => ticks++, 10);
      await Promise.all([
        refused(store.deliveries.claimNext({ limit: 1, leaseMs: 1 }), 'locked'),
        refused(open(), 'locked'),
      ]);
      clearInterval(timer);
      // The program goes on meanwhile: of 500 ticks in 5 seconds most came, on a busy machine too.
      expect(ticks).toBeGreaterThan(100);
      // Reading needs no lock.
      expect(await store.keyv('n').get('patient')).toBe(1);
      other.exec('ROLLBACK');
      other.close();
      await store.keyv('n').set('key', 2);
      expect(await store.keyv('n').get('key')).toBe(2);
      await store.close();
    },
    LIMIT_MS,
  );

  it.skipIf(asRoot)('in a folder that cannot be written is named', async () => {
    await filled();
    chmodSync(file, 0o400);
    chmodSync(folder, 0o500);
    await refused(open(), 'read-only');
    await refused(open(join(folder, 'new', 'x.db')), 'read-only', 'new');
  });

  it('keeps what it has after it was closed, and refuses calls', async () => {
    const store = await open();
    await store.keyv('n').set('key', 1);
    await Promise.all([store.close(), store.close()]);
    await refused(store.check(), 'closed');
    await refused(store.keyv('n').get('key'), 'closed');
    const again = await open();
    expect(await again.keyv('n').get('key')).toBe(1);
    await again.close();
  });
});

/** A file system of its own, to fill it and to make it read-only. Undefined where that is not allowed. */
function mounted(): string | undefined {
  if (!asRoot) return undefined;
  const place = mkdtempSync(join(tmpdir(), 'undercurrent-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', place], { stdio: 'pipe' });
    disks.push(place);
    return place;
  } catch {
    rmSync(place, { recursive: true });
    return undefined;
  }
}

const disks: string[] = [];
const canMount = mounted() !== undefined;
afterAll(() => {
  for (const place of disks) {
    execFileSync('umount', ['--lazy', place]);
    rmSync(place, { recursive: true });
  }
});

describe.skipIf(!canMount)('a small disk (needs root and mount)', () => {
  it('that is full is named; nothing that was acknowledged is lost, and it goes on when there is room', async () => {
    const disk = mounted()!;
    const at = join(disk, 'full', 'undercurrent.db');
    const store = await open(at);
    const kept = store.keyv('n');
    let written = 0;
    const error = await (async () => {
      for (; ; written++) await kept.set(`key ${written}`, 'x'.repeat(8_000));
    })().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ failure: 'disk-full' });
    expect((error as Error).message).toContain('no room left on the disk');
    expect(written).toBeGreaterThan(20);
    // Statements that return rows, and transactions.
    await refused(
      store.deliveries.plan(
        Array.from({ length: 400 }, (_, i) => ({
          kind: 'digest',
          sourceId: 'r'.repeat(2_000),
          platform: 'p',
          chatId: String(i),
          eventKey: 'e',
        })),
      ),
      'disk-full',
      at,
    );
    for (let i = 0; i < written; i++) expect(await kept.has(`key ${i}`)).toBe(true);
    execFileSync('mount', ['-o', 'remount,size=8m', disk]);
    await kept.set('key after', 1);
    expect(await kept.get('key after')).toBe(1);
    await store.close();
    const again = await open(at);
    expect(await again.keyv('n').has(`key ${written - 1}`)).toBe(true);
    await again.close();
  });

  it('that is full from the start is named', async () => {
    const disk = mounted()!;
    const filler = join(disk, 'filler');
    try {
      writeFileSync(filler, Buffer.alloc(4 * 1024 * 1024));
    } catch {
      // It is full now.
    }
    await refused(open(join(disk, 'new.db')), 'disk-full', 'new.db');
    rmSync(filler);
  });

  it('that can only be read is named, with a file and without', async () => {
    const disk = mounted()!;
    const at = join(disk, 'undercurrent.db');
    await filled();
    copyFileSync(file, at);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    try {
      await refused(open(at), 'read-only', at);
      await refused(open(join(disk, 'deep', 'new.db')), 'read-only', 'new.db');
    } finally {
      execFileSync('mount', ['-o', 'remount,rw', disk]);
    }
    await (await open(at)).close();
  });
});

describe('a Postgres database', () => {
  it('that does not answer is named, without the password', async () => {
    const url = 'postgres://user:hunter2hunter2@127.0.0.1:1/nothing';
    const opening = openStore({ url, file, now: Date.now, log });
    const { message } = await refused(opening, 'unreachable', 'Check DATABASE_URL');
    expect(message).not.toContain('hunter2');
    expect(existsSync(file)).toBe(false);
  });

  // Codes: https://www.postgresql.org/docs/current/errcodes-appendix.html
  it.each([
    ['28P01', 'password authentication failed for user "u"', 'refuses the user or the password'],
    ['28000', 'no pg_hba.conf entry for host "10.0.0.1"', 'does not let this user in'],
    ['3D000', 'database "x" does not exist', 'no database of that name'],
    ['53300', 'sorry, too many clients already', 'no connection left'],
    ['57P03', 'the database system is starting up', 'starting or stopping'],
  ])('that refuses with %s says so, without the password', async (code, said, words) => {
    const fields = `SFATAL\0C${code}\0M${said}\0\0`;
    const length = Buffer.alloc(4);
    length.writeInt32BE(fields.length + 4);
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(Buffer.concat([Buffer.from('E'), length, Buffer.from(fields)])));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const url = `postgres://u:hunter2hunter2@127.0.0.1:${port}/x`;
    const { message } = await refused(openStore({ url, file, now: Date.now, log }), 'unreachable', words);
    expect(message).toContain(said);
    expect(message).not.toContain('does not answer');
    expect(message).not.toContain('hunter2');
  });

  it('that is something else is named', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const opening = openStore({ url: `postgres://u:p@127.0.0.1:${port}/x`, file, now: Date.now, log });
    await refused(opening, 'unreachable', 'Postgres');
    server.close();
  });

  it(
    'that does not exist, stops, or is newer is named; when it is back the store goes on',
    async ({ skip }) => {
      const server = await startPostgres();
      if ('skipped' in server) return skip(server.skipped);
      onTestFinished(() => server.stop());
      const url = await server.newDatabase();
      const missing = new URL(url);
      missing.pathname = '/nothing-of-that-name';
      await refused(
        openStore({ url: missing.href, file, now: Date.now, log }),
        'unreachable',
        'does not exist',
      );
      const warnings: string[] = [];
      const store = await openStore({
        url,
        file,
        now: Date.now,
        log: { warn: (_, message) => void warnings.push(message) },
      });
      await store.keyv('n').set('key', 1);
      // As when the server restarts: every connection is cut.
      const { Client } = (await import('pg')).default;
      const admin = new Client({ connectionString: url });
      await admin.connect();
      await admin.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
      await expect.poll(() => warnings.length).toBeGreaterThan(0);
      expect(await store.keyv('n').get('key')).toBe(1);
      await admin.query("insert into kysely_migration values ('0999-later', '2030-01-01T00:00:00.000Z')");
      await admin.end();
      await refused(openStore({ url, file, now: Date.now, log }), 'newer', '0999-later');
      await store.close();
      await refused(store.check(), 'closed', 'Postgres');
    },
    LIMIT_MS,
  );
});
