import { InputError } from '../errors.ts';

/** Somebody asks faster than answers come. Nothing is wrong with the question itself. */
export class BusyError extends InputError {
  override readonly code = 'BUSY';
  /** How long the question that is being answered has been at work. */
  readonly runningForMs: number;

  constructor(runningForMs: number) {
    const seconds = Math.max(1, Math.round(runningForMs / 1_000));
    super(
      `one question at a time: your last one has been at work for ${seconds} s and no more can wait. Ask again when it is answered.`,
    );
    this.runningForMs = runningForMs;
  }
}

export interface TurnGateParts {
  /** How many may wait behind the one at work. Default 1. */
  readonly maxWaiting?: number;
  readonly now: () => number;
}

export interface TurnGate {
  /**
   * Runs `work` when nothing else runs under this key, in the order of the calls. A signal that aborts
   * while waiting takes the call out of the queue; work that has begun has to watch the signal itself, and
   * holds the key until it ends.
   * @throws BusyError when the queue is full; the signal's reason; whatever `work` throws.
   */
  run<T>(key: string, signal: AbortSignal | undefined, work: () => Promise<T> | T): Promise<T>;
  /** Keys with something at work; 0 when idle. */
  readonly size: number;
}

interface Lane {
  startedAt: number;
  /** Each entry lets one waiter go. */
  readonly waiting: (() => void)[];
}

/** One at a time per key, such as a user in a chat. Remembers nothing about keys that are idle. */
export function createTurnGate({ maxWaiting = 1, now }: TurnGateParts): TurnGate {
  const lanes = new Map<string, Lane>();

  async function run<T>(key: string, signal: AbortSignal | undefined, work: () => Promise<T> | T) {
    signal?.throwIfAborted();
    let lane = lanes.get(key);
    if (!lane) {
      lane = { startedAt: now(), waiting: [] };
      lanes.set(key, lane);
    } else {
      if (lane.waiting.length >= maxWaiting) throw new BusyError(now() - lane.startedAt);
      await turnIn(lane, signal);
    }
    try {
      lane.startedAt = now();
      signal?.throwIfAborted();
      return await work();
    } finally {
      const next = lane.waiting.shift();
      if (next) next();
      else lanes.delete(key);
    }
  }

  return {
    run,
    get size() {
      return lanes.size;
    },
  };
}

function turnIn(lane: Lane, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = (): void => {
      signal?.removeEventListener('abort', leave);
      resolve();
    };
    const leave = (): void => {
      lane.waiting.splice(lane.waiting.indexOf(go), 1);
      reject(signal?.reason);
    };
    lane.waiting.push(go);
    signal?.addEventListener('abort', leave, { once: true });
  });
}
