import { describe, expect, it } from 'vitest';
import { createPageKeeper, type Pages, pageKeyboard, pageTokenOf } from '../../../adapters/telegram/pages.ts';
import { LANGUAGES } from '../../../src/index.ts';

const pagesOf = (letters: number): Pages => ({
  chunks: [{ text: 'x'.repeat(letters), entities: [] }],
  actions: [],
});

describe('pages that are kept', () => {
  it('are the newest ones, by what they take together', () => {
    const keeper = createPageKeeper();
    for (let message = 1; message <= 50; message++) keeper.keep('chat', message, pagesOf(10_000));
    // 400,000 letters are kept: the newest forty of fifty.
    expect(keeper.get('chat', 10)).toBeUndefined();
    expect(keeper.get('chat', 11)).toBeDefined();
    expect(keeper.get('chat', 50)).toBeDefined();
  });

  it('count once when a message is shown anew, and one that is too long is kept alone', () => {
    const keeper = createPageKeeper();
    for (let round = 0; round < 100; round++) keeper.keep('chat', 1, pagesOf(10_000));
    for (let message = 2; message <= 40; message++) keeper.keep('chat', message, pagesOf(10_000));
    expect(keeper.get('chat', 1)).toBeDefined();
    keeper.keep('chat', 99, pagesOf(500_000));
    expect(keeper.get('chat', 99)).toBeDefined();
    expect(keeper.get('chat', 40)).toBeUndefined();
  });
});

describe('the buttons that turn pages', () => {
  it('are known again in every language that answers are written in', () => {
    const two: Pages = { chunks: [...pagesOf(1).chunks, ...pagesOf(1).chunks], actions: [] };
    for (const language of LANGUAGES) {
      const next = pageKeyboard(1, two, language)[0]!.at(-1)!;
      expect(pageTokenOf(next.callback_data!)).toEqual({ page: 2, pages: 2, language });
    }
  });
});
