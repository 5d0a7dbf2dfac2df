import type { Answer, Language } from '../answer/answer.ts';
import { COMMANDS } from '../commands.ts';
import { completions } from './complete.ts';
import type { PerformParts } from './perform.ts';
import { presentable } from './present.ts';
import type { Glance } from './types.ts';
import { DESK_WORDS } from './words.ts';

const MAX_INDICATORS = 6;
/** Who types waits for no slow source: what is not there by then is left out, and offered a moment later. */
const PATIENCE_MS = 2_500;
const PREPARE_MS = 1_500;

const after = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** Short answers by code while somebody types; what cannot be answered is left out. */
export async function glances(parts: PerformParts, typed: string, language: Language): Promise<Glance[]> {
  const { bot, cards } = parts;
  const words = DESK_WORDS[language];
  const question = typed.trim();
  const made: Glance[] = [];
  const patience = after(PATIENCE_MS);
  const tooSlow = patience.then(() => undefined);
  const offer = async (id: string, title: string, make: () => Promise<Answer>): Promise<void> => {
    try {
      const found = await Promise.race([make(), tooSlow]);
      if (!found) return;
      const answer = presentable(found, undefined);
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
  await Promise.race([bot.prepare(), after(PREPARE_MS)]);
  if (question === '') {
    await offer('why', words.help.examples[0]!, run('why'));
    await offer('drivers', words.actions.evidence, run('drivers'));
    await offer('analog', words.actions.analog, run('analog'));
    return made;
  }
  // One word names an indicator; more are a question.
  const named = completions(bot, 'indicator', question, language).slice(0, MAX_INDICATORS);
  for (const { name, value } of named) await offer(`indicator.${value}`, name, run('indicator', value));
  if (/\s|[\u3400-\u9fff]/.test(question) && !named.some(({ name }) => name === question)) {
    const asked = made.splice(0);
    await offer('ask', question.slice(0, 100), () => bot.ask(question));
    made.push(...asked);
  }
  return made;
}
