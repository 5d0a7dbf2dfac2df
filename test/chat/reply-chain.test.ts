import { describe, expect, it } from 'vitest';
import { chatWith, WHO } from './helpers.ts';

async function turnOf(chat: ReturnType<typeof chatWith>, question: string, replyTo?: string) {
  for await (const event of chat.ask({
    who: WHO,
    question,
    asOf: '2026-01-30',
    ...(replyTo ? { replyTo } : {}),
  })) {
    if (event.type === 'answer') return event;
  }
  throw new Error('no answer');
}

describe('a reply to an older answer', () => {
  it('continues there, and not at the newest turn', async () => {
    const chat = chatWith();
    const first = await turnOf(chat, 'why is gold falling?');
    await chat.link(WHO, first.turnId!, 'message-1');
    await turnOf(chat, 'thanks');
    // Five sessions of the question about gold: -2.8% (GLD 458.00 on 23 January, 444.95 on the 30th: -2.85%).
    const reply = await turnOf(chat, 'and over five days?', 'message-1');
    expect(reply.answer.figures.find(({ id }) => id === 'gold.change_5d')?.text).toBe('-2.8%');
    expect(reply.answer.assessment?.window).toBe(5);
  });
});
