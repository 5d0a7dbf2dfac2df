import fc from 'fast-check';
import Keyv from 'keyv';
import { describe, expect, it } from 'vitest';
import {
  type Conversation,
  type ConversationKey,
  type ConversationParts,
  createConversations,
  historyOf,
} from '../../src/chat/conversation.ts';
import { clipSentences, type NewTurn } from '../../src/chat/past-turn.ts';
import type { Figure } from '../../src/grounding/figure.ts';

const HOUR_MS = 3_600_000;
const ANA: ConversationKey = { platform: 'telegram', chatId: 'group', userId: 'ana' };
const BEN: ConversationKey = { ...ANA, userId: 'ben' };

function setUp(options: Partial<ConversationParts> = {}) {
  const clock = { ms: Date.UTC(2026, 0, 30, 21) };
  const map = new Map<string, string>();
  const warnings: unknown[][] = [];
  const store = new Keyv({ store: map, throwOnErrors: true });
  const logger = { warn: (...args: unknown[]) => warnings.push(args) } as unknown as NonNullable<
    ConversationParts['logger']
  >;
  const conversations = createConversations({ store, now: () => clock.ms, logger, ...options });
  return { clock, map, store, warnings, conversations };
}

function figure(id: string, value = 1): Figure {
  return {
    id,
    value,
    unit: 'percent',
    text: `${value}%`,
    asOf: '2026-01-30',
    instrument: 'GLD fund, New York close',
    source: 'Yahoo',
    windowSessions: 1,
  };
}

function turn(question: string, more: Partial<NewTurn> = {}): NewTurn {
  return {
    question,
    answerText: `About ${question}.`,
    figures: [],
    language: 'en',
    asOf: '2026-01-30',
    ...more,
  };
}

const questions = ({ turns }: Conversation): string[] => turns.map(({ question }) => question);

/** A store that is down from the first call on. */
class DownMap extends Map<string, string> {
  override get(): never {
    throw new Error('the database is gone');
  }
  override set(): never {
    throw new Error('the database is gone');
  }
  override delete(): never {
    throw new Error('the database is gone');
  }
}

describe('a conversation', () => {
  it('is empty before the first turn', async () => {
    const { conversations } = setUp();
    expect(await conversations.read(ANA)).toEqual({ turns: [], figures: [], statements: [] });
  });

  it('gives back what was said, oldest first, with figures and statements', async () => {
    const { conversations } = setUp();
    const statement = { id: 's1', date: '2026-01-30', entity: 'Fed', text: 'No change.', source: 'Fed' };
    await conversations.append(ANA, turn('gold', { figures: [figure('gold.change_1d', -10.3)] }));
    await conversations.append(ANA, turn('plata', { statements: [statement], language: 'es' }));
    const talk = await conversations.read(ANA);
    expect(questions(talk)).toEqual(['gold', 'plata']);
    expect(talk.figures).toEqual([figure('gold.change_1d', -10.3)]);
    expect(talk.statements).toEqual([statement]);
    expect(talk.turns[1]).toMatchObject({ answerText: 'About plata.', language: 'es', asOf: '2026-01-30' });
    expect(historyOf(talk)).toEqual([
      { role: 'user', text: 'gold' },
      { role: 'assistant', text: 'About gold.' },
      { role: 'user', text: 'plata' },
      { role: 'assistant', text: 'About plata.' },
    ]);
  });

  it('is separate for each platform, chat, thread and user', async () => {
    const { conversations } = setUp();
    await conversations.append(ANA, turn('gold'));
    const others = [
      BEN,
      { ...ANA, platform: 'discord' },
      { ...ANA, chatId: 'other' },
      { ...ANA, threadId: 't' },
      // Parts that run together must not meet: no joining by a plain separator.
      { platform: 'telegram', chatId: 'group","ana', userId: '' },
    ];
    for (const key of others) expect(questions(await conversations.read(key))).toEqual([]);
  });

  it('ends when its time is over, by the injected clock, counted from the last turn', async () => {
    const { conversations, clock } = setUp();
    await conversations.append(ANA, turn('one'));
    clock.ms += 2 * HOUR_MS - 1;
    await conversations.append(ANA, turn('two'));
    clock.ms += 2 * HOUR_MS - 1;
    expect(questions(await conversations.read(ANA))).toEqual(['one', 'two']);
    clock.ms += 1;
    expect(questions(await conversations.read(ANA))).toEqual([]);
  });

  it('is stored with its time limit, so that the store can sweep it', async () => {
    const { conversations, map } = setUp({ ttlMs: 5 * 60_000 });
    const before = Date.now();
    await conversations.append(ANA, turn('one', { messageId: 'm1' }));
    expect(map.size).toBe(3);
    for (const value of map.values()) {
      const { expires } = JSON.parse(value) as { expires: number };
      expect(expires - before).toBeGreaterThanOrEqual(5 * 60_000);
      expect(expires - Date.now()).toBeLessThanOrEqual(5 * 60_000);
    }
  });

  it('reads back no further than it is told', async () => {
    const { conversations } = setUp({ maxTurns: 2 });
    for (const question of ['one', 'two', 'three']) await conversations.append(ANA, turn(question));
    expect(questions(await conversations.read(ANA))).toEqual(['two', 'three']);
  });

  it('takes the newer of two figures with one id, and lets the oldest go first', async () => {
    const { conversations } = setUp({ maxFigures: 3 });
    await conversations.append(ANA, turn('one', { figures: [figure('a', 1), figure('b', 1)] }));
    await conversations.append(ANA, turn('two', { figures: [figure('a', 2), figure('c', 2)] }));
    const talk = await conversations.read(ANA);
    expect(talk.figures).toEqual([figure('a', 2), figure('c', 2)]);
    expect(talk.turns.map(({ figures, figuresLeftOut }) => [figures.length, figuresLeftOut])).toEqual([
      [1, 1],
      [2, 0],
    ]);
  });

  it('marks texts that it clipped, and shows the mark in the history', async () => {
    const { conversations } = setUp();
    const long = 'Gold fell today. '.repeat(100);
    await conversations.append(ANA, turn(long));
    const talk = await conversations.read(ANA);
    expect(talk.turns[0]!.ellipsis).toEqual({ question: true, answer: false });
    expect(talk.turns[0]!.question).toMatch(/^Gold fell today\..*today\.$/);
    expect(historyOf(talk)[0]!.text).toMatch(/today\. …$/);
  });
});

describe('a reply chain', () => {
  it('continues at the answer that was replied to, and leaves the turns after it out', async () => {
    const { conversations } = setUp();
    await conversations.append(ANA, turn('gold', { messageId: 'm1' }));
    await conversations.append(ANA, turn('oil', { messageId: 'm2' }));
    expect(questions(await conversations.read(ANA, { messageId: 'm1' }))).toEqual(['gold']);
    await conversations.append(ANA, turn('silver', { inReplyTo: 'm1', messageId: 'm3' }));
    expect(questions(await conversations.read(ANA, { messageId: 'm3' }))).toEqual(['gold', 'silver']);
    expect(questions(await conversations.read(ANA, { messageId: 'm2' }))).toEqual(['gold', 'oil']);
    // Without a reply the talk goes on where it was last.
    expect(questions(await conversations.read(ANA))).toEqual(['gold', 'silver']);
  });

  it('finds an answer by any of its messages, linked after they were sent', async () => {
    const { conversations } = setUp();
    const id = await conversations.append(ANA, turn('gold'));
    await conversations.link(ANA, id, 'm1');
    await conversations.link(ANA, id, 'm2');
    await conversations.link(ANA, 'no such turn', 'm3');
    expect(questions(await conversations.read(ANA, { messageId: 'm1' }))).toEqual(['gold']);
    expect(questions(await conversations.read(ANA, { messageId: 'm2' }))).toEqual(['gold']);
    expect(questions(await conversations.read(ANA, { messageId: 'm3' }))).toEqual([]);
  });

  it('starts anew at a message that is not known', async () => {
    const { conversations } = setUp();
    await conversations.append(ANA, turn('gold'));
    expect(questions(await conversations.read(ANA, { messageId: 'digest' }))).toEqual([]);
    await conversations.append(ANA, turn('why', { inReplyTo: 'digest' }));
    expect(questions(await conversations.read(ANA))).toEqual(['why']);
  });

  it('goes on from an answer to somebody else in the chat, and forgets it with them', async () => {
    const { conversations } = setUp();
    await conversations.append(ANA, turn('gold', { messageId: 'm1' }));
    await conversations.append(BEN, turn('silver', { inReplyTo: 'm1', messageId: 'm2' }));
    expect(questions(await conversations.read(BEN))).toEqual(['gold', 'silver']);
    expect(questions(await conversations.read(ANA))).toEqual(['gold']);
    const elsewhere = { ...BEN, chatId: 'other' };
    expect(questions(await conversations.read(elsewhere, { messageId: 'm1' }))).toEqual([]);
    await conversations.forget(ANA);
    await conversations.append(ANA, turn('oil'));
    expect(questions(await conversations.read(BEN))).toEqual(['silver']);
  });

  it('reaches answers older than what is read at once, up to a bound', async () => {
    const { conversations, map } = setUp({ maxTurns: 2 });
    for (let i = 1; i <= 9; i++) await conversations.append(ANA, turn(`q${i}`, { messageId: `m${i}` }));
    expect(questions(await conversations.read(ANA, { messageId: 'm3' }))).toEqual(['q2', 'q3']);
    expect(questions(await conversations.read(ANA, { messageId: 'm1' }))).toEqual([]);
    // 8 turns are kept, and as many messages.
    expect([...map.keys()].filter((key) => key.includes('message'))).toHaveLength(8);
  });
});

describe('forgetting', () => {
  it('empties one conversation and leaves the others', async () => {
    const { conversations } = setUp();
    const direct = { ...ANA, chatId: 'direct' };
    await conversations.append(ANA, turn('gold', { messageId: 'm1' }));
    await conversations.append(direct, turn('oil'));
    await conversations.forget(ANA);
    expect(questions(await conversations.read(ANA))).toEqual([]);
    expect(questions(await conversations.read(ANA, { messageId: 'm1' }))).toEqual([]);
    expect(questions(await conversations.read(direct))).toEqual(['oil']);
  });

  it('deletes everything of a user across chats, and nothing of others', async () => {
    const { conversations, map } = setUp();
    const places = [ANA, { ...ANA, chatId: 'direct' }, { ...ANA, threadId: 't' }];
    for (const key of places) await conversations.append(key, turn('gold', { messageId: 'm1' }));
    await conversations.append(BEN, turn('oil'));
    await conversations.append({ ...ANA, platform: 'discord' }, turn('another ana'));
    await conversations.forgetUser(ANA);
    for (const key of places) expect(questions(await conversations.read(key))).toEqual([]);
    expect(questions(await conversations.read(BEN))).toEqual(['oil']);
    expect(JSON.stringify([...map])).not.toContain('gold');
    expect([...map.keys()].filter((key) => key.includes('telegram') && key.includes('ana'))).toEqual([]);
  });

  it('says so when the store did not delete', async () => {
    const { conversations } = setUp({ store: new Keyv({ store: new DownMap(), throwOnErrors: true }) });
    await expect(conversations.forget(ANA)).rejects.toMatchObject({ code: 'STORE_FAILED' });
    await expect(conversations.forgetUser(ANA)).rejects.toMatchObject({ code: 'STORE_FAILED' });
  });

  it('leaves no text behind, whatever was said in which order', async () => {
    const chat = fc.constantFrom('x', 'y');
    const step = fc.record({ chat, thread: fc.boolean(), message: fc.nat(3), reply: fc.option(fc.nat(3)) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
        const { conversations, map } = setUp({ maxTurns: 1 });
        for (const [i, { chat, thread, message, reply }] of steps.entries()) {
          const key = { ...ANA, chatId: chat, ...(thread ? { threadId: 't' } : {}) };
          await conversations.append(
            key,
            turn(`secret ${i}`, {
              messageId: `m${message}`,
              ...(reply === null ? {} : { inReplyTo: `m${reply}` }),
            }),
          );
        }
        await conversations.forgetUser(ANA);
        expect([...map.keys()]).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('a store that cannot be trusted', () => {
  it.each([
    ['no JSON', '{"value":'],
    ['another shape', '{"value":{"turns":"none"}}'],
    ['a turn without its texts', '{"value":{"expiresAt":9e15,"turns":[{"id":"1"}]}}'],
    ['null', '{"value":null}'],
  ])('reads %s as empty, says so, and goes on', async (_, stored) => {
    const { conversations, map, warnings } = setUp();
    await conversations.append(ANA, turn('gold'));
    for (const key of map.keys()) map.set(key, stored);
    expect(questions(await conversations.read(ANA))).toEqual([]);
    expect(JSON.stringify(warnings)).toContain('corrupt');
    await conversations.append(ANA, turn('oil'));
    expect(questions(await conversations.read(ANA))).toEqual(['oil']);
  });

  it('survives any stored value', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        const { conversations, map } = setUp();
        await conversations.append(ANA, turn('gold', { messageId: 'm1' }));
        for (const key of map.keys()) map.set(key, JSON.stringify({ value }));
        await conversations.read(ANA);
        await conversations.read(ANA, { messageId: 'm1' });
        await conversations.append(ANA, turn('oil'));
        expect(questions(await conversations.read(ANA))).toEqual(['oil']);
      }),
    );
  });

  it('answers without memory when the store is down', async () => {
    const { conversations, warnings } = setUp({
      store: new Keyv({ store: new DownMap(), throwOnErrors: true }),
    });
    const id = await conversations.append(ANA, turn('gold'));
    await conversations.link(ANA, id, 'm1');
    expect(questions(await conversations.read(ANA))).toEqual([]);
    expect(warnings).toHaveLength(3);
  });

  it('loses no turn when several are appended at once', async () => {
    const { conversations } = setUp({ maxTurns: 20 });
    await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const id = await conversations.append(ANA, turn(`q${i}`));
        await conversations.link(ANA, id, `m${i}`);
      }),
    );
    expect(questions(await conversations.read(ANA))).toEqual(Array.from({ length: 20 }, (_, i) => `q${i}`));
    expect(questions(await conversations.read(ANA, { messageId: 'm7' })).at(-1)).toBe('q7');
  });
});

describe('clipping', () => {
  it.each([
    ['Short.', 10, 'Short.', false],
    ['Gold fell. Silver fell more. Oil rose.', 30, 'Gold fell. Silver fell more.', true],
    // The limit falls right behind a sentence.
    ['Gold fell. Silver fell more.', 10, 'Gold fell.', true],
    ['黄金下跌。白银跌得更多。原油上涨。', 12, '黄金下跌。白银跌得更多。', true],
    ['- gold fell\n- silver fell\n- oil rose', 25, '- gold fell\n- silver fell', true],
    ['one sentence without any end in sight', 15, 'one sentence', true],
    ['x'.repeat(20), 10, 'x'.repeat(10), true],
    ['😀'.repeat(10), 5, '😀😀', true],
  ])('cuts %j at %d', (text, limit, expected, ellipsis) => {
    expect(clipSentences(text, limit)).toEqual({ text: expected, ellipsis });
  });

  it('keeps a beginning of the text within the limit, and marks exactly what it cut', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.integer({ min: 2, max: 100 }),
        (text, limit) => {
          const clipped = clipSentences(text, limit);
          expect(clipped.text.length).toBeLessThanOrEqual(limit);
          expect(text.trim().startsWith(clipped.text)).toBe(true);
          expect(clipped.ellipsis).toBe(clipped.text.length < text.trim().length);
        },
      ),
    );
  });
});
