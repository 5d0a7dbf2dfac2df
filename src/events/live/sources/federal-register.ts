/** Executive orders in the Federal Register: signed days before they are printed, so dated by the day of signing. */

import { z } from 'zod';
import { parseDay } from '../../../time/dates.ts';
import { changed, parseJson } from '../fail.ts';
import type { EventSource, EventSourceParts, RawItem } from '../source.ts';
import { cleanTitle, htmlToText } from '../text.ts';

const ID = 'federal-register';
const HOST = 'www.federalregister.gov';
const DAY_MS = 86_400_000;
const PER_PAGE = 100;
/** From signing to print, as a margin: an order signed before may be printed only now. */
const PRINT_LAG_DAYS = 7;
const FIELDS = [
  'executive_order_number',
  'signing_date',
  'title',
  'document_number',
  'html_url',
  'publication_date',
  'abstract',
] as const;

const documentSchema = z.object({
  title: z.string(),
  html_url: z.string(),
  publication_date: z.string(),
  signing_date: z.string().nullish(),
  abstract: z.string().nullish(),
  executive_order_number: z.union([z.string(), z.number()]).nullish(),
});
/** With nothing found the API leaves `results` out. */
const answerSchema = z
  .object({ count: z.number(), results: z.array(z.unknown()).optional() })
  .refine(({ count, results }) => count === 0 || results !== undefined);

export function federalRegisterUrl(sinceMs: number): string {
  const from = new Date(sinceMs - PRINT_LAG_DAYS * DAY_MS).toISOString().slice(0, 10);
  const query: [string, string][] = [
    ['conditions[type][]', 'PRESDOCU'],
    ['conditions[presidential_document_type][]', 'executive_order'],
    ['conditions[signing_date][gte]', from],
    ['order', 'newest'],
    ['per_page', String(PER_PAGE)],
    ...FIELDS.map((field): [string, string] => ['fields[]', field]),
  ];
  return `https://${HOST}/api/v1/documents.json?${new URLSearchParams(query)}`;
}

export function createFederalRegisterSource({ door }: EventSourceParts): EventSource {
  return {
    id: ID,
    publisher: 'Federal Register',
    hosts: [HOST],
    standing: 'official',
    everyMs: 60 * 60_000,
    fetch: async (sinceMs, signal) => {
      const reply = await door.request({ source: ID, url: federalRegisterUrl(sinceMs), signal });
      const parsed = answerSchema.safeParse(parseJson(ID, reply));
      if (!parsed.success) throw changed(ID, 'no list of documents', parsed.error);
      const items: RawItem[] = [];
      let unreadable = 0;
      for (const row of parsed.data.results ?? []) {
        const document = documentSchema.safeParse(row);
        const day = document.success
          ? parseDay(document.data.signing_date ?? document.data.publication_date)
          : undefined;
        if (!document.success || day === undefined || !URL.canParse(document.data.html_url)) {
          unreadable += 1;
          continue;
        }
        const { title, html_url, abstract, executive_order_number: number } = document.data;
        const text = [number ? `Executive Order ${number}` : '', htmlToText(abstract ?? '')];
        items.push({
          sourceId: ID,
          publisher: 'Federal Register',
          url: html_url,
          title: cleanTitle(htmlToText(title)),
          ...(text.some(Boolean) ? { text: text.filter(Boolean).join('. ') } : {}),
          publishedMs: day * DAY_MS,
          timePrecision: 'day',
          language: 'en',
          voice: 'decision',
        });
      }
      const rows = parsed.data.results?.length ?? 0;
      if (rows > 0 && items.length === 0) throw changed(ID, 'documents without title, link or date');
      const oldest = Math.min(...items.map(({ publishedMs }) => publishedMs));
      return {
        items,
        coversFromMs: rows < PER_PAGE ? sinceMs : Math.max(sinceMs, oldest),
        notes: unreadable > 0 ? [`${unreadable} documents without title, link or date`] : [],
      };
    },
  };
}
