import { edgeState } from '../../answer/cards/edges.ts';
import type { EdgeState } from '../../answer/messages/cards.ts';
import type { FrameworkSpec } from '../spec.ts';
import { assessmentFor, frame, type PictureParts, sketchOf, type WindowedPictureOptions } from './frame.ts';

const STATES: readonly EdgeState[] = ['supported', 'contradicted', 'not-shown', 'no-data', 'untested'];

/** The causal map of the article, each link marked with what the day shows. Nodes without links are left out. */
export function frameworkPicture(bot: PictureParts, options: WindowedPictureOptions = {}): FrameworkSpec {
  const sketch = sketchOf(bot, options);
  const { card, words } = sketch;
  const assessment = assessmentFor(sketch, options.window);
  const { framework } = bot;
  const links = framework.edges.map((edge) => ({ path: edge.path, state: edgeState(edge, assessment) }));
  const count = (state: EdgeState): number => links.filter((link) => link.state === state).length;
  const joined = new Set(links.flatMap(({ path }) => path));
  const states = STATES.filter((state) => count(state) > 0).map((state) => ({
    state,
    name: card.words.framework.count(String(count(state)), card.words.states[state]),
  }));
  const nameOf = (id: string): string => framework.nodes.find((node) => node.id === id)!.label[card.language];
  const used = assessment.drivers
    .filter(({ id }) => framework.edges.some(({ drivers }) => drivers.includes(id)))
    .flatMap(({ evidence }) => evidence.flatMap(({ of }) => of));
  return {
    kind: 'framework',
    ...frame(sketch, {
      title: words.framework.title(
        count('supported'),
        count('contradicted'),
        links.length - count('untested'),
      ),
      subtitle: `${framework.title[card.language]}${card.words.colon}${words.framework.subtitle}`,
      readings: [...new Set(used)].map((id) => card.snapshot.readings.get(id)),
      lines: links
        .filter(({ state }) => state === 'supported' || state === 'contradicted')
        .map(
          ({ path, state }) =>
            `${path.map(nameOf).join(' → ')}${card.words.colon}${card.words.states[state]}`,
        ),
    }),
    nodes: framework.nodes
      .filter(({ id }) => joined.has(id))
      .map(({ id, label }) => ({ id, name: label[card.language] })),
    links,
    states,
  };
}
