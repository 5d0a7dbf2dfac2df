import { parseArgs } from 'node:util';

/** What both processes of a soak know: how long, how fast, how much. */
export interface SoakSettings {
  readonly minutes: number;
  /** Simulated time over real time. */
  readonly speed: number;
  /** Wishes of people a real second, over both platforms. */
  readonly perSecond: number;
  readonly engine: 'sqlite' | 'postgres';
  /** Real ms between two samples. */
  readonly sampleMs: number;
  /** Where the heap snapshot of the end is left. */
  readonly snapshots?: string;
  /** One at a third of the run as well: it stops the program for some seconds, and resident memory stays high. */
  readonly early: boolean;
  readonly seed: number;
}

/**
 * Noon in New York less four hours and a half, on the day on which silver fell by a quarter: prices move, alerts fire,
 * and nine hours later the session is over.
 */
export const START_MS = Date.parse('2026-01-30T12:30:00Z');

export function settingsOf(args: readonly string[]): SoakSettings {
  const { values } = parseArgs({
    args: [...args],
    options: {
      minutes: { type: 'string', default: '11' },
      speed: { type: 'string', default: '50' },
      rate: { type: 'string', default: '3' },
      sample: { type: 'string', default: '25' },
      seed: { type: 'string', default: '1' },
      postgres: { type: 'boolean', default: false },
      snapshots: { type: 'string' },
      early: { type: 'boolean', default: false },
    },
  });
  return {
    minutes: Number(values.minutes),
    speed: Number(values.speed),
    perSecond: Number(values.rate),
    sampleMs: Number(values.sample) * 1_000,
    engine: values.postgres ? 'postgres' : 'sqlite',
    seed: Number(values.seed),
    early: values.early,
    ...(values.snapshots === undefined ? {} : { snapshots: values.snapshots }),
  };
}

/** The simulated clock, the same in both processes. */
export const simulated = (startedMs: number, speed: number) => (): number =>
  Math.round(START_MS + (Date.now() - startedMs) * speed);

/** From the parent. */
export type Order =
  | { readonly order: 'go' }
  | { readonly order: 'count'; readonly databaseFile: string; readonly databaseUrl?: string }
  /** After a look: people go on. */
  | { readonly order: 'resume' }
  | { readonly order: 'end' };

/** Of the other side: what people said and saw, and what the database holds. */
export interface Report {
  readonly said: number;
  readonly messages: number;
  readonly pictures: number;
  readonly presses: number;
  readonly sourceRequests: number;
  readonly modelCalls: number;
  readonly faults: number;
  readonly rows: Readonly<Record<string, number>>;
  /** By kind and state. */
  readonly deliveries: Readonly<Record<string, number>>;
  readonly failed: Readonly<Record<string, number>>;
  /** Calls that a real platform would have refused for their form. */
  readonly problems: readonly string[];
  /** What people tried and could not do, with how often: no answer to a press, no such button. */
  readonly misses: Readonly<Record<string, number>>;
}

export interface Addresses {
  readonly telegram: { readonly apiRoot: string; readonly token: string };
  readonly discord: { readonly apiRoot: string; readonly token: string };
  readonly sources: string;
  readonly model: string;
}

export type FromTraffic =
  | { readonly kind: 'addresses'; readonly addresses: Addresses }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'over' };

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
