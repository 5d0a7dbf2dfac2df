import type { Episode } from '../assessment/analogs.ts';
import type { Window } from '../assessment/assessment.ts';
import type { Claim, Framework } from '../assessment/framework.ts';
import { unknownOf } from './compared.ts';
import { directionOf, type Intent, intentOf } from './intent.ts';
import { type Spoken, spokenLanguage } from './language.ts';
import { LEXICON, type Meaning, type UNAVAILABLE } from './lexicon.ts';
import { type Found, hasPhrase, normalise } from './matcher.ts';
import { type Name, type NameParts, namesIn, ofKind } from './names.ts';
import { respelled } from './spelling.ts';
import { readWhen, type When } from './when/read.ts';

/** What a question asks, as far as code can tell without a model. */
export interface Question {
  readonly text: string;
  readonly spoken: Spoken;
  readonly intent: Intent;
  /** Indicators named, in order. */
  readonly assets: readonly string[];
  /** What is said to have happened: the premise. */
  readonly direction?: 'down' | 'up';
  readonly everything: boolean;
  /** "The market" is spoken of, beside any asset. */
  readonly market: boolean;
  /** Sessions, when the words name a window. */
  readonly window?: Window;
  /** Drivers named: suspected causes. */
  readonly drivers: readonly string[];
  /** The person's own words for them, by id. */
  readonly driverWords: Readonly<Record<string, string>>;
  readonly episodes: readonly Episode[];
  readonly claims: readonly Claim[];
  /** A past year or name without data here: "2008". */
  readonly beyondData?: string;
  /** The time that the words name, as typed. */
  readonly when?: When;
  /** The day that is asked about, `YYYY-MM-DD`: named here, or earlier in the talk. */
  readonly date?: string;
  /** The month or year, as typed, of which `date` is the last day: no reading is as long. */
  readonly period?: string;
  /** Something people ask for that no source here holds. */
  readonly unavailable?: (typeof UNAVAILABLE)[number];
  /** Something to compare with that nothing here is called. */
  readonly unknown?: string;
  /** The words that were understood, where misspelt ones were put right. */
  readonly readAs?: string;
  /** Pasted or bracketed instructions were left out of the reading. */
  readonly instructionsIgnored: boolean;
}

/** Bracketed or quoted commands in pasted text are data; they are cut out before the reading. */
const PASTED_COMMAND = /[[<({]\s*(system|assistant|developer|inst|admin)\b[^\])}>]*[\])}>]?/gi;
/** Words that stand for no thing of their own beside an asset. */
const NO_THINGS: readonly Meaning[] = [
  'market',
  'everything',
  'dayWindow',
  'threeWindow',
  'fiveWindow',
  'event',
  'down',
  'article',
];
/** Years that people compare with and that the record does not reach. */
const FAMOUS_YEARS = /\b(1929|1973|1987|1998|2000|2001|2008|2011|2013|2015)\b/;

/** Reads a question by words alone; one that is not understood is read again with its slips put right. */
export function parseQuestion(raw: string, parts: NameParts): Question {
  const question = readQuestion(raw, parts);
  if (question.intent !== 'unknown') return question;
  const corrected = respelled(raw);
  const again = corrected === undefined ? undefined : readQuestion(corrected, parts);
  if (corrected === undefined || !again || again.intent === 'unknown') return question;
  return { ...again, text: raw, readAs: corrected };
}

/** The order of the checks is the order of caution. */
function readQuestion(raw: string, parts: NameParts): Question {
  const instructionsIgnored = PASTED_COMMAND.test(raw);
  PASTED_COMMAND.lastIndex = 0;
  const text = normalise(raw.replace(PASTED_COMMAND, ' ')).slice(0, 2000);
  const spoken = spokenLanguage(raw);
  const says = (meaning: Meaning): boolean => LEXICON[meaning].some((phrase) => hasPhrase(text, phrase));
  const names = namesIn(text, parts, spoken);
  // "Is inflation the cause?" means the driver, not the consumer price index of the same name.
  const suspected = new Set(names.filter(({ value }) => value.kind === 'driver').map(({ at }) => at));
  const isSuspectOnly = (name: Found<Name>): boolean =>
    name.value.kind === 'asset' &&
    suspected.has(name.at) &&
    parts.registry.get(name.value.id)?.family === 'macro';
  const assets = unique(
    ofKind(
      names.filter((name) => !isSuspectOnly(name)),
      'asset',
    ).map(({ id }) => id),
  );
  const drivers = unique(ofKind(names, 'driver').map(({ id }) => id));
  const unavailable = ofKind(names, 'unavailable')[0]?.what;
  const claims = claimsAsked(text, parts.framework);
  const when = readWhen(text, spoken === 'en');
  const famous = FAMOUS_YEARS.exec(text)?.[1];
  // "In 2008" is a time; "like 2008" is something to compare with.
  const beyondData =
    when?.kind === 'year' && String(when.year) === famous && !says('compare') ? undefined : famous;
  // A day that is asked about is no episode to hold another day against.
  const said = when && when.kind !== 'now' ? when.said : undefined;
  const isTheDay = ({ at, phrase }: Found<Name>): boolean => {
    const start = said === undefined ? -1 : text.indexOf(said);
    return start >= 0 && at < start + said!.length && start < at + phrase.length;
  };
  const episodes = unique(
    ofKind(
      names.filter((name) => !isTheDay(name)),
      'episode',
    ).map(({ episode }) => episode),
  );
  const unknown = unknownOf(
    text,
    names.filter(({ value }) => value.kind !== 'unavailable'),
    (part) =>
      NO_THINGS.some((meaning) => LEXICON[meaning].some((phrase) => hasPhrase(part, phrase))) ||
      readWhen(part, false) !== undefined,
  );
  // "The moon" beside gold is no rise.
  const direction = directionOf(unknown ? text.replace(unknown.said, ' ') : text);
  const window = says('threeWindow') ? 3 : says('fiveWindow') ? 5 : says('dayWindow') ? 1 : undefined;
  const everything = says('everything');
  // A command is no suspicion of a cause.
  const suspects = says('inject') ? [] : drivers;
  const facts = {
    says,
    text,
    assets,
    drivers,
    episodes,
    claims,
    direction,
    everything,
    unavailable,
    beyondData,
    names,
  };
  const intent = intentOf(facts);
  return {
    text: raw,
    spoken,
    // "How was 29 February 2024": what happened on a day.
    intent: intent === 'unknown' && when && when.kind !== 'now' ? 'why' : intent,
    assets,
    ...(direction ? { direction } : {}),
    everything,
    market: says('market'),
    ...(window ? { window } : {}),
    drivers: suspects,
    driverWords: Object.fromEntries(
      names.flatMap(({ value, phrase }) => (value.kind === 'driver' ? [[value.id, phrase] as const] : [])),
    ),
    episodes,
    claims,
    ...(beyondData ? { beyondData } : {}),
    ...(when ? { when: asTyped(when, raw) } : {}),
    ...(when?.kind === 'day' ? { date: when.date } : {}),
    ...(unavailable ? { unavailable } : {}),
    ...(unknown ? { unknown: asWritten(unknown.said, raw) } : {}),
    instructionsIgnored,
  };
}

/** With the words as the person wrote them. */
function asTyped(when: When, raw: string): When {
  return { ...when, said: asWritten(when.said, raw) };
}

function asWritten(said: string, raw: string): string {
  const at = raw.toLowerCase().indexOf(said);
  return at < 0 ? said : raw.slice(at, at + said.length);
}

const normalisedClaims = new WeakMap<Framework, readonly { claim: Claim; asked: readonly string[][] }[]>();

/** Claims with the words that ask for them as a normalised text has them. */
function claimsOf(framework: Framework): readonly { claim: Claim; asked: readonly string[][] }[] {
  const known = normalisedClaims.get(framework);
  if (known) return known;
  const claims = framework.claims.map((claim) => ({
    claim,
    asked: claim.asked.map((words) => words.map(normalise)),
  }));
  normalisedClaims.set(framework, claims);
  return claims;
}

/** Claims whose words stand in the text, those with the most words first. */
function claimsAsked(text: string, framework: Framework): Claim[] {
  return claimsOf(framework)
    .map(({ claim, asked }) => {
      const matched = asked.filter((words) => words.every((word) => hasPhrase(text, word)));
      return { claim, words: Math.max(0, ...matched.map((words) => words.length)) };
    })
    .filter(({ words }) => words > 0)
    .sort((a, b) => b.words - a.words)
    .map(({ claim }) => claim);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

/** Words that continue the talk: a short line that names a window, an asset or nothing of its own. */
const FOLLOW_UP_WORDS = 9;

/**
 * Fills a short follow-up from the last question: "and over five days?", "what about silver?". The talk keeps its day
 * until another one is named, or the present.
 */
export function withContext(question: Question, previous: Question | undefined): Question {
  const { date: _, period: __, ...filled } = filledFrom(question, previous);
  const { when } = question;
  const isNamed = when !== undefined && when.kind !== 'impossible' && when.kind !== 'future';
  const date = isNamed ? question.date : previous?.date;
  return {
    ...filled,
    ...(date === undefined ? {} : { date }),
    ...(question.period === undefined ? {} : { period: question.period }),
  };
}

function filledFrom(question: Question, previous: Question | undefined): Question {
  if (!previous) return question;
  const words = question.text.split(/\s+/).length;
  const short = words <= FOLLOW_UP_WORDS;
  const opens = LEXICON.follow.some((phrase) => normalise(question.text).startsWith(phrase));
  if (!short) return question;
  const onlyWindow =
    question.window !== undefined && question.assets.length === 0 && question.drivers.length === 0;
  if (onlyWindow && ['unknown', 'why'].includes(question.intent)) {
    // A time that was refused is not asked for again.
    const { when: _, ...kept } = previous;
    return {
      ...kept,
      ...(question.when ? { when: question.when } : {}),
      text: question.text,
      spoken: question.spoken,
      window: question.window!,
      intent: 'why',
    };
  }
  if (opens && question.intent === 'reading' && previous.intent === 'why') {
    return {
      ...question,
      intent: 'why',
      ...(previous.window ? { window: previous.window } : {}),
    };
  }
  const keepsAssets = ['confidence', 'against', 'evidence', 'falsifier'].includes(question.intent);
  return keepsAssets && previous.window
    ? { ...question, window: question.window ?? previous.window }
    : question;
}
