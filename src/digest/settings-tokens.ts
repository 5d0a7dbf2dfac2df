import type { Language } from '../answer/answer.ts';
import { type Meaning, plain } from './settings-meanings.ts';
import { VOCABULARY } from './settings-vocabulary.ts';
import { findZone } from './zones.ts';

/** A word as it was typed, and without case and accents. */
export interface Token {
  readonly shown: string;
  readonly key: string;
}

/** Words that belong together at most: "todos los dias laborables". */
export const MAX_PHRASE_WORDS = 5;
/** Characters of the longest words that are written without spaces. */
const MAX_PIECE = 10;
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const EDGES = /^[,;.。，；：!?！？¿¡()（）[\]"'“”«»…、:]+|[,;.。，；：!?！？¿¡()（）[\]"'“”«»…、:]+$/gu;

/** "1日1回", "每天一次", "週に2回": numbers that are no hours. */
const TIMES_A_DAY =
  /(毎日|每天|[1一]日|[1一]天|毎週|每周|週|毎月|每月|月)に?(?:最多)?([1-9一二两三四五])[回次]/gu;
const SPELLED: Readonly<Record<string, string>> = { 1: '毎日', 一: '毎日', 週: '毎週', 月: '毎月' };

/** Lists of days such as "1,3" or "mon,wed" and zones such as "Europe/Madrid" stay whole. */
export function tokensOf(text: string): Token[] {
  return text
    .normalize('NFKC')
    .replace(TIMES_A_DAY, (_, day: string, count: string) =>
      /[1一]/.test(count) ? ` ${SPELLED[day[0]!] ?? day} ` : ' 二回 ',
    )
    .trim()
    .split(/\s+/)
    .flatMap(splitMarks)
    .flatMap(splitScripts)
    .map((shown) => ({ shown, key: halfDayOf(plain(shown)) }))
    .filter(({ key }) => key !== '');
}

/** "a.m." and "p. m." alike. */
const halfDayOf = (key: string): string => (/^[ap]\.m\.?$/.test(key) ? key.replaceAll('.', '') : key);

function splitMarks(word: string): string[] {
  // "time=08:00", "language:es".
  const parts = word.split(/=|(?<=\p{L}):/u).flatMap((part) => {
    const bare = part.replace(EDGES, '');
    if (bare === '' || findZone(bare)) return [bare];
    if (/^\d+([,、]\d+)+$/.test(bare)) return [bare];
    // "Mon/Wed", but not a zone that is spelled wrongly.
    return bare.split(/[,，、;；]+/).flatMap((one) => {
      const days = one.split('/');
      return days.every((day) => VOCABULARY.get(plain(day))?.kind === 'days') ? days : [one];
    });
  });
  return parts.filter(Boolean);
}

/** "每天8点" as "每天", "8", "点": Chinese and Japanese are written without spaces. */
function splitScripts(word: string): string[] {
  if (!CJK.test(word) || findZone(word)) return [word];
  const runs =
    word.match(/[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[^\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+/gu) ??
    [];
  return runs.flatMap((run) => (CJK.test(run) ? cut(run) : run.replace(EDGES, '').split(/[,，、]+/)));
}

/** The longest known piece at each place; what is not known stays together. */
function cut(run: string): string[] {
  const pieces: string[] = [];
  let unknown = '';
  for (let at = 0; at < run.length; ) {
    let length = Math.min(MAX_PIECE, run.length - at);
    while (length > 0 && !isKnown(run.slice(at, at + length))) length -= 1;
    if (length === 0) {
      unknown += run[at];
      at += 1;
      continue;
    }
    if (unknown !== '') pieces.push(unknown);
    unknown = '';
    pieces.push(run.slice(at, at + length));
    at += length;
  }
  return unknown === '' ? pieces : [...pieces, unknown];
}

const isKnown = (piece: string): boolean => VOCABULARY.has(plain(piece)) || findZone(piece) !== undefined;

export interface Read {
  readonly meaning: Meaning | { readonly kind: 'zone'; readonly zone: string };
  readonly count: number;
}

/** What stands at a place: the longest phrase or zone; a phrase when both are as long. */
export function readAt(tokens: readonly Token[], at: number): Read | undefined {
  for (let count = Math.min(MAX_PHRASE_WORDS, tokens.length - at); count > 0; count--) {
    const said = tokens.slice(at, at + count);
    // The article "la" and the city; people write the city in capitals, or last.
    const isCity = said[0]!.shown === 'LA' || (said[0]!.key === 'la' && at > 0 && at === tokens.length - 1);
    if (count === 1 && isCity) return { meaning: { kind: 'zone', zone: 'America/Los_Angeles' }, count };
    const meaning = VOCABULARY.get(said.map(({ key }) => key).join(' '));
    if (meaning) return { meaning, count };
    const zone = findZone(said.map(({ shown }) => shown).join(' '));
    if (zone) return { meaning: { kind: 'zone', zone }, count };
  }
  return undefined;
}

/** Codes of languages that are also small words: "en Madrid", "de lunes a viernes", "Mo und Fr". */
const SMALL_CODES: Readonly<Record<string, Language>> = { en: 'en', de: 'de', fr: 'fr' };

/** A code that is meant as one: not "en Madrid", "en español", "en la noche", "de lunes", "de la mañana". */
export function smallCodeAt(tokens: readonly Token[], at: number): Language | undefined {
  const code = SMALL_CODES[tokens[at]!.key];
  const next = tokens[at + 1];
  if (!code || !next) return code;
  const after = readAt(tokens, at + 1)?.meaning.kind;
  const isSmallWord =
    /^(la|el|las|los)$/.test(next.key) ||
    (readAt(tokens, at)?.count ?? 1) > 1 ||
    (after !== undefined && ['zone', 'language', 'impossible', 'days'].includes(after));
  return isSmallWord ? undefined : code;
}
