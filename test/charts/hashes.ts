/** Prints the hash of each kind in each language, drawn in this process. Run with and without system fonts. */
import { createHash } from 'node:crypto';
import { sceneOf } from '../../src/charts/layout.ts';
import { measureText, paint } from '../../src/charts/paint.ts';
import { KINDS } from './specs.ts';

const hashes: Record<string, string> = {};
for (const [kind, make] of Object.entries(KINDS)) {
  for (const language of ['en', 'zh', 'es'] as const) {
    const png = paint(sceneOf(make({ asOf: '2026-01-30', language }), measureText));
    hashes[`${kind} ${language}`] = createHash('sha256').update(png).digest('hex');
  }
}
process.stdout.write(JSON.stringify(hashes));
