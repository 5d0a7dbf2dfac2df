import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chunk, DONE, eventOf, type ServerStep, usageChunk } from '../../test/fakes/llm-server.ts';

const SENTENCES = [
  'Not everything fell. ',
  'Silver moved {{silver.change_1d}}. ',
  'VIX stands at {{vix.level}}. ',
];

export type ModelTrouble = 'refuse' | 'cut' | 'hang';

export interface SoakModel {
  readonly baseUrl: string;
  readonly calls: number;
  /** Of the next so many requests. */
  trouble(kind: ModelTrouble, times: number): void;
}

/** A model that asks for two tools and then writes three sentences; keeps nothing of what it was told. */
export async function startSoakModel(): Promise<SoakModel> {
  let calls = 0;
  const troubles: ModelTrouble[] = [];
  const server = createServer(async (request, response) => {
    calls += 1;
    let body = '';
    for await (const piece of request) body += String(piece);
    const trouble = troubles.shift();
    if (trouble === 'hang') return;
    if (trouble === 'refuse') {
      response
        .writeHead(503, { 'content-type': 'application/json' })
        .end('{"error":{"message":"overloaded"}}');
      return;
    }
    const { messages, tools } = JSON.parse(body) as { messages: { role: string }[]; tools?: unknown[] };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (step: ServerStep): void => {
      if (typeof step === 'object' && 'data' in step) response.write(eventOf(step.data));
    };
    send(chunk({ role: 'assistant', content: null }));
    if (trouble === 'cut') {
      request.socket.resetAndDestroy();
      return;
    }
    if (messages.at(-1)?.role === 'tool' || !tools) {
      for (const content of SENTENCES) send(chunk({ content }));
      send(chunk({}, 'stop'));
    } else {
      for (const [index, name] of ['market_snapshot', 'driver_ranking'].entries())
        send(
          chunk({
            tool_calls: [{ index, id: `c${index}`, type: 'function', function: { name, arguments: '{}' } }],
          }),
        );
      send(chunk({}, 'tool_calls'));
    }
    send(usageChunk());
    send(DONE);
    response.end();
  });
  server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    get calls() {
      return calls;
    },
    trouble: (kind, times) => {
      for (let i = 0; i < times; i++) troubles.push(kind);
    },
  };
}
