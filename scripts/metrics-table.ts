/** Writes docs/metrics.md from the list of figures. */
import { writeFileSync } from 'node:fs';
import { projectFile } from '../src/index.ts';
import { metricsDocument } from '../src/operations/metrics-document.ts';

writeFileSync(projectFile('docs', 'metrics.md'), metricsDocument());
