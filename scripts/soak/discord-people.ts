import { PermissionFlagsBits } from 'discord-api-types/v10';
import type { FakeDiscord, Interaction, Person, StoredMessage } from '../../test/fakes/discord/index.ts';
import type { Crew, CrewParts } from './traffic.ts';
import { digestWish, type Said, wishOf } from './wishes.ts';

const PEOPLE = 60;
const CHANNELS = 12;
/** Digests before those of this crew. */
const FIRST = 60;
const BLOCKED_MS = 45_000;
const ANSWER_MS = 8_000;

/** A command as the client sends it; undefined for what nobody can choose from its list. */
function slashOf(text: string): readonly [name: string, values: Record<string, string>] | undefined {
  const [, command = '', rest = ''] = /^\/(\w+) ?(.*)$/.exec(text) ?? [];
  switch (command) {
    case 'why':
      return ['why', { asset: rest }];
    case 'indicator':
      return ['indicator', { name: rest }];
    case 'alert': {
      const [, verb = '', what = ''] = /^(\w+) ?(.*)$/.exec(rest) ?? [];
      if (verb === 'add') return ['alert add', { what }];
      return verb === 'list' ? ['alert list', {}] : undefined;
    }
    case 'digest': {
      const on = /^on (\S+) (\S+) every day (\w\w) (\w+)/.exec(rest);
      if (on) return ['digest on', { time: on[1]!, zone: on[2]!, language: on[3]!, length: on[4]! }];
      return [`digest ${rest}`, {}];
    }
    case 'nonsense':
    case '':
      return undefined;
    default:
      return [command, {}];
  }
}

/** People on Discord: in the channels of one server, and alone with the bot. */
export function discordCrew(discord: FakeDiscord, { now, random, missed, counted }: CrewParts): Crew {
  const owner = discord.person('owner');
  const guild = discord.guild('Soak', owner);
  const channels = Array.from({ length: CHANNELS }, (_, i) => discord.channel(guild, `channel-${i}`));
  const people = Array.from({ length: PEOPLE }, (_, i) => {
    const person = discord.person(`person-${i}`);
    discord.join(guild, person);
    return person;
  });
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

  async function follow(person: Person, answer: StoredMessage, next: Said['next']): Promise<void> {
    const [first, ...others] = person.buttons(answer);
    const button = next === 'confirm' ? first : (pick(others) ?? first);
    if (!button) return;
    counted('presses');
    const menu = next === 'press' && random() < 0.2 ? person.selects(answer)[0] : undefined;
    if (menu) person.select(answer, pick(menu.options).value);
    else person.click(answer, button.custom_id);
  }

  const slash = (
    person: Person,
    channel: Parameters<Person['slash']>[0],
    said: Said,
  ): Interaction | undefined => {
    const [name, values] = slashOf(said.text) ?? [];
    return name === undefined ? undefined : person.slash(channel, name, values);
  };

  return {
    start: () => {
      for (const [i, channel] of channels.entries()) {
        const [name, values] = slashOf(digestWish(FIRST + i, now()))!;
        owner.slash(channel, name, values);
      }
    },
    act: (n) => {
      const channel = pick(channels);
      if (n % 40 === 11) {
        const deny = PermissionFlagsBits.SendMessages;
        discord.permit(channel, discord.botId, { deny });
        setTimeout(() => discord.permit(channel, discord.botId, {}), BLOCKED_MS);
      }
      if (n % 40 === 31) {
        const { user } = pick(people);
        user.acceptsDms = false;
        setTimeout(() => {
          user.acceptsDms = true;
        }, BLOCKED_MS);
      }
      const person = pick(people);
      const said = wishOf(n, now());
      if (n % 11 === 5) {
        counted('completions');
        person.complete(channel, 'indicator', 'name', pick(['v', 'gol', 'sof', '10'])).catch(missed);
        return;
      }
      const { next } = said;
      const interaction = n % 3 === 0 ? undefined : slash(person, n % 2 === 0 ? channel : person.dms, said);
      if (interaction) {
        if (next)
          person
            .answer(interaction, ANSWER_MS)
            .then((answer) => follow(person, answer, next))
            .catch(missed);
        return;
      }
      if (!person.user.acceptsDms) return;
      const inGuild = n % 2 === 0;
      const question = inGuild ? person.mention(channel, said.text) : person.dm(said.text);
      if (next)
        person
          .next(inGuild ? channel : person.dms, question, ANSWER_MS)
          .then((answer) => follow(person, answer, next))
          .catch(missed);
    },
  };
}
