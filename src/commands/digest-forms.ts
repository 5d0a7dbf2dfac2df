import { DIGEST_LENGTHS } from '../digest/build.ts';
import { type DigestAction, type DigestWish, parseDigestWish } from '../digest/settings.ts';
import { InputError } from '../errors.ts';
import { inAll, LANGUAGES, type Language } from '../languages.ts';
import type { CommandForm, FormField } from './declaration.ts';
import { commandText } from './words.ts';

/** `/digest` to be filled in. Everything becomes the settings text that `parseDigestWish` reads. */

const MAX_TYPED = 100;
/** Monday first. A lone digit would be an hour. */
export const DAY_WORDS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** As people call their own language. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  en: 'English',
  zh: '中文',
  es: 'Español',
  de: 'Deutsch',
  fr: 'Français',
  pt: 'Português',
  ja: '日本語',
};

type Setting = Exclude<keyof DigestWish, 'action'>;

/** What typed words set; undefined when they cannot be read. */
function settingsIn(typed: string): DigestWish | undefined {
  try {
    return parseDigestWish(`on ${typed}`);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

/** The value of one setting, when the words set that one and nothing else. */
function alone<K extends Setting>(key: K, typed: string): DigestWish[K] | undefined {
  const wish = settingsIn(typed);
  const others = wish && Object.keys(wish).some((found) => found !== 'action' && found !== key);
  return others ? undefined : wish?.[key];
}

/** "8pm" as "20:00"; undefined when it is no time of day. */
export function timeWords(typed: string): string | undefined {
  return alone('time', typed);
}

/** "mon-wed" as "mon,tue,wed"; undefined when it names no days. */
export function dayWords(typed: string): string | undefined {
  return alone('weekdays', typed)
    ?.map((day) => DAY_WORDS[day - 1])
    .join(',');
}

/** A zone that nobody knows stays as it is: the command names those that are near. */
function zoneWords(typed: string): string | undefined {
  return settingsIn(typed) ? alone('zone', typed) : typed;
}

const language: FormField = {
  name: 'language',
  description: commandText('digest.language'),
  input: {
    kind: 'choice',
    choices: LANGUAGES.map((value) => ({ value, name: inAll(LANGUAGE_NAMES[value]) })),
  },
};
const length: FormField = {
  name: 'length',
  description: commandText('digest.length'),
  input: {
    kind: 'choice',
    choices: DIGEST_LENGTHS.map((value) => ({ value, name: commandText(`length.${value}`) })),
  },
};

/** In the order of `DIGEST_ACTIONS`. A field that is left out keeps its setting. */
const FORMS: Readonly<Record<DigestAction, Omit<CommandForm, 'name'>>> = {
  on: {
    description: commandText('digest.on'),
    fields: [
      {
        name: 'time',
        description: commandText('digest.time'),
        input: { kind: 'text', maxLength: MAX_TYPED, complete: 'time', read: timeWords },
      },
      {
        name: 'zone',
        description: commandText('digest.zone'),
        input: { kind: 'text', maxLength: MAX_TYPED, complete: 'zone', read: zoneWords },
      },
      {
        name: 'days',
        description: commandText('digest.days'),
        input: { kind: 'text', maxLength: MAX_TYPED, complete: 'days', read: dayWords },
      },
      language,
      length,
      {
        name: 'pictures',
        description: commandText('digest.pictures'),
        input: { kind: 'flag', yes: 'pictures', no: 'no pictures' },
      },
    ],
  },
  off: {
    description: commandText('digest.off'),
    fields: [],
  },
  now: {
    description: commandText('digest.now'),
    fields: [],
  },
  status: {
    description: commandText('digest.status'),
    fields: [],
  },
  preview: {
    description: commandText('digest.preview'),
    fields: [language, length],
  },
};

export const DIGEST_FORMS: readonly CommandForm[] = (Object.keys(FORMS) as DigestAction[]).map((name) => ({
  name,
  ...FORMS[name],
}));
