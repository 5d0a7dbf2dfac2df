import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { queryObjects } from 'node:v8';
import { StatementSync } from '@photostructure/sqlite';
import type { Report } from './settings.ts';

/** The program at one moment. Sizes in kB, after a forced collection. */
export interface Sample {
  /** Real, since the program was ready. */
  readonly minutes: number;
  readonly heap: number;
  readonly resident: number;
  /** Outside of the heap, held by objects in it; the second is a part of the first. */
  readonly external: number;
  readonly arrayBuffers: number;
  /** What keeps the event loop alive, by type. */
  readonly handles: Readonly<Record<string, number>>;
  /** Open connections by whom they lead to. */
  readonly sockets: Readonly<Record<string, number>>;
  /** Open files of the process by kind. */
  readonly files: Readonly<Record<string, number>>;
  /** Alive on the heap; not in every sample, because to count them stops the program for a second. */
  readonly objects?: { readonly statements: number; readonly signals: number; readonly promises: number };
  readonly storeFileKb: number;
  readonly report: Report;
}

const KB = 1_024;
const SETTLE_MS = 20;
/** In /proc/net/tcp. */
const LISTENING = '0A';

/** `peers`: names by port. */
export async function takeSample(
  minutes: number,
  peers: ReadonlyMap<number, string>,
  databaseFile: string,
  report: Report,
  countObjects: boolean,
): Promise<Sample> {
  // What is only weakly held, or has a finalizer, goes in the second round.
  for (let round = 0; round < 2; round++) {
    globalThis.gc?.();
    await sleep(SETTLE_MS);
  }
  const { heapUsed, rss, external, arrayBuffers } = process.memoryUsage();
  return {
    minutes,
    heap: heapUsed / KB,
    resident: rss / KB,
    external: external / KB,
    arrayBuffers: arrayBuffers / KB,
    handles: grouped(process.getActiveResourcesInfo()),
    sockets: grouped(openSockets(peers)),
    files: grouped(openFiles()),
    ...(countObjects
      ? {
          objects: {
            statements: queryObjects(StatementSync, { format: 'count' }),
            signals: queryObjects(AbortSignal, { format: 'count' }),
            promises: queryObjects(Promise, { format: 'count' }),
          },
        }
      : {}),
    storeFileKb: sizeOf(databaseFile) / KB,
    report,
  };
}

function grouped(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

/** Open connections of this process, of which Node itself lists only those that keep it alive. */
function openSockets(peers: ReadonlyMap<number, string>): string[] {
  const own = new Set(
    descriptors().flatMap((target) => {
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      return inode === undefined ? [] : [inode];
    }),
  );
  return ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/self/net/${table}`, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line) => {
        const [, local = '', remote = '', state, , , , , , inode = ''] = line.trim().split(/\s+/);
        if (!own.has(inode) || state === LISTENING) return [];
        const [from, to] = [portOf(local), portOf(remote)];
        return [peers.get(to) ?? (peers.has(from) ? 'served' : 'another')];
      }),
  );
}

const portOf = (address: string): number => Number.parseInt(address.split(':').at(-1)!, 16);

/** What the open files of the process lead to. */
function descriptors(): string[] {
  return readdirSync('/proc/self/fd').flatMap((descriptor) => {
    try {
      return [readlinkSync(`/proc/self/fd/${descriptor}`)];
    } catch {
      // The one that reads the list.
      return [];
    }
  });
}

const openFiles = (): string[] => descriptors().map((target) => /^(\w+):/.exec(target)?.[1] ?? 'file');

function sizeOf(file: string): number {
  return [file, `${file}-wal`].reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

export const totalOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);

const shown = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** One interval as text. */
export function sampleLines(sample: Sample): string[] {
  const { minutes, heap, resident, external, arrayBuffers, handles, sockets, files, objects, report } =
    sample;
  const mb = (kb: number): string => (kb / KB).toFixed(1);
  return [
    `${minutes.toFixed(2)} min, ${report.said} said, ${report.messages} messages, ${report.pictures} pictures, ${report.presses} presses, ${report.sourceRequests} source requests, ${report.modelCalls} model calls, ${report.faults} faults`,
    `  heap ${mb(heap)} MB, resident ${mb(resident)} MB, external ${mb(external)} MB (buffers ${mb(arrayBuffers)} MB), database ${sample.storeFileKb.toFixed(0)} kB`,
    `  handles: ${shown(handles)}; files: ${shown(files)}; sockets: ${shown(sockets)}`,
    ...(objects
      ? [
          `  alive: ${objects.statements} statements, ${objects.signals} abort signals, ${objects.promises} promises`,
        ]
      : []),
    `  rows: ${shown(report.rows)}`,
    `  deliveries: ${shown(report.deliveries)}`,
  ];
}
