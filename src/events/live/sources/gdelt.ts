/**
 * Headlines of the world's press from the GDELT DOC 2.0 article list: one query per group of event classes, one
 * request in five seconds, as it asks for. It refuses whole address ranges now and then, so it is optional by nature.
 */

import { z } from 'zod';
import { SourceError } from '../../../sources/failure.ts';
import { changed, parseJson } from '../fail.ts';
import type { EventSource, EventSourceParts, RawItem } from '../source.ts';
import { cleanTitle, shorten } from '../text.ts';

const ID = 'gdelt';
const HOST = 'api.gdeltproject.org';
const MAX_RECORDS = 250;
const TIMEOUT_MS = 30_000;
const MAX_TITLE = 300;

/** Words in a headline's article; English press only. A query may hold no single short word and no bare OR. */
export const GDELT_QUERIES: Readonly<Record<string, string>> = {
  geo: '(airstrike OR missile OR invasion OR ceasefire OR sanctions OR "strait of hormuz" OR "military strike")',
  tariff: '(tariff OR tariffs OR "export controls" OR "trade deal" OR "trade war")',
  fed: '("federal reserve" OR "fed chair" OR "interest rates" OR "rate cut" OR "rate hike")',
  banks: '("bank failure" OR "bank run" OR fdic OR "credit rating" OR downgrade OR "treasury auction")',
  crypto: '(bitcoin OR stablecoin OR "crypto exchange" OR liquidations OR "margin requirements")',
  japan: '("bank of japan" OR "yen intervention" OR "carry trade")',
  shares:
    '(nvidia OR microsoft OR apple OR alphabet OR amazon OR "meta platforms" OR tesla) (earnings OR results OR guidance)',
};

const articleSchema = z.object({
  url: z.string(),
  title: z.string(),
  seendate: z.string(),
  domain: z.string(),
  language: z.string().default('English'),
});
const answerSchema = z.object({ articles: z.array(z.unknown()).optional() });

/** `20260828T121500Z`, by the quarter of an hour in which it was seen. */
export function parseSeenDate(text: string): number | undefined {
  const match = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/.exec(text);
  if (!match) return undefined;
  const iso = `${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`;
  const ms = Date.parse(iso);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(iso.slice(0, 19)) ? ms : undefined;
}

const stamp = (ms: number): string => new Date(ms).toISOString().replace(/[-:T]|\.\d{3}Z$/g, '');

export function gdeltUrl(query: string, sinceMs: number, untilMs: number): string {
  const parameters = new URLSearchParams({
    query: `${query} sourcelang:english`,
    mode: 'artlist',
    format: 'json',
    maxrecords: String(MAX_RECORDS),
    sort: 'datedesc',
    startdatetime: stamp(sinceMs),
    enddatetime: stamp(untilMs),
  });
  return `https://${HOST}/api/v2/doc/doc?${parameters}`;
}

export function createGdeltSource(
  { door, now }: EventSourceParts,
  queries: Readonly<Record<string, string>> = GDELT_QUERIES,
): EventSource {
  return {
    id: ID,
    publisher: 'GDELT',
    hosts: [HOST],
    standing: 'official',
    everyMs: 15 * 60_000,
    fetch: async (sinceMs, signal) => {
      const items: RawItem[] = [];
      const notes: string[] = [];
      let coversFromMs = sinceMs;
      let articles = 0;
      for (const [name, query] of Object.entries(queries)) {
        const url = gdeltUrl(query, sinceMs, now());
        // One query that fails leaves its classes unread, so the read as a whole is not one.
        const reply = await door.request({ source: ID, url, timeoutMs: TIMEOUT_MS, signal });
        const parsed = answerSchema.safeParse(parseJson(ID, reply));
        if (!parsed.success) throw changed(ID, 'no list of articles', parsed.error);
        const rows = parsed.data.articles ?? [];
        const read = rows.map(itemOf).filter((item) => item !== undefined);
        if (rows.length > 0 && read.length === 0) throw changed(ID, 'articles without title, link or time');
        articles += read.length;
        if (rows.length >= MAX_RECORDS) {
          coversFromMs = Math.max(coversFromMs, Math.min(...read.map(({ publishedMs }) => publishedMs)));
          notes.push(`"${name}": more articles than one reply holds`);
        }
        items.push(...read);
      }
      // It has answered whole days with good but empty replies while it was ill.
      if (articles === 0) throw new SourceError(ID, 'empty', `${ID}: not one article in any query`);
      return { items, coversFromMs, notes };
    },
  };
}

function itemOf(row: unknown): RawItem | undefined {
  const parsed = articleSchema.safeParse(row);
  const publishedMs = parsed.success ? parseSeenDate(parsed.data.seendate) : undefined;
  if (!parsed.success || publishedMs === undefined || !URL.canParse(parsed.data.url)) return undefined;
  const title = shorten(cleanTitle(parsed.data.title), MAX_TITLE);
  if (title === '') return undefined;
  return {
    sourceId: ID,
    publisher: parsed.data.domain.toLowerCase(),
    url: parsed.data.url,
    title,
    publishedMs,
    // Seen within the quarter of an hour, published some time before.
    timePrecision: 'hour',
    language: parsed.data.language,
    voice: 'report',
  };
}
