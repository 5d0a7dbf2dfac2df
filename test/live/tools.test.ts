import { afterEach, describe, expect, it } from 'vitest';
import { loadPrompts } from '../../src/agent/prompts.ts';
import type { Tool } from '../../src/agent/tool.ts';
import { createTools, pinnedTo } from '../../src/agent/tools/index.ts';
import { type Answer, plainText } from '../../src/answer/answer.ts';
import { frozen } from '../../src/answer/frozen.ts';
import { answerWithModel } from '../../src/chat/model-answer.ts';
import { ScriptedModel } from '../fakes/scripted-model.ts';
import { type LiveWorld, liveWorld } from './world.ts';

let world: LiveWorld | undefined;
afterEach(async () => {
  await world?.close();
  world = undefined;
});

/** The model's tools on a live bot, as a conversation has them: its day is the bot's newest. */
function call(name: string, given: object = {}) {
  const { bot } = world!.live;
  const tools: readonly Tool[] = createTools(frozen(bot.parts, bot.snapshot()));
  return tools
    .find((tool) => tool.name === name)!
    .call(JSON.stringify(given), {
      asOf: bot.snapshot().asOf.date,
      language: 'en',
      signal: new AbortController().signal,
    });
}

describe('the tools on a live bot', () => {
  it('say that a session is open, which prices are running, and date the figures by it', async () => {
    world = await liveWorld('2026-01-30T19:30:00Z');
    await world.live.bot.prepare();
    const { content, figures } = await call('market_snapshot');
    expect(content).toMatch(/^Live: Friday 30 January 2026, 14:30 New York, session still open\./);
    expect(content).toContain('usual moves of whole sessions');
    const line = (label: string): string => content.split('\n').find((one) => one.startsWith(`${label}:`))!;
    expect(line('Gold')).toMatch(/2026-01-30, running price\)$/);
    expect(line('Bitcoin')).toMatch(/running price/);
    // Tokyo closed hours ago; SOFR is of the day before.
    expect(line('Nikkei 225')).not.toMatch(/running/);
    expect(line('SOFR minus IORB')).not.toMatch(/running/);
    const gold = figures.find(({ id }) => id === 'gold.change_1d')!;
    const reading = world.live.bot.snapshot().readings.get('gold')!;
    expect(gold).toMatchObject({ value: reading.changes[1]!.value, asOf: '2026-01-30', windowSessions: 1 });
  });

  it('say who stands in for whom', async () => {
    world = await liveWorld('2026-01-31T02:00:00Z');
    world.server.fail('500', /yahoo/);
    await world.live.bot.prepare();
    const { content } = await call('indicator', { indicator: 'gold' });
    expect(content).toMatch(/^Live; newest New York close: Friday 30 January 2026\./);
    expect(content).toMatch(/from nasdaq\.com.* in place of Yahoo Finance/);
  });

  it('say that nothing live answers, and which recorded day is read', async () => {
    world = await liveWorld('2026-11-24T15:00:00Z');
    world.server.fail('refuse');
    await world.live.bot.prepare();
    const { content } = await call('market_snapshot');
    expect(content).toMatch(/^No live source answers now\. Recorded day 2026-01-30, New York close\./);
  });

  it('know the announced dates ahead of now, and what they do not know', async () => {
    world = await liveWorld('2026-01-25T15:00:00Z');
    await world.live.bot.prepare();
    const { content } = await call('calendar', { days: 7 });
    // federalreserve.gov: the meeting of 27 and 28 January 2026.
    expect(content).toMatch(/2026-01-28 Wed: .*FOMC decision 14:00 New York/);
    expect(content).toMatch(/^2026-01-25 to 2026-02-01/);
    expect(content).toMatch(/2026-01-30 Fri: .*month end/);
    expect(content).toContain('Not known for these days:');
  });
});

describe('a model on a live bot', () => {
  it('reads the open session through its tools, with figures that pass the check', async () => {
    world = await liveWorld('2026-01-30T19:30:00Z');
    const { bot } = world.live;
    const model = new ScriptedModel(
      [
        [{ call: 'market_snapshot', arguments: {} }],
        ['Silver fell {{silver.change_1d}} and gold {{gold.change_1d}}.'],
      ],
      { name: 'm' },
    );
    await bot.prepare();
    let made: Answer | undefined;
    for await (const event of answerWithModel(
      {
        ...bot.parts,
        model,
        prompts: loadPrompts(),
        tools: (day, of) => createTools(day === undefined ? of : pinnedTo(of, day)),
      },
      'why is everything falling?',
      { signal: new AbortController().signal },
    ))
      if (event.type === 'answer') made = event.answer;
    const text = plainText(made!);
    expect(made!.model).toBe('m');
    expect(made!.label).toContain('session still open');
    expect(made!.notes.join(' ')).toContain('The session is still open');
    const silver = bot.snapshot().readings.get('silver')!.changes[1]!.value;
    expect(text).toContain(`Silver fell ${Math.abs(silver).toFixed(1)}%`);
    expect(made!.figures.find(({ id }) => id === 'silver.change_1d')).toMatchObject({
      value: silver,
      asOf: '2026-01-30',
    });
  });

  it('reads today by its date as now, beyond the record', async () => {
    world = await liveWorld('2026-01-30T19:30:00Z');
    await world.live.bot.prepare();
    const { bot } = world.live;
    const parts = frozen(bot.parts, bot.snapshot());
    expect(parts.snapshot('2026-01-30')).toBe(parts.snapshot());
    expect(parts.snapshot('2026-01-30').asOf.running).toBe(true);
    expect(parts.assess('2026-01-30').asOf).toBe('2026-01-30');
  });
});

describe('a day without a session', () => {
  it('reads coins at their price of now, and says why the rest stands still', async () => {
    // Sunday, 10:00 in New York.
    world = await liveWorld('2026-01-25T15:00:00Z');
    const answer = await world.live.bot.ask('why is bitcoin falling?');
    const reading = world.live.bot.snapshot().readings.get('btc')!;
    expect(reading.observationDate).toBe('2026-01-25');
    expect(answer.notes.join(' ')).toBe(
      'US markets are closed today (Sunday); their newest close is that of 23 Jan 2026.',
    );
    expect(plainText(answer)).toMatch(/since the close of 23 Jan/);
    expect(plainText(answer)).toContain('crypto at its price of now');
    expect(answer.figures.find(({ id }) => id === 'btc.since_close')?.asOf).toBe('2026-01-25');
  });

  it('names the holiday in each language', async () => {
    world = await liveWorld('2025-11-27T16:00:00Z');
    const noteIn = async (language: 'en' | 'zh' | 'es'): Promise<string> =>
      (await world!.live.bot.ask('why is everything falling?', { language })).notes.join(' ');
    expect(await noteIn('en')).toContain('(Thanksgiving');
    expect(await noteIn('zh')).toContain('感恩节');
    expect(await noteIn('es')).toContain('Acción de Gracias');
  });

  it('says of news that could not be read that they could not be read', async () => {
    world = await liveWorld('2026-03-02T22:30:00Z');
    const snapshot = world.live.bot.snapshot();
    expect(snapshot.mode).toBe('recorded');
    await world.close();
    world = await liveWorld('2025-07-31T22:30:00Z');
    const text = plainText(await world.live.bot.ask('why is everything falling?'));
    if (world.live.bot.assess().feed === 'down') expect(text).toContain('news sources could not all be read');
    expect(text).not.toContain('No dated news is recorded');
  });
});
