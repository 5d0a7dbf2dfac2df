import { existsSync, readFileSync } from 'node:fs';
import { FileError } from '../errors.ts';
import { projectFile } from '../paths.ts';
import { type CoverageWindow, coverageWindows, type EventRecord, parseEvents } from './record.ts';

/**
 * The dated news that an assessment may use. `down` and "checked and empty" are different things:
 * only a healthy feed lets silence count as evidence of absence.
 */
export interface EventFeed {
  readonly label: string;
  readonly records: readonly EventRecord[];
  /** Whether the days from the start of the window to the moment were covered. */
  health(fromDay: number, toDay: number): 'checked' | 'down';
  /**
   * The same for one class, where a feed sees some classes and not others; absent: as `health`. A live feed has no
   * consensus, for one, so its silence says nothing about surprises in data.
   */
  healthOf?(eventClass: EventRecord['class'], fromDay: number, toDay: number): 'checked' | 'down';
}

/** A file that does not say what it covers counts as covering the ten days up to each of its records ... */
const INFERRED_DAYS_BEFORE = 9;
/** ... and a long weekend after it. */
const INFERRED_DAYS_AFTER = 3;

const downFeed: EventFeed = { label: 'no event feed', records: [], health: () => 'down' };

/** No feed: triggers can be named as types only. */
export function noFeed(): EventFeed {
  return downFeed;
}

/** A feed that was read and held nothing: silence everywhere. */
export function emptyFeed(): EventFeed {
  return { label: 'empty event feed', records: [], health: () => 'checked' };
}

export function feedOf(
  records: readonly EventRecord[],
  coverage: readonly CoverageWindow[],
  label: string,
): EventFeed {
  return {
    label,
    records,
    health: (fromDay, toDay) => {
      for (let day = fromDay; day <= toDay; day++) {
        if (!coverage.some((window) => day >= window.fromDay && day <= window.toDay)) return 'down';
      }
      return 'checked';
    },
  };
}

/** One feed after the other in time: a day is checked when one of them covers it. Of two records with one id the first stays. */
export function joinFeeds(feeds: readonly EventFeed[]): EventFeed {
  const byId = new Map<string, EventRecord>();
  for (const { records } of feeds)
    for (const record of records) if (!byId.has(record.id)) byId.set(record.id, record);
  return {
    label: feeds.map(({ label }) => label).join(' and '),
    records: [...byId.values()].sort((a, b) => a.publicMs - b.publicMs),
    health: (fromDay, toDay) => {
      for (let day = fromDay; day <= toDay; day++)
        if (!feeds.some((feed) => feed.health(day, day) === 'checked')) return 'down';
      return 'checked';
    },
    healthOf: (eventClass, fromDay, toDay) => {
      for (let day = fromDay; day <= toDay; day++)
        if (!feeds.some((feed) => healthOfClass(feed, eventClass, day, day) === 'checked')) return 'down';
      return 'checked';
    },
  };
}

/** Health of a feed for one class, whether or not it tells classes apart. */
export function healthOfClass(
  feed: EventFeed,
  eventClass: EventRecord['class'],
  fromDay: number,
  toDay: number,
): 'checked' | 'down' {
  return feed.healthOf?.(eventClass, fromDay, toDay) ?? feed.health(fromDay, toDay);
}

function inferCoverage(records: readonly EventRecord[]): CoverageWindow[] {
  return records.map(({ publicMs }) => {
    const day = Math.floor(publicMs / 86_400_000);
    return { fromDay: day - INFERRED_DAYS_BEFORE, toDay: day + INFERRED_DAYS_AFTER };
  });
}

/**
 * A file of event records. An empty file is a healthy, empty feed; a file that cannot be read is an error.
 * @throws FileError
 */
export function loadEventFile(file: string): EventFeed {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new FileError(`--events ${file}: cannot be read; give a file of event records, or "none"`, {
      cause,
    });
  }
  const { records, coverage } = parseEvents(text, file);
  if (records.length === 0 && !coverage) return { ...emptyFeed(), label: file };
  return feedOf(records, coverage ?? inferCoverage(records), file);
}

/** The record that ships with the project, with the days that it covers. */
export function loadBundledEvents(): EventFeed {
  const file = projectFile('data', 'events.jsonl');
  const coverageFile = projectFile('data', 'events-coverage.json');
  const { records } = parseEvents(readFileSync(file, 'utf8'), 'data/events.jsonl');
  const { windows } = JSON.parse(readFileSync(coverageFile, 'utf8')) as {
    windows: { from: string; to: string }[];
  };
  return feedOf(records, coverageWindows(windows, 'data/events-coverage.json'), 'recorded events');
}

/** The events of a `--data` folder: its events.jsonl, or none. */
export function loadFolderEvents(folder: string): EventFeed {
  const file = `${folder}/events.jsonl`;
  return existsSync(file) ? loadEventFile(file) : noFeed();
}
