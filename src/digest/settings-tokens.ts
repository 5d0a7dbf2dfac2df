import { type Meaning, VOCABULARY } from './settings-vocabulary.ts';
import { findZone } from './zones.ts';

/** A word as it was typed, and without case and accents. */
export interface Token {
  readonly shown: string;
  readonly key: string;
}

/** Words that belong together at most: "todos los dias laborables". */
export const MAX_PHRASE_WORDS = 5;
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;
const EDGES = /^[,;.。，；：!?！？¿¡()（）[\]"'“”«»…、:]+|[,;.。，；：!?！？¿¡()（）[\]"'“”«»…、:]+$/gu;

export const plain = (word: string): string =>
  word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('’', "'");

/** Lists of days such as "1,3" or "mon,wed" and zones such as "Europe/Madrid" stay whole. */
export function tokensOf(text: string): Token[] {
  return text
    .normalize('NFKC')
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
    let length = Math.min(6, run.length - at);
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
