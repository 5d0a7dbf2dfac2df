import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { FileError } from '../errors.ts';
import type { Registry } from '../indicators/registry.ts';
import { projectFile } from '../paths.ts';
import { asOfDay } from '../snapshot/as-of.ts';
import { type Move, movesAt } from '../snapshot/collect.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { type History, lastIndexAt } from '../sources/history.ts';
import { dayOf, parseDay } from '../time/dates.ts';
import { nextSession } from '../time/us-market.ts';
import type { Analog, Likeness, Window } from './assessment.ts';
import { withChineseMarksInside } from './chinese-marks.ts';
import { addTranslations, translatedSchema } from './translations.ts';

const episodeSchema = z.object({
  /** `2020-03-12`, or with a suffix where one day has two windows. */
  id: z.string(),
  date: z.string().refine((date) => parseDay(date) !== undefined, 'not a date'),
  window: z.union([z.literal(1), z.literal(3), z.literal(5)]),
  name: translatedSchema,
  aliases: z.array(z.string()).default([]),
  calm: z.boolean().default(false),
});
export type Episode = z.infer<typeof episodeSchema>;

/** The axes of likeness: moves in usual moves, and three levels put on the same scale. */
const MOVE_AXES = [
  'spx',
  'ndx',
  'emerging',
  'gold',
  'silver',
  'oil',
  'copper',
  'long-treasuries',
  'dollar',
  'usdjpy',
  'btc',
  'us2y',
  'hy-spread',
] as const;
/** Level minus its usual place, divided by what is a large step: VIX 20 and 8, spread 4 and 1.5 points, SOFR-IORB 0 and 8bp. */
const LEVEL_AXES = [
  { id: 'vix', centre: 20, step: 8 },
  { id: 'hy-spread', centre: 4, step: 1.5 },
  { id: 'sofr-iorb', centre: 0, step: 8 },
] as const;
/** One wild move must not make every other axis invisible. */
const MOVE_CAP = 8;
/** Angles of less than about 60 degrees; sizes must also be comparable (see `distanceOf`). */
const CLOSE_BELOW = 0.5;
const MIN_AXES = 9;
const SAME_DIRECTION = 0.5;
const AFTER_SESSIONS = [1, 5, 20] as const;

interface Fingerprint {
  readonly axes: ReadonlyMap<string, number>;
  readonly levels: ReadonlyMap<string, number>;
  readonly largest: string;
}

const MAX_SHOWN = 5;

/** Where an episode ends up beside today: distance, likeness by axis, and what followed. */
export interface AnalogFinder {
  /** Nearest first: the closest few, episodes and calm days alike. Only episodes over by the moment. */
  find(snapshot: Snapshot, window: Window): readonly Analog[];
  /** One episode, if it was over by then. */
  compare(snapshot: Snapshot, window: Window, episodeId: string): Analog | undefined;
  /** An episode belongs to the past of a moment once its window and a week are over. */
  isOver(episode: Episode, snapshot: Pick<Snapshot, 'asOf'>): boolean;
  /** By id, date or alias ("312", "svb"). */
  episode(name: string): Episode | undefined;
  readonly episodes: readonly Episode[];
}

export function loadEpisodes(file: string = projectFile('prompts', 'episodes.json')): readonly Episode[] {
  try {
    const json: unknown = JSON.parse(readFileSync(file, 'utf8'));
    addTranslations(json, file);
    return withChineseMarksInside(z.array(episodeSchema).parse(json));
  } catch (cause) {
    if (cause instanceof FileError) throw cause;
    throw new FileError(`${file}: the episode library cannot be read`, { cause });
  }
}

/**
 * Fingerprints come from the history itself, with what was known on each day; each is worked out once.
 */
export function createAnalogFinder(
  history: History,
  registry: Registry,
  panel: readonly string[],
  episodes: readonly Episode[],
): AnalogFinder {
  const only = new Set<string>([...MOVE_AXES, ...LEVEL_AXES.map(({ id }) => id), ...panel]);
  const known = new Map<string, Fingerprint>();
  const fingerprintOf = (episode: Episode): Fingerprint => {
    const cached = known.get(episode.id);
    if (cached) return cached;
    const moves = movesAt(history, registry, asOfDay(dayOf(episode.date)), only, episode.window);
    const fingerprint = takeFingerprint((id) => moves.get(id), panel);
    known.set(episode.id, fingerprint);
    return fingerprint;
  };
  const compareWith = (snapshot: Snapshot, today: Fingerprint, episode: Episode): Analog | undefined => {
    if (!isOver(episode, snapshot)) return undefined;
    const then = fingerprintOf(episode);
    const distance = distanceOf(today, then);
    if (distance === undefined) return undefined;
    return {
      id: episode.id,
      date: episode.date,
      window: episode.window,
      calm: episode.calm,
      distance,
      close: distance < CLOSE_BELOW,
      likeness: likenessOf(today, then),
      after: followed(history, episode, then.largest, snapshot.asOf.session),
    };
  };
  return {
    episodes,
    find: (snapshot, window) => {
      const today = takeFingerprint(movesOf(snapshot, window), panel);
      return episodes
        .map((episode) => compareWith(snapshot, today, episode))
        .filter((analog) => analog !== undefined)
        .sort((a, b) => a.distance - b.distance || (a.id < b.id ? -1 : 1))
        .slice(0, MAX_SHOWN);
    },
    compare: (snapshot, window, episodeId) => {
      const episode = episodes.find(({ id }) => id === episodeId);
      return episode && compareWith(snapshot, takeFingerprint(movesOf(snapshot, window), panel), episode);
    },
    isOver,
    episode: (name) => {
      const wanted = name.trim().toLowerCase();
      return episodes.find(
        ({ id, date, aliases }) => id === wanted || date === wanted || aliases.includes(wanted),
      );
    },
  };
}

/** An episode belongs to the past once its window and a week are over. */
function isOver({ date }: Episode, { asOf }: Pick<Snapshot, 'asOf'>): boolean {
  return dayOf(date) + 7 <= asOf.session;
}

function movesOf({ readings }: Snapshot, window: Window): (id: string) => Move | undefined {
  return (id) => {
    const reading = readings.get(id);
    if (!reading) return undefined;
    const z = reading.z[window];
    return { value: reading.value, ...(z === undefined ? {} : { z }) };
  };
}

function takeFingerprint(moveOf: (id: string) => Move | undefined, panel: readonly string[]): Fingerprint {
  const axes = new Map<string, number>();
  const levels = new Map<string, number>();
  let largest = panel[0]!;
  for (const id of MOVE_AXES) {
    const z = moveOf(id)?.z;
    if (z !== undefined) axes.set(`${id} move`, Math.max(-MOVE_CAP, Math.min(MOVE_CAP, z)));
  }
  for (const { id, centre, step } of LEVEL_AXES) {
    const level = moveOf(id)?.value;
    if (level === undefined) continue;
    levels.set(id, level);
    axes.set(`${id} level`, Math.max(-MOVE_CAP, Math.min(MOVE_CAP, (level - centre) / step)));
  }
  const size = (id: string): number => Math.abs(moveOf(id)?.z ?? 0);
  for (const id of panel) if (size(id) > size(largest)) largest = id;
  return { axes, levels, largest };
}

/**
 * Cosine distance over the axes that both have: 0 same direction, 1 unrelated, 2 opposite. A day of
 * another size is no analog either: half the log ratio of sizes is added.
 */
function distanceOf(today: Fingerprint, then: Fingerprint): number | undefined {
  let dot = 0;
  let a = 0;
  let b = 0;
  let shared = 0;
  for (const [axis, x] of today.axes) {
    const y = then.axes.get(axis);
    if (y === undefined) continue;
    shared += 1;
    dot += x * y;
    a += x * x;
    b += y * y;
  }
  if (shared < MIN_AXES || a === 0 || b === 0) return undefined;
  const sizes = Math.abs(Math.log(a / b)) / 4;
  return 1 - dot / Math.sqrt(a * b) + 0.5 * sizes;
}

function likenessOf(today: Fingerprint, then: Fingerprint): Likeness[] {
  const lines: Likeness[] = [];
  for (const [axis, x] of today.axes) {
    const y = then.axes.get(axis);
    if (y === undefined) continue;
    const level = axis.endsWith(' level') ? axis.slice(0, -' level'.length) : undefined;
    const both = Math.abs(x) > SAME_DIRECTION || Math.abs(y) > SAME_DIRECTION;
    const like = both
      ? Math.sign(x) === Math.sign(y) && Math.min(Math.abs(x / y), Math.abs(y / x)) > 1 / 3
      : true;
    lines.push(
      level
        ? { axis, today: today.levels.get(level)!, past: then.levels.get(level)!, unit: 'level', like }
        : { axis, today: x, past: y, unit: 'sigma', like },
    );
  }
  return lines;
}

/** What happened next, percent from the close of the episode; nothing from after the moment of asking. */
function followed(history: History, episode: Episode, largest: string, session: number): Analog['after'] {
  const seriesOf: Readonly<Record<string, string>> = {
    spx: 'SPY',
    gold: 'GLD',
    silver: 'SLV',
    oil: 'USO',
    btc: 'BTC_USD',
    emerging: 'EEM',
    'high-yield': 'HYG',
    copper: 'CPER',
    'long-treasuries': 'TLT',
  };
  const start = dayOf(episode.date);
  return AFTER_SESSIONS.flatMap((sessions) => {
    let end = start;
    for (let i = 0; i < sessions; i++) end = nextSession(end);
    if (end > session) return [];
    const moves: Record<string, number> = {};
    for (const id of new Set(['spx', largest])) {
      const series = history.get('recorded', seriesOf[id] ?? '');
      if (!series) continue;
      const from = lastIndexAt(series.days, start);
      const to = lastIndexAt(series.days, end);
      if (from < 0 || series.days[to]! < end) continue;
      moves[id] = (series.values[to]! / series.values[from]! - 1) * 100;
    }
    return Object.keys(moves).length > 0 ? [{ sessions, moves }] : [];
  });
}
