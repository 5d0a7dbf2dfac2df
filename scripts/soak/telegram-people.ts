import type { Person } from '../../test/fakes/telegram/people.ts';
import type { TelegramServer } from '../../test/fakes/telegram/server.ts';
import type { Crew, CrewParts } from './traffic.ts';
import { digestWish, wishOf } from './wishes.ts';

const PRIVATE = 120;
const GROUPS = 6;
const BLOCKED_MS = 45_000;
const ANSWER_MS = 8_000;

/** People on Telegram: most alone with the bot, some in groups; every so often one blocks it for a while. */
export function telegramCrew(telegram: TelegramServer, { now, random, missed, counted }: CrewParts): Crew {
  const alone = Array.from({ length: PRIVATE }, () => telegram.person());
  const grouped = Array.from({ length: GROUPS }, (_, i) => {
    const chat = telegram.group({ title: `Group ${i}` });
    return alone.slice(i * 3, i * 3 + 3).map((person) => telegram.join(person, chat, 'administrator'));
  }).flat();
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

  async function after(person: Person, id: number, next: 'press' | 'confirm'): Promise<void> {
    const message = await person.waitFor(
      ({ message_id, buttons }) => message_id > id && buttons.length > 0,
      'an answer with buttons',
      ANSWER_MS,
    );
    const buttons = message.buttons.flat().filter(({ callback_data }) => callback_data !== undefined);
    const button = next === 'confirm' ? buttons[0] : pick(buttons);
    if (!button) return;
    counted('presses');
    await person.press(message, button.callback_data!);
  }

  return {
    start: () => {
      for (const [i, person] of alone.entries()) if (i % 2 === 0) person.say(digestWish(i / 2, now()));
    },
    act: (n) => {
      if (n % 40 === 7) {
        const { chat } = pick(alone.slice(PRIVATE / 2));
        chat.closed = 'Forbidden: bot was blocked by the user';
        setTimeout(() => {
          delete chat.closed;
        }, BLOCKED_MS);
      }
      if (n % 11 === 5) {
        counted('inline');
        pick(alone)
          .inline(pick(['gold', 'vix', 'why', 'sofr']))
          .catch(missed);
        return;
      }
      const inGroup = n % 9 === 4;
      const person = pick(inGroup ? grouped : alone);
      if (person.chat.closed) return;
      const { text, next } = wishOf(n, now());
      const answered = person.received.at(-1);
      const said = person.say(
        inGroup && !text.startsWith('/') ? `@undercurrent_test_bot ${text}` : text,
        n % 13 === 6 && answered ? { replyTo: answered } : {},
      );
      if (n % 23 === 9) person.edit(said, `${text} please`);
      if (next) after(person, said.message_id, next).catch(missed);
    },
  };
}
