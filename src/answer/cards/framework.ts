import type { Assessment } from '../../assessment/assessment.ts';
import type { Framework } from '../../assessment/framework.ts';
import { InputError } from '../../errors.ts';
import type { Answer, Block } from '../answer.ts';
import type { EdgeState } from '../messages/cards.ts';
import { fullStop } from '../messages/index.ts';
import { nearest, suggestion } from '../nearest.ts';
import {
  answerOf,
  type Card,
  capitalised,
  cell,
  countFigure,
  driverOf,
  sectionBlock,
  tableBlock,
  verdictBlock,
  type WindowedCardOptions,
} from './card.ts';
import { claimsOfNode, driversOf, type Edge, edgeState } from './edges.ts';
import { assessmentOf, conditionLines, oddsText } from './odds.ts';

const ARROW = ' → ';
const STATES: readonly EdgeState[] = ['supported', 'contradicted', 'not-shown', 'no-data', 'untested'];

/** The causal map with what the day says about each link, or the links through one node. */
export function frameworkCard(card: Card, name: string | undefined, options: WindowedCardOptions): Answer {
  const node = name === undefined ? undefined : nodeNamed(card, name);
  const assessment = assessmentOf(card, options);
  const { framework } = card.bot;
  const edges = framework.edges.filter(({ path }) => !node || path.includes(node.id));
  const verdict = verdictBlock(verdictText(card, edges, assessment));
  const conditions = sectionBlock('note', card.words.note, [
    card.words.framework.rule,
    ...conditionLines(card, assessment),
  ]);
  const blocks: Block[] = node
    ? [verdict, ...nodeBlocks(card, node, edges, assessment), conditions]
    : [
        verdict,
        sectionBlock('note', framework.title[card.language], [framework.about[card.language]]),
        edgeTable(card, edges, assessment),
        conditions,
      ];
  return answerOf(card, node ? `framework ${node.id}` : 'framework', blocks, { assessment });
}

type Node = Framework['nodes'][number];

/** By id, or by words of its label in any language. @throws InputError with the nearest labels. */
export function nodeNamed(card: Pick<Card, 'bot'>, name: string): Node {
  const wanted = name.trim().toLowerCase();
  const { nodes } = card.bot.framework;
  const labelsOf = (node: Node): string[] => Object.values(node.label).map((text) => text.toLowerCase());
  const exact = nodes.find((node) => node.id.toLowerCase() === wanted || labelsOf(node).includes(wanted));
  if (exact) return exact;
  const holding = nodes.filter(
    (node) => wanted !== '' && labelsOf(node).some((text) => text.includes(wanted)),
  );
  if (holding.length === 1) return holding[0]!;
  const named = ({ id, label }: Node): string => `${id} (${label.en})`;
  if (holding.length > 1) {
    const list = holding.slice(0, 4).map(named).join(', ');
    throw new InputError(`several nodes hold "${name.slice(0, 40)}": ${list}; name one of them.`);
  }
  const near = nearest(wanted, nodes.flatMap(labelsOf)).map((text) =>
    named(nodes.find((node) => labelsOf(node).includes(text))!),
  );
  const help = suggestion([...new Set(near)]) || `; nodes are ${nodes[0]!.id} to ${nodes.at(-1)!.id}.`;
  throw new InputError(`no node of the map is called "${name.slice(0, 40)}"${help}`);
}

function verdictText(card: Card, edges: readonly Edge[], assessment: Assessment): string {
  const { words } = card;
  if (edges.length === 0) return `${words.framework.noLinks}${fullStop(card.language)}`;
  const counts = STATES.flatMap((state) => {
    const count = edges.filter((edge) => edgeState(edge, assessment) === state).length;
    if (count === 0) return [];
    const figure = countFigure(card, `links.${state}`, count, words.framework.map);
    return [words.framework.count(figure, words.states[state])];
  });
  return words.framework.verdict(counts.join(words.comma));
}

function pathText(card: Card, { path }: Edge): string {
  const { nodes } = card.bot.framework;
  return path.map((id) => nodes.find((node) => node.id === id)!.label[card.language]).join(ARROW);
}

/** "yen carry unwind −37.1 dB", for each driver that tests a link. */
function driversText(card: Card, edge: Edge, assessment: Assessment): string {
  return driversOf(edge, assessment)
    .map((driver) => `${driverOf(card, driver.id).label[card.language]} ${oddsText(card, driver)} dB`)
    .join(card.words.semicolon);
}

function edgeTable(card: Card, edges: readonly Edge[], assessment: Assessment): Block {
  const rows = edges.map((edge) => [
    pathText(card, edge),
    card.words.states[edgeState(edge, assessment)],
    cell(driversText(card, edge, assessment)),
  ]);
  return tableBlock(card, card.words.framework.map, ['link', 'state', 'drivers'], rows);
}

function nodeBlocks(card: Card, node: Node, edges: readonly Edge[], assessment: Assessment): Block[] {
  const { words, language, bot } = card;
  const links = edges.map((edge) => {
    const state = words.states[edgeState(edge, assessment)];
    const tested = driversText(card, edge, assessment) || undefined;
    return words.framework.linkLine(pathText(card, edge), state, edge.mechanism[language], tested);
  });
  const claims = claimsOfNode(bot.framework, node.id, assessment.asOf).map(
    ({ claim, record, confidence }) =>
      words.framework.claimLine(capitalised(claim[language]), record[language]) +
      (confidence === 'approximate' ? words.framework.uncertain : ''),
  );
  return [
    sectionBlock('reading', words.framework.through(node.label[language]), links),
    sectionBlock('claim', words.framework.claims, claims.length > 0 ? claims : [words.framework.noClaims]),
  ];
}
