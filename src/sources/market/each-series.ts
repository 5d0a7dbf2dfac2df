import { SourceError } from '../failure.ts';
import type { FetchedSeries, SeriesRequest, SourceResults } from '../source.ts';

/**
 * Reads every series with its own requests, in parallel: the door keeps the pace of the host. A series that
 * fails has its failure as the result.
 * @throws the reason of an abort, and bugs.
 */
export async function eachSeries(
  requests: readonly SeriesRequest[],
  signal: AbortSignal,
  read: (request: SeriesRequest) => Promise<FetchedSeries>,
): Promise<SourceResults> {
  signal.throwIfAborted();
  const results = await Promise.all(
    requests.map(async (request): Promise<[string, FetchedSeries | SourceError]> => {
      try {
        return [request.series, await read(request)];
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof SourceError) return [request.series, error];
        throw error;
      }
    }),
  );
  return new Map(results);
}
