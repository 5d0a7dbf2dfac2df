import type { Answer, Language, Line } from '../answer/answer.ts';
import { CATALOGUES } from '../answer/messages/index.ts';
import { type CheckInput, type CheckResult, result, type World } from './check.ts';
import { isPrintOf, linesOf, showsValue, withoutStructure } from './figures-in-text.ts';

/**
 * Number fidelity: every number in an answer is the print of one of its figures, or no measurement at all.
 * The words of the product that hold numbers (labels, claims of the article, event records, thresholds of the
 * framework) are known by their exact text, never by a pattern.
 */

const HAS_DIGIT = /\d/;

/** The fixed words of a language that hold a number: "on a typical day the largest is 1.9". */
function fixedWords(language: Language): string[] {
  return Object.values(CATALOGUES[language])
    .flatMap((template) => template.split(/\{\w+\}/))
    .map((fragment) => fragment.trim())
    .filter((fragment) => HAS_DIGIT.test(fragment) && /\p{L}/u.test(fragment));
}

/** "Left out because it could not be verified: 1 of the model's sentences.": a count that code writes in a note. */
function isOwnNote(note: string, language: Language): boolean {
  return Object.entries(CATALOGUES[language])
    .filter(([key]) => key.startsWith('note.'))
    .some(([, template]) => {
      const parts = template.split(/\{\w+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
      return parts.length > 1 && new RegExp(`^${parts.join('.{1,200}?')}$`, 'u').test(note);
    });
}

/** Names, claims and records with numbers in them, the longest first. */
export function vocabulary(world: World, language: Language, lastMs: number): string[] {
  const { registry, framework, feed, analogs } = world;
  const texts = [
    ...registry.all.flatMap(({ label, note, series }) => [
      ...Object.values(label),
      note ?? '',
      ...series.map(({ instrument }) => instrument),
    ]),
    ...framework.claims.flatMap(({ claim, record }) => [...Object.values(claim), ...Object.values(record)]),
    ...framework.drivers.flatMap(({ label, type, falsifier, knockOuts }) => [
      ...Object.values(label),
      ...Object.values(type ?? {}),
      ...Object.values(falsifier ?? {}),
      ...knockOuts.flatMap(({ says }) => Object.values(says)),
    ]),
    ...analogs.episodes.flatMap(({ name }) => Object.values(name)),
    ...feed.records
      .filter(({ publicMs }) => publicMs <= lastMs)
      .flatMap(({ headline, summary, source, entity }) => [
        ...Object.values(headline ?? {}),
        summary.replace(/\.$/, ''),
        source,
        entity,
      ]),
    ...fixedWords(language),
  ];
  return [...new Set(texts.filter((text) => HAS_DIGIT.test(text)))].sort((a, b) => b.length - a.length);
}

/** Full points of the framework's tests: "VIX near 40", "+75bp". They may stand where falsifiers are told. */
function thresholds(world: World): Set<number> {
  const points = new Set<number>();
  for (const driver of world.framework.drivers)
    for (const test of driver.tests)
      if (test.kind === 'measure' && test.score.kind === 'ramp')
        for (const [at] of test.score.points) points.add(Math.abs(at));
  return points;
}

interface Fault {
  readonly what: string;
  readonly line: string;
}

const textOf = (line: Line): string => line.map(({ text }) => text).join('');
const FIGURE_MARK = '¤';

/** @returns the faults, and how many numbers were looked at. */
export function numberFaults(
  answer: Answer,
  question: string,
  world: World,
): { faults: Fault[]; figuresShown: number; literals: number } {
  const faults: Fault[] = [];
  const byId = new Map(answer.figures.map((figure) => [figure.id, figure]));
  const lastMs = Date.parse(`${answer.asOf}T00:00:00Z`) + 4 * 86_400_000;
  const names = vocabulary(world, answer.language, lastMs);
  const points = thresholds(world);
  const available = answer.assessment?.unusualness.available;
  let figuresShown = 0;
  let literals = 0;

  const literalFault = (literal: string, rest: string, at: number, where: string): string | undefined => {
    const bare = literal.replace(/^[-+−]/, '');
    if (
      answer.figures.some((figure) => isPrintOf(literal, figure) || figure.text.replace(/^[-+]/, '') === bare)
    )
      return undefined;
    const number = Number(bare.replace(/[^\d.]/g, ''));
    const around = rest.slice(Math.max(0, at - 12), at + literal.length + 14);
    if (
      number === available &&
      /(of|de(?: los)?|的?|各|von|moves|assets|项|activos|movimientos|Anlagen|Bewegungen|sur|des|actifs|mouvements)/iu.test(
        around,
      )
    )
      return undefined;
    if (where === 'falsifier' && points.has(number)) return undefined;
    return `"${literal}" is no figure of the answer`;
  };

  const checkText = (raw: string, shown: string, where: string): void => {
    let rest = raw;
    for (const name of names) if (rest.includes(name)) rest = rest.replaceAll(name, ' '.repeat(name.length));
    rest = withoutStructure(rest);
    for (const match of rest.matchAll(/[-+−]?\$?(?:\d[\d.,\u202f]*\d|\d)(?:\s?(?:%|bp|pp|dB|bn|tn))?/gu)) {
      literals += 1;
      const fault = literalFault(match[0].trim(), rest, match.index, where);
      if (fault) faults.push({ what: fault, line: shown });
    }
  };

  for (const { line, where } of answer.blocks.flatMap(linesOf)) {
    for (const span of line) {
      if (span.figure === undefined) continue;
      figuresShown += 1;
      const figure = byId.get(span.figure);
      if (!figure) faults.push({ what: `${span.figure} is not among the figures`, line: textOf(line) });
      else if (!isPrintOf(span.text, figure))
        faults.push({
          what: `prints "${span.text}" for ${figure.id} = "${figure.text}"`,
          line: textOf(line),
        });
    }
    const raw = line.map(({ text, figure }) => (figure === undefined ? text : FIGURE_MARK)).join('');
    checkText(raw, textOf(line), where);
  }
  for (const note of [answer.label, ...answer.notes])
    if (!isOwnNote(note, answer.language)) checkText(note, note, 'note');
  for (const block of answer.blocks) {
    if (block.kind !== 'table') continue;
    for (const row of block.table.rows) {
      for (const cell of row.slice(1)) {
        if (!HAS_DIGIT.test(cell)) continue;
        figuresShown += 1;
        if (!answer.figures.some(({ text }) => text === cell))
          faults.push({ what: `the cell "${cell}" is no figure of the answer`, line: row.join(' | ') });
      }
    }
  }
  for (const figure of answer.figures) {
    if (!showsValue(figure.text, figure, answer.language))
      faults.push({ what: `"${figure.text}" does not show ${figure.value}`, line: figure.id });
    if (figure.source === '') faults.push({ what: 'a figure without a source', line: figure.id });
  }
  // A year or a number that the question brought in is its own.
  const kept = faults.filter(({ what }) => {
    const literal = /^"([^"]+)" is no figure/.exec(what)?.[1];
    return literal === undefined || /%|bp|\$/.test(literal) || !question.includes(literal);
  });
  return { faults: kept, figuresShown, literals };
}

export function numbersCheck({ answer, question, world }: CheckInput): CheckResult[] {
  const { faults, figuresShown, literals } = numberFaults(answer, question.question, world);
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  return [
    result(
      'numbers',
      faults.length === 0,
      first
        ? `${first.what}${more}: ${first.line}`
        : `${figuresShown} figures shown, ${literals} literals known`,
    ),
  ];
}
