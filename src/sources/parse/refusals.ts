import { SourceError } from '../failure.ts';

/** The body is not in the format that is known. `what` is a clause: "no column DGS10". */
export function changed(source: string, what: string, cause?: unknown): SourceError {
  return new SourceError(source, 'changed', `${source}: ${what}`, cause === undefined ? {} : { cause });
}

/** A series that the source does not know. */
export function unknownSeries(source: string, series: string): SourceError {
  return new SourceError(source, 'rejected', `${source}: no series named ${excerpt(series)}`);
}

/** Foreign text, cut short and on one line, fit for a message. */
export function excerpt(text: string, length = 60): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > length ? `${line.slice(0, length)}...` : line;
}
