import { execFile, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const BINARIES = '/usr/lib/postgresql';

/** A server of its own, as careful with the disk as a real one, that can be stopped and started again. */
export interface PostgresCluster {
  readonly url: string;
  /** Clients are cut off, as by an operator's `restart -m immediate`: also what was under way is lost. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Undefined where the machine has no Postgres. */
export async function startCluster(): Promise<PostgresCluster | undefined> {
  if (!existsSync(BINARIES)) return undefined;
  const bin = join(BINARIES, readdirSync(BINARIES).sort().at(-1)!, 'bin');
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-cluster-'));
  const data = join(folder, 'data');
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    const { stdout: uid } = await run('id', ['-u', 'postgres']);
    const { stdout: gid } = await run('id', ['-g', 'postgres']);
    chownSync(folder, Number(uid), Number(gid));
  }
  chmodSync(folder, 0o700);
  const call = async (name: string, args: readonly string[]): Promise<void> => {
    const [program, all] = asRoot
      ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--init-groups', join(bin, name), ...args]]
      : [join(bin, name), [...args]];
    await new Promise<void>((resolve, reject) => {
      // Its output would keep a pipe open for as long as the server lives.
      const child = spawn(program, all, { stdio: 'ignore' });
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${name} ended with ${code}`))));
    });
  };
  await call('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C']);
  const port = await freePort();
  const options = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1`;
  const start = (): Promise<void> =>
    call('pg_ctl', ['-D', data, '-w', '-t', '60', '-l', join(folder, 'log'), '-o', options, 'start']);
  const stop = (): Promise<void> => call('pg_ctl', ['-D', data, '-w', '-m', 'immediate', 'stop']);
  await start();
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    restart: async () => {
      await stop();
      await start();
    },
    close: async () => {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
