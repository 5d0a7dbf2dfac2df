/** npm run docs:sources: writes docs/sources.md from the registry. */
import { writeFileSync } from 'node:fs';
import { sourcesPage } from '../src/doctor/routes.ts';
import { createRegistry, indicators } from '../src/indicators/registry.ts';
import { projectFile } from '../src/paths.ts';
import { createSources } from '../src/sources/catalog.ts';

/** Nothing is read here: the page only lists what there is. */
const door = {
  request: () => Promise.reject(new Error('the page asks nobody')),
  close: async () => {},
};
const sources = createSources({ door, now: Date.now, keys: {} });
writeFileSync(projectFile('docs', 'sources.md'), sourcesPage(createRegistry(indicators), sources));
