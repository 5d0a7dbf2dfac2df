/** Callers that ask for the same at the same time share one request. It is stopped when the last of them left. */

import { setMaxListeners } from 'node:events';

export interface Flights<T> {
  /** A symbol is nobody else's key. @throws what `start` threw, or the reason of `signal` */
  join(
    key: string | symbol,
    signal: AbortSignal | undefined,
    start: (signal: AbortSignal) => Promise<T>,
  ): Promise<T>;
  /** Stops all of them. */
  stop(reason: Error): void;
}

interface Flight<T> {
  readonly controller: AbortController;
  readonly result: Promise<T>;
  passengers: number;
}

export function createFlights<T>(): Flights<T> {
  const flying = new Map<string | symbol, Flight<T>>();

  const launch = (key: string | symbol, start: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const controller = new AbortController();
    const result = start(controller.signal).finally(() => {
      if (flying.get(key) === flight) flying.delete(key);
    });
    const flight: Flight<T> = { controller, result, passengers: 0 };
    // Whoever waits sees the error; a flight that everybody left has nobody to tell.
    result.catch(() => undefined);
    flying.set(key, flight);
    return flight;
  };

  return {
    join: (key, signal, start) => {
      if (signal?.aborted) return Promise.reject(signal.reason);
      // As many listeners as requests under way, each removed with its request: no leak, though Node warns from eleven.
      if (signal) setMaxListeners(0, signal);
      const flight = flying.get(key) ?? launch(key, start);
      flight.passengers += 1;
      return new Promise((resolve, reject) => {
        const leave = (): void => {
          flight.passengers -= 1;
          if (flight.passengers === 0) {
            if (flying.get(key) === flight) flying.delete(key);
            flight.controller.abort(signal?.reason);
          }
          reject(signal?.reason);
        };
        signal?.addEventListener('abort', leave, { once: true });
        flight.result.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
      });
    },
    stop: (reason) => {
      for (const { controller } of flying.values()) controller.abort(reason);
    },
  };
}
