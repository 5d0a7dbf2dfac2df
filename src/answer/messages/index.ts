import type { Language, Line, Span } from '../answer.ts';
import { LOCALES } from '../locales.ts';
import { de } from './de.ts';
import { type Catalogue, en, type MessageKey } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { pt } from './pt.ts';
import { zh } from './zh.ts';

/** Every sentence of the narrator, by language. */
export const CATALOGUES: Readonly<Record<Language, Catalogue>> = { en, zh, es, de, fr, pt, ja };

export type Slot = string | Span | Line;
export type Slots = Readonly<Record<string, Slot>>;

/** Fills a message; slots may be text or runs that carry figures. An unknown slot is a bug and throws. */
export function say(language: Language, key: MessageKey, slots: Slots = {}): Line {
  const template = CATALOGUES[language][key];
  const line: Span[] = [];
  let rest = 0;
  for (const match of template.matchAll(/\{(\w+)\}/g)) {
    if (match.index > rest) line.push({ text: template.slice(rest, match.index) });
    const slot = slots[match[1]!];
    if (slot === undefined) throw new RangeError(`message ${key} needs the slot "${match[1]}"`);
    if (typeof slot === 'string') line.push({ text: slot });
    else if ('text' in slot) line.push(slot);
    else line.push(...slot);
    rest = match.index + match[0].length;
  }
  if (rest < template.length) line.push({ text: template.slice(rest) });
  return line;
}

/** A message without figures, as text. */
export function words(language: Language, key: MessageKey, slots: Slots = {}): string {
  return say(language, key, slots)
    .map(({ text }) => text)
    .join('');
}

/** The full stop of a language. */
export function fullStop(language: Language): string {
  return LOCALES[language].stop;
}

/** Lines one after the other: "a, b", "a, b and c", or "a; b" where the parts hold commas themselves. */
export function joined(
  language: Language,
  lines: readonly Line[],
  how: 'and' | 'comma' | 'semicolon' = 'comma',
): Line {
  if (lines.length === 0) return [];
  const mark = words(language, how === 'semicolon' ? 'list.semicolon' : 'list.comma');
  if (how !== 'and' || lines.length === 1) {
    return lines.flatMap((line, i) => (i === 0 ? line : [{ text: mark }, ...line]));
  }
  return say(language, 'list.and', { a: joined(language, lines.slice(0, -1)), b: lines.at(-1)! });
}
