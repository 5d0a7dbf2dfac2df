import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { type OperationsServer, startOperationsServer } from '../../adapters/operations/server.ts';
import { projectFile } from '../../src/index.ts';
import { METRICS } from '../../src/operations/declarations.ts';
import { type HealthParts, readinessOf } from '../../src/operations/health.ts';
import { createMetrics } from '../../src/operations/metrics.ts';
import { metricsDocument } from '../../src/operations/metrics-document.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const well: HealthParts = {
  store: () => ({ check: async () => undefined, engine: 'sqlite' }),
  adapters: () => new Map([['telegram', 'connected' as const]]),
  refreshedAtMs: () => NOW - 60_000,
  stopping: () => false,
  now: () => NOW,
};

const servers: OperationsServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function pages(health: HealthParts = well) {
  const warnings: unknown[] = [];
  const metrics = await createMetrics();
  const server = await startOperationsServer({
    host: '127.0.0.1',
    port: 0,
    readiness: () => readinessOf(health),
    metrics,
    logger: { warn: (fields) => void warnings.push(fields) },
  });
  servers.push(server);
  const get = async (path: string) => {
    const reply = await fetch(`${server.address}${path}`);
    return { status: reply.status, text: await reply.text(), type: reply.headers.get('content-type') };
  };
  return { get, metrics, warnings, server };
}

describe('the pages of operations', () => {
  it('say that the process is alive, and that it can work', async () => {
    const { get } = await pages();
    expect(await get('/healthz')).toMatchObject({ status: 200, text: '{"alive":true}' });
    const ready = await get('/readyz');
    expect(ready.status).toBe(200);
    expect(JSON.parse(ready.text)).toEqual({
      ready: true,
      checks: [
        { name: 'store', ok: true, detail: 'sqlite' },
        { name: 'telegram', ok: true, detail: 'connected' },
        { name: 'live data', ok: true, detail: 'a source last answered 1 min ago' },
      ],
    });
    expect((await get('/')).status).toBe(404);
    expect((await get('/metrics/../etc/passwd')).status).toBe(404);
  });

  it.each([
    [
      'a store that is away',
      {
        store: () => ({
          check: () => Promise.reject(new Error('postgres://u:hunter2@db is away')),
          engine: 'postgres',
        }),
      },
      'postgres://u:[hidden]@db is away',
    ],
    ['a store that is not open', { store: () => undefined }, 'not open yet'],
    ['a platform that ended', { adapters: () => new Map([['discord', 'ended' as const]]) }, 'ended'],
    ['data that are old', { refreshedAtMs: () => NOW - 31 * 60_000 }, 'a source last answered 31 min ago'],
    ['data that were never read', { refreshedAtMs: () => undefined }, 'no source has answered yet'],
    ['a stop', { stopping: () => true }, 'the program is being stopped'],
  ])('are not ready with %s, and say why', async (_, change, detail) => {
    const { get } = await pages({ ...well, ...change });
    const { status, text } = await get('/readyz');
    expect(status).toBe(503);
    const { checks } = JSON.parse(text) as { checks: { ok: boolean; detail: string }[] };
    expect(checks.filter(({ ok }) => !ok).map((check) => check.detail)).toEqual([detail]);
    expect((await get('/healthz')).status).toBe(200);
  });

  it('do not wait for a store that hangs', { timeout: 10_000 }, async () => {
    const { get } = await pages({
      ...well,
      store: () => ({ check: () => new Promise<void>(() => undefined), engine: 'sqlite' }),
    });
    expect((await get('/readyz')).text).toContain('no answer within 3 s');
  });

  it('give the figures of Prometheus, though one of them cannot be found out', async () => {
    const { get, metrics, warnings } = await pages();
    metrics.add('requests', { platform: 'telegram', kind: 'text', outcome: 'answer' }, 2);
    metrics.observe('requestSeconds', { platform: 'telegram', kind: 'text' }, 0.3);
    metrics.beforeReading(() => Promise.reject(new Error('the store is away')));
    metrics.beforeReading(async () => metrics.set('pausedChats', {}, 3));
    const { status, text, type } = await get('/metrics');
    expect(status).toBe(200);
    expect(type).toContain('text/plain; version=0.0.4');
    expect(text).toContain('undercurrent_requests_total{platform="telegram",kind="text",outcome="answer"} 2');
    expect(text).toContain('undercurrent_request_seconds_bucket{le="0.5",platform="telegram",kind="text"} 1');
    expect(text).toContain('undercurrent_paused_chats 3');
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
    expect(warnings).toHaveLength(1);
  });

  it('say what to do when the address is taken', async () => {
    const { server } = await pages();
    const port = Number(new URL(server.address).port);
    await expect(
      startOperationsServer({
        host: '127.0.0.1',
        port,
        readiness: () => readinessOf(well),
        metrics: await createMetrics(),
        logger: { warn: () => undefined },
      }),
    ).rejects.toThrow(`HTTP_PORT ${port} on 127.0.0.1 cannot be used (EADDRINUSE)`);
  });
});

describe('the list of metrics', () => {
  it('is what docs/metrics.md says', () => {
    expect(readFileSync(projectFile('docs', 'metrics.md'), 'utf8')).toBe(metricsDocument());
  });

  it('keeps to the names of Prometheus, and labels that name nobody', () => {
    for (const { name, type, labels, help } of Object.values(METRICS)) {
      expect(name).toMatch(/^undercurrent_[a-z_]+$/);
      expect(name.endsWith('_total'), name).toBe(type === 'counter');
      expect(help.endsWith('.'), name).toBe(true);
      for (const label of labels)
        expect([
          'version',
          'role',
          'store',
          'jobs',
          'platform',
          'kind',
          'outcome',
          'mode',
          'narrator',
          'model',
          'source',
          'failure',
          'state',
          'job',
        ]).toContain(label);
    }
  });
});
