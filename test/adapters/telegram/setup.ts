import { deflateSync } from 'node:zlib';
import { startTelegram } from '../../../adapters/telegram/index.ts';
import { LIVE_TIMINGS } from '../../../adapters/telegram/live-message.ts';
import type { Chat } from '../../../src/chat/chat.ts';
import type { DeskParts } from '../../../src/front-desk/desk.ts';
import type { TelegramConfig } from '../../../src/index.ts';
import { chatWith } from '../../chat/helpers.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram/server.ts';
import { deskWith } from '../../front-desk/helpers.ts';

export interface Running {
  readonly server: TelegramServer;
  readonly adapter: Awaited<ReturnType<typeof startTelegram>>;
  readonly warnings: string[];
  readonly desk: ReturnType<typeof deskWith>;
  close(): Promise<void>;
}

export interface RunningOptions {
  readonly chat?: Chat;
  readonly desk?: Partial<DeskParts>;
  readonly server?: TelegramServer;
  readonly config?: Partial<TelegramConfig>;
  /** Default: quick gaps, so that tests do not wait; the server's limits are then off. */
  readonly realLimits?: boolean;
}

const QUICK = { perSecond: 1_000, chatGapMs: 5, groupPerMinute: 1_000 };
const QUICK_TIMINGS = { placeholderAfterMs: 20, editEveryMs: 20, groupEditEveryMs: 20, typingEveryMs: 4_500 };

/** The adapter on an unmodified telegraf, against the fake server. */
export async function running(options: RunningOptions = {}): Promise<Running> {
  const server = options.server ?? (await startTelegramServer());
  server.limits.enforced = options.realLimits === true;
  const warnings: string[] = [];
  const logger = {
    warn: (fields: Readonly<Record<string, unknown>>, message: string) => {
      warnings.push(`${message} ${String((fields.err as Error | undefined)?.message ?? '')}`);
    },
  };
  const desk = deskWith({ logger, ...options.desk }, options.chat ?? chatWith());
  const adapter = await startTelegram({
    desk,
    config: { token: server.token, apiRoot: server.apiRoot, ...options.config },
    now: Date.now,
    logger,
    retryMs: [20, 40],
    timings: options.realLimits ? LIVE_TIMINGS : QUICK_TIMINGS,
    ...(options.realLimits ? {} : { limits: QUICK }),
  });
  return {
    server,
    adapter,
    warnings,
    desk,
    close: async () => {
      await adapter.stop(500);
      await server.close();
    },
  };
}

/** A small real PNG of one colour. */
export function png(width = 40, height = 30): Uint8Array {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const pixels = Buffer.alloc((width + 1) * height, 0x20);
  for (let row = 0; row < height; row++) pixels[row * (width + 1)] = 0;
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function crc32(bytes: Buffer): number {
  let value = 0xff_ff_ff_ff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
  }
  return (value ^ 0xff_ff_ff_ff) >>> 0;
}
