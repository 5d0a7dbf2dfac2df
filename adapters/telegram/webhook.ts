import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { Update } from 'telegraf/types';
import { InputError, type TelegramConfig, type Warner } from '../../src/index.ts';
import type { TelegramApi } from './api.ts';
import { UPDATE_KINDS } from './incoming.ts';
import type { Receiver } from './poller.ts';

export interface WebhookParts {
  readonly api: TelegramApi;
  readonly webhook: NonNullable<TelegramConfig['webhook']>;
  readonly take: (update: Update) => Promise<void>;
  readonly logger?: Warner;
}

/** An update is a few kilobytes. */
const MAX_BYTES = 1024 * 1024;

/**
 * Listens for updates and tells Telegram where: https://core.telegram.org/bots/api#setwebhook. An update is answered
 * with 200 when it is taken over, so that Telegram sends it again after a crash.
 */
export async function startWebhook({ api, webhook, take, logger }: WebhookParts): Promise<Receiver> {
  const { url, secret, port } = webhook;
  const path = new URL(url).pathname;
  let stopping = false;
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });

  async function statusOf(request: IncomingMessage): Promise<number> {
    if (request.url !== path) return 404;
    if (request.method !== 'POST') return 405;
    if (!isEqual(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), secret)) return 403;
    if (stopping) return 503;
    const update = await updateOf(request);
    if (!update) return 400;
    await take(update);
    return 200;
  }

  const server = createServer((request, response) => {
    statusOf(request)
      .then((status) => response.writeHead(status).end())
      .catch((error: unknown) => {
        logger?.warn({ err: error }, 'telegram: a delivery to the webhook failed');
        response.writeHead(500).end();
      });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new InputError(
          `the webhook cannot listen on port ${port} (${cause.code}). Set TELEGRAM_WEBHOOK_PORT.`,
          {
            cause,
          },
        ),
      ),
    );
    server.listen(port, resolve);
  });
  try {
    await api.call('setWebhook', {
      url,
      secret_token: secret,
      allowed_updates: UPDATE_KINDS,
      max_connections: 40,
    });
  } catch (error) {
    server.close();
    throw error;
  }
  return {
    ended,
    stop: async () => {
      // Telegram keeps what comes now and delivers it after the next start.
      stopping = true;
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
      });
      end();
    },
  };
}

function isEqual(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Undefined for what is no update; only the number is checked here, the rest where it is read. */
async function updateOf(request: IncomingMessage): Promise<Update | undefined> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request) {
    bytes += (piece as Buffer).length;
    if (bytes > MAX_BYTES) return undefined;
    pieces.push(piece as Buffer);
  }
  try {
    const update = JSON.parse(Buffer.concat(pieces).toString('utf8')) as Update;
    return Number.isSafeInteger(update?.update_id) ? update : undefined;
  } catch {
    return undefined;
  }
}
