import { satisfies } from './dates.ts';
import { signFor } from './directions.ts';
import type { Evidence } from './figures.ts';
import type { Direction, Layout, Subject } from './layout.ts';
import { digitsAgree, roundsToZero, valueStated } from './match.ts';
import type { NameIndex } from './names.ts';
import type { Literal } from './numbers.ts';
import type { SentenceReading } from './reading.ts';
import { isAbout } from './records.ts';
import { smallMove } from './small.ts';
import { type GroundingLanguage, type Span, wordEdges } from './text.ts';
import type { Problem, ProblemCode, Scope } from './types.ts';

/** Finds the figure behind a literal number or a reference, or says which single thing is wrong with it. */

export interface ItemContext {
  readonly reading: SentenceReading;
  readonly layout: Layout;
  readonly names: NameIndex;
  readonly evidence: readonly Evidence[];
  readonly asOf: string;
  readonly language: GroundingLanguage;
  readonly scope: Scope | undefined;
  readonly constants: readonly number[];
}

export interface ItemResult {
  readonly evidence?: Evidence;
  readonly problem?: Problem;
  /** What its word of direction is, for printing a reference without its sign. */
  readonly direction?: Direction | undefined;
  /** The ids named for it. */
  readonly subjects: readonly string[];
}

/** Units that only the engine has: they may stand beside any name. */
const ENGINE_UNITS: ReadonlySet<string> = new Set([
  'decibans',
  'count',
  'times',
  'distance',
  'score',
  'share',
]);
const SHARE_WORDS =
  /probab|likel|chance|odds|percentile|share|of (?:all |trading )?days|of the time|GDP|概率|可能|把握|百分位|占|交易日|percentil|días|d[ií]as|Wahrschein|Prozent der|der Tage|percentile|des jours|確率|割合|PIB|BIP/iu;
const MOVE_NOUN = wordEdges(
  /\b(?:moves?|moved|change[sd]?|swings?|variation|variación|movimientos?|oscilación|Bewegung|Veränderung|mouvement|variação|movimento)\b|波动|变动|变化|振幅|幅度|変動|変化/iu,
);
/** "rose to 4.26%": the number is where it went, not how far. */
const LEVEL_BEFORE = wordEdges(
  /(?:\b(?:to|hasta|auf|para|vers|jusqu['’]à|at|en|bei|em)\s*(?:the\s+|el\s+|al\s+)?|至|到|报|于|在|为)(?:\b(?:about|around|some|nearly|etwa|rund|unos|environ|cerca de)\s+|约|近)*$/iu,
);
/** "subió a 17,44", "a clôturé à 17,44": a preposition there, an article in English. */
const LEVEL_BEFORE_A = /(?<![\p{L}])(?:al?|à)\s+(?:el\s+|un\s+)?$/iu;
const PREPOSITION_A: ReadonlySet<string> = new Set(['es', 'fr', 'pt']);
const LEVEL_AFTER = /^\s*(?:に(?!対)|へ|まで|台)/u;
const AGAINST = /against|contra|dagegen|反对|不利|gegen|contre|反/iu;
/** "It fell 28.5%": the sentence goes on about what the one before named. */
const PRONOUN =
  /^[\s>*\-•]*(?:it|its|they|both|this|that|el mismo|ella|este|esta|ese|esto|su|er|sie|es|dies|il|elle|ils|elles|ce|cela|ele|ela|isso|它|其|该|两者|这|それ|これ|同)(?![A-Za-zÀ-ɏ])/iu;

type Check = (evidence: Evidence) => boolean;

export function checkItem(
  item: Span,
  literal: Literal | undefined,
  context: ItemContext,
  only?: Evidence,
): ItemResult {
  const { layout, evidence, names } = context;
  const subject = layout.subjectOf(item);
  const direction = layout.directionOf(item);
  const subjects = subject ? subjectIds(subject, item, context) : [];
  const inverse = subject?.mentions.some((mention) => mention.inverse) ?? false;
  const named = subjects.length > 0;
  const mine = (e: Evidence): boolean => belongsToAny(e, subjects, names);
  const peers = named ? evidence.filter(mine) : evidence;
  const facts: Facts = { item, literal, subject, direction, inverse, subjects };
  const checks: readonly (readonly [ProblemCode, Check])[] = [
    ['source', sourceCheck(facts, context, only !== undefined)],
    ['kind', kindCheck(facts, context, only !== undefined)],
    ['date', dateCheck(facts, context, only !== undefined)],
    ['window', windowCheck(facts, context, only !== undefined)],
    ['sign', signCheck(facts, context)],
    ['direction', directionCheck(facts, context)],
  ];
  const pool = only ? [only] : evidence;
  const stated = literal
    ? pool.filter((e) => valueStated(literal, e, { named: named && mine(e), peers }) !== undefined)
    : pool;
  let best: { evidence: Evidence; failed: ProblemCode[] } | undefined;
  for (const candidate of stated) {
    const failed = checks.filter(([, check]) => !check(candidate)).map(([code]) => code);
    if (failed.length === 0) return { evidence: candidate, direction, subjects };
    if (!best || blame(failed) < blame(best.failed)) best = { evidence: candidate, failed };
  }
  const otherUnit = named && literal !== undefined && peers.some((e) => digitsAgree(literal, e));
  if (best && (!literal || !(best.failed.includes('source') && otherUnit))) {
    return { problem: explain(best.failed[0]!, best.evidence, facts, context), direction, subjects };
  }
  return { problem: notFound(literal!, facts, context, peers), direction, subjects };
}

/** A slip about the named thing is likelier than a number of something else. */
function blame(failed: readonly ProblemCode[]): number {
  return failed.length + (failed.includes('source') ? 0.5 : 0);
}

interface Facts {
  readonly item: Span;
  readonly literal: Literal | undefined;
  readonly subject: Subject | undefined;
  readonly direction: Direction | undefined;
  readonly inverse: boolean;
  readonly subjects: readonly string[];
}

function subjectIds(subject: Subject, item: Span, { layout, names }: ItemContext): string[] {
  const ids = [...new Set(subject.mentions.flatMap((mention) => mention.ids))];
  const around = new Set(layout.namesAround(item).flatMap((mention) => mention.ids));
  const spans = names.entries
    .filter(({ between }) => between && around.has(between[0]) && around.has(between[1]))
    .map(({ id }) => id);
  return [...ids, ...spans.filter((id) => !ids.includes(id))];
}

export function belongsToAny({ parts }: Evidence, ids: readonly string[], names: NameIndex): boolean {
  return ids.some(
    (id) => parts.includes(id) || (names.entry(id)?.kin ?? []).some((kin) => parts.includes(kin)),
  );
}

function sourceCheck(
  { item, subjects }: Facts,
  { layout, reading, names, scope }: ItemContext,
  isReference: boolean,
): Check {
  if (subjects.length > 0) {
    const share = SHARE_WORDS.test(layout.pieceText(item));
    return (e) =>
      belongsToAny(e, subjects, names) ||
      (e.free &&
        (isReference ||
          ENGINE_UNITS.has(e.figure.unit) ||
          share ||
          isAbout(reading.sentence, e.figure.instrument)));
  }
  const carried = scope?.subjects ?? [];
  if (carried.length === 0 || reading.names.length > 0 || !PRONOUN.test(reading.sentence)) return () => true;
  return (e) => e.free || belongsToAny(e, carried, names);
}

function kindCheck(facts: Facts, context: ItemContext, isReference: boolean): Check {
  const check = levelOrChange(facts, context);
  const { sentence } = context.reading;
  return (e) => check(e) && (isReference || e.cue === undefined || e.cue.test(sentence));
}

function levelOrChange({ item, literal, direction }: Facts, { layout, language }: ItemContext): Check {
  const before = layout.before(item);
  if (literal && ['count', 'db', 'times'].includes(literal.unit)) return () => true;
  const toLevel =
    LEVEL_BEFORE.test(before) ||
    LEVEL_AFTER.test(layout.after(item)) ||
    (PREPOSITION_A.has(language) && LEVEL_BEFORE_A.test(before));
  const moved = direction !== undefined && direction.mention.sign !== 0 && !direction.mention.negated;
  if (toLevel && moved && direction.mention.end <= item.start)
    return (e) => e.kind !== 'change' || literal?.sign !== 0;
  if (direction?.adjacent && moved && !toLevel) {
    return (e) =>
      e.kind === 'change' || e.figure.unit === 'sigma' || e.parts.some((part) => /^threshold/.test(part));
  }
  if (toLevel && !moved && literal && literal.sign === 0) {
    // "stands at 2bp" is no change; "at 10.3%" of a price can be nothing else.
    return (e) => e.kind !== 'change' || e.figure.unit === 'percent' || literal.hedge !== 'none';
  }
  if (literal && literal.sign === 1) {
    return (e) => e.kind !== 'level' || /^[+-]/.test(e.figure.text);
  }
  return () => true;
}

function dateCheck(
  { item }: Facts,
  { layout, reading, asOf, scope, names }: ItemContext,
  isReference: boolean,
): Check {
  const governing = layout.dateOf(item);
  const others = [
    ...reading.dates.flatMap(({ any, bounds }) => [...any, ...bounds]),
    ...(scope?.dates ?? []),
  ];
  const bounds = reading.dates.flatMap((date) => [...date.bounds, ...date.any]);
  return (e) => {
    const date = e.figure.asOf;
    if (e.spanFrom !== undefined) {
      return (
        bounds.some((c) => satisfies(e.spanFrom!, c, asOf)) ||
        (isReference && SPAN_WORDS.test(reading.sentence))
      );
    }
    if (date === null) return true;
    const days = [...new Set([date, ...e.dated])];
    // The distance to an old episode is a figure of the day asked about; a record may speak of another month.
    const binding =
      governing?.any.filter((c) => !e.free || (e.kind !== 'other' && c.day !== undefined)) ?? [];
    // "now" only rules out what is of a day of its own.
    if (binding.length > 0) {
      return binding.some(
        (c) =>
          (c.relative !== 'now' || e.dated.length === 0) && days.some((day) => holds(day, c, e, asOf, names)),
      );
    }
    return (
      isReference ||
      e.dated.length === 0 ||
      date === asOf.slice(0, 10) ||
      others.some((c) => days.some((day) => satisfies(day, c, asOf)))
    );
  };
}

const SPAN_WORDS = wordEdges(
  /\b(?:since|from|over|between|desde|entre|seit|von|depuis|entre|de)\b|自|以来|从|期间|から|以降/iu,
);

/** A weekly value is still the newest one some days after its own date. */
const SLOW_DAYS = 6;

function holds(
  date: string,
  constraint: Parameters<typeof satisfies>[1],
  e: Evidence,
  asOf: string,
  names: NameIndex,
): boolean {
  if (satisfies(date, constraint, asOf)) return true;
  if (!e.parts.some((part) => names.entry(part)?.slow)) return false;
  const day = new Date(`${date}T00:00:00Z`);
  for (let i = 1; i <= SLOW_DAYS; i++) {
    const later = new Date(day.getTime() + i * 86_400_000).toISOString().slice(0, 10);
    if (satisfies(later, constraint, asOf)) return true;
  }
  return false;
}

const WEEK = 5;

function windowCheck(
  { item }: Facts,
  { layout, reading, scope, names }: ItemContext,
  isReference: boolean,
): Check {
  const governing = layout.windowOf(item);
  const named = [...reading.windows.flatMap(({ sessions }) => sessions), ...(scope?.windows ?? [])];
  return (e) => {
    if (e.window === undefined || (e.free && e.kind === 'other')) return true;
    const slow = e.window === 1 && e.parts.some((part) => names.entry(part)?.slow);
    const fits = (sessions: readonly number[]): boolean =>
      sessions.includes(e.window!) || (slow && sessions.includes(WEEK));
    if (governing) return fits(governing.sessions);
    return (
      e.window === 1 ||
      (!isReference && fits(named)) ||
      (isReference && (named.length === 0 ? e.window === 1 : fits(named)))
    );
  };
}

function signCheck(
  { item, literal, direction, inverse, subjects }: Facts,
  { layout, names }: ItemContext,
): Check {
  const gap = layout.gapOf(item);
  return (e) => {
    if (!literal || roundsToZero(literal)) return true;
    const value = e.figure.value * (inverse && e.kind === 'change' ? -1 : 1);
    if (literal.sign !== 0)
      return e.figure.unit === 'sigma' || value === 0 || Math.sign(value) === literal.sign;
    if (literal.to && literal.to.sign !== 0) return Math.sign(value) === literal.to.sign;
    if (e.kind === 'change') {
      if (direction) return true;
      return value > 0 || MOVE_NOUN.test(layout.pieceText(item));
    }
    if (e.figure.unit === 'decibans') return value >= 0 || AGAINST.test(layout.pieceText(item));
    if (e.kind === 'other') return true;
    const signed =
      e.parts.some((part) => names.entry(part)?.signed) || subjects.some((id) => names.entry(id)?.signed);
    if (gap && signed && !gap.negated) return Math.sign(value) === gap.sign;
    return value >= 0;
  };
}

function directionCheck(facts: Facts, context: ItemContext): Check {
  const { literal, direction, item } = facts;
  const { evidence, names } = context;
  if (!direction || direction.mention.negated) return () => true;
  // An explicit sign speaks for itself, unless a verb stands right beside it.
  if (literal && literal.sign !== 0 && !direction.strict) return () => true;
  const governing = context.layout.windowOf(item);
  return (e) => {
    if (literal && roundsToZero(literal) && e.kind === 'change') return true;
    const claimed = signOf(direction, facts, e, names);
    if (claimed === undefined || (claimed === 0 && !direction.strict)) return true;
    if (e.kind === 'change') return agrees(claimed, e, evidence, direction.mention.kind === 'calm');
    if (e.figure.unit !== 'sigma' && e.kind !== 'level') return true;
    if (e.kind === 'level' && !direction.strict) return true;
    if (e.figure.unit === 'sigma' && e.figure.value < 0) return claimed !== 1;
    // A level, or a size in usual moves: its own changes tell which way it went.
    const changes = evidence.filter(
      (other) =>
        other.kind === 'change' &&
        other.parts[0] === e.parts[0] &&
        other.figure.asOf === e.figure.asOf &&
        (e.window ?? governing?.sessions[0] ?? other.window) === other.window,
    );
    return (
      changes.length === 0 ||
      changes.some((other) => agrees(claimed, other, evidence, direction.mention.kind === 'calm'))
    );
  };
}

function signOf(
  direction: Direction,
  { inverse }: Facts,
  e: Evidence,
  names: NameIndex,
): -1 | 0 | 1 | undefined {
  const entry = e.parts.map((part) => names.entry(part)).find((found) => found !== undefined);
  return signFor(direction.mention, { inverse, rate: entry?.rate ?? false, signed: entry?.signed ?? false });
}

/** Whether a change went the way that is claimed; 0 claims that it hardly moved. */
export function agrees(
  claimed: -1 | 0 | 1,
  e: Evidence,
  evidence: readonly Evidence[],
  calm = false,
): boolean {
  if (claimed === 0) return smallMove(e, evidence, calm);
  return e.figure.value === 0 ? false : Math.sign(e.figure.value) === claimed;
}

function explain(code: ProblemCode, e: Evidence, facts: Facts, context: ItemContext): Problem {
  const { figure } = e;
  const said = facts.literal ? `"${facts.literal.text}"` : `{{${figure.id}}}`;
  const names = facts.subjects.map((id) => context.names.label(id)).join(' or ');
  const details: Partial<Record<ProblemCode, string>> = {
    source: `${said} stands beside ${names || 'something else'}, but ${figure.id} (${figure.text}) belongs to ${figure.instrument || figure.source}; use a figure of ${names || 'what the sentence names'}${owned(context.evidence, facts.subjects, context.names)} or name the right one.`,
    kind: `${said} is used as ${e.kind === 'level' ? 'a change' : 'a level'}, but ${figure.id} is ${e.kind === 'level' ? 'a level' : 'a change'} (${figure.text}).`,
    date: `${said} is ${figure.id} of ${figure.asOf}, not of the date that the sentence gives; name the date ${figure.asOf} or use a figure of the right day.`,
    window: `${said} is ${figure.id}, a change over ${e.window} session${e.window === 1 ? '' : 's'}; name that window or use a figure of the window that the sentence names.`,
    sign: `${said} has the wrong sign or none: ${figure.id} is ${figure.text}.`,
    direction: `the word of direction beside ${said} disagrees with ${figure.id}, which is ${figure.text}.`,
  };
  return { code, detail: details[code]! };
}

/** What there is of the thing that the sentence names. */
function owned(evidence: readonly Evidence[], subjects: readonly string[], names: NameIndex): string {
  const known =
    subjects.length === 0 ? [] : evidence.filter((e) => belongsToAny(e, subjects, names)).slice(0, HINTS);
  return known.length === 0
    ? ''
    : ` (${known.map(({ figure }) => `{{${figure.id}}} = ${figure.text}`).join(', ')})`;
}

const HINTS = 4;

function notFound(literal: Literal, facts: Facts, context: ItemContext, peers: readonly Evidence[]): Problem {
  const unitless = (facts.subjects.length > 0 ? peers : context.evidence).find((e) =>
    digitsAgree(literal, e),
  );
  if (unitless) {
    return {
      code: 'unit',
      detail: `"${literal.text}" has the wrong unit: ${unitless.figure.id} is ${unitless.figure.text} (${unitless.figure.unit}).`,
    };
  }
  const hint = owned(peers, facts.subjects, context.names);
  return {
    code: 'number',
    detail: `"${literal.text}" matches no figure of this conversation${hint}; write a reference or leave the number out.`,
  };
}
