import { describe, expect, it } from 'vitest';
import type { Tool, ToolContext, ToolResult } from '../../src/agent/tool.ts';
import { createTools, pinnedTo, type ToolParts } from '../../src/agent/tools/index.ts';
import type { Language } from '../../src/answer/answer.ts';
import { createBot } from '../../src/bot.ts';
import { NoDataError } from '../../src/errors.ts';
import { feedOf } from '../../src/events/feed.ts';

const DAY = '2026-01-30';
const bot = createBot({ now: () => Date.parse('2026-11-24T12:00:00Z') });

function call(
  name: string,
  parts: ToolParts = bot.parts,
  given: object = {},
  language: Language = 'en',
): Promise<ToolResult> {
  const tool: Tool = createTools(parts).find((one) => one.name === name)!;
  const context: ToolContext = { asOf: DAY, language, signal: new AbortController().signal };
  return tool.call(JSON.stringify(given), context);
}

describe('a result that was told before', () => {
  it('is the same one for everybody who asks the same, pinned to the day or not', async () => {
    for (const name of ['market_snapshot', 'unusualness', 'driver_ranking', 'events', 'analogs']) {
      const first = await call(name);
      expect(await call(name)).toBe(first);
      expect(await call(name, pinnedTo(bot.parts, DAY))).toBe(first);
    }
  });

  it('is shared by questions that are in flight together', async () => {
    const [first, second] = await Promise.all([call('rates'), call('rates')]);
    expect(second).toBe(first);
  });

  it('is another one in another language, with other arguments, and of another snapshot of the day', async () => {
    const first = await call('market_snapshot');
    expect(await call('market_snapshot', bot.parts, {}, 'es')).not.toBe(first);
    expect((await call('market_snapshot', bot.parts, { window: 3 })).content).not.toBe(first.content);
    const gone = { ...bot.snapshot(DAY), readings: new Map() };
    const later = { ...bot.parts, snapshot: () => gone, assess: () => bot.assess({ asOf: DAY }) };
    expect((await call('market_snapshot', later)).figures).toEqual([]);
  });

  it('is told anew when an assessment that it was made from is another one', async () => {
    const first = await call('driver_ranking');
    const other = bot.assess({ asOf: '2020-03-12' });
    const again = await call('driver_ranking', { ...bot.parts, assess: () => other });
    expect(again.content).not.toBe(first.content);
  });

  it('is told anew with other news', async () => {
    const first = await call('events');
    expect(first.statements?.length).toBeGreaterThan(0);
    const silent = { ...bot.parts, feed: feedOf([], [{ fromDay: 0, toDay: 30_000 }], 'silent') };
    expect((await call('events', silent)).content).toContain('Nothing on record.');
    expect((await call('events')).content).toBe(first.content);
  });

  it('does not open a later day to an answer that is pinned before it', async () => {
    const given = { indicator: 'gold', asOf: '2026-02-20' };
    expect((await call('indicator', bot.parts, given)).figures.length).toBeGreaterThan(0);
    await expect(call('indicator', pinnedTo(bot.parts, DAY), given)).rejects.toThrow(NoDataError);
    expect((await call('indicator', bot.parts, given)).figures.length).toBeGreaterThan(0);
  });
});
