/**
 * Hours of traffic in minutes: the program as it is, with Telegram, Discord, live sources and a store, on a clock that
 * runs faster. The other side (fakes, people, faults) is a process of its own. Watches memory, handles and rows, and
 * says by rule whether anything grows (scripts/soak/verdict.ts). Exit code 1 when something does.
 *
 *   node --expose-gc --import tsx scripts/soak.ts [--minutes 11] [--speed 50] [--rate 3] [--postgres]
 *                                                 [--sample 15] [--seed 1] [--snapshots FOLDER] [--early]
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeHeapSnapshot } from 'node:v8';
import { startCluster } from '../test/delivery/postgres-cluster.ts';
import { type Collection, collectionsOf } from './soak/census.ts';
import { type OtherSide, readElsewhere, startOtherSide } from './soak/other-side.ts';
import { type Program, startProgram } from './soak/program.ts';
import { type Sample, sampleLines, takeSample } from './soak/sample.ts';
import { type SoakSettings, settingsOf } from './soak/settings.ts';
import { traffic } from './soak/traffic.ts';
import { verdictOf } from './soak/verdict.ts';

const args = process.argv.slice(2);
/** Samples that count objects. */
const OBJECTS_EVERY = 8;
const script = fileURLToPath(import.meta.url);
const { SOAK_STARTED, SOAK_SNAPSHOT } = process.env;
if (SOAK_SNAPSHOT) process.send!(collectionsOf(SOAK_SNAPSHOT), () => process.exit(0));
else if (SOAK_STARTED) await traffic(settingsOf(args), Number(SOAK_STARTED));
else process.exit(await soak(settingsOf(args)));

async function soak(settings: SoakSettings): Promise<number> {
  if (!globalThis.gc) throw new Error('node needs --expose-gc');
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-soak-'));
  const snapshots = settings.snapshots ?? folder;
  mkdirSync(snapshots, { recursive: true });
  const cluster = settings.engine === 'postgres' ? await startCluster() : undefined;
  if (settings.engine === 'postgres' && !cluster) throw new Error('this machine has no Postgres');
  const startedMs = Date.now();
  const other = startOtherSide(script, args, startedMs);
  const program = await startProgram(settings, startedMs, await other.addresses, folder, cluster?.url);
  other.tell({ order: 'go' });
  const samples = await watch(settings, program, other, cluster?.url, snapshots);
  const metrics = (await pageOf(`${program.pages}/metrics`)).body;
  const readiness = await pageOf(`${program.pages}/readyz`);
  console.log(`readyz ${readiness.status}: ${readiness.body}`);
  const late = writeHeapSnapshot(join(snapshots, 'late.heapsnapshot'));
  const stopMs = performance.now();
  const code = await program.stop();
  console.log(`ended with ${code} after ${Math.round(performance.now() - stopMs)} ms`);
  other.tell({ order: 'end' });
  const collections = await readElsewhere<Collection[]>(script, late);
  await cluster?.close();
  rmSync(folder, { recursive: true, force: true });
  tellMetrics(metrics);
  const { problems, misses, failed } = samples.at(-1)!.report;
  console.log(`given up: ${JSON.stringify(failed, null, 1)}`);
  console.log(`problems: ${JSON.stringify(problems)}\nmisses: ${JSON.stringify(misses, null, 1)}`);
  const { lines, ok } = verdictOf(samples, collections, settings);
  const hours = ((settings.minutes * settings.speed) / 60).toFixed(1);
  console.log(`\n${settings.engine}, ${settings.minutes} real minutes, ${hours} simulated hours`);
  for (const line of lines) console.log(line);
  console.log(ok ? 'VERDICT: nothing grows' : 'VERDICT: see the lines that say NO');
  return ok ? 0 : 1;
}

/** Samples until everything was said. */
async function watch(
  settings: SoakSettings,
  { pages, peers, config }: Program,
  other: OtherSide,
  databaseUrl: string | undefined,
  snapshots: string,
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const readyMs = performance.now();
  const databaseFile = config.store.file;
  let over = false;
  const end = other.over.then(() => {
    over = true;
  });
  for (let last = false; !last; ) {
    last = over;
    // What a scrape finds out is part of normal life.
    await pageOf(`${pages}/metrics`);
    const report = await other.report({
      order: 'count',
      databaseFile,
      ...(databaseUrl === undefined ? {} : { databaseUrl }),
    });
    const minutes = (performance.now() - readyMs) / 60_000;
    const sample = await takeSample(
      minutes,
      peers,
      databaseFile,
      report,
      last || samples.length % OBJECTS_EVERY === 0,
    );
    other.tell({ order: 'resume' });
    samples.push(sample);
    console.log(sampleLines(sample).join('\n'));
    const early = join(snapshots, 'early.heapsnapshot');
    if (settings.early && minutes > settings.minutes / 3 && !existsSync(early)) writeHeapSnapshot(early);
    const pause = new AbortController();
    await Promise.race([
      end,
      new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, settings.sampleMs);
        pause.signal.addEventListener('abort', () => clearTimeout(timer));
      }),
    ]);
    pause.abort();
  }
  return samples;
}

/** On a connection of its own: one that is kept would be part of what is watched. */
function pageOf(url: string): Promise<{ readonly status: number | undefined; readonly body: string }> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, (response) => {
      const pieces: Buffer[] = [];
      response.on('data', (piece: Buffer) => pieces.push(piece));
      response.on('end', () => resolve({ status: response.statusCode, body: String(Buffer.concat(pieces)) }));
    }).on('error', reject);
  });
}

function tellMetrics(metrics: string): void {
  const interesting =
    /^undercurrent_(requests_total|answers_total|deliveries_total|model_failures|job_runs|source_requests)|^nodejs_eventloop_lag_p99/;
  for (const line of metrics.split('\n')) if (interesting.test(line)) console.log(line);
}
