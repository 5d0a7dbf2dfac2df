/** Made-up bodies of 5,000 rows in the format of each source, with the function that reads them. */
import { parseFearAndGreed } from '../src/sources/alternative-me.ts';
import { parseBinanceDays, parseBinanceFunding } from '../src/sources/binance.ts';
import { parseCboeHistory } from '../src/sources/cboe.ts';
import { parseCoinbaseCandles } from '../src/sources/coinbase.ts';
import { parseCoinGeckoChart } from '../src/sources/coingecko.ts';
import { parseEpu } from '../src/sources/epu.ts';
import { parseFiscalData, parsePage } from '../src/sources/fiscaldata.ts';
import { parseFrankfurter } from '../src/sources/frankfurter.ts';
import { parseFredCsv, parseFredJson } from '../src/sources/fred.ts';
import { parseFreddieMac } from '../src/sources/freddie-mac.ts';
import { parseGpr } from '../src/sources/gpr.ts';
import { parseKrakenDays } from '../src/sources/kraken.ts';
import { parseYahooChart } from '../src/sources/market/yahoo-chart-body.ts';
import { parseNasdaqHistory } from '../src/sources/nasdaq.ts';
import { parseOperations, parseRates } from '../src/sources/nyfed.ts';
import { parseOkxDays, parseOkxFunding } from '../src/sources/okx.ts';
import { createSecSource } from '../src/sources/sec.ts';
import { parseCurveCsv, parseCurveXml } from '../src/sources/treasury.ts';
import { parseTreasuryDirect } from '../src/sources/treasurydirect.ts';
import { dayOf, isoOf, partsOf, weekdayOf } from '../src/time/dates.ts';
import { isSession } from '../src/time/us-market.ts';
import { writeXls } from '../test/sources/xls-writer.ts';

export interface BenchBody {
  readonly name: string;
  readonly rows: number;
  readonly bytes: number;
  /** @returns how many values were read, so that a body that is refused or half read is seen. */
  readonly parse: () => number | Promise<number>;
}

const ROWS = 5_000;
const NOW_MS = Date.parse('2026-11-24T22:30:00Z');
const DAY_MS = 86_400_000;

/** The last `ROWS` days of a kind, oldest first. */
function daysBack(fits: (day: number) => boolean): number[] {
  const days: number[] = [];
  for (let day = dayOf('2026-11-23'); days.length < ROWS; day--) if (fits(day)) days.push(day);
  return days.reverse();
}

const usDate = (day: number): string => {
  const { year, month, date } = partsOf(day);
  return `${String(month).padStart(2, '0')}/${String(date).padStart(2, '0')}/${year}`;
};
/** Between 90 and 110, the same in each run. */
const valueAt = (i: number): number => Number((100 + 10 * Math.sin(i / 7) + (i % 13) / 100).toFixed(4));

const sizeOf = (results: readonly (readonly [string, unknown])[]): number =>
  results.reduce((sum, [, result]) => sum + ((result as { days?: Int32Array }).days?.length ?? 0), 0);

function text(name: string, body: string, parse: (body: string) => number | Promise<number>): BenchBody {
  return { name, rows: ROWS, bytes: Buffer.byteLength(body), parse: () => parse(body) };
}

export function benchBodies(): readonly BenchBody[] {
  const sessions = daysBack(isSession);
  const weekdays = daysBack((day) => weekdayOf(day) > 0 && weekdayOf(day) < 6);
  const days = daysBack(() => true);
  const json = JSON.stringify;
  const xls = writeXls([
    ['DAY', 'date', 'GPRD'],
    ...days.map((day, i) => [isoOf(day).replaceAll('-', ''), day + 25_569, valueAt(i)]),
  ]);
  const year = days.map((day, i) => ({ day, cells: [valueAt(i), valueAt(i + 1), valueAt(i + 2)] }));
  const sec = json({
    tag: 'PaymentsToAcquirePropertyPlantAndEquipment',
    units: {
      USD: Array.from({ length: ROWS }, (_, i) => {
        const quarter = Math.floor(i / 50);
        const from = dayOf('2001-01-01') + quarter * 91;
        return {
          start: isoOf(from),
          end: isoOf(from + 90),
          val: 1e9 + quarter,
          filed: isoOf(from + 120 + (i % 50)),
        };
      }),
    },
  });
  return [
    text(
      'fred export (CSV)',
      ['observation_date,DGS10', ...weekdays.map((day, i) => `${isoOf(day)},${valueAt(i)}`), ''].join('\n'),
      (body) => parseFredCsv(body, 'DGS10', NOW_MS).days.length,
    ),
    text(
      'fred API (JSON)',
      json({
        units: 'lin',
        observations: weekdays.map((day, i) => ({ date: isoOf(day), value: String(valueAt(i)) })),
      }),
      (body) => parseFredJson(body, 'DGS10', NOW_MS).days.length,
    ),
    text(
      'nyfed rates',
      json({
        refRates: weekdays.map((day, i) => ({
          effectiveDate: isoOf(day),
          type: 'SOFR',
          percentRate: valueAt(i),
          revisionIndicator: '',
        })),
      }),
      (body) => parseRates([body], 'SOFR', NOW_MS).days.length,
    ),
    text(
      'nyfed operations',
      json({
        repo: {
          operations: weekdays.map((day, i) => ({
            operationId: `RP ${isoOf(day)} 1`,
            auctionStatus: 'Results',
            operationDate: isoOf(day),
            operationType: 'Reverse Repo',
            term: 'Overnight',
            closeTime: '13:15',
            totalAmtAccepted: 1_000_000 * i,
            lastUpdated: `${isoOf(day)} 13:15:30`,
            note: '',
          })),
        },
      }),
      (body) => sizeOf(parseOperations([body], ['Reverse Repo'], NOW_MS, NOW_MS)),
    ),
    text(
      'treasury (CSV)',
      [
        'Date,"2 Yr","10 Yr","30 Yr"',
        ...year.map(({ day, cells }) => `${usDate(day)},${cells.map((v) => v.toFixed(2)).join(',')}`),
      ].join('\n'),
      (body) => parseCurveCsv(body)('BC_10YEAR').length,
    ),
    text(
      'treasury (XML)',
      `<feed>${year.map(({ day, cells }) => `<entry><content><m:properties><d:NEW_DATE>${isoOf(day)}T00:00:00</d:NEW_DATE><d:BC_10YEAR>${cells[1]}</d:BC_10YEAR></m:properties></content></entry>`).join('')}</feed>`,
      (body) => parseCurveXml(body)('BC_10YEAR').length,
    ),
    text(
      'fiscaldata',
      json({
        data: weekdays.map((day, i) => ({
          record_date: isoOf(day),
          tot_pub_debt_out_amt: `${3.6e13 + i}.25`,
        })),
        meta: { 'total-pages': 1 },
      }),
      (body) => sizeOf(parseFiscalData(parsePage(body).rows, ['debt'], NOW_MS)),
    ),
    text(
      'treasurydirect',
      json(
        weekdays.map((day, i) => ({
          auctionDate: `${isoOf(day)}T00:00:00`,
          securityTerm: '10-Year',
          tips: 'No',
          floatingRate: 'No',
          bidToCoverRatio: (2 + (i % 9) / 10).toFixed(6),
          highYield: '4.2500',
          indirectBidderAccepted: '14371980000',
          competitiveAccepted: '23910420000',
        })),
      ),
      (body) => sizeOf(parseTreasuryDirect([body], ['10-Year/bidToCoverRatio'], NOW_MS)),
    ),
    text('sec facts (whole reader)', sec, async (body) => {
      const reply = {
        status: 200,
        url: '',
        headers: {},
        bytes: new Uint8Array(),
        text: () => body,
        fetchedAtMs: NOW_MS,
        durationMs: 0,
        notModified: false,
      };
      const door = { request: async () => reply, close: async () => undefined };
      const source = createSecSource({
        door,
        now: () => NOW_MS,
        keys: { SEC_CONTACT: 'Bench bench@example.org' },
      });
      const results = await source.fetch(
        [{ series: 'AAPL/capex', fromDay: 0, toDay: 40_000 }],
        new AbortController().signal,
      );
      // 100 quarters, each told by fifty reports.
      return sizeOf([...results]) > 0 ? ROWS : 0;
    }),
    text(
      'cboe history',
      [
        'DATE,OPEN,HIGH,LOW,CLOSE',
        ...sessions.map((day, i) => `${usDate(day)},${valueAt(i)},${valueAt(i)},${valueAt(i)},${valueAt(i)}`),
        '',
      ].join('\n'),
      (body) => parseCboeHistory(body, 'VIX').rows.length,
    ),
    text(
      'yahoo chart',
      json({
        chart: {
          error: null,
          result: [
            {
              meta: {
                symbol: 'SPY',
                exchangeTimezoneName: 'America/New_York',
                dataGranularity: '1d',
                regularMarketTime: Date.parse('2026-11-23T21:00:00Z') / 1_000,
                regularMarketPrice: 100,
              },
              timestamp: sessions.map((day) => day * 86_400 + 52_200),
              indicators: {
                quote: [{ close: sessions.map((_, i) => valueAt(i)) }],
                adjclose: [{ adjclose: sessions.map((_, i) => valueAt(i)) }],
              },
            },
          ],
        },
      }),
      (body) => parseYahooChart(body, { symbol: 'SPY', adjusted: true, askedAtMs: NOW_MS }).rows.length,
    ),
    text(
      'nasdaq',
      json({
        data: {
          symbol: 'SPY',
          totalRecords: ROWS,
          tradesTable: {
            rows: [...sessions].reverse().map((day, i) => ({ date: usDate(day), close: `$${valueAt(i)}` })),
          },
        },
        status: { rCode: 200 },
      }),
      (body) => parseNasdaqHistory(body, 'SPY', NOW_MS).rows.length,
    ),
    text(
      'coinbase',
      json(days.map((day, i) => [day * 86_400, valueAt(i) - 1, valueAt(i) + 1, valueAt(i), valueAt(i), 10])),
      (body) => parseCoinbaseCandles(body, NOW_MS).rows.length,
    ),
    text(
      'kraken',
      json({
        error: [],
        result: {
          XXBTZUSD: days.map((day, i) => [day * 86_400, '1', '1', '1', String(valueAt(i)), '1', '1', 5]),
          last: 1,
        },
      }),
      (body) => parseKrakenDays(body, NOW_MS).rows.length,
    ),
    text(
      'okx candles',
      json({
        code: '0',
        msg: '',
        data: [...days]
          .reverse()
          .map((day, i) => [String(day * DAY_MS), '1', '1', '1', String(valueAt(i)), '1', '1', '1', '1']),
      }),
      (body) => parseOkxDays(body, NOW_MS).rows.length,
    ),
    text(
      'okx funding',
      json({
        code: '0',
        msg: '',
        data: days.map((day, i) => ({
          instId: 'BTC-USDT-SWAP',
          fundingRate: '0.0001',
          realizedRate: String(valueAt(i) / 1e6),
          fundingTime: String(day * DAY_MS),
        })),
      }),
      (body) => parseOkxFunding(body).length,
    ),
    text(
      'binance candles',
      json(
        days.map((day, i) => [
          day * DAY_MS,
          '1',
          '1',
          '1',
          String(valueAt(i)),
          '1',
          (day + 1) * DAY_MS - 1,
          '1',
        ]),
      ),
      (body) => parseBinanceDays(body, NOW_MS).rows.length,
    ),
    text(
      'binance funding',
      json(
        days.map((day, i) => ({
          symbol: 'BTCUSDT',
          fundingTime: day * DAY_MS,
          fundingRate: String(valueAt(i) / 1e6),
        })),
      ),
      (body) => parseBinanceFunding(body).length,
    ),
    text(
      'coingecko',
      json({ prices: days.map((day, i) => [(day + 1) * DAY_MS, valueAt(i)]) }),
      (body) => parseCoinGeckoChart(body, NOW_MS).rows.length,
    ),
    text(
      'frankfurter',
      json({
        amount: 1,
        base: 'USD',
        rates: Object.fromEntries(weekdays.map((day, i) => [isoOf(day), { JPY: valueAt(i) }])),
      }),
      (body) => sizeOf(parseFrankfurter(body, ['USD/JPY'], NOW_MS)),
    ),
    text(
      'alternative.me',
      json({
        data: [...days]
          .reverse()
          .map((day, i) => ({ value: String(i % 100), timestamp: String(day * 86_400) })),
        metadata: { error: null },
      }),
      (body) => sizeOf(parseFearAndGreed(body, ['fng'], NOW_MS)),
    ),
    text(
      'freddie mac',
      [
        'date,pmms30',
        ...days.map(
          (day, i) =>
            `${Number(usDate(day).slice(0, 2))}/${Number(usDate(day).slice(3, 5))}/${usDate(day).slice(6)},${(5 + (i % 30) / 10).toFixed(2)}`,
        ),
        '',
      ].join('\n'),
      (body) => sizeOf(parseFreddieMac(body, ['pmms30'], NOW_MS)),
    ),
    text(
      'epu',
      [
        'day,month,year,daily_policy_index',
        ...days.map((day, i) => {
          const { year: y, month, date } = partsOf(day);
          return `${date},${month},${y},${valueAt(i)}`;
        }),
        '',
      ].join('\n'),
      (body) => sizeOf(parseEpu(body, ['daily_policy_index'], NOW_MS)),
    ),
    {
      name: 'gpr (XLS)',
      rows: ROWS,
      bytes: xls.length,
      parse: () => sizeOf(parseGpr(xls, ['GPRD'], NOW_MS)),
    },
  ];
}
