import { createSendWindow } from '../../src/index.ts';

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
export const TELEGRAM_LIMITS: GateLimits = { perSecond: 30, chatGapMs: 1_050, groupPerMinute: 19 };
const MINUTE_MS = 60_500;
/** What the gap has more than the rule asks for. */
const SLACK_MS = 50;
const MAX_ATTEMPTS = 6;
const MAX_IDLE_CHATS = 5_000;

export interface GateParts {
  readonly limits?: GateLimits;
  readonly now: () => number;
  /** How long this process has been busy, in ms since some moment. Default: what its event loop tells. */
  readonly busyMs?: () => number;
  /** How long the server wants to be left alone after this error; undefined for any other error. */
  readonly waitAfter: (error: unknown) => number | undefined;
}

/** `later`: when there is a crowd, after everything of others that is `now`; a picture can wait, words cannot. */
export type Urgency = 'now' | 'later';

export interface SendGate {
  /** Sends in the order of the calls of a chat, when both the chat and the whole bot may send. */
  run<T>(
    to: Destination,
    send: () => Promise<T>,
    urgency?: Urgency,
    /** Right before the send, when it may go; what it throws is thrown, and nothing is sent. */
    prepare?: () => Promise<void>,
  ): Promise<T>;
  /**
   * Sends only if that is possible at once and leaves room for others; else undefined. For what the next message will
   * say better.
   */
  tryRun<T>(to: Destination, send: () => Promise<T>): Promise<T> | undefined;
  /** So many processes send as the same bot: each takes its part of the rate over all chats. */
  share(processes: number): void;
  /** Sends that wait or are under way. */
  readonly size: number;
}

interface Job {
  readonly prepare: (() => Promise<void>) | undefined;
  readonly send: () => Promise<void>;
  readonly fail: (error: unknown) => void;
  /** When it came: of two chats the one that waits longer goes first. */
  readonly at: number;
  readonly urgency: Urgency;
  attempts: number;
}

interface Lane {
  readonly to: Destination;
  readonly queue: Job[];
  busy: boolean;
  /** The earliest moment of the next send. */
  freeAt: number;
  /** When the sends of the last minute began; groups only. */
  minute: number[];
}

/** Who waits longer goes first; of those that came together, the one that was served least lately. */
function isBefore(a: Lane, b: Lane): boolean {
  const [first, second] = [a.queue[0]!, b.queue[0]!];
  if (first.urgency !== second.urgency) return first.urgency === 'now';
  return first.at < second.at || (first.at === second.at && a.freeAt < b.freeAt);
}

/** Part of a group's minute that only answers may use. */
const GROUP_RESERVE = 8;
/** With so many chats waiting, nothing optional is sent. */
const CROWD = 4;

export function createSendGate({ limits = TELEGRAM_LIMITS, waitAfter, ...clock }: GateParts): SendGate {
  const lanes = new Map<string, Lane>();
  const { now } = clock;
  const overall = createSendWindow(limits.perSecond, clock);
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
    const oldest = lane.minute[lane.minute.length - limits.groupPerMinute];
    return Math.max(lane.freeAt, oldest === undefined ? 0 : oldest + MINUTE_MS);
  }

  function start(lane: Lane, job: Job): void {
    const at = now();
    lane.busy = true;
    lane.freeAt = at + limits.chatGapMs;
    if (lane.to.isGroup) lane.minute.push(at);
    const turn = overall.start(job.prepare !== undefined);
    let left = job.prepare === undefined;
    const prepared = async (): Promise<void> => {
      await job.prepare?.();
      left = true;
      turn.leave();
      pump();
    };
    job.attempts += 1;
    (left ? job.send() : prepared().then(job.send))
      .catch((error: unknown) => {
        const waitMs = waitAfter(error);
        if (waitMs === undefined || job.attempts >= MAX_ATTEMPTS) return job.fail(error);
        lane.freeAt = Math.max(lane.freeAt, now() + waitMs);
        lane.queue.unshift(job);
      })
      .finally(() => {
        lane.busy = false;
        if (left) turn.end();
        else turn.drop();
        // The server took it somewhere between start and end; from the end on the gap is certain.
        lane.freeAt = Math.max(lane.freeAt, now() + limits.chatGapMs - SLACK_MS);
        pump();
      });
  }

  function pump(): void {
    clearTimeout(timer);
    timer = undefined;
    for (;;) {
      const waiting = [...lanes.values()].filter(
        ({ busy, queue }) => !busy && queue.length > 0 && !(queue[0]!.prepare && overall.heldUp),
      );
      if (waiting.length === 0) return;
      const open = waiting.filter((lane) => openAt(lane) <= now());
      const openAtMs = overall.openAtMs();
      if (open.length === 0 || openAtMs > now()) {
        const next = Math.max(openAtMs, open.length > 0 ? 0 : Math.min(...waiting.map(openAt)));
        // With everything under way, the first to end looks again.
        if (Number.isFinite(next)) timer = setTimeout(pump, Math.max(1, next - now()));
        return;
      }
      const lane = open.reduce((a, b) => (isBefore(b, a) ? b : a));
      start(lane, lane.queue.shift()!);
    }
  }

  function enqueue<T>(
    lane: Lane,
    send: () => Promise<T>,
    urgency: Urgency = 'now',
    prepare?: () => Promise<void>,
  ): Promise<T> {
    size += 1;
    return new Promise<T>((resolve, reject) => {
      const work = async (): Promise<void> => resolve(await send());
      lane.queue.push({ prepare, send: work, fail: reject, at: now(), urgency, attempts: 0 });
      pump();
    }).finally(() => {
      size -= 1;
    });
  }

  return {
    run: (to, send, urgency, prepare) => enqueue(laneOf(to), send, urgency, prepare),
    tryRun: (to, send) => {
      const lane = laneOf(to);
      const idle = !lane.busy && lane.queue.length === 0 && openAt(lane) <= now();
      const roomy = overall.room > CROWD && size < CROWD;
      const spare = !lane.to.isGroup || lane.minute.length < limits.groupPerMinute - GROUP_RESERVE;
      return idle && roomy && spare ? enqueue(lane, send) : undefined;
    },
    share: (count) => {
      overall.share(count);
      pump();
    },
    get size() {
      return size;
    },
  };
}
