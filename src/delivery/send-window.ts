import { performance } from 'node:perf_hooks';

/** What a rounded clock may be off by is added. */
const SECOND_MS = 1_010;
/**
 * What is believed of the network: the shortest trip of the last minute, once it is one of many (the first ones, with no
 * connection yet, take longer than all that follow), less what a process may be late by without knowing it.
 */
const TRIPS = { needed: 100, keptMs: 60_000, periodMs: 1_000, marginMs: 10 } as const;
/** Sends do not begin all at once: half the time that the rate gives each is kept between them. */
const GAP_PART = 0.5;

export interface WindowClock {
  readonly now: () => number;
  /** How long this process has been busy, in ms since some moment: what a send waits for here is not the network. */
  readonly busyMs?: () => number;
}

/**
 * So many sends a second as the server counts them, wherever its seconds begin, however long the network takes and
 * however busy this machine is.
 *
 * The server takes a send at some moment between its start and its end. It would count from the start until a second
 * after its end; but every send is on its way through the network for the shortest trip at least, which shifts all of
 * them alike. Only what a send took longer than that is unknown, so it counts until a second after its end less the
 * shortest trip: the whole rate on a slow network too, as long as its times are steady. Time in which this process was
 * busy is no part of a trip, for the next send may find it idle.
 */
export interface SendWindow {
  /** The next moment of a send, in epoch ms; 0: now. With everything under way it is only the next moment to look. */
  openAtMs(): number;
  /** Sends that may still begin within this second. */
  readonly room: number;
  /** Takes a turn now. `held`: something is still to be done before it leaves. */
  start(held?: boolean): Turn;
  /** Waits for a turn, in the order of the calls; `later`: held, and behind all that are wanted at once. */
  turn(urgency?: 'now' | 'later'): Promise<Turn>;
  /** Half of all turns are held: whatever holds them, such as a store that does not answer, gets no more. */
  readonly heldUp: boolean;
  /** So many processes send as the same bot: each takes its part. Returns the sends a second of this one. */
  share(processes: number): number;
}

/** One send. `end` or `drop` is to be called once. */
export interface Turn {
  /** A held turn leaves now: what came between is no part of its trip. */
  leave(): void;
  /** Answered, or failed in any way that leaves open whether the server saw it. */
  end(): void;
  /** It was not sent. */
  drop(): void;
}

/** The trips that ended within one period. */
interface Trips {
  readonly period: number;
  count: number;
  shortestMs: number;
}

export function createSendWindow(
  perSecond: number,
  { now, busyMs = () => performance.eventLoopUtilization().active }: WindowClock,
): SendWindow {
  /** When the sends of the last second count for the last time. */
  let counted: number[] = [];
  let trips: Trips[] = [];
  let lastStart = Number.NEGATIVE_INFINITY;
  const waiting = { now: [] as (() => void)[], later: [] as (() => void)[] };
  let underWay = 0;
  /** Turns that were taken and have not left yet. */
  let held = 0;
  let most = perSecond;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function measured(tripMs: number): void {
    const period = Math.floor(now() / TRIPS.periodMs);
    let last = trips.at(-1);
    if (last?.period !== period) {
      last = { period, count: 0, shortestMs: Number.POSITIVE_INFINITY };
      trips.push(last);
    }
    last.count += 1;
    last.shortestMs = Math.min(last.shortestMs, tripMs);
  }

  /** What every send is in the network for at least, there and back. */
  function surelyUnderWayMs(): number {
    trips = trips.filter(({ period }) => period * TRIPS.periodMs > now() - TRIPS.keptMs);
    if (trips.reduce((sum, { count }) => sum + count, 0) < TRIPS.needed) return 0;
    return Math.max(0, Math.min(...trips.map(({ shortestMs }) => shortestMs)) - TRIPS.marginMs);
  }

  function room(): number {
    // A clock that was set back must not hold sends up until it is there again.
    counted = counted.map((at) => Math.min(at, now())).filter((at) => at > now() - SECOND_MS);
    return most - counted.length - underWay;
  }

  function openAtMs(): number {
    const pacedAt = Math.min(lastStart, now()) + (GAP_PART * 1_000) / most;
    if (room() > 0) return pacedAt > now() ? pacedAt : 0;
    return Math.max(pacedAt, (counted.length > 0 ? Math.min(...counted) : now()) + SECOND_MS);
  }

  const heldUp = (): boolean => held >= most / 2;

  function start(isHeld = false): Turn {
    let leftAt = now();
    let busyBefore = busyMs();
    underWay += 1;
    lastStart = leftAt;
    let holds = isHeld;
    if (holds) held += 1;
    const letGo = (): void => {
      if (holds) held -= 1;
      holds = false;
    };
    const over = (): void => {
      letGo();
      underWay -= 1;
      pump();
    };
    return {
      leave: () => {
        leftAt = now();
        busyBefore = busyMs();
        letGo();
        pump();
      },
      end: () => {
        measured(now() - leftAt - (busyMs() - busyBefore));
        counted.push(Math.max(leftAt, now() - surelyUnderWayMs()));
        over();
      },
      drop: over,
    };
  }

  function pump(): void {
    clearTimeout(timer);
    timer = undefined;
    for (let next = nextQueue(); next; next = nextQueue()) {
      const openMs = openAtMs();
      if (openMs > 0) {
        timer = setTimeout(pump, Math.max(1, openMs - now()));
        return;
      }
      next.shift()!();
    }
  }

  function nextQueue(): (() => void)[] | undefined {
    if (waiting.now.length > 0) return waiting.now;
    return waiting.later.length > 0 && !heldUp() ? waiting.later : undefined;
  }

  return {
    openAtMs,
    get room() {
      return room();
    },
    get heldUp() {
      return heldUp();
    },
    start,
    turn: (urgency = 'now') =>
      new Promise((resolve) => {
        waiting[urgency].push(() => resolve(start(urgency === 'later')));
        pump();
      }),
    share: (processes) => {
      most = Math.max(1, Math.floor(perSecond / Math.max(1, processes)));
      pump();
      return most;
    },
  };
}
