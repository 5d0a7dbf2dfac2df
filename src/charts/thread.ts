import { Worker } from 'node:worker_threads';
import { UndercurrentError } from '../errors.ts';
import type { PictureSpec } from './spec.ts';
import type { PictureJob, PictureResult } from './worker.ts';

/** A picture that could not be drawn. `code` tells why. */
export class PictureError extends UndercurrentError {
  constructor(
    code: 'PICTURE_FAILED' | 'PICTURE_CRASHED' | 'PICTURE_TIMEOUT' | 'PICTURES_BUSY' | 'PICTURES_CLOSED',
    message: string,
    options?: ErrorOptions,
  ) {
    super(code, message, options);
  }
}

/** Beside this file: `.ts` where sources run, `.js` in the build. */
export function workerFile(): URL {
  return new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url);
}

/** One thread with its own canvas. Draws one picture at a time. */
export interface PictureThread {
  /** @throws PictureError; after a crash or a timeout the thread is `gone`. */
  draw(spec: PictureSpec): Promise<Uint8Array>;
  readonly busy: boolean;
  readonly gone: boolean;
  /** Pictures drawn so far. */
  readonly drawn: number;
  stop(): Promise<void>;
}

const MOST_HEAP_MB = 256;

export function startThread(file: URL, timeoutMs: number): PictureThread {
  const source = file.pathname.endsWith('.ts');
  const worker = new Worker(source ? new URL('./source-thread.mjs', import.meta.url) : file, {
    workerData: file.href,
    // Nothing from the environment, secrets least of all; and fonts only from the project.
    env: { DISABLE_SYSTEM_FONTS_LOAD: '1' },
    resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    execArgv: [],
    name: 'pictures',
  });
  worker.unref();
  let drawn = 0;
  let next = 0;
  let gone = false;
  let waiting:
    | {
        id: number;
        resolve: (png: Uint8Array) => void;
        reject: (error: PictureError) => void;
        timer: NodeJS.Timeout;
      }
    | undefined;

  const settle = (): typeof waiting => {
    const job = waiting;
    waiting = undefined;
    clearTimeout(job?.timer);
    worker.unref();
    return job;
  };
  const fail = (error: PictureError): void => {
    gone = true;
    settle()?.reject(error);
  };
  worker.on('message', (result: PictureResult) => {
    if (result.id !== waiting?.id) return;
    drawn += 1;
    const job = settle()!;
    if ('png' in result) job.resolve(result.png);
    else job.reject(new PictureError('PICTURE_FAILED', `the picture could not be drawn: ${result.error}`));
  });
  worker.on('error', (cause) => {
    fail(new PictureError('PICTURE_CRASHED', 'the thread that draws pictures crashed', { cause }));
  });
  worker.on('exit', (code) => {
    fail(new PictureError('PICTURE_CRASHED', `the thread that draws pictures ended (exit ${code})`));
  });

  return {
    get busy() {
      return waiting !== undefined;
    },
    get gone() {
      return gone;
    },
    get drawn() {
      return drawn;
    },
    draw: (spec) =>
      new Promise((resolve, reject) => {
        next += 1;
        const job: PictureJob = { id: next, spec };
        const timer = setTimeout(() => {
          fail(new PictureError('PICTURE_TIMEOUT', `the picture took longer than ${timeoutMs} ms`));
          void worker.terminate();
        }, timeoutMs);
        waiting = { id: job.id, resolve, reject, timer };
        // A picture under way keeps the program alive; an idle thread does not.
        worker.ref();
        worker.postMessage(job);
      }),
    stop: async () => {
      fail(new PictureError('PICTURES_CLOSED', 'the thread that draws pictures was stopped'));
      await worker.terminate();
    },
  };
}
