import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A network between the program and its database that can lose everything without a word. */
export interface SwallowingProxy {
  /** The address of the database, by way of here. */
  readonly url: string;
  /** From now on bytes of this direction are lost; connections stay open. */
  swallow(direction: 'questions' | 'answers'): void;
  /** Of new connections everything passes again; what was lost stays lost. */
  pass(): void;
  /** Resolves when the next bytes are lost. */
  lost(): Promise<unknown>;
  close(): void;
}

export async function startSwallowingProxy(url: string): Promise<SwallowingProxy> {
  const target = new URL(url);
  const events = new EventEmitter();
  const sockets = new Set<Socket>();
  let swallowed: 'questions' | 'answers' | undefined;
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    let isDeaf = false;
    const relay = (from: Socket, to: Socket, direction: 'questions' | 'answers'): void => {
      from.on('data', (bytes) => {
        isDeaf ||= swallowed === direction;
        if (isDeaf) events.emit('lost');
        else to.write(bytes);
      });
    };
    relay(client, upstream, 'questions');
    relay(upstream, client, 'answers');
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.port = String((server.address() as AddressInfo).port);
  through.hostname = '127.0.0.1';
  return {
    url: through.href,
    swallow: (direction) => {
      swallowed = direction;
    },
    pass: () => {
      swallowed = undefined;
    },
    lost: () => once(events, 'lost'),
    close: () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
