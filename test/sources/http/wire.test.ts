import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SourceError } from '../../../src/sources/failure.ts';
import { createHttpDoor } from '../../../src/sources/http/create-door.ts';
import { type SourceServer, send, startSourceServer } from '../../fakes/source-server.ts';
import { doorTo, errorOf, NOW_MS } from './setup.ts';

describe('the door on a wire that speaks nonsense', () => {
  let raw: Server;
  let reply = Buffer.alloc(0);
  const sockets = new Set<Socket>();
  beforeEach(async () => {
    raw = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(reply));
    });
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => raw.close(resolve));
  });
  const open = () =>
    createHttpDoor({
      now: () => NOW_MS,
      random: () => 0,
      sleep: async () => undefined,
      mirror: `http://127.0.0.1:${(raw.address() as AddressInfo).port}`,
      limits: { maxCallMs: 1_000, breakAfter: 1_000_000 },
    });

  it.each([
    ['', 'unreachable'],
    ['SSH-2.0-OpenSSH_9.6\r\n', 'unreachable'],
    ['HTTP/1.1 abc\r\n\r\n', 'unreachable'],
    ['HTTP/1.1 200 OK\r\ncontent-length: abc\r\n\r\nhello', 'unreachable'],
    ['HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhello', 'unreachable'],
    ['HTTP/1.1 200 OK\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nhello', 'unreachable'],
    ['HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nhello\r\n', 'unreachable'],
    ['HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\n', 'unreachable'],
    [`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}\r\n\r\nhello`, 'unreachable'],
    ['HTTP/1.1 999 What\r\ncontent-length: 0\r\n\r\n', 'server-error'],
    ['HTTP/1.1 302 Found\r\ncontent-length: 0\r\n\r\n', 'changed'],
  ])('%j is %s', async (text, failure) => {
    reply = Buffer.from(text);
    const door = open();
    expect(await errorOf(door.request({ source: 'sample', url: 'https://a.example/' }))).toMatchObject({
      failure,
    });
    await door.close();
  });

  it('gives a reply or a SourceError, whatever comes', async () => {
    const door = open();
    const head = fc.constantFrom(
      '',
      'HTTP/1.1 200 OK\r\n\r\n',
      'HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n',
      'HTTP/1.1 200 OK\r\ncontent-encoding: br\r\n\r\n',
      'HTTP/1.1 200 OK\r\ncontent-encoding: deflate\r\n\r\n',
      'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n',
      'HTTP/1.1 200 OK\r\ncontent-type: text/csv; charset=',
      'HTTP/1.1 302 Found\r\nlocation: ',
      'HTTP/1.1 429 Slow\r\nretry-after: ',
      'HTTP/1.1 ',
    );
    await fc.assert(
      fc.asyncProperty(head, fc.uint8Array({ maxLength: 200 }), async (start, rest) => {
        reply = Buffer.concat([Buffer.from(start), rest]);
        // A host of its own, so that no earlier Retry-After answers in its place.
        const url = `https://h${Math.random().toString(36).slice(2)}.example/`;
        try {
          (await door.request({ source: 'sample', url })).text();
        } catch (error) {
          if (!(error instanceof SourceError)) throw error;
        }
      }),
      { numRuns: 150 },
    );
    await door.close();
  });
});

describe('a crowded door', () => {
  let server: SourceServer;
  beforeEach(async () => {
    server = await startSourceServer();
  });
  afterEach(() => server.close());

  it('gives every caller an end and loses no place, though many leave and the host is ill', async () => {
    const { door } = doorTo(server, { limits: { maxCallMs: 400, breakAfter: 1_000_000 } });
    let count = 0;
    server.serve(/./, /./, async (_, response) => {
      count += 1;
      if (count % 7 === 0) return response.socket?.destroy();
      if (count % 5 === 0) return send(response, 503, {}, '');
      if (count % 11 === 0) return undefined;
      await delay(count % 4);
      return send(response, 200, {}, 'ok');
    });
    const ends = await Promise.all(
      Array.from({ length: 300 }, async (_, id) => {
        const controller = new AbortController();
        if (id % 3 === 0) setTimeout(() => controller.abort('left'), id % 40);
        try {
          const url = `https://h${id % 3}.example/?id=${id % 60}`;
          return (await door.request({ source: 'sample', url, signal: controller.signal })).text();
        } catch (error) {
          return error instanceof SourceError ? error.failure : String(error);
        }
      }),
    );
    expect(ends.length).toBe(300);
    expect(
      [...new Set(ends)].filter(
        (end) => !['ok', 'left', 'unreachable', 'server-error', 'timeout'].includes(end),
      ),
    ).toEqual([]);
    expect(ends.filter((end) => end === 'ok').length).toBeGreaterThan(50);
    server.serve(/./, /./, 'well again');
    const after = await Promise.all(
      Array.from({ length: 12 }, (_, id) =>
        door.request({ source: 'sample', url: `https://h${id % 3}.example/?after=${id}` }),
      ),
    );
    expect(after.map((reply) => reply.text())).toEqual(Array(12).fill('well again'));
    await door.close();
  });
});
