import { surnamesOf } from './roles-data.ts';
import { folded, hasCjk, type Span } from './text.ts';
import type { Problem, RoleFact, StatementRecord } from './types.ts';

/** Quoted words must stand in a dated record; reported speech needs one of that person. */

export interface Quote extends Span {
  readonly text: string;
  /** Stands in a record: what it says, numbers included, is the record's. */
  readonly onRecord: boolean;
}

const QUOTED =
  /"([^"\n]+)"|“([^”\n]+)”|«([^»\n]+)»|「([^」\n]+)」|『([^』\n]+)』|„([^“”\n]+)[“”]|(?<![A-Za-zÀ-ɏ\p{N}])‘([^’\n]+)’(?![A-Za-zÀ-ɏ])|(?<![A-Za-zÀ-ɏ\p{N}])'([^'\n]{12,})'(?![A-Za-zÀ-ɏ])/gu;
/** Short quoted words are terms ("dash for cash", "312"). */
const MIN_WORDS = 3;
const MIN_CJK = 6;
const MIN_TERM = 5;
/** Unattributed, a quotation is told from a term by its length. */
const LONG_WORDS = 6;
const LONG_CJK = 12;

const SPEECH =
  /(?<![A-Za-zÀ-ɏ])(?:said|says|say|told|called|calls|wrote|writes|tweeted|posted|declared|announced|stated|claims|claimed|warned|remarked|according to|in (?:his|her|their) words|quote[sd]?|dijo|dice|afirmó|declaró|señaló|escribió|tuiteó|según|anunció|advirtió|sagte|sagt|erklärte|schrieb|laut|nannte|warnte|a dit|a déclaré|déclare|dit|selon|a écrit|a affirmé|disse|afirmou|declarou|segundo|escreveu)(?![A-Za-zÀ-ɏ])|说|称|表示|指出|宣布|写道|发推|强调|警告|述べ|語っ|発言|と言|によると/iu;
/** A tone word after a name is no speech: "called off". */
const NOT_SPEECH =
  /called off|so[- ]called|margin calls?|said to be|o sea|sozusagen|所谓|据称|称为|被称|俗称|堪称/giu;

export function findQuotes(sentence: string, statements: readonly StatementRecord[]): Quote[] {
  const records = statements.map(({ text }) => folded(text));
  return [...sentence.matchAll(QUOTED)].map((match) => {
    const text = match.slice(1).find((part) => part !== undefined)!;
    const key = folded(text);
    return {
      start: match.index,
      end: match.index + match[0].length,
      text,
      onRecord: key !== '' && records.some((record) => contains(record, key)),
    };
  });
}

function contains(record: string, key: string): boolean {
  return hasCjk(key)
    ? record.replace(/ /g, '').includes(key.replace(/ /g, ''))
    : ` ${record} `.includes(` ${key} `);
}

function lengthOf(text: string): { readonly short: boolean; readonly long: boolean } {
  if (hasCjk(text)) return { short: text.length < MIN_CJK, long: text.length >= LONG_CJK };
  const count = folded(text).split(' ').filter(Boolean).length;
  return { short: count < MIN_WORDS, long: count >= LONG_WORDS };
}

export function checkQuotes(
  sentence: string,
  quotes: readonly Quote[],
  context: {
    readonly statements: readonly StatementRecord[];
    readonly roleFacts: readonly RoleFact[];
    /** Labels that may be quoted as terms. */
    readonly terms: readonly string[];
  },
): Problem[] {
  const problems: Problem[] = [];
  const outside = quotes.reduce(
    (text, { start, end }) => text.slice(0, start) + ' '.repeat(end - start) + text.slice(end),
    sentence,
  );
  const speech = SPEECH.test(outside.replace(NOT_SPEECH, ''));
  const people = context.roleFacts
    .flatMap(({ person }) => surnamesOf(person))
    .filter((name) => mentions(outside, name));
  const attributed = speech || people.length > 0 || /[:：]\s*$/.test(outside.slice(0, quotes[0]?.start ?? 0));
  const terms = quotes.length === 0 ? [] : context.terms.map(folded);
  for (const { text, onRecord } of quotes) {
    const { short, long } = lengthOf(text);
    if (
      onRecord ||
      short ||
      terms.some(
        (term) => term.includes(folded(text)) || (term.length >= MIN_TERM && folded(text).includes(term)),
      )
    )
      continue;
    if (/\{\{/.test(text) || !(attributed || long)) continue;
    problems.push({
      code: 'quotation',
      detail: `the words "${text}" stand in no dated record of this conversation; quote a record word for word or leave the quotation out.`,
    });
  }
  if (problems.length === 0 && quotes.length === 0 && speech) {
    const silent = people.find(
      (name) =>
        speaks(outside, name) &&
        !context.statements.some((s) => mentions(`${s.entity} ${s.text}`, name) || sameParty(s, name)),
    );
    if (silent) {
      problems.push({
        code: 'quotation',
        detail: `no dated record of this conversation holds a statement of ${silent}; say that none is available.`,
      });
    }
  }
  return problems;
}

/** Records name people in English: any name of the same person will do. */
function sameParty({ entity, text }: StatementRecord, name: string): boolean {
  return surnamesOf(name).some((other) => mentions(`${entity} ${text}`, other));
}

const wholeWords = new Map<string, RegExp>();

function mentions(text: string, name: string): boolean {
  if (hasCjk(name)) return text.includes(name);
  let pattern = wholeWords.get(name);
  if (!pattern) {
    pattern = new RegExp(`(?<![A-Za-zÀ-ɏ])${name}(?![A-Za-zÀ-ɏ])`, 'iu');
    wholeWords.set(name, pattern);
  }
  return pattern.test(text);
}

/** The person is who speaks: name and verb stand close, and nothing denies that a record exists. */
function speaks(text: string, name: string): boolean {
  if (
    /\b(?:no|not|nothing|without|cannot|can't|none|ningun[oa]?|sin|kein[A-Za-zÀ-ɏ]*|nicht|aucune?|pas|nenhuma?|não|sem)\b|没有|无法|未|不会|ない|ません/iu.test(
      text,
    )
  )
    return false;
  const at = text.toLowerCase().indexOf(name.toLowerCase());
  const near = text.slice(at + name.length, at + name.length + (hasCjk(name) ? 8 : 22));
  return SPEECH.test(near.split(/[,.;:()（），、。；：]/u)[0]!);
}
