/**
 * Results that the seven file with the SEC (form 8-K, item 2.02): the exact time of the report. A filing does not
 * say whether it was good or bad, so the record is neutral; news with a tone says the rest.
 */

import { z } from 'zod';
import { SourceError } from '../../../sources/failure.ts';
import { changed, parseJson } from '../fail.ts';
import { parseInstant } from '../rss.ts';
import type { EventSource, EventSourceParts, RawItem } from '../source.ts';

const ID = 'sec-filings';
const HOST = 'data.sec.gov';
/** The door knows under this name the agent that SEC wants. */
const AGENT = 'sec';

/** SEC's numbers of the seven. */
const COMPANIES = [
  { name: 'Apple', ticker: 'AAPL', cik: 320193 },
  { name: 'Microsoft', ticker: 'MSFT', cik: 789019 },
  { name: 'Alphabet', ticker: 'GOOGL', cik: 1652044 },
  { name: 'Amazon', ticker: 'AMZN', cik: 1018724 },
  { name: 'Nvidia', ticker: 'NVDA', cik: 1045810 },
  { name: 'Meta', ticker: 'META', cik: 1326801 },
  { name: 'Tesla', ticker: 'TSLA', cik: 1318605 },
] as const;
type Company = (typeof COMPANIES)[number];

const strings = z.array(z.string());
const submissionsSchema = z.object({
  filings: z.object({
    recent: z
      .object({ form: strings, items: strings, acceptanceDateTime: strings, accessionNumber: strings })
      .refine(
        ({ form, items, acceptanceDateTime, accessionNumber }) =>
          [items, acceptanceDateTime, accessionNumber].every(({ length }) => length === form.length),
        'columns of one length',
      ),
  }),
});

export function createSecFilingsSource({ door }: EventSourceParts): EventSource {
  return {
    id: ID,
    publisher: 'SEC EDGAR',
    hosts: [HOST],
    standing: 'official',
    everyMs: 15 * 60_000,
    fetch: async (sinceMs, signal) => {
      const items: RawItem[] = [];
      for (const company of COMPANIES) {
        const url = `https://${HOST}/submissions/CIK${String(company.cik).padStart(10, '0')}.json`;
        const json = parseJson(ID, await door.request({ source: AGENT, url, expects: 'json', signal }));
        const parsed = submissionsSchema.safeParse(json);
        if (!parsed.success) throw changed(ID, 'no list of filings', parsed.error);
        const { recent } = parsed.data.filings;
        if (recent.form.length === 0) throw new SourceError(ID, 'empty', `${ID}: a company without filings`);
        for (const [index, form] of recent.form.entries()) {
          const publishedMs = parseInstant(recent.acceptanceDateTime[index]!);
          const isResult = form === '8-K' && recent.items[index]!.split(',').includes('2.02');
          if (!isResult || publishedMs === undefined || publishedMs < sinceMs) continue;
          items.push(itemOf(company, recent.accessionNumber[index]!, publishedMs));
        }
      }
      return { items, coversFromMs: sinceMs, notes: [] };
    },
  };
}

function itemOf({ name, ticker, cik }: Company, accession: string, publishedMs: number): RawItem {
  return {
    sourceId: ID,
    publisher: `${name} (SEC filing)`,
    url: `https://www.sec.gov/Archives/edgar/data/${cik}/${accession.replaceAll('-', '')}/${accession}-index.htm`,
    title: `${name} filed its results of operations with the SEC.`,
    publishedMs,
    timePrecision: 'minute',
    language: 'en',
    voice: 'decision',
    known: { class: 'megacap', direction: 'neutral', entity: `${name} (${ticker})` },
  };
}
