import { readFileSync } from 'node:fs';
import { FileError } from '../errors.ts';
import { projectFile } from '../paths.ts';

/** The prompt files and the slots that each must hold; `{{slot:name}}` in the text. */
const SLOTS = {
  system: ['roles', 'form', 'language'],
  answer: [],
  repair: ['sentence', 'reason', 'references'],
  context: ['day', 'label', 'window', 'question'],
} as const;

export type PromptName = keyof typeof SLOTS;

export interface Prompts {
  /** The prompt with its slots filled. Text put into a slot is never read for slots again. */
  fill(name: PromptName, values?: Readonly<Record<string, string>>): string;
}

const SLOT = /\{\{slot:(\w+)\}\}/g;

/**
 * Reads and checks all prompts at start.
 * @throws FileError naming the file and the slot that is missing or unknown.
 */
export function loadPrompts(folder: string = projectFile('prompts')): Prompts {
  const texts = new Map<PromptName, string>();
  for (const [name, slots] of Object.entries(SLOTS) as [PromptName, readonly string[]][]) {
    const file = `${folder}/${name}.md`;
    let text: string;
    try {
      text = readFileSync(file, 'utf8').trim();
    } catch (cause) {
      throw new FileError(`${file}: the prompt cannot be read; restore the file`, { cause });
    }
    const found = new Set([...text.matchAll(SLOT)].map((match) => match[1]!));
    const missing = slots.find((slot) => !found.has(slot));
    if (missing) throw new FileError(`${file}: the slot {{slot:${missing}}} is missing`);
    const unknown = [...found].find((slot) => !slots.includes(slot));
    if (unknown) throw new FileError(`${file}: the slot {{slot:${unknown}}} is not known here`);
    texts.set(name, text);
  }
  return {
    fill: (name, values = {}) =>
      texts.get(name)!.replace(SLOT, (_, slot: string) => {
        const value = values[slot];
        if (value === undefined) throw new RangeError(`prompt ${name} needs a value for ${slot}`);
        return value;
      }),
  };
}
