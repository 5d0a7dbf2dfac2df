import { PermissionFlagsBits } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDiscordSender } from '../../adapters/discord/sender.ts';
import type { SendError } from '../../src/delivery/sender.ts';
import { type Running, run, town } from '../adapters/discord/run.ts';
import { type Bench, bench, HELLO, ruleFor } from './setup.ts';

const DUE = Date.parse('2026-11-24T07:00Z');
const POSTS = 'POST /channels/:id/messages';
let discord: Running;
let at: Bench;
beforeEach(async () => {
  discord = await run();
  at = await bench(DUE);
});
afterEach(async () => {
  await discord.close();
  await at.close();
});

const options = (nonce: string) => ({ nonce, begin: async () => true });
const due = (chatId: string, more = {}) =>
  at.store.digestRules.create(ruleFor(chatId, { platform: 'discord', nextRunAtMs: DUE, ...more }));

describe('digests on Discord', () => {
  it('are posted once also when the answer is lost: the same nonce is taken once', async () => {
    const { alice, channel } = town(discord.discord);
    discord.discord.fault({ pattern: /POST \/channels\/:id\/messages/, reset: 'after', times: 1 });
    const place = { platform: 'discord', chatId: channel.id };
    const ids = await discord.adapter.sender!.send(place, HELLO, options('n1'));
    expect(ids.length).toBe(1);
    expect(alice.sees(channel).length).toBe(1);
  });

  it('are unknown when Discord fails all the time, and closed where the bot may not write', async () => {
    const { channel } = town(discord.discord);
    const trouble = (chatId: string) =>
      discord.adapter.sender!.send({ platform: 'discord', chatId }, HELLO, options('n2')).then(
        () => 'sent',
        (error: SendError) => error.trouble,
      );
    discord.discord.fault({ pattern: /POST \/channels\/:id\/messages/, status: 502, times: 20 });
    expect(await trouble(channel.id)).toBe('ambiguous');
    expect(await trouble('1234567890123456789')).toBe('closed');
  }, 60_000);

  it('go to threads, and keep to the rates that the headers tell', async () => {
    const { alice, guild, channel } = town(discord.discord);
    const thread = discord.discord.thread(channel, 'markets');
    await due(channel.id, { threadId: thread.id });
    const channels = Array.from({ length: 300 }, (_, i) => discord.discord.channel(guild, `c${i}`));
    for (const { id } of channels) await due(id);
    const runner = at.runner({ senders: [discord.adapter.sender!] });
    const before = discord.discord.journal.length;
    await runner.runOnce();
    await runner.runOnce();
    expect((await at.store.deliveries.counts()).sent).toBe(301);
    for (const place of [...channels, thread]) expect(alice.sees(place).length).toBe(1);
    const posts = discord.discord.journal.slice(before).filter(({ route }) => POSTS.endsWith(route));
    expect(posts.filter(({ status }) => status === 429)).toEqual([]);
    const seconds = (posts.at(-1)!.at - posts[0]!.at) / 1_000;
    process.stdout.write(`Discord: ${((posts.length - 1) / seconds).toFixed(1)} a second of 50\n`);
  }, 60_000);
});

it('an answer does not wait for digests that wait: it is posted before them', async () => {
  const { guild, channel } = town(discord.discord);
  for (let i = 0; i < 150; i++) await due(discord.discord.channel(guild, `c${i}`).id);
  const runner = at.runner({ senders: [discord.adapter.sender!] });
  const digests = runner.runOnce();
  const posts = () => discord.discord.journal.filter(({ route }) => POSTS.endsWith(route));
  await vi.waitUntil(() => posts().length >= 55, { timeout: 20_000, interval: 5 });
  await discord.adapter.deliver(channel.id, HELLO.answer);
  await digests;
  const order = posts().map(({ path }) => path.includes(channel.id));
  expect(order.length).toBe(151);
  expect(order.indexOf(true)).toBeLessThan(120);
}, 60_000);

describe('a server that another process serves (DISCORD_SHARDS)', () => {
  const shard = (id: string) => Number((BigInt(id) >> 22n) % 2n);

  it('gets what this process sends, and is not taken for closed', async () => {
    await discord.close();
    discord = await run({ config: { shards: { ids: [0], count: 2 } } });
    const alice = discord.discord.person('alice');
    let guild = discord.discord.guild('Traders', alice);
    while (shard(guild.id) !== 1) guild = discord.discord.guild('Traders', alice);
    const channel = discord.discord.channel(guild, 'general');
    const thread = discord.discord.thread(channel, 'markets');
    const plain = discord.discord.channel(guild, 'plain');
    const mute = discord.discord.channel(guild, 'mute');
    const bot = discord.discord.botId;
    discord.discord.permit(plain, bot, { deny: PermissionFlagsBits.EmbedLinks });
    discord.discord.permit(mute, bot, { deny: PermissionFlagsBits.SendMessages });
    await due(channel.id);
    await due(channel.id, { threadId: thread.id });
    await due(plain.id);
    await due(mute.id);
    const runner = at.runner({ senders: [discord.adapter.sender!] });
    await runner.runOnce();
    for (const place of [channel, thread, plain]) expect(alice.sees(place)).toHaveLength(1);
    expect(await at.store.deliveries.counts()).toMatchObject({ sent: 3, failed: 1 });
    expect((await at.store.chats.paused()).map(({ chatId }) => chatId)).toEqual([mute.id]);
  });
});

it('a server that does not answer the phone in time was not written to: it is tried again later', async () => {
  const timeout = Object.assign(new Error('Connect Timeout Error'), { code: 'UND_ERR_CONNECT_TIMEOUT' });
  const sender = createDiscordSender({
    deliver: async () => {
      throw Object.assign(new TypeError('fetch failed'), { cause: timeout });
    },
    later: (work) => work(),
    share: () => undefined,
  });
  const place = { platform: 'discord', chatId: '1' };
  await expect(sender.send(place, HELLO, options('n3'))).rejects.toMatchObject({ trouble: 'not-sent' });
});
