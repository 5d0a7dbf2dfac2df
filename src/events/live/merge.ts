/**
 * One event, one record. Copies of a publication are found by their address, syndicated and rewritten ones by their
 * titles within two days. A record keeps the first public time and the words of the most official source.
 */

import type { EventRecord } from '../record.ts';
import { similarTitles } from './similar.ts';

/** A record with what is known of its sources. */
export interface LiveRecord {
  readonly record: EventRecord;
  /** The title that it came with; compared with other titles. */
  readonly title: string;
  readonly voice: 'decision' | 'statement' | 'report';
  /** Different publishers that have it, the first one included; sorted. */
  readonly publishers: readonly string[];
  /** Canonical addresses of its copies, sorted. */
  readonly urls: readonly string[];
  /** Unconfirmed: one publisher alone has it, and not a known one. Such a record is kept but not shown. */
  readonly confirmed: boolean;
}

const WINDOW_MS = 48 * 3_600_000;
const DAY_MS = 86_400_000;
/** How long reports of one story are one record. */
const STORY_MS = 24 * 3_600_000;
const RANK = { decision: 2, statement: 1, report: 0 } as const;
/** Addresses kept per record: enough to know its copies again. */
const MAX_URLS = 40;

/** How many different publishers stand behind a record. */
export function corroborationOf(live: LiveRecord): number {
  return live.publishers.length;
}

/** Distance in time; a date without a time is anywhere within its day. */
function apartMs(a: EventRecord, b: EventRecord): number {
  const span = (record: EventRecord): [number, number] => [
    record.publicMs,
    record.publicMs + (record.time_precision === 'day' ? DAY_MS - 1 : 0),
  ];
  const [[aFrom, aTo], [bFrom, bTo]] = [span(a), span(b)];
  return Math.max(0, aFrom - bTo, bFrom - aTo);
}

/** Of two records of one class: whether they are the same news. */
export function sameNews(a: LiveRecord, b: LiveRecord): boolean {
  if (a.urls.some((url) => b.urls.includes(url)) && a.record.id === b.record.id) return true;
  if (apartMs(a.record, b.record) > WINDOW_MS) return false;
  const sharesUrl = a.urls.some((url) => b.urls.includes(url));
  // Data have no words to compare: two auctions of one day share address and form of title.
  if (a.record.figures || b.record.figures) return a.record.id === b.record.id;
  if (sharesUrl) return true;
  if (a.record.class !== b.record.class) return false;
  return similarTitles(a.title, b.title) || sameStory(a, b);
}

/**
 * Headlines in other words about one thing. Their number says how much is written, not how much happened: what
 * reports of one day say of one name in one direction and stage counts once.
 */
function sameStory(a: LiveRecord, b: LiveRecord): boolean {
  if (a.voice !== 'report' && b.voice !== 'report') return false;
  if (apartMs(a.record, b.record) > STORY_MS || a.record.class === 'other') return false;
  const [x, y] = [a.record, b.record];
  return x.entity === y.entity && x.direction === y.direction && x.stage === y.stage;
}

/**
 * The earlier first public time. A date without a time is later than any time on that day, because its 00:00 means
 * nothing, and a time is worth more than a date.
 */
function firstTime(a: EventRecord, b: EventRecord): EventRecord {
  const order = (record: EventRecord): number =>
    record.time_precision === 'day' ? record.publicMs + DAY_MS - 1 : record.publicMs;
  if (order(a) !== order(b)) return order(a) < order(b) ? a : b;
  return a.id <= b.id ? a : b;
}

/** The more official record; of equals the earlier, so that the order of reading does not matter. */
function moreOfficial(a: LiveRecord, b: LiveRecord): LiveRecord {
  const byRank = RANK[b.voice] - RANK[a.voice];
  if (byRank !== 0) return byRank > 0 ? b : a;
  if (a.confirmed !== b.confirmed) return a.confirmed ? a : b;
  return firstTime(a.record, b.record) === a.record ? a : b;
}

const union = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])].sort();

/** Two copies of one event as one. Symmetric in what it keeps. */
export function mergeTwo(a: LiveRecord, b: LiveRecord): LiveRecord {
  const main = moreOfficial(a, b);
  const first = firstTime(a.record, b.record);
  const publishers = union(a.publishers, b.publishers);
  return {
    ...main,
    record: {
      ...main.record,
      first_public_utc: first.first_public_utc,
      time_precision: first.time_precision,
      publicMs: first.publicMs,
    },
    publishers,
    urls: union(a.urls, b.urls).slice(0, MAX_URLS),
    confirmed: a.confirmed || b.confirmed || publishers.length >= 2,
  };
}

/**
 * Adds records to those that are known. A known record that comes again, revised, keeps its id and its first public
 * time. The result is sorted by time.
 */
export function mergeAll(known: readonly LiveRecord[], added: readonly LiveRecord[]): LiveRecord[] {
  const all: LiveRecord[] = [];
  const places = createPlaces();
  for (const live of known) {
    places.add(live, all.length);
    all.push(live);
  }
  for (const live of [...added].sort((a, b) => a.record.publicMs - b.record.publicMs)) {
    const same = places.candidates(live).find((place) => sameNews(all[place]!, live));
    const merged = same === undefined ? live : revise(all[same]!, live);
    places.add(merged, same ?? all.length);
    all[same ?? all.length] = merged;
  }
  return all.sort((a, b) => a.record.publicMs - b.record.publicMs || (a.record.id < b.record.id ? -1 : 1));
}

/** Where records stand by id, address and class, so that not every record is compared with every other. */
function createPlaces(): {
  add(live: LiveRecord, place: number): void;
  /** Places of records that may be the same news, rising. */
  candidates(live: LiveRecord): number[];
} {
  const byKey = new Map<string, Set<number>>();
  const put = (key: string, place: number): void => {
    const places = byKey.get(key);
    if (places) places.add(place);
    else byKey.set(key, new Set([place]));
  };
  // Two days to either side, and a day for dates without a time.
  const daysAround = 3;
  const dayOfRecord = ({ record }: LiveRecord): number => Math.floor(record.publicMs / DAY_MS);
  return {
    add: (live, place) => {
      put(live.record.id, place);
      for (const url of live.urls) put(url, place);
      put(`${live.record.class} ${dayOfRecord(live)}`, place);
    },
    candidates: (live) => {
      const keys = [live.record.id, ...live.urls];
      for (let day = -daysAround; day <= daysAround; day++) {
        keys.push(`${live.record.class} ${dayOfRecord(live) + day}`);
      }
      const places = new Set(keys.flatMap((key) => [...(byKey.get(key) ?? [])]));
      return [...places].sort((a, b) => a - b);
    },
  };
}

function revise(known: LiveRecord, live: LiveRecord): LiveRecord {
  const merged = mergeTwo(known, live);
  return { ...merged, record: { ...merged.record, id: known.record.id } };
}
