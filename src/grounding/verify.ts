import { checkBareDirections } from './bare.ts';
import { checkItem } from './check-items.ts';
import { CONDITIONAL } from './direction-words.ts';
import { checkDrivers } from './drivers.ts';
import type { Figure } from './figure.ts';
import { type Evidence, evidenceOf } from './figures.ts';
import { checkFalseStatements, checkForbidden } from './forbidden.ts';
import type { ItemContext, ItemResult } from './item.ts';
import { Layout } from './layout.ts';
import type { NameIndex } from './names.ts';
import type { Literal } from './numbers.ts';
import { printReference } from './print.ts';
import { checkQuotes, findQuotes } from './quotes.ts';
import { readSentence, type SentenceReading } from './reading.ts';
import { recordHolds } from './records.ts';
import { replaceSpans } from './references.ts';
import { checkRoles } from './roles.ts';
import { GROUNDING_LANGUAGES, inside, type Span } from './text.ts';
import type { Problem, Scope, SentenceVerdict, VerifyContext } from './types.ts';

/** The heart: no sentence leaves with a number, a direction, a name or a quotation that no record bears out. */

/** The panel of assets that the method always looks at, and the values that it takes as usual. */
const METHOD: readonly number[] = [9, 250];
const THINGS =
  /^\s*(?:moves|values|sessions|days|daily|movimientos|valores|sesiones|movimentos|pregões|个?(?:数值|交易日|变动)|项(?:资产|变动)|assets?|markets?|instruments?|activos|mercados|Anlagen|Märkte|actifs|marchés|ativos|资产|种资产|类资产|個?の?資産)/iu;

interface Known {
  readonly byFigure: WeakMap<Figure, Evidence>;
  /** Of the lists that sentences were checked against: the sentences of one answer share theirs. */
  readonly byList: WeakMap<readonly Figure[], readonly Evidence[]>;
}

const known = new WeakMap<NameIndex, Known>();

function evidenceFor(figures: readonly Figure[], names: NameIndex): readonly Evidence[] {
  let cache = known.get(names);
  if (!cache) {
    cache = { byFigure: new WeakMap(), byList: new WeakMap() };
    known.set(names, cache);
  }
  const { byFigure, byList } = cache;
  const before = byList.get(figures);
  if (before) return before;
  const all = figures.map((figure) => {
    let evidence = byFigure.get(figure);
    if (!evidence) {
      evidence = evidenceOf(figure, names);
      byFigure.set(figure, evidence);
    }
    return evidence;
  });
  byList.set(figures, all);
  return all;
}

export function verifySentence(sentence: string, context: VerifyContext): SentenceVerdict {
  const { names, language, asOf } = context;
  const reading = readSentence(sentence, names, language);
  const layout = new Layout(reading);
  const evidence = evidenceFor(context.figures, names);
  const supposed = isSupposed(sentence, context);
  const items: ItemContext = {
    supposed,
    reading,
    layout,
    names,
    evidence,
    asOf,
    language,
    scope: context.scope,
    constants: context.constants ?? METHOD,
  };
  const statements = context.statements ?? [];
  const roleFacts = context.roleFacts ?? [];
  const quotes = findQuotes(sentence, statements);
  const problems: Problem[] = [];
  const used: Figure[] = [];
  const subjects: string[] = [];
  const replacements: (Span & { by: string })[] = [];
  const mentioned: string[] = [];
  const take = (result: ItemResult): void => {
    if (result.problem) problems.push(result.problem);
    else if (result.evidence && !used.includes(result.evidence.figure)) used.push(result.evidence.figure);
    subjects.push(...result.subjects);
  };

  for (const reference of reading.references) {
    const found = evidence.find(({ figure }) => figure.id === reference.id);
    if (!found) {
      problems.push({
        code: 'unknown-reference',
        detail: `{{${reference.id}}} is no figure of this conversation${similar(reference.id, context.figures)}.`,
      });
      continue;
    }
    const result = checkItem(reference, undefined, items, found);
    take(result);
    // A failing sentence still says which figure it meant, so that code can state it instead.
    if (result.problem && !used.includes(found.figure)) used.push(found.figure);
    const printed = printReference(sentence, reference, found, result, layout, context, mentioned);
    replacements.push(printed);
    if (printed.mentioned) mentioned.push(printed.mentioned);
    if (printed.problem) problems.push(printed.problem);
  }
  for (const literal of reading.literals) {
    if (quotes.some((quote) => quote.onRecord && inside(literal, quote))) continue;
    if (isConstant(literal, items)) continue;
    const result = checkItem(literal, literal, items);
    if (result.problem && recordHolds(literal, result, items, statements, language)) continue;
    take(result);
    if (!result.problem && literal.total !== undefined && !totalKnown(literal.total, items)) {
      problems.push({
        code: 'number',
        detail: `the total in "${literal.text}" is no count of this conversation.`,
      });
    }
  }
  problems.push(
    ...checkBareDirections(reading, layout, items, supposed),
    ...checkQuotes(sentence, quotes, {
      statements,
      roleFacts,
      terms: (context.allDrivers ?? []).flatMap(({ labels }) => labels),
    }),
    ...checkRoles(sentence, roleFacts, asOf, reading.dates),
    ...checkDrivers(sentence, context.allDrivers ?? [], context.drivers ?? [], context.refuted ?? []),
    ...checkForbidden(sentence),
    ...checkFalseStatements(sentence, context.falseStatements, asOf),
  );
  return {
    ok: problems.length === 0,
    text: replaceSpans(sentence, replacements),
    used,
    problems: unique(problems),
    mentioned,
    scope: {
      ...nextScope(context.scope, subjects, reading),
      supposed: LISTS_CHANGE.test(sentence) || (supposed && isListItem(sentence)),
    },
  };
}

/** Compiles every pattern: the first sentence of a process would wait about a tenth of a second for it. */
export function warmUp(names: NameIndex, asOf: string): void {
  for (const language of GROUNDING_LANGUAGES) {
    verifySentence('Gold fell 1.5% on 30 January, "as one said": {{x}}.', {
      figures: [],
      names,
      asOf,
      language,
    });
  }
}

function isConstant(literal: Literal, { constants, reading }: ItemContext): boolean {
  // "More than one usual move" is the yardstick of the method.
  if (literal.unit === 'sigma' && (literal.hedge === 'over' || literal.hedge === 'under')) {
    return literal.readings.some(({ value }) => value === 1);
  }
  return (
    literal.unit === 'bare' &&
    literal.sign === 0 &&
    literal.readings.some(({ value }) => constants.includes(value)) &&
    THINGS.test(reading.sentence.slice(literal.end))
  );
}

function totalKnown(total: number, { constants, evidence }: ItemContext): boolean {
  return (
    constants.includes(total) ||
    evidence.some(({ figure }) => figure.unit === 'count' && figure.value === total)
  );
}

/** "What would change the view:" opens a list of suppositions. */
const LISTS_CHANGE =
  /change (?:my|the|this|our) (?:mind|view|reading|verdict)|prove (?:me|this) wrong|(?:改变|推翻)(?:这一|我的|该)?(?:看法|判断|结论|观点)|cambiaría|ändern würde|changerait|mudaria|見方(?:が|を)変/iu;

function isSupposed(sentence: string, { language, scope }: VerifyContext): boolean {
  return (
    CONDITIONAL[language].test(sentence) ||
    LISTS_CHANGE.test(sentence) ||
    (scope?.supposed === true && isListItem(sentence))
  );
}

/** A further item, not a new heading. */
function isListItem(sentence: string): boolean {
  return !/^\s*(?:\*\*|#|\d+\.\s+\*\*)/.test(sentence) && !/^\n\s*\n/.test(sentence);
}

const MOST_DATES = 8;

function nextScope(before: Scope | undefined, subjects: readonly string[], reading: SentenceReading): Scope {
  const windows = reading.windows.flatMap(({ sessions }) => sessions);
  const dates = reading.dates.flatMap(({ any, bounds }) => [...any, ...bounds]);
  const named =
    subjects.length > 0 ? [...new Set(subjects)] : [...new Set(reading.names.flatMap(({ ids }) => ids))];
  return {
    subjects: named.length > 0 ? named : (before?.subjects ?? []),
    windows: windows.length > 0 ? windows : (before?.windows ?? []),
    // What was compared a few sentences ago may be spoken of again.
    dates: [...dates, ...(before?.dates ?? [])].slice(0, MOST_DATES),
  };
}

function similar(id: string, figures: readonly Figure[]): string {
  const head = id.split('.')[0]!;
  const near = figures.filter((figure) => figure.id.startsWith(`${head}.`)).slice(0, 5);
  return near.length > 0 ? `; of ${head} there are ${near.map((figure) => figure.id).join(', ')}` : '';
}

function unique(problems: readonly Problem[]): Problem[] {
  return problems.filter(
    (problem, index) => problems.findIndex((other) => other.detail === problem.detail) === index,
  );
}
