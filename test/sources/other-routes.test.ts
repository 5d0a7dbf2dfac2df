import { describe, expect, it } from 'vitest';
import { createEventSources } from '../../src/events/live/sources.ts';
import { createFiscalDataSource } from '../../src/sources/fiscaldata.ts';
import { createTreasuryDirectSource } from '../../src/sources/treasurydirect.ts';
import { startSourceServer } from '../fakes/source-server.ts';
import { doorTo } from './http/setup.ts';
import { ask, failureIn, hasRecorded, recordedText } from './recorded-bodies.ts';

const SERIES = ['debt', 'debt/quarter'];

/** A publisher has many routes; a body of one that no source reads must never pass for one that is read. */
describe.skipIf(!hasRecorded)('bodies of other routes (skipped where they are not at hand)', () => {
  it.each(['securities_download.csv', 'R_20220510_1.xml'])('treasurydirect refuses %s', async (file) => {
    const { results } = await ask(
      createTreasuryDirectSource,
      [
        {
          host: 'www.treasurydirect.gov',
          path: '/TA_WS/securities/search',
          body: recordedText(`treasurydirect/${file}`),
        },
      ],
      {
        series: ['3-Year/highYield', '10-Year/bidToCoverRatio'],
        from: '2022-05-01',
        to: '2024-05-31',
        now: '2024-06-01T12:00:00Z',
      },
    );
    expect(failureIn(results, '3-Year/highYield')).toBe('changed');
    expect(failureIn(results, '10-Year/bidToCoverRatio')).toBe('changed');
  });

  it('fiscaldata refuses the file of a download button', async () => {
    const { results } = await ask(
      createFiscalDataSource,
      [
        {
          host: 'api.fiscaldata.treasury.gov',
          path: () => true,
          body: recordedText('fiscaldata/avg_interest_rates_download.csv'),
        },
      ],
      { series: SERIES, from: '2024-10-01', to: '2024-10-31', now: '2024-11-20T12:00:00Z' },
    );
    for (const series of SERIES) expect(failureIn(results, series)).toBe('changed');
  });

  it.each(['doc_timelinevolraw_daily', 'doc_timelinevolraw_empty', 'doc_timelinetone_empty'])(
    'gdelt: %s holds no article, and no article at all is an illness',
    async (name) => {
      const server = await startSourceServer();
      const now = () => Date.parse('2026-08-28T20:00:00Z');
      const { door } = doorTo(server, { now });
      server.serve('api.gdeltproject.org', '/api/v2/doc/doc', recordedText(`gdelt/${name}.json`));
      const source = createEventSources({ door, now }).find(({ id }) => id === 'gdelt')!;
      await expect(source.fetch(now() - 3_600_000, new AbortController().signal)).rejects.toMatchObject({
        failure: 'empty',
      });
      await door.close();
      await server.close();
    },
  );
});
