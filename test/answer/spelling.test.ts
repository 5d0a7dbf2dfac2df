import { describe, expect, it } from 'vitest';
import { respelled } from '../../src/answer/spelling.ts';
import { createBot } from '../../src/bot.ts';

const bot = createBot({ now: () => Date.parse('2026-11-24T12:00:00Z') });

describe('slips of the keyboard', () => {
  it('are put right where a known word is near', () => {
    expect(respelled('wy is evrything faling')).toBe('wy is everything falling');
  });

  it('leave words alone that are near nothing, and words that are right', () => {
    expect(respelled('qwerty asdf')).toBeUndefined();
    expect(respelled('everything falling')).toBeUndefined();
  });

  it('are told in the answer: what was understood instead', async () => {
    const answer = await bot.ask('wy is evrything faling', { asOf: '2026-01-30' });
    expect(answer.verdict).toBe('corrected');
    expect(answer.notes.join(' ')).toContain('everything falling');
  });

  it('do not turn a question into another one that was understood as it stood', async () => {
    const answer = await bot.ask('why is gold falling', { asOf: '2026-01-30' });
    expect(answer.notes.join(' ')).not.toContain('Read as');
  });
});
