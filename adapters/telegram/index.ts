import type { Update, User } from 'telegraf/types';
import {
  type Adapter,
  CHAT_COMMANDS,
  type DeskRequest,
  type FrontDesk,
  InputError,
  type Language,
  nearest,
  type TelegramConfig,
  type Warner,
} from '../../src/index.ts';
import { type AnsweringParts, answer } from './answering.ts';
import { createApi, type TelegramApi } from './api.ts';
import { TelegramFailure } from './failure.ts';
import { createSendGate, type GateLimits } from './gate.ts';
import { type Incoming, incomingOf, type Self } from './incoming.ts';
import { offer } from './inline.ts';
import { LIVE_TIMINGS, type LiveTimings } from './live-message.ts';
import { syncMenus } from './menus.ts';
import { createOutbox, type Place } from './outbox.ts';
import { createPageKeeper } from './pages.ts';
import { startPolling } from './poller.ts';
import { press } from './presses.ts';
import { RichTextBuilder } from './rich-text.ts';
import { createTelegramSender } from './sender.ts';
import { languageOfCode, WORDS } from './words.ts';

export interface TelegramParts {
  readonly desk: FrontDesk;
  readonly config: TelegramConfig;
  readonly now: () => number;
  readonly logger?: Warner;
  readonly limits?: GateLimits;
  readonly timings?: LiveTimings;
  /** Between attempts to reach the server. */
  readonly retryMs?: readonly [first: number, longest: number];
}

const DEFAULT_STOP_MS = 10_000;
/** After the desk said "stopped": that has to be sent, too. */
const LAST_WORDS_MS = 5_000;
const START_ATTEMPTS = 5;
const START_RETRY_MS: readonly [number, number] = [500, 4_000];

/**
 * Starts Telegram. Resolves when it listens.
 * @throws InputError: one line that says what is wrong and what to do about it.
 */
export async function startTelegram(parts: TelegramParts): Promise<Adapter & { readonly self: Self }> {
  const { desk, config, now, logger, timings = LIVE_TIMINGS } = parts;
  const api = createApi(config);
  const self = await explained(() => whoAmI(api, parts));
  const gate = createSendGate({
    now,
    ...(parts.limits ? { limits: parts.limits } : {}),
    waitAfter: (error) => (error instanceof TelegramFailure ? error.retryAfterMs : undefined),
  });
  const outbox = createOutbox({ api, gate, ...(logger ? { logger } : {}) });
  const answering: AnsweringParts = {
    desk,
    outbox,
    timings,
    pages: createPageKeeper(),
    ...(logger ? { logger } : {}),
  };
  const pressed = new Set<string>();
  const active = new Set<Promise<void>>();

  /** Resolves when the update is taken over; the work itself goes on. */
  const take = (update: Update): Promise<void> =>
    new Promise((begun) => {
      const work = handle(update, begun)
        .catch((error: unknown) => logger?.warn({ err: error }, 'telegram: an update could not be handled'))
        .finally(() => {
          active.delete(work);
          begun();
        });
      active.add(work);
    });

  async function handle(update: Update, begun: () => void): Promise<void> {
    const incoming = incomingOf(update, self);
    if (!incoming) return;
    const eventId = String(update.update_id);
    switch (incoming.kind) {
      case 'moved':
        return outbox.moved(incoming.from, incoming.to);
      case 'typing':
        return offer({ api, desk, ...(logger ? { logger } : {}) }, incoming.query);
      case 'press': {
        const { query, place } = incoming;
        return press(
          { ...answering, api, pressed },
          query,
          place,
          requestOf(eventId, query.from, place),
          begun,
        );
      }
      case 'unknown-command':
        return unknownCommand(incoming);
      case 'wish': {
        const { wish, place, from, messageId, replyTo, asChat } = incoming;
        const request = {
          ...requestOf(eventId, from, place, asChat),
          wish,
          ...(replyTo === undefined ? {} : { replyTo: String(replyTo) }),
        };
        return answer(answering, { request, place, messageId, begun });
      }
    }
  }

  function requestOf(
    eventId: string,
    from: User,
    place: Place,
    asChat?: string,
  ): Omit<DeskRequest, 'wish' | 'signal'> {
    const { chatId, threadId, isGroup } = place;
    const language: Language | undefined = languageOfCode(from.language_code);
    return {
      who: {
        platform: 'telegram',
        chatId,
        userId: asChat ?? String(from.id),
        ...(threadId === undefined ? {} : { threadId: String(threadId) }),
      },
      eventId,
      isGroup,
      // Only its administrators write as the group itself.
      isAdmin: async () => (asChat === undefined ? isAdministrator(api, place, from.id) : asChat === chatId),
      ...(language === undefined ? {} : { language }),
    };
  }

  async function unknownCommand({
    name,
    place,
    from,
  }: Extract<Incoming, { kind: 'unknown-command' }>): Promise<void> {
    const words = WORDS[languageOfCode(from.language_code) ?? 'en'];
    const [near] = nearest(
      name,
      CHAT_COMMANDS.map((command) => command.name),
      1,
    );
    const rich = new RichTextBuilder().add(words.unknownCommand(name.slice(0, 32), near)).build();
    await outbox.send(place, { rich });
  }

  const receiving = {
    api,
    take,
    ...(logger ? { logger } : {}),
    ...(parts.retryMs ? { retryMs: parts.retryMs } : {}),
  };
  const receiver = await explained(async () => {
    const { webhook } = config;
    if (webhook) return (await import('./webhook.ts')).startWebhook({ ...receiving, webhook });
    await leaveWebhook(api, logger);
    return startPolling(receiving);
  });
  void syncMenus(api, logger).catch((error: unknown) => logger?.warn({ err: error }, 'telegram: no menu'));

  return {
    name: 'telegram',
    self,
    sender: createTelegramSender({ api, gate }),
    ended: explained(() => receiver.ended),
    stop: async (limitMs = DEFAULT_STOP_MS) => {
      // Nothing new, then the answers under way; each is said whole, or "ask again" is.
      await Promise.all([receiver.stop(), desk.stop(limitMs)]);
      await Promise.race([
        Promise.allSettled([...active]),
        new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS).unref()),
      ]);
    },
  };
}

/** The network may come up after the program. */
async function whoAmI(api: TelegramApi, { logger, retryMs = START_RETRY_MS }: TelegramParts): Promise<Self> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await api.call<Self>('getMe', {}, { timeoutMs: 10_000 });
    } catch (error) {
      const passing =
        error instanceof TelegramFailure && ['unreachable', 'broken', 'server', 'flood'].includes(error.kind);
      if (!passing || attempt >= START_ATTEMPTS) throw error;
      const [first, longest] = retryMs;
      const waitMs = error.retryAfterMs ?? Math.min(longest, first * 2 ** (attempt - 1));
      logger?.warn({ err: error, waitMs }, 'telegram: not reached, the next attempt follows');
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }
}

/** A webhook of before would take all messages. */
async function leaveWebhook(api: TelegramApi, logger: Warner | undefined): Promise<void> {
  const { url } = await api.call<{ url: string }>('getWebhookInfo', {});
  if (url === '') return;
  logger?.warn(
    { host: new URL(url).host },
    'telegram: a webhook was set; it is removed, messages are read by polling',
  );
  await api.call('deleteWebhook', {});
}

async function isAdministrator(
  api: TelegramApi,
  { chatId, isGroup }: Place,
  userId: number,
): Promise<boolean> {
  if (!isGroup) return true;
  try {
    const { status } = await api.call<{ status: string }>('getChatMember', {
      chat_id: chatId,
      user_id: userId,
    });
    return status === 'creator' || status === 'administrator';
  } catch (error) {
    if (error instanceof TelegramFailure) return false;
    throw error;
  }
}

/** Failures that end the program, each with what to do. */
const FIXES: Readonly<Partial<Record<TelegramFailure['kind'], string>>> = {
  unauthorized: 'Telegram refuses the token. Copy it again from @BotFather into TELEGRAM_BOT_TOKEN.',
  conflict:
    'another program reads the messages of this bot, or has set a webhook for it. Stop that program, or give this one a bot of its own.',
  clock:
    "the certificate of Telegram's server is not valid at the time that this machine shows. Set the clock of this machine right.",
  unreachable:
    'Telegram cannot be reached. Check the network of this machine, and TELEGRAM_API_ROOT if it is set.',
  broken:
    'Telegram cannot be reached. Check the network of this machine, and TELEGRAM_API_ROOT if it is set.',
  server: 'the server of Telegram has trouble of its own. Start again later.',
};

async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TelegramFailure)) throw error;
    const fix = FIXES[error.kind] ?? 'Telegram refuses to go on.';
    throw new InputError(`telegram: ${fix} (${error.message})`, { cause: error });
  }
}
