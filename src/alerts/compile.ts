import type { Language } from '../answer/answer.ts';
import { hasPhrase, normalise } from '../answer/matcher.ts';
import { namesIn } from '../answer/names.ts';
import type { AnalogFinder } from '../assessment/analogs.ts';
import { type Beyond, beyondIn } from './beyond.ts';
import { type Built, build, type CompileParts, type Proposal, type Refusal, unitOf } from './build.ts';
import type { TermsWish } from './clause-parts.ts';
import { clausesIn, unservedIn } from './clauses.ts';
import { headingIn, plainComparisons } from './headings.ts';
import { IDEAS } from './ideas.ts';
import { foreignCurrencyIn, isMeasuredBy, yenIn } from './measures.ts';
import { Reader } from './reader.ts';
import { ofReadings, quotesOf } from './readings.ts';
import { CHANGE_SESSIONS, type Rule } from './rule.ts';
import { unreadIn } from './unread.ts';
import { familyNames } from './words.ts';

/** What became of somebody's words. A rule is never armed before it was shown and confirmed. */
export type Compiled =
  | ({ readonly kind: 'rule'; readonly rule: Rule; readonly proposed?: true } & Around)
  /** Two or three rules that the words may mean. */
  | ({ readonly kind: 'ask'; readonly rules: readonly Rule[] } & Around)
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not-understood' };

/** What was said around the rule. */
export interface Around {
  /** How often and how long; absent where nothing was said. */
  readonly terms?: TermsWish;
  /** Words that nothing was made of. */
  readonly unread?: readonly string[];
}

const MAX_LENGTH = 300;
const MAX_OPTIONS = 3;
/** Close to an episode: the same as where answers call it close. */
const CLOSE_DISTANCE = 0.5;
const LIKELY_DB = 3;
const VERY_LIKELY_DB = 10;

/** Reads the words by rules alone. Nothing of them reaches the result but names and numbers that are known. */
export function compileAlert(
  raw: string,
  language: Language,
  parts: CompileParts & { readonly analogs: AnalogFinder },
): Compiled {
  const said = clausesIn(
    normalise(raw)
      .slice(0, MAX_LENGTH)
      .replace(/(?<![\p{L}\d])s&?p ?500(?!\d)/gu, 's&p 500')
      // The metals in one character, which stands in many words of money.
      .replace(/(?<![\u3400-\u9fff])([金銀銅])(?=[がはをのも、 ])(?!の?価格)/gu, '$1価格'),
  );
  const text = plainComparisons(said.rest);
  const reader = new Reader(text, namesIn(text, parts, language), language);
  const compiled = compileRule(reader, parts);
  if (compiled.kind !== 'rule' && compiled.kind !== 'ask') return compiled;
  const cannot = said.cannot ?? unservedIn(reader.unnamed);
  if (cannot !== undefined) return { kind: 'refused', refusal: { why: 'cannot', words: cannot } };
  const unread = unreadIn(reader, labelsNamed(reader, parts));
  const unit = unitUnread(reader, unread);
  if (unit !== undefined) return { kind: 'refused', refusal: { why: 'unknown-unit', words: unit } };
  return {
    ...compiled,
    ...(Object.keys(said.wish).length === 0 ? {} : { terms: said.wish }),
    ...(unread.length === 0 ? {} : { unread }),
  };
}

/** Behind a number and no unit: "roughly", "aproximadamente", "discrètement", "and". */
const NO_UNIT =
  /(?:ly|mente|ment)$|^(?:and|or|but|y|o|e|et|ou|und|oder|mas|about|approx|ish|ungefähr|ungefaehr|etwa|circa|ca|rund|environ|aprox|thx|pronto)$/u;

/** A word that follows a number as a unit does and is none: "9000 kumquat". */
function unitUnread({ amounts, rest }: Reader, unread: readonly string[]): string | undefined {
  return amounts
    .filter(({ unit }) => unit === undefined)
    .map(({ endsAt }) => /^ ?(\p{L}{2,})/u.exec(rest.slice(endsAt))?.[1])
    .find((word) => word !== undefined && !NO_UNIT.test(word) && unread.includes(word));
}

/** What the named drivers, episodes and sources are called. */
function labelsNamed({ names }: Reader, { framework, health }: CompileParts): string[] {
  const drivers = new Set(names.flatMap(({ value }) => (value.kind === 'driver' ? [value.id] : [])));
  return [
    ...(health?.sources.map(({ id }) => id) ?? []),
    ...framework.drivers
      .filter(({ id }) => drivers.has(id))
      .flatMap(({ id, label, aliases }) => [id, ...Object.values(label), ...aliases]),
    ...names.flatMap(({ value }) => (value.kind === 'episode' ? Object.values(value.episode.name) : [])),
  ];
}

function compileRule(reader: Reader, parts: CompileParts & { readonly analogs: AnalogFinder }): Compiled {
  const sources = ofSources(reader, parts);
  if (sources) return 'beyond' in sources ? beyond(sources.beyond) : settle(sources, parts);
  const limit = limitOf(reader);
  if (limit) return beyond(limit);
  const money = moneyOf(reader, parts);
  if (money) return { kind: 'refused', refusal: money };
  const episodes = ofEpisodes(reader);
  // Nothing watches which episode is the nearest: to be close to one is proposed instead.
  if (episodes && reader.says('closest')) {
    const settled = settle(episodes, parts);
    return settled.kind === 'rule' ? { ...settled, proposed: true } : settled;
  }
  const found = ofDrivers(reader) ?? episodes ?? ofReadings(reader, parts);
  const proposals = reader.orEqual ? found?.map((one) => ({ ...one, orEqual: true as const })) : found;
  // "Above 30 this week" would go on after the week.
  const isLevel = proposals?.some(({ metric }) => metric.kind === 'level');
  if (isLevel && (reader.sessions ?? 1) > 1) return beyond('dates');
  if (!proposals && reader.assets.length > 1 && reader.amounts.length > 0) return beyond('several');
  // "Volatility jumps" names a reading and no number: an idea proposes one.
  const whole = proposals?.some(
    ({ amount, is }) => amount !== undefined || is === 'changes' || is === 'becomes',
  );
  const ideas = whole ? undefined : ofIdeas(reader);
  if (!ideas && !proposals && reader.unavailable !== undefined && reader.names.length === 0)
    return { kind: 'refused', refusal: { why: 'unknown', name: reader.unavailable } };
  if (!ideas)
    return proposals
      ? settle(
          proposals.flatMap((one) => inBothUnits(one, parts)),
          parts,
        )
      : { kind: 'not-understood' };
  const settled = settle(ideas, parts);
  return settled.kind === 'rule' ? { ...settled, proposed: true } : settled;
}

const beyond = (what: Beyond): Compiled => ({ kind: 'refused', refusal: { why: 'beyond', what } });

/** What is asked that no rule can do; only of words that name something. */
function limitOf(reader: Reader): Beyond | undefined {
  if (reader.names.length === 0 && !reader.says('leader')) return undefined;
  const found = beyondIn(headingIn(reader.unnamed).rest);
  if (found) return found;
  if ((reader.sessions ?? 0) > CHANGE_SESSIONS.at(-1)!) return 'span';
  // Two numbers, or a second reading that is not subtracted or compared.
  const several = reader.amounts.length > 1 || reader.assets.length > 2;
  return several && reader.assets.length > 0 ? 'several' : undefined;
}

/** Numbers in money or for a measure that no price of the named is in. */
function moneyOf(reader: Reader, { registry }: CompileParts): Refusal | undefined {
  const { assets, amounts, measure, rest, text } = reader;
  if (assets.length === 0 || amounts.length === 0) return undefined;
  const units = assets.flatMap(({ ids }) => ids.flatMap(quotesOf)).map((id) => registry.get(id)?.unit);
  const currency =
    foreignCurrencyIn(rest) ??
    (units.some((unit) => unit === 'jpy-per-usd' || unit === 'index') ? undefined : yenIn(rest));
  if (currency !== undefined) return { why: 'currency', words: currency };
  if (measure === undefined || units.some((unit) => unit && isMeasuredBy(unit, measure))) return undefined;
  return { why: 'measure', words: text.slice(reader.measuredAt[0], reader.measuredAt[1]).trim() };
}

/** A spread "above 0.1" may be percent or basis points. */
function inBothUnits(proposal: Proposal, { registry }: CompileParts): Proposal[] {
  const { amount, metric } = proposal;
  const isSmall = amount && amount.unit === undefined && amount.value !== 0 && Math.abs(amount.value) < 1;
  if (!isSmall || unitOf(metric, registry) !== 'basis-points') return [proposal];
  const units = ['percent', 'basis-points'] as const;
  return units.map((unit) => ({ ...proposal, amount: { value: amount.value, unit } }));
}

function settle(proposals: readonly Proposal[], parts: CompileParts): Compiled {
  const built = proposals.map((proposal): Built => build(proposal, parts));
  const rules = built.flatMap((one) => ('rule' in one ? [one.rule] : []));
  if (rules.length === 1) return { kind: 'rule', rule: rules[0]! };
  if (rules.length > 1) return { kind: 'ask', rules: rules.slice(0, MAX_OPTIONS) };
  const refused = built.find((one) => 'refusal' in one);
  return refused && 'refusal' in refused
    ? { kind: 'refused', refusal: refused.refusal }
    : { kind: 'not-understood' };
}

function ofSources(
  reader: Reader,
  { health }: CompileParts,
): Proposal[] | { readonly beyond: Beyond } | undefined {
  if (!reader.says('down_source')) return undefined;
  const source = health?.sources.find(({ id }) => hasPhrase(reader.text, id));
  if (source) return [{ metric: { kind: 'source', source: source.id }, is: 'becomes', what: 'down' }];
  if (!reader.says('source')) return undefined;
  const family = familyNames().find(({ names }) => names.some((name) => hasPhrase(reader.text, name)));
  if (family) return [{ metric: { kind: 'family', family: family.id }, is: 'becomes', what: 'down' }];
  return reader.assets.length === 0 && reader.amounts.length === 0 ? { beyond: 'which-source' } : undefined;
}

function ofDrivers(reader: Reader): Proposal[] | undefined {
  const drivers = [
    ...new Set(reader.names.flatMap(({ value }) => (value.kind === 'driver' ? [value.id] : []))),
  ];
  const number = reader.amounts[0];
  if (reader.says('leader') && drivers.length === 0)
    return reader.says('changes') || number === undefined
      ? [{ metric: { kind: 'leader' }, is: 'changes' }]
      : undefined;
  if (drivers.length === 0) return undefined;
  // "Inflation above 3%" is the reading of that name.
  if (reader.assets.length > 0 && number !== undefined && !reader.says('odds')) return undefined;
  const likely = reader.says('veryLikely') ? VERY_LIKELY_DB : reader.says('likely') ? LIKELY_DB : undefined;
  if (reader.says('odds') || (likely !== undefined && !reader.says('leads'))) {
    const value = number?.value ?? likely ?? LIKELY_DB;
    const amount = { value, ...(number?.unit === undefined ? {} : { unit: number.unit }) };
    return drivers.map((driver) => ({
      metric: { kind: 'odds', driver },
      is: reader.says('below') ? 'below' : 'above',
      amount,
    }));
  }
  if (!reader.says('leads') && !reader.says('leader')) return undefined;
  return drivers.map((what) => ({ metric: { kind: 'leader' }, is: 'becomes', what }));
}

function ofEpisodes(reader: Reader): Proposal[] | undefined {
  const episodes = [
    ...new Set(reader.names.flatMap(({ value }) => (value.kind === 'episode' ? [value.episode] : []))),
  ];
  if (episodes.length === 0 || !(reader.says('like') || reader.says('closest'))) return undefined;
  const said = reader.amounts.find(({ value, unit }) => unit === undefined && value > 0 && value < 2);
  return episodes.map(({ id }) => ({
    metric: { kind: 'analog', episode: id },
    is: 'below',
    amount: { value: said?.value ?? CLOSE_DISTANCE },
  }));
}

function ofIdeas(reader: Reader): Proposal[] | undefined {
  const idea = IDEAS.find(({ all }) =>
    all.every((words) => words.some((word) => hasPhrase(reader.text, word))),
  );
  const readings = idea?.readings.filter(({ of }) => hasPhrase(reader.text, of)) ?? [];
  // "VIX spikes" is of the VIX alone.
  return (readings.length > 0 ? readings : idea?.readings)?.map(({ of, is, threshold }) => ({
    metric: { kind: 'level', of },
    is,
    amount: { value: threshold },
  }));
}
