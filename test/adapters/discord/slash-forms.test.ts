import { MessageFlags } from 'discord-api-types/v10';
import { afterEach, describe, expect, it } from 'vitest';
import { commandBodies } from '../../../adapters/discord/commands.ts';
import { startDiscord } from '../../../adapters/discord/index.ts';
import { createAlertDesk } from '../../../src/alerts/desk.ts';
import { createDigestService } from '../../../src/digest-service.ts';
import { createEventCalendar } from '../../../src/events/calendar.ts';
import { createDigestDesk } from '../../../src/front-desk/digest-desk.ts';
import { CHAT_COMMANDS } from '../../../src/index.ts';
import { stillWorld } from '../../alerts/still.ts';
import { health } from '../../alerts/world.ts';
import { bot } from '../../chat/helpers.ts';
import { type Bench, bench } from '../../delivery/setup.ts';
import { type FakeChannel, type FakeDiscord, type Person, textOf } from '../../fakes/discord/index.ts';
import { type Running, type RunOptions, run, town } from './run.ts';

/** Subcommands of /digest and /alert through an unmodified discord.js, with real desks and a real store. */

/** Tuesday, 09:00 in Madrid. */
const NOW = Date.parse('2026-11-24T08:00Z');
const QUIET = { info: () => undefined, warn: () => undefined };

let running: Running;
let at: Bench;

async function start(options: RunOptions = {}) {
  at = await bench(NOW);
  const parts = { bot, store: at.store, now: () => at.clock.nowMs };
  const service = createDigestService({ ...parts, calendar: createEventCalendar(), logger: QUIET });
  const digests = createDigestDesk({ ...parts, service, changed: () => undefined });
  let draws = 0;
  const alerts = createAlertDesk({
    store: at.store,
    bot: stillWorld(),
    health: () => health,
    limits: { perChat: 3, perUser: 3, cooldownMs: 43_200_000, lastsMs: 90 * 86_400_000 },
    now: parts.now,
    random: () => ((draws++ * 7) % 31) / 31,
    logger: QUIET,
  });
  running = await run({ ...options, desk: { digests, alerts } });
  return { ...running, ...town(running.discord) };
}

afterEach(async () => {
  await running.close();
  await at.close();
  expect(running.discord.problems).toEqual([]);
  expect(running.discord.interactions.unanswered).toEqual([]);
  expect(running.discord.journal.filter(({ status }) => status === 400)).toEqual([]);
});

const rules = (channel: FakeChannel) =>
  at.store.digestRules.ofChat({ platform: 'discord', chatId: channel.id });

/** What the person is told; nobody else sees it. */
async function told(person: Person, channel: FakeChannel, name: string, values = {}): Promise<string> {
  const answer = await person.answer(person.slash(channel, name, values));
  expect(answer.flags & MessageFlags.Ephemeral).not.toBe(0);
  expect(answer.ephemeralFor).toBe(person.id);
  return textOf(answer).replaceAll('\\', '');
}

describe('/digest', () => {
  it('is set by its options, changed by one of them, and switched off', async () => {
    const { alice, channel } = await start();
    const text = await told(alice, channel, 'digest on', {
      time: '8:30 pm',
      zone: 'New York',
      days: 'mon,wed',
      language: 'es',
      length: 'long',
      pictures: true,
    });
    expect(text).toContain('The digest is on.');
    expect(text).toContain('Monday and Wednesday at 20:30 (America/New_York)');
    expect(await rules(channel)).toMatchObject([
      {
        active: true,
        time: '20:30',
        zone: 'America/New_York',
        weekdays: [1, 3],
        language: 'es',
        length: 'long',
        pictures: true,
        setBy: alice.id,
      },
    ]);
    expect(await told(alice, channel, 'digest on', { pictures: false })).toContain('The digest is changed.');
    expect(await rules(channel)).toMatchObject([{ time: '20:30', length: 'long', pictures: false }]);
    expect(await told(alice, channel, 'digest status')).toContain('at 20:30');
    expect(await told(alice, channel, 'digest off')).toContain('The digest is off');
    expect(await rules(channel)).toMatchObject([{ active: false }]);
  });

  it('is for those who manage the server; anybody may look and preview', async () => {
    const { bob, alice, channel } = await start();
    for (const [name, values] of [
      ['digest on', { time: '08:00', zone: 'UTC' }],
      ['digest off', {}],
      ['digest now', {}],
    ] as const)
      expect(await told(bob, channel, name, values)).toContain('Only those who manage this chat');
    expect(await rules(channel)).toEqual([]);
    expect(await told(bob, channel, 'digest status')).toContain('This chat has no digest');
    const short = await told(bob, channel, 'digest preview', { language: 'es', length: 'short' });
    expect(short).toContain('Movimientos el 30 ene');
    expect((await told(alice, channel, 'digest now')).length).toBeGreaterThan(200);
  });

  it('says what does not fit its option, for the person alone, and changes nothing', async () => {
    const { alice, bob, channel } = await start();
    expect(await told(alice, channel, 'digest on', { days: '8', zone: 'UTC' })).toContain(
      '"8" cannot be read here. Wanted: days of the week',
    );
    expect(await told(alice, channel, 'digest on', { zone: 'Europe/Madird' })).toContain('Europe/Madrid');
    expect(await rules(channel)).toEqual([]);
    expect(bob.sees(channel)).toEqual([]);
  });

  it('completes its options in the language of the client', async () => {
    const { alice, channel, discord } = await start();
    const values = (choices: readonly { readonly value: string | number }[]) =>
      choices.map(({ value }) => value);
    expect(values(await alice.complete(channel, 'digest on', 'zone', 'madr', { time: '8' }))).toEqual([
      'Europe/Madrid',
    ]);
    expect(values(await alice.complete(channel, 'digest on', 'time', '8'))[0]).toBe('08:00');
    expect(values(await alice.complete(channel, 'alert mute', 'for', '2'))).toContain('2d');
    const wei = discord.person('wei', { locale: 'zh-CN' as never });
    discord.join(discord.world.guildOf(channel)!, wei);
    expect((await wei.complete(channel, 'digest on', 'days', ''))[0]).toEqual({
      name: '每天',
      value: 'mon,tue,wed,thu,fri,sat,sun',
    });
  });
});

describe('/alert', () => {
  it('is added, armed, listed, muted, let go and removed', async () => {
    const { alice, channel } = await start();
    const shown = await alice.answer(alice.slash(channel, 'alert add', { what: 'VIX above 30' }));
    expect(textOf(shown)).toContain('Not armed yet');
    // The button is still there, beside the subcommand of the same name.
    expect(alice.buttons(shown).map(({ label }) => label)).toEqual(['Arm it']);
    const id = /alert confirm id:(\w+)/.exec(textOf(shown))![1]!;
    expect(await told(alice, channel, 'alert confirm', { id })).toContain(`Armed: alert ${id}`);
    expect(await told(alice, channel, 'alert list')).toContain('VIX above 30');
    expect(await told(alice, channel, 'alert mute', { id, for: '2 d' })).toContain(
      'Muted until 2026-11-26 08:00 UTC',
    );
    expect(await at.store.alerts.get(id)).toMatchObject({
      state: 'muted',
      mutedUntilMs: NOW + 2 * 86_400_000,
    });
    expect(await told(alice, channel, 'alert mute', { id })).toContain('Muted until you write');
    expect(await told(alice, channel, 'alert unmute', { id })).toContain('No longer muted');
    expect(await told(alice, channel, 'alert remove', { id })).toContain('Removed: VIX above 30');
    expect(await at.store.alerts.get(id)).toBeUndefined();
  });

  it('is armed by its button, too', async () => {
    const { alice, channel } = await start();
    const shown = await alice.answer(alice.slash(channel, 'alert add', { what: 'VIX above 30' }));
    expect(textOf(await alice.answer(alice.click(shown, 'Arm it')))).toContain('Armed: alert');
    expect(await at.store.alerts.count()).toMatchObject({ armed: 1 });
  });

  it('offers the ids that the person may use, with the rule as their name', async () => {
    const { alice, bob, channel } = await start();
    const ids = async (name: string, typed: string, person = alice) =>
      person.complete(channel, name, 'id', typed);
    await alice.answer(alice.slash(channel, 'alert add', { what: 'VIX above 40' }));
    const [proposed] = await ids('alert confirm', '');
    expect(proposed!.name).toBe(`VIX above 40 (${proposed!.value})`);
    expect(await ids('alert remove', '')).toEqual([]);
    await told(alice, channel, 'alert confirm', { id: proposed!.value });
    expect(await ids('alert mute', 'vix')).toEqual([proposed]);
    expect(await ids('alert mute', String(proposed!.value).slice(0, 3))).toEqual([proposed]);
    expect(await ids('alert mute', 'gold')).toEqual([]);
    expect(await ids('alert unmute', '')).toEqual([]);
    await told(alice, channel, 'alert mute', { id: proposed!.value });
    expect(await ids('alert unmute', '')).toEqual([proposed]);
    // Bob may not manage the server.
    for (const name of ['alert remove', 'alert mute', 'alert unmute', 'alert confirm'])
      expect(await ids(name, '', bob)).toEqual([]);
  });

  it('is for those who manage the server; anybody may list', async () => {
    const { bob, channel } = await start();
    expect(await told(bob, channel, 'alert add', { what: 'VIX above 30' })).toContain(
      'only people who may manage',
    );
    expect(await told(bob, channel, 'alert remove', { id: 'abcd2345' })).toContain(
      'only people who may manage',
    );
    expect(await told(bob, channel, 'alert list')).toContain('There are no alerts in this chat');
  });

  it('says that a length of time cannot be read', async () => {
    const { alice, channel } = await start();
    expect(await told(alice, channel, 'alert mute', { id: 'abcd2345', for: 'a while' })).toContain(
      '"a while" cannot be read here',
    );
  });
});

describe('a registration of before', () => {
  /** The commands as they were: one option with free text. */
  const before = commandBodies(CHAT_COMMANDS.map(({ forms: _, ...command }) => command));
  const prepare = (discord: FakeDiscord): void => {
    discord.commands.replace(undefined, before);
  };
  const puts = (discord: FakeDiscord) => discord.journal.filter(({ method }) => method === 'PUT').length;

  it('is replaced once, and afterwards nothing is written', async () => {
    const { discord } = await start({ prepare });
    expect(puts(discord)).toBe(1);
    const digest = () => discord.commands.list(undefined, true).find(({ name }) => name === 'digest')!;
    expect(digest().options!.map(({ name }) => name)).toEqual(['on', 'off', 'now', 'status', 'preview']);
    const { version } = digest();
    for (let i = 0; i < 2; i++) {
      const again = await startDiscord({
        desk: running.desk,
        config: { token: discord.token, apiRoot: discord.apiRoot, messageContent: false },
        log: QUIET,
      });
      expect(puts(discord)).toBe(1);
      expect(digest().version).toBe(version);
      await again.stop(10);
    }
  });

  it('goes on to work where it cannot be replaced', async () => {
    const { alice, channel, discord } = await start({
      prepare: (discord) => {
        prepare(discord);
        discord.fault({ pattern: /PUT \/applications/, status: 500, times: 20 });
      },
    });
    expect(
      discord.commands.list(undefined, false).find(({ name }) => name === 'digest')!.options,
    ).toHaveLength(1);
    expect(await told(alice, channel, 'digest', { settings: 'on 08:00 Europe/Madrid daily' })).toContain(
      'Every day at 08:00 (Europe/Madrid)',
    );
    expect(await told(alice, channel, 'alert', { what: 'list' })).toContain('There are no alerts');
    expect(
      (await alice.complete(channel, 'digest', 'settings', 'on 8:00 Mad')).map(({ value }) => value),
    ).toContain('on 8:00 Europe/Madrid');
  });
});
