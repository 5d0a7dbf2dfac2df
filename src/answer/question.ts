import type { AnalogFinder, Episode } from '../assessment/analogs.ts';
import type { Window } from '../assessment/assessment.ts';
import type { Claim, Framework } from '../assessment/framework.ts';
import type { Registry } from '../indicators/registry.ts';
import { parseDay } from '../time/dates.ts';
import { type Spoken, spokenLanguage } from './language.ts';
import { LEXICON, type Meaning, UNAVAILABLE } from './lexicon.ts';
import { type Found, hasPhrase, NameIndex, normalise } from './matcher.ts';

export type Intent =
  | 'why'
  | 'reading'
  | 'driver'
  | 'claim'
  | 'compare'
  | 'confidence'
  | 'against'
  | 'evidence'
  | 'falsifier'
  | 'advice'
  | 'forecast'
  | 'quote'
  | 'who'
  | 'inject'
  | 'unavailable'
  | 'method'
  | 'sources'
  | 'help'
  | 'hello'
  | 'thanks'
  | 'unknown';

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
  /** Sessions, when the words name a window. */
  readonly window?: Window;
  /** Drivers named: suspected causes. */
  readonly drivers: readonly string[];
  readonly episodes: readonly Episode[];
  readonly claims: readonly Claim[];
  /** A past year or name without data here: "2008". */
  readonly beyondData?: string;
  /** `YYYY-MM-DD` in the words. */
  readonly date?: string;
  /** Something people ask for that no source here holds. */
  readonly unavailable?: (typeof UNAVAILABLE)[number];
  /** Pasted or bracketed instructions were left out of the reading. */
  readonly instructionsIgnored: boolean;
}

type Name =
  | { readonly kind: 'asset'; readonly id: string }
  | { readonly kind: 'driver'; readonly id: string }
  | { readonly kind: 'episode'; readonly episode: Episode }
  | { readonly kind: 'unavailable'; readonly what: (typeof UNAVAILABLE)[number] };

export interface QuestionParts {
  readonly registry: Registry;
  readonly framework: Framework;
  readonly analogs: AnalogFinder;
}

/** Group words that stand for several indicators, or for one in common speech. */
const COMMON_NAMES: readonly (readonly [names: readonly string[], id: string])[] = [
  [
    [
      'stocks',
      'stock',
      'stonks',
      'equities',
      'shares',
      'us stocks',
      'wall street',
      'bolsa',
      'acciones',
      '美股',
      '股市',
      '股票',
      '股',
      'aktien',
      'börse',
      'bourse',
      'actions',
      'ações',
      '株',
      '株式',
    ],
    'spx',
  ],
  [
    [
      'bonds',
      'treasuries',
      'treasurys',
      'bonos',
      '美债',
      '债券',
      '国债',
      'anleihen',
      'obligations',
      'bonds del tesoro',
      'títulos',
      '債券',
      '米国債',
    ],
    'long-treasuries',
  ],
  [['gold', 'oro', 'ouro', 'or', '黄金', 'gold price'], 'gold'],
  [['silver', 'plata', 'prata', 'silber', 'argent', '白银', '銀'], 'silver'],
  [['dollar', 'usd', 'the buck', 'dólar', 'dolar', '美元', 'dollar index', 'le dollar', 'ドル'], 'dollar'],
  [['oil', 'crude', 'petróleo', 'petroleo', '油价', '原油', '石油', 'öl', 'pétrole', '原油価格'], 'oil'],
  [['nasdaq', 'tech', 'tech stocks', '纳指', '纳斯达克', '科技股', 'tecnológicas'], 'ndx'],
  [['crypto', 'coins', '加密', '币圈', 'cripto'], 'btc'],
  [['yen', 'yenes', '日元', '円', '円高', '円安'], 'usdjpy'],
  [['nikkei', '日经', '日経', '日経平均'], 'nikkei'],
  [['emerging markets', 'em', '新兴市场'], 'emerging'],
  [
    ['junk bonds', 'credit spread', 'credit spreads', 'high yield spread', '信用利差', '高收益利差'],
    'hy-spread',
  ],
  [['vix', '波动率', '恐慌指数'], 'vix'],
];

const indexes = new WeakMap<QuestionParts['registry'], NameIndex<Name>>();

function nameIndex(parts: QuestionParts): NameIndex<Name> {
  const known = indexes.get(parts.registry);
  if (known) return known;
  const index = new NameIndex<Name>();
  for (const [names, id] of COMMON_NAMES) for (const name of names) index.add(name, { kind: 'asset', id });
  for (const episode of parts.analogs.episodes) {
    for (const alias of [episode.date, ...episode.aliases]) index.add(alias, { kind: 'episode', episode });
  }
  for (const driver of parts.framework.drivers) {
    for (const alias of driver.aliases) index.add(alias, { kind: 'driver', id: driver.id });
  }
  for (const what of UNAVAILABLE)
    for (const name of what.names) index.add(name, { kind: 'unavailable', what });
  for (const indicator of parts.registry.all) {
    const names = [
      indicator.id,
      ...Object.values(indicator.label),
      ...Object.values(indicator.aliases).flat(),
    ];
    for (const name of names) if (name) index.add(name, { kind: 'asset', id: indicator.id });
  }
  indexes.set(parts.registry, index);
  return index;
}

/** Bracketed or quoted commands in pasted text are data; they are cut out before the reading. */
const PASTED_COMMAND = /[[<({]\s*(system|assistant|developer|inst|admin)\b[^\])}>]*[\])}>]?/gi;
/** Years that people compare with and that the record does not reach. */
const FAMOUS_YEARS = /\b(1929|1973|1987|1998|2000|2001|2008|2011|2013|2015)\b/;
const ISO = /\b(20\d{2}-\d{2}-\d{2})\b/;

/** Reads a question by words alone. The order of the checks is the order of caution. */
export function parseQuestion(raw: string, parts: QuestionParts): Question {
  const instructionsIgnored = PASTED_COMMAND.test(raw);
  PASTED_COMMAND.lastIndex = 0;
  const text = normalise(raw.replace(PASTED_COMMAND, ' ')).slice(0, 2000);
  const spoken = spokenLanguage(raw);
  const says = (meaning: Meaning): boolean => LEXICON[meaning].some((phrase) => hasPhrase(text, phrase));
  const names = nameIndex(parts).find(text);
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
  const episodes = unique(ofKind(names, 'episode').map(({ episode }) => episode));
  const unavailable = ofKind(names, 'unavailable')[0]?.what;
  const claims = claimsAsked(text, parts.framework);
  const date = ISO.exec(text)?.[1];
  const beyondData = FAMOUS_YEARS.exec(text)?.[1];
  const direction = directionOf(text);
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
  return {
    text: raw,
    spoken,
    intent: intentOf(facts),
    assets,
    ...(direction ? { direction } : {}),
    everything,
    ...(window ? { window } : {}),
    drivers: suspects,
    episodes,
    claims,
    ...(beyondData ? { beyondData } : {}),
    ...(date !== undefined && parseDay(date) !== undefined ? { date } : {}),
    ...(unavailable ? { unavailable } : {}),
    instructionsIgnored,
  };
}

/** Claims whose words stand in the text, those with the most words first. */
function claimsAsked(text: string, framework: Framework): Claim[] {
  return framework.claims
    .map((claim) => {
      const matched = claim.asked.filter((words) => words.every((word) => hasPhrase(text, normalise(word))));
      return { claim, words: Math.max(0, ...matched.map((words) => words.length)) };
    })
    .filter(({ words }) => words > 0)
    .sort((a, b) => b.words - a.words)
    .map(({ claim }) => claim);
}

function unique<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}

function ofKind<K extends Name['kind']>(
  names: readonly Found<Name>[],
  kind: K,
): Extract<Name, { kind: K }>[] {
  return names
    .map(({ value }) => value)
    .filter((value): value is Extract<Name, { kind: K }> => value.kind === kind);
}

/** Down unless only rises are spoken of. "Why did gold go UP" is up; "nothing goes up, all falls" is down. */
function directionOf(text: string): 'down' | 'up' | undefined {
  if (LEXICON.down.some((phrase) => hasPhrase(text, phrase))) return 'down';
  return LEXICON.up.some((phrase) => hasPhrase(text, phrase)) ? 'up' : undefined;
}

interface Facts {
  readonly says: (meaning: Meaning) => boolean;
  readonly text: string;
  readonly assets: readonly string[];
  readonly drivers: readonly string[];
  readonly episodes: readonly Episode[];
  readonly claims: readonly Claim[];
  readonly direction: 'down' | 'up' | undefined;
  readonly everything: boolean;
  readonly unavailable: Question['unavailable'];
  readonly beyondData: string | undefined;
  readonly names: readonly Found<Name>[];
}

function intentOf(facts: Facts): Intent {
  const { says, assets, drivers, episodes, claims, direction, everything, unavailable, beyondData } = facts;
  const aboutMarket = assets.length > 0 || everything || says('market') || direction !== undefined;
  const why = says('why');
  if (says('inject')) return 'inject';
  if (says('advice') && !(why && direction)) return 'advice';
  if (says('confidence')) return 'confidence';
  if (says('falsifier')) return 'falsifier';
  if (says('who') && assets.length === 0) return 'who';
  if (says('quote') && !why && /(what|qué|que|什么|was|ce que|o que|何)/.test(facts.text)) return 'quote';
  if (
    says('forecast') &&
    !why &&
    (aboutMarket || says('forecast')) &&
    /\b20\d\d\b|will|gonna|va a|predict|forecast|tomorrow|next |mañana|明天|会|预测|wird|morgen|demain|amanhã|明日|bottom|target|how low|how far|when/.test(
      facts.text,
    ) &&
    !(direction === 'down' && everything)
  )
    return 'forecast';
  if ((episodes.length > 0 || beyondData) && (says('compare') || !why || episodes.length > 0)) {
    if (says('compare') || !why) return 'compare';
    return 'why';
  }
  if (claims.length > 0 && (says('article') || (drivers.length === 0 && !(why && direction)))) return 'claim';
  if (unavailable && assets.length === 0) return 'unavailable';
  if (says('against') && !why) return 'against';
  if (why && (aboutMarket || drivers.length > 0)) return 'why';
  if (direction && (everything || says('market') || assets.length > 0)) {
    return drivers.length > 0 || everything || assets.length !== 1 || direction ? 'why' : 'reading';
  }
  if (unavailable) return 'unavailable';
  if (drivers.length > 0 && assets.length === 0) return 'driver';
  if (assets.length > 0)
    return drivers.length > 0 && !says('evidence') && facts.names[0]?.value.kind === 'driver'
      ? 'driver'
      : 'reading';
  if (says('evidence')) return 'evidence';
  if (says('method')) return 'method';
  if (says('sources')) return 'sources';
  if (says('article')) return 'claim';
  if (why || everything) return 'why';
  if (says('help')) return 'help';
  if (says('thanks')) return 'thanks';
  if (says('hello')) return 'hello';
  return 'unknown';
}

/** Words that continue the talk: a short line that names a window, an asset or nothing of its own. */
const FOLLOW_UP_WORDS = 9;

/**
 * Fills a short follow-up from the last question: "and over five days?", "what about silver?".
 */
export function withContext(question: Question, previous: Question | undefined): Question {
  if (!previous) return question;
  const words = question.text.split(/\s+/).length;
  const short = words <= FOLLOW_UP_WORDS;
  const opens = LEXICON.follow.some((phrase) => normalise(question.text).startsWith(phrase));
  if (!short) return question;
  const onlyWindow =
    question.window !== undefined && question.assets.length === 0 && question.drivers.length === 0;
  if (onlyWindow && ['unknown', 'why'].includes(question.intent)) {
    return {
      ...previous,
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
