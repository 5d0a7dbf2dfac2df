import { readAt, type Token } from './settings-tokens.ts';
import { GERMAN_SHORT_DAYS, SHORT_DAYS } from './settings-vocabulary.ts';

/** "mon-fri", "Mo-Fr", "1-5", "1,3,5" in one word. Undefined when it is no list: a lone digit is an hour. */
export function daysInList(key: string): readonly number[] | undefined {
  if (!/[-–~,、]/.test(key.slice(1))) return undefined;
  const days = new Set<number>();
  for (const part of key.split(/[,、]/).filter(Boolean)) {
    const ends = part.split(/[-–~]/).map(dayOf);
    const [first, last] = ends;
    if (first === undefined || ends.length > 2 || (ends.length > 1 && last === undefined)) return undefined;
    for (const day of ends.length === 1 ? [first] : daysFrom(first, last!)) days.add(day);
  }
  return [...days];
}

/** From a day to a day, over the weekend where need be. */
export function daysFrom(first: number, last: number): number[] {
  const days = [first];
  for (let day = first; day !== last; ) {
    day = (day % 7) + 1;
    days.push(day);
  }
  return days;
}

/** "Mo, Mi und Fr", "Mo bis Do": beside each other such short names are days; alone they may be other words. */
export function shortDayAt(tokens: readonly Token[], at: number): number | undefined {
  const day = GERMAN_SHORT_DAYS[tokens[at]?.key ?? ''];
  if (day === undefined) return undefined;
  const isBeside = [-1, 1].some((step) => {
    const next = tokens[at + step] ? readAt(tokens, at + step)?.meaning.kind : undefined;
    const key = tokens[next === 'and' || next === 'to' ? at + 2 * step : at + step]?.key ?? '';
    return key in GERMAN_SHORT_DAYS;
  });
  return isBeside ? day : undefined;
}

/** A day that begins at this word, with how many words it takes. */
export function oneDayAt(
  tokens: readonly Token[],
  at: number,
): { readonly day: number; readonly count: number } | undefined {
  const short = shortDayAt(tokens, at);
  if (short !== undefined) return { day: short, count: 1 };
  const read = readAt(tokens, at);
  const [day, more] = read?.meaning.kind === 'days' ? read.meaning.days : [];
  return day === undefined || more !== undefined ? undefined : { day, count: read!.count };
}

function dayOf(word: string): number | undefined {
  if (/^[1-7]$/.test(word)) return Number(word);
  const meaning = readAt([{ shown: word, key: word }], 0)?.meaning;
  return meaning?.kind === 'days' && meaning.days.length === 1 ? meaning.days[0] : SHORT_DAYS[word];
}
