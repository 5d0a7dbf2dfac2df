/**
 * Rules first: what an item is, by the data in rules/. Conservative by order: what is no news or old news is `other`
 * before any class is looked at; what is denied has no direction; what is only said is `talk`; what nobody knows is
 * `other`. The words of an item are compared with patterns and nothing else.
 */

import type { EventRecord } from '../record.ts';
import { directionOf, isPrint, positionOf } from './direction.ts';
import type { ClassRule } from './rules/class-rule.ts';
import { CLASS_RULES, OTHER_RULES } from './rules/classes.ts';
import { DENIED, NOT_NEWS, OLD_NEWS } from './rules/guards.ts';
import { printEntity } from './rules/prints.ts';
import { ENTITY_RULES } from './rules/reach.ts';
import { SEVEN } from './rules/states.ts';
import type { RawItem } from './source.ts';
import { stageOf } from './stage.ts';
import { firstSentence } from './text.ts';

export interface Typing {
  readonly class: EventRecord['class'];
  readonly direction: EventRecord['direction'];
  readonly stage?: EventRecord['stage'];
  readonly reach?: EventRecord['reach'];
  readonly kind?: EventRecord['kind'];
  readonly entity?: string;
  /** The sentence that was typed, where an item has several. */
  readonly sentence: string;
  /** Why, in a word, for the log and the tests. */
  readonly because: string;
}

/** Classes whose records carry no stage and reach (EVENTS.md, "Fields"). */
const WITHOUT_STAGE = new Set<EventRecord['class']>(['inflation_print', 'megacap', 'calendar', 'other']);
/** Sentences of a post that are looked at. */
const MAX_SENTENCES = 30;
/** The part of a long sentence that can carry its meaning; patterns over more cost time and find less. */
const MAX_CHARS = 600;

const matches = (patterns: readonly RegExp[], text: string): boolean => patterns.some((it) => it.test(text));

/** Lower case, plain quotes and dashes, no "Reuters reported that". */
export function normalise(text: string): string {
  return text
    .slice(0, MAX_CHARS)
    .toLowerCase()
    .replace(/[‘’ʼ`]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[‐‑]/g, '-')
    .replace(/\bu\.s\.(?= |$|-|')/g, 'us')
    .replace(/\bu\.k\.(?= |$|-|')/g, 'uk')
    .replace(/\s+/g, ' ')
    .trim();
}

const other = (sentence: string, because: string): Typing => ({
  class: 'other',
  direction: 'neutral',
  sentence,
  because,
});

/**
 * The typing of an item. A statement (a post) is read sentence by sentence, and the one that says most counts;
 * of releases and reports only the title is read: the text of an article says too many things.
 */
export function classify(item: RawItem): Typing {
  if (!/^en/i.test(item.language)) return other(item.title, 'language');
  if (item.voice !== 'statement') return typeSentence(item.title, item);
  const typings = sentencesOf(item.text ?? item.title).map((sentence) => typeSentence(sentence, item));
  return typings.reduce<Typing>((best, typing) => (weightOf(typing) > weightOf(best) ? typing : best), {
    ...other(item.title, 'no sentence with a class'),
  });
}

export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (let rest = text.trim(); rest !== '' && sentences.length < MAX_SENTENCES; ) {
    const sentence = firstSentence(rest);
    sentences.push(sentence);
    rest = rest.slice(sentence.length).trim();
  }
  return sentences;
}

function weightOf({ class: eventClass, direction, stage }: Typing): number {
  if (eventClass === 'other') return 0;
  const size = stage === 'act' ? 4 : stage === 'talk' ? 2 : 1;
  return size + (direction === 'neutral' ? 0 : 4);
}

function typeSentence(sentence: string, item: RawItem): Typing {
  const text = normalise(sentence);
  if (item.voice !== 'decision' && matches(NOT_NEWS, text)) return other(sentence, 'no news');
  if (matches(OLD_NEWS, text)) return other(sentence, 'old news');
  if (item.voice === 'report' && isOpinionPath(item.url)) return other(sentence, 'opinion page');
  const rule = ruleOf(text);
  if (!rule) return other(sentence, 'unknown');
  const denied = item.voice === 'decision' ? false : matches(DENIED, text);
  // What is denied neither happened nor undid anything.
  const direction = denied ? 'neutral' : directionOf(rule, text);
  const base = { class: rule.class, direction, ...(rule.kind ? { kind: rule.kind } : {}), sentence };
  if (isPlainPrint(rule.class, text)) {
    const name = printEntity(text);
    return { ...base, ...(name ? { entity: name } : {}), because: denied ? 'denied' : 'rule' };
  }
  const entity = entityOf(rule.class, text);
  if (WITHOUT_STAGE.has(rule.class) || direction === 'neutral') {
    return { ...base, ...(entity ? { entity: entity.entity } : {}), because: denied ? 'denied' : 'rule' };
  }
  return {
    ...base,
    stage: stageOf(rule, text, item, denied),
    reach: entity?.reach ?? 'narrow',
    ...(entity ? { entity: entity.entity } : {}),
    because: denied ? 'denied' : 'rule',
  };
}

/** Opinion sections name themselves in the address. */
function isOpinionPath(url: string): boolean {
  return /\/(?:opinions?|commentary|editorials?|op-?eds?|columns?|columnists?|blogs?|podcasts?|videos?|letters?|lifestyle|sports?|entertainment|horoscope|sponsored|press-?releases?|partner-content)(?:[/-]|$)/i.test(
    URL.canParse(url) ? new URL(url).pathname : '',
  );
}

/** Names that hold the words of another class. */
const CENTRAL_BANK_NAMES =
  /\b(?:european central bank|central banks?|bank of (?:england|japan|canada|korea|mexico|israel|russia|china)|reserve bank of \w+(?: zealand)?|(?:swiss )?national bank|people's bank(?: of china)?|federal reserve bank(?: of \w+(?: york| louis| city| francisco)?)?|world bank|riksbank|bank rate|west bank)\b/g;

function ruleOf(text: string): ClassRule | undefined {
  if (matches(OTHER_RULES, text)) return undefined;
  const found = CLASS_RULES.filter((rule) =>
    applies(rule, rule.class === 'bank' ? text.replace(CENTRAL_BANK_NAMES, ' ') : text),
  );
  const first = found[0];
  if (!first) return undefined;
  // A report that names both a price and an activity series is about the one that it names first.
  if (first.class === 'inflation_print' || first.class === 'growth_print') {
    const prints = found.filter((rule) => rule.class === 'inflation_print' || rule.class === 'growth_print');
    return prints.sort((a, b) => positionOf(a, text) - positionOf(b, text))[0];
  }
  // News of one of the seven that starts with its name is about it, but for its coins and its bank.
  const megacap = found.find((rule) => rule.class === 'megacap');
  if (
    megacap &&
    first.class !== 'crypto' &&
    first.class !== 'margin' &&
    (SEVEN.exec(text)?.index ?? 99) < 12
  ) {
    return megacap;
  }
  return first;
}

function applies(rule: ClassRule, text: string): boolean {
  return (
    matches(rule.any, text) &&
    (rule.all ?? []).every((pattern) => pattern.test(text)) &&
    !matches(rule.not ?? [], text)
  );
}

/** Figures carry no stage; lockdowns, pandemics and forecasts do. */
function isPlainPrint(eventClass: string, text: string): boolean {
  return (
    isPrint(eventClass) &&
    !/\b(?:lockdowns?|travel ban|suspension of travel|pandemic|stay-at-home|imf|world bank|oecd)\b/.test(text)
  );
}

function entityOf(eventClass: EventRecord['class'], text: string): (typeof ENTITY_RULES)[number] | undefined {
  return ENTITY_RULES.find(
    ({ match, classes }) => (classes === undefined || classes.includes(eventClass)) && match.test(text),
  );
}
