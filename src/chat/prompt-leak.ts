import type { Prompts } from '../agent/prompts.ts';

/** So many words in a row are no accident ... */
const RUN = 10;
/** ... and a whole sentence of this length is none either. */
const WHOLE = 5;

const known = new WeakMap<Prompts, string>();

/** Whether a sentence says what the instructions say, word for word. */
export function repeatsPrompt(sentence: string, prompts: Prompts): boolean {
  const words = wordsOf(sentence);
  if (words.length < WHOLE) return false;
  const prompt = promptWords(prompts);
  const stands = (run: readonly string[]): boolean => prompt.includes(` ${run.join(' ')} `);
  if (words.length <= RUN) return stands(words);
  for (let i = 0; i + RUN <= words.length; i++) if (stands(words.slice(i, i + RUN))) return true;
  return false;
}

/** Without what is filled in: roles and languages are no secret. */
function promptWords(prompts: Prompts): string {
  let text = known.get(prompts);
  if (text === undefined) {
    const system = prompts.fill('system', { form: prompts.fill('answer'), roles: '', language: '' });
    text = ` ${wordsOf(system).join(' ')} `;
    known.set(prompts, text);
  }
  return text;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
}
