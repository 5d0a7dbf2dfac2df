import type { Language } from '../answer/answer.ts';
import { formatDate } from '../answer/format.ts';
import { CARD_MESSAGES } from '../answer/messages/cards.ts';
import type { Episode } from '../assessment/analogs.ts';
import type { Framework } from '../assessment/framework.ts';
import type { Family } from '../indicators/indicator.ts';
import type { Registry } from '../indicators/registry.ts';
import { amountText } from './amount-text.ts';
import { type CompileParts, type Refusal, unitOf } from './build.ts';
import { indicatorsOf, type Metric, type Rule, type ThresholdUnit } from './rule.ts';
import { ALERT_WORDS, familyNames } from './words.ts';

/** What names are looked up in. */
export interface NameSource {
  readonly registry: Registry;
  readonly framework: Framework;
  readonly analogs: { episode(name: string): Episode | undefined };
}

export function labelOf(id: string, registry: Registry, language: Language): string {
  const label = registry.get(id)?.label;
  return label ? (label[language] ?? label.en) : id;
}

export function driverName(id: string, framework: Framework, language: Language): string {
  return framework.drivers.find((driver) => driver.id === id)?.label[language] ?? id;
}

/** "SOFR minus IORB", "change of Gold over one session". */
export function metricText(metric: Metric, names: NameSource, language: Language): string {
  const words = ALERT_WORDS[language].metric;
  const label = (id: string): string => labelOf(id, names.registry, language);
  switch (metric.kind) {
    case 'level':
      return label(metric.of);
    case 'change':
      return words.change(label(metric.of), metric.sessions, metric.either);
    case 'z':
      return words.z(label(metric.of), metric.sessions, metric.either);
    case 'spread':
      return words.spread(label(metric.a), label(metric.b));
    case 'leader':
      return words.leader;
    case 'odds':
      return words.odds(driverName(metric.driver, names.framework, language));
    case 'analog': {
      const episode = names.analogs.episode(metric.episode);
      return words.analog(episode ? `${episode.name[language]} (${episode.date})` : metric.episode);
    }
    case 'source':
      return words.source(metric.source);
    case 'family': {
      const known = familyNames().some(({ id }) => id === metric.family);
      return words.family(known ? CARD_MESSAGES[language].families[metric.family as Family] : metric.family);
    }
  }
}

/** The rule in one clause, written by code alone: "VIX above 30". */
export function ruleText(rule: Rule, names: NameSource, language: Language): string {
  const { metric, condition } = rule;
  const words = ALERT_WORDS[language].condition;
  const subject = metricText(metric, names, language);
  switch (condition.is) {
    case 'changes':
      return words.changes;
    case 'becomes':
      return metric.kind === 'leader'
        ? words.leads(driverName(condition.what, names.framework, language))
        : words.down(subject);
    default: {
      const threshold = amountText(
        condition.threshold,
        condition.unit,
        metric,
        names.registry,
        language,
        true,
      );
      const side =
        !condition.orEqual || condition.is === 'crosses'
          ? condition.is
          : condition.is === 'above'
            ? 'atLeast'
            : 'atMost';
      return moveText(rule, names, language) ?? words[side](subject, threshold);
    }
  }
}

/** "Gold down more than 3% over one session"; undefined for what is no move in one direction, or of either. */
function moveText({ metric, condition }: Rule, names: NameSource, language: Language): string | undefined {
  if (metric.kind !== 'change' && metric.kind !== 'z') return undefined;
  if (!('threshold' in condition) || condition.is === 'crosses') return undefined;
  const { threshold, unit, is } = condition;
  const isDown = is === 'below' && threshold < 0 && !metric.either;
  const isUp = is === 'above' && threshold > 0;
  if (!isDown && !isUp) return undefined;
  const way = metric.either ? 'either' : isDown ? 'down' : 'up';
  const size = amountText(Math.abs(threshold), unit, metric, names.registry, language, true).replace(
    /^\+/,
    '',
  );
  return ALERT_WORDS[language].moves(
    labelOf(metric.of, names.registry, language),
    way,
    size,
    metric.sessions,
    condition.orEqual === true,
  );
}

/** How rules are limited in time. */
export interface Terms {
  readonly cooldownMs: number;
  readonly expiresAtMs?: number;
  /** It tells one time and is over. */
  readonly once?: true | undefined;
}

/** Everything else that holds for a rule, one sentence each. */
export function termLines(rule: Rule, terms: Terms, names: NameSource, language: Language): string[] {
  const words = ALERT_WORDS[language].details;
  const again = terms.once ? undefined : rearmText(rule, names, language);
  const scale =
    rule.metric.kind === 'analog' || rule.metric.kind === 'odds' ? words.scales[rule.metric.kind] : undefined;
  return [
    ...(scale === undefined ? [] : [scale]),
    ...(again === undefined ? [] : [words.rearm(again)]),
    ...valuesText(rule, names, language),
    ...limitLines(terms, language),
  ];
}

/** How often it tells, and until when. */
export function limitLines({ cooldownMs, expiresAtMs, once }: Terms, language: Language): string[] {
  const words = ALERT_WORDS[language].details;
  return [
    once ? words.once : words.cooldown(hoursOf(cooldownMs)),
    ...(expiresAtMs === undefined
      ? []
      : [words.until(formatDate(new Date(expiresAtMs).toISOString().slice(0, 10), language))]),
  ];
}

/** A pause in whole hours, or its parts where it is short: never less than it is. */
export const hoursOf = (ms: number): number => Math.ceil((ms / 3_600_000) * 10) / 10;

/** Which values count: of sources none, of what comes out weekly no running ones. */
function valuesText({ metric, running }: Rule, { registry }: NameSource, language: Language): string[] {
  if (metric.kind === 'source' || metric.kind === 'family') return [];
  const words = ALERT_WORDS[language].details;
  const isDaily = indicatorsOf(metric).every((id) => /daily$/.test(registry.get(id)?.cadence ?? 'daily'));
  return [running && isDaily ? words.running : words.closes];
}

/** Where the value must be for an alert to be armed again: "29.32 or lower". Undefined where there is no such number. */
export function rearmText(rule: Rule, names: NameSource, language: Language): string | undefined {
  const { condition, metric } = rule;
  if (!('hysteresis' in condition)) return undefined;
  const { is, threshold, hysteresis, unit } = condition;
  const text = (value: number): string => amountText(value, unit, metric, names.registry, language, true);
  const words = ALERT_WORDS[language].details;
  if (is === 'crosses') return hysteresis === 0 ? undefined : words.past(text(hysteresis).replace(/^\+/, ''));
  const edge = Number((is === 'above' ? threshold - hysteresis : threshold + hysteresis).toPrecision(12));
  return is === 'above' ? words.orLower(text(edge)) : words.orHigher(text(edge));
}

/** Numbers in the unit of a metric, to show what is meant. */
function exampleOf(metric: Metric, unit: ThresholdUnit, parts: CompileParts, language: Language): string {
  const reading = 'of' in metric ? parts.snapshot.readings.get(metric.of) : undefined;
  const value = metric.kind === 'level' && reading ? reading.value : metric.kind === 'change' ? 3 : 2;
  return amountText(value, unit, metric, parts.registry, language, metric.kind === 'change');
}

/** A rule on the same metric that can be typed as it stands. */
function sampleOf(
  { metric, is }: Extract<Refusal, { why: 'no-threshold' }>,
  parts: CompileParts & NameSource,
  language: Language,
): string {
  const unit = unitOf(metric, parts.registry);
  if (metric.kind === 'change' && unit !== undefined) {
    const size = amountText(unit === 'basis-points' ? 10 : 3, unit, metric, parts.registry, language, true);
    const label = labelOf(metric.of, parts.registry, language);
    return ALERT_WORDS[language].sample(label, size.replace('+', ''), is === 'below');
  }
  const text = metricText(metric, parts, language);
  return unit === undefined
    ? text
    : ALERT_WORDS[language].condition[is === 'below' ? 'below' : 'above'](
        text,
        exampleOf(metric, unit, parts, language),
      );
}

/** Why a rule cannot be, in one or two sentences. */
export function refusalText(refusal: Refusal, parts: CompileParts & NameSource, language: Language): string {
  const words = ALERT_WORDS[language].refusal;
  const label = (id: string): string => labelOf(id, parts.registry, language);
  switch (refusal.why) {
    case 'unknown':
      return words.unknown(refusal.name.slice(0, 40));
    case 'impossible-unit': {
      const { metric, unit } = refusal;
      return words.unit(metricText(metric, parts, language), exampleOf(metric, unit, parts, language));
    }
    case 'adjusted-price':
      return words.adjusted(label(refusal.of));
    case 'no-live-source':
      return words.noSource(label(refusal.of));
    case 'out-of-range': {
      const { metric } = refusal;
      const [low, high] = refusal.range.map((value) =>
        amountText(value, refusal.unit, metric, parts.registry, language),
      ) as [string, string];
      return words.range(metricText(metric, parts, language), low, high);
    }
    case 'no-threshold':
      return words.noThreshold(sampleOf(refusal, parts, language));
    case 'beyond':
      return words.beyond[refusal.what];
    case 'currency':
    case 'measure':
      return words[refusal.why](refusal.words.slice(0, 40));
    case 'unknown-unit':
      return words.unknownUnit(refusal.words.slice(0, 40));
    case 'spread-units':
      return words.spread(label(refusal.a), label(refusal.b));
    case 'slow-change':
      return words.slow(label(refusal.of));
    case 'cannot':
      return words.cannot(refusal.words.slice(0, 40));
    case 'pause':
      return words.pause(refusal.hours);
    case 'lasts':
      return words.lasts(refusal.days);
  }
}
