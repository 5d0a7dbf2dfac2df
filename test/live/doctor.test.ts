import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { plainText } from '../../src/answer/answer.ts';
import { routesOf, sourcesPage } from '../../src/doctor/routes.ts';
import { doctorAnswer, sourcesAnswer } from '../../src/doctor/sources-answer.ts';
import { createRegistry, indicators } from '../../src/indicators/registry.ts';
import { projectFile } from '../../src/paths.ts';
import { createSources } from '../../src/sources/catalog.ts';
import { run } from '../adapters/terminal/run.ts';
import { serveMarketWorld } from '../fakes/market-world.ts';
import { startSourceServer } from '../fakes/source-server.ts';
import { type LiveWorld, liveWorld } from './world.ts';

let world: LiveWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

describe('the routes of the registry', () => {
  const registry = createRegistry(indicators);
  const routes = routesOf(registry);

  it('reach at least 45 indicators, and at least 30 by two sources', () => {
    expect(routes.filter(({ count }) => count >= 1).length).toBeGreaterThanOrEqual(45);
    expect(routes.filter(({ count }) => count >= 2).length).toBeGreaterThanOrEqual(30);
  });

  it('count a derived indicator by its weakest input', () => {
    // SOFR comes from the New York Fed and FRED, the rate on reserves from FRED only.
    expect(routes.find(({ id }) => id === 'sofr-iorb')).toMatchObject({ derived: true, count: 1 });
  });

  it('name only sources that are built', () => {
    const door = { request: () => Promise.reject(new Error('nobody is asked')), close: async () => {} };
    const built = new Set(createSources({ door, now: () => 0, keys: {} }).map(({ id }) => id));
    expect([...new Set(routes.flatMap(({ ways }) => ways.flat()))].filter((id) => !built.has(id))).toEqual(
      [],
    );
  });

  it('are the ones of docs/sources.md; npm run docs:sources makes it anew', () => {
    const door = { request: () => Promise.reject(new Error('nobody is asked')), close: async () => {} };
    const page = sourcesPage(registry, createSources({ door, now: () => 0, keys: {} }));
    expect(readFileSync(projectFile('docs', 'sources.md'), 'utf8')).toBe(page);
  });
});

describe('the doctor', () => {
  it('lists every source and indicator with its newest value, its next and its trouble', async () => {
    world = await liveWorld('2026-01-31T02:00:00Z');
    world.server.fail('451', /binance/);
    const report = await world.live.doctor.examine();
    const source = (id: string) => report.sources.find((one) => one.id === id)!;
    expect(source('fred')).toMatchObject({ state: 'ok', standing: 'official-file' });
    expect(source('binance')).toMatchObject({ state: 'down' });
    expect(source('binance').lastError).toMatch(/^binance: /);
    expect(source('sec')).toMatchObject({ state: 'needs-key', needsKey: 'SEC_CONTACT' });
    expect(report.indicators).toHaveLength(indicators.length);
    // Friday's close; the next is due on Monday 16:00 New York, 21:00 UTC.
    expect(report.indicators.find(({ id }) => id === 'gold')).toMatchObject({
      state: 'ok',
      source: 'yahoo',
      newest: '2026-01-30',
      expectedNext: '2026-02-02T21:00:00.000Z',
    });
    expect(report.indicators.find(({ id }) => id === 'jgb10y')?.state).toBe('recorded-only');
    expect(report.familiesDown).toEqual([]);
    const text = plainText(doctorAnswer(report, 'en'));
    expect(text).toContain('gold | yahoo | 2026-01-30');
    for (const language of ['en', 'zh', 'es'] as const)
      expect(plainText(sourcesAnswer(report, language))).toContain('binance');
  });

  it('names no key, path or token in any error', async () => {
    world = await liveWorld('2026-01-31T02:00:00Z', {
      env: { FRED_API_KEY: 'secretsecretsecretsecretsecret12' },
    });
    world.server.fail('401');
    const text = JSON.stringify(await world.live.doctor.examine());
    expect(text).not.toContain('secretsecret');
    expect(text).not.toMatch(/api_key|\?|%2C/);
  });
});

describe('undercurrent sources', () => {
  const env = (url: string): Record<string, string> => ({
    UNDERCURRENT_MODE: 'live',
    UNDERCURRENT_STATE: mkdtempSync(join(tmpdir(), 'undercurrent-doctor-')),
    SOURCES_MIRROR: url,
    LOG_LEVEL: 'silent',
  });

  it('ends with 1 when whole families cannot be read, and says what is wrong with each source', async () => {
    const server = await startSourceServer();
    server.fail('403');
    const { code, out } = await run(['sources', '--json'], { env: env(server.url) });
    expect(code).toBe(1);
    const report = JSON.parse(out) as {
      familiesDown: string[];
      sources: { id: string; lastError?: string }[];
    };
    expect(report.familiesDown).toContain('equities');
    expect(report.sources.find(({ id }) => id === 'yahoo')?.lastError).toMatch(/yahoo/);
    await server.close();
  }, 60_000);

  it('says so when only recorded days are read', async () => {
    const { code, err } = await run(['sources']);
    expect(code).toBe(3);
    expect(err).toMatch(/recorded days/);
  });

  it('records what the sources send, and answers from the recording without any of them', async () => {
    const server = await startSourceServer();
    // The clock of the command line in tests: 1 December 2026, beyond the record; the world shows its last days.
    serveMarketWorld(server, { clock: () => Date.parse('2026-01-30T23:00:00Z') });
    const folder = mkdtempSync(join(tmpdir(), 'undercurrent-recording-'));
    const recorded = await run(['sources', 'record', folder], { env: env(server.url) });
    expect(recorded.code).toBe(0);
    expect(recorded.out).toMatch(/of \d+ sources answered/);
    expect(readdirSync(folder)).toContain('index.jsonl');
    await server.close();
    const replayed = await run(['sources', '--replay', folder, '--json'], { env: env('http://127.0.0.1:9') });
    const report = JSON.parse(replayed.out) as { sources: { id: string; seriesRead: number }[] };
    expect(report.sources.find(({ id }) => id === 'nyfed')?.seriesRead).toBeGreaterThan(1);
    expect(report.sources.find(({ id }) => id === 'fred')?.seriesRead).toBeGreaterThan(20);
  }, 120_000);
});
