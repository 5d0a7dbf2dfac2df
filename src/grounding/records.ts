import type { ItemContext, ItemResult } from './item.ts';
import { Layout } from './layout.ts';
import type { NameIndex } from './names.ts';
import type { Literal } from './numbers.ts';
import { readSentence, type SentenceReading } from './reading.ts';
import { splitSentences } from './sentences.ts';
import { folded, type GroundingLanguage, hasCjk } from './text.ts';
import type { StatementRecord } from './types.ts';

/**
 * A number of a dated record ("CPI 8.6%", "$19bn liquidated") may be said in a sentence about that record. It is
 * evidence for the move of an indicator only where the record itself gives it to that indicator.
 */
export function recordHolds(
  literal: Literal,
  { direction, subjects }: ItemResult,
  { reading, names }: ItemContext,
  statements: readonly StatementRecord[],
  language: GroundingLanguage,
): boolean {
  return statements.some((statement) => {
    if (!isAbout(reading.sentence, `${statement.entity} ${statement.text}`)) return false;
    return readRecord(statement, names, language).some(({ said, layout }) =>
      said.literals.some((other) => {
        if (!sameNumber(literal, other)) return false;
        if (subjects.length === 0 || direction?.strict !== true) return true;
        const own = layout.subjectOf(other)?.mentions.flatMap(({ ids }) => ids) ?? [];
        const way = layout.directionOf(other)?.mention.sign ?? other.sign;
        return own.some((id) => subjects.includes(id)) && (way === 0 || way === direction.mention.sign);
      }),
    );
  });
}

function sameNumber(a: Literal, b: Literal): boolean {
  if (a.unit !== b.unit || (a.sign !== 0 && b.sign !== 0 && a.sign !== b.sign)) return false;
  const values = [...b.readings, ...(b.to?.readings ?? [])];
  const states = (readings: Literal['readings']): boolean =>
    readings.some((x) => values.some((y) => Math.abs(x.value - y.value) <= x.half));
  return states(a.readings) && (a.to === undefined || states(a.to.readings));
}

const LONG_WORD = 5;
const SHARED_WORDS = 2;
const SHARED_PAIRS = 4;

/** The sentence names the entity that the text begins with, or shares several of its longer words. */
export function isAbout(sentence: string, text: string): boolean {
  if (text === '') return false;
  const said = folded(sentence);
  const key = folded(text);
  const own = ` ${said} `;
  const words = key.split(' ');
  if (hasCjk(key)) {
    const pairs = new Set(words.flatMap((word) => [...word].slice(1).map((char, i) => word[i] + char)));
    if ([...pairs].filter((pair) => hasCjk(pair) && said.includes(pair)).length >= SHARED_PAIRS) return true;
  }
  const first = words.find((word) => !ARTICLES.has(word));
  if (first && first.length >= 3 && own.includes(` ${first} `)) return true;
  return (
    new Set(words.filter((word) => word.length >= LONG_WORD && own.includes(` ${word} `))).size >=
    SHARED_WORDS
  );
}

const ARTICLES: ReadonlySet<string> = new Set(['the', 'us', 'u', 's', 'a', 'an', 'el', 'la', 'los']);

interface ReadRecord {
  readonly said: SentenceReading;
  readonly layout: Layout;
}

const read = new WeakMap<StatementRecord, Map<GroundingLanguage, readonly ReadRecord[]>>();

/** Records are in English or in the reader's language. */
function readRecord(
  statement: StatementRecord,
  names: NameIndex,
  language: GroundingLanguage,
): readonly ReadRecord[] {
  let known = read.get(statement);
  if (!known) {
    known = new Map();
    read.set(statement, known);
  }
  let records = known.get(language);
  if (!records) {
    records = [...new Set([language, 'en'] as const)].flatMap((spoken) =>
      splitSentences(statement.text).map((sentence) => {
        const said = readSentence(sentence, names, spoken);
        return { said, layout: new Layout(said) };
      }),
    );
    known.set(language, records);
  }
  return records;
}
