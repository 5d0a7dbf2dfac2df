/** How the sections of npm run bench print their times. */
export interface BenchRow {
  readonly what: string;
  /** Milliseconds. */
  readonly median: number;
  readonly p99: number;
  readonly runs: number;
  /** What it must stay under, in words; empty where nothing is asked. */
  readonly bar: string;
}

export function printRows(rows: readonly BenchRow[]): void {
  const wide = Math.max(44, ...rows.map(({ what }) => what.length + 2));
  const pad = (text: string, width: number): string => text.padEnd(width);
  process.stdout.write(
    `${pad('what', wide)}${pad('median ms', 12)}${pad('p99 ms', 10)}${pad('runs', 7)}bar\n`,
  );
  for (const { what, median, p99, runs, bar } of rows)
    process.stdout.write(
      `${pad(what, wide)}${pad(median.toFixed(2), 12)}${pad(p99.toFixed(2), 10)}${pad(String(runs), 7)}${bar}\n`,
    );
}

/** Median and 99th percentile of samples in ms. */
export function rowOf(what: string, samples: number[], bar = ''): BenchRow {
  samples.sort((a, b) => a - b);
  const at = (share: number): number =>
    samples[Math.min(samples.length - 1, Math.floor(samples.length * share))]!;
  return { what, median: at(0.5), p99: at(0.99), runs: samples.length, bar };
}
