/** Where something is sent to, as its limits see it. */
export interface Destination {
  readonly chatId: string;
  readonly isGroup: boolean;
}

export interface GateLimits {
  /** Over all chats, in any second. Telegram takes about 30. */
  readonly perSecond: number;
  /** Between two in the same chat. */
  readonly chatGapMs: number;
  /** In any minute, in one group. */
  readonly groupPerMinute: number;
}

/** https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this, less what a network adds. */
export const TELEGRAM_LIMITS: GateLimits = { perSecond: 28, chatGapMs: 1_050, groupPerMinute: 19 };
const SECOND_MS = 1_020;
const MINUTE_MS = 60_500;
const MAX_ATTEMPTS = 6;
const MAX_IDLE_CHATS = 5_000;

export interface GateParts {
  readonly limits?: GateLimits;
  readonly now: () => number;
  /** How long the server wants to be left alone after this error; undefined for any other error. */
  readonly waitAfter: (error: unknown) => number | undefined;
}

export interface SendGate {
  /** Sends in the order of the calls of a chat, when both the chat and the whole bot may send. */
  run<T>(to: Destination, send: () => Promise<T>): Promise<T>;
  /**
   * Sends only if that is possible at once and leaves room for others; else undefined. For what the next message will
   * say better.
   */
  tryRun<T>(to: Destination, send: () => Promise<T>): Promise<T> | undefined;
  /** Sends that wait or are under way. */
  readonly size: number;
}

interface Job {
  readonly send: () => Promise<void>;
  readonly fail: (error: unknown) => void;
  /** When it came: of two chats the one that waits longer goes first. */
  readonly at: number;
  attempts: number;
}

interface Lane {
  readonly to: Destination;
  readonly queue: Job[];
  busy: boolean;
  /** The earliest moment of the next send. */
  freeAt: number;
  /** Sends of the last minute; groups only. */
  minute: number[];
}

/** Who waits longer goes first; of those that came together, the one that was served least lately. */
function isBefore(a: Lane, b: Lane): boolean {
  const [first, second] = [a.queue[0]!.at, b.queue[0]!.at];
  return first < second || (first === second && a.freeAt < b.freeAt);
}

/** Part of a group's minute that only answers may use. */
const GROUP_RESERVE = 8;
/** With so many chats waiting, nothing optional is sent. */
const CROWD = 4;

export function createSendGate({ limits = TELEGRAM_LIMITS, now, waitAfter }: GateParts): SendGate {
  const lanes = new Map<string, Lane>();
  let second: number[] = [];
  let size = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function laneOf(to: Destination): Lane {
    const known = lanes.get(to.chatId);
    if (known) return known;
    if (lanes.size > MAX_IDLE_CHATS) forgetIdle();
    const lane: Lane = { to, queue: [], busy: false, freeAt: 0, minute: [] };
    lanes.set(to.chatId, lane);
    return lane;
  }

  function forgetIdle(): void {
    for (const [id, lane] of lanes)
      if (!lane.busy && lane.queue.length === 0 && lane.freeAt < now() - MINUTE_MS) lanes.delete(id);
  }

  /** When this chat may send next; 0 for now. */
  function openAt(lane: Lane): number {
    if (!lane.to.isGroup) return lane.freeAt;
    lane.minute = lane.minute.filter((at) => at > now() - MINUTE_MS);
    const full = lane.minute.length >= limits.groupPerMinute;
    const group = full ? lane.minute[lane.minute.length - limits.groupPerMinute]! + MINUTE_MS : 0;
    return Math.max(lane.freeAt, group);
  }

  function overallOpenAt(): number {
    second = second.filter((at) => at > now() - SECOND_MS);
    return second.length < limits.perSecond ? 0 : second[0]! + SECOND_MS;
  }

  function start(lane: Lane, job: Job): void {
    const at = now();
    lane.busy = true;
    lane.freeAt = at + limits.chatGapMs;
    if (lane.to.isGroup) lane.minute.push(at);
    second.push(at);
    job.attempts += 1;
    job
      .send()
      .catch((error: unknown) => {
        const waitMs = waitAfter(error);
        if (waitMs === undefined || job.attempts >= MAX_ATTEMPTS) return job.fail(error);
        lane.freeAt = Math.max(lane.freeAt, now() + waitMs);
        lane.queue.unshift(job);
      })
      .finally(() => {
        lane.busy = false;
        pump();
      });
  }

  function pump(): void {
    clearTimeout(timer);
    timer = undefined;
    for (;;) {
      const waiting = [...lanes.values()].filter(({ busy, queue }) => !busy && queue.length > 0);
      if (waiting.length === 0) return;
      const open = waiting.filter((lane) => openAt(lane) <= now());
      const overall = overallOpenAt();
      if (open.length === 0 || overall > now()) {
        const next = Math.max(overall, open.length > 0 ? 0 : Math.min(...waiting.map(openAt)));
        timer = setTimeout(pump, Math.max(1, next - now()));
        return;
      }
      const lane = open.reduce((a, b) => (isBefore(b, a) ? b : a));
      start(lane, lane.queue.shift()!);
    }
  }

  function enqueue<T>(lane: Lane, send: () => Promise<T>): Promise<T> {
    size += 1;
    return new Promise<T>((resolve, reject) => {
      const work = async (): Promise<void> => resolve(await send());
      lane.queue.push({ send: work, fail: reject, at: now(), attempts: 0 });
      pump();
    }).finally(() => {
      size -= 1;
    });
  }

  return {
    run: (to, send) => enqueue(laneOf(to), send),
    tryRun: (to, send) => {
      const lane = laneOf(to);
      const idle = !lane.busy && lane.queue.length === 0 && openAt(lane) <= now();
      const roomy = overallOpenAt() === 0 && second.length < limits.perSecond - CROWD && size < CROWD;
      const spare = !lane.to.isGroup || lane.minute.length < limits.groupPerMinute - GROUP_RESERVE;
      return idle && roomy && spare ? enqueue(lane, send) : undefined;
    },
    get size() {
      return size;
    },
  };
}
