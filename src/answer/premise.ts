import type { Assessment, PanelMove } from '../assessment/assessment.ts';
import type { Framework } from '../assessment/framework.ts';
import type { Line, PremiseVerdict } from './answer.ts';
import { formatNumber } from './format.ts';
import type { Question } from './question.ts';
import { capitalised, type Writer } from './writer.ts';

/** Which groups an asset of the panel belongs to, for "a metals crash". */
const GROUP: Readonly<Record<string, 'metals' | 'stocks' | 'bonds' | 'crypto' | 'energy' | 'credit'>> = {
  spx: 'stocks',
  emerging: 'stocks',
  gold: 'metals',
  silver: 'metals',
  copper: 'metals',
  oil: 'energy',
  'long-treasuries': 'bonds',
  btc: 'crypto',
  'high-yield': 'credit',
};
/** A leader is one whose move is beyond this and at least twice that of any other group. */
const LEADER_Z = 2;
const LEADER_RATIO = 2;
const DENT_Z = 1;
const CRASH_Z = 5;
const SELLOFF_Z = 2.7;

export interface Premise {
  readonly verdict: PremiseVerdict;
  readonly line: Line;
}

/** The first sentence: confirms or corrects what the question takes for granted. */
export function premiseOf(
  writer: Writer,
  framework: Framework,
  assessment: Assessment,
  question: Question,
): Premise {
  const suspects = suspectsOf(writer, framework, assessment, question);
  const aboutAssets = question.assets.length > 0 && !question.everything && question.assets.length <= 3;
  const asset = aboutAssets ? assetPremise(writer, assessment, question) : undefined;
  const market = !asset || question.market ? marketPremise(writer, assessment, question) : undefined;
  const base: Premise =
    market && asset
      ? { verdict: market.verdict, line: [...market.line, { text: writer.gap }, ...asset.line] }
      : (market ?? asset)!;
  return suspects ? { ...base, line: [...base.line, { text: writer.gap }, ...suspects] } : base;
}

function marketPremise(writer: Writer, assessment: Assessment, question: Question): Premise {
  const { unusualness } = assessment;
  const asked = question.everything;
  // Only who asks about a fall is answered "yes" or "no".
  const aboutFall = question.direction === 'down' || (asked && question.direction !== 'up');
  if (unusualness.everythingFalls && question.direction !== 'up') {
    const key = aboutFall ? 'premise.everything' : 'premise.everything.plain';
    return {
      verdict: asked ? 'confirmed' : 'no-premise',
      line: [...writer.say(key, counts(writer, assessment)), ...rarity(writer, assessment)],
    };
  }
  if (unusualness.word === 'ordinary') {
    const largest = unusualness.panel.find(({ id }) => id === unusualness.maxAsset);
    const slots = {
      available: String(unusualness.available),
      asset: largest ? assetWithMove(writer, largest, assessment.window) : '',
      z: writer.number('panel.max_z', unusualness.maxAbsZ, 'sigma', 1, unusualness.maxAsset),
    };
    if (!question.direction && !asked)
      return { verdict: 'ordinary', line: writer.say('premise.ordinary.plain', slots) };
    const claim =
      question.direction === 'up'
        ? 'premise.claim.rising'
        : asked
          ? 'premise.claim.falling'
          : 'premise.claim.crashing';
    return {
      verdict: 'ordinary',
      line: writer.say('premise.ordinary', { ...slots, claim: writer.words(claim) }),
    };
  }
  const fallers = unusualness.panel.filter(({ z }) => z < -DENT_Z).sort((a, b) => a.z - b.z);
  const risers = risersOf(writer, assessment);
  const named = writer.join(
    fallers.slice(0, 4).map((move) => [{ text: writer.label(move.id) }]),
    'and',
  );
  const largest = unusualness.panel.find(({ id }) => id === unusualness.maxAsset);
  if (!aboutFall && largest && largest.z > 0) {
    const slots = {
      asset: assetWithMove(writer, largest, assessment.window),
      z: writer.number('panel.max_z', unusualness.maxAbsZ, 'sigma', 1, unusualness.maxAsset),
    };
    const line =
      fallers.length === 0
        ? writer.say('premise.moved.none', slots)
        : writer.say('premise.moved.some', { ...slots, fallers: named });
    return { verdict: asked ? 'corrected' : 'no-premise', line };
  }
  if (fallers.length === 0) {
    return { verdict: 'corrected', line: writer.say('premise.nothingFalls', { risers }) };
  }
  const leader = leadingGroup(unusualness.panel);
  const prefix = asked ? 'premise.notEverything' : 'premise.market';
  const verdict = asked ? 'corrected' : 'no-premise';
  if (leader) {
    const others = fallers.some(({ id }) => GROUP[id] !== leader.group);
    return {
      verdict,
      line: writer.say(`${prefix}.leader`, {
        group: writer.words(`group.${leader.group}`),
        fall: writer.words(
          leader.z < -CRASH_Z ? 'fall.extreme' : leader.z < -SELLOFF_Z ? 'fall.large' : 'fall.mild',
        ),
        rest: writer.words(others ? 'premise.restDents' : 'premise.restFlat'),
      }),
    };
  }
  return { verdict, line: writer.say(`${prefix}.list`, { fallers: named, risers }) };
}

/** Base rate of the four big asset classes falling together (DOMAIN section 4, measured): 6 of 2,825 days. */
const FOUR = ['spx', 'gold', 'long-treasuries', 'btc'] as const;
const FOUR_DOWN_PERCENT = 0.2;

function rarity(writer: Writer, { unusualness, window }: Assessment): Line {
  const all = FOUR.every((id) => (unusualness.panel.find((move) => move.id === id)?.z ?? 0) < -DENT_Z);
  if (!all || window !== 1) return [];
  const percent = writer.figure({
    id: 'base.four_down',
    value: FOUR_DOWN_PERCENT,
    unit: 'percent',
    text: `${formatNumber(FOUR_DOWN_PERCENT, 1, writer.language)}%`,
    asOf: null,
    instrument: '',
    source: 'engine',
  });
  return [{ text: writer.gap }, ...writer.say('rare.four', { percent })];
}

function counts(
  writer: Writer,
  { unusualness }: Assessment,
): Record<string, string | ReturnType<Writer['number']>> {
  return {
    down: writer.number('panel.down', unusualness.down, 'count', 0),
    available: String(unusualness.available),
    breadth: writer.number('panel.breadth', unusualness.breadth, 'count', 0),
  };
}

function risersOf(writer: Writer, { unusualness }: Assessment): Line {
  const rising = unusualness.panel.filter(({ change }) => change >= 0).sort((a, b) => b.z - a.z);
  if (rising.length === 0) return writer.say('premise.noRisers');
  const names = writer.join(
    rising.slice(0, 4).map(({ id }) => [{ text: writer.label(id) }]),
    'and',
  );
  return writer.say('premise.risers', { names });
}

/** The group whose fall dwarfs the others', if there is one. */
function leadingGroup(panel: readonly PanelMove[]): { group: (typeof GROUP)[string]; z: number } | undefined {
  const worst = new Map<string, number>();
  for (const { id, z } of panel) {
    const group = GROUP[id];
    if (group) worst.set(group, Math.min(worst.get(group) ?? 0, z));
  }
  const ranked = [...worst.entries()].sort((a, b) => a[1] - b[1]);
  const [first, second] = ranked;
  if (!first || first[1] > -LEADER_Z) return undefined;
  if (second && second[1] < 0 && first[1] / second[1] < LEADER_RATIO) return undefined;
  return { group: first[0] as (typeof GROUP)[string], z: first[1] };
}

function assetWithMove(writer: Writer, move: PanelMove, sessions: number): Line {
  const change = writer.change(move.id, sessions);
  return change ? [{ text: `${writer.label(move.id)} ` }, change] : [{ text: writer.label(move.id) }];
}

/** A question about one to three assets: each move is told, the false ones corrected. */
function assetPremise(writer: Writer, assessment: Assessment, question: Question): Premise {
  const sessions = assessment.window;
  let verdict: PremiseVerdict = 'confirmed';
  const sentences = question.assets.map((id) => {
    const asset = writer.label(id);
    const weekend = writer.sinceClose(id);
    if (weekend) {
      const moved = writer.figures.find((figure) => figure.id === weekend.figure)?.value ?? 0;
      return capitalised(
        writer.say('premise.weekend', {
          asset,
          did: writer.words(moved < 0 ? 'did.fell' : moved > 0 ? 'did.rose' : 'did.unchanged'),
          change: { ...weekend, text: weekend.text.replace(/^[-+]/, '') },
          date: writer.date(assessment.asOf),
        }),
      );
    }
    const change = writer.changeSize(id, sessions);
    const value = writer.changeValue(id, sessions);
    if (!change || value === undefined) {
      verdict = 'unavailable';
      const reason = writer.whyMissing(id);
      return capitalised(writer.say('premise.asset.missing', { asset, reason }));
    }
    const z = writer.reading(id)?.z[sessions];
    const did = writer.words(value < 0 ? 'did.fell' : value > 0 ? 'did.rose' : 'did.unchanged');
    const usual =
      z === undefined
        ? ''
        : Math.abs(z) < 1
          ? writer.words('usual.none')
          : writer.say('usual', { z: writer.usualMoves(id, sessions, z) });
    // Rates and spreads are named beside falls of other things; only prices "fall" in a question.
    const isPrice = writer.registry.get(id)?.change === 'return';
    const opposite =
      isPrice && question.direction !== undefined && (question.direction === 'up' ? value < 0 : value > 0);
    if (opposite) {
      verdict = question.assets.length > 1 && verdict !== 'corrected' ? 'partly' : 'corrected';
      const claimed = writer.words(question.direction === 'up' ? 'claimed.up' : 'claimed.down');
      return capitalised(writer.say('premise.asset.opposite', { asset, claimed, did, change, usual }));
    }
    if (z !== undefined && Math.abs(z) < 1 && question.assets.length === 1) {
      verdict = 'ordinary';
      return capitalised(writer.say('premise.asset.small', { asset, did, change }));
    }
    return capitalised(writer.say('premise.asset.confirmed', { asset, did, change, usual }));
  });
  return {
    verdict,
    line: sentences.flatMap((line, i) => (i === 0 ? line : [{ text: writer.gap }, ...line])),
  };
}

/** What the engine says of a cause that the question suspects. */
function suspectsOf(
  writer: Writer,
  framework: Framework,
  assessment: Assessment,
  question: Question,
): Line | undefined {
  const lines: Line[] = [];
  const byOdds = (id: string): number => assessment.drivers.find((driver) => driver.id === id)?.oddsDb ?? -99;
  for (const id of [...question.drivers].sort((a, b) => byOdds(b) - byOdds(a))) {
    const driver = assessment.drivers.find((candidate) => candidate.id === id);
    const entry = framework.drivers.find((candidate) => candidate.id === id);
    if (!driver || !entry || driver.role === 'null') continue;
    const slots = {
      driver: inTheirWords(writer, entry.label[writer.language], question.driverWords[id]),
      odds: oddsOf(writer, id, driver.oddsDb, driver.verdict),
    };
    const noFeed = driver.whyNot === 'feed-down' && driver.verdict !== 'contradicted';
    const key = noFeed
      ? 'premise.cause.noFeed'
      : driver.eligible && driver.oddsDb >= -3 && assessment.unusualness.word !== 'ordinary'
        ? 'premise.cause.supported'
        : driver.verdict === 'contradicted'
          ? 'premise.cause.contradicted'
          : 'premise.cause.open';
    lines.push(writer.say(key, slots));
  }
  return lines.length === 0
    ? undefined
    : lines.slice(0, 2).flatMap((line, i) => (i === 0 ? line : [{ text: writer.gap }, ...line]));
}

/** The label, with the word that the person used where it is another one: "bank liquidity strain (QT)". */
function inTheirWords(writer: Writer, label: string, word: string | undefined): string {
  if (!word || label.toLowerCase().includes(word)) return label;
  return `${label}${writer.bracketed(word.length <= 4 ? word.toUpperCase() : word)}`;
}

/** "+9 dB, likely". */
export function oddsOf(
  writer: Writer,
  id: string,
  oddsDb: number,
  verdict: Assessment['drivers'][number]['verdict'],
): Line {
  return writer.say('odds', {
    db: writer.number(`${id}.odds`, oddsDb, 'decibans', 0, undefined, { sign: true }),
    word: writer.words(`word.${verdict}`),
  });
}
