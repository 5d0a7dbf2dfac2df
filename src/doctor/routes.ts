import { inputsOf, type Registry } from '../indicators/registry.ts';
import type { LiveSource } from '../sources/source.ts';
import { liveRefs } from '../sources/tracked.ts';

/** How an indicator can be read live. */
export interface Route {
  readonly id: string;
  readonly family: string;
  /** Ids of sources, best first; of a derived indicator: for each input its sources. */
  readonly ways: readonly (readonly string[])[];
  /** Sources that can each give it alone; a derived indicator has as many as its weakest input. */
  readonly count: number;
  readonly derived: boolean;
}

/** The live routes of the registry, in its order. */
export function routesOf(registry: Registry): readonly Route[] {
  const sourcesOf = (id: string): readonly (readonly string[])[] => {
    const indicator = registry.get(id)!;
    if (indicator.derived) return inputsOf(indicator.derived).flatMap(sourcesOf);
    return [[...new Set(liveRefs(indicator).map(({ source }) => source))]];
  };
  return registry.all.map((indicator) => {
    const ways = sourcesOf(indicator.id);
    return {
      id: indicator.id,
      family: indicator.family,
      ways,
      count: Math.min(...ways.map((sources) => sources.length)),
      derived: indicator.derived !== undefined,
    };
  });
}

const STANDING = {
  official: 'official',
  'official-file': 'official file',
  unofficial: 'unofficial',
} as const;

/** docs/sources.md: which indicator comes from where. */
export function sourcesPage(registry: Registry, sources: readonly LiveSource[]): string {
  const routes = routesOf(registry);
  const live = routes.filter(({ count }) => count > 0);
  const double = live.filter(({ count }) => count > 1);
  const name = (id: string): string =>
    sources.some((source) => source.id === id) ? id : `${id} (not built)`;
  const cell = ({ ways, derived }: Route): string => {
    const texts = [...new Set(ways.map((way) => way.map(name).join(', ') || 'recorded days only'))];
    return derived ? texts.join('; and ') : texts[0]!;
  };
  return [
    '# Where live figures come from',
    '',
    'Made by `npm run docs:sources` from the registry; a test compares it. What works from where you are is another',
    'question: `undercurrent sources` asks.',
    '',
    `Of ${routes.length} indicators ${live.length} have a live route and ${double.length} have at least two sources that can each give them alone.`,
    '',
    '| source | publisher | standing | hosts | key |',
    '|---|---|---|---|---|',
    ...sources.map(
      ({ id, publisher, standing, hosts, needsKey }) =>
        `| ${id} | ${publisher} | ${STANDING[standing]} | ${hosts.join(', ')} | ${needsKey ?? 'none needed'} |`,
    ),
    '',
    '| indicator | family | live sources, best first |',
    '|---|---|---|',
    ...routes.map((route) => `| ${route.id} | ${route.family} | ${cell(route)} |`),
    '',
  ].join('\n');
}
