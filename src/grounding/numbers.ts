import { findShares, findTotals } from './counts.ts';
import { type Reading, readDigits } from './digits.ts';
import { CHINESE_PERCENT, FRACTIONS, findNumberWords, readChinese } from './number-words.ts';
import { type GroundingLanguage, inside, overlaps, type Span, wordEdges } from './text.ts';
import { scaleAfter, type UnitKind, unitAfter, unitBefore } from './units.ts';

/** The literal numbers of a sentence, with unit, scale, sign and how exact they claim to be. */

/** How a number is hedged: "about 10%", "almost 30%", "more than 5%", "less than 1%". */
export type Hedge = 'none' | 'about' | 'nearly' | 'over' | 'under';

export interface Literal extends Span {
  readonly text: string;
  readonly unit: UnitKind;
  /** Explicit sign; 0 for none. */
  readonly sign: -1 | 0 | 1;
  readonly readings: readonly Reading[];
  /** The upper end of a range ("9-11%"), same unit. */
  readonly to?: { readonly sign: -1 | 0 | 1; readonly readings: readonly Reading[] };
  readonly hedge: Hedge;
  /** With a word of scale: an amount, not a plain count. */
  readonly scaled: boolean;
  /** The total in "4 of 9": only checked against counts and constants. */
  readonly total?: number;
}

const DIGITS = "\\d+(?:[.,'’\\u00a0\\u202f]\\d+|(?<=\\d)\\u0020\\d{3}(?!\\d))*";
const NUMBER = new RegExp(DIGITS, 'gu');
/** A hyphen is a minus only right before the number and not after a letter, a digit or a percent sign. */
const MINUS = /(?:(?<![A-Za-zÀ-ɏ\p{N}%])[-–]|−\s?)[$€£¥]?$/u;
const PLUS = /\+[$€£¥]?$/u;
const MINUS_WORD = wordEdges(/(?:\b(?:minus|negative|menos|moins|negativo)\s+|负|マイナス)(?:\$)?$/iu);
const PLUS_WORD = wordEdges(/(?:\b(?:plus|más|mais)\s+|正|プラス)$/iu);

const HEDGES: readonly { readonly hedge: Hedge; readonly pattern: RegExp }[] = [
  {
    hedge: 'nearly',
    pattern:
      /(?:\b(?:nearly|almost|just under|close to|just short of|shy of|casi|cerca de|fast|knapp|beinahe|presque|près de|quase|perto de)(?:\s+(?:a|an|el|un|uno|das|um|le|o|de))*|近|将近|接近|ほぼ|約)\s*$/iu,
  },
  {
    hedge: 'over',
    pattern:
      /(?:\b(?:more than|over|above|upwards of|at least|beyond|exceeding|más de|mas del?|por encima de|más del|superior al?|über|mehr als|gut|plus de|au-dessus de|mais de|acima de)(?:\s+(?:a|an|el|un|uno|los|de))*|超过|逾|高于|超|至少|以上)\s*$/iu,
  },
  {
    hedge: 'under',
    pattern:
      /(?:\b(?:less than|under|below|no more than|at most|fewer than|within|menos del?|por debajo de|inferior al?|unter|weniger als|moins de|menos de|abaixo de)(?:\s+(?:a|an|el|un))*|不到|低于|不足|少于|未満)\s*$/iu,
  },
  {
    hedge: 'about',
    pattern:
      /(?:(?:\b(?:about|around|roughly|approximately|approx\.?|some|near|circa|ca\.?|or so|alrededor de|alrededor del|en torno al?|unos|unas|aproximadamente|cerca del?|sobre|etwa|rund|ungefähr|zirka|um die|environ|autour de|quelque|à peu près|cerca de|em torno de|aproximadamente|uns|umas)(?:\s+(?:a|an|el|un|uno|the))*)|[~≈∼]|约|大约|约为|大概|左右|おおよそ|約|およそ)\s*$/iu,
  },
];

const BOUNDED_HEDGES = HEDGES.map(({ hedge, pattern }) => ({ hedge, pattern: wordEdges(pattern) }));

interface Token extends Span {
  readonly readings: readonly Reading[];
  readonly sign: -1 | 0 | 1;
  readonly unit: UnitKind | undefined;
  readonly scale: number;
  /** Where the number itself begins, after sign and currency. */
  readonly at: number;
}

/** `text` has everything blanked that is understood already; `original` is for the words shown in messages. */
export function findNumbers(
  text: string,
  original: string,
  language: GroundingLanguage,
  nameEnds: ReadonlySet<number> = new Set(),
): Literal[] {
  const counted = findTotals(text);
  const shares = findShares(text);
  const taken: Span[] = [...counted, ...shares];
  const free = (span: Span): boolean => !taken.some((other) => overlaps(other, span));
  const tokens = [...digitTokens(text, language, nameEnds), ...wordTokens(text, language)]
    .filter(free)
    .sort((a, b) => a.start - b.start);
  const kept = tokens.filter(
    (token, index) =>
      !tokens.some(
        (other, i) =>
          i !== index &&
          inside(token, other) &&
          (other.end - other.start > token.end - token.start || i < index),
      ),
  );
  return [...counted, ...shares, ...joined(kept, text)]
    .map((literal) => ({ ...literal, text: original.slice(literal.start, literal.end).trim() }))
    .sort((a, b) => a.start - b.start);
}

function digitTokens(text: string, language: GroundingLanguage, nameEnds: ReadonlySet<number>): Token[] {
  return [...text.matchAll(NUMBER)].flatMap((match) => {
    const at = match.index;
    const before = text.slice(0, at);
    // Part of a word such as "H100" or "v2"; but "VIX17.44" is a name and a number.
    const glued = /[A-Za-zÀ-ɏ_]$/u.test(before) && !nameEnds.has(at);
    if (glued && !/(?:^|[^A-Za-zÀ-ɏ])(?:USD|US|EUR|JPY|GBP|CNY|z|Z)$/u.test(before)) return [];
    return [token(text, at, match[0].length, readDigits(match[0], language), language, nameEnds)];
  });
}

function wordTokens(text: string, language: GroundingLanguage): Token[] {
  const found: Token[] = [];
  for (const { start, end, value } of findNumberWords(text)) {
    const made = token(text, start, end - start, [{ value, half: 0.5, zeros: 0 }], language);
    // "one time", "the three points": words are figures only with a unit that nothing else has.
    const plain = ['times', 'points', 'count', 'jpy'].includes(made.unit ?? 'count');
    if (!plain && (made.unit !== 'usd' || made.scale > 1)) found.push(made);
  }
  for (const match of text.matchAll(CHINESE_PERCENT)) {
    const value = match[1] ? readChinese(match[1]) : 10 * readChinese(match[2]!) + (match[3] ? 5 : 0);
    if (Number.isNaN(value)) continue;
    // 三成 is as exact as ten percent.
    const half = match[1] ? 0.5 * 10 ** -(match[1].split(/[.点]/)[1]?.length ?? 0) : 2.5;
    const span = { start: match.index, end: match.index + match[0].length, at: match.index };
    found.push({ ...span, readings: [{ value, half, zeros: 0 }], sign: 0, unit: 'percent', scale: 1 });
  }
  for (const [pattern, value] of FRACTIONS) {
    for (const match of text.matchAll(
      new RegExp(`(?<![A-Za-zÀ-ɏ])(?:${pattern})(?:\\s+(?:an?|de|un|of an?))?(?=[\\s-]|个)`, 'giu'),
    )) {
      const made = token(text, match.index, match[0].length, [{ value, half: 0.05, zeros: 0 }], language);
      if (made.unit === 'percent' || made.unit === 'pp' || made.unit === 'bp') found.push(made);
    }
  }
  return found;
}

const NONE: ReadonlySet<number> = new Set();

function token(
  text: string,
  at: number,
  length: number,
  readings: readonly Reading[],
  language: GroundingLanguage,
  nameEnds: ReadonlySet<number> = NONE,
): Token {
  const before = text.slice(0, at);
  const lead = unitBefore(before);
  const signAt = lead ? before.slice(0, before.length - lead.length) : before;
  const sign = signOf(before) || signOf(signAt) || (afterName(before, nameEnds) ? -1 : 0);
  let end = at + length;
  const scale = scaleAfter(text.slice(end), language);
  if (scale) end += scale.length;
  const trail = unitAfter(text.slice(end));
  if (trail && !(lead && trail.unit !== lead.unit)) end += trail.length;
  const signed = /[-−–+]\s?[$€£¥]?$/u.exec(before)?.[0].length ?? 0;
  const start = at - Math.max(lead?.length ?? 0, sign !== 0 ? signed : 0);
  const factor = scale?.factor ?? 1;
  return {
    start,
    end,
    at,
    sign,
    scale: factor,
    unit: lead?.unit ?? trail?.unit,
    readings: readings.map(({ value, half, zeros }) => ({
      value: value * factor,
      half: half * factor,
      zeros: zeros * factor,
    })),
  };
}

/** "VIX-0.56", as Chinese writes it: a minus between a name and its number. */
function afterName(before: string, nameEnds: ReadonlySet<number>): boolean {
  return /[-–−][$€£¥]?$/u.test(before) && nameEnds.has(before.replace(/[-–−][$€£¥]?$/u, '').length);
}

function signOf(before: string): -1 | 0 | 1 {
  if (MINUS.test(before) || MINUS_WORD.test(before)) return -1;
  return PLUS.test(before) || PLUS_WORD.test(before) ? 1 : 0;
}

const RANGE = wordEdges(
  /^\s*(?:[-–—~〜～]|to|and|a|y|bis|und|à|et|até|e|至|到|和|と|から)\s*(?:el\s+|un\s+)?$/iu,
);
const RANGE_TO = wordEdges(/^\s*(?:(?:to|a|bis|à|até)\b|至|到|から)/iu);
const RANGE_OPEN = wordEdges(
  /(?:\b(?:between|from|entre|zwischen|von|de|desde)(?:\s+(?:el|un|about))?|从|自|介于|在)\s*[$+−–-]?\s?$/iu,
);
const FROM = wordEdges(/(?:\b(?:from|von|de|desde)(?:\s+(?:el|un))?|从|自)\s*[$+−–-]?\s?$/iu);

/** "19 and 10 usual moves", "3 and 5bp": the unit is said once. */
function withSharedUnit(first: Token, second: Token | undefined, text: string): Token {
  if (first.unit !== undefined || second?.unit === undefined) return first;
  if (!LISTED.test(text.slice(first.end, second.start)) || RANGE_OPEN.test(text.slice(0, first.start)))
    return first;
  return { ...first, unit: second.unit };
}

const LISTED = /^\s*(?:and|y|und|et|e|和|与|と|、|,|，)\s*$/iu;

/** Joins the two ends of a range into one literal. */
function joined(tokens: readonly Token[], text: string): Literal[] {
  const out: Literal[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const first = withSharedUnit(tokens[i]!, tokens[i + 1], text);
    const second = tokens[i + 1];
    const between = second ? text.slice(first.end, second.start) : '';
    const mark = second && RANGE.test(between);
    const word = /[\p{L}]/u.test(between);
    const opened = RANGE_OPEN.test(text.slice(0, first.start));
    // "9-11%" and "9% to 11%" are ranges, "1 and 2" is not, "from 4.24% to 4.26%" is a move between two levels.
    const isFrom = FROM.test(text.slice(0, first.start)) && first.unit !== undefined;
    const shares =
      second && (first.unit === undefined || first.unit === second.unit) && second.unit !== undefined;
    if (mark && shares && !isFrom && (!word || opened || RANGE_TO.test(between))) {
      const factor = first.scale === 1 && second.scale !== 1 ? second.scale : 1;
      out.push({
        start: first.start,
        end: second.end,
        text: '',
        unit: second.unit ?? 'bare',
        sign: first.sign,
        readings: first.readings.map((r) => ({
          value: r.value * factor,
          half: r.half * factor,
          zeros: r.zeros * factor,
        })),
        to: {
          sign: /^\s*[-–—]\s*$/.test(between) && second.sign === -1 && first.sign === 0 ? 0 : second.sign,
          readings: second.readings,
        },
        hedge: hedgeOf(text, first, second.end),
        scaled: second.scale !== 1,
      });
      i++;
      continue;
    }
    out.push({
      start: first.start,
      end: first.end,
      text: '',
      unit: first.unit ?? 'bare',
      sign: first.sign,
      readings: first.readings,
      hedge: hedgeOf(text, first, first.end),
      scaled: first.scale !== 1,
    });
  }
  return out;
}

function hedgeOf(text: string, { start }: Token, end: number): Hedge {
  const before = text.slice(Math.max(0, start - 28), start);
  for (const { hedge, pattern } of BOUNDED_HEDGES) if (pattern.test(before)) return hedge;
  const after = text.slice(end, end + 10);
  if (/^\s*(?:左右|上下|or so\b|前後|程度|ほど|约|aproximad|environ\b)/iu.test(after)) return 'about';
  if (/^\s*(?:以上|or more\b|多)/iu.test(after)) return 'over';
  return /^\s*(?:以下|以内|未満|or less\b)/iu.test(after) ? 'under' : 'none';
}
