import http from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';

/** Of an error of a connection that did not come about in time: nothing was written to it. */
export const CONNECT_TIMEOUT = 'CONNECT_TIMEOUT';

/**
 * Connections that are kept, and given up when they are not there after `connectMs`. Without it a network that
 * swallows packets looks like a server that was told something and is silent.
 */
export function agentFor(apiRoot: string, connectMs: number): http.Agent {
  const kept = { keepAlive: true, keepAliveMsecs: 10_000 };
  const isPlain = apiRoot.startsWith('http://');
  const agent = isPlain ? new http.Agent(kept) : new https.Agent(kept);
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback) as Socket;
    const timer = setTimeout(() => {
      socket.destroy(Object.assign(new Error('no connection in time'), { code: CONNECT_TIMEOUT }));
    }, connectMs);
    const there = (): void => clearTimeout(timer);
    socket.once(isPlain ? 'connect' : 'secureConnect', there).once('close', there);
    return socket;
  };
  return agent;
}
