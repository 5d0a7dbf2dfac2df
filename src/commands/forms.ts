import type { Language } from '../answer/answer.ts';
import type { CommandForm, FormField } from './declaration.ts';
import { commandText } from './words.ts';

/** What was filled in, by the name of the field. What is absent stays as it is. */
export type FormValues = Readonly<Record<string, string | boolean | undefined>>;

const UNREADABLE = commandText('form.unreadable');
const MAX_TYPED = 40;

/**
 * The argument that says the same as a form that was filled in, or one sentence for the person about a value that
 * means something else than its field.
 */
export function argumentOfForm(
  form: CommandForm,
  values: FormValues,
  language: Language,
): { readonly argument: string } | { readonly problem: string } {
  const words = [form.name];
  for (const field of form.fields) {
    const value = values[field.name];
    if (value === undefined) continue;
    const read = wordsOf(field, value);
    if (read === undefined) {
      const typed = [...String(value)].slice(0, MAX_TYPED).join('');
      const said = { typed, wanted: field.description[language] };
      return {
        problem: UNREADABLE[language].replace(
          /\{(typed|wanted)\}/g,
          (_, slot: keyof typeof said) => said[slot],
        ),
      };
    }
    words.push(read);
  }
  return { argument: words.filter(Boolean).join(' ') };
}

function wordsOf({ input }: FormField, value: string | boolean): string | undefined {
  if (input.kind === 'flag') return value === true ? input.yes : value === false ? input.no : undefined;
  if (typeof value !== 'string') return undefined;
  if (input.kind === 'choice') return input.choices.find((choice) => choice.value === value)?.value;
  const typed = value.trim().replace(/\s+/g, ' ');
  return typed === '' ? '' : input.read(typed);
}
