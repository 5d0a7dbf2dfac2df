import type { FakeDiscord } from '../../test/fakes/discord/index.ts';
import type { SourceServer } from '../../test/fakes/source-server.ts';
import type { TelegramServer } from '../../test/fakes/telegram/server.ts';
import type { SoakModel } from './model.ts';

export interface Others {
  readonly telegram: TelegramServer;
  readonly discord: FakeDiscord;
  readonly sources: SourceServer;
  readonly model: SoakModel;
  /** Cuts one connection of the program to its database. */
  readonly cutDatabase: () => Promise<void>;
}

/** Longer than a read takes, shorter than the pause between two faults. */
const OUTAGE_MS = 8_000;
const SECOND_MS = 1_000;

const REFUSED = (status: number, description: string, retryAfter?: number) =>
  ({
    kind: 'refuse',
    status,
    description,
    ...(retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } }),
  }) as const;

/** What goes wrong, one after the other, all through the run. */
export const FAULTS: readonly (readonly [what: string, (others: Others) => void | Promise<void>])[] = [
  [
    'telegram: 429',
    ({ telegram }) => telegram.fault('sendMessage', REFUSED(429, 'Too Many Requests: retry after 1', 1), 2),
  ],
  ['discord: the websocket breaks', ({ discord }) => discord.gateway.drop()],
  ['sources: all answer 500', ({ sources }) => outage(sources, '500')],
  [
    'telegram: a gateway says 502',
    ({ telegram }) => telegram.fault('sendMessage', { kind: 'html', status: 502 }, 2),
  ],
  ['discord: 429 on messages', ({ discord }) => discord.rates.shut(/^POST/, 1.5 * SECOND_MS)],
  ['database: a connection is cut', ({ cutDatabase }) => cutDatabase()],
  ['telegram: the connection breaks', ({ telegram }) => telegram.fault('sendPhoto', { kind: 'reset' }, 2)],
  ['discord: 500', ({ discord }) => discord.fault({ pattern: /^(POST|PATCH)/, status: 500, times: 4 })],
  ['sources: Yahoo is cut off', ({ sources }) => outage(sources, 'reset', /yahoo/)],
  ['model: overloaded', ({ model }) => model.trouble('refuse', 4)],
  ['telegram: an answer is lost', ({ telegram }) => telegram.fault('sendMessage', { kind: 'lost-answer' })],
  ['discord: asks to reconnect', ({ discord }) => discord.gateway.askToReconnect()],
  ['telegram: the poll breaks', ({ telegram }) => telegram.fault('getUpdates', { kind: 'reset' }, 3)],
  ['sources: nothing comes', ({ sources }) => outage(sources, 'slow', /fred|newyorkfed/)],
  [
    'discord: a connection breaks',
    ({ discord }) => discord.fault({ pattern: /^(POST|PATCH)/, reset: 'before', times: 2 }),
  ],
  [
    'model: cut off, and silent',
    ({ model }) => {
      model.trouble('cut', 2);
      model.trouble('hang', 1);
    },
  ],
  [
    'telegram: edits fail',
    ({ telegram }) => telegram.fault('editMessageText', REFUSED(500, 'Internal Server Error'), 3),
  ],
  ['discord: the session is gone', ({ discord }) => discord.gateway.invalidate()],
  [
    'sources: all ask for a pause',
    ({ sources }) => outage(sources, '429-retry-after', /cboe|coinbase|nasdaq/),
  ],
  ['telegram: no answer at all', ({ telegram }) => telegram.fault('sendChatAction', { kind: 'hang' })],
];

function outage(sources: SourceServer, mode: Parameters<SourceServer['fail']>[0], host = /./): void {
  sources.fail(mode, host);
  setTimeout(() => sources.fail(undefined), OUTAGE_MS);
}
