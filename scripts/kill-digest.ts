/**
 * Digests to many chats on a fake Telegram that enforces its limits, by real processes on a real database, killed
 * with -9 at random moments. Counts on the other side what every chat got.
 *
 *   npx tsx scripts/kill-digest.ts [--chats 10000] [--kills 5] [--postgres] [--workers 1] [--restart]
 *                                  [--no-migration] [--rate N] [--latency MS]
 *
 * `--latency`: what the network adds to every call. `--rate` sends faster, with the limits of the fake switched off. `--restart`: Postgres, in the middle.
 */
import { parseArgs } from 'node:util';
import { killRun } from '../test/delivery/kill-run.ts';

const { values } = parseArgs({
  options: {
    chats: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '5' },
    workers: { type: 'string', default: '1' },
    rate: { type: 'string' },
    latency: { type: 'string' },
    postgres: { type: 'boolean', default: false },
    restart: { type: 'boolean', default: false },
    'no-migration': { type: 'boolean', default: false },
  },
});
const TELEGRAM_PER_SECOND = 30;
const chats = Number(values.chats);
const rate = values.rate === undefined ? undefined : Number(values.rate);
const started = Date.now();
const report = await killRun({
  chats,
  kills: Number(values.kills),
  workers: Number(values.workers),
  engine: values.postgres ? 'postgres' : 'sqlite',
  killMigration: !values['no-migration'],
  restartDatabase: values.restart,
  ...(rate === undefined ? {} : { perSecond: rate }),
  ...(values.latency === undefined ? {} : { latencyMs: Number(values.latency) }),
  expectedMs: (chats / (rate ?? TELEGRAM_PER_SECOND)) * 1_000,
  say: (line) =>
    process.stdout.write(`${((Date.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${line}\n`),
});
process.stdout.write(`${JSON.stringify(report, null, 2)}\n`);
const whole = report.lost.length === 0 && report.twice.length === 0 && report.damage.length === 0;
process.exit(whole ? 0 : 1);
