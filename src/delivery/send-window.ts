/** What a rounded clock may be off by is added. */
const SECOND_MS = 1_010;
/**
 * The shortest of the last round trips, if it is one of many: the first ones (no connection yet, a cold process) take
 * longer than all that follow, and those of an hour ago say nothing. Of it a little less is believed: the shortest way
 * there and the shortest way back need not come together.
 */
const TRIPS = { needed: 100, kept: 300, keptMs: 60_000, trusted: 0.95 } as const;

/**
 * So many sends a second as the server counts them, wherever its seconds begin and however long the network takes.
 *
 * The server takes a send at some moment between its start and its end. It would count from the start until a second
 * after its end; but every send is on its way there and back for the shortest trip at least, which shifts all of
 * them alike. Only what a send took longer than that is unknown, so it counts until a second after its end less the
 * shortest trip: the whole rate on a slow network too, as long as its times are steady.
 */
export interface SendWindow {
  /** The next moment of a send, in epoch ms; 0: now. With everything under way it is only the next moment to look. */
  openAtMs(): number;
  /** Sends that may still begin now. */
  readonly room: number;
  /** A send begins; what it returns is to be called once at its end, whatever became of it. */
  start(): () => void;
  /** Waits until a send may begin, in the order of the calls, and begins it. */
  turn(): Promise<() => void>;
  /** So many processes send as the same bot: each takes its part. */
  share(processes: number): void;
}

export function createSendWindow(perSecond: number, now: () => number): SendWindow {
  /** When the sends of the last second count for the last time. */
  let counted: number[] = [];
  let trips: { readonly at: number; readonly ms: number }[] = [];
  const waiting: (() => void)[] = [];
  let underWay = 0;
  let most = perSecond;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function shortestTripMs(): number {
    trips = trips.filter(({ at }) => at > now() - TRIPS.keptMs);
    if (trips.length < TRIPS.needed) return 0;
    return Math.min(...trips.map(({ ms }) => ms)) * TRIPS.trusted;
  }

  function room(): number {
    counted = counted.filter((at) => at > now() - SECOND_MS);
    return most - counted.length - underWay;
  }

  function openAtMs(): number {
    if (room() > 0) return 0;
    return (counted.length > 0 ? Math.min(...counted) : now()) + SECOND_MS;
  }

  function start(): () => void {
    const at = now();
    underWay += 1;
    return () => {
      underWay -= 1;
      trips.push({ at, ms: now() - at });
      if (trips.length > TRIPS.kept) trips.shift();
      counted.push(Math.max(at, now() - shortestTripMs()));
      pump();
    };
  }

  function pump(): void {
    clearTimeout(timer);
    timer = undefined;
    while (waiting.length > 0 && room() > 0) waiting.shift()!();
    if (waiting.length > 0) timer = setTimeout(pump, Math.max(1, openAtMs() - now()));
  }

  return {
    openAtMs,
    get room() {
      return room();
    },
    start,
    turn: () =>
      new Promise((resolve) => {
        waiting.push(() => resolve(start()));
        pump();
      }),
    share: (processes) => {
      most = Math.max(1, Math.floor(perSecond / Math.max(1, processes)));
      pump();
    },
  };
}
