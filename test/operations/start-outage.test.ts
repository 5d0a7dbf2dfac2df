import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { projectFile } from '../../src/index.ts';
import { startTelegramServer } from '../fakes/telegram/server.ts';
import { startPostgres } from '../store/postgres-server.ts';

/** The program is there before what it needs: it waits, and then works. */

const START = projectFile('adapters', 'start.ts');
const children: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'undercurrent-outage-'));
const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const close of closers.splice(0).toReversed()) await close();
});
const postgres = await startPostgres();
const skipped = 'skipped' in postgres ? postgres.skipped : undefined;
if (skipped) console.warn(`a database that comes later is not tested here: ${skipped}`);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  if (!('skipped' in postgres)) await postgres.stop();
});

/** A port that nobody listens at, until it is opened to another one. */
async function door(toPort: number): Promise<{ readonly port: number; open(): Promise<void> }> {
  const listen = (server: Server, port: number): Promise<void> =>
    new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const first = createServer();
  await listen(first, 0);
  const { port } = first.address() as AddressInfo;
  await new Promise((resolve) => first.close(resolve));
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const other = connect(toPort, '127.0.0.1');
    for (const [one, two] of [
      [socket, other],
      [other, socket],
    ] as const) {
      sockets.add(one);
      one.pipe(two);
      one.on('error', () => two.destroy());
    }
  });
  closers.push(async () => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  });
  return { port, open: () => listen(server, port) };
}

function program(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--import', 'tsx', START], {
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      UNDERCURRENT_STATE: mkdtempSync(join(folder, 'state-')),
      UNDERCURRENT_MODE: 'recorded',
      LOG_LEVEL: 'silent',
      ...env,
    },
  });
  children.push(child);
  let text = '';
  const hears = new Set<() => void>();
  child.stderr.on('data', (piece: Buffer) => {
    text += piece.toString();
    for (const hear of hears) hear();
  });
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  return {
    child,
    exited,
    output: () => text,
    says: (words: string) =>
      new Promise<void>((resolve, reject) => {
        const look = (): void => {
          if (text.includes(words)) resolve();
        };
        hears.add(look);
        look();
        void exited.then((code) => reject(new Error(`ended with ${code}: ${text}`)));
      }),
  };
}

async function telegramBehindADoor() {
  const telegram = await startTelegramServer();
  closers.push(() => telegram.close());
  const way = await door(Number(new URL(telegram.apiRoot).port));
  const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: `http://127.0.0.1:${way.port}` };
  return { telegram, way, env };
}

describe('a program that is started before what it needs', () => {
  it('waits for Telegram, and then serves', { timeout: 60_000 }, async () => {
    const { telegram, way, env } = await telegramBehindADoor();
    const running = program(env);
    await running.says('Telegram cannot be reached');
    await running.says('Trying again until it works.');
    await way.open();
    await running.says('ready: telegram');
    const person = telegram.person();
    person.say('/help');
    await person.waitFor(({ text = '' }) => text.includes('/why'));
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
    expect(running.output()).not.toContain(telegram.token);
    expect(running.output().match(/cannot be reached/g)).toHaveLength(1);
  });

  it('ends at once when it is asked to while it waits', { timeout: 60_000 }, async () => {
    const running = program((await telegramBehindADoor()).env);
    await running.says('Trying again');
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
  });

  it.skipIf(skipped)(
    'ends when there is no database of that name: waiting would not help',
    async () => {
      const { telegram, env } = await telegramBehindADoor();
      const url = new URL('skipped' in postgres ? '' : await postgres.newDatabase());
      url.pathname = '/nobody_made_it';
      const running = program({ ...env, DATABASE_URL: url.href });
      expect(await running.exited).toBe(2);
      expect(running.output()).toContain('has no database of that name');
      expect(running.output()).not.toContain(telegram.token);
    },
    60_000,
  );

  it.skipIf(skipped)('waits for its database, and then serves', { timeout: 60_000 }, async () => {
    const { telegram, way, env } = await telegramBehindADoor();
    await way.open();
    const url = new URL('skipped' in postgres ? '' : await postgres.newDatabase());
    const database = await door(Number(url.port));
    url.port = String(database.port);
    const running = program({ ...env, DATABASE_URL: url.href });
    await running.says('Trying again');
    await database.open();
    await running.says('ready: telegram');
    const person = telegram.person();
    person.say('/help');
    await person.waitFor(({ text = '' }) => text.includes('/why'));
    running.child.kill('SIGTERM');
    expect(await running.exited).toBe(0);
  });
});
