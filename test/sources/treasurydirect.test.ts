import { describe, expect, it } from 'vitest';
import { createTreasuryDirectSource } from '../../src/sources/treasurydirect.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import {
  ask,
  describeRecorded,
  hasRecorded,
  recordedText,
  sample,
  seriesIn,
  valueOn,
} from './recorded-bodies.ts';

const HOST = 'www.treasurydirect.gov';
const NOW = '2022-08-01T15:30:00Z';
const range = { from: '2022-05-01', to: '2022-08-01', now: NOW };
const searchOf = (type: string) => (url: URL) =>
  url.pathname === '/TA_WS/securities/search' && url.searchParams.get('type') === type;
const notes = { host: HOST, path: searchOf('Note'), body: sample('treasurydirect/notes.json') };
const bonds = { host: HOST, path: searchOf('Bond'), body: sample('treasurydirect/bonds.json') };
const SERIES = [
  '10-Year/bidToCoverRatio',
  '10-Year/highYield',
  '10-Year/indirectBidderAccepted',
  '30-Year/bidToCoverRatio',
  '30-Year/highYield',
  '30-Year/indirectBidderAccepted',
];

describeLiveSource('treasurydirect', {
  create: createTreasuryDirectSource,
  requests: SERIES.map((series) => ({ series, fromDay: dayOf(range.from), toDay: dayOf(range.to) })),
  serve: (server) => {
    for (const { host, path, body } of [notes, bonds]) server.serve(host, path, body);
  },
  // Result sheets of 11 and 12 May 2022, and of the reopenings of 8 and 9 June.
  expected: [
    { series: '10-Year/bidToCoverRatio', date: '2022-05-11', value: 2.49 },
    { series: '10-Year/bidToCoverRatio', date: '2022-06-08', value: 2.41 },
    { series: '10-Year/highYield', date: '2022-05-11', value: 2.943 },
    // 100 * 25,272,055,600 / 35,949,055,600 = 70.29963...
    {
      series: '10-Year/indirectBidderAccepted',
      date: '2022-05-11',
      value: 2_527_205_560_000 / 35_949_055_600,
    },
    { series: '30-Year/bidToCoverRatio', date: '2022-06-09', value: 2.35 },
    { series: '30-Year/highYield', date: '2022-05-12', value: 2.997 },
    // 100 * 15,315,875,000 / 21,985,717,700 = 69.66283...
    {
      series: '30-Year/indirectBidderAccepted',
      date: '2022-05-12',
      value: 1_531_587_500_000 / 21_985_717_700,
    },
  ],
  absent: [
    // Inflation-indexed.
    { series: '10-Year/highYield', date: '2022-05-19' },
    // An old ten-year note, sold as the three-year of the month.
    { series: '10-Year/highYield', date: '2019-11-05' },
    // The result is not out.
    { series: '10-Year/highYield', date: '2022-07-12' },
    { series: '30-Year/highYield', date: '2022-05-18' },
  ],
  malformed: [notes, bonds].map((route) => ({ ...route, kind: 'json' })),
  nowMs: Date.parse(NOW),
});

describe('treasurydirect', () => {
  it('asks once for all figures of notes, a month and more back', async () => {
    const { paths } = await ask(createTreasuryDirectSource, [notes], {
      ...range,
      series: SERIES.slice(0, 3),
    });
    // 2022-05-01 less 40 days.
    expect(paths).toEqual([
      `${HOST}/TA_WS/securities/search?type=Note&dateFieldName=auctionDate&startDate=03/22/2022&endDate=08/01/2022&format=json`,
    ]);
  });

  it('asks for a long range in pieces that leave out no day', async () => {
    const { paths } = await ask(createTreasuryDirectSource, [notes], {
      ...range,
      from: '2018-01-01',
      series: ['10-Year/highYield'],
    });
    const spans = paths.map((path) => new URL(`https://${path}`).searchParams);
    const day = (text: string) => Date.parse(`${text} UTC`) / 86_400_000;
    const starts = spans.map((query) => day(query.get('startDate')!)).sort((a, b) => a - b);
    const ends = spans.map((query) => day(query.get('endDate')!)).sort((a, b) => a - b);
    expect(starts.slice(1)).toEqual(ends.slice(0, -1).map((end) => end + 1));
    expect(ends.at(-1)).toBe(dayOf('2022-08-01'));
  });

  it('knows the three-year note that was a ten-year once', async () => {
    const { results } = await ask(createTreasuryDirectSource, [notes], {
      ...range,
      series: ['3-Year/highYield'],
    });
    expect(valueOn(results, '3-Year/highYield', '2019-11-05')).toBe(1.63);
    expect(seriesIn(results, '3-Year/highYield').days).toHaveLength(2);
  });

  it.skipIf(!hasRecorded)(
    'gives what the result sheets say (skipped where they are not at hand)',
    async () => {
      const { results } = await ask(createTreasuryDirectSource, [notes, bonds], { ...range, series: SERIES });
      for (const [file, tenor] of [
        ['R_20220511_2.xml', '10-Year'],
        ['R_20220512_3.xml', '30-Year'],
      ] as const) {
        const sheet = recordedText(`treasurydirect/${file}`);
        const of = (name: string): string => new RegExp(`<${name}>([^<]+)<`).exec(sheet)![1]!;
        const date = of('AuctionDate');
        expect(valueOn(results, `${tenor}/bidToCoverRatio`, date)).toBe(Number(of('BidToCoverRatio')));
        expect(valueOn(results, `${tenor}/highYield`, date)).toBe(Number(of('HighYield')));
        expect(valueOn(results, `${tenor}/indirectBidderAccepted`, date)).toBeCloseTo(
          (100 * Number(of('IndirectBidderAccepted'))) / Number(of('CompetitiveAccepted')),
          10,
        );
      }
    },
  );
});

// bidToCoverRatio "2.240000", highYield "4.7690", indirectBidderAccepted "14371980000" over competitiveAccepted
// "23910420000" in the recorded file.
describeRecorded('treasurydirect', createTreasuryDirectSource, [
  {
    file: 'treasurydirect/securities_search_30y_2023-11-09.json',
    host: HOST,
    path: searchOf('Bond'),
    from: '2023-11-01',
    to: '2023-11-30',
    now: '2023-11-30T12:00:00Z',
    values: [
      ['30-Year/bidToCoverRatio', '2023-11-09', 2.24],
      ['30-Year/highYield', '2023-11-09', 4.769],
      ['30-Year/indirectBidderAccepted', '2023-11-09', 1_437_198_000_000 / 23_910_420_000],
    ],
    rows: { '30-Year/highYield': 1 },
  },
]);
