import type { Answer, Language } from '../answer/answer.ts';
import { COMMANDS } from '../commands.ts';
import { completions } from './complete.ts';
import type { PerformParts } from './perform.ts';
import { presentable } from './present.ts';
import type { Glance } from './types.ts';
import { DESK_WORDS } from './words.ts';

const MAX_INDICATORS = 6;

/** Short answers by code while somebody types; what cannot be answered is left out. */
export async function glances(parts: PerformParts, typed: string, language: Language): Promise<Glance[]> {
  const { bot, cards } = parts;
  const words = DESK_WORDS[language];
  const question = typed.trim();
  const made: Glance[] = [];
  const offer = async (id: string, title: string, make: () => Promise<Answer>): Promise<void> => {
    try {
      const answer = presentable(await make(), undefined);
      if (answer.verdict !== 'not-understood') made.push({ id, title, answer });
    } catch {
      // Half-typed words are no error; there is simply nothing to offer for them.
    }
  };
  const run = (name: string, argument?: string) => () =>
    COMMANDS.find((command) => command.name === name)!.run(
      { bot, cards, ask: (asked, options) => bot.ask(asked, options) },
      { language, ...(argument === undefined ? {} : { argument }) },
    );
  if (question === '') {
    await offer('why', words.help.examples[0]!, run('why'));
    await offer('drivers', words.actions.evidence, run('drivers'));
    await offer('analog', words.actions.analog, run('analog'));
    return made;
  }
  // One word names an indicator; more are a question.
  for (const { name, value } of completions(bot, 'indicator', question, language).slice(0, MAX_INDICATORS))
    await offer(`indicator.${value}`, name, run('indicator', value));
  if (/\s|[\u3400-\u9fff]/.test(question)) {
    const asked = made.splice(0);
    await offer('ask', question.slice(0, 100), () => bot.ask(question));
    made.push(...asked);
  }
  return made;
}
