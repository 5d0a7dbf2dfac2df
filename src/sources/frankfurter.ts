import { z } from 'zod';
import { isoOf } from '../time/dates.ts';
import type { SourceError } from './failure.ts';
import { eachSeries, fetchInGroups } from './parse/groups.ts';
import { parseJson } from './parse/json.ts';
import { type Observation, seriesOf } from './parse/observations.ts';
import { changed } from './parse/refusals.ts';
import { isoDay } from './parse/values.ts';
import type { CreateSource, FetchedSeries } from './source.ts';

const SOURCE = 'frankfurter';
const HOST = 'api.frankfurter.dev';
/** `BASE/QUOTE`: how much of QUOTE one BASE buys. */
const SERIES = ['USD/JPY', 'USD/EUR', 'USD/GBP', 'USD/CAD', 'USD/SEK', 'USD/CHF', 'USD/CNY'];
/** A range of weekends and holidays alone is an error there, so it starts a week earlier. */
const LEAD_DAYS = 7;

const bodySchema = z.object({
  amount: z.number().positive(),
  base: z.string(),
  rates: z.record(z.string(), z.record(z.string(), z.number())),
});

/** Reference rates of the European Central Bank, set about 14:15 CET on its business days. */
export const createFrankfurterSource: CreateSource = ({ door }) => ({
  id: SOURCE,
  publisher: 'European Central Bank reference rates (Frankfurter)',
  standing: 'official',
  hosts: [HOST],
  fetch: (requests, signal) =>
    fetchInGroups(
      SOURCE,
      requests,
      signal,
      (series) => (SERIES.includes(series) ? series.split('/')[0] : undefined),
      async (group) => {
        const quotes = group.series.map((name) => name.split('/')[1]).join(',');
        const range = `${isoOf(group.fromDay - LEAD_DAYS)}..${isoOf(group.toDay)}`;
        const reply = await door.request({
          source: SOURCE,
          url: `https://${HOST}/v1/${range}?base=${group.key}&symbols=${quotes}`,
          signal,
        });
        return parseFrankfurter(reply.text(), group.series, reply.fetchedAtMs);
      },
    ),
});

/** `rates` by day and currency, for `amount` of `base`. */
export function parseFrankfurter(
  text: string,
  series: readonly string[],
  fetchedAtMs: number,
): [string, FetchedSeries | SourceError][] {
  const body = parseJson(SOURCE, text, bodySchema);
  return eachSeries(series, (name) => {
    const [base, quote] = name.split('/') as [string, string];
    if (body.base !== base) throw changed(SOURCE, `rates for another currency than ${base}`);
    const observations: Observation[] = [];
    for (const [date, rates] of Object.entries(body.rates)) {
      const rate = rates[quote];
      if (rate !== undefined) observations.push([isoDay(SOURCE, date), rate / body.amount]);
    }
    return seriesOf({ source: SOURCE, series: name, fetchedAtMs }, observations);
  });
}
