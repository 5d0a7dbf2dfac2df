import { parentPort } from 'node:worker_threads';
import { sceneOf } from './layout.ts';
import { measureText, paint } from './paint.ts';
import type { PictureSpec } from './spec.ts';

/** The other end of a picture thread: a spec comes in, a PNG or what went wrong goes out. */

export interface PictureJob {
  readonly id: number;
  readonly spec: PictureSpec;
}
export type PictureResult =
  | { readonly id: number; readonly png: Uint8Array }
  | { readonly id: number; readonly error: string };

parentPort?.on('message', ({ id, spec }: PictureJob) => {
  let result: PictureResult;
  try {
    result = { id, png: paint(sceneOf(spec, measureText)) };
  } catch (error) {
    result = { id, error: error instanceof Error ? error.message : String(error) };
  }
  parentPort!.postMessage(result);
});
