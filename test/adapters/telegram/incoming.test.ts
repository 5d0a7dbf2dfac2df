import type { Update } from 'telegraf/types';
import { describe, expect, it } from 'vitest';
import { incomingOf } from '../../../adapters/telegram/incoming.ts';

const SELF = { id: 1, username: 'Under_bot' };
const PERSON = { id: 7, is_bot: false, first_name: 'P' };

/** A message as Telegram sends it; commands and mentions get their entities. */
function message(text: string, more: object = {}, chat: object = { id: 7, type: 'private' }): Update {
  const entities = [...text.matchAll(/^\/\w+(@\w+)?|@\w+/g)].map(({ 0: found, index }) => ({
    type: found.startsWith('/') ? 'bot_command' : 'mention',
    offset: index,
    length: found.length,
  }));
  return {
    update_id: 1,
    message: { message_id: 3, date: 1, from: PERSON, chat, ...(text ? { text, entities } : {}), ...more },
  } as unknown as Update;
}

const GROUP = { id: -5, type: 'supergroup', title: 'G' };
const wish = (update: Update): unknown => {
  const incoming = incomingOf(update, SELF);
  return incoming?.kind === 'wish' ? incoming.wish : incoming?.kind;
};

describe('what is for the bot', () => {
  it.each<[string, unknown]>([
    ['why?', { type: 'text', text: 'why?' }],
    ['/start', { type: 'command', name: 'help' }],
    ['/why gold 3', { type: 'command', name: 'why', argument: 'gold', window: 3 }],
    ['/why', { type: 'command', name: 'why' }],
    [
      '/drivers carry 2024-08-05 1',
      { type: 'command', name: 'drivers', argument: 'carry', asOf: '2024-08-05', window: 1 },
    ],
    ['/snapshot 2026-01-30T15:00:00Z', { type: 'command', name: 'snapshot', asOf: '2026-01-30T15:00:00Z' }],
    ['/indicator us 10 year', { type: 'command', name: 'indicator', argument: 'us 10 year' }],
    ['/indicator S&P 500 5', { type: 'command', name: 'indicator', argument: 'S&P 500 5' }],
    ['/ask is 312 like 2020 3', { type: 'command', name: 'ask', argument: 'is 312 like 2020 3' }],
    ['/WHY', { type: 'command', name: 'why' }],
    ['/why@under_BOT gold', { type: 'command', name: 'why', argument: 'gold' }],
    ['/why@other_bot gold', undefined],
    ['/what', 'unknown-command'],
  ])('%s', (text, expected) => {
    expect(wish(message(text))).toEqual(expected);
  });

  it('in a group is a command, a mention or a reply, without the mention', () => {
    expect(wish(message('why?', {}, GROUP))).toBeUndefined();
    expect(wish(message('@under_bot why is @gold down?', {}, GROUP))).toEqual({
      type: 'text',
      text: 'why is @gold down?',
    });
    expect(wish(message('/what', {}, GROUP))).toBeUndefined();
    expect(wish(message('/what@under_bot', {}, GROUP))).toBe('unknown-command');
    const reply = { reply_to_message: { message_id: 2, from: { id: 1 } } };
    expect(incomingOf(message('and gold?', reply, GROUP), SELF)).toMatchObject({ replyTo: 2 });
    const toOther = { reply_to_message: { message_id: 2, from: { id: 9 } } };
    expect(wish(message('and gold?', toOther, GROUP))).toBeUndefined();
  });

  it('in a topic is answered there, and its first message is no reply', () => {
    const topic = {
      message_thread_id: 44,
      is_topic_message: true,
      reply_to_message: { message_id: 44, from: { id: 1 }, forum_topic_created: { name: 'x' } },
    };
    expect(wish(message('hello', topic, GROUP))).toBeUndefined();
    expect(incomingOf(message('/why', topic, GROUP), SELF)).toMatchObject({
      place: { threadId: 44, chatId: '-5' },
    });
    // A chain of replies has a thread too, and is no topic.
    const chain = { message_thread_id: 44 };
    expect(incomingOf(message('/why', chain, GROUP), SELF)).toMatchObject({
      place: { chatId: '-5', isGroup: true },
    });
  });

  it('is nothing of other bots, of channels that forward, of its own offers, or of services', () => {
    expect(wish(message('/why', { from: { id: 9, is_bot: true } }, GROUP))).toBeUndefined();
    expect(wish(message('/why', { from: { id: 9, is_bot: true }, sender_chat: GROUP }, GROUP))).toMatchObject(
      { name: 'why' },
    );
    expect(wish(message('/why', { is_automatic_forward: true, sender_chat: GROUP }, GROUP))).toBeUndefined();
    expect(wish(message('Gold fell', { via_bot: { id: 1 } }))).toBeUndefined();
    expect(wish(message('', { new_chat_members: [PERSON] }, GROUP))).toBeUndefined();
    expect(wish(message('', { photo: [], media_group_id: 'a' }))).toBeUndefined();
    expect(wish(message('', { photo: [] }))).toEqual({ type: 'text', text: '' });
  });

  it('of somebody who writes as a chat belongs to that chat', () => {
    const anonymous = { from: { id: 1_087_968_824, is_bot: true }, sender_chat: GROUP };
    expect(incomingOf(message('/why', anonymous, GROUP), SELF)).toMatchObject({ asChat: String(GROUP.id) });
    expect(incomingOf(message('/why', {}, GROUP), SELF)).not.toHaveProperty('asChat');
  });

  it('without words is heard in a private chat only', () => {
    for (const kind of ['location', 'poll', 'dice', 'contact', 'video_note']) {
      const shown = message('', { [kind]: {} });
      delete (shown as { message: { text?: string } }).message.text;
      expect(wish(shown), kind).toEqual({ type: 'text', text: '' });
    }
    const inGroup = message(
      '',
      { location: {}, reply_to_message: { message_id: 3, from: { id: 1 } } },
      GROUP,
    );
    delete (inGroup as { message: { text?: string } }).message.text;
    expect(wish(inGroup)).toBeUndefined();
  });

  it('is the words under a picture', () => {
    expect(wish(message('', { photo: [], caption: 'why?' }))).toEqual({ type: 'text', text: 'why?' });
  });
});
