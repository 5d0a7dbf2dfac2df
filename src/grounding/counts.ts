import { NUMBER_WORDS, OF_THEM, OF_TOTAL, SHARES } from './number-words.ts';
import type { Literal } from './numbers.ts';
import { overlaps } from './text.ts';

/** Counts and shares in words: "four of nine", "8 of them", "lost a third". */

function wordValue(text: string): number {
  return NUMBER_WORDS.get(text.toLowerCase()) ?? Number(text);
}

export function findTotals(text: string): Literal[] {
  const found: Literal[] = [];
  for (const { pattern, countFirst } of OF_TOTAL) {
    for (const match of text.matchAll(pattern)) {
      const [count, total] = [match[1]!, match[2]!].map(wordValue) as [number, number];
      const [part, whole] = countFirst ? [count, total] : [total, count];
      if (Number.isNaN(part) || Number.isNaN(whole) || part > whole) continue;
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((other) => overlaps(other, span))) continue;
      found.push({
        ...span,
        text: '',
        unit: 'count',
        sign: 0,
        readings: [{ value: part, half: 0.5, zeros: 0 }],
        hedge: 'none',
        scaled: false,
        total: whole,
      });
    }
  }
  for (const match of text.matchAll(OF_THEM)) {
    const part = wordValue((match[1] ?? match[2])!);
    const span = { start: match.index, end: match.index + match[0].length };
    if (found.some((other) => overlaps(other, span))) continue;
    found.push({
      ...span,
      text: '',
      unit: 'count',
      sign: 0,
      readings: [{ value: part, half: 0.5, zeros: 0 }],
      hedge: 'none',
      scaled: false,
    });
  }
  return found;
}

export function findShares(text: string): Literal[] {
  return SHARES.flatMap(([pattern, percent]) =>
    [...text.matchAll(pattern)].map(
      (match): Literal => ({
        start: match.index,
        end: match.index + match[0].length,
        text: '',
        unit: 'percent',
        sign: 0,
        // In words a share is only as exact as a tenth of itself.
        readings: [{ value: percent, half: percent / 10, zeros: 0 }],
        hedge: 'about',
        scaled: false,
      }),
    ),
  );
}
