import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { FileError } from '../errors.ts';
import { LANGUAGES, type Language, type Translated } from '../languages.ts';

/**
 * Texts of data files in several languages. A file brings English, Chinese and Spanish itself. Further languages may
 * stand beside them in the file, or in a file of their own beside it: `name.de.json` for `name.json`, which maps the
 * path of a text to its translation ("drivers/geo/label") and the path of a word list to words that are added to it
 * ("drivers/geo/aliases"). Items of lists are named by their id, those without one by person and date or by position.
 * What is not translated is said in English.
 */

const line = z.string().min(1);
export const translatedSchema = z
  .object({ en: line, zh: line, es: line })
  .catchall(line)
  .transform(
    (text): Translated =>
      Object.fromEntries(LANGUAGES.map((language) => [language, text[language] ?? text.en])) as Translated,
  );

const OWN: ReadonlySet<string> = new Set(['en', 'zh', 'es']);
/** Those that data files need not hold themselves. */
export const FURTHER_LANGUAGES: readonly Language[] = LANGUAGES.filter((language) => !OWN.has(language));

const translationSchema = z.record(z.string(), z.union([line, z.array(z.union([line, z.array(line)]))]));
export type Translation = z.infer<typeof translationSchema>;

/** Lists of words that people use; a translation may add to them. */
const WORD_LISTS: ReadonlySet<string> = new Set(['aliases', 'asked']);

/** Puts the translations beside a file into what was read from it. @throws FileError for a path that leads nowhere. */
export function addTranslations(json: unknown, file: string): void {
  for (const language of FURTHER_LANGUAGES) {
    const beside = file.replace(/\.json$/, `.${language}.json`);
    if (beside === file || !existsSync(beside)) continue;
    addTranslation(json, readTranslation(beside), language, beside);
  }
}

/** @throws FileError */
export function readTranslation(file: string): Translation {
  try {
    return translationSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new FileError(`${file}: cannot be read as a translation (texts and lists of words by path)`, {
      cause,
    });
  }
}

/** @throws FileError */
export function addTranslation(
  json: unknown,
  translation: Translation,
  language: string,
  where: string,
): void {
  for (const [path, said] of Object.entries(translation)) {
    const steps = path.split('/');
    const found = steps.reduce<unknown>(step, json);
    if (typeof said === 'string' && isText(found)) found[language] = said;
    else if (Array.isArray(said) && Array.isArray(found) && WORD_LISTS.has(steps.at(-1)!))
      found.push(...said);
    else
      throw new FileError(
        `${where}: "${path}" leads to no ${typeof said === 'string' ? 'text' : 'list of words'}`,
      );
  }
}

/** The paths of all texts, in the order of the file: what a translation should hold. */
export function textPaths(json: unknown, path: readonly string[] = []): string[] {
  if (isText(json)) return [path.join('/')];
  if (Array.isArray(json)) return json.flatMap((item, i) => textPaths(item, [...path, nameOf(item, i)]));
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) => textPaths(value, [...path, key]));
}

function step(from: unknown, name: string): unknown {
  if (Array.isArray(from)) return from.find((item, i) => nameOf(item, i) === name);
  return typeof from === 'object' && from !== null && Object.hasOwn(from, name)
    ? (from as Record<string, unknown>)[name]
    : undefined;
}

function nameOf(item: unknown, index: number): string {
  const { id, person, from } = (item ?? {}) as Record<string, unknown>;
  if (typeof id === 'string') return id;
  return typeof person === 'string' && typeof from === 'string' ? `${person}, ${from}` : String(index);
}

function isText(value: unknown): value is Record<string, string> {
  return typeof value === 'object' && value !== null && 'en' in value && typeof value.en === 'string';
}
