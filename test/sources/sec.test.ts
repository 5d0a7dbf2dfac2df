import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { projectRoot } from '../../src/paths.ts';
import { SourceError } from '../../src/sources/failure.ts';
import { createHttpDoor } from '../../src/sources/http/create-door.ts';
import type { HttpDoor } from '../../src/sources/http/door.ts';
import { createSecSource } from '../../src/sources/sec.ts';
import type { FetchedSeries, LiveSource } from '../../src/sources/source.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';
import { describeLiveSource } from '../contracts/live-source.ts';
import { type SourceServer, startSourceServer } from '../fakes/source-server.ts';

const RECORDED = join(projectRoot, '../shared/fixtures/sec');
const hasRecorded = existsSync(RECORDED);
const SAMPLES = join(projectRoot, 'test/fixtures/sources/sec');
const HOST = 'data.sec.gov';
const PPE = 'PaymentsToAcquirePropertyPlantAndEquipment';
const ASSETS = 'PaymentsToAcquireProductiveAssets';
const CASH = 'NetCashProvidedByUsedInOperatingActivities';
const CIK = { AAPL: '0000320193', GOOGL: '0001652044', NVDA: '0001045810' } as const;
const conceptPath = (cik: string, tag: string): string =>
  `/api/xbrl/companyconcept/CIK${cik}/us-gaap/${tag}.json`;

type Row = { start: string; end: string; val: number; filed: string };
const conceptOf = (tag: string, rows: readonly Row[]): string =>
  JSON.stringify({ cik: 1, taxonomy: 'us-gaap', tag, units: { USD: rows } });

let server: SourceServer;
let door: HttpDoor;
let source: LiveSource;

beforeAll(async () => {
  server = await startSourceServer();
});
afterAll(() => server.close());
beforeEach(() => {
  door = createHttpDoor({
    now: () => Date.UTC(2026, 6, 10),
    random: () => 0.5,
    sleep: async () => undefined,
    mirror: server.url,
  });
  source = createSecSource({
    door,
    now: () => Date.UTC(2026, 6, 10),
    keys: { SEC_CONTACT: 'owner@example.org' },
  });
});
afterEach(async () => {
  server.fail(undefined);
  await door.close();
});

async function read(series: string, from: LiveSource = source): Promise<FetchedSeries | SourceError> {
  const results = await from.fetch([{ series, fromDay: 0, toDay: 30_000 }], new AbortController().signal);
  return results.get(series)!;
}

async function good(series: string): Promise<FetchedSeries> {
  const result = await read(series);
  if (result instanceof SourceError) throw result;
  return result;
}

const rowsOf = ({ days, values }: FetchedSeries): [string, number][] =>
  Array.from(days, (day, i) => [isoOf(day), values[i]!]);

describe.skipIf(!hasRecorded)('recorded company facts (skipped where the recordings are not there)', () => {
  /** One concept out of the recorded companyfacts body, in the envelope of companyconcept. */
  function serveRecorded(symbol: 'AAPL' | 'GOOGL', tag: string): void {
    const facts = JSON.parse(readFileSync(join(RECORDED, `companyfacts_${symbol}_capex.json`), 'utf8'));
    const concept = facts.facts['us-gaap'][tag];
    if (concept) {
      server.serve(
        HOST,
        conceptPath(CIK[symbol], tag),
        JSON.stringify({
          cik: facts.cik,
          taxonomy: 'us-gaap',
          tag,
          entityName: facts.entityName,
          ...concept,
        }),
      );
    }
  }

  it("tells Alphabet's quarters by the day they were filed", async () => {
    serveRecorded('GOOGL', PPE);
    const rows = new Map(rowsOf(await good('GOOGL/capex')));
    // By eye in the recording, $ millions: 2025 to date 17,197, 39,643, 63,596 and 91,447; first quarter 2026 35,674.
    expect(rows.get('2025-04-25')).toBe(17_197e6);
    expect(rows.get('2025-07-24')).toBe((39_643 - 17_197) * 1e6);
    expect(rows.get('2025-10-30')).toBe((63_596 - 39_643) * 1e6);
    expect(rows.get('2026-02-05')).toBe((91_447 - 63_596) * 1e6);
    expect(rows.get('2026-04-30')).toBe(35_674e6);
  });

  it("adds Apple's quarters up to its fiscal years, which end in September", async () => {
    serveRecorded('AAPL', PPE);
    serveRecorded('AAPL', ASSETS);
    const series = await good('AAPL/capex');
    // By eye: year to date 2,940, 6,011, 9,473, 12,715 in fiscal 2025; 2,373 in the first quarter of 2026.
    expect(rowsOf(series).slice(-5)).toEqual([
      ['2025-01-31', 2_940e6],
      ['2025-05-02', 3_071e6],
      ['2025-08-01', 3_462e6],
      ['2025-10-31', 3_242e6],
      ['2026-01-30', 2_373e6],
    ]);
    // The tag that Apple used until 2014 ends earlier and is not the one that counts.
    expect(series.notes.join()).toContain('the newest quarter ended 2025-12-27');
    for (let i = 1; i < series.days.length; i++) expect(series.days[i]).toBeGreaterThan(series.days[i - 1]!);
  });
});

describe('sec', () => {
  it('chooses the tag with the newest period, and takes quarters as they stood in the newest reports', async () => {
    // Own numbers, in the shape of a company that moved to another tag and ends its year in January.
    const sample = (tag: string) => ({ file: join(SAMPLES, `NVDA_${tag}.json`) });
    server.serve(HOST, conceptPath(CIK.NVDA, PPE), sample(PPE));
    server.serve(HOST, conceptPath(CIK.NVDA, ASSETS), sample(ASSETS));
    const series = await good('NVDA/capex');
    // 110 as restated from 100; 250 - 110, for the half year was filed again after it; 390 - 250; 560 - 390; 130.
    expect(rowsOf(series)).toEqual([
      ['2024-05-29', 110],
      ['2024-08-28', 140],
      ['2024-11-20', 140],
      ['2025-02-26', 170],
      ['2025-05-28', 130],
    ]);
    expect(series.notes).toContain('NVDA: 2 quarters as restated in later reports');
    expect(server.requests.at(-1)!.headers['user-agent']).toBe('Undercurrent owner@example.org');
  });

  it('leaves a quarter out when the shorter report is missing', async () => {
    server.serve(
      HOST,
      conceptPath(CIK.NVDA, CASH),
      conceptOf(CASH, [
        { start: '2024-01-29', end: '2024-04-28', val: 100, filed: '2024-05-29' },
        // No half year: the third quarter cannot be known, nor the second.
        { start: '2024-01-29', end: '2024-10-27', val: 360, filed: '2024-11-20' },
        { start: '2024-01-29', end: '2025-01-26', val: 500, filed: '2025-02-26' },
      ]),
    );
    const series = await good('NVDA/ocf');
    expect(rowsOf(series)).toEqual([
      ['2024-05-29', 100],
      ['2025-02-26', 140],
    ]);
    expect(series.notes).toContain('the quarter to 2024-10-27: no report to subtract');
  });

  it('sums a group only over quarters that all members have told', async () => {
    const members = { MSFT: '0000789019', GOOGL: CIK.GOOGL, AMZN: '0001018724', META: '0001326801' };
    const quarters = (values: readonly number[], filed: readonly string[]): Row[] =>
      values.map((val, i) => ({
        start: ['2024-01-01', '2024-04-01', '2024-07-01', '2024-10-01', '2025-01-01'][i]!,
        end: ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31', '2025-03-31'][i]!,
        val,
        filed: filed[i]!,
      }));
    const early = ['2024-04-25', '2024-07-25', '2024-10-25', '2025-01-29', '2025-04-25'];
    const late = ['2024-04-30', '2024-08-01', '2024-10-31', '2025-02-06', '2025-05-01'];
    for (const [symbol, cik] of Object.entries(members)) {
      const filed = symbol === 'AMZN' ? late : early;
      // Meta has not told the last quarter yet.
      const count = symbol === 'META' ? 4 : 5;
      const capex = [10, 20, 30, 40, 50].slice(0, count);
      const cash = [50, 50, 50, 50, 50].slice(0, count);
      server.serve(HOST, conceptPath(cik, PPE), conceptOf(PPE, quarters(capex, filed)));
      server.serve(HOST, conceptPath(cik, ASSETS), 'none', { status: 404 });
      server.serve(HOST, conceptPath(cik, CASH), conceptOf(CASH, quarters(cash, filed)));
    }
    expect(rowsOf(await good('hyperscalers/capex'))).toEqual([
      ['2024-04-30', 40],
      ['2024-08-01', 80],
      ['2024-10-31', 120],
      ['2025-02-06', 160],
    ]);
    // Four quarters: capital spending 4 x 100 over cash 4 x 200.
    expect(rowsOf(await good('hyperscalers/capex-share'))).toEqual([['2025-02-06', 50]]);
    expect(await read('hyperscalers/capex-share-change')).toMatchObject({ failure: 'empty' });
  });

  it('gives no group sum when a member cannot be read, and says why', async () => {
    server.serve(HOST, /./, 'none', { status: 500 });
    expect(await read('seven/capex')).toMatchObject({ failure: 'server-error' });
  });

  it('needs a contact, and refuses what it does not know', async () => {
    const silent = createSecSource({ door, now: () => 0, keys: {} });
    expect(silent.needsKey).toBe('SEC_CONTACT');
    expect(await read('NVDA/capex', silent)).toMatchObject({ failure: 'not-configured' });
    for (const series of [
      'IBM/capex',
      'NVDA/revenue',
      'NVDA',
      'hyperscalers/capex/x',
      'toString/capex',
      '',
    ]) {
      expect(await read(series), series).toMatchObject({ failure: 'rejected' });
    }
  });

  it('knows the pages with which the SEC refuses', async () => {
    const page = (words: string): string => `<!DOCTYPE html><html><body><h1>${words}</h1></body></html>`;
    server.serve(HOST, /./, page('Your Request Originates from an Undeclared Automated Tool'));
    expect(await read('NVDA/ocf')).toMatchObject({ failure: 'blocked' });
    server.serve(HOST, /./, '{"units":{"EUR":[]}}');
    expect(await read('NVDA/ocf')).toMatchObject({ failure: 'changed' });
    server.serve(HOST, /./, JSON.stringify({ tag: CASH, units: { USD: [] } }));
    expect(await read('NVDA/ocf')).toMatchObject({ failure: 'changed' });
  });

  it('never dates a value before its report was filed', async () => {
    const [row] = rowsOf(
      await withOne({ start: '2024-01-29', end: '2024-04-28', val: 7, filed: '2024-05-29' }),
    );
    expect(dayOf(row![0])).toBeGreaterThanOrEqual(dayOf('2024-05-29'));
  });

  async function withOne(row: Row): Promise<FetchedSeries> {
    server.serve(HOST, conceptPath(CIK.NVDA, CASH), conceptOf(CASH, [row]));
    return good('NVDA/ocf');
  }
});

const nvda = readFileSync(join(SAMPLES, `NVDA_${ASSETS}.json`), 'utf8');

describeLiveSource('sec', {
  create: createSecSource,
  requests: [{ series: 'NVDA/capex', fromDay: 19_000, toDay: 20_400 }],
  serve: (to) => {
    to.serve(HOST, conceptPath(CIK.NVDA, PPE), { file: join(SAMPLES, `NVDA_${PPE}.json`) });
    to.serve(HOST, conceptPath(CIK.NVDA, ASSETS), nvda);
  },
  // Worked out above, from our own sample.
  expected: [
    { series: 'NVDA/capex', date: '2024-05-29', value: 110 },
    { series: 'NVDA/capex', date: '2024-11-20', value: 140 },
    { series: 'NVDA/capex', date: '2025-02-26', value: 170 },
    { series: 'NVDA/capex', date: '2025-05-28', value: 130 },
  ],
  malformed: [{ host: HOST, path: conceptPath(CIK.NVDA, ASSETS), kind: 'json', body: nvda }],
  nowMs: Date.UTC(2025, 6, 10),
  keys: { SEC_CONTACT: 'owner@example.org' },
  unknownSeries: 'IBM/capex',
});
