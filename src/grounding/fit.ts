import { satisfies } from './dates.ts';
import type { Evidence } from './figures.ts';
import type { Check, Facts, ItemContext } from './item.ts';
import { belongsToAny, ENGINE_UNITS } from './item.ts';
import type { NameIndex } from './names.ts';
import { isAbout } from './records.ts';
import { wordEdges } from './text.ts';
import type { DateConstraint } from './types.ts';

/** Whether a figure is the one that a number means: of what, level or change, of which day, over how long. */

const SHARE_WORDS =
  /probab|likel|chance|odds|percentile|share|of (?:all |trading )?days|of the time|GDP|概率|可能|把握|百分位|占|交易日|percentil|días|d[ií]as|Wahrschein|Prozent der|der Tage|percentile|des jours|確率|割合|PIB|BIP/iu;
/** "rose to 4.26%": the number is where it went, not how far. */
const LEVEL_BEFORE = wordEdges(
  /(?:\b(?:to|hasta|auf|para|vers|jusqu['’]à|at|en|bei|em)\s*(?:the\s+|el\s+|al\s+)?|至|到|报|于|在|为)(?:\b(?:about|around|some|nearly|etwa|rund|unos|environ|cerca de)\s+|约|近)*$/iu,
);
/** "subió a 17,44", "a clôturé à 17,44": a preposition there, an article in English. */
const LEVEL_BEFORE_A = /(?<![\p{L}])(?:al?|à)\s+(?:el\s+|un\s+)?$/iu;
const PREPOSITION_A: ReadonlySet<string> = new Set(['es', 'fr', 'pt']);
/** "The rise in the 30-year yield was 5bp": the noun says that the number is a change. */
const CHANGE_NOUN =
  /^(?:rise|fall|gain|drop|decline|increase|decrease|jump|slide|loss|surge|plunge|slump|dip|subidas?|alzas?|caídas?|bajas?|bajadas?|avances?|retrocesos?|descensos?|pérdidas?|ganancias?|Anstieg|Rückgang|Verluste?|Einbruch|hausses?|baisses?|chutes?|reculs?|pertes?|altas?|quedas?|perdas?|涨幅|跌幅|升幅|降幅)$/iu;
const COPULA =
  /(?:(?<![A-Za-zÀ-ɏ])(?:was|were|is|came to|amounted to|reached|fue|era|es|war|betrug|beträgt|a été|était|est|foi|é)\s+(?:of|only|just|del?|de|un|a|about|around|some|nearly|unos|etwa|rund|environ|cerca de)?\s*(?:un\s+)?|[为是达]\s*约?)$/iu;
const LEVEL_AFTER = /^\s*(?:に(?!対)|へ|まで|台)/u;
/** "It fell 28.5%": the sentence goes on about what the one before named. */
const PRONOUN =
  /^[\s>*\-•]*(?:it|its|they|both|this|that|el mismo|ella|este|esta|ese|esto|su|er|sie|es|dies|il|elle|ils|elles|ce|cela|ele|ela|isso|它|其|该|两者|这|それ|これ|同)(?![A-Za-zÀ-ɏ])/iu;

function refersBack(sentence: string): boolean {
  return PRONOUN.test(sentence) || /(?<![A-Za-zÀ-ɏ])(?:it|they)(?![A-Za-zÀ-ɏ])|它/iu.test(sentence);
}

export function sourceCheck(
  { item, subjects, subject }: Facts,
  { layout, reading, names, scope }: ItemContext,
  isReference: boolean,
): Check {
  if (subjects.length > 0) {
    const share = SHARE_WORDS.test(layout.pieceText(item));
    // A reference says itself what it is of: only a name right beside it, or one before, can contradict it.
    const all = reading.names.filter(({ end }) => end <= item.start).flatMap(({ ids }) => ids);
    const loose = isReference && subject?.own !== true;
    const after = loose && subject!.mentions.every(({ start }) => start > item.start);
    return (e) =>
      after ||
      belongsToAny(e, loose ? all : subjects, names) ||
      (e.free &&
        (isReference ||
          ENGINE_UNITS.has(e.figure.unit) ||
          share ||
          isAbout(reading.sentence, e.figure.instrument)));
  }
  const carried = scope?.subjects ?? [];
  if (carried.length === 0 || reading.names.length > 0 || !refersBack(reading.sentence)) return () => true;
  return (e) => e.free || ENGINE_UNITS.has(e.figure.unit) || belongsToAny(e, carried, names);
}

/** "Above 40 the view would change": a threshold is no reading. */
const THRESHOLD_WORDS =
  /threshold|above|over|below|beyond|limit|umbral|encima|debajo|Schwelle|seuil|阈值|门槛|高于|超过|低于|閾値/iu;

function isThreshold({ parts }: Evidence): boolean {
  return parts.some((part) => part.startsWith('threshold'));
}

/** Numbers of the engine are neither levels nor changes. */
function isEngines({ figure }: Evidence): boolean {
  return ENGINE_UNITS.has(figure.unit) && figure.unit !== 'count';
}

export function kindCheck(facts: Facts, context: ItemContext, isReference: boolean): Check {
  const check = levelOrChange(facts, context);
  const { sentence } = context.reading;
  const { layout, supposed } = context;
  const beside = `${layout.before(facts.item)} ${layout.after(facts.item)}`;
  const hypothetical = supposed || THRESHOLD_WORDS.test(beside);
  return (e) =>
    (hypothetical || !isThreshold(e)) &&
    (isEngines(e) || check(e)) &&
    (isReference || e.cue === undefined || e.cue.test(sentence));
}

function levelOrChange(
  { item, literal, direction }: Facts,
  { layout, language, reading }: ItemContext,
): Check {
  if (literal?.unit === 'count') return () => true;
  const before = layout.before(item);
  const toLevel =
    LEVEL_BEFORE.test(before) ||
    LEVEL_AFTER.test(layout.after(item)) ||
    (PREPOSITION_A.has(language) && LEVEL_BEFORE_A.test(before));
  const moved = direction !== undefined && direction.mention.sign !== 0 && !direction.mention.negated;
  if (toLevel && moved && direction.mention.end <= item.start)
    return (e) => e.kind !== 'change' || literal?.sign !== 0;
  const { sentence } = reading;
  const noun =
    moved &&
    direction.mention.end <= item.start &&
    CHANGE_NOUN.test(sentence.slice(direction.mention.start, direction.mention.end)) &&
    COPULA.test(before);
  if (noun || (direction?.adjacent && moved && !toLevel)) {
    return (e) => e.kind === 'change' || e.figure.unit === 'sigma' || isThreshold(e);
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

export function dateCheck(
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
    const named = (c: DateConstraint): boolean => days.some((day) => holds(day, c, e, asOf, names));
    if (binding.length > 0) {
      return binding.some((c) => {
        // "now" only rules out what is of a day of its own; "that day" is the one named before.
        if (c.relative === 'now') return e.dated.length === 0 && named(c);
        return (
          named(c) ||
          (c.relative === 'that' && others.some((other) => other.relative !== 'that' && named(other)))
        );
      });
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
  constraint: DateConstraint,
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
const RELEASE_WORDS = /releases?|readings?|prints?|publica|lecturas?|发布|公布|Veröffentlich|publications?/iu;

/** A month of weekly releases is 20 to 23 sessions. */
function nearly(sessions: number, expected: number): boolean {
  return Math.abs(sessions - expected) <= Math.max(0, expected / 6);
}

export function windowCheck(
  { item }: Facts,
  { layout, reading, scope, names }: ItemContext,
  isReference: boolean,
): Check {
  const governing = layout.windowOf(item);
  const piece = layout.pieceOf(item);
  const since = reading.dates.filter((date) => date.since && layout.pieceOf(date) === piece);
  const named = [...reading.windows.flatMap(({ sessions }) => sessions), ...(scope?.windows ?? [])];
  return (e) => {
    const step = e.parts.map((part) => names.entry(part)?.slow).find((slow) => slow !== undefined);
    if (e.releases !== undefined) {
      // One release back is told as such, or as the week; more of them must be named.
      if (named.length > 0) return named.some((count) => nearly(count, e.releases! * (step ?? WEEK)));
      return e.releases === 1 || RELEASE_WORDS.test(reading.sentence);
    }
    if (e.window === undefined || (e.free && e.kind === 'other')) return true;
    const fits = (sessions: readonly number[]): boolean =>
      sessions.includes(e.window!) ||
      (e.window === 1 && step !== undefined && sessions.some((count) => nearly(count, step)));
    if (since.length > 0 && e.kind === 'change' && e.spanFrom === undefined) return false;
    if (governing) return fits(governing.sessions);
    return (
      e.window === 1 ||
      (!isReference && fits(named)) ||
      (isReference && (named.length === 0 ? e.window === 1 : fits(named)))
    );
  };
}
