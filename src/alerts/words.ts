import { LANGUAGES, type Language } from '../answer/answer.ts';
import { normalise } from '../answer/matcher.ts';
import { CARD_MESSAGES } from '../answer/messages/cards.ts';
import { FAMILIES } from '../indicators/indicator.ts';
import type { Beyond } from './beyond.ts';
import { de } from './words/de.ts';
import { en } from './words/en.ts';
import { es } from './words/es.ts';
import { fr } from './words/fr.ts';
import { ja } from './words/ja.ts';
import { pt } from './words/pt.ts';
import { zh } from './words/zh.ts';

/** Everything that alerts say. Amounts, names and dates come in as finished text. */
export interface AlertWords {
  readonly usualMoves: (number: string) => string;
  readonly metric: {
    readonly change: (label: string, sessions: number, either: boolean) => string;
    readonly z: (label: string, sessions: number, either: boolean) => string;
    readonly spread: (a: string, b: string) => string;
    readonly leader: string;
    readonly odds: (driver: string) => string;
    readonly analog: (episode: string) => string;
    readonly source: (id: string) => string;
    readonly family: (name: string) => string;
  };
  readonly condition: {
    readonly above: (metric: string, threshold: string) => string;
    readonly below: (metric: string, threshold: string) => string;
    /** The number itself counts. */
    readonly atLeast: (metric: string, threshold: string) => string;
    readonly atMost: (metric: string, threshold: string) => string;
    readonly crosses: (metric: string, threshold: string) => string;
    readonly leads: (driver: string) => string;
    readonly down: (metric: string) => string;
    readonly changes: string;
  };
  readonly nothingLeads: string;
  readonly title: string;
  readonly details: {
    readonly now: (value: string, date: string) => string;
    readonly nowMissing: (reason: string) => string;
    readonly holds: string;
    /** Gets one of the next three. */
    readonly rearm: (where: string) => string;
    readonly orLower: (value: string) => string;
    readonly orHigher: (value: string) => string;
    readonly past: (amount: string) => string;
    /** What the numbers of the engine mean. */
    readonly scales: Readonly<Record<'analog' | 'odds', string>>;
    readonly running: string;
    readonly closes: string;
    readonly cooldown: (hours: number) => string;
    readonly once: string;
    /** Gets words that nothing was made of. */
    readonly unread: (words: string) => string;
    readonly until: (date: string) => string;
    readonly proposed: string;
  };
  /** A change as people write it. */
  readonly sample: (label: string, size: string, down: boolean) => string;
  /** A move of more than a size, or of that size too, over sessions. */
  readonly moves: (
    label: string,
    way: 'up' | 'down' | 'either',
    size: string,
    sessions: number,
    atLeast: boolean,
  ) => string;
  readonly ask: string;
  readonly confirmHow: (id: string) => string;
  readonly shown: string;
  readonly armed: (id: string) => string;
  readonly notUnderstood: string;
  readonly examples: readonly string[];
  readonly refusal: {
    readonly unknown: (name: string) => string;
    readonly unit: (metric: string, example: string) => string;
    readonly adjusted: (label: string) => string;
    readonly noSource: (label: string) => string;
    readonly range: (label: string, low: string, high: string) => string;
    /** Gets a rule that can be typed. */
    readonly noThreshold: (sample: string) => string;
    readonly spread: (a: string, b: string) => string;
    readonly slow: (label: string) => string;
    /** Gets words about a time or number of messages. */
    readonly cannot: (words: string) => string;
    /** Get words beside a number, and a rule that can be typed. */
    readonly currency: (words: string) => string;
    readonly measure: (words: string) => string;
    readonly unknownUnit: (words: string) => string;
    readonly pause: (hours: number) => string;
    readonly lasts: (days: number) => string;
    readonly beyond: Readonly<Record<Beyond, string>>;
  };
  readonly desk: {
    readonly unavailable: string;
    /** A time of day was named: no alert, a digest. */
    readonly reminder: string;
    readonly onlyAdmins: string;
    readonly limitChat: (limit: number) => string;
    readonly limitUser: (limit: number) => string;
    readonly gone: string;
    readonly noSuch: (id: string) => string;
    /** A name that several alerts of the chat are on. */
    readonly whichOf: (name: string) => string;
    readonly removedAll: (count: number) => string;
    readonly mutedAll: (count: number, until: string | undefined) => string;
    readonly unmutedAll: (count: number) => string;
    readonly removed: (rule: string) => string;
    readonly muted: (rule: string, until: string | undefined) => string;
    readonly unmuted: (rule: string) => string;
    readonly muteHow: string;
    readonly none: string;
    readonly count: (count: number) => string;
    readonly columns: readonly [id: string, rule: string, state: string, fired: string];
    readonly states: Readonly<Record<'armed' | 'fired' | 'muted' | 'expired', string>>;
    readonly stateUntil: (state: string, date: string) => string;
    readonly never: string;
    readonly manage: string;
    readonly confirm: (number: number | undefined) => string;
    readonly mute: string;
  };
  readonly message: {
    readonly fired: (rule: string) => string;
    readonly value: (metric: string, value: string, threshold: string) => string;
    readonly changed: (from: string, to: string) => string;
    readonly unusual: (moves: string) => string;
    readonly percentile: (percent: string) => string;
    readonly asOf: (date: string, running: boolean) => string;
    readonly leader: (driver: string) => string;
    readonly noLeader: string;
    readonly again: (where: string | undefined, hours: number) => string;
    readonly over: string;
    readonly id: (id: string) => string;
    readonly ending: (rule: string, date: string, id: string) => string;
    readonly source: string;
    readonly what: string;
  };
}

export const ALERT_WORDS: Readonly<Record<Language, AlertWords>> = { en, zh, es, de, fr, pt, ja };

let families: readonly { readonly id: string; readonly names: readonly string[] }[] | undefined;

/** Families of indicators by every name that the answers use. */
export function familyNames(): NonNullable<typeof families> {
  families ??= FAMILIES.map((id) => ({
    id,
    names: [id, ...LANGUAGES.map((language) => CARD_MESSAGES[language].families[id])].map(normalise),
  }));
  return families;
}
