import { LANGUAGES, type Language } from '../answer/answer.ts';
import { DIGEST_LENGTHS, type DigestLength } from '../digest/build.ts';
import { type DigestAction, type DigestWish, parseDigestWish } from '../digest/settings.ts';
import { InputError } from '../errors.ts';
import type { CommandForm, FormField, Text } from './declaration.ts';

/** `/digest` to be filled in. Everything becomes the settings text that `parseDigestWish` reads. */

const MAX_TYPED = 100;
/** Monday first. A lone digit would be an hour. */
export const DAY_WORDS: readonly string[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** As people call their own language. */
const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español', zh: '中文' };
const LENGTH_NAMES: Readonly<Record<DigestLength, Text>> = {
  short: { en: 'short', zh: '短', es: 'corto' },
  normal: { en: 'normal', zh: '标准', es: 'normal' },
  long: { en: 'long', zh: '长', es: 'largo' },
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
  description: { en: 'language of the post', zh: '摘要的语言', es: 'idioma del resumen' },
  input: {
    kind: 'choice',
    choices: LANGUAGES.map((value) => {
      const name = LANGUAGE_NAMES[value];
      return { value, name: { en: name, zh: name, es: name } };
    }),
  },
};
const length: FormField = {
  name: 'length',
  description: { en: 'how much it tells', zh: '内容多少', es: 'cuánto cuenta' },
  input: { kind: 'choice', choices: DIGEST_LENGTHS.map((value) => ({ value, name: LENGTH_NAMES[value] })) },
};

/** In the order of `DIGEST_ACTIONS`. A field that is left out keeps its setting. */
const FORMS: Readonly<Record<DigestAction, Omit<CommandForm, 'name'>>> = {
  on: {
    description: {
      en: 'switch it on, or change what you fill in and keep the rest',
      zh: '开启，或更改所填项并保留其余设置',
      es: 'activarlo, o cambiar lo que rellene y conservar lo demás',
    },
    fields: [
      {
        name: 'time',
        description: {
          en: 'time of day, such as 08:00 or 8:30 pm',
          zh: '一天中的时间，如08:00或20:30',
          es: 'hora del día, como 08:00 o 20:30',
        },
        input: { kind: 'text', maxLength: MAX_TYPED, complete: 'time', read: timeWords },
      },
      {
        name: 'zone',
        description: {
          en: 'time zone, such as Europe/Madrid or New York',
          zh: '时区，如Asia/Shanghai或New York',
          es: 'zona horaria, como Europe/Madrid o New York',
        },
        input: { kind: 'text', maxLength: MAX_TYPED, complete: 'zone', read: zoneWords },
      },
      {
        name: 'days',
        description: {
          en: 'days of the week, such as daily, mon-fri or mon,wed',
          zh: '星期几，如每天、工作日或周一,周三',
          es: 'días de la semana, como diario, lun-vie o lun,mie',
        },
        input: { kind: 'text', maxLength: MAX_TYPED, complete: 'days', read: dayWords },
      },
      language,
      length,
      {
        name: 'pictures',
        description: { en: 'with a picture', zh: '附图', es: 'con imagen' },
        input: { kind: 'flag', yes: 'pictures', no: 'no pictures' },
      },
    ],
  },
  off: {
    description: {
      en: 'stop it; its settings are kept',
      zh: '关闭；保留设置',
      es: 'pararlo; se conservan sus ajustes',
    },
    fields: [],
  },
  now: {
    description: {
      en: 'a digest of now, for you alone',
      zh: '立即生成一份，仅您可见',
      es: 'un resumen de ahora, solo para usted',
    },
    fields: [],
  },
  status: {
    description: {
      en: 'its settings, the next one and the last ones',
      zh: '设置、下一次及最近几次',
      es: 'sus ajustes, el próximo y los últimos',
    },
    fields: [],
  },
  preview: {
    description: {
      en: 'how a digest would look, for you alone',
      zh: '预览摘要，仅您可见',
      es: 'cómo sería un resumen, solo para usted',
    },
    fields: [language, length],
  },
};

export const DIGEST_FORMS: readonly CommandForm[] = (Object.keys(FORMS) as DigestAction[]).map((name) => ({
  name,
  ...FORMS[name],
}));
