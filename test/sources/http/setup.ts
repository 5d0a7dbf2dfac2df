import { SourceError } from '../../../src/sources/failure.ts';
import { createHttpDoor, type HttpDoorOptions } from '../../../src/sources/http/create-door.ts';
import type { HttpDoor, HttpReply } from '../../../src/sources/http/door.ts';
import type { SourceServer } from '../../fakes/source-server.ts';

export const NOW_MS = Date.UTC(2026, 10, 24, 15, 30);

/** A door to the server that never waits; `waits` holds how long it would have. */
export function doorTo(
  server: SourceServer | undefined,
  options: Partial<HttpDoorOptions> = {},
): { readonly door: HttpDoor; readonly waits: number[] } {
  const waits: number[] = [];
  const door = createHttpDoor({
    now: () => NOW_MS,
    random: () => 0,
    sleep: async (ms, signal) => {
      waits.push(ms);
      signal.throwIfAborted();
    },
    ...(server ? { mirror: server.url } : {}),
    ...options,
  });
  return { door, waits };
}

export async function errorOf(reply: Promise<HttpReply>): Promise<SourceError> {
  const error = await reply.then(
    ({ status }) => new Error(`no failure, but ${status}`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SourceError)) throw error;
  return error;
}
