import type { Answer, Language } from './answer/answer.ts';
import { type AskParts, answerQuestion, type Turn } from './answer/ask.ts';
import { type AnalogFinder, createAnalogFinder, loadEpisodes } from './assessment/analogs.ts';
import { assess } from './assessment/assess.ts';
import type { Assessment, Window } from './assessment/assessment.ts';
import { type Backtest, backtest } from './assessment/backtest.ts';
import { type Framework, loadFramework, SEED_FRAMEWORK } from './assessment/framework.ts';
import { type DayObstacle, InputError, NoDataError } from './errors.ts';
import { type EventFeed, loadBundledEvents, loadEventFile, loadFolderEvents, noFeed } from './events/feed.ts';
import { createRegistry, indicators, type Registry } from './indicators/registry.ts';
import { type AsOf, asOfDay, parseAsOf } from './snapshot/as-of.ts';
import { collect, countVisible } from './snapshot/collect.ts';
import type { Snapshot } from './snapshot/snapshot.ts';
import type { History } from './sources/history.ts';
import { loadBundledHistory, loadFolderHistory } from './sources/recorded.ts';
import { isoOf, parseDay } from './time/dates.ts';
import { previousSession, sessionOnOrBefore } from './time/us-market.ts';

export interface BotOptions {
  /** A folder of SERIES.csv and events.jsonl instead of the bundled history. */
  readonly dataFolder?: string;
  /** A file of event records, or `none`. */
  readonly events?: string;
  readonly frameworkFile?: string;
  /** Now, in ms: only to say that a date lies in the future. */
  readonly now: () => number;
}

export interface AskOptions {
  readonly asOf?: string;
  readonly window?: Window;
  readonly language?: Language;
  /** Earlier turns of this conversation, oldest first. */
  readonly history?: readonly Turn[];
}

export interface PrepareOptions {
  /** A date needs nothing live. */
  readonly asOf?: string | undefined;
  /** Hears of each source that answered. */
  readonly onProgress?: (progress: {
    readonly source: string;
    readonly done: number;
    readonly asked: number;
  }) => void;
}

/** Joins the stages: history -> snapshot -> assessment -> answer. One per process; all calls are pure reads. */
export interface Bot {
  readonly registry: Registry;
  readonly framework: Framework;
  readonly history: History;
  readonly feed: EventFeed;
  readonly analogs: AnalogFinder;
  /** What the narrator and the tools read from: the same warm snapshots. */
  readonly parts: AskParts;
  /** The day that is read when none is asked for: the newest one with prices and events complete. */
  readonly defaultDay: string;
  /** @throws InputError for a wrong date, NoDataError for one that the data do not cover. */
  asOf(text?: string): AsOf;
  snapshot(asOf?: string): Snapshot;
  assess(options?: { readonly asOf?: string; readonly window?: Window | 'auto' }): Assessment;
  ask(question: string, options?: AskOptions): Promise<Answer>;
  /** `live`: without a date it speaks of now. */
  readonly mode: 'recorded' | 'live';
  /**
   * Before a question without a date: brings live data up to date as far as that goes in a short time. Never
   * throws; what could not be read is a gap, or the recorded day stands in. At once for a recorded bot.
   */
  prepare(options?: PrepareOptions): Promise<void>;
  /** Lets go of connections and timers. */
  close(): Promise<void>;
  backtest(options: {
    readonly from?: string;
    readonly to?: string;
    readonly window?: Window | 'auto';
  }): Backtest;
}

/** The engine needs 250 sessions of changes before it can say what is usual. */
const FIRST_SESSIONS_OF_USE = 252;
export const MIN_PANEL = 7;

export function createBot(options: BotOptions): Bot {
  const registry = createRegistry(indicators);
  const known = new Set(registry.all.map(({ id }) => id));
  const framework = loadFramework(options.frameworkFile ?? SEED_FRAMEWORK, known);
  const history = options.dataFolder ? loadFolderHistory(options.dataFolder) : loadBundledHistory();
  const feed = feedFor(options);
  const analogs = createAnalogFinder(history, registry, framework.panel, loadEpisodes());
  const panel = new Set(framework.panel);
  const span = spanOf(history, registry, framework);

  const panelCount = (day: number): number => countVisible(history, registry, asOfDay(day), panel);
  let defaultKnown: string | undefined;
  const defaultDay = (): string => {
    if (defaultKnown) return defaultKnown;
    // The newest session with the whole panel; with a record of events, the newest that it covers too.
    let newest = sessionOnOrBefore(span.lastDay);
    for (let i = 0; i < 400 && panelCount(newest) < framework.panel.length; i++)
      newest = previousSession(newest);
    let covered = newest;
    const lastEvent = feed.records.at(-1);
    if (lastEvent)
      covered = Math.min(covered, sessionOnOrBefore(Math.floor(lastEvent.publicMs / 86_400_000)));
    for (let i = 0; i < 10; i++, covered = previousSession(covered)) {
      if (feed.health(covered - 8, covered) === 'checked' && panelCount(covered) === framework.panel.length) {
        defaultKnown = isoOf(covered);
        return defaultKnown;
      }
    }
    defaultKnown = isoOf(newest);
    return defaultKnown;
  };

  const asOf = (text?: string): AsOf => {
    const moment = parseAsOf(text ?? defaultDay());
    const day = moment.session;
    const today = Math.floor(options.now() / 86_400_000);
    const newest = defaultDay();
    const obstacle = (kind: DayObstacle['kind']): { readonly day: DayObstacle } => ({
      day: { kind, first: isoOf(span.firstUsable), newest },
    });
    if (moment.lastDay > today) {
      throw new NoDataError(
        `${text} lies in the future; nothing is known about it. The newest complete recorded day is ${newest}.`,
        obstacle('future'),
      );
    }
    if (day > sessionOnOrBefore(span.lastDay)) {
      throw new NoDataError(
        `${text}: the ${history.label} ends ${isoOf(span.lastDay)}. The newest complete recorded day is ${newest}.`,
        obstacle('after'),
      );
    }
    if (day < span.firstUsable) {
      throw new NoDataError(
        `${text}: the ${history.label} begins ${isoOf(span.firstDay)} and needs 250 sessions to know what is usual; ask about ${isoOf(span.firstUsable)} or later.`,
        obstacle('before'),
      );
    }
    return moment;
  };

  const snapshot = (text?: string): Snapshot => collect(history, registry, asOf(text));
  const warm = new Map<string, Snapshot>();
  /** A recorded day never changes, so the last few stay warm. */
  const warmSnapshot = (text?: string): Snapshot => {
    const key = text ?? defaultDay();
    const found = warm.get(key);
    if (found) return found;
    const made = snapshot(key);
    if (warm.size >= 16) warm.delete(warm.keys().next().value!);
    warm.set(key, made);
    return made;
  };
  const assessed = assessor({ registry, framework, analogs });
  const assessNow = (when?: string, window: Window | 'auto' = 'auto'): Assessment => {
    const taken = warmSnapshot(when);
    if (taken.readings.size === 0 || framework.panel.every((id) => !taken.readings.has(id))) {
      throw new NoDataError(
        `${taken.asOf.date}: none of the assets that "everything" means is in the ${history.label}. The newest complete day is ${defaultDay()}.`,
      );
    }
    return assessed(taken, feed, window);
  };

  const parts: AskParts = {
    registry,
    framework,
    feed,
    analogs,
    get defaultDay() {
      return defaultDay();
    },
    snapshot: warmSnapshot,
    assess: assessNow,
    assessOf: assessed,
  };

  return {
    registry,
    framework,
    history,
    feed,
    analogs,
    get defaultDay() {
      return defaultDay();
    },
    asOf,
    mode: 'recorded',
    prepare: async () => {},
    close: async () => {},
    snapshot: warmSnapshot,
    assess: (given) => assessNow(given?.asOf, given?.window),
    parts,
    ask: (question, given = {}) => answerQuestion(parts, question, given),
    backtest: (given) => {
      const from = given.from === undefined ? span.firstUsable : checkedDay(given.from, '--from');
      const to = given.to === undefined ? span.lastFull : checkedDay(given.to, '--to');
      if (from > to) throw new InputError(`--from ${isoOf(from)} comes after --to ${isoOf(to)}; swap them.`);
      return backtest({
        history,
        registry,
        framework,
        fromDay: Math.max(from, span.firstUsable),
        toDay: to,
        window: given.window ?? 1,
      });
    },
  };
}

/** Assesses snapshots; the same snapshot, feed and window are worked out once. */
export function assessor(
  parts: Pick<Bot, 'registry' | 'framework' | 'analogs'>,
): (snapshot: Snapshot, feed: EventFeed, window: Window | 'auto') => Assessment {
  type Known = { readonly feed: EventFeed; readonly byWindow: Map<Window | 'auto', Assessment> };
  const known = new WeakMap<Snapshot, Known>();
  return (snapshot, feed, window) => {
    const before = known.get(snapshot);
    // Live news come in while a snapshot stands.
    const entry = before?.feed === feed ? before : { feed, byWindow: new Map() };
    known.set(snapshot, entry);
    const { byWindow } = entry;
    const made =
      byWindow.get(window) ??
      assess({
        snapshot,
        registry: parts.registry,
        framework: parts.framework,
        feed,
        window,
        analogs: parts.analogs.find,
      });
    byWindow.set(window, made);
    return made;
  };
}

function checkedDay(text: string, name: string): number {
  const day = parseDay(text);
  if (day === undefined)
    throw new InputError(`${name} "${text.slice(0, 40)}" is not a date like 2026-01-30.`);
  return day;
}

function feedFor(options: BotOptions): EventFeed {
  if (options.events === 'none') return noFeed();
  if (options.events !== undefined) return loadEventFile(options.events);
  return options.dataFolder ? loadFolderEvents(options.dataFolder) : loadBundledEvents();
}

interface DataSpan {
  readonly firstDay: number;
  readonly firstUsable: number;
  readonly lastDay: number;
  /** The last day on which most of the panel is there. */
  readonly lastFull: number;
}

function spanOf(history: History, registry: Registry, framework: Framework): DataSpan {
  let firstDay = Number.POSITIVE_INFINITY;
  let lastDay = Number.NEGATIVE_INFINITY;
  const ends: number[] = [];
  for (const id of framework.panel) {
    for (const ref of registry.get(id)?.series ?? []) {
      const series = history.get(ref.source, ref.series);
      if (!series || series.days.length === 0) continue;
      firstDay = Math.min(firstDay, series.days[0]!);
      lastDay = Math.max(lastDay, series.days.at(-1)!);
      if (ref === registry.get(id)!.series.find(({ source }) => source === ref.source))
        ends.push(series.days.at(-1)!);
    }
  }
  if (!Number.isFinite(firstDay)) {
    throw new NoDataError(
      `${history.label}: none of the series of the panel is there (${framework.panel.join(', ')}); see the README for their file names.`,
    );
  }
  let firstUsable = sessionOnOrBefore(firstDay);
  for (let i = 0; i < FIRST_SESSIONS_OF_USE; ) {
    firstUsable += 1;
    if (sessionOnOrBefore(firstUsable) === firstUsable) i += 1;
  }
  ends.sort((a, b) => b - a);
  return { firstDay, firstUsable, lastDay, lastFull: ends[Math.min(MIN_PANEL, ends.length) - 1]! };
}
