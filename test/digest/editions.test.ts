import { describe, expect, it } from 'vitest';
import { buildDigest } from '../../src/digest/build.ts';
import { createEditions, type EditionWish, type TextKey, type TextStore } from '../../src/digest/editions.ts';
import { createEventCalendar } from '../../src/events/calendar.ts';
import { createBot, plainText } from '../../src/index.ts';

const bot = createBot({ now: Date.now });
const calendar = createEventCalendar();

function memory(): TextStore & { readonly rows: Map<string, unknown> } {
  const rows = new Map<string, unknown>();
  const idOf = (key: TextKey): string =>
    [key.framework, key.language, key.snapshotKey, key.variant].join('|');
  return {
    rows,
    get: async (key) => rows.get(idOf(key)),
    put: async (key, value) => {
      const id = idOf(key);
      // As a database keeps it.
      if (!rows.has(id)) rows.set(id, JSON.parse(JSON.stringify(value)));
      return rows.get(id);
    },
  };
}

function editions(texts: TextStore, asOf = '2026-01-30') {
  const built: EditionWish[] = [];
  const made = createEditions({
    framework: 'paradigm-shift',
    texts,
    build: async (wish, previous) => {
      built.push(wish);
      const { language, length } = wish;
      const nowMs = bot.asOf(asOf).publishedByMs;
      return buildDigest(bot.parts, { language, length, nowMs, asOf, calendar, previous });
    },
  });
  return { ...made, built };
}
const WISH = { edition: '2026-01-31T07:00', language: 'en', length: 'normal' } as const;

describe('editions', () => {
  it('are built once for all chats, however many ask at once', async () => {
    const { get, built } = editions(memory());
    const answers = await Promise.all(Array.from({ length: 500 }, () => get(WISH)));
    expect(built.length).toBe(1);
    // The same object, so that a platform renders it once.
    expect(new Set(answers).size).toBe(1);
    await get({ ...WISH, language: 'es' });
    await get({ ...WISH, length: 'long' });
    expect(built.length).toBe(3);
  });

  it('are the same words after a restart, and in every process', async () => {
    const texts = memory();
    const before = await editions(texts).get(WISH);
    const again = editions(texts, '2025-12-24');
    const after = await again.get(WISH);
    expect(again.built).toEqual([]);
    expect(plainText(after)).toBe(plainText(before));
    expect(after.figures).toEqual(before.figures);
  });

  it('know what the edition before them said', async () => {
    const texts = memory();
    await editions(texts, '2026-01-29').get({ ...WISH, edition: '2026-01-30T07:00' });
    const { get, summary } = editions(texts);
    const answer = await get({ ...WISH, previous: '2026-01-30T07:00' });
    expect(plainText(answer)).toContain('Crowded, leveraged positions unwinding (+8 dB) now leads');
    expect((await summary('2026-01-31T07:00'))?.asOf).toBe('2026-01-30');
    // A summary that is gone is no reason to fail.
    expect(plainText(await get({ ...WISH, previous: '2020-01-01T00:00' }))).toContain(
      'the first digest here',
    );
  });

  it('are made anew when what is kept cannot be read', async () => {
    const texts = memory();
    await editions(texts).get(WISH);
    for (const key of texts.rows.keys()) texts.rows.set(key, { blocks: 'of another version' });
    const { get, built } = editions(texts);
    expect(plainText(await get(WISH))).toContain('Gold -10.3%');
    expect(built.length).toBe(1);
  });

  it('do not remember a failure', async () => {
    let fails = true;
    const made = createEditions({
      framework: 'x',
      texts: memory(),
      build: async () => {
        if (fails) throw new Error('no data yet');
        return buildDigest(bot.parts, { ...WISH, nowMs: 0, asOf: '2026-01-30', calendar });
      },
    });
    await expect(made.get(WISH)).rejects.toThrow('no data yet');
    fails = false;
    expect(plainText(await made.get(WISH))).toContain('Gold');
  });
});
