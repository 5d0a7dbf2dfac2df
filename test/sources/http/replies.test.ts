import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HttpDoor, HttpRequest } from '../../../src/sources/http/door.ts';
import { type SourceServer, send, startSourceServer } from '../../fakes/source-server.ts';
import { doorTo, errorOf } from './setup.ts';

const HOST = 'data.example.org';

describe('what the door makes of replies', () => {
  let server: SourceServer;
  let door: HttpDoor;
  beforeEach(async () => {
    server = await startSourceServer();
    ({ door } = doorTo(server, { limits: { maxCallMs: 2_000 } }));
  });
  afterEach(async () => {
    await door.close();
    await server.close();
  });
  const ask = (path: string, more: Partial<HttpRequest> = {}) =>
    door.request({ source: 'sample', url: `https://${HOST}${path}`, ...more });

  it.each([
    ['gzip', gzipSync('grün 4.25')],
    ['br', brotliCompressSync('grün 4.25')],
    ['deflate', deflateSync('grün 4.25')],
    ['deflate', deflateRawSync('grün 4.25')],
    ['br, gzip', gzipSync(brotliCompressSync('grün 4.25'))],
    ['identity', Buffer.from('grün 4.25')],
  ])('unpacks %s', async (encoding, body) => {
    server.serve(HOST, '/a', body, { headers: { 'content-encoding': encoding } });
    expect((await ask('/a')).text()).toBe('grün 4.25');
  });

  it('does not guess at a packing that it does not know', async () => {
    server.serve(HOST, '/a', 'x', { headers: { 'content-encoding': 'zstd' } });
    expect(await errorOf(ask('/a'))).toMatchObject({ failure: 'changed' });
  });

  it.each([
    ['text/csv; charset=ISO-8859-1', Buffer.from([0x67, 0x72, 0xfc, 0x6e]), 'grün'],
    ['text/csv; charset="windows-1251"', Buffer.from([0xcd, 0xe5, 0xf4, 0xf2, 0xfc]), 'Нефть'],
    ['text/csv; charset=utf-16le', Buffer.from('\uFEFFgrün', 'utf16le'), 'grün'],
    ['text/csv', Buffer.from('\uFEFFgrün'), 'grün'],
    ['text/csv; charset=klingon', Buffer.from('grün'), 'grün'],
    ['text/csv; charset=utf-8', Buffer.from([0x34, 0xff]), '4\uFFFD'],
  ])('reads the text of %s', async (type, body, text) => {
    server.serve(HOST, '/a', body, { headers: { 'content-type': type } });
    expect((await ask('/a')).text()).toBe(text);
  });

  it('refuses a body beyond the limit by its own words or while it is read, and takes one at the limit', async () => {
    server.serve(HOST, '/a', 'x'.repeat(1_000));
    expect((await ask('/a', { maxBytes: 1_000 })).bytes.length).toBe(1_000);
    expect(await errorOf(ask('/a', { maxBytes: 999 }))).toMatchObject({ failure: 'too-large' });
    server.serve(HOST, '/b', (_, response) => {
      response.write('x'.repeat(600));
      response.end('x'.repeat(600));
    });
    expect(await errorOf(ask('/b', { maxBytes: 1_000 }))).toMatchObject({ failure: 'too-large' });
  });

  it('knows a body of unknown length that was cut', async () => {
    server.serve(HOST, '/a', (_, response) => {
      response.write('date,value\n2026-11-20,4.2', () => setTimeout(() => response.socket?.end(), 5));
    });
    expect(await errorOf(ask('/a'))).toMatchObject({ failure: 'unreachable' });
  });

  it('joins headers of one name, cookies by line', async () => {
    server.serve(HOST, '/a', (_, response) => {
      response.setHeader('Set-Cookie', ['A=1; Expires=Wed, 25 Nov 2026 00:00:00 GMT', 'B=2']);
      response.end('ok');
    });
    expect((await ask('/a')).headers['set-cookie']).toBe('A=1; Expires=Wed, 25 Nov 2026 00:00:00 GMT\nB=2');
  });

  it('gives other statuses to who asked for them', async () => {
    server.serve(HOST, '/a', 'not here', { status: 404, headers: { 'set-cookie': 'A=1' } });
    const reply = await ask('/a', { alsoStatuses: [404] });
    expect([reply.status, reply.text(), reply.headers['set-cookie']]).toEqual([404, 'not here', 'A=1']);
  });

  it('knows a web page by its first bytes, not by its type', async () => {
    const html = { headers: { 'content-type': 'text/html' } };
    server.serve(HOST, '/json', '{"a":1}', html);
    server.serve(HOST, '/page', '<?xml version="1.0"?>\n<!-- hi -->\n<!DOCTYPE html><html>…</html>');
    server.serve(HOST, '/feed', '<?xml version="1.0"?><rss><channel/></rss>', html);
    expect((await ask('/json', { expects: 'json' })).text()).toBe('{"a":1}');
    expect((await ask('/feed', { expects: 'xml' })).status).toBe(200);
    expect(await errorOf(ask('/page', { expects: 'json' }))).toMatchObject({
      failure: 'changed',
      status: 200,
    });
    expect((await ask('/page', { expects: 'html' })).status).toBe(200);
  });

  // The walls and notices as SOURCES.md 3 and 5 quote them.
  it.each([
    ['<title>Yahoo is part of the Yahoo family of brands</title>', 'blocked'],
    ['<html>Your Request Originates from an Undeclared Automated Tool</html>', 'blocked'],
    ['<html><h1>Request Rate Threshold Exceeded</h1></html>', 'blocked'],
    ['<noscript>This site requires JavaScript to verify your browser.</noscript>', 'blocked'],
    ['<!DOCTYPE html><title>Just a moment...</title>', 'blocked'],
    ['<!DOCTYPE html><title>Error</title>', 'changed'],
    ['Please limit requests to one every 5 seconds or contact us for larger queries.', 'rate-limited'],
    ['Too Many Requests\r\n', 'rate-limited'],
  ])('calls %s %s', async (body, failure) => {
    server.serve(HOST, '/a', body);
    expect(await errorOf(ask('/a'))).toMatchObject({ failure, status: 200 });
  });

  it('does not take data for a notice because of its words', async () => {
    server.serve(HOST, '/a', '{"title":"Too many requests for rate limiting, minister says"}');
    server.serve(HOST, '/b', `date,value\n${'2026-11-20,1\n'.repeat(100)}too many requests`);
    expect((await ask('/a')).status).toBe(200);
    expect((await ask('/b')).status).toBe(200);
  });

  it('knows a challenge by its header, though the body is empty', async () => {
    server.serve(HOST, '/a', '', { status: 202, headers: { 'x-amzn-waf-action': 'challenge' } });
    expect(await errorOf(ask('/a'))).toMatchObject({ failure: 'blocked', status: 202 });
  });

  describe('redirects', () => {
    const to = (location: string, status = 302) => ({ status, headers: { location } });

    it('follows them, also to another https host, which gets no keys and cookies', async () => {
      server.serve(HOST, '/a', '', to('/b?x=1'));
      server.serve(HOST, '/b', '', to('https://other.example.net/c', 301));
      server.serve('other.example.net', '/c', 'there');
      const reply = await ask('/a', {
        headers: { Cookie: 'A=1', 'X-Api-Key': 'abcdef', Accept: 'text/csv' },
      });
      expect([reply.text(), reply.url]).toEqual(['there', 'https://other.example.net/c']);
      expect(server.requests[1]!.headers).toMatchObject({ cookie: 'A=1', 'x-api-key': 'abcdef' });
      const last = server.requests[2]!.headers;
      expect([last.cookie, last['x-api-key'], last.accept]).toEqual([undefined, undefined, 'text/csv']);
    });

    it.each([
      ['http://data.example.org/b', 'changed'],
      ['http://other.example.net/', 'changed'],
      ['ftp://data.example.org/b', 'changed'],
      ['https://user:word@other.example.net/', 'changed'],
      ['https://', 'changed'],
      ['https://consent.yahoo.com/v2/collectConsent?sessionId=1', 'blocked'],
    ])('does not follow to %s', async (location, failure) => {
      server.serve(HOST, '/a', '', to(location));
      expect(await errorOf(ask('/a'))).toMatchObject({ failure });
      expect(server.countOf()).toBe(1);
    });

    it('ends a circle', async () => {
      server.serve(HOST, '/a', '', to('/a'));
      expect(await errorOf(ask('/a'))).toMatchObject({ failure: 'changed' });
      expect(server.countOf()).toBe(6);
    });

    it('keeps a POST with 307 and makes it a GET with 303', async () => {
      server.serve(HOST, '/a', '', to('/c', 307));
      server.serve(HOST, '/b', '', to('/c', 303));
      server.serve(HOST, '/c', ({ method, body }, response) => send(response, 200, {}, `${method} ${body}`));
      const post = { method: 'POST', body: '{"q":1}' } as const;
      expect((await ask('/a', post)).text()).toBe('POST {"q":1}');
      expect((await ask('/b', post)).text()).toBe('GET ');
    });
  });

  describe('replies that did not change', () => {
    it('asks for changes only, and answers from what it has', async () => {
      server.serve(HOST, '/a', ({ headers }, response) =>
        headers['if-none-match'] === '"v1"' &&
        headers['if-modified-since'] === 'Mon, 23 Nov 2026 00:00:00 GMT'
          ? send(response, 304, {}, '')
          : send(
              response,
              200,
              { etag: '"v1"', 'last-modified': 'Mon, 23 Nov 2026 00:00:00 GMT', 'content-type': 'text/csv' },
              'body',
            ),
      );
      expect((await ask('/a')).notModified).toBe(false);
      const again = await ask('/a');
      expect(again).toMatchObject({
        status: 200,
        notModified: true,
        headers: { 'content-type': 'text/csv' },
      });
      expect(again.text()).toBe('body');
      expect(server.countOf()).toBe(2);
    });

    it('takes the new body when there is one', async () => {
      let version = 0;
      server.serve(HOST, '/a', (_, response) =>
        send(response, 200, { etag: `"${++version}"` }, `body ${version}`),
      );
      await ask('/a');
      expect((await ask('/a')).text()).toBe('body 2');
      await ask('/a');
      expect(server.requests[2]!.headers['if-none-match']).toBe('"2"');
    });

    it('does not mix addresses, and keeps nothing of a page that was refused', async () => {
      server.serve(HOST, '/a', '<html></html>', { headers: { etag: '"v1"' } });
      await errorOf(ask('/a'));
      await errorOf(ask('/a'));
      server.serve(HOST, '/b', 'x', { headers: { etag: '"v1"' } });
      await ask('/b?x=1');
      await ask('/b?x=2');
      expect(server.requests.filter(({ headers }) => headers['if-none-match'])).toEqual([]);
    });

    it('does not believe a 304 that nobody asked for', async () => {
      server.serve(HOST, '/a', '', { status: 304 });
      expect(await errorOf(ask('/a'))).toMatchObject({ failure: 'changed' });
    });
  });
});
