import {
  type ClauseReader,
  COUNT,
  unspaced as chinese,
  DAY_MS,
  eachTime,
  lasts,
  spaced as latin,
  once,
  pause,
  type TermsWish,
  UNIT,
  until,
} from './clause-parts.ts';
import { FURTHER_CANNOT, further, HOURS } from './clauses-further.ts';
import { ANY_DAY, ANY_WEEKDAY } from './last-day.ts';

/**
 * Words about how often and how long: "at most once a day", "once only", "for the next two weeks", "until Friday". They
 * are read before the rule and taken out of its text, so that no number of theirs becomes a threshold.
 */
export interface Clauses {
  /** The text without them; positions do not stay. */
  readonly rest: string;
  readonly wish: TermsWish;
  /** Words that contradict others, or that no alert can do. */
  readonly cannot?: string;
}

const SPAN = `(?:(?<count>${COUNT}) ?)?(?<unit>${UNIT})`;
const COUNTED = `(?<count>${COUNT}) ?(?<unit>${UNIT})`;
const DAY = `(?<day>${ANY_DAY})`;
const MOST =
  '(?:(?:at most|no more than|not more than|not more often than|max(?:imum)?|only|just|no more often than|como mucho|como máximo|como maximo|a lo sumo|máximo|maximo|no más de|no mas de|solo|sólo|solamente) )?';
const TELL =
  '(?:(?:tell|alert|notify|ping|warn|remind|message|text|avísame|avisame|avísenme)(?: me)? |(?:提醒|通知|告诉|告知|发送?)我?)?';
const LIMIT_ZH = '(?:最多|至多|只|仅|不超过)?';

/** In English, Spanish and Chinese, with those of other languages behind them. */
const READERS: readonly ClauseReader[] = [
  // How often.
  [
    latin(
      `${MOST}${TELL}${MOST}(?:once|one time|1 time|1x|one (?:message|alert|ping)|una(?: sola)? vez|un (?:aviso|mensaje)) (?:(?:a|an|per|each|every|in|within|al|a la|por|cada|in any|en) )(?:an? )?${SPAN}`,
    ),
    pause,
  ],
  [latin(`${MOST}once daily`), () => ({ pauseMs: DAY_MS })],
  [latin(`${MOST}once weekly`), () => ({ pauseMs: 7 * DAY_MS })],
  [
    latin(
      `${MOST}${TELL}(?<times>twice|(?:\\d|two|three|four|five|dos|tres|cuatro|cinco) (?:times|veces)) (?:a|an|per|each|every|al|a la|por|cada) ${SPAN}`,
    ),
    pause,
  ],
  [latin(`(?:with )?(?:a |an )?(?:cooldown|cool down|pause)(?: of| period of)? ${COUNTED}`), pause],
  [latin(`(?:with )?(?:a |an )?${COUNTED} (?:cooldown|cool down|pause)`), pause],
  [
    chinese(
      `${LIMIT_ZH}${TELL}每隔?(?:(?<count>${COUNT}))?(?<unit>${UNIT})(?:内)?${LIMIT_ZH}${TELL}(?<times>[一两二三四五\\d]次)`,
    ),
    pause,
  ],
  [
    chinese(
      `${LIMIT_ZH}${TELL}(?<count>${COUNT})(?<unit>${UNIT})(?:内|之内)?${LIMIT_ZH}${TELL}(?<times>[一两二三四五\\d]次)`,
    ),
    pause,
  ],
  ...further.pause,
  // Once.
  [
    latin(
      `${TELL}(?:only |just |solo |sólo |solamente |únicamente |unicamente )(?:${TELL})(?:once|one time|a single time|una(?: sola| única)? vez)(?! (?!when |if |that )(?:\\S+ ){1,3}(?:is|are|goes|gets|falls|rises|drops|hits|reaches|breaks|crosses|closes)(?!\\p{L}))`,
    ),
    once,
  ],
  [
    latin(
      `(?:once|one time) only|one shot|one off|a single (?:time|alert|message)|(?:one|1) time(?: alert)?|once and (?:then )?(?:stop|done|delete(?: it)?|remove(?: it)?)|and then (?:stop|delete it|remove it)|${TELL}una sola vez|una única vez|un solo aviso|una vez y ya|una vez nada más`,
    ),
    once,
  ],
  [/(?<![\p{L}\d])once(?=[.!]?$|,|;)|^once[,:]/u, once],
  [
    chinese(
      `${TELL}(?:只|仅|就)(?:需|要|用)?${TELL}一次(?:就好|即可|就行|就够了|性)?|${TELL}一次(?:就好|即可|就行|就够了)|一次性(?:提醒|通知)?`,
    ),
    once,
  ],
  ...further.once,
  // Each time.
  [
    latin('(?:every|each|any) time|every crossing|repeatedly|cada vez(?: que)?|todas las veces(?: que)?'),
    eachTime,
  ],
  [chinese('每一?次都?(?:提醒|通知|告诉)?我?|每当'), eachTime],
  ...further.each,
  // How long.
  [
    latin(
      `(?:for|in|over|within|during|durante|en|por) (?:the |los |las |el |la )?(?:next|coming|próxim[oa]s?|proxim[oa]s?) ${SPAN}`,
    ),
    lasts,
  ],
  [
    latin(
      `(?:valid|active|good|on|running|keep (?:it|this)(?: on| active| alive| running)?|válid[oa]|valid[oa]|activ[oa]|vigente) (?:for|durante|por) ${COUNTED}`,
    ),
    lasts,
  ],
  [
    latin(
      `(?:and )?(?:it |that )?(?:should |shall |que )?(?:expires?|expiring|ends?|ending|stops?|delete it|remove it|caduca|caduque|expira|expire|vence|venza|termina|termine) (?:in|after|en|a los|a las|tras|después de|despues de) ${COUNTED}`,
    ),
    lasts,
  ],
  [
    chinese(
      `(?:在)?(?:未来|接下来|今后)?的?(?<count>${COUNT})(?<unit>${UNIT})(?:以内|之内|内)?有效|有效期?(?:为|是)?(?<count2>${COUNT})(?<unit2>${UNIT})`,
    ),
    (groups) => lasts({ count: groups.count ?? groups.count2, unit: groups.unit ?? groups.unit2 }),
  ],
  [chinese(`(?:在)?(?:未来|接下来|今后)的?(?<count>${COUNT})?(?<unit>${UNIT})(?:以内|之内|内|里)?`), lasts],
  [
    chinese(
      `(?<count>${COUNT})(?<unit>${UNIT})(?:之后|以后|后)(?:自动)?(?:过期|失效|到期|结束|停止|删除|作废)`,
    ),
    lasts,
  ],
  [
    latin(
      `(?:and )?(?:valid |active |keep it |keep it on |it )?(?:up )?(?:until|till|til|up to|through|(?:expires?|ends?|expiring|ending)(?: on)?|by|(?<before>before|antes del?)|hasta|caduca|caduque|expira|expire|termina|termine)(?: el| la)? ${DAY}`,
    ),
    until,
  ],
  [
    latin('(?:only|just|solo|sólo) (?<day>today|hoy)|(?<day2>today) only'),
    (groups) => until({ day: groups.day ?? groups.day2 }),
  ],
  [
    latin(
      '(?:only|just) this (?<day>week|month)|this (?<day2>week|month) only|solo est[ea] (?<day3>semana|mes)',
    ),
    ({ day, day2, day3 }) => until({ day: /week|semana/.test(`${day ?? day2 ?? day3}`) ? 'eow' : 'eom' }),
  ],
  [
    chinese(
      `(?:一直)?(?:有效)?(?:直到|截至|截止到?|有效期?(?:到|至)|到|至)${DAY}(?:为止|止|结束|有效)?(?<before>之前|以前|前)?(?:有效)?`,
    ),
    until,
  ],
  [chinese(`(?:在)?${DAY}(?<before>之前|以前|前)(?:有效)?`), until],
  [
    chinese('(?:只|仅)(?:在)?(?<day>今天)(?:有效)?|(?<day2>今天)有效'),
    (groups) => until({ day: groups.day ?? groups.day2 }),
  ],
  ...further.end,
];

/** How often or when, beyond what an alert can do; looked for in what the readers above left. */
const CANNOT = new RegExp(
  [
    `(?<![\\p{L}\\d])(?:twice|thrice|(?:\\d+|two|three|four|five|several|dos|tres|varias) (?:times|veces)|(?:every|each|cada) (?:other |second )?(?:day|week|month|year|minute|hour|morning|afternoon|evening|night|session|día|dia|semana|mes|mañana|noche|${ANY_WEEKDAY})|todos los (?:días|dias)|(?:on |los |el )?(?:${ANY_WEEKDAY}|mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekdays?|weekends?|fines? de semana)|entre semana|(?:during )?(?:market|trading|office|business|working) hours|pre ?market|after hours|(?:in|during) the (?:morning|afternoon|evening|night)|at night|por la (?:mañana|tarde|noche)|temporarily|for now|for a while|temporalmente|por ahora)(?![\\p{L}\\d])`,
    `每(?:个)?(?:天|日|周|月|年|星期|交易日)|(?:周|星期|礼拜)[一二三四五六日天]|工作日|周末|盘前|盘后|早上|上午|下午|晚上|夜里|[两三四五几多\\d]次|暂时`,
    ...FURTHER_CANNOT,
  ].join('|'),
  'u',
);

/** Reads and takes out the clauses of a normalised text. */
export function clausesIn(text: string): Clauses {
  let rest = text;
  let wish: TermsWish = {};
  let cannot: string | undefined;
  for (const [pattern, read] of READERS) {
    for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
      const part = read(match.groups ?? {});
      const contradicts =
        (part.end !== undefined && wish.end !== undefined) ||
        (part.pauseMs !== undefined && (wish.pauseMs ?? part.pauseMs) !== part.pauseMs) ||
        (part.once && wish.pauseMs !== undefined);
      if (contradicts) cannot ??= match[0].trim();
      wish = { ...wish, ...part };
      // A border stays, so that words around it do not become one.
      rest = `${rest.slice(0, match.index).trimEnd()} ${rest.slice(match.index + match[0].length).trimStart()}`;
    }
  }
  cannot ??= HOURS.exec(rest)?.[0];
  rest = rest
    .replace(/\s+/g, ' ')
    .replace(/ ([,;.])/g, '$1')
    .replace(/^[\s,;:，；、。]+|[\s,;，；、]+$/gu, '')
    .trim();
  return { rest, wish, ...(cannot === undefined ? {} : { cannot }) };
}

/** A time or number of messages that no alert can do; for texts without clauses. */
export function unservedIn(rest: string): string | undefined {
  return CANNOT.exec(rest)?.[0].trim();
}
