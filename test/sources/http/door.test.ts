import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpDoor } from '../../../src/sources/http/door.ts';
import { type SourceServer, startSourceServer } from '../../fakes/source-server.ts';
import { doorTo, errorOf, NOW_MS } from './setup.ts';

const HOST = 'data.example.org';
const URL_OF_DATA = `https://${HOST}/v1/rates.json?id=A&limit=5`;

describe('the HTTP door', () => {
  let server: SourceServer;
  let door: HttpDoor;
  let waits: number[];
  beforeEach(async () => {
    server = await startSourceServer();
    ({ door, waits } = doorTo(server, { limits: { maxCallMs: 1_000 } }));
  });
  afterEach(async () => {
    await door.close();
    await server.close();
  });
  const ask = (more = {}) => door.request({ source: 'sample', url: URL_OF_DATA, ...more });

  it('gives the body with its status, address and time, and says who asks', async () => {
    server.serve(HOST, '/v1/rates.json?id=A&limit=5', '{"a":1}', { headers: { 'x-one': 'yes' } });
    const reply = await ask({ headers: { Accept: 'application/json' } });
    expect(reply).toMatchObject({ status: 200, url: URL_OF_DATA, fetchedAtMs: NOW_MS, notModified: false });
    expect(reply.text()).toBe('{"a":1}');
    expect(reply.headers['x-one']).toBe('yes');
    expect(server.requests[0]).toMatchObject({
      host: HOST,
      path: '/v1/rates.json?id=A&limit=5',
      method: 'GET',
    });
    expect(server.requests[0]!.headers).toMatchObject({
      accept: 'application/json',
      'user-agent': 'undercurrent/0.1',
    });
  });

  it.each([
    ['401', 'blocked', 401, 1],
    ['403', 'blocked', 403, 1],
    ['451', 'blocked', 451, 1],
    ['404', 'rejected', 404, 1],
    ['429', 'rate-limited', 429, 3],
    ['429-retry-after', 'rate-limited', 429, 1],
    ['500', 'server-error', 500, 3],
    ['slow', 'timeout', undefined, 2],
    ['reset', 'unreachable', undefined, 3],
    ['refuse', 'unreachable', undefined, 3],
    ['truncate', 'unreachable', undefined, 3],
    ['gzip-garbage', 'changed', undefined, 1],
    ['gzip-cut', 'changed', undefined, 1],
    ['gzip-bomb', 'too-large', undefined, 1],
    ['endless', 'too-large', undefined, 1],
    ['html', 'changed', 200, 1],
    ['wall', 'blocked', 200, 1],
    ['rate-notice', 'rate-limited', 200, 3],
  ] as const)('calls %s %s', async (mode, failure, status, asked) => {
    server.fail(mode);
    const error = await errorOf(ask());
    expect(error).toMatchObject({ source: 'sample', failure, status });
    expect(error.message).toMatch(/^sample: data\.example\.org .+\.$/);
    expect(error.message).not.toContain('/v1');
    expect(server.countOf()).toBe(asked);
    expect(waits.length).toBeLessThanOrEqual(2);
  });
});
