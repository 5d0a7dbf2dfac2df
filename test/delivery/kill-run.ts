import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectFile } from '../../src/index.ts';
import { openSqlite } from '../../src/store/engines/sqlite.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';
import { startTelegramServer, type TelegramServer } from '../fakes/telegram/server.ts';
import { BOT } from '../fakes/telegram/world.ts';
import type { WorkerTask } from './children/worker.ts';
import { startCluster } from './postgres-cluster.ts';

export interface KillRunOptions {
  readonly chats: number;
  /** kill -9 while digests go out, at random moments. */
  readonly kills: number;
  readonly engine: 'sqlite' | 'postgres';
  readonly workers: number;
  /** One kill in the middle of a migration first. */
  readonly killMigration: boolean;
  /** Postgres: stopped without care and started again in the middle. */
  readonly restartDatabase: boolean;
  /** Telegram's own 30 a second are enforced, or none. */
  readonly perSecond?: number;
  /** What the network adds to every call. */
  readonly latencyMs?: number;
  /** Roughly how long it takes without kills; kills fall within. */
  readonly expectedMs: number;
  readonly claimMs?: number;
  readonly sendMs?: number;
  readonly say?: (line: string) => void;
}

export interface KillRunReport {
  readonly chats: number;
  readonly once: number;
  readonly twice: readonly string[];
  /** Got nothing, and is not listed as unknown: lost. */
  readonly lost: readonly string[];
  /** Listed as unknown: were in the air at a kill. */
  readonly ambiguous: number;
  readonly ambiguousArrived: number;
  readonly states: Readonly<Record<string, number>>;
  readonly refused429: number;
  readonly mostPerSecond: number;
  /** From the first message to the last, with the time that nothing ran. */
  readonly perSecond: number;
  readonly seconds: number;
  readonly kills: number;
  /** When it was killed in the migration: what the next start found. */
  readonly migration?: 'rolled back' | 'done';
  readonly damage: readonly string[];
  readonly warnings: readonly string[];
}

const WORKER = projectFile('test', 'delivery', 'children', 'worker.ts');
const MINUTE_MS = 60_000;
const GIVE_UP_MS = 60_000;
/** Some seconds of work also on a fast machine: a busy one hears late that it has begun. */
const ENOUGH_TO_BE_KILLED = 3_000_000;
const SOME = 1_000;

/** Real processes, a real database, kill -9; what every chat got is counted on the other side. */
export async function killRun(options: KillRunOptions): Promise<KillRunReport> {
  const say = options.say ?? ((): void => undefined);
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-kill-'));
  const file = join(folder, 'store.db');
  const cluster = options.engine === 'postgres' ? await startCluster() : undefined;
  if (options.engine === 'postgres' && !cluster) throw new Error('no Postgres on this machine');
  const telegram = await startTelegramServer(
    options.latencyMs === undefined ? {} : { latencyMs: options.latencyMs },
  );
  telegram.limits.enforced = options.perSecond === undefined;
  const warnings: string[] = [];
  const children = new Set<ChildProcess>();
  const url = cluster ? { url: cluster.url } : {};
  const open = (): Promise<Store> =>
    openStore({ file, ...url, now: Date.now, log: { warn: () => undefined }, holder: 'controller' });

  const start = (migrationRows: number): { child: ChildProcess; heard: (word: string) => Promise<void> } => {
    const task: WorkerTask = {
      file,
      ...url,
      apiRoot: telegram.apiRoot,
      token: telegram.token,
      migrationRows,
      ...(options.perSecond === undefined ? {} : { perSecond: options.perSecond }),
      ...(options.claimMs === undefined ? {} : { claimMs: options.claimMs }),
      ...(options.sendMs === undefined ? {} : { sendMs: options.sendMs }),
    };
    const child = spawn(process.execPath, ['--import', 'tsx', WORKER, JSON.stringify(task)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    children.add(child);
    child.on('exit', () => children.delete(child));
    let errors = '';
    child.stderr!.on('data', (text) => {
      errors += String(text);
    });
    const lines: string[] = [];
    const hears = new Set<() => void>();
    createInterface({ input: child.stdout! }).on('line', (text) => {
      lines.push(text);
      if (text.startsWith('warn')) warnings.push(text);
      for (const hear of hears) hear();
    });
    return {
      child,
      heard: (word) =>
        new Promise((resolve, reject) => {
          const look = (): void => {
            if (lines.includes(word)) resolve();
          };
          hears.add(look);
          const ended = (): void =>
            reject(
              new Error(
                `ended (${child.exitCode ?? child.signalCode}) before "${word}": ${errors.slice(-2_000)}`,
              ),
            );
          child.on('exit', ended);
          if (child.exitCode !== null) ended();
          look();
        }),
    };
  };
  const killed = async (child: ChildProcess): Promise<void> => {
    const over = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await over;
  };

  try {
    await prepare(await open(), telegram, options.chats);
    let migration: KillRunReport['migration'];
    if (options.killMigration) {
      const { child, heard } = start(ENOUGH_TO_BE_KILLED);
      await heard('migrating');
      await sleep(50 + Math.random() * 300);
      await killed(child);
      const store = await open().then(
        async (opened) => {
          await opened.close();
          return 'rolled back' as const;
        },
        () => 'done' as const,
      );
      migration = store;
      say(`killed in the middle of a migration: ${migration}`);
    }

    const running = Array.from({ length: options.workers }, () => start(SOME));
    await Promise.all(running.map(({ heard }) => heard('ready')));
    say(`${options.workers} worker(s) ready`);
    const watch = await openAfter(file, url);
    const began = Date.now();
    const moments = Array.from(
      { length: options.kills },
      (_, i) => ((i + 0.1 + 0.8 * Math.random()) / (options.kills + 0.3)) * options.expectedMs,
    );
    const restartAt = options.restartDatabase ? options.expectedMs * 0.45 : Number.POSITIVE_INFINITY;
    let restarted = false;
    let kills = 0;
    let lastSent = -1;
    let lastChangeAt = Date.now();
    const sent = (): number => telegram.calls('sendMessage').filter(({ status }) => status === 200).length;
    for (;;) {
      await sleep(100);
      const elapsed = Date.now() - began;
      if (kills < moments.length && elapsed >= moments[kills]!) {
        const victim = Math.floor(Math.random() * running.length);
        await killed(running[victim]!.child);
        kills += 1;
        say(`kill -9 number ${kills} after ${(elapsed / 1_000).toFixed(1)} s, ${sent()} sent`);
        running[victim] = start(SOME);
      }
      if (!restarted && elapsed >= restartAt) {
        restarted = true;
        say(`the database is restarted after ${(elapsed / 1_000).toFixed(1)} s, ${sent()} sent`);
        await cluster?.restart();
      }
      const dead = running.find(({ child }) => child.exitCode !== null);
      if (dead) await dead.heard('the end');
      const count = sent();
      if (count !== lastSent) {
        lastSent = count;
        lastChangeAt = Date.now();
      }
      // Nothing more is to come when nothing waits; the longest silence is a lease that runs out.
      const idleMs = Date.now() - lastChangeAt;
      if (idleMs > 2_000 && kills === moments.length && (await isOver(watch))) break;
      if (idleMs > GIVE_UP_MS + (options.sendMs ?? 60_000)) {
        say('nothing happens any more');
        break;
      }
    }
    await watch.close();
    for (const { child } of running) {
      const over = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await over;
    }
    return {
      ...(await reportOf(await openAfter(file, url), telegram, options)),
      kills,
      ...(migration === undefined ? {} : { migration }),
      damage: options.engine === 'sqlite' ? await damageOf(file) : [],
      warnings: [...new Set(warnings.map((line) => line.slice(0, 160)))].slice(0, 20),
    };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await telegram.close();
    await cluster?.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The workers' store has a step that this program does not know; it is read past that check. */
async function openAfter(file: string, url: { readonly url?: string }): Promise<Store> {
  const { migrationsFor } = await import('../../src/store/sql/migrations.ts');
  const kind = url.url === undefined ? 'sqlite' : 'postgres';
  const steps = { ...migrationsFor(kind), '9000-step-to-come': { up: async () => undefined } };
  return openStore(
    { file, ...url, now: Date.now, log: { warn: () => undefined }, holder: 'controller' },
    { steps },
  );
}

/** Nothing waits or is under way, and no digest is still to be planned: a worker that has just begun has planned none. */
async function isOver(store: Store): Promise<boolean> {
  try {
    const { waiting, claimed, sending } = await store.deliveries.counts('digest');
    if (waiting + claimed + sending > 0) return false;
    return (await store.digestRules.due(Date.now(), 1)).length === 0;
  } catch {
    // The database is being restarted.
    return false;
  }
}

async function prepare(store: Store, telegram: TelegramServer, chats: number): Promise<void> {
  const nowMs = Math.floor(Date.now() / MINUTE_MS) * MINUTE_MS;
  const time = new Date(nowMs).toISOString().slice(11, 16);
  const width = 20;
  const people = Array.from({ length: chats }, () => telegram.person().chat);
  for (let i = 0; i < people.length; i += width)
    await Promise.all(
      people.slice(i, i + width).map(({ id }) =>
        store.digestRules.create({
          platform: 'telegram',
          chatId: String(id),
          time,
          zone: 'UTC',
          weekdays: [1, 2, 3, 4, 5, 6, 7],
          language: (['en', 'es', 'zh'] as const)[id % 3]!,
          length: 'normal',
          pictures: false,
          setBy: String(id),
          nextRunAtMs: nowMs,
        }),
      ),
    );
  await store.close();
}

async function reportOf(
  store: Store,
  telegram: TelegramServer,
  { chats }: KillRunOptions,
): Promise<Omit<KillRunReport, 'kills' | 'damage' | 'warnings' | 'migration'>> {
  const { ambiguous, ...states } = await store.deliveries.counts('digest');
  const unknown = new Set(
    (await store.deliveries.deadLetters(chats))
      .filter(({ state }) => state === 'ambiguous')
      .map(({ chatId }) => chatId),
  );
  await store.close();
  const twice: string[] = [];
  const lost: string[] = [];
  const times: number[] = [];
  let once = 0;
  let ambiguousArrived = 0;
  for (const { id, messages } of telegram.world.chats.values()) {
    const own = messages.filter(({ from }) => from.id === BOT.id);
    times.push(...own.map(({ at }) => at));
    const chat = String(id);
    if (own.length > 1) twice.push(chat);
    else if (own.length === 1) once += 1;
    else if (!unknown.has(chat)) lost.push(chat);
    if (own.length > 0 && unknown.has(chat)) ambiguousArrived += 1;
  }
  times.sort((a, b) => a - b);
  const seconds = (times.at(-1)! - times[0]!) / 1_000;
  return {
    chats,
    once,
    twice,
    lost,
    ambiguous,
    ambiguousArrived,
    states: Object.fromEntries(Object.entries({ ...states, ambiguous }).filter(([, count]) => count > 0)),
    refused429: telegram.limits.report.refused,
    mostPerSecond: telegram.limits.report.mostPerSecond,
    perSecond: (times.length - 1) / seconds,
    seconds,
  };
}

async function damageOf(file: string): Promise<readonly string[]> {
  const engine = await openSqlite(file);
  try {
    return await engine.damage();
  } finally {
    await engine.close();
  }
}
