import { GatewayIntentBits, PermissionFlagsBits } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { CHAT_COMMANDS, type DeskRequest, type FrontDesk, plainText } from '../../../src/index.ts';
import { bot, D01, D01_DAY } from '../../chat/helpers.ts';
import { textOf } from '../../fakes/discord/index.ts';
import { ScriptedModel } from '../../fakes/scripted-model.ts';
import { type Running, type RunOptions, run, town } from './run.ts';

/** The whole adapter, with a real desk and an unmodified discord.js, against the fake Discord. */

let running: Running;
const start = async (options?: RunOptions) => {
  running = await run(options);
  return { ...running, ...town(running.discord) };
};

afterEach(async () => {
  await running.close();
  const { discord } = running;
  expect(discord.problems).toEqual([]);
  // Nobody is ever told by the bot, nothing is left unanswered, and nothing is refused by Discord.
  const own = [...discord.world.messages.values()].filter(({ authorId }) => authorId === discord.botId);
  expect(own.flatMap(({ pinged }) => [...pinged])).toEqual([]);
  expect(discord.interactions.unanswered).toEqual([]);
  expect(discord.journal.filter(({ status }) => status === 400)).toEqual([]);
});

/** What a model says before it has read anything is thinking aloud. */
const READ = { call: 'market_snapshot', arguments: {} } as const;
/** Says one sentence and then nothing more. */
const stalling = () => new ScriptedModel([[READ], ['Not everything fell. ', { stall: true }]]);

const figuresIn = (text: string): string[] => text.match(/[+-]?\d[\d,.]*(?:%|bp)/g) ?? [];

describe('registration', () => {
  it('writes the commands once, and not again when they are the same', async () => {
    const { discord } = await start();
    expect(discord.commands.list(undefined, true).map(({ name }) => name)).toEqual(
      CHAT_COMMANDS.map(({ name }) => name),
    );
    expect(discord.commands.writes).toBe(1);
    const why = discord.commands.list(undefined, true).find(({ name }) => name === 'why')!;
    expect(why.name_localizations).toEqual({
      'zh-CN': '为什么',
      'es-ES': 'por-qué',
      'es-419': 'por-qué',
      de: 'warum',
      fr: 'pourquoi',
      'pt-BR': 'por-que',
      ja: 'なぜ',
    });
    expect(why.contexts).toEqual([0, 1, 2]);
    expect(why.integration_types).toEqual([0, 1]);
    const { startDiscord } = await import('../../../adapters/discord/index.ts');
    const again = await startDiscord({
      desk: running.desk,
      config: { token: discord.token, apiRoot: discord.apiRoot, messageContent: false },
      log: { info: () => undefined, warn: () => undefined },
    });
    expect(discord.commands.writes).toBe(1);
    discord.commands.scope(undefined).clear();
    await again.stop(10);
  });

  it('goes to one server alone for development', async () => {
    let guildId = '';
    const discordOptions: RunOptions = {
      prepare: (discord) => {
        guildId = discord.guild('Dev', discord.person('dev'), { id: '1200000000000000001' }).id;
      },
      config: { guildId: '1200000000000000001' },
    };
    const { discord } = await start(discordOptions);
    expect(discord.commands.list(guildId, false)).toHaveLength(CHAT_COMMANDS.length);
    expect(discord.commands.list(undefined, false)).toHaveLength(0);
  });
});

describe('slash commands', () => {
  it('answer /why with the figures of the engine, a picture, buttons and a menu, in one message', async () => {
    const { alice, bob, channel, discord } = await start();
    const interaction = alice.slash(channel, 'why', { 'as-of': D01_DAY });
    const answer = await alice.answer(interaction);
    expect(interaction.acknowledged!.afterMs).toBeLessThan(3_000);
    await discord.waitFor('the picture', () => answer.files.length === 1);
    const expected = await bot.ask('why is everything falling?', { asOf: D01_DAY });
    const text = textOf(answer);
    expect(text).toContain(expected.label);
    // Sign and digits as code printed them for every other platform.
    expect(figuresIn(text.replaceAll('\\', '')).sort()).toEqual(figuresIn(plainText(expected)).sort());
    expect(answer.embeds[0]!.image!.url).toBe('attachment://chart.png');
    expect(answer.files[0]!.description).toBe('Bars of what fell');
    expect(alice.buttons(answer).map(({ label }) => label)).toEqual([
      'Evidence',
      'Against it',
      'Chart',
      'Analog',
      'Sources',
      'Refresh',
    ]);
    expect(alice.selects(answer)[0]!.options).toHaveLength(bot.framework.drivers.length);
    expect(bob.sees(channel)).toEqual([answer]);
  });

  it.each([
    ['ask', { question: D01 }],
    ['why', { asset: 'gold' }],
    ['indicator', { name: 'vix', 'as-of': D01_DAY }],
    ['snapshot', {}],
    ['drivers', { driver: 'carry', window: '3' }],
    ['analog', { episode: '312' }],
    ['framework', { node: 'A15' }],
    ['sources', {}],
    ['usage', {}],
    ['forget', {}],
    ['help', {}],
    ['privacy', {}],
  ] as const)('answer /%s', async (name, values) => {
    const { alice, bob, channel } = await start();
    const answer = await alice.answer(alice.slash(channel, name, values));
    expect(textOf(answer).length).toBeGreaterThan(20);
    const isPrivate = ['usage', 'forget', 'help', 'privacy'].includes(name);
    expect(bob.sees(channel).length).toBe(isPrivate ? 0 : 1);
  });

  it('refuse for the person alone: a day without data, an unknown word', async () => {
    const { alice, bob, channel, discord } = await start();
    alice.slash(channel, 'indicator', { name: 'no-such-thing' });
    await discord.waitFor('the refusal', () => alice.sees(channel).find(({ content }) => content));
    expect(alice.sees(channel)).toHaveLength(1);
    expect(alice.sees(channel)[0]!.content).toMatch(/no\\?-such\\?-thing/);
    expect(bob.sees(channel)).toEqual([]);
  });

  it('complete what is typed, in the language of the client', async () => {
    const { channel, discord } = await start();
    const wei = discord.person('wei', { locale: 'zh-CN' as never });
    discord.join(discord.world.guildOf(channel)!, wei);
    expect((await wei.complete(channel, 'indicator', 'name', '黄金'))[0]).toMatchObject({ value: 'gold' });
    expect((await wei.complete(channel, 'analog', 'episode', '312'))[0]).toMatchObject({ value: '312' });
    expect(await wei.complete(channel, 'drivers', 'driver', '')).toHaveLength(
      Math.min(25, bot.framework.drivers.length),
    );
    const answer = await wei.answer(wei.slash(channel, 'why'));
    expect(textOf(answer)).toMatch(/[\u4e00-\u9fff]{4}/);
  });

  it('work in direct messages, in threads, and where only the person installed the app', async () => {
    const { alice, channel, discord } = await start();
    const thread = discord.thread(channel, 'metals');
    const elsewhere = discord.guild('Elsewhere', alice, { botInside: false });
    const there = discord.channel(elsewhere, 'there');
    for (const [place, userInstalled] of [
      [alice.dms, false],
      [thread, false],
      [there, true],
      [discord.privateChat(alice, discord.person('eve')), true],
    ] as const)
      expect(
        textOf(await alice.answer(alice.slash(place, 'indicator', { name: 'gold' }, { userInstalled }))),
      ).toContain('Gold');
  });
});

describe('buttons and menus', () => {
  it('answer each button beside the answer, and Refresh in its place', async () => {
    const { alice, bob, channel, discord } = await start();
    const answer = await alice.answer(alice.slash(channel, 'why', { 'as-of': D01_DAY }));
    for (const label of ['Evidence', 'Against it', 'Chart', 'Analog', 'Sources']) {
      const more = await bob.answer(bob.click(answer, label));
      expect(textOf(more).length, label).toBeGreaterThan(20);
      if (label === 'Chart') await discord.waitFor('the chart', () => more.files.length === 1);
    }
    const before = alice.sees(channel).length;
    const versions = answer.versions.length;
    alice.click(answer, 'Refresh');
    await discord.waitFor('the new version', () => answer.versions.length > versions);
    expect(alice.sees(channel)).toHaveLength(before);
    const driver = await bob.answer(bob.select(answer, bob.selects(answer)[0]!.options[0]!.value));
    expect(textOf(driver)).toContain(bob.selects(answer)[0]!.options[0]!.label);
  });

  it('say for the person alone that a button is from another time', async () => {
    const { alice, bob, channel, discord } = await start();
    const answer = await alice.answer(alice.slash(channel, 'why'));
    bob.forge(answer, 'a:0~nonsense');
    bob.forge(answer, 'something else');
    bob.forge(answer, 'p:unknown1:2:>');
    await discord.waitFor(
      'three sentences',
      () => bob.sees(channel).filter(({ content }) => content).length === 3,
    );
    expect(alice.sees(channel).filter((message) => message !== answer)).toEqual([]);
    for (const { content } of bob.sees(channel).slice(1))
      expect(content).toMatch(/older version|no longer keep/);
  });

  it('of a message that one person sees alone answer that person alone', async () => {
    const stub: FrontDesk = {
      handle: async function* ({ wish }) {
        const answer = await bot.ask(D01, { asOf: D01_DAY });
        const actions =
          wish.type === 'command' ? [{ kind: 'evidence', label: 'Evidence', token: 't' } as const] : [];
        yield { type: 'answer', answer, actions, pictureFirst: false };
      },
      completeInChat: async () => [],
      complete: () => [],
      glance: async () => [],
      link: async () => undefined,
      stop: async () => undefined,
      size: 0,
    };
    const { alice, bob, channel } = await start({ adapter: { desk: stub } });
    const answer = await alice.answer(alice.slash(channel, 'usage'));
    await alice.answer(alice.click(answer, 'Evidence'));
    expect(alice.sees(channel)).toHaveLength(2);
    expect(bob.sees(channel)).toEqual([]);
  });

  it('turn the pages of a long answer, and every row is on one of them', async () => {
    const { alice, channel, discord } = await start();
    const answer = await alice.answer(alice.slash(channel, 'snapshot', { 'as-of': D01_DAY }));
    const pages = [textOf(answer)];
    const [, count] = /^1 of (\d+)$/.exec(labels(answer).find((label) => label.startsWith('1 of'))!)!;
    for (let page = 2; page <= Number(count); page++) {
      alice.click(answer, '▶');
      await discord.waitFor(`page ${page}`, () => labels(answer).includes(`${page} of ${count}`));
      pages.push(textOf(answer));
    }
    expect(Number(count)).toBeGreaterThan(1);
    const all = pages.join('\n').replaceAll('\\', '');
    for (const { label } of bot.registry.all.filter(({ id }) =>
      ['gold', 'silver', 'vix', 'sofr', 'btc'].includes(id),
    ))
      expect(all).toContain(label.en);
    alice.click(answer, '◀');
    await discord.waitFor('back', () => labels(answer).includes(`${Number(count) - 1} of ${count}`));
  });
});

const labels = (message: { components: readonly object[] }): string[] =>
  (message.components as { components: { label?: string }[] }[]).flatMap(({ components }) =>
    components.map(({ label }) => label ?? ''),
  );

describe('words of people', () => {
  it('are answered in a direct message, by a mention and by a reply; nothing else is', async () => {
    const { alice, bob, channel, discord } = await start();
    const first = await alice.next(alice.dms, alice.dm(`${D01} on ${D01_DAY}`));
    expect(textOf(first)).toContain('metals crash');
    const asked = alice.mention(channel, D01);
    const answer = await alice.next(channel, asked);
    expect(answer.replyTo).toBe(asked.id);
    await discord.waitFor('buttons', () => alice.buttons(answer).length > 0);
    const more = bob.say(channel, 'how sure are you?', { replyTo: answer });
    expect(textOf(await bob.next(channel, more)).length).toBeGreaterThan(20);
    bob.say(channel, 'gold fell today');
    bob.say(channel, '@everyone why?');
    alice.say(channel, 'thanks', { replyTo: asked });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(alice.sees(channel).filter(({ authorId }) => authorId === discord.botId)).toHaveLength(2);
  });

  it('a reply without its ping cannot be read: that is said once', async () => {
    const { alice, channel, discord } = await start();
    const answer = await alice.next(channel, alice.mention(channel, 'vix?'));
    alice.say(channel, 'and gold?', { replyTo: answer, ping: false });
    alice.say(channel, 'and silver?', { replyTo: answer, ping: false });
    await discord.waitFor(
      'the hint',
      () => alice.sees(channel).filter(({ content }) => /cannot read/.test(content)).length === 1,
    );
  });

  it('show a sign at once, then verified lines as they come, then the whole', async () => {
    const pause = { waitMs: 1 };
    // The model goes on when what it wrote is shown, however long that takes on a busy machine.
    const shown = ['Not everything fell', 'Silver fell'];
    const model = new ScriptedModel(
      [
        [READ],
        [
          'Not everything fell. ',
          pause,
          'Silver fell {{silver.change_1d}}. ',
          pause,
          'Gold fell {{gold.change_1d}}.',
        ],
      ],
      {
        sleep: async () => {
          const words = shown.shift()!;
          await discord.waitFor(words, () =>
            alice.sees(channel).some((said) => textOf(said).includes(words)),
          );
        },
      },
    );
    const { alice, channel, discord } = await start({ model });
    const sentAt = performance.now();
    const asked = alice.mention(channel, `why is everything falling on ${D01_DAY}?`);
    const sign = await discord.waitFor('typing', () => discord.typing[0]);
    expect(sign.at - sentAt).toBeLessThan(3_000);
    const answer = await alice.next(channel, asked);
    await discord.waitFor('buttons', () => alice.buttons(answer).length > 0);
    const seen = answer.versions.map(({ embeds }) => embeds[0]?.description ?? '');
    // Before the first sentence there may be a sign that it is read.
    const lines = seen.filter((text) => !text.includes('reading the market'));
    expect(lines[0]).toBe('**Not everything fell.**');
    expect(lines.length).toBeGreaterThan(2);
    expect(textOf(answer)).toMatch(/Silver fell .*28\.5%/);
    expect(answer.files).toHaveLength(1);
  });

  it('of one who deletes the question, or the answer, stop the work', async () => {
    const model = stalling();
    const { alice, channel, discord, desk } = await start({ model });
    const asked = alice.mention(channel, D01);
    await alice.next(channel, asked);
    expect(desk.size).toBe(1);
    alice.delete(asked);
    await discord.waitFor('the end of the work', () => desk.size === 0);
  });

  it('flood: one sentence, then silence in a group', async () => {
    const { createRates } = await import('../../../src/front-desk/rates.ts');
    const { alice, channel, discord } = await start({
      desk: { rates: createRates({ userPerMinute: 2, chatPerMinute: 100 }) },
    });
    for (let i = 0; i < 6; i++) alice.mention(channel, `vix ${i}?`);
    await discord.waitFor('the sentence', () =>
      alice.sees(channel).some(({ content }) => /lot of questions/.test(content)),
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(alice.sees(channel).filter(({ content }) => /lot of questions/.test(content))).toHaveLength(1);
  });
});

describe('rights', () => {
  it('text without embeds, a note without files, and one line of log where it may not write', async () => {
    const { alice, channel, discord, logged } = await start();
    discord.permit(channel, discord.botId, {
      deny: PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.AttachFiles,
    });
    const asked = alice.mention(channel, `${D01} on ${D01_DAY}`);
    const answer = await alice.next(channel, asked);
    await discord.waitFor('buttons', () => alice.buttons(answer).length > 0);
    expect(answer.embeds).toEqual([]);
    expect(answer.content).toContain('metals crash');
    expect(answer.files).toEqual([]);
    // Page by page, the note stands at the end.
    const all = [answer.content];
    while (alice.buttons(answer).some(({ label }) => label === '▶')) {
      const { content } = answer;
      alice.click(answer, '▶');
      await discord.waitFor('the next page', () => answer.content !== content);
      all.push(answer.content);
    }
    expect(all.join('\n')).toContain('may not attach files');
    discord.permit(channel, discord.botId, { deny: PermissionFlagsBits.SendMessages });
    alice.mention(channel, 'vix?');
    alice.mention(channel, 'gold?');
    await discord.waitFor('the log', () => logged.some(({ message }) => message.includes('may not write')));
    expect(logged.filter(({ message }) => message.includes('may not write'))).toHaveLength(1);
    // A command still reaches the person: interactions are answered with their own rights.
    expect(textOf(await alice.answer(alice.slash(channel, 'indicator', { name: 'vix' })))).toContain('VIX');
  });
});

describe('who asks', () => {
  it('may manage the chat or not, and is known by chat, thread and server', async () => {
    const seen: DeskRequest[] = [];
    const stub: FrontDesk = {
      handle: async function* (request) {
        seen.push(request);
        yield { type: 'refused', reason: 'input', sentence: 'Noted.', repeated: false };
      },
      completeInChat: async () => [],
      complete: () => [],
      glance: async () => [],
      link: async () => undefined,
      stop: async () => undefined,
      size: 0,
    };
    const { alice, bob, guild, channel, discord } = await start({ adapter: { desk: stub } });
    const thread = discord.thread(channel, 'metals');
    alice.slash(channel, 'usage');
    bob.slash(thread, 'usage');
    alice.mention(thread, 'vix?');
    bob.mention(channel, 'vix?');
    bob.dm('vix?');
    await discord.waitFor('five requests', () => seen.length === 5);
    const facts = await Promise.all(
      seen.map(async ({ who, guildId, isGroup, isAdmin }) => [
        who.userId,
        who.chatId,
        who.threadId,
        guildId,
        isGroup,
        await isAdmin(),
      ]),
    );
    const at = channel.id;
    const [owner, member] = [alice.id, bob.id];
    for (const fact of [
      [owner, at, undefined, guild.id, true, true],
      [member, at, thread.id, guild.id, true, false],
      [owner, at, thread.id, guild.id, true, true],
      [member, at, undefined, guild.id, true, false],
      [member, bob.dms.id, undefined, undefined, false, true],
    ])
      expect(facts).toContainEqual(fact);
  });

  it('without a ping is read where the intent for contents is switched on', async () => {
    const { alice, channel } = await start({
      fake: { privilegedIntents: GatewayIntentBits.MessageContent },
      config: { messageContent: true },
    });
    const answer = await alice.next(channel, alice.mention(channel, 'vix?'));
    const more = alice.say(channel, 'and gold?', { replyTo: answer, ping: false });
    expect(textOf(await alice.next(channel, more))).toContain('Gold');
  });

  it('is answered on every shard', async () => {
    const { alice, discord } = await start({ fake: { shards: 2 } });
    for (const n of [0n, 1n]) {
      const guild = discord.guild(`Shard ${n}`, alice, { id: ((1_200_000_000_000n + n) << 22n).toString() });
      const channel = discord.channel(guild, 'general');
      expect(textOf(await alice.next(channel, alice.mention(channel, 'vix?')))).toContain('VIX');
    }
    expect(discord.gateway.sessions.size).toBe(2);
  });
});

describe('trouble on the way', () => {
  it('a cut connection: what was missed is answered once, also when it is sent twice', async () => {
    const { alice, channel, discord } = await start();
    const first = alice.mention(channel, 'vix?');
    await alice.next(channel, first);
    discord.gateway.replayTwice = 50;
    discord.gateway.drop();
    const asked = alice.mention(channel, 'gold?');
    const interaction = alice.slash(channel, 'indicator', { name: 'silver' });
    await alice.answer(interaction);
    await alice.next(channel, asked);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const replies = alice.sees(channel).filter(({ replyTo }) => replyTo === first.id || replyTo === asked.id);
    expect(replies).toHaveLength(2);
  });

  it('429, 502 and cut requests: the answer arrives, once', async () => {
    const { alice, channel, discord } = await start();
    discord.rates.shut(/POST \/channels/, 700);
    await alice.next(channel, alice.mention(channel, 'vix?'));
    discord.fault({ pattern: /PATCH \/webhooks/, status: 502, times: 2 });
    await alice.answer(alice.slash(channel, 'indicator', { name: 'gold' }));
    discord.fault({ pattern: /POST \/channels\/:id\/messages/, reset: 'after' });
    const asked = alice.mention(channel, 'silver?');
    await alice.next(channel, asked);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(alice.sees(channel).filter(({ replyTo }) => replyTo === asked.id)).toHaveLength(1);
  });

  it('an answer later than its token goes to the channel', async () => {
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      go = resolve;
    });
    const model = new ScriptedModel([[READ], ['Not everything fell. ', { waitMs: 1 }, 'Gold fell little.']], {
      sleep: () => held,
    });
    const { alice, channel, discord } = await start({ model });
    const interaction = alice.slash(channel, 'ask', { question: D01 });
    await discord.waitFor(
      'the first line',
      () => interaction.original && textOf(interaction.original).includes('Not everything'),
    );
    discord.advance(15 * 60_000 + 1);
    go();
    const posted = await discord.waitFor('the message', () =>
      alice
        .sees(channel)
        .find((message) => message !== interaction.original && alice.buttons(message).length > 0),
    );
    expect(textOf(posted)).toContain('Gold fell little');
  });

  it('a stop in the middle: what is verified stays, with a sentence', async () => {
    const model = stalling();
    const { alice, channel, discord, adapter } = await start({ model });
    const asked = alice.mention(channel, D01);
    const answer = await alice.next(channel, asked);
    await adapter.stop(100);
    await adapter.ended;
    expect(textOf(answer)).toContain('**Not everything fell.**');
    expect(textOf(answer)).toContain('Please ask again');
    expect(discord.gateway.sessions.size).toBe(0);
  });
});

describe('a start that cannot work', () => {
  it.each([
    ['a wrong token', { config: { token: 'wrong.wrong.wrongwrongwrongwrongwrong' } }, /token is wrong/],
    ['an intent that is off', { config: { messageContent: true } }, /Message Content Intent/],
    ['a server of others', { config: { guildId: '1234567890123456789' } }, /DISCORD_GUILD_ID/],
    ['no network', { config: { apiRoot: 'http://127.0.0.1:9/api' } }, /cannot be reached \(ECONNREFUSED\)/],
  ] as const)('%s: one sentence with the fix', async (_what, options, sentence) => {
    running ??= await run();
    await expect(run(options)).rejects.toMatchObject({
      code: 'DISCORD_START',
      message: expect.stringMatching(sentence),
    });
  });

  it('a token that is reset while it runs ends the adapter with a sentence', async () => {
    const { discord, adapter } = await start();
    for (const session of discord.gateway.sessions.values()) session.socket!.close(4004);
    await expect(adapter.ended).rejects.toMatchObject({ message: expect.stringMatching(/token/) });
  });
});

describe('deliver', () => {
  it('posts once, whatever is repeated, in channels and to people', async () => {
    const { alice, channel, discord, adapter } = await start();
    const answer = await bot.ask(D01, { asOf: D01_DAY });
    const options = { key: 'digest-1', picture: { png: new Uint8Array([1]), alt: 'a', title: 't' } };
    const id = await adapter.deliver(channel.id, answer, options);
    expect(await adapter.deliver(channel.id, answer, options)).toBe(id);
    expect(alice.sees(channel)).toHaveLength(1);
    await adapter.deliver(`user:${alice.id}`, answer);
    expect(textOf(alice.sees(alice.dms)[0]!)).toContain('metals crash');
    alice.user.acceptsDms = false;
    await expect(adapter.deliver(`user:${alice.id}`, answer, { key: 'other' })).rejects.toMatchObject({
      code: 'DISCORD_GONE',
    });
    await expect(adapter.deliver('1234567890123456789', answer)).rejects.toMatchObject({
      code: 'DISCORD_GONE',
    });
    discord.permit(channel, discord.botId, { deny: PermissionFlagsBits.SendMessages });
    await expect(adapter.deliver(channel.id, answer)).rejects.toMatchObject({ code: 'DISCORD_GONE' });
  });
});
