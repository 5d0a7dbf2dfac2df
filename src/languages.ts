/** Languages the narrator can write. Others are answered in English with a note. */
export const LANGUAGES = ['en', 'zh', 'es', 'de', 'fr', 'pt', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Those whose words do not stand in the first files of words and data, but in files of their own beside them. */
export type FurtherLanguage = Exclude<Language, 'en' | 'zh' | 'es'>;

/** Text that data must bring along, in English at least: what it lacks is said in English. */
export type Translated = Readonly<Record<Language, string>>;

/** A name that is the same in every language. */
export const inAll = (name: string): Translated =>
  Object.fromEntries(LANGUAGES.map((language) => [language, name])) as Translated;

/** Of a device or a setting: "zh-Hans", "es-AR", "EN". Undefined for a language that the narrator does not write. */
export function languageOfTag(tag: string | null | undefined): Language | undefined {
  const [language] = (tag ?? '').toLowerCase().split(/[-_]/);
  return LANGUAGES.find((known) => known === language);
}
