import {
  Client,
  type ClientOptions,
  DiscordAPIError,
  Events,
  GatewayIntentBits,
  type Interaction,
  type Message,
  MessageFlags,
  Partials,
  PermissionFlagsBits,
} from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord, textOf } from './discord/index.ts';

/** The fake against an unmodified discord.js: what the client accepts, and what the documentation demands. */

const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

let discord: FakeDiscord;
const clients: Client[] = [];

async function start(options: FakeDiscordOptions = {}) {
  discord = await startFakeDiscord(options);
  const alice = discord.person('alice');
  const guild = discord.guild('Traders', alice);
  const channel = discord.channel(guild, 'general');
  return { alice, guild, channel };
}

async function login(options: Partial<ClientOptions> = {}, token = discord.token): Promise<Client<true>> {
  const client = new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
    rest: { api: discord.apiRoot },
    ...options,
  });
  clients.push(client);
  client.on(Events.Error, () => undefined);
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(token);
  await ready;
  return client as Client<true>;
}

const codeOf = async (work: Promise<unknown>): Promise<number | string | undefined> =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof DiscordAPIError ? error.code : String(error)),
  );

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.destroy()));
  const { problems } = discord;
  await discord.close();
  expect(problems).toEqual([]);
});

describe('the gateway', () => {
  it('refuses a wrong token and intents that are not switched on', async () => {
    await start();
    expect(await codeOf(login({}, 'wrong.token.here'))).toMatch(/invalid token/i);
    expect(await codeOf(login({ intents: [...INTENTS, GatewayIntentBits.MessageContent] }))).toMatch(
      /disallowed intents/i,
    );
    expect(discord.gateway.closed).toContain(4014);
  });

  it('gives guilds, channels and messages; contents only where the bot may read them', async () => {
    const { alice, guild, channel } = await start();
    const client = await login();
    expect(client.guilds.cache.get(guild.id)?.channels.cache.has(channel.id)).toBe(true);
    const seen: Message[] = [];
    client.on(Events.MessageCreate, (message) => void seen.push(message));
    alice.say(channel, 'a secret');
    alice.mention(channel, 'hello');
    alice.dm('in private');
    await discord.waitFor('three messages', () => seen.length === 3);
    expect(seen.map(({ content }) => content)).toEqual(['', `<@${discord.botId}> hello`, 'in private']);
    expect(seen[1]!.mentions.has(client.user)).toBe(true);
  });

  it('replays what was missed after a cut, and starts anew after an invalid session', async () => {
    const { alice, channel } = await start();
    const client = await login();
    const seen: string[] = [];
    client.on(Events.MessageCreate, (message) => void seen.push(message.content));
    discord.gateway.drop();
    alice.mention(channel, 'while away');
    await discord.waitFor('the replay', () => seen.length === 1);
    expect(discord.gateway.resumes).toBe(1);
    discord.gateway.askToReconnect();
    await discord.waitFor('the second resume', () => discord.gateway.resumes === 2);
    discord.gateway.invalidate();
    await discord.waitFor('a new session', () => discord.gateway.identifies === 2, 12_000);
    await discord.waitFor('the session is up', () => discord.gateway.sessions.size === 1);
    alice.mention(channel, 'again');
    await discord.waitFor('the message', () => seen.length === 2);
  });

  it('sends each guild to its shard', async () => {
    const { alice } = await start({ shards: 2 });
    const guilds = Array.from({ length: 6 }, (_, i) =>
      discord.guild(`g${i}`, alice, { id: ((1_200_000_000_000n + BigInt(i)) << 22n).toString() }),
    );
    const client = await login({ shards: 'auto' });
    expect(client.ws.shards.size).toBe(2);
    await discord.waitFor('all guilds', () => guilds.every(({ id }) => client.guilds.cache.has(id)));
    const perShard = guilds.map(({ id }) => client.guilds.cache.get(id)!.shardId);
    expect(perShard).toEqual([0, 1, 0, 1, 0, 1]);
  });
});

describe('interactions', () => {
  async function withCommands() {
    const parts = await start();
    const client = await login();
    await client.application.commands.set([
      {
        name: 'why',
        description: 'why',
        nameLocalizations: { 'zh-CN': '为什么' },
        options: [{ name: 'asset', description: 'an asset', type: 3, autocomplete: true }],
        contexts: [0, 1, 2],
        integrationTypes: [0, 1],
      },
    ]);
    return { ...parts, client };
  }
  const answerWith = (
    client: Client,
    work: (interaction: Interaction) => Promise<unknown>,
  ): Promise<unknown>[] => {
    const results: Promise<unknown>[] = [];
    client.on(Events.InteractionCreate, (interaction) => void results.push(codeOf(work(interaction))));
    return results;
  };

  it('runs a command with a deferral, a file, buttons and follow-ups', async () => {
    const { alice, channel, client } = await withCommands();
    const results = answerWith(client, async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.deferReply();
        await interaction.editReply({
          embeds: [
            {
              description: interaction.options.getString('asset') ?? '',
              image: { url: 'attachment://a.png' },
            },
          ],
          files: [{ attachment: Buffer.from('png'), name: 'a.png', description: 'a picture' }],
          components: [
            { type: 1, components: [{ type: 2, style: 1, label: 'More', customId: 'more' }] },
            { type: 1, components: [{ type: 3, customId: 'menu', options: [{ label: 'One', value: '1' }] }] },
          ],
        });
        await interaction.followUp({ content: 'for you', flags: MessageFlags.Ephemeral });
      } else if (interaction.isButton()) await interaction.update({ content: 'pressed', components: [] });
      else if (interaction.isStringSelectMenu())
        await interaction.reply(`chosen ${interaction.values.join()}`);
    });
    const answer = await alice.answer(alice.slash(channel, 'why', { asset: 'gold' }));
    expect(textOf(answer)).toBe('gold');
    expect(answer.files.map(({ filename, description }) => [filename, description])).toEqual([
      ['a.png', 'a picture'],
    ]);
    await discord.waitFor('the follow-up', () => alice.sees(channel).length === 2);
    expect(discord.person('bob').sees(channel)).toHaveLength(1);
    expect(textOf(await alice.answer(alice.select(answer, 'One')))).toBe('chosen 1');
    alice.click(answer, 'More');
    await discord.waitFor('the update', () => answer.content === 'pressed');
    expect(await Promise.all(results)).toEqual([undefined, undefined, undefined]);
  });

  it('offers completions, at most 25', async () => {
    const { alice, channel, client } = await withCommands();
    let many = false;
    const results = answerWith(client, async (interaction) => {
      if (!interaction.isAutocomplete()) return;
      const choices = Array.from({ length: many ? 26 : 25 }, (_, i) => ({
        name: `${interaction.options.getFocused()}${i}`,
        value: `${i}`,
      }));
      await interaction.respond(choices);
    });
    expect((await alice.complete(channel, 'why', 'asset', 'go'))[0]).toEqual({ name: 'go0', value: '0' });
    many = true;
    alice.complete(channel, 'why', 'asset', 'go').catch(() => undefined);
    await discord.waitFor('both', () => results.length === 2);
    expect(await Promise.all(results)).toEqual([undefined, 50035]);
  });

  it('sends subcommands with their options, as discord.js reads them', async () => {
    const { alice, channel } = await start();
    const client = await login();
    const days = { name: 'days', description: 'days', type: 3, autocomplete: true } as const;
    const pictures = { name: 'pictures', description: 'pictures', type: 5, required: true } as const;
    await client.application.commands.set([
      {
        name: 'digest',
        description: 'digest',
        options: [
          { name: 'on', description: 'on', type: 1, options: [pictures, days] },
          { name: 'off', description: 'off', type: 1 },
        ],
      },
    ]);
    const results = answerWith(client, async (interaction) => {
      if (interaction.isAutocomplete()) {
        const { name, value } = interaction.options.getFocused(true);
        await interaction.respond([{ name, value: `${interaction.options.getSubcommand()} ${value}` }]);
      } else if (interaction.isChatInputCommand()) {
        const { options, commandName } = interaction;
        const read = [options.getSubcommand(), options.getBoolean('pictures'), options.getString('days')];
        await interaction.reply([commandName, ...read].join(' '));
      }
    });
    const answer = await alice.answer(alice.slash(channel, 'digest on', { pictures: false, days: 'mon' }));
    expect(answer.content).toBe('digest on false mon');
    expect((await alice.answer(alice.slash(channel, 'digest off'))).content).toBe('digest off  ');
    expect(await alice.complete(channel, 'digest on', 'days', 'm')).toEqual([
      { name: 'days', value: 'on m' },
    ]);
    expect(await Promise.all(results)).toEqual([undefined, undefined, undefined]);
    expect(() => alice.slash(channel, 'digest')).toThrow('without one of its subcommands');
    expect(() => alice.slash(channel, 'digest later')).toThrow('no command');
    expect(() => alice.slash(channel, 'digest on')).toThrow('needs pictures');
    expect(() => alice.slash(channel, 'digest off', { days: 'mon' })).toThrow('no option days');
  });

  it('refuses what comes late, twice, or to an old token', async () => {
    const { alice, channel, client } = await withCommands();
    const results = answerWith(client, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      const how = interaction.options.getString('asset');
      if (how === 'late') discord.advance(3_100);
      await interaction.deferReply();
      if (how === 'twice')
        await client.rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
          body: { type: 5 },
        });
      if (how === 'old') {
        discord.advance(15 * 60_000 + 1);
        await interaction.editReply('too old');
      }
    });
    for (const asset of ['late', 'twice', 'old']) {
      alice.slash(channel, 'why', { asset });
      await discord.waitFor(asset, () => results.length === ['late', 'twice', 'old'].indexOf(asset) + 1);
      await results.at(-1);
    }
    expect(await Promise.all(results)).toEqual([10062, 40060, 50027]);
  });

  it('shows commands where they belong, also to people who installed the app for themselves', async () => {
    const { alice, client } = await withCommands();
    void answerWith(client, async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply(`context ${interaction.context}`);
    });
    const bob = discord.person('bob', { installedApp: true });
    const elsewhere = discord.guild('Elsewhere', bob, { botInside: false });
    const there = discord.channel(elsewhere, 'there');
    for (const [person, place, userInstalled, context] of [
      [alice, alice.dms, false, 1],
      [bob, there, true, 0],
      [bob, discord.privateChat(alice, bob), true, 2],
    ] as const) {
      const answer = await person.answer(person.slash(place, 'why', {}, { userInstalled }));
      expect(answer.content).toBe(`context ${context}`);
    }
    expect(() => bob.slash(there, 'why')).toThrow('no command');
  });
});

describe('requests', () => {
  it('are limited in length, and by permissions', async () => {
    const { alice, channel } = await start();
    const client = await login();
    const place = await client.channels.fetch(channel.id);
    if (!place?.isSendable()) throw new Error('no text channel');
    const send = (body: Parameters<typeof place.send>[0]) => codeOf(place.send(body));
    expect(await send('x'.repeat(2001))).toBe(50035);
    expect(await send({ embeds: [{ description: 'x'.repeat(4097) }] })).toBe(50035);
    expect(
      await send({ embeds: [{ description: 'x'.repeat(4000) }, { description: 'x'.repeat(2001) }] }),
    ).toBe(50035);
    expect(await send({ content: '' })).toBe(50006);
    expect(
      await send({
        content: 'x',
        components: [
          {
            type: 1,
            components: Array.from(
              { length: 6 },
              (_, i) => ({ type: 2, style: 1, label: 'x', customId: `${i}` }) as const,
            ),
          },
        ],
      }),
    ).toBe(50035);
    discord.permit(channel, discord.botId, {
      deny: PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.AttachFiles,
    });
    expect(await send({ embeds: [{ description: 'x' }] })).toBe(50013);
    expect(await send({ files: [{ attachment: Buffer.from('x'), name: 'x.txt' }] })).toBe(50013);
    discord.permit(channel, discord.botId, { deny: PermissionFlagsBits.SendMessages });
    expect(await send('x')).toBe(50013);
    alice.user.acceptsDms = false;
    expect(await codeOf(client.users.send(alice.id, 'x'))).toBe(50007);
  });

  it('are limited in number, by headers that the client obeys', async () => {
    const { channel } = await start({ rates: { messages: { limit: 2, windowMs: 400 } } });
    const client = await login();
    const place = await client.channels.fetch(channel.id);
    if (!place?.isSendable()) throw new Error('no text channel');
    const started = performance.now();
    await Promise.all([1, 2, 3].map((n) => place.send(`${n}`)));
    expect(performance.now() - started).toBeGreaterThan(350);
    expect(discord.journal.filter(({ status }) => status === 429)).toEqual([]);
    discord.rates.shut(/messages/, 300);
    await place.send('4');
    expect(discord.journal.some(({ status }) => status === 429)).toBe(true);
  });

  it('fail with 502 or a cut connection when a test says so', async () => {
    const { channel } = await start();
    const client = await login();
    const place = await client.channels.fetch(channel.id);
    if (!place?.isSendable()) throw new Error('no text channel');
    discord.fault({ pattern: /POST .*messages/, status: 502, times: 2 });
    await place.send('arrives');
    discord.fault({ pattern: /POST .*messages/, reset: 'after' });
    await place.send({ content: 'once', nonce: '1', enforceNonce: true });
    expect([...discord.world.messages.values()].map(({ content }) => content)).toEqual(['arrives', 'once']);
  });

  it('tell nobody unless the message allows it', async () => {
    const { alice, channel } = await start();
    const client = await login();
    const place = await client.channels.fetch(channel.id);
    if (!place?.isSendable()) throw new Error('no text channel');
    await place.send(`<@${alice.id}> @everyone`);
    await place.send({ content: `<@${alice.id}> @everyone`, allowedMentions: { parse: [] } });
    expect([...discord.world.messages.values()].map(({ pinged }) => [...pinged])).toEqual([
      [alice.id, 'everyone'],
      [],
    ]);
  });

  it('check commands by the documented rules', async () => {
    const { guild } = await start();
    const client = await login();
    const set = (...commands: object[]) =>
      codeOf(client.rest.put(`/applications/${discord.applicationId}/commands`, { body: commands }));
    const good = { name: 'why', description: 'why' };
    expect(await set(good)).toBeUndefined();
    expect(await set({ ...good, name: 'Why Not' })).toBe(50035);
    expect(await set({ ...good, description: 'x'.repeat(101) })).toBe(50035);
    expect(await set({ ...good, name_localizations: { xx: 'why' } })).toBe(50035);
    expect(
      await set({
        ...good,
        options: [
          { name: 'a', description: 'a', type: 3 },
          { name: 'b', description: 'b', type: 3, required: true },
        ],
      }),
    ).toBe(50035);
    expect(
      await set({
        ...good,
        options: [
          { name: 'a', description: 'a', type: 3, autocomplete: true, choices: [{ name: 'x', value: 'x' }] },
        ],
      }),
    ).toBe(50035);
    const text = { name: 'a', description: 'a', type: 3 };
    const sub = { name: 'on', description: 'on', type: 1, options: [text] };
    expect(await set({ ...good, options: [sub, text] })).toBe(50035);
    expect(await set({ ...good, options: [{ ...sub, options: [{ ...text, description: '' }] }] })).toBe(
      50035,
    );
    expect(await set({ ...good, options: [{ ...sub, options: [text, text] }] })).toBe(50035);
    expect(await set({ ...good, options: [sub, { ...sub, name: 'off', options: [] }] })).toBeUndefined();
    expect(await set(good, good)).toBe(50035);
    expect(await set(...Array.from({ length: 101 }, (_, i) => ({ ...good, name: `c${i}` })))).toBe(30032);
    await client.application.commands.create(good, guild.id);
    expect((await client.application.commands.fetch({ guildId: guild.id })).size).toBe(1);
    expect((await client.application.commands.fetch()).size).toBe(1);
  });
});
