/** How long one call may take, together with the caller's own signal. */
export interface Limit {
  /** Of the caller and of the limit. */
  readonly signal: AbortSignal;
  /** With the first turn; later calls change nothing. */
  start(): void;
  leftMs(): number;
  isOver(): boolean;
  end(): void;
}

export function createLimit(limitMs: number, outer: AbortSignal): Limit {
  const controller = new AbortController();
  const forward = (): void => controller.abort(outer.reason);
  if (outer.aborted) forward();
  else outer.addEventListener('abort', forward, { once: true });
  let timer: NodeJS.Timeout | undefined;
  let startedAt: number | undefined;
  let over = false;
  return {
    signal: controller.signal,
    start: () => {
      if (timer) return;
      startedAt = performance.now();
      timer = setTimeout(() => {
        over = true;
        controller.abort(new Error('the limit of the call is over'));
      }, limitMs);
    },
    leftMs: () => (startedAt === undefined ? limitMs : startedAt + limitMs - performance.now()),
    isOver: () => over,
    end: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', forward);
    },
  };
}
