import { describe, expect, it } from 'vitest';
import { createFiscalDataSource, parsePage } from '../../src/sources/fiscaldata.ts';
import { readSeries } from '../../src/sources/fiscaldata-series.ts';
import { dayOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import {
  ask,
  describeRecorded,
  failureIn,
  hasRecorded,
  recordedText,
  sample,
  seriesIn,
} from './recorded-bodies.ts';

const HOST = 'api.fiscaldata.treasury.gov';
const FOLDER = '/services/api/fiscal_service';
const NOW = '2026-11-24T15:30:00Z';
const range = { from: '2026-11-01', to: '2026-11-24', now: NOW };
const route = (path: string, file: string) => ({ host: HOST, path: `${FOLDER}/${path}`, body: sample(file) });
const CASH = 'v1/accounting/dts/operating_cash_balance';
const AUCTIONS = 'v1/accounting/od/auctions_query';
const OUTLAYS = 'v1/accounting/mts/mts_table_9';
const cash = route(CASH, 'fiscaldata/cash.json');
const debt = route('v2/accounting/od/debt_to_penny', 'fiscaldata/debt.json');
const auctions = route(AUCTIONS, 'fiscaldata/auctions.json');
const outlays = route(OUTLAYS, 'fiscaldata/outlays.json');
const routes = [cash, debt, auctions, outlays];
const SERIES = [
  'TGA',
  'TGA/Wednesday',
  'debt',
  'debt/quarter',
  'net-interest',
  '10-Year/bid_to_cover_ratio',
  '10-Year/high_yield',
  '10-Year/indirect_bidder_accepted',
  '30-Year/bid_to_cover_ratio',
  '30-Year/high_yield',
  '30-Year/indirect_bidder_accepted',
];

// Values as they stand in test/fixtures/sources/fiscaldata; shares are worked out beside them.
describeLiveSource('fiscaldata', {
  create: createFiscalDataSource,
  requests: SERIES.map((series) => ({ series, fromDay: dayOf(range.from), toDay: dayOf(range.to) })),
  serve: (server) => {
    for (const { host, path, body } of routes) server.serve(host, path, body);
  },
  expected: [
    { series: 'TGA', date: '2026-11-17', value: 905_500 },
    { series: 'TGA', date: '2026-11-20', value: 880_125 },
    // The only Wednesday.
    { series: 'TGA/Wednesday', date: '2026-11-18', value: 897_250 },
    { series: 'debt', date: '2026-11-20', value: 38_201_000_000_000.75 },
    // 30 June and 30 September 2026, dated by the first day of their quarters.
    { series: 'debt/quarter', date: '2026-04-01', value: 37_120_500_000_000.25 },
    { series: 'debt/quarter', date: '2026-07-01', value: 37_915_000_000_000.5 },
    { series: 'net-interest', date: '2026-10-31', value: 101_250_000_000 },
    { series: '10-Year/bid_to_cover_ratio', date: '2026-10-07', value: 2.45 },
    { series: '10-Year/high_yield', date: '2026-11-10', value: 4.375 },
    // 29.4 of 42 billion, and 25.2 of 36.
    { series: '10-Year/indirect_bidder_accepted', date: '2026-11-10', value: 70 },
    { series: '10-Year/indirect_bidder_accepted', date: '2026-10-07', value: 70 },
    { series: '30-Year/bid_to_cover_ratio', date: '2026-10-08', value: 2.31 },
    { series: '30-Year/high_yield', date: '2026-11-12', value: 5.012 },
    // 15.25 of 25 billion, and 12.1 of 22.
    { series: '30-Year/indirect_bidder_accepted', date: '2026-11-12', value: 61 },
    { series: '30-Year/indirect_bidder_accepted', date: '2026-10-08', value: 55 },
  ],
  absent: [
    // "null".
    { series: 'TGA', date: '2026-11-19' },
    { series: 'TGA/Wednesday', date: '2026-11-17' },
    // The quarter is not over.
    { series: 'debt/quarter', date: '2026-10-01' },
    // Inflation-indexed.
    { series: '10-Year/high_yield', date: '2026-10-22' },
    // Not held yet.
    { series: '10-Year/high_yield', date: '2026-12-09' },
  ],
  malformed: routes.map((target) => ({ ...target, kind: 'json' })),
  nowMs: Date.parse(NOW),
});

describe('fiscaldata', () => {
  it('asks once for all figures of auctions, with its brackets written as it wants them', async () => {
    const { paths } = await ask(createFiscalDataSource, routes, { ...range, series: SERIES.slice(5) });
    expect(paths).toHaveLength(1);
    // 2026-11-01 less 40 days.
    expect(paths[0]).toContain(
      'filter=auction_date:gte:2026-09-22,auction_date:lte:2026-11-24,security_type:in:(Note,Bond)',
    );
    expect(paths[0]).toContain('page%5Bnumber%5D=1&page%5Bsize%5D=10000');
  });

  it('reads all pages', async () => {
    const rows = (date: string, value: string) =>
      JSON.stringify({
        data: [{ record_date: date, tot_pub_debt_out_amt: value }],
        meta: { 'total-pages': 3 },
      });
    const pages = ['37', '38', '39'].map((value, i) => ({
      host: HOST,
      path: (url: URL) => url.searchParams.get('page[number]') === String(i + 1),
      body: rows(`2026-11-1${i}`, value),
    }));
    const { results } = await ask(createFiscalDataSource, pages, { ...range, series: ['debt'] });
    expect(seriesIn(results, 'debt').values).toEqual(Float64Array.of(37, 38, 39));
  });

  it('reads the closing balance of the years before 2022 from its own column', () => {
    const rows = [
      {
        record_date: '2021-09-30',
        account_type: 'Federal Reserve Account',
        close_today_bal: '215160',
        open_today_bal: '173745',
      },
      {
        record_date: '2021-10-01',
        account_type: 'Treasury General Account (TGA)',
        close_today_bal: '132483',
        open_today_bal: '215160',
      },
    ];
    expect(readSeries(rows, 'TGA', 0).values).toEqual(Float64Array.of(215_160, 132_483));
  });

  it('takes the last weekday for the end of a quarter, also when the quarter ends on a Sunday', () => {
    const row = (date: string, value: string) => ({ record_date: date, tot_pub_debt_out_amt: value });
    // 30 September 2018 was a Sunday.
    const rows = [row('2018-09-27', '1'), row('2018-09-28', '2'), row('2018-10-01', '3')];
    const { days, values } = readSeries(rows, 'debt/quarter', 0);
    expect([...days]).toEqual([dayOf('2018-07-01')]);
    expect([...values]).toEqual([2]);
  });

  it('says that a refusal with 200 is one', () => {
    expect(() => parsePage('{"error":"Invalid Query Param","message":"no"}')).toThrow(
      expect.objectContaining({ failure: 'rejected' }),
    );
  });
});

const inEnvelope = (text: string): string => `{"data":${text},"meta":{"total-pages":1}}`;

describeRecorded('fiscaldata', createFiscalDataSource, [
  {
    // open_today_bal of the rows "... Closing Balance", 5 days.
    file: 'fiscaldata/dts_operating_cash_balance_2025-07.json',
    host: HOST,
    path: cash.path,
    from: '2025-07-07',
    to: '2025-07-11',
    now: '2025-07-14T12:00:00Z',
    values: [
      ['TGA', '2025-07-07', 332_482],
      ['TGA', '2025-07-09', 311_048],
      ['TGA', '2025-07-11', 282_363],
      ['TGA/Wednesday', '2025-07-09', 311_048],
    ],
    rows: { TGA: 5, 'TGA/Wednesday': 1 },
  },
  {
    // Line 320 of July 2026; the list was recorded without its envelope.
    file: 'fiscaldata/mts_table_9_rows_2026-07.json',
    host: HOST,
    path: outlays.path,
    envelope: inEnvelope,
    from: '2026-07-01',
    to: '2026-08-31',
    now: '2026-09-01T12:00:00Z',
    values: [
      ['net-interest', '2026-07-31', 104_158_824_874.17],
      ['net-interest', '2026-06-30', undefined],
      ['net-interest', '2026-08-31', undefined],
    ],
    rows: { 'net-interest': 1 },
  },
]);

describe.skipIf(!hasRecorded)(
  'fiscaldata, other recorded bodies (skipped where they are not at hand)',
  () => {
    it('finds no ten-year note among the bills of January 2026', async () => {
      // 25 rows, all of them bills.
      const body = recordedText('fiscaldata/auctions_query_bills_2026-01.json');
      const { results } = await ask(createFiscalDataSource, [{ ...auctions, body }], {
        ...range,
        series: ['10-Year/high_yield'],
      });
      expect(failureIn(results, '10-Year/high_yield')).toBe('empty');
    });

    it('takes coming auctions for no results', async () => {
      const body = recordedText('fiscaldata/upcoming_auctions.json');
      const { results } = await ask(createFiscalDataSource, [{ ...auctions, body }], {
        ...range,
        series: ['10-Year/high_yield'],
      });
      expect(failureIn(results, '10-Year/high_yield')).toBe('changed');
    });

    it('reads the error of its documentation', async () => {
      const body = recordedText('fiscaldata/error_invalid_query_param.docs-example.json');
      for (const status of [200, 400]) {
        const { results } = await ask(createFiscalDataSource, [{ ...debt, body, status }], {
          ...range,
          series: ['debt'],
        });
        expect(failureIn(results, 'debt')).toBe('rejected');
      }
    });
  },
);
