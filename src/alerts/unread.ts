import { indexOfPhrase, normalise } from '../answer/matcher.ts';
import { IDEAS } from './ideas.ts';
import { PHRASES } from './phrases.ts';
import type { Reader } from './reader.ts';
import { FURTHER_CLAUSES, FURTHER_TYPED, withoutAccents } from './typed.ts';
import { familyNames } from './words.ts';

const plain = (words: string): string => words.normalize('NFD').replace(/\p{M}/gu, '');

/** Words that carry nothing, or politeness: free everywhere. */
const FREE_LATIN = new Set(
  [
    'a an the of to in on at by for from with is are be been being was it its this that these there here if when',
    'whenever as soon then so me my i we us you your please pls plz thanks thank thx hi hello hey ok okay yes can could',
    'would will shall should want wish need like get gets got getting go goes going give let make do does set add create',
    'new put watch monitor track check see say tell know send message alert alerts notify warn ping remind price prices',
    'level index value rate yield yields number spread point points market closing close time any some one again also',
    'just now more than s t re ll m once until till back it out way ever did between',
    'el la los las un una unos unas de del al a en por para con que se si cuando es son sea esté este esta esto me mi te',
    'le su por favor gracias hola quiero quisiera puede puedes podría avisar avísame aviso alerta alertas pon crea nueva',
    'precio nivel índice indice valor bono y valga llegue esté está cotice haya más mas entre',
    ...FURTHER_CLAUSES.flatMap(({ isSpaced, free }) => (isSpaced ? [free, plain(free)] : [])),
    'jab to ho jaye ka ki ko hai mujhe',
  ]
    .join(' ')
    .split(' '),
);
const CJK = /[\u3040-\u30ff\u3400-\u9fff]/;
const FREE_CHINESE =
  /请问?|张|内|麻烦|帮我|帮忙|谢谢|感谢|您|你|我|们|当|时候?|如果|若|要是|一旦|的话?|了|就|都|给|让|想|要|在|是|和|与|则|再|会|请|吧|呢|啊|哦|发|消息|短信|一下|价格|价|点位?|指数|数值|水平|收益率|盎司|美元|国债|美债|や|が|は|を|に|で|の|と|ら|たら|ください|その|后|及时|第一时间|马上|立刻|立即|设置?|个|到|至|从|每股|\//gu;

const escaped = (words: readonly string[]): string =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
    .join('|');
/** Japanese has no spaces: free words are taken off both ends of what is left, never out of another word. */
const JAPANESE = escaped(FURTHER_CLAUSES.flatMap(({ isSpaced, free }) => (isSpaced ? [] : free.split(' '))));
const FREE_JAPANESE = new RegExp(
  `(?<![\\u3040-\\u9fff])(?:${JAPANESE})+|(?:${JAPANESE})+(?![\\u3040-\\u9fffー])`,
  'gu',
);
/** Units and words such as "million" of the further languages. */
const FURTHER_UNITS = ((): RegExp => {
  const names = FURTHER_TYPED.flatMap(({ units, factors }) => [
    ...Object.values(units).flat(),
    ...factors.flatMap(([, words]) => words),
  ]).map(normalise);
  const [cjk, latin] = [true, false].map((is) => names.filter((name) => CJK.test(name) === is));
  return new RegExp(`(?<![\\p{L}])(?:${withoutAccents(escaped(latin!))})(?![\\p{L}])|${escaped(cjk!)}`, 'gu');
})();

/** Where a number with its unit stands, and signs. */
const NUMBERS =
  /(?:us\$|\$)?[-+−±]?\d[\d.,]*\s?(?:万亿|亿|万|千|十亿|百万|兆|億|百|[kmbt]n?(?![\p{L}])|%|％|σ)*/gu;
const UNITS =
  /(?<![\p{L}])(?:percent|per cent|por ciento|percentage points?|puntos porcentuales|pp|bps?|pb|basis points?|puntos básicos|puntos basicos|decibans|db|usual (?:daily )?moves?|sigmas?|standard deviations?|std devs?|std|desviaciones(?: típicas| estándar)?|movimientos habituales|us dollars?|dollars?|usd|dólares|dolares|pts?|puntos|yen|yenes|thousand|mil(?: millones)?|millones|millions?|billions?|billones|trillions?|euros?)(?![\p{L}])|个?百分点|个?基点|[个倍]?标准差|倍常态波动|美金|日元|分贝|点/gu;

let known: readonly string[] | undefined;
function knownPhrases(): readonly string[] {
  known ??= [
    ...Object.values(PHRASES).flat(),
    ...IDEAS.flatMap(({ all }) => all.flat()),
    ...familyNames().flatMap(({ names }) => names),
  ]
    .map(normalise)
    .filter((phrase) => /[\p{L}]/u.test(phrase))
    .sort((a, b) => b.length - a.length);
  return known;
}

/** Between two readings they belong to the rule; else something is lost behind them. */
const AND = new Set(['and', 'y', 'e', 'et', 'und', 'vs', 'versus']);

/**
 * Words of the text that no reader knows, in its order. They may have meant something, so that they are named to the
 * person before anything is armed; nothing else is done with them.
 * @param labels everything that what the rule is on is called, also ids of sources
 */
export function unreadIn({ rest, assets }: Reader, labels: readonly string[]): string[] {
  const own = new Set(labels.flatMap((label) => normalise(label).split(/[^\p{L}\d]+/u)));
  // Units first: "usual moves" holds a verb.
  let left = rest.replace(UNITS, '\u0000').replace(FURTHER_UNITS, '\u0000').replace(NUMBERS, '\u0000');
  const blank = (phrase: string): void => {
    for (let at = indexOfPhrase(left, phrase); at >= 0; at = indexOfPhrase(left, phrase))
      left = `${left.slice(0, at)}\u0000${left.slice(at + phrase.length)}`;
  };
  for (const phrase of knownPhrases()) blank(phrase);
  // Kana tells Japanese from Chinese, where small words are others.
  left = left.replace(/[\u3040-\u30ff]/u.test(rest) ? FREE_JAPANESE : FREE_CHINESE, '\u0000');
  return left
    .split(/[^\p{L}\p{M}\d'’@#]+/u)
    .map((word) => word.replace(/^['’]+|['’]+$/g, '').replace(/^[ldsmn]'|^qu'|'s$/g, ''))
    .filter(
      (word) =>
        /[\p{L}\d]/u.test(word) &&
        !FREE_LATIN.has(word) &&
        !own.has(word) &&
        !(assets.length > 1 && AND.has(word)),
    );
}
