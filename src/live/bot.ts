import { answerQuestion, understand } from '../answer/ask.ts';
import type { Window } from '../assessment/assessment.ts';
import { assessor, type Bot, MIN_PANEL } from '../bot.ts';
import { NoDataError } from '../errors.ts';
import type { EventCalendar } from '../events/calendar.ts';
import { type EventFeed, joinFeeds } from '../events/feed.ts';
import { asOfNow, parseAsOf } from '../snapshot/as-of.ts';
import { collect, countVisible } from '../snapshot/collect.ts';
import type { Incomplete, Snapshot } from '../snapshot/snapshot.ts';
import { liveHistory } from '../sources/live-history.ts';
import type { Refresher, RefreshProgress } from '../sources/refresh.ts';
import { isMarketOpen } from '../sources/schedule.ts';
import type { SeriesStore } from '../sources/store/series-store.ts';
import { localDayOf } from '../time/dates.ts';
import { isSession, NEW_YORK } from '../time/us-market.ts';

/** Dated news as far as they were read; `refresh` never throws. */
export interface LiveNews {
  feed(): EventFeed;
  /** Rises when records or coverage change. */
  readonly version: number;
  /** `isOurTurn`: the job of this process asks, not somebody who waits. Feeds are its task then. */
  refresh(options?: { readonly isOurTurn?: boolean }): Promise<void>;
  stop(): Promise<void>;
}

export interface LiveBotParts {
  /** Answers about dates, and stands in when nothing live answers. */
  readonly recorded: Bot;
  readonly refresher: Refresher;
  readonly store: SeriesStore;
  readonly news?: LiveNews;
  /** What is due, with what live sources announced. */
  readonly calendar?: EventCalendar;
  readonly now: () => number;
  /** How long a question waits for a first read, and for a refresh of what is there. */
  readonly waitMs: { readonly cold: number; readonly warm: number };
  /** Called at the end, when nothing reads any more. */
  readonly release?: () => Promise<void>;
  /** Resolves after some ms of real time, or when aborted; passed in so that tests need not wait. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The press is asked at a slow pace; a question waits this long for it once the numbers are there. */
const NEWS_GRACE_MS = 1_000;
/** So many sources in a row that cannot be reached, and none that can: there is no network. */
const OFFLINE_AFTER = 4;
/** After two days without any live answer only slow figures are left: a whole recorded day tells more. */
const ANSWERED_WITHIN_MS = 48 * 3_600_000;
/** A snapshot of now is kept for this long: prices do not change faster here. */
const SNAPSHOT_TTL_MS = 15_000;

/**
 * A bot whose "now" is live. A question about a date goes to the recorded bot, or to what live sources say of
 * that day where the record has ended. The two are never mixed in one snapshot.
 */
export function createLiveBot(parts: LiveBotParts): Bot {
  const { recorded, refresher, store, news, now } = parts;
  const { registry, framework, analogs } = recorded;
  const panel = new Set(framework.panel);
  const assessed = assessor(recorded);
  const historyParts = { store, sources: refresher.sources, tracked: refresher.tracked };
  let kept: { readonly atMs: number; readonly version: string; readonly snapshot: Snapshot } | undefined;
  let joined: { readonly version: number; readonly feed: EventFeed } | undefined;

  const feed = (): EventFeed => {
    if (!news) return recorded.feed;
    if (joined?.version !== news.version)
      joined = { version: news.version, feed: joinFeeds([recorded.feed, news.feed()]) };
    return joined.feed;
  };
  /** So many of the panel make a reading of the market. */
  const leastKnown = Math.min(MIN_PANEL, framework.panel.length);
  const panelCount = (snapshot: Snapshot): number =>
    framework.panel.filter((id) => snapshot.readings.has(id)).length;

  const takeLive = (nowMs: number): Snapshot | undefined => {
    // Running prices count when most of the panel has them: half a session of half the assets is no picture.
    if (isMarketOpen(nowMs)) {
      const running = collect(liveHistory(historyParts, nowMs, true), registry, asOfNow(nowMs, true));
      const today = running.asOf.date;
      const fresh = framework.panel.filter((id) => running.readings.get(id)?.observationDate === today);
      if (fresh.length >= leastKnown) return running;
    }
    // On days without a session only coins trade, and their price of now is newer than their last close.
    const closedAllDay = !isSession(localDayOf(nowMs, NEW_YORK));
    const taken = collect(liveHistory(historyParts, nowMs, closedAllDay), registry, asOfNow(nowMs, false));
    if (panelCount(taken) >= leastKnown) return taken;
    return isAnswered(nowMs) ? { ...taken, incomplete: incompleteness(taken) } : undefined;
  };
  /** Whether any live source answered of late. */
  const isAnswered = (nowMs: number): boolean =>
    store.keys().some((key) => Math.abs(nowMs - (store.get(key)?.fetchedAtMs ?? 0)) < ANSWERED_WITHIN_MS);
  const incompleteness = (snapshot: Snapshot): Incomplete => {
    const newestClose = framework.panel
      .filter((id) => registry.get(id)?.cadence === 'daily')
      .flatMap((id) => snapshot.readings.get(id)?.observationDate ?? snapshot.gaps.get(id)?.lastDate ?? [])
      .sort()
      .at(-1);
    const counts = { known: panelCount(snapshot), of: framework.panel.length };
    return newestClose === undefined ? counts : { ...counts, newestClose };
  };

  const current = (): Snapshot => {
    const nowMs = now();
    const version = `${store.version}`;
    if (kept && kept.version === version && nowMs - kept.atMs < SNAPSHOT_TTL_MS && nowMs >= kept.atMs)
      return kept.snapshot;
    const snapshot = takeLive(nowMs) ?? { ...recorded.snapshot(), insteadOfLive: true };
    kept = { atMs: nowMs, version, snapshot };
    return snapshot;
  };

  const past = new Map<string, Snapshot>();
  const ofDate = (text: string): Snapshot => {
    try {
      return recorded.snapshot(text);
    } catch (error) {
      if (!(error instanceof NoDataError)) throw error;
      const moment = parseAsOf(text);
      const nowMs = now();
      // The date of today, while its session goes on or has just ended, is now.
      const newest = current();
      if (newest.mode === 'live' && newest.asOf.date === text.trim()) return newest;
      if (moment.triggersByMs > nowMs) throw error;
      const key = `${text} ${store.version}`;
      const known = past.get(key);
      if (known) return known;
      const asOf = moment.publishedByMs > nowMs ? { ...moment, publishedByMs: nowMs } : moment;
      const taken = collect(liveHistory(historyParts, nowMs, false), registry, asOf);
      const path = taken.readings.get(framework.panel[0]!)?.path;
      // Without a year of changes nobody knows what was usual on that day.
      if (panelCount(taken) < leastKnown || (path?.days.at(-252) ?? -1) < 0) throw error;
      if (past.size >= 16) past.delete(past.keys().next().value!);
      past.set(key, taken);
      return taken;
    }
  };

  let reading:
    | { readonly work: Promise<void>; readonly enough: Promise<void>; readonly startedMs: number }
    | undefined;
  let closing = false;
  let grace = new AbortController();
  const begin = (): NonNullable<typeof reading> => {
    let done = 0;
    let offline: () => void;
    const noNetwork = new Promise<void>((resolve) => {
      offline = resolve;
    });
    const onProgress = ({ read, failed, unreachable }: RefreshProgress): void => {
      done = read === 0 && unreachable === failed ? done + 1 : Number.NEGATIVE_INFINITY;
      if (done >= OFFLINE_AFTER) offline();
    };
    const numbers = refresher.refresh({ onProgress });
    const words = news?.refresh() ?? Promise.resolve();
    // A failure in here is a bug of ours: it is thrown to whoever waits. At the end of the program it is the end.
    const work = Promise.all([numbers, words])
      .then(
        () => undefined,
        (error: unknown) => {
          if (!closing) throw error;
        },
      )
      .finally(() => {
        reading = undefined;
      });
    const press = new AbortController();
    grace = press;
    const patience = numbers
      .then(
        () => Promise.race([work, parts.sleep(NEWS_GRACE_MS, press.signal)]),
        () => work,
      )
      .finally(() => press.abort());
    const enough = Promise.race([patience, noNetwork]);
    for (const promise of [work, enough]) promise.catch(() => undefined);
    return { work, enough, startedMs: now() };
  };
  const isCold = (): boolean =>
    countVisible(liveHistory(historyParts, now(), false), registry, asOfNow(now(), false), panel) <
    leastKnown;

  const snapshot = (text?: string): Snapshot => (text === undefined ? current() : ofDate(text));
  const assessNow = (text?: string, window: Window | 'auto' = 'auto') => {
    const taken = snapshot(text);
    return taken.mode === 'live'
      ? assessed(taken, feed(), window)
      : recorded.assess({ ...(text === undefined ? {} : { asOf: text }), window });
  };

  const bot: Bot = {
    mode: 'live',
    registry,
    framework,
    history: recorded.history,
    get feed() {
      return feed();
    },
    analogs,
    parts: {
      registry,
      framework,
      analogs,
      ...(parts.calendar ? { calendar: parts.calendar } : {}),
      get feed() {
        return feed();
      },
      get defaultDay() {
        return current().asOf.date;
      },
      snapshot,
      assess: assessNow,
      assessOf: assessed,
    },
    get defaultDay() {
      return current().asOf.date;
    },
    asOf: (text) => snapshot(text).asOf,
    snapshot,
    assess: (given) => assessNow(given?.asOf, given?.window),
    ask: async (question, given = {}) => {
      // A question that names a day does not wait for what is read now.
      await bot.prepare({ asOf: given.asOf ?? understand(bot.parts, question, given.history).date });
      return answerQuestion(bot.parts, question, given);
    },
    backtest: recorded.backtest,
    prepare: async ({ asOf, onProgress, patienceMs } = {}) => {
      if (asOf !== undefined || closing) return;
      const idle = reading === undefined;
      if (idle && refresher.due().length === 0 && !news) return;
      reading ??= begin();
      const { enough, startedMs } = reading;
      // The one under way; its failure is told by `enough`.
      if (onProgress) refresher.refresh({ onProgress }).catch(() => undefined);
      const limitMs = patienceMs ?? (isCold() ? parts.waitMs.cold : parts.waitMs.warm);
      // From the start of the read on: who comes later does not wait anew for the same slow source.
      // A clock that was set back must not make the wait longer.
      const leftMs = Math.min(limitMs, startedMs + limitMs - now());
      if (leftMs <= 0) return;
      const waiting = new AbortController();
      await Promise.race([enough, parts.sleep(leftMs, waiting.signal)]);
      waiting.abort();
    },
    close: async () => {
      closing = true;
      grace.abort();
      await Promise.all([refresher.stop(), news?.stop(), recorded.close()]);
      await parts.release?.();
    },
  };
  return bot;
}
