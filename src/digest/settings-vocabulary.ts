import type { Language } from '../answer/answer.ts';
import type { DigestLength } from './build.ts';
import { type DigestTyped, FURTHER_TYPED } from './typed.ts';

export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
export const WORK_DAYS: readonly number[] = [1, 2, 3, 4, 5];

export const DIGEST_ACTIONS = ['on', 'off', 'now', 'status', 'preview'] as const;
export type DigestAction = (typeof DIGEST_ACTIONS)[number];

/** Why words are refused; said by settings-words.ts. */
export type Impossible =
  | 'often'
  | 'dates'
  | 'session'
  /** Another language than those of answers. */
  | 'language';

/** What one word, or several that belong together, say. */
export type Meaning =
  | { readonly kind: 'action'; readonly action: DigestAction }
  | { readonly kind: 'days'; readonly days: readonly number[] }
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'length'; readonly length: DigestLength }
  | { readonly kind: 'pictures' }
  /** "No pictures", "not on sundays". */
  | { readonly kind: 'not' }
  | { readonly kind: 'yes' }
  /** Between two days: "to". */
  | { readonly kind: 'to' }
  | { readonly kind: 'half'; readonly half: HalfDay }
  /** A time of its own: noon, midnight. */
  | { readonly kind: 'clock'; readonly time: string }
  /** After a number: "o'clock". */
  | { readonly kind: 'oclock' }
  /** Minutes after a number of hours: "and a half". */
  | { readonly kind: 'minutes'; readonly minutes: number }
  /** Minutes before a number of hours: "half past". */
  | { readonly kind: 'past'; readonly minutes: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'weekly' }
  | { readonly kind: 'impossible'; readonly why: Impossible }
  | { readonly kind: 'filler' };
/** `night`: late in the evening, or the hours after midnight. */
export type HalfDay = 'am' | 'pm' | 'night';

const words = (text: string): string[] => text.split('|');
const numbers = (text: string, from = 1): [string, Meaning][] =>
  words(text).map((word, i) => [word, { kind: 'number', value: from + i }]);

/** All in lower case and without accents; English, Spanish, Chinese, and what is common in German, French, Portuguese, Japanese and Hindi. */
const LISTS: readonly (readonly [Meaning, string])[] = [
  [
    { kind: 'action', action: 'on' },
    'on|start|enable|activate|turn on|switch on|resume|subscribe|set|change|move|activar|activa|encender|enciende|reanudar|suscribir|cambiar|cambia|开|开启|打开|启用|恢复|订阅|改|改成|改到|改为|设为|einschalten|activer|ligar',
  ],
  [
    { kind: 'action', action: 'off' },
    'off|stop|disable|deactivate|turn off|switch off|pause|cancel|unsubscribe|delete|remove|mute|desactivar|desactiva|apagar|apaga|parar|cancelar|cancela|quitar|pausar|pausa|关|关闭|关掉|停|停止|停用|取消|暂停|退订|删除|aus|ausschalten|arreter|desligar',
  ],
  [
    { kind: 'action', action: 'now' },
    'now|right now|ahora|ahora mismo|ya|现在|马上|立即|jetzt|maintenant|agora',
  ],
  [
    { kind: 'action', action: 'status' },
    "status|settings|info|help|what's set|whats set|what is set|when is the next|when's the next|next|what time|when|estado|ajustes|ayuda|cuando es el proximo|proximo|状态|设置|查看|帮助|下一次|下次|什么时候",
  ],
  [
    { kind: 'action', action: 'preview' },
    'preview|test|sample|example|prueba|ejemplo|vista previa|预览|试试|测试|示例',
  ],
  [
    { kind: 'days', days: EVERY_DAY },
    'daily|everyday|every day|each day|all days|all week|every morning|every evening|every night|diario|diaria|diariamente|a diario|todos los dias|cada dia|todas las mananas|cada manana|每天|每日|天天|taglich|jeden tag|tous les jours|chaque jour|todos os dias|毎日|roz|har din',
  ],
  [
    { kind: 'days', days: WORK_DAYS },
    'weekday|weekdays|workday|workdays|working day|working days|business day|business days|trading day|trading days|laborables|dias laborables|dias habiles|dia laborable|todos los dias laborables|todos los dias habiles|entre semana|工作日|平日|交易日|werktag|werktags|wochentags|en semaine|jours ouvrables|jours ouvres|dias uteis',
  ],
  [
    { kind: 'days', days: [6, 7] },
    'weekend|weekends|fin de semana|fines de semana|周末|週末|wochenende|week end|fim de semana|fins de semana',
  ],
  [
    { kind: 'days', days: [1] },
    'mon|monday|mondays|lun|lunes|周一|星期一|礼拜一|每周一|montag|montags|lundi|segunda|segundas|segunda feira|seg|月曜',
  ],
  [
    { kind: 'days', days: [2] },
    'tue|tues|tuesday|tuesdays|mar|martes|周二|星期二|礼拜二|每周二|dienstag|dienstags|mardi|terca|tercas|terca feira|ter|火曜',
  ],
  [
    { kind: 'days', days: [3] },
    'wed|wednesday|wednesdays|mie|miercoles|周三|星期三|礼拜三|每周三|mittwoch|mittwochs|mercredi|quarta|quartas|quarta feira|qua|水曜',
  ],
  [
    { kind: 'days', days: [4] },
    'thu|thur|thurs|thursday|thursdays|jue|jueves|周四|星期四|礼拜四|每周四|donnerstag|donnerstags|jeudi|quinta|quintas|quinta feira|qui|木曜',
  ],
  [
    { kind: 'days', days: [5] },
    'fri|friday|fridays|vie|viernes|周五|星期五|礼拜五|每周五|freitag|freitags|vendredi|sexta|sextas|sexta feira|sex|金曜',
  ],
  [
    { kind: 'days', days: [6] },
    'sat|saturday|saturdays|sab|sabado|sabados|周六|星期六|礼拜六|每周六|samstag|samstags|samedi|土曜',
  ],
  [
    { kind: 'days', days: [7] },
    'sun|sunday|sundays|dom|domingo|domingos|周日|周天|星期日|星期天|礼拜天|每周日|sonntag|sonntags|dimanche|日曜',
  ],
  [{ kind: 'language', language: 'en' }, 'english|ingles|英文|英语|englisch|anglais|英語'],
  [
    { kind: 'language', language: 'es' },
    'es|spanish|espanol|castellano|西班牙语|西班牙文|spanisch|espagnol|espanhol',
  ],
  [
    { kind: 'language', language: 'zh' },
    'zh|chinese|chino|mandarin|中文|汉语|简体中文|简体|chinesisch|chinois',
  ],
  [{ kind: 'language', language: 'de' }, 'german|deutsch|aleman|alemao|allemand|德语|德文'],
  [{ kind: 'language', language: 'fr' }, 'french|francais|frances|franzosisch|法语|法文'],
  [
    { kind: 'language', language: 'pt' },
    'pt|portuguese|portugues|brazilian|portugiesisch|portugais|葡萄牙语|葡萄牙文|葡语',
  ],
  [{ kind: 'language', language: 'ja' }, 'ja|japanese|japones|japanisch|japonais|日本語|日语|日文'],
  [
    { kind: 'impossible', why: 'language' },
    'italian|italiano|italien|italienisch|hindi|hinglish|russian|russisch|korean|koreanisch|arabic|arabisch',
  ],
  [
    { kind: 'length', length: 'short' },
    'short|shorter|brief|briefer|compact|corto|corta|breve|mas corto|短|短一点|简短|简短一点|短点|简洁|kurz|kurzer|court|curto',
  ],
  [{ kind: 'length', length: 'normal' }, 'normal|medium|standard|medio|标准|普通|正常'],
  [
    { kind: 'length', length: 'long' },
    'long|longer|detailed|full|largo|larga|mas largo|detallado|completo|长|长一点|详细|详细一点|lang|ausfuhrlich|longo',
  ],
  [
    { kind: 'pictures' },
    'picture|pictures|image|images|chart|charts|graph|graphs|photo|photos|imagen|imagenes|foto|fotos|grafico|graficos|图片|图|配图|图表|bild|bilder|bilde|imagem|imagens',
  ],
  [
    { kind: 'not' },
    "no|not|not on|but not|without|none|except|except on|except for|excluding|sin|excepto|salvo|menos|不要|不带|不附|不|无|没有|除了|除|ohne|keine|ausser|sans|sauf|exceto|sem|no more|don't|stop sending",
  ],
  [{ kind: 'yes' }, 'yes|with|si|con|要|带|附|加|mit|avec|com'],
  [{ kind: 'to' }, 'to|through|thru|till|until|a|al|hasta|ate|bis|au|到|至|-|–|—|~|〜'],
  [
    { kind: 'half', half: 'am' },
    'am|in the morning|morning|de la manana|por la manana|en la manana|早上|早晨|上午|清晨|凌晨|morgens|fruh|du matin|le matin|matin|da manha|朝|午前|subah',
  ],
  [
    { kind: 'half', half: 'pm' },
    'pm|in the afternoon|in the evening|afternoon|evening|de la tarde|por la tarde|en la tarde|下午|傍晚|nachmittags|abends|du soir|soir|da tarde|夕方|午後|shaam',
  ],
  [
    { kind: 'half', half: 'night' },
    'at night|night|de la noche|por la noche|en la noche|晚上|夜里|nachts|da noite|夜|raat',
  ],
  [
    { kind: 'clock', time: '12:00' },
    'noon|midday|mediodia|al mediodia|a mediodia|正午|中午|mittag|mittags|midi|meio dia',
  ],
  [
    { kind: 'clock', time: '00:00' },
    'midnight|medianoche|a medianoche|午夜|半夜|零点|mitternacht|minuit|meia noite',
  ],
  [{ kind: 'oclock' }, "o'clock|oclock|uhr|h|hs|hrs|horas|heures|点|點|点钟|点整|时|時|baje|en punto|sharp"],
  [{ kind: 'minutes', minutes: 30 }, '半|点半|點半|时半|時半|y media|et demie|e meia'],
  [{ kind: 'minutes', minutes: 15 }, '点一刻|一刻|y cuarto|et quart'],
  [{ kind: 'minutes', minutes: 45 }, '点三刻|三刻'],
  [{ kind: 'minutes', minutes: -15 }, 'menos cuarto'],
  [{ kind: 'past', minutes: 30 }, 'half past'],
  [{ kind: 'past', minutes: -30 }, 'halb'],
  [{ kind: 'past', minutes: 15 }, 'quarter past|a quarter past|viertel nach'],
  [{ kind: 'past', minutes: -15 }, 'quarter to|a quarter to|viertel vor'],
  [
    { kind: 'weekly' },
    'weekly|once a week|every week|semanal|una vez a la semana|cada semana|每周|每星期|wochentlich|hebdomadaire',
  ],
  [
    { kind: 'impossible', why: 'often' },
    'hourly|every hour|each hour|twice|twice a day|cada hora|dos veces|dos veces al dia|每小时|每天两次|两次|stundlich|monthly|every month|once a month|每月|mensual',
  ],
  [
    { kind: 'impossible', why: 'dates' },
    'tomorrow|today|tonight|for a week|for a day|for a month|for a while|for two weeks|next week|this week|manana|hoy|por una semana|durante una semana|明天|今天|一周|morgen|demain|amanha|明日|from now on until|until',
  ],
  [
    { kind: 'impossible', why: 'session' },
    'open|opening|close|closing|market|market open|market close|the open|the close|the bell|before|after|antes|despues|apertura|cierre|开盘|收盘|盘前|盘后',
  ],
  [
    { kind: 'filler' },
    "at|in|every|each|day|days|time|zone|timezone|language|length|and|las|los|la|el|en|cada|dia|dias|y|de|del|version|mode|please|pls|thanks|just|only|make|turn|switch|it|them|me|send|sending|show|give|want|i|i'd|like|a|an|the|one|post|digest|of|this|for|my|is|para|are|hora|horario|formato|quiero|envia|enviame|por favor|favor|gracias|solo|idioma|zona|horaria|resumen|请|每个|给我|我|要求|用|时间|时区|的|在|每|发|发送|一份|一下|吧|版|除外|摘要|um|im|auf|jeden|und|der|die|das|bitte|du|le|les|tous|en|os|as|e|o|do|da|dans|pour|に|で|の|ko|ka|o’clock",
  ],
];

const CJK_NUMBERS = numbers('一|二|三|四|五|六|七|八|九|十|十一|十二');
const NUMBER_WORDS: readonly [string, Meaning][] = [
  ...numbers('one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'),
  ...numbers('una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce'),
  ...numbers('eins|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|elf|zwolf'),
  ['两', { kind: 'number', value: 2 }],
];

/** What one further language adds; a word that means something already keeps that. */
function typedMeanings(typed: DigestTyped): [string, Meaning][] {
  const all = (words: readonly string[], meaning: Meaning): [string, Meaning][] =>
    words.map((word) => [word, meaning]);
  const each = <V>(table: Readonly<Record<string, V>>, meaning: (value: V) => Meaning): [string, Meaning][] =>
    Object.entries(table).map(([word, value]) => [word, meaning(value)]);
  return [
    ...all(typed.fillers, { kind: 'filler' }),
    ...all(typed.yes, { kind: 'yes' }),
    ...all(typed.no, { kind: 'not' }),
    ...all(typed.pictures, { kind: 'pictures' }),
    ...each(typed.lengths, (length) => ({ kind: 'length', length })),
    ...each(typed.languages, (language) => ({ kind: 'language', language })),
    ...each(typed.days, (days) => ({ kind: 'days', days })),
    ...each(typed.actions, (action) => ({ kind: 'action', action })),
  ];
}

/** Every phrase by its plain words, joined by one space. */
export const VOCABULARY: ReadonlyMap<string, Meaning> = new Map([
  ...FURTHER_TYPED.toReversed().flatMap(typedMeanings),
  ...CJK_NUMBERS,
  ...NUMBER_WORDS,
  ...LISTS.toReversed().flatMap(([meaning, list]) => words(list).map((word) => [word, meaning] as const)),
]);

/** Short names of days, which are other words when they stand alone: "Mo-Fr", "L-V". */
export const SHORT_DAYS: Readonly<Record<string, number>> = {
  ...{ mo: 1, di: 2, mi: 3, do: 4, fr: 5, sa: 6, so: 7 },
  ...{ l: 1, m: 2, x: 3, j: 4, v: 5, s: 6, d: 7 },
};
