import Keyv from 'keyv';
import { createCards } from '../../src/answer/cards.ts';
import type { Chat } from '../../src/chat/chat.ts';
import { createFrontDesk, type DeskParts } from '../../src/front-desk/desk.ts';
import { createRates } from '../../src/front-desk/rates.ts';
import { createSeenEvents } from '../../src/front-desk/seen.ts';
import type { DeskEvent, DeskRequest, FrontDesk } from '../../src/front-desk/types.ts';
import { bot, chatWith } from '../chat/helpers.ts';

export const NOW = Date.parse('2026-11-24T12:00:00Z');
export const OPEN = { users: [], chats: [], guilds: [] } as const;

export function deskWith(more: Partial<DeskParts> = {}, chat: Chat = chatWith()): FrontDesk {
  return createFrontDesk({
    bot,
    chat,
    cards: createCards(bot),
    access: { allow: OPEN, deny: OPEN },
    rates: createRates({ userPerMinute: 100, chatPerMinute: 100 }),
    seen: createSeenEvents(new Keyv()),
    conversationTtlMs: 7_200_000,
    now: () => NOW,
    newReference: () => 'ref-1',
    ...more,
  });
}

let events = 0;

export function request(wish: DeskRequest['wish'], more: Partial<DeskRequest> = {}): DeskRequest {
  events += 1;
  return {
    who: { platform: 'test', chatId: 'c', userId: 'u' },
    wish,
    eventId: `event-${events}`,
    isGroup: false,
    isAdmin: async () => false,
    ...more,
  };
}

export async function all(events: AsyncIterable<DeskEvent>): Promise<DeskEvent[]> {
  const seen: DeskEvent[] = [];
  for await (const event of events) seen.push(event);
  return seen;
}

type Kind<T extends DeskEvent['type']> = Extract<DeskEvent, { type: T }>;

/** The last event, which must be of this type. */
export async function last<T extends DeskEvent['type']>(
  events: AsyncIterable<DeskEvent>,
  type: T,
): Promise<Kind<T>> {
  const event = (await all(events)).at(-1);
  if (event?.type !== type) throw new Error(`the last event is ${JSON.stringify(event)?.slice(0, 200)}`);
  return event as Kind<T>;
}
