import { z } from 'zod';
import type { Block } from '../answer/answer.ts';
import { type CheckInput, type CheckResult, result, sentencesOf, shortened } from './check.ts';
import { parseNumber } from './figures-in-text.ts';

/**
 * One thing that an answer must say (or, with `never`, must not say) as a rule that a machine can hold
 * against the text. Patterns are regular expressions without regard to case.
 */
export interface Fact {
  /** What is asked for, in words; names the check. */
  readonly say: string;
  /** Every one of these patterns stands somewhere in the text. */
  readonly all?: readonly string[] | undefined;
  /** At least one of these stands in the text. */
  readonly any?: readonly string[] | undefined;
  /** None of these stands in the text. */
  readonly never?: readonly string[] | undefined;
  /** The first number with this unit after the name lies between the two. */
  readonly number?: NumberFact | undefined;
  /** One of several facts is enough. */
  readonly either?: readonly Fact[] | undefined;
  /** These words stand in the first sentence after the label. */
  readonly first?: string | undefined;
  /** The answer has such a block. */
  readonly block?: string | undefined;
  /** The answer shows a figure with such an id. */
  readonly figure?: string | undefined;
  /** A date is printed for the numbers. */
  readonly dated?: boolean | undefined;
}

export interface NumberFact {
  /** Pattern of the name that the number belongs to. */
  readonly of: string;
  readonly unit: '%' | 'bp' | 'plain';
  readonly between: readonly [number, number];
  /** In a table: which of its number columns, from 0. */
  readonly column?: number | undefined;
}

export const factSchema: z.ZodType<Fact> = z.lazy(() =>
  z.strictObject({
    say: z.string(),
    all: z.array(z.string()).optional(),
    any: z.array(z.string()).optional(),
    never: z.array(z.string()).optional(),
    number: z
      .strictObject({
        of: z.string(),
        unit: z.enum(['%', 'bp', 'plain']),
        between: z.tuple([z.number(), z.number()]),
        column: z.number().optional(),
      })
      .optional(),
    either: z.array(factSchema).optional(),
    first: z.string().optional(),
    block: z.string().optional(),
    figure: z.string().optional(),
    dated: z.boolean().optional(),
  }),
);

const pattern = (source: string): RegExp => new RegExp(source, 'iu');

/** Words that turn an unsigned number into a fall. */
const FALL =
  /\b(fell|fall|falls|lost|loses|down|dropped|drop|slid|sank|shed|below|cay[óo]|baj[óa]|baja|descend|perdi[óo]|fiel|verlor|sank|gab|recul|perdu|chut|caiu|perdeu|recuou|gir)|跌|下降|下挫|下行|低|減|安|下落|下が/iu;
const RISE =
  /\b(rose|rise|gained|up|added|climbed|higher|above|subi[óo]|sub[eí]|gan[óo]|stieg|gewann|mont|gagn|progress|subiu|ganhou|avan)|涨|上升|上行|走高|高于|上昇|上が|増/iu;
const NUMBER = /([-+−]?)(\d[\d.,]*\d|\d)\s*(%|bp|bps|basis points?|个基点|puntos básicos|pb|万亿|tn)?/giu;
/** A number belongs to a name when it follows within this many characters. */
const REACH = 90;

export interface Found {
  readonly value: number;
  readonly excerpt: string;
}

/** The numbers that follow a name on its line, each with the sign that its verb gives it. */
export function numbersAfter(text: string, fact: NumberFact, language: string): Found[] {
  const found: Found[] = [];
  for (const line of text.split('\n')) {
    for (const name of line.matchAll(new RegExp(fact.of, 'giu'))) {
      const start = name.index + name[0].length;
      const cells = line.slice(start).split(' | ');
      if (cells.length > 1) {
        const cell = cells[(fact.column ?? 0) + 1];
        const value = cell === undefined ? undefined : firstNumber(cell, fact.unit, language);
        if (value !== undefined) found.push({ value: value.value, excerpt: `${name[0]} | ${cell!.trim()}` });
        continue;
      }
      const rest = line.slice(start, start + REACH);
      const value = firstNumber(rest, fact.unit, language);
      if (value) found.push({ value: value.value, excerpt: `${name[0]}${rest.slice(0, value.end)}` });
    }
  }
  return found;
}

function firstNumber(
  rest: string,
  unit: NumberFact['unit'],
  language: string,
): { value: number; end: number } | undefined {
  for (const match of rest.matchAll(NUMBER)) {
    const [whole, sign, digits, suffix] = match;
    const kind =
      suffix === '%' ? '%' : suffix && /^(bp|basis|个基点|puntos|pb)/i.test(suffix) ? 'bp' : 'plain';
    if (kind !== unit) continue;
    const size = parseNumber(digits!, language);
    if (size === undefined) continue;
    const between = rest.slice(0, match.index);
    const negative =
      sign === '-' || sign === '−' || (sign === '' && FALL.test(between) && !RISE.test(between));
    return { value: negative ? -size : size, end: match.index + whole.length };
  }
  return undefined;
}

/** ISO, English, Chinese, Japanese or Romance dates with a day in them. */
const DATE =
  /\b20\d{2}-\d{2}-\d{2}\b|\b\d{1,2}\.? (de )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic|janv|f[ée]vr|avr|mai|juin|juil|ao[uû]t|d[ée]c|m[aä]r|okt|dez|fev|set|out)|\d{1,2}月\d{1,2}日/iu;

interface Outcome {
  readonly passed: boolean;
  readonly evidence: string;
}

/** Every condition of the fact must hold; the evidence is the first that does not, or what was found. */
export function outcomeOf(fact: Fact, input: Pick<CheckInput, 'answer' | 'text'>): Outcome {
  const { text, answer } = input;
  const found: string[] = [];
  for (const source of fact.all ?? []) {
    const hit = pattern(source).exec(text);
    if (!hit) return { passed: false, evidence: `nothing matches /${shortened(source, 90)}/` };
    found.push(hit[0]);
  }
  if (fact.any) {
    const hit = fact.any.map((source) => pattern(source).exec(text)).find((match) => match !== null);
    if (!hit)
      return { passed: false, evidence: `nothing matches any of /${shortened(fact.any.join('|'), 120)}/` };
    found.push(hit[0]);
  }
  for (const source of fact.never ?? []) {
    const sentence = sentencesOf(text).find((candidate) => pattern(source).test(candidate));
    if (sentence) return { passed: false, evidence: shortened(sentence) };
  }
  if (fact.number) {
    const { between } = fact.number;
    const numbers = numbersAfter(text, fact.number, answer.language);
    const right = numbers.find(({ value }) => value >= between[0] && value <= between[1]);
    if (!right) {
      const seen = numbers.map(({ excerpt }) => excerpt).slice(0, 3);
      return {
        passed: false,
        evidence: seen.length > 0 ? `only: ${seen.join('; ')}` : `no number after /${fact.number.of}/`,
      };
    }
    found.push(right.excerpt);
  }
  if (fact.either) {
    const outcomes = fact.either.map((one) => outcomeOf(one, input));
    const good = outcomes.find(({ passed }) => passed);
    if (!good) return { passed: false, evidence: outcomes.map(({ evidence }) => evidence).join(' / ') };
    found.push(good.evidence);
  }
  if (fact.first !== undefined) {
    const verdict = firstSentence(answer.blocks) ?? '';
    if (!pattern(fact.first).test(verdict))
      return { passed: false, evidence: `first line: ${shortened(verdict)}` };
    found.push(verdict);
  }
  if (fact.block !== undefined) {
    const known = answer.blocks.map((block) => (block.kind === 'section' ? block.role : block.kind));
    if (!known.some((kind) => pattern(`^(${fact.block})$`).test(kind)))
      return { passed: false, evidence: `blocks: ${known.join(', ')}` };
    found.push(fact.block);
  }
  if (fact.figure !== undefined) {
    const figure = answer.figures.find(({ id }) => pattern(fact.figure!).test(id));
    if (!figure) return { passed: false, evidence: `no figure /${fact.figure}/` };
    found.push(`${figure.id} = ${figure.text}`);
  }
  if (fact.dated) {
    const date = DATE.exec(text);
    if (!date) return { passed: false, evidence: 'no date is printed' };
    found.push(date[0]);
  }
  return { passed: true, evidence: shortened(found.join(' … ') || 'absent, as it should be') };
}

function firstSentence(blocks: readonly Block[]): string | undefined {
  const verdict = blocks.find(({ kind }) => kind === 'verdict');
  if (verdict?.kind === 'verdict') return verdict.line.map(({ text }) => text).join('');
  const section = blocks.find((block) => block.kind === 'section');
  return section?.kind === 'section' ? section.lines[0]?.map(({ text }) => text).join('') : undefined;
}

export function factChecks(facts: readonly Fact[], input: CheckInput): CheckResult[] {
  return facts.map((fact) => {
    const { passed, evidence } = outcomeOf(fact, input);
    const kind = isProhibition(fact) ? 'not say' : 'say';
    return result(kind, passed, evidence, `${kind}: ${fact.say}`);
  });
}

function isProhibition(fact: Fact): boolean {
  return fact.never !== undefined && Object.keys(fact).every((key) => key === 'say' || key === 'never');
}
