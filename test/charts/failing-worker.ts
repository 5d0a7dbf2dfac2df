import { parentPort } from 'node:worker_threads';
import type { PictureJob } from '../../src/charts/worker.ts';

/** A picture thread that crashes or hangs when the title says so, and else sends its count and the title. */
let count = 0;
parentPort!.on('message', ({ id, spec }: PictureJob) => {
  count += 1;
  if (spec.title === 'crash') process.exit(7);
  if (spec.title === 'hang') return;
  parentPort!.postMessage({ id, png: new TextEncoder().encode(`${count} ${spec.title}`) });
});
