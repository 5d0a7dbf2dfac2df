import type { Keyv } from 'keyv';
import type { Update, User } from 'telegraf/types';
import {
  type Adapter,
  CHAT_COMMANDS,
  type DeskRequest,
  type FrontDesk,
  type Language,
  nearest,
  type TelegramConfig,
  type Warner,
} from '../../src/index.ts';
import { type AnsweringParts, type Asking, answer } from './answering.ts';
import { createApi, type TelegramApi } from './api.ts';
import { TelegramFailure } from './failure.ts';
import { createSendGate, type GateLimits } from './gate.ts';
import { type Incoming, incomingOf, placeOf, type Self } from './incoming.ts';
import { offer } from './inline.ts';
import { LIVE_TIMINGS, type LiveTimings } from './live-message.ts';
import { syncMenus } from './menus.ts';
import { createOutbox, type Place } from './outbox.ts';
import { createPageKeeper } from './pages.ts';
import { startPolling } from './poller.ts';
import { press } from './presses.ts';
import { RichTextBuilder } from './rich-text.ts';
import { createTelegramSender } from './sender.ts';
import { explained, leaveWebhook, whoAmI } from './start-up.ts';
import { createUnfinished, type LeftOver } from './unfinished.ts';
import { languageOfCode, WORDS } from './words.ts';

export interface TelegramParts {
  readonly desk: FrontDesk;
  readonly config: TelegramConfig;
  readonly now: () => number;
  readonly logger?: Warner;
  /** Kept over a crash, so that what was under way is answered after it. */
  readonly memory?: Keyv;
  readonly limits?: GateLimits;
  readonly timings?: LiveTimings;
  /** Between attempts to reach the server. */
  readonly retryMs?: readonly [first: number, longest: number];
}

const DEFAULT_STOP_MS = 10_000;
/** After the desk said "stopped": that has to be sent, too. */
const LAST_WORDS_MS = 5_000;

/**
 * Starts Telegram. Resolves when it listens.
 * @throws InputError: one line that says what is wrong and what to do about it.
 */
export async function startTelegram(parts: TelegramParts): Promise<Adapter & { readonly self: Self }> {
  const { desk, config, now, logger, timings = LIVE_TIMINGS } = parts;
  const api = createApi(config);
  const self = await explained(() => whoAmI(api));
  const gate = createSendGate({
    now,
    ...(parts.limits ? { limits: parts.limits } : {}),
    waitAfter: (error) => (error instanceof TelegramFailure ? error.retryAfterMs : undefined),
  });
  const outbox = createOutbox({ api, gate, now, ...(logger ? { logger } : {}) });
  const answering: AnsweringParts = {
    desk,
    outbox,
    timings,
    pages: createPageKeeper(),
    ...(logger ? { logger } : {}),
  };
  const pressed = new Set<string>();
  const unfinished = parts.memory && createUnfinished(parts.memory, now, logger);
  const active = new Set<Promise<void>>();

  /** Resolves when the update is taken over; the work itself goes on. */
  const take = (update: Update, again = false): Promise<void> =>
    new Promise((taken) => {
      const work = handle(update, taken, again)
        .catch((error: unknown) => logger?.warn({ err: error }, 'telegram: an update could not be handled'))
        .finally(() => {
          active.delete(work);
          taken();
        });
      active.add(work);
    });

  /** What was under way when the process before this one ended. Its last word of progress makes room for an answer. */
  async function takeLeftOver({ update, shown, again }: LeftOver): Promise<void> {
    const incoming = incomingOf(update, self);
    if (incoming?.kind !== 'wish' && incoming?.kind !== 'press') return;
    const from = incoming.kind === 'wish' ? incoming.from : incoming.query.from;
    if (again) {
      const rich = new RichTextBuilder()
        .add(WORDS[languageOfCode(from.language_code) ?? 'en'].askAgain)
        .build();
      if (shown !== undefined) await outbox.edit(incoming.place, shown, { rich });
      return;
    }
    if (shown !== undefined) await outbox.remove(incoming.place, shown);
    await take(update, true);
  }

  async function handle(update: Update, taken: () => void, again: boolean): Promise<void> {
    // Also what is not for the bot: a topic that was closed is open where people write.
    if ('message' in update) outbox.heard(placeOf(update.message));
    const incoming = incomingOf(update, self);
    if (!incoming) return;
    const eventId = `${update.update_id}${again ? ' again' : ''}`;
    let begun = false;
    const hooks = {
      begun: () => {
        begun = true;
        if (unfinished) void unfinished.begin(update, again).then(taken);
        else taken();
      },
      onShown: (messageId: number) => unfinished?.shows(update, messageId),
      onLast: async () => unfinished?.end(update),
    };
    try {
      await serve(incoming, eventId, hooks);
    } finally {
      if (begun) await unfinished?.end(update);
    }
  }

  async function serve(
    incoming: Incoming,
    eventId: string,
    hooks: Pick<Asking, 'begun' | 'onShown' | 'onLast'>,
  ): Promise<void> {
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
          hooks,
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
        return answer(answering, { request, place, messageId, ...hooks });
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
    take: (update: Update) => take(update),
    ...(logger ? { logger } : {}),
    ...(parts.retryMs ? { retryMs: parts.retryMs } : {}),
  };
  // Read before anything new is kept. Of several processes behind a webhook, none knows what is another's.
  const leftOver = config.webhook || !unfinished ? [] : await unfinished.left();
  const receiver = await explained(async () => {
    const { webhook } = config;
    if (webhook) return (await import('./webhook.ts')).startWebhook({ ...receiving, webhook });
    await leaveWebhook(api, logger);
    return startPolling(receiving);
  });
  for (const left of leftOver)
    takeLeftOver(left).catch((error: unknown) =>
      logger?.warn({ err: error }, 'telegram: an answer of before the start could not be given'),
    );
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
