import { expect } from 'vitest';
import { SourceError } from '../../src/sources/failure.ts';
import type { FetchedSeries, SourceResults } from '../../src/sources/source.ts';
import { isoOf } from '../../src/time/dates.ts';

/** @throws what the series failed with */
export function valueOn(results: SourceResults, series: string, day: number): number | undefined {
  const result = results.get(series);
  if (result === undefined) throw new Error(`${series}: no result`);
  if (result instanceof Error) throw result;
  const index = result.days.indexOf(day);
  return index < 0 ? undefined : result.values[index];
}

/** What breaks the shape of a result, whatever stood in the body. */
export function faultOf(
  result: FetchedSeries | SourceError | undefined,
  today: number | undefined,
): string | undefined {
  if (result === undefined) return 'a requested series has no result';
  if (result instanceof SourceError) return undefined;
  const { series, days, values } = result;
  if (days.length !== values.length) return `${series}: ${days.length} days, but ${values.length} values`;
  if (days.length === 0 && !result.running) return `${series}: nothing in it, and no failure`;
  if (days.some((day, index) => index > 0 && day <= days[index - 1]!))
    return `${series}: the days do not rise`;
  if (values.some((value) => !Number.isFinite(value))) return `${series}: a value is no number`;
  if (result.running && !Number.isFinite(result.running.value))
    return `${series}: the running value is no number`;
  const last = days.at(-1);
  if (today !== undefined && last !== undefined && last > today)
    return `${series}: ${isoOf(last)} is in the future`;
  return undefined;
}

/** Values that do not stand in the good results. */
export function differences(results: SourceResults, good: SourceResults): string[] {
  return [...results].flatMap(([series, result]) => {
    const right = good.get(series);
    if (result instanceof SourceError) return [];
    if (right === undefined || right instanceof SourceError)
      return [`${series}: has values, the good body has none`];
    const known = new Map(Array.from(right.days, (day, index) => [day, right.values[index]] as const));
    const { running } = result;
    const wrong = Array.from(result.days, (day, index) => [day, result.values[index]!] as const)
      .filter(([day, value]) => known.get(day) !== value)
      .map(
        ([day, value]) =>
          `${series}: ${value} on ${isoOf(day)}, where ${known.get(day) ?? 'nothing'} is right`,
      );
    if (running && (running.day !== right.running?.day || running.value !== right.running.value))
      wrong.push(`${series}: running ${running.value}, where ${right.running?.value ?? 'nothing'} is right`);
    return wrong.slice(0, 3);
  });
}

/** In no text that a log or a chat could show. */
export function expectNoSecrets(error: Error, secrets: readonly string[]): void {
  for (let link: unknown = error; link instanceof Error; link = link.cause)
    for (const secret of secrets)
      expect(
        `${link.name} ${link.message} ${link.stack} ${JSON.stringify(link)} ${JSON.stringify(Object.entries(link))}`,
      ).not.toContain(secret);
}
