import { InputError, UndercurrentError, type Warner } from '../../src/index.ts';
import type { TelegramApi } from './api.ts';
import { TelegramFailure } from './failure.ts';
import type { Self } from './incoming.ts';

/** What may pass by itself: the network comes up, the clock of the machine is set, the server has rest. */
const PASSING: ReadonlySet<TelegramFailure['kind']> = new Set([
  'unreachable',
  'broken',
  'server',
  'flood',
  'clock',
]);

/** The bot itself: the first thing that is asked. */
export const whoAmI = (api: TelegramApi): Promise<Self> => api.call<Self>('getMe', {}, { timeoutMs: 10_000 });

/** A webhook of before would take all messages. */
export async function leaveWebhook(api: TelegramApi, logger: Warner | undefined): Promise<void> {
  const { url } = await api.call<{ url: string }>('getWebhookInfo', {});
  if (url === '') return;
  logger?.warn(
    { host: new URL(url).host },
    'telegram: a webhook was set; it is removed, messages are read by polling',
  );
  await api.call('deleteWebhook', {});
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
  server: 'the server of Telegram has trouble of its own.',
  flood: 'Telegram asks for a pause.',
};

/** @throws UndercurrentError: one line that says what is wrong and what to do about it; `passing` where it may pass. */
export async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TelegramFailure)) throw error;
    const fix = FIXES[error.kind] ?? 'Telegram refuses to go on.';
    const message = `telegram: ${fix} (${error.message})`;
    if (PASSING.has(error.kind))
      throw new UndercurrentError('TELEGRAM_AWAY', message, { cause: error, passing: true });
    throw new InputError(message, { cause: error });
  }
}
