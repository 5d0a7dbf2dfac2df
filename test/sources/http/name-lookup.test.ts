import { createSocket, type Socket } from 'node:dgram';
import { Resolver } from 'node:dns/promises';
import type { LookupFunction } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createNameLookup } from '../../../src/sources/http/name-lookup.ts';

/** NXDOMAIN in the flags of an answer: https://www.rfc-editor.org/rfc/rfc1035, 4.1.1. */
const NO_SUCH_NAME = 0x8183;

let server: Socket | undefined;
afterEach(() => {
  server?.close();
  server = undefined;
});

/** A name server, which knows no name; or one that says nothing. */
async function nameServer(isSilent: boolean): Promise<{ readonly address: string; asked: number }> {
  const socket = createSocket('udp4');
  server = socket;
  const made = { address: '', asked: 0 };
  socket.on('message', (question, { port, address }) => {
    made.asked += 1;
    if (isSilent) return;
    const answer = Buffer.from(question);
    answer.writeUInt16BE(NO_SUCH_NAME, 2);
    socket.send(answer, port, address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  made.address = `127.0.0.1:${socket.address().port}`;
  return made;
}

function world(address: string, hosts = '') {
  const asked: string[] = [];
  const clock = { ms: 0 };
  const lookup = createNameLookup({
    clockMs: () => clock.ms,
    resolver: () => {
      const resolver = new Resolver({ timeout: 20, tries: 1 });
      resolver.setServers([address]);
      return resolver;
    },
    lookup: ((name, _, callback) => {
      asked.push(name);
      callback(null, '192.0.2.1', 4);
    }) as LookupFunction,
    hostsFile: async () => hosts,
  });
  const find = (name: string): Promise<string> =>
    new Promise((resolve) =>
      lookup(name, {}, (error, found) => resolve(error ? String(error.code) : String(found))),
    );
  return { asked, clock, find };
}

describe.skipIf(process.platform !== 'linux')('a look-up of a name (on Linux)', () => {
  it('leaves the system alone while no name server answers, and fails', async () => {
    const { address } = await nameServer(true);
    const { asked, find } = world(address);
    expect(await Promise.all([find('one.example'), find('two.example')])).toEqual(['EAI_AGAIN', 'EAI_AGAIN']);
    expect(asked).toEqual([]);
  });

  it('asks name servers once for many names, and again after a while', async () => {
    const silent = await nameServer(true);
    const { clock, find } = world(silent.address);
    await Promise.all([find('one.example'), find('two.example')]);
    await find('three.example');
    expect(silent.asked).toBe(1);
    clock.ms += 5_000;
    await find('one.example');
    expect(silent.asked).toBe(2);
  });

  it('is that of the system when one answers, be it that there is no such name', async () => {
    const speaking = await nameServer(false);
    // Long enough for a busy machine: it answers.
    const asked: string[] = [];
    const lookup = createNameLookup({
      clockMs: () => 0,
      resolver: () => {
        const resolver = new Resolver({ timeout: 60_000, tries: 1 });
        resolver.setServers([speaking.address]);
        return resolver;
      },
      lookup: ((name, _, callback) => {
        asked.push(name);
        callback(null, '192.0.2.1', 4);
      }) as LookupFunction,
    });
    const find = (name: string) => new Promise((resolve) => lookup(name, {}, (_, found) => resolve(found)));
    expect(await find('one.example')).toBe('192.0.2.1');
    expect(await find('two.example')).toBe('192.0.2.1');
    expect(asked).toEqual(['one.example', 'two.example']);
    expect(speaking.asked).toBe(1);
  });

  it('needs no name server for names of this machine', async () => {
    const { address } = await nameServer(true);
    const { asked, find } = world(address, '127.0.0.1 localhost\n192.0.2.7  mirror.example other.example\n');
    expect(await find('localhost')).toBe('192.0.2.1');
    expect(await find('mirror.example')).toBe('192.0.2.1');
    expect(await find('mirror')).toBe('192.0.2.1');
    expect(await find('one.example')).toBe('EAI_AGAIN');
    expect(asked).toEqual(['localhost', 'mirror.example', 'mirror']);
  });
});
