import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';

const run = promisify(execFile);
const BINARIES = '/usr/lib/postgresql';
const START_MS = 20_000;

export type TestPostgres =
  | {
      /** A database of its own, empty. */
      newDatabase(): Promise<string>;
      /** Where it comes from, for the name of the tests. */
      readonly from: string;
      stop(): Promise<void>;
    }
  | { readonly skipped: string };

/**
 * The server of TEST_DATABASE_URL, or one that is started from the binaries of the machine and thrown away.
 * Without either the reason is named.
 */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return databasesOn(given, 'TEST_DATABASE_URL');
  const bin = binaries();
  if (bin === undefined)
    return { skipped: 'no Postgres: TEST_DATABASE_URL is not set and /usr/lib/postgresql is not there' };
  try {
    return await startLocal(bin);
  } catch (error) {
    return { skipped: `the local Postgres did not start: ${(error as Error).message.split('\n')[0]}` };
  }
}

function binaries(): string | undefined {
  if (!existsSync(BINARIES)) return undefined;
  const versions = readdirSync(BINARIES).sort((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(BINARIES, version, 'bin')).find((bin) => existsSync(`${bin}/initdb`));
}

async function startLocal(bin: string): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-postgres-'));
  // It refuses to run as root.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const { stdout } = await run('id', ['-u', 'postgres']);
    const { stdout: group } = await run('id', ['-g', 'postgres']);
    const { chownSync } = await import('node:fs');
    chownSync(folder, Number(stdout), Number(group));
  }
  chmodSync(folder, 0o700);
  const [program, before] = asRoot ? ['setpriv', PRIVILEGES] : [undefined, []];
  const command = (name: string, args: readonly string[]): [string, string[]] =>
    program === undefined ? [join(bin, name), [...args]] : [program, [...before, join(bin, name), ...args]];
  const data = join(folder, 'data');
  await run(
    ...command('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '-N']),
  );
  const port = await freePort();
  const settings = ['listen_addresses=127.0.0.1', 'fsync=off', 'full_page_writes=off', 'max_connections=60'];
  const server = spawn(
    ...command('postgres', [
      '-D',
      data,
      '-p',
      String(port),
      '-k',
      folder,
      ...settings.flatMap((setting) => ['-c', setting]),
    ]),
    { stdio: 'ignore' },
  );
  // Also when no test ran and so nobody stops it.
  const atExit = (): void => {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', atExit);
  const stop = async (): Promise<void> => {
    process.off('exit', atExit);
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  try {
    await answers(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return databasesOn(url, 'a local server', stop);
}

/** It ends with this process, however that ends. */
const PRIVILEGES = ['--reuid=postgres', '--regid=postgres', '--init-groups', '--pdeathsig=INT'];

async function answers(url: string, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    try {
      return await query(url, 'select 1');
    } catch (error) {
      if (Date.now() > deadline || server.exitCode !== null) throw error;
      await sleep(50);
    }
  }
}

/** SIGINT: at once, clients are cut off. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const over = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await over;
}

/** `stop`: ends the server with all that is on it; without it the databases alone are dropped. */
function databasesOn(url: string, from: string, stop?: () => Promise<void>): TestPostgres {
  const made: string[] = [];
  let last = 0;
  return {
    from,
    newDatabase: async () => {
      const name = `undercurrent_test_${process.pid}_${Date.now().toString(36)}_${last++}`;
      await query(url, `create database ${name}`);
      made.push(name);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
    stop: async () => {
      if (stop) return stop();
      // Each waits for the disk; together they wait once.
      await Promise.all(made.map((name) => query(url, `drop database if exists ${name} with (force)`)));
    },
  };
}

async function query(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  // A server that is being stopped cuts the connection.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(text);
  } finally {
    await client.end();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
