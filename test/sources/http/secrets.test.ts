import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpDoor, type HttpDoorOptions } from '../../../src/sources/http/create-door.ts';
import type { HttpDoor } from '../../../src/sources/http/door.ts';
import { BROWSER_AGENT } from '../../../src/sources/http/manners.ts';
import { isSecretName, redact, withoutSecretParameters } from '../../../src/sources/http/secrets.ts';
import { FAIL_MODES, type SourceServer, startSourceServer } from '../../fakes/source-server.ts';
import { doorTo, errorOf, NOW_MS } from './setup.ts';

const KEY = 'k3y+with/odd=signs';
const ENCODED = encodeURIComponent(KEY);
const PASSWORD = 'pr0xy-p4ss word';

/** Everything that a logger or a careless chat could print of an error. */
function everythingIn(error: unknown): string {
  const parts: string[] = [];
  for (let link = error; link instanceof Error; link = link.cause)
    parts.push(
      link.message,
      link.stack ?? '',
      JSON.stringify(link),
      inspect(link, { depth: 10, showHidden: true }),
    );
  return parts.join('\n');
}

const expectClean = (error: unknown, ...secrets: readonly string[]): void => {
  for (const secret of secrets) expect(everythingIn(error)).not.toContain(secret);
};

describe('names and texts of secrets', () => {
  it('knows the usual names, and leaves series ids alone', () => {
    const secret = [
      'api_key',
      'apikey',
      'apiKey',
      'key',
      'token',
      'access_token',
      'crumb',
      'x-cg-demo-api-key',
      'Authorization',
      'cookie',
    ];
    const plain = ['series_id', 'id', 'keyword', 'limit', 'monkey', 'tokens', 'symbol', 'cosd', 'page[size]'];
    expect(secret.filter((name) => !isSecretName(name))).toEqual([]);
    expect(plain.filter(isSecretName)).toEqual([]);
  });

  it('strips keys, users and fragments from an address and sorts the rest', () => {
    expect(withoutSecretParameters(`https://u:p@a.example/x?b=2&api_key=${ENCODED}&a=1#top`)).toBe(
      'https://a.example/x?a=1&b=2',
    );
  });

  it('hides values as they are written and after telling names', () => {
    expect(redact('bad api_key=abc for https://u:pw@h/ and s3cr3t', ['s3cr3t'])).toBe(
      'bad api_key=abc for https://[hidden]@h/ and [hidden]',
    );
    expect(redact('GET /x?api_key=abc&y=1', [])).toBe('GET /x?api_key=[hidden]&y=1');
  });
});

describe('errors of the door', () => {
  let server: SourceServer;
  let door: HttpDoor;
  beforeEach(async () => {
    server = await startSourceServer();
    ({ door } = doorTo(server, { limits: { maxCallMs: 300 } }));
  });
  afterEach(async () => {
    await door.close();
    await server.close();
  });
  const url = `https://a.example/fred/series?series_id=GDP&api_key=${ENCODED}`;
  const ask = (more = {}) =>
    door.request({ source: 'fred', url, headers: { authorization: `Bearer ${KEY}` }, ...more });

  it.each(FAIL_MODES.filter((mode) => mode !== 'wrong-charset' && mode !== 'empty'))(
    'hold no key: %s',
    async (mode) => {
      server.fail(mode);
      const error = await errorOf(ask());
      expectClean(error, KEY, ENCODED);
      expect(everythingIn(error)).not.toContain('/fred/series');
    },
  );

  it('hold no key that the host repeats', async () => {
    server.serve('a.example', /./, `{"error_message":"api_key ${KEY} (${ENCODED}) is not registered"}`, {
      status: 400,
    });
    const error = await errorOf(ask());
    expectClean(error, KEY, ENCODED);
    expect((error.cause as Error).message).toContain('[hidden]');
  });

  it('hold no key when nobody is there, or the address is none', async () => {
    await server.close();
    expectClean(await errorOf(ask()), KEY, ENCODED);
    const direct = createHttpDoor({ now: () => NOW_MS, random: () => 0, limits: { maxCallMs: 300 } });
    expectClean(
      await errorOf(direct.request({ source: 'fred', url: `https://127.0.0.1:1/?api_key=${ENCODED}` })),
      ENCODED,
    );
    for (const bad of [
      `http://[?api_key=${ENCODED}`,
      `ftp://a.example/?api_key=${ENCODED}`,
      `api_key=${ENCODED}`,
    ])
      expectClean(await errorOf(direct.request({ source: 'fred', url: bad })), ENCODED);
    await direct.close();
  });
});

describe('who the door says it is', () => {
  let server: SourceServer;
  beforeEach(async () => {
    server = await startSourceServer();
    server.serve(/./, /./, 'ok');
  });
  afterEach(() => server.close());

  const agentFor = async (
    source: string,
    host: string,
    options: Partial<HttpDoorOptions> = {},
    headers = {},
  ) => {
    const { door } = doorTo(server, options);
    await door.request({ source, url: `https://${host}/`, headers });
    await door.close();
    return server.requests.at(-1)!.headers['user-agent'];
  };

  it('is itself, a browser where nothing else is answered, or what it is told', async () => {
    expect(await agentFor('fred', 'fred.stlouisfed.org')).toBe('undercurrent/0.1');
    expect(await agentFor('yahoo', 'query2.finance.yahoo.com')).toBe(BROWSER_AGENT);
    expect(await agentFor('nasdaq', 'api.nasdaq.com')).toBe(BROWSER_AGENT);
    expect(await agentFor('fred', 'fred.stlouisfed.org', { agents: { fred: 'mine/1' } })).toBe('mine/1');
    expect(await agentFor('fred', 'fred.stlouisfed.org', {}, { 'User-Agent': 'theirs/2' })).toBe('theirs/2');
  });

  it('does not ask SEC without a contact', async () => {
    for (const agents of [{}, { sec: 'undercurrent/0.1' }, { sec: 'someone@example.org' }]) {
      const { door } = doorTo(server, { agents });
      expect(await errorOf(door.request({ source: 'sec', url: 'https://data.sec.gov/' }))).toMatchObject({
        failure: 'not-configured',
      });
    }
    expect(server.countOf()).toBe(0);
    expect(await agentFor('sec', 'data.sec.gov', { agents: { sec: 'Jo Doe jo@example.org' } })).toBe(
      'Jo Doe jo@example.org',
    );
  });
});

describe('a door behind a proxy', () => {
  let server: SourceServer;
  let proxy: Server;
  let tunnels: { readonly to: string; readonly user: string | undefined }[];
  const sockets = new Set<Socket>();
  let address: string;
  beforeEach(async () => {
    server = await startSourceServer();
    server.serve(/./, '/data', 'through');
    tunnels = [];
    proxy = createServer();
    proxy.on('connection', (socket) => sockets.add(socket));
    proxy.on('connect', (request, client: Socket) => {
      const user = request.headers['proxy-authorization'];
      tunnels.push({ to: request.url ?? '', user });
      const right = `Basic ${Buffer.from(`me:${PASSWORD}`).toString('base64')}`;
      if (user !== right) return client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      const upstream = connect(Number(request.url!.split(':')[1]), '127.0.0.1', () => {
        client.write('HTTP/1.1 200 Connection established\r\n\r\n');
        upstream.pipe(client).pipe(upstream);
      });
      for (const socket of [upstream, client]) socket.on('error', () => undefined);
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => proxy.close(resolve));
    await server.close();
  });
  const door = (proxies: HttpDoorOptions['proxies']) =>
    createHttpDoor({
      now: () => NOW_MS,
      random: () => 0,
      sleep: async () => undefined,
      limits: { maxCallMs: 2_000 },
      ...(proxies ? { proxies } : {}),
    });
  const word = encodeURIComponent(PASSWORD);

  it('goes through it with its password, and around it where it should', async () => {
    const through = door({ http: `http://me:${word}@${address}` });
    expect((await through.request({ source: 'a', url: `${server.url}/data` })).text()).toBe('through');
    expect(tunnels.map(({ to }) => to)).toEqual([new URL(server.url).host]);
    await through.close();
    const around = door({ http: `http://me:${word}@${address}`, no: 'example.org,127.0.0.1' });
    expect((await around.request({ source: 'a', url: `${server.url}/data` })).text()).toBe('through');
    expect(tunnels.length).toBe(1);
    await around.close();
  });

  it('goes straight to a mirror', async () => {
    const mirrored = createHttpDoor({
      now: () => NOW_MS,
      random: () => 0,
      mirror: server.url,
      proxies: { http: `http://${address}`, https: `http://${address}` },
    });
    expect((await mirrored.request({ source: 'a', url: 'https://a.example/data' })).text()).toBe('through');
    expect(tunnels).toEqual([]);
    await mirrored.close();
  });

  it('says nothing of its password when it is refused, gone or no address', async () => {
    const secrets = [PASSWORD, word, 'wr0ng-word', Buffer.from('me:wr0ng-word').toString('base64')];
    const refused = door({
      http: `http://me:wr0ng-word@${address}`,
      https: `http://me:wr0ng-word@${address}`,
    });
    for (const url of [`${server.url}/data`, 'https://a.example/data']) {
      const error = await errorOf(refused.request({ source: 'a', url }));
      expect(error.failure).toBe('unreachable');
      expectClean(error, ...secrets);
    }
    await refused.close();
    const gone = door({ http: `http://me:${word}@127.0.0.1:1` });
    expectClean(await errorOf(gone.request({ source: 'a', url: `${server.url}/data` })), ...secrets);
    await gone.close();
    expect(() => door({ https: `http://me:${word}@:not a port` })).toThrow('HTTPS_PROXY is not an address');
    try {
      door({ https: `socks9://me:${word}@host` });
    } catch (error) {
      expectClean(error, ...secrets);
    }
  });
});
