import type { Language } from '../answer/answer.ts';
import { hasPhrase, normalise } from '../answer/matcher.ts';
import { namesIn } from '../answer/names.ts';
import type { AnalogFinder } from '../assessment/analogs.ts';
import type { Amount } from './amounts.ts';
import { type Built, build, type CompileParts, type Proposal, type Refusal } from './build.ts';
import { IDEAS, PHRASES } from './phrases.ts';
import { Reader } from './reader.ts';
import { CHANGE_SESSIONS, type Rule, Z_SESSIONS } from './rule.ts';
import { familyNames } from './words.ts';

/** What became of somebody's words. A rule is never armed before it was shown and confirmed. */
export type Compiled =
  | { readonly kind: 'rule'; readonly rule: Rule; readonly proposed?: true }
  /** Two or three rules that the words may mean. */
  | { readonly kind: 'ask'; readonly rules: readonly Rule[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not-understood' };

const MAX_LENGTH = 300;
const MAX_OPTIONS = 3;
/** Of several quotes of one thing, that one is meant whose value is within this factor of the number said. */
const NEAR_FACTOR = 2.5;
/** Close to an episode: the same as where answers call it close. */
const CLOSE_DISTANCE = 0.5;
const LIKELY_DB = 3;
const VERY_LIKELY_DB = 10;

/** What can be meant by the price of an asset: its own series may be a fund, or corrected for dividends. */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  spx: ['spx-index'],
  ndx: ['nasdaq-composite'],
  oil: ['wti', 'brent'],
  dollar: ['dxy', 'broad-dollar'],
  gold: ['gold-futures', 'gold'],
  silver: ['silver-futures', 'silver'],
  copper: ['copper-futures'],
  semis: ['sox'],
  'long-treasuries': ['us10y', 'us30y'],
};

/** Reads the words by rules alone. Nothing of them reaches the result but names and numbers that are known. */
export function compileAlert(
  raw: string,
  language: Language,
  parts: CompileParts & { readonly analogs: AnalogFinder },
): Compiled {
  const text = normalise(raw).slice(0, MAX_LENGTH);
  const names = namesIn(text, parts, language);
  const reader = new Reader(text, names, language);
  const proposals =
    ofSources(reader, parts) ?? ofDrivers(reader) ?? ofEpisodes(reader) ?? ofReadings(reader, parts);
  // "Volatility jumps" names a reading and no number: an idea proposes one.
  const whole = proposals?.some(
    ({ amount, is }) => amount !== undefined || is === 'changes' || is === 'becomes',
  );
  const ideas = whole ? undefined : ofIdeas(reader);
  if (!ideas) return proposals ? settle(proposals, parts) : { kind: 'not-understood' };
  const settled = settle(ideas, parts);
  return settled.kind === 'rule' ? { ...settled, proposed: true } : settled;
}

/** True when somebody asks to be told of something. */
export function soundsLikeAlert(raw: string): boolean {
  const text = normalise(raw);
  return PHRASES.wish.some((phrase) => hasPhrase(text, phrase));
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

function nearestOf<T extends number>(allowed: readonly T[], count: number): T {
  return allowed.reduce((best, one) => (Math.abs(one - count) < Math.abs(best - count) ? one : best));
}

function ofSources(reader: Reader, { health }: CompileParts): Proposal[] | undefined {
  if (!reader.says('down_source')) return undefined;
  const source = health?.sources.find(({ id }) => hasPhrase(reader.text, id));
  if (source) return [{ metric: { kind: 'source', source: source.id }, is: 'becomes', what: 'down' }];
  if (!reader.says('source')) return undefined;
  const family = familyNames().find(({ names }) => names.some((name) => hasPhrase(reader.text, name)));
  return family && [{ metric: { kind: 'family', family: family.id }, is: 'becomes', what: 'down' }];
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
  if (episodes.length === 0 || !reader.says('like')) return undefined;
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
  return idea?.readings.map(({ of, is, threshold }) => ({
    metric: { kind: 'level', of },
    is,
    amount: { value: threshold },
  }));
}

function ofReadings(reader: Reader, parts: CompileParts): Proposal[] | undefined {
  const { assets } = reader;
  const zero = reader.says('positive') ? 'above' : reader.says('negative') ? 'below' : undefined;
  const amount =
    reader.amounts[0] ?? (zero || reader.says('zero') ? { value: 0, at: 0, signed: false } : undefined);
  if (assets.length === 0) return undefined;
  // Which of two numbers is the threshold cannot be told.
  if (reader.amounts.length > 1) return undefined;
  const side = sideOf(reader) ?? zero;
  const running = reader.says('closes') ? { running: false } : {};
  if (assets.length === 2 && reader.says('minus')) {
    const [[a], [b]] = assets as [readonly [string], readonly [string]];
    if (!side && !amount) return undefined;
    return [
      { metric: { kind: 'spread', a, b }, is: side ?? 'above', ...(amount ? { amount } : {}), ...running },
    ];
  }
  if (assets.length !== 1) return undefined;
  const move = reader.says('moves') ? 'either' : moveOf(reader);
  const ids = assets[0]!;
  if (amount?.unit === 'sigma')
    return ids.slice(0, 1).map((of) => unusualMove(of, amount, move, side, reader, running));
  if (isChange(reader, ids, amount, move, side, parts)) {
    const of = ids[0]!;
    const sessions = nearestOf(CHANGE_SESSIONS, reader.sessions ?? 1);
    const size = amount && { ...amount, value: Math.abs(amount.value) };
    if (move === 'either')
      return [
        {
          metric: { kind: 'change', of, sessions, either: true },
          is: 'above',
          ...(size ? { amount: size } : {}),
          ...running,
        },
      ];
    const down = move === 'down' || (move === undefined && (side === 'below' || (amount?.value ?? 0) < 0));
    const signed = size && { ...size, value: down ? -size.value : size.value };
    return [
      {
        metric: { kind: 'change', of, sessions, either: false },
        is: down ? 'below' : 'above',
        ...(signed ? { amount: signed } : {}),
        ...running,
      },
    ];
  }
  if (!side) return undefined;
  return levelsMeant(ids, amount, parts).map((of) => ({
    metric: { kind: 'level', of },
    is: side,
    ...(amount ? { amount } : {}),
    ...running,
  }));
}

function sideOf(reader: Reader): 'above' | 'below' | 'crosses' | undefined {
  const above = reader.whereSaid('above');
  const below = reader.whereSaid('below');
  if (above >= 0 && (below < 0 || above < below)) return 'above';
  if (below >= 0) return 'below';
  return reader.says('crosses') ? 'crosses' : undefined;
}

function moveOf(reader: Reader): 'up' | 'down' | undefined {
  const up = reader.whereSaid('up');
  const down = reader.whereSaid('down');
  if (up < 0 && down < 0) return undefined;
  return up >= 0 && (down < 0 || up < down) ? 'up' : 'down';
}

function unusualMove(
  of: string,
  amount: Amount,
  move: 'up' | 'down' | 'either' | undefined,
  side: Proposal['is'] | undefined,
  reader: Reader,
  running: { readonly running?: boolean },
): Proposal {
  const sessions = nearestOf(Z_SESSIONS, reader.sessions ?? 1);
  const size = Math.abs(amount.value);
  const down = move === 'down' || side === 'below' || amount.value < 0;
  const either = !down && move !== 'up';
  return {
    metric: { kind: 'z', of, sessions, either },
    is: down ? 'below' : 'above',
    amount: { value: down ? -size : size, unit: 'sigma' },
    ...running,
  };
}

/** A move is meant: a span of time is named, or a percentage of something that is not measured in percent. */
function isChange(
  reader: Reader,
  ids: readonly string[],
  amount: Amount | undefined,
  move: 'up' | 'down' | 'either' | undefined,
  side: Proposal['is'] | undefined,
  { registry }: CompileParts,
): boolean {
  if (move === 'either' || (reader.sessions !== undefined && move !== undefined)) return true;
  if (move === undefined) return reader.sessions !== undefined && amount?.unit === 'percent';
  const indicator = registry.get(ids[0]!)!;
  // "Falls below 4,000", "falls to 4,000": a level. "Falls 3%", "falls more than 3%": a move.
  if (indicator.change === 'return')
    return amount === undefined ? side === undefined : amount.unit === 'percent';
  if (indicator.change === 'basis-points')
    return amount?.unit === 'basis-points' && (side === undefined || LOOSE(reader));
  return side === undefined;
}

/** "More than" after a verb of motion sizes the move. */
const LOOSE = (reader: Reader): boolean =>
  ['more than', 'at least', 'más de', 'mas de', '超过', 'over'].some((phrase) =>
    hasPhrase(reader.rest, phrase),
  );

function levelsMeant(
  ids: readonly string[],
  amount: Amount | undefined,
  parts: CompileParts,
): readonly string[] {
  const { registry, snapshot } = parts;
  const meant = [...new Set(ids.flatMap((id) => LEVELS[id] ?? [id]))].filter((id) => registry.get(id));
  if (meant.length === 1 || !amount) return meant;
  const near = meant.filter((id) => {
    const value = snapshot.readings.get(id)?.value;
    if (value === undefined || value <= 0 || amount.value <= 0) return false;
    return Math.max(value / amount.value, amount.value / value) <= NEAR_FACTOR;
  });
  return near.length > 0 ? near : meant;
}
