/**
 * A process of its own that delivers digests: the store, the real texts, the runner and Telegram's sender as they are.
 * Told by JSON in its only argument; says a line for each step.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { createApi } from '../../../adapters/telegram/api.ts';
import { TelegramFailure } from '../../../adapters/telegram/failure.ts';
import { createSendGate, TELEGRAM_LIMITS } from '../../../adapters/telegram/gate.ts';
import { createTelegramSender } from '../../../adapters/telegram/sender.ts';
import { createRunner } from '../../../src/delivery/runner.ts';
import { createDigestService } from '../../../src/digest-service.ts';
import { createEventCalendar } from '../../../src/events/calendar.ts';
import { createBot, patiently } from '../../../src/index.ts';
import { openStore } from '../../../src/store/open.ts';
import { migrationsFor } from '../../../src/store/sql/migrations.ts';

export interface WorkerTask {
  readonly file: string;
  readonly url?: string;
  readonly apiRoot: string;
  readonly token: string;
  /** Default: Telegram's. */
  readonly perSecond?: number;
  /** Rows of a table that a step to come makes: long enough to be killed in the middle. */
  readonly migrationRows: number;
  /** Leases, shortened where a test must not wait. */
  readonly claimMs?: number;
  readonly sendMs?: number;
}

const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  delay(ms, undefined, { signal }).catch(() => undefined);
const task = JSON.parse(process.argv[2]!) as WorkerTask;
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const logger = {
  warn: (fields: Readonly<Record<string, unknown>>, message: string) =>
    say(`warn ${message} ${String((fields.err as Error | undefined)?.message ?? '')}`.replaceAll('\n', ' ')),
};

const kind = task.url === undefined ? 'sqlite' : 'postgres';
const steps = {
  ...migrationsFor(kind),
  '9000-step-to-come': {
    up: async (db: Parameters<ReturnType<typeof migrationsFor>[string]['up']>[0]) => {
      say('migrating');
      await sql`create table step_to_come (n integer primary key, words text not null)`.execute(db);
      for (let from = 0; from < task.migrationRows; from += 1_000)
        await sql`insert into step_to_come
          with recursive numbers (n) as (
            select cast(${from} as integer) union all select n + 1 from numbers where n + 1 < ${from + 1_000})
          select n, 'some words' from numbers`.execute(db);
      say('migrated');
    },
  },
};
// Started in the moment in which the database is restarted, it waits, as the program does.
const store = (await patiently(
  () => openStore({ file: task.file, url: task.url, now: Date.now, log: logger }, { steps }),
  { sleep, signal: new AbortController().signal, waits: (err) => logger.warn({ err }, 'the start waits') },
))!;
const gate = createSendGate({
  now: Date.now,
  ...(task.perSecond === undefined ? {} : { limits: { ...TELEGRAM_LIMITS, perSecond: task.perSecond } }),
  waitAfter: (error) => (error instanceof TelegramFailure ? error.retryAfterMs : undefined),
});
const sender = createTelegramSender({ api: createApi(task), gate });
const service = createDigestService({
  bot: createBot({ now: Date.now }),
  store,
  calendar: createEventCalendar(),
  now: Date.now,
  logger,
});
const runner = createRunner({
  store,
  senders: [sender],
  sources: { digest: service.source },
  now: Date.now,
  logger,
  catchUpMs: 3 * 3_600_000,
  sleep,
  timings: {
    ...(task.claimMs === undefined ? {} : { claimMs: task.claimMs }),
    ...(task.sendMs === undefined ? {} : { sendMs: task.sendMs }),
    recoverMs: 3_000,
  },
});
say('ready');
runner.start();
process.once('SIGTERM', () => {
  void runner
    .stop()
    .then(() => store.close())
    .then(() => {
      say('stopped');
      process.exit(0);
    });
});
