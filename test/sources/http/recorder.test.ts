import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileError } from '../../../src/errors.ts';
import type { HttpDoor, HttpRequest } from '../../../src/sources/http/door.ts';
import { recordingDoor, replayDoor } from '../../../src/sources/http/recorder.ts';
import { type SourceServer, startSourceServer } from '../../fakes/source-server.ts';
import { doorTo, errorOf } from './setup.ts';

const KEY = 's3cr3t-key';
const HOST = 'a.example';

describe('a recording', () => {
  let server: SourceServer;
  let folder: string;
  let nowMs: number;
  let recorder: HttpDoor;
  beforeEach(async () => {
    server = await startSourceServer();
    folder = join(await mkdtemp(join(tmpdir(), 'recording-')), 'new');
    nowMs = Date.UTC(2026, 10, 24, 12);
    const now = () => nowMs;
    recorder = recordingDoor(doorTo(server, { now, limits: { maxCallMs: 1_000 } }).door, folder, { now });
  });
  afterEach(async () => {
    await server.close();
    await rm(join(folder, '..'), { recursive: true, force: true });
  });
  const ask = (door: HttpDoor, path: string, more: Partial<HttpRequest> = {}) =>
    door.request({ source: 'sample', url: `https://${HOST}${path}`, ...more });
  const index = async (): Promise<Record<string, unknown>[]> =>
    (await readFile(join(folder, 'index.jsonl'), 'utf8'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('holds each body with its line, and answers with the times of then', async () => {
    server.serve(HOST, '/v1', '{"value":4.25}', {
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
    await ask(recorder, '/v1?id=A&from=2026-11-01');
    await recorder.close();
    const [line] = await index();
    expect(line).toMatchObject({
      url: `https://${HOST}/v1?from=2026-11-01&id=A`,
      source: 'sample',
      status: 200,
      contentType: 'application/json; charset=utf-8',
      fetchedAt: '2026-11-24T12:00:00.000Z',
      bytes: 14,
    });
    expect(await readFile(join(folder, line!.file as string), 'utf8')).toBe('{"value":4.25}');
    const reply = await ask(replayDoor(folder), '/v1?from=2026-11-01&id=A');
    expect(reply.text()).toBe('{"value":4.25}');
    expect(reply).toMatchObject({
      status: 200,
      fetchedAtMs: nowMs,
      headers: { 'content-type': 'application/json; charset=utf-8' },
    });
  });

  it('takes the same dates first, else the newest with the same names and values', async () => {
    server.serve(HOST, '/v1', ({ path }, response) => response.end(path));
    const paths = [
      '/v1?id=A&from=2026-11-01&filter=record_date:gte:2026-01-01',
      '/v1?id=A&from=2026-11-02&filter=record_date:gte:2026-01-02',
      '/v1?id=B&from=2026-11-03&filter=record_date:gte:2026-01-03',
      '/v1?period1=1763942400&p=1',
    ];
    for (const path of paths) {
      nowMs += 1_000;
      await ask(recorder, path);
    }
    await recorder.close();
    const replay = replayDoor(folder);
    const answered = async (path: string): Promise<string> => (await ask(replay, path)).text();
    expect(await answered(paths[0]!)).toBe(paths[0]);
    expect(await answered('/v1?from=2026-12-24&id=A&filter=record_date:gte:2020-01-01')).toBe(paths[1]);
    expect(await answered('/v1?period1=1764028800&p=1')).toBe(paths[3]);
    // Another series, one parameter more, another number of rows: never somebody else's body.
    for (const path of [
      '/v1?id=C&from=2026-11-01&filter=record_date:gte:2026-01-01',
      '/v1?id=A&from=2026-11-01',
      '/v1?period1=1764028800&p=2',
      '/v2?id=A',
    ])
      expect(await errorOf(ask(replay, path))).toMatchObject({
        failure: 'unreachable',
        message: expect.stringContaining('not in this recording'),
      });
  });

  it('tells bodies of a POST apart', async () => {
    server.serve(HOST, '/scan', ({ body }, response) => response.end(`for ${body}`));
    for (const body of ['1', '2']) await ask(recorder, '/scan', { method: 'POST', body });
    await recorder.close();
    const replay = replayDoor(folder);
    expect((await ask(replay, '/scan', { method: 'POST', body: '1' })).text()).toBe('for 1');
    expect(await errorOf(ask(replay, '/scan', { method: 'POST', body: '3' }))).toMatchObject({
      failure: 'unreachable',
    });
  });

  it.each([
    ['403', 'blocked', 403],
    ['404', 'rejected', 404],
    ['500', 'server-error', 500],
    ['wall', 'blocked', 200],
    ['rate-notice', 'rate-limited', 200],
    ['slow', 'timeout', undefined],
    ['gzip-garbage', 'changed', undefined],
  ] as const)('fails again as it failed: %s', async (mode, failure, status) => {
    server.fail(mode);
    await errorOf(ask(recorder, '/v1'));
    await recorder.close();
    expect(await errorOf(ask(replayDoor(folder), '/v1'))).toMatchObject({ failure, status });
  });

  it('prefers a good reply to a later failure', async () => {
    server.serve(HOST, '/v1', 'good');
    await ask(recorder, '/v1');
    nowMs += 1_000;
    server.fail('404');
    await errorOf(ask(recorder, '/v1'));
    await recorder.close();
    expect((await ask(replayDoor(folder), '/v1')).text()).toBe('good');
  });

  it('holds no key, cookie or crumb', async () => {
    server.serve(HOST, '/v1', `{"you":"sent ${KEY}"}`, { headers: { 'set-cookie': 'SESSION=c00kie-value' } });
    server.serve(HOST, '/v1/test/getcrumb', 'cRuMb/x');
    const headers = { authorization: `Bearer ${KEY}`, cookie: 'A=c00kie-value' };
    await ask(recorder, `/v1?id=A&api_key=${KEY}&crumb=cRuMb%2Fx`, { headers });
    await ask(recorder, '/v1/test/getcrumb', { headers });
    server.serve(HOST, '/bad', `bad key ${KEY}`, { status: 400 });
    await errorOf(ask(recorder, `/bad?token=${KEY}`));
    await recorder.close();
    const files = await readdir(folder);
    const all =
      (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).join('\n') +
      files.join();
    for (const secret of [KEY, 'c00kie-value', 'cRuMb', 'api_key', 'Bearer'])
      expect(all).not.toContain(secret);
    const replay = replayDoor(folder);
    expect((await ask(replay, `/v1?id=A&api_key=another&crumb=other`)).text()).toBe(
      '{"you":"sent [hidden]"}',
    );
    expect((await ask(replay, '/v1/test/getcrumb')).text()).toBe('withheld');
  });

  it('says in a sentence what is wrong with it', async () => {
    expect(() => replayDoor(join(folder, 'none'))).toThrow(FileError);
    server.serve(HOST, '/v1', 'good');
    await ask(recorder, '/v1');
    await recorder.close();
    const file = join(folder, 'index.jsonl');
    const good = await readFile(file, 'utf8');
    for (const bad of [
      '{"url":',
      '{}',
      good.replace(/"file":"[^"]+"/, '"file":"../../etc/passwd"'),
      good.replace('200', '"200"'),
    ]) {
      await writeFile(file, `${good}${bad}\n`);
      expect(() => replayDoor(folder)).toThrow(/index\.jsonl, line 2 is no recorded reply/);
    }
    await writeFile(file, good);
    const body = (await readdir(folder)).find((name) => name !== 'index.jsonl')!;
    await writeFile(join(folder, body), 'other');
    expect(await errorOf(ask(replayDoor(folder), '/v1'))).toMatchObject({ failure: 'changed' });
    await rm(join(folder, body));
    expect(await errorOf(ask(replayDoor(folder), '/v1'))).toMatchObject({ failure: 'unreachable' });
  });

  it('never loses a reply to a full disk, but says so at the end', async () => {
    server.serve(HOST, '/v1', 'good');
    await writeFile(join(folder, '..', 'file'), 'in the way');
    const now = () => nowMs;
    const door = recordingDoor(doorTo(server).door, join(folder, '..', 'file', 'below'), { now });
    expect((await ask(door, '/v1')).text()).toBe('good');
    await expect(door.close()).rejects.toThrow(FileError);
  });
});
