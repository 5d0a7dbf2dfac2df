import { createHash } from 'node:crypto';
import { createPngCache } from './png-cache.ts';
import { type PictureSpec, SIZES } from './spec.ts';
import { PictureError, type PictureThread, startThread, workerFile } from './thread.ts';

export { PictureError } from './thread.ts';

export interface RenderedPicture {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** For people who do not see the picture. */
  readonly alt: string;
}

export interface PicturesOptions {
  /** Threads that draw, each about 60 MB. Default 1. */
  readonly threads?: number;
  /** What the cache may hold. Default 32 MB. */
  readonly cacheBytes?: number;
  /** Pictures that may wait for a thread; more are refused. Default 100. */
  readonly maxWaiting?: number;
  /** A thread is replaced after so many pictures, so that memory cannot creep up. Default 1,000. */
  readonly recycleAfter?: number;
  /** An idle thread is stopped after this time. Default 10 minutes. */
  readonly idleMs?: number;
  /** Longest time for one picture, a cold start included. Default 30 s. */
  readonly timeoutMs?: number;
  /** What the threads run. Default: the worker beside this file. */
  readonly worker?: URL;
}

/** Draws pictures off the main loop. Nothing is loaded and no thread started before the first picture. */
export interface PictureRenderer {
  /** The same spec is drawn once, and gives the same bytes. @throws PictureError */
  render(spec: PictureSpec): Promise<RenderedPicture>;
  /** Starts a thread ahead of the first picture. */
  warm(): void;
  /** Stops the threads; pictures that wait are refused. */
  close(): Promise<void>;
}

interface Waiting {
  readonly spec: PictureSpec;
  readonly resolve: (png: Uint8Array) => void;
  readonly reject: (error: unknown) => void;
}

const MEGABYTE = 1024 * 1024;

export function createPictures(options: PicturesOptions = {}): PictureRenderer {
  const {
    threads: most = 1,
    maxWaiting = 100,
    recycleAfter = 1_000,
    idleMs = 600_000,
    timeoutMs = 30_000,
    worker = workerFile(),
  } = options;
  const cache = createPngCache(options.cacheBytes ?? 32 * MEGABYTE);
  const underWay = new Map<string, Promise<Uint8Array>>();
  const waiting: Waiting[] = [];
  let threads: PictureThread[] = [];
  let idle: NodeJS.Timeout | undefined;
  let closed = false;

  const freeThread = (): PictureThread | undefined => {
    threads = threads.filter((thread) => !thread.gone);
    const free = threads.find((thread) => !thread.busy);
    if (free || threads.length >= most) return free;
    const started = startThread(worker, timeoutMs);
    threads.push(started);
    return started;
  };

  const stopIdle = (): void => {
    for (const thread of threads) if (!thread.busy) void thread.stop();
  };

  const pump = (): void => {
    while (waiting.length > 0) {
      const thread = freeThread();
      if (!thread) return;
      const { spec, resolve, reject } = waiting.shift()!;
      void thread
        .draw(spec)
        .then(resolve, reject)
        .then(() => {
          if (thread.drawn >= recycleAfter) void thread.stop();
          pump();
        });
    }
    clearTimeout(idle);
    if (!closed) idle = setTimeout(stopIdle, idleMs).unref();
  };

  const draw = (spec: PictureSpec): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      if (closed) {
        reject(
          new PictureError('PICTURES_CLOSED', 'no pictures are drawn any more: the program is stopping'),
        );
        return;
      }
      if (waiting.length >= maxWaiting) {
        reject(
          new PictureError(
            'PICTURES_BUSY',
            `${maxWaiting} pictures are waiting already; try again in a moment`,
          ),
        );
        return;
      }
      waiting.push({ spec, resolve, reject });
      pump();
    });

  const pngOf = (spec: PictureSpec): Promise<Uint8Array> => {
    const key = createHash('sha256').update(JSON.stringify(spec)).digest('hex');
    const known = cache.get(key);
    if (known) return Promise.resolve(known);
    const running = underWay.get(key);
    if (running) return running;
    const started = draw(spec)
      .then((png) => {
        cache.set(key, png);
        return png;
      })
      .finally(() => underWay.delete(key));
    underWay.set(key, started);
    return started;
  };

  return {
    render: async (spec) => {
      const png = await pngOf(spec);
      return { png, ...SIZES[spec.shape], title: spec.title, alt: spec.alt };
    },
    warm: () => {
      if (!closed) freeThread();
    },
    close: async () => {
      closed = true;
      clearTimeout(idle);
      for (const { reject } of waiting.splice(0)) {
        reject(new PictureError('PICTURES_CLOSED', 'the program is stopping'));
      }
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}
