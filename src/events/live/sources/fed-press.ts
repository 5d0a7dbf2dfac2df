/**
 * Press releases of the Federal Reserve Board. Most of them are enforcement actions; the category says which.
 * The title of a decision ("Federal Reserve issues FOMC statement") does not say what was decided, so the
 * statement itself is read for its one sentence on the target range.
 */

import { SourceError } from '../../../sources/failure.ts';
import { coversFrom, parseRss, type RssItem } from '../rss.ts';
import type { EventSource, EventSourceParts, KnownTyping, RawItem, SourceRead } from '../source.ts';
import { htmlToText, oneLine } from '../text.ts';

const ID = 'fed-press';
const HOST = 'www.federalreserve.gov';
const FEEDS = ['press_all.xml', 'press_monetary.xml'] as const;
/** Releases that are no news for markets as a whole. */
const SKIPPED_CATEGORIES = new Set(['enforcement actions', 'orders on banking applications']);

export function createFedPressSource({ door }: EventSourceParts): EventSource {
  return {
    id: ID,
    publisher: 'Federal Reserve',
    hosts: [HOST],
    standing: 'official',
    everyMs: 5 * 60_000,
    fetch: async (sinceMs, signal) => {
      const reads = await Promise.allSettled(
        FEEDS.map(async (feed) => {
          const reply = await door.request({ source: ID, url: `https://${HOST}/feeds/${feed}`, signal });
          return parseRss(ID, reply);
        }),
      );
      signal.throwIfAborted();
      const good = reads.flatMap((read) => (read.status === 'fulfilled' ? [read.value] : []));
      const failed = reads.flatMap((read) => (read.status === 'rejected' ? [read.reason] : []));
      const stray = failed.find((reason) => !(reason instanceof SourceError));
      if (stray) throw stray;
      if (good.length === 0) throw failed[0];
      if (good.every(({ items }) => items.length === 0)) {
        throw new SourceError(ID, 'empty', `${ID}: the feeds hold no release`);
      }
      const notes = failed.length > 0 ? ['one of the two feeds could not be read'] : [];
      const unreadable = good.reduce((sum, read) => sum + read.unreadable, 0);
      if (unreadable > 0) notes.push(`${unreadable} items without title, link or time`);
      const releases = newest(good.flatMap(({ items }) => items)).filter(
        (item) =>
          item.publishedMs >= sinceMs &&
          !item.categories.some((category) => SKIPPED_CATEGORIES.has(category.toLowerCase())),
      );
      const items: RawItem[] = [];
      for (const release of releases) items.push(await withDecision(release, signal));
      // Every monetary release is in either feed, so the one that reaches back further counts.
      const covers = good
        .filter((read) => read.items.length > 0)
        .map((read) =>
          coversFrom(
            sinceMs,
            read.items.map(({ publishedMs }) => publishedMs),
          ),
        );
      return { items, coversFromMs: Math.min(...covers), notes } satisfies SourceRead;
    },
  };

  async function withDecision(release: RssItem, signal: AbortSignal): Promise<RawItem> {
    const item = itemOf(release);
    if (!/\bFOMC statement\b/i.test(release.title) || new URL(release.link).hostname !== HOST) return item;
    try {
      const reply = await door.request({ source: ID, url: release.link, expects: 'html', signal });
      const known = readDecision(reply.text());
      return known ? { ...item, text: decisionSentence(known), known } : item;
    } catch (error) {
      // Without its text the statement stays a neutral record: the decision is not guessed.
      if (error instanceof SourceError) return item;
      throw error;
    }
  }
}

function newest(items: readonly RssItem[]): RssItem[] {
  const byLink = new Map<string, RssItem>();
  for (const item of items) {
    const known = byLink.get(item.link);
    if (!known || item.publishedMs < known.publishedMs) byLink.set(item.link, item);
  }
  return [...byLink.values()].filter(({ link }) => URL.canParse(link));
}

function itemOf(release: RssItem): RawItem {
  return {
    sourceId: ID,
    publisher: 'Federal Reserve',
    url: release.link,
    title: release.title,
    ...(release.description && release.description !== release.title ? { text: release.description } : {}),
    publishedMs: release.publishedMs,
    timePrecision: 'minute',
    language: 'en',
    voice: 'decision',
  };
}

const FRACTION = String.raw`(\d{1,2}(?:-(?:1/4|1/2|3/4))?|(?:1/4|1/2|3/4)|\d{1,2}\.\d{1,2})`;
const DECISION = new RegExp(
  String.raw`decided (?:today )?to (raise|increase|lower|reduce|maintain|keep|leave)\b[^.]{0,80}?\btarget range for the federal funds rate\b[^.]{0,60}?` +
    String.raw`(?:\bby ${FRACTION} percentage points?,?[^.]{0,20}?)?\b(?:at|to) ${FRACTION} to ${FRACTION} percent`,
  'i',
);

function numberOf(text: string): number {
  const [whole, part] = text.includes('/') && !text.includes('-') ? ['0', text] : text.split('-');
  const fraction = { '1/4': 0.25, '1/2': 0.5, '3/4': 0.75 }[part ?? ''] ?? 0;
  return Number(whole) + fraction;
}

/**
 * The decision in a statement: direction and figures, in percent and basis points. Undefined when the sentence is
 * not there in the words that the Committee uses.
 */
export function readDecision(html: string): KnownTyping | undefined {
  const match = DECISION.exec(oneLine(htmlToText(html)).replace(/[‐‑–−]/g, '-'));
  if (!match) return undefined;
  const verb = match[1]!.toLowerCase();
  const low = numberOf(match[3]!);
  const high = numberOf(match[4]!);
  const step = match[2] === undefined ? undefined : numberOf(match[2]);
  if (!(low >= 0 && high > low && high < 25)) return undefined;
  const base = { class: 'policy' as const, entity: 'Federal Reserve' };
  const range = { range_low_pct: low, range_high_pct: high };
  if (/maintain|keep|leave/.test(verb)) {
    return { ...base, direction: 'neutral', figures: { ...range, change_bp: 0 } };
  }
  const hawkish = /raise|increase/.test(verb);
  return {
    ...base,
    direction: hawkish ? 'hawkish' : 'dovish',
    stage: 'act',
    reach: 'wide',
    figures: {
      ...range,
      ...(step === undefined ? {} : { change_bp: Math.round((hawkish ? 100 : -100) * step) }),
    },
  };
}

/** Our own sentence, so that the record says what was decided. */
function decisionSentence({ direction, figures }: KnownTyping): string {
  const low = figures!.range_low_pct!.toFixed(2);
  const high = figures!.range_high_pct!.toFixed(2);
  const verb = direction === 'neutral' ? 'kept' : direction === 'hawkish' ? 'raised' : 'lowered';
  const preposition = direction === 'neutral' ? 'at' : 'to';
  return `The FOMC ${verb} its target range ${preposition} ${low}-${high}%.`;
}
