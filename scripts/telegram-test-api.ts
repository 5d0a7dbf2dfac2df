/**
 * The Telegram adapter against an independent fake, telegram-test-api: `npx tsx scripts/telegram-test-api.ts [folder]`.
 * It is installed into the folder (default: a new one under the system's temporary folder), not into the project.
 * It knows nine methods; what else the adapter calls is answered here. docs/telegram-testing.md lists its gaps.
 * Exit code 1 when a check fails.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTelegram } from '../adapters/telegram/index.ts';
import { createBot, createChatFor, createFrontDeskFor, loadConfig } from '../src/index.ts';

/** What is used of it. */
interface TestServer {
  readonly config: { readonly apiURL: string };
  readonly storage: { readonly botMessages: readonly Sent[] };
  start(): Promise<void>;
  stop(): Promise<unknown>;
  getClient(token: string, options?: object): TestClient;
}
interface TestClient {
  makeMessage(text: string, options?: object): object;
  makeCommand(text: string): object;
  makeCallbackQuery(data: string, options?: object): object;
  sendMessage(message: object): Promise<unknown>;
  sendCommand(message: object): Promise<unknown>;
  sendCallback(query: object): Promise<unknown>;
}
interface Sent {
  readonly messageId: number;
  readonly message: {
    readonly text?: string;
    readonly reply_markup?: { readonly inline_keyboard: readonly (readonly Button[])[] };
  };
}
interface Button {
  readonly text: string;
  readonly callback_data: string;
}

const VERSION = '4.2.1';
const TOKEN = '123456789:AAFakeTokenOfTheTestServer_0123456789';
const WAIT_MS = 15_000;
/** Methods that it does not know, each with an answer of the documented form. */
const MISSING: Readonly<Record<string, unknown>> = {
  getWebhookInfo: { url: '', has_custom_certificate: false, pending_update_count: 0 },
  sendChatAction: true,
  getMyCommands: [],
  setMyCommands: true,
};
/** It answers a poll at once, also when there is nothing. */
const POLL_MS = 100;

function install(folder: string): string {
  if (!existsSync(join(folder, 'node_modules', 'telegram-test-api'))) {
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true }));
    execFileSync('npm', ['install', '--no-audit', '--no-fund', `telegram-test-api@${VERSION}`], {
      cwd: folder,
      stdio: 'inherit',
    });
  }
  return join(folder, 'package.json');
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'telegram-test-api-'));
const Server = createRequire(install(folder))('telegram-test-api') as new (options: object) => TestServer;
const server = new Server({ port: 9_000 + (process.pid % 1_000), host: '127.0.0.1' });
await server.start();

const called = new Map<string, number>();
const front = createServer(async (request, response) => {
  const method = /\/(\w+)(?:\?|$)/.exec(request.url ?? '')?.[1] ?? '';
  called.set(method, (called.get(method) ?? 0) + 1);
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  if (method === 'getUpdates') await sleep(POLL_MS);
  response.setHeader('content-type', 'application/json');
  if (method in MISSING) return void response.end(JSON.stringify({ ok: true, result: MISSING[method] }));
  try {
    const answered = await fetch(`${server.config.apiURL}${request.url}`, {
      method: 'POST',
      headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
      body: Buffer.concat(pieces),
    });
    response.writeHead(answered.status).end(await answered.text());
  } catch {
    response.writeHead(502).end('{}');
  }
});
await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
const apiRoot = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;

const config = loadConfig({ UNDERCURRENT_MODE: 'recorded' });
const bot = createBot({ now: Date.now });
const chat = await createChatFor(bot, config, Date.now);
const desk = createFrontDeskFor({ bot, chat, config, now: Date.now });
const adapter = await startTelegram({ desk, config: { token: TOKEN, apiRoot }, now: Date.now });
const client = server.getClient(TOKEN, { userId: 77, chatId: 77, userName: 'alice', firstName: 'Alice' });

let failed = 0;
async function check(what: string, find: () => unknown): Promise<void> {
  for (const end = Date.now() + WAIT_MS; Date.now() < end; await sleep(50)) {
    if (!find()) continue;
    console.log(`ok      ${what}`);
    return;
  }
  failed += 1;
  console.log(`FAILED  ${what}`);
}
const sent = (test: (text: string) => boolean): Sent | undefined =>
  server.storage.botMessages.find(({ message }) => test(message.text ?? ''));
const buttonOf = ({ message }: Sent, text: string): Button | undefined =>
  message.reply_markup?.inline_keyboard.flat().find((button) => button.text.startsWith(text));
async function press(message: Sent, text: string): Promise<void> {
  const button = buttonOf(message, text);
  if (!button) throw new Error(`no button ${text}`);
  const { reply_markup } = message.message;
  await client.sendCallback(
    client.makeCallbackQuery(button.callback_data, {
      message: { message_id: message.messageId, chat: { id: 77, type: 'private' }, reply_markup },
    }),
  );
}

await client.sendMessage(client.makeMessage('why is everything falling on 2026-01-30?'));
await check('a question is answered', () => sent((text) => text.includes('Silver -28.5%')));
await client.sendCommand(client.makeCommand('/indicator gold'));
await check('a command is answered', () => sent((text) => text.includes('Gold: $')));
const question = sent((text) => text.includes('Silver -28.5%'));
if (question) await press(question, 'Evidence');
await check('a button is answered, below', () => sent((text) => text.includes('For it:')));
await check('the press is confirmed', () => called.get('answerCallbackQuery'));
await client.sendCommand(client.makeCommand('/snapshot'));
await check('a long answer has pages', () => sent((text) => text.includes('indicators have a value')));
const board = sent((text) => text.includes('indicators have a value'));
const firstPage = board?.message.text;
if (board) await press(board, 'More');
await check('a page is turned in its own message', () => {
  const now = server.storage.botMessages.find(({ messageId }) => messageId === board?.messageId);
  return called.get('editMessageText') && now && now.message.text !== firstPage;
});

await adapter.stop(1_000);
await bot.close();
front.closeAllConnections();
front.close();
await server.stop();
console.log(`calls: ${[...called].map(([method, count]) => `${method} ${count}`).join(', ')}`);
process.exit(failed === 0 ? 0 : 1);
