import type { Language } from '../answer/answer.ts';
import type { Impossible } from './settings-vocabulary.ts';

/** Why the words after `/digest` set nothing. */
export type Mistake =
  | { readonly what: 'unknown' | 'no-time' | 'offset' | 'takes-nothing' | Impossible; readonly word: string }
  | { readonly what: 'zones' | 'near'; readonly word: string; readonly choices: readonly string[] }
  | { readonly what: 'two'; readonly first: string; readonly second: string }
  | { readonly what: 'which-day' | 'which-time' | 'no-days' };

const MAX_SHOWN = 40;

type Words = Readonly<Record<Mistake['what'], (word: string, choices: string) => string>>;

const en: Words = {
  unknown: (word) =>
    `"${word}" is no time zone or other setting that I know, so nothing was changed. You can write: /digest on 08:00 Europe/Madrid mon-fri`,
  'no-time': (word) => `"${word}" is no time of day; write 00:00 to 23:59, or 8 am, 8 pm.`,
  offset: (word) =>
    `"${word}" knows no daylight saving time; name a city instead, such as Berlin, New York or Shanghai.`,
  'takes-nothing': (word) =>
    `/digest ${word} takes no settings, so nothing was changed. To change some: /digest on 08:00 mon-fri. To stop it: /digest off.`,
  often: (word) =>
    `"${word}" cannot be: a chat gets at most one digest a day. Name one time: /digest on 08:00.`,
  dates: (word) =>
    `I keep no dates such as "${word}", so nothing was changed. /digest off stops it and keeps the settings; /digest on starts it again.`,
  session: () =>
    'Please name a time of day. New York opens at 09:30 and closes at 16:00: /digest on 09:30 New York mon-fri',
  language: (word) =>
    `I write digests in English, Spanish and Chinese, not in "${word}": /digest on in english`,
  zones: (word, choices) => `"${word}" means several time zones. Name a city, such as ${choices}.`,
  near: (word, choices) => `"${word}" is no time zone or other setting that I know; did you mean ${choices}?`,
  two: (first, second) => `Which of the two: ${first} or ${second}? A chat has one digest, once a day.`,
  'which-day': () => 'On which day of the week? For example: /digest on monday 08:00',
  'which-time': () => 'At what time exactly? For example: /digest on 08:00, or 8 pm',
  'no-days': () => 'That leaves no day of the week. For example: /digest on mon-fri',
};

const es: Words = {
  unknown: (word) =>
    `no conozco «${word}» como zona horaria ni como ajuste; no se ha cambiado nada. Puede escribir: /digest on 08:00 Europe/Madrid lun-vie`,
  'no-time': (word) => `«${word}» no es una hora del día; escriba de 00:00 a 23:59, o 8 am, 8 pm.`,
  offset: (word) =>
    `«${word}» no conoce el horario de verano; nombre una ciudad, como Madrid, Ciudad de México o Bogotá.`,
  'takes-nothing': (word) =>
    `/digest ${word} no lleva ajustes; no se ha cambiado nada. Para cambiarlos: /digest on 08:00 lun-vie. Para pararlo: /digest off.`,
  often: (word) =>
    `«${word}» no es posible: un chat recibe como mucho un resumen al día. Nombre una hora: /digest on 08:00.`,
  dates: (word) =>
    `no guardo fechas como «${word}»; no se ha cambiado nada. /digest off lo para y conserva los ajustes; /digest on lo reanuda.`,
  session: () =>
    'nombre una hora del día. Nueva York abre a las 09:30 y cierra a las 16:00: /digest on 09:30 New York lun-vie',
  language: (word) => `escribo resúmenes en español, inglés y chino, no en «${word}»: /digest on en español`,
  zones: (word, choices) => `«${word}» puede ser varias zonas horarias. Nombre una ciudad, como ${choices}.`,
  near: (word, choices) => `no conozco «${word}» como zona horaria ni como ajuste; ¿quería decir ${choices}?`,
  two: (first, second) => `¿cuál de los dos: ${first} o ${second}? Un chat tiene un resumen, una vez al día.`,
  'which-day': () => '¿qué día de la semana? Por ejemplo: /digest on lunes 08:00',
  'which-time': () => '¿a qué hora exacta? Por ejemplo: /digest on 08:00, u 8 pm',
  'no-days': () => 'así no queda ningún día de la semana. Por ejemplo: /digest on lun-vie',
};

const zh: Words = {
  unknown: (word) =>
    `“${word}”不是我认识的时区或设置，未作更改。可以这样写：/digest on 08:00 Asia/Shanghai 工作日`,
  'no-time': (word) => `“${word}”不是有效的时间；请写00:00至23:59，或早上8点、晚上8点。`,
  offset: (word) => `“${word}”不含夏令时信息；请写城市名，例如上海、纽约、伦敦。`,
  'takes-nothing': (word) =>
    `/digest ${word} 不带设置，未作更改。更改设置：/digest on 08:00 工作日。关闭：/digest off。`,
  often: (word) => `无法设为“${word}”：每个聊天每天最多一份摘要。请写一个时间：/digest on 08:00。`,
  dates: (word) => `我不记录“${word}”这样的日期，未作更改。/digest off 关闭并保留设置，/digest on 重新开启。`,
  session: () => '请写具体时间。纽约09:30开盘、16:00收盘：/digest on 09:30 纽约 工作日',
  language: (word) => `摘要只有中文、英文和西班牙文，没有“${word}”：/digest on 中文`,
  zones: (word, choices) => `“${word}”可能指多个时区。请写城市名，例如${choices}。`,
  near: (word, choices) => `“${word}”不是我认识的时区或设置；您是指${choices}吗？`,
  two: (first, second) => `${first}还是${second}？每个聊天只有一份摘要，每天一次。`,
  'which-day': () => '星期几？例如：/digest on 周一 08:00',
  'which-time': () => '具体几点？例如：/digest on 08:00',
  'no-days': () => '这样就没有任何一天了。例如：/digest on 工作日',
};

const WORDS: Readonly<Record<Language, Words>> = { en, es, zh };

/** One or two sentences: what is wrong, where, and what can be typed. */
export function mistakeText(mistake: Mistake, language: Language): string {
  const say = WORDS[language][mistake.what];
  if ('first' in mistake) return say(mistake.first, mistake.second);
  const word = 'word' in mistake ? mistake.word.slice(0, MAX_SHOWN) : '';
  return say(word, 'choices' in mistake ? mistake.choices.join(', ') : '');
}

/** Ends the reading; caught where it began. */
export class Misread extends Error {
  readonly mistake: Mistake;
  constructor(mistake: Mistake) {
    super(mistake.what);
    this.mistake = mistake;
  }
}
