import type { Assessment, DriverAssessment } from '../../assessment/assessment.ts';
import { MIN_COVERAGE } from '../../assessment/driver.ts';
import type { Claim, Framework } from '../../assessment/framework.ts';
import type { EdgeState } from '../messages/cards.ts';

/** At even odds or nearly: the least for a lead. */
const SUPPORTED_DB = -3;

export type Edge = Framework['edges'][number];

/** What a day says about a link of the map, from the drivers that test it. */
export function edgeState(edge: Edge, assessment: Assessment): EdgeState {
  const drivers = driversOf(edge, assessment);
  if (drivers.length === 0) return 'untested';
  const best = drivers[0]!;
  if (best.oddsDb >= SUPPORTED_DB && (best.eligible || best.role !== 'trigger')) return 'supported';
  // Before "contradicted": with little to measure, low odds come from the prior alone.
  if (drivers.every((driver) => isBlind(driver))) return 'no-data';
  return drivers.every(({ verdict }) => verdict === 'contradicted') ? 'contradicted' : 'not-shown';
}

/** Highest odds first. */
export function driversOf(edge: Edge, assessment: Assessment): DriverAssessment[] {
  return assessment.drivers.filter(({ id }) => edge.drivers.includes(id));
}

function isBlind({ coverage, whyNot, supportDb }: DriverAssessment): boolean {
  return coverage < MIN_COVERAGE || (whyNot === 'feed-down' && supportDb >= 0);
}

/** Words that a claim and a node may share without meaning the same. */
const COMMON = new Set(
  'the a an of in at on and or to for is that it says article which not from with as than all was by its were'.split(
    ' ',
  ),
);

function wordsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}&]+/gu) ?? [];
  return [...new Set(words.map((word) => word.replace(/s$/, '')))].filter((word) => !COMMON.has(word));
}

/**
 * The claims of the article that speak of a node and whose record was known by the date: they share its
 * words, or the words that call them up are in the links through the node. Of two versions of a claim the
 * later one that could be known stands.
 */
export function claimsOfNode(framework: Framework, nodeId: string, asOf: string): Claim[] {
  const node = framework.nodes.find(({ id }) => id === nodeId)!;
  const links = framework.edges.filter(({ path }) => path.includes(nodeId));
  const context = [node.label, ...links.map(({ mechanism }) => mechanism)]
    .flatMap((text) => Object.values(text))
    .join(' ')
    .toLowerCase();
  const label = wordsOf(node.label.en);
  const known = framework.claims.filter(({ knownFrom }) => knownFrom <= asOf);
  const about = known.filter(({ claim, asked }) => {
    const claimed = new Set(wordsOf(claim.en));
    const shared = label.filter((word) => claimed.has(word)).length;
    const called = asked.some(
      (group) =>
        group.length > 1 && !group.includes('article') && group.every((word) => context.includes(word)),
    );
    return shared >= 2 || shared === label.length || called;
  });
  return about.filter(
    ({ claim, knownFrom, id }) =>
      !known.some((other) => other.id !== id && other.claim.en === claim.en && other.knownFrom > knownFrom),
  );
}
