import { describe, expect, it } from 'vitest';
import type { Sample } from '../../scripts/soak/sample.ts';
import { lineThrough, medianOf, verdictOf } from '../../scripts/soak/verdict.ts';

/** Twelve minutes, a sample each; the last eight count. 300 wishes a minute. */
function run(
  heapAt: (minute: number) => number,
  more: (minute: number) => Partial<Sample> = () => ({}),
): Sample[] {
  return Array.from({ length: 12 }, (_, minute) => ({
    minutes: minute,
    heap: heapAt(minute),
    resident: 400_000,
    external: 40_000,
    arrayBuffers: 35_000,
    handles: { Timeout: 12 },
    sockets: { telegram: 3 },
    files: { socket: 20 },
    objects: { statements: 200, signals: 40, promises: 3_000 },
    storeFileKb: 5_000,
    report: {
      said: minute * 300,
      messages: minute * 500,
      pictures: 0,
      presses: 0,
      sourceRequests: 0,
      modelCalls: 0,
      faults: 0,
      rows: {},
      deliveries: {},
      failed: {},
      problems: [],
      misses: {},
    },
    ...more(minute),
  }));
}

/** The rules about limits are looked at apart: here nothing is on the heap. */
const linesOf = (samples: readonly Sample[]): readonly string[] =>
  verdictOf(samples, [], { engine: 'sqlite', minutes: 12 }).lines;
const about = (name: string, samples: readonly Sample[]): string =>
  linesOf(samples).find((line) => line.slice(3).startsWith(name)) ?? '';

describe('the line through samples', () => {
  it('has the middle slope and the interval that a hand calculation gives', () => {
    expect(lineThrough([1, 2, 3, 4], [3, 5, 7, 9])).toEqual({ slope: 2, least: 2, most: 2 });
    // Between 0 and 1, 2: 1 and 10; between 1 and 2: 19. One wild sample does not move the middle far.
    expect(lineThrough([0, 1, 2], [0, 1, 20]).slope).toBe(10);
    // Of six slopes 1, 1, 1, 33, 49, 97: the middle is between the third and the fourth.
    expect(lineThrough([0, 1, 2, 3], [0, 1, 2, 99])).toMatchObject({ slope: 17, least: 1, most: 97 });
    expect(medianOf([4, 1, 3, 2])).toBe(2.5);
  });
});

describe('the verdict', () => {
  it('lets a heap be that levels off, and wobbles a little', () => {
    const heap = about(
      'heap',
      run((minute) => (minute < 4 ? 80_000 + minute * 5_000 : 100_000 + (minute % 2) * 200)),
    );
    expect(heap).toMatch(/^ok /);
  });

  it('finds 2 kB a wish', () => {
    // 300 wishes a minute by 2 kB: 2,000 kB per 1,000 wishes.
    expect(
      about(
        'heap',
        run((minute) => 90_000 + minute * 600),
      ),
    ).toMatch(/^NO heap after collection: 2000 kB/);
  });

  it('says no when the noise would hide a growth', () => {
    expect(
      about(
        'heap',
        run((minute) => 100_000 + (minute % 2) * 20_000),
      ),
    ).toMatch(/^NO /);
  });

  it('finds handles, promises and rows that go on growing, and lets what is kept by rule', () => {
    const growing = run(
      () => 100_000,
      (minute) => ({
        handles: { Timeout: 12 + minute * 5 },
        objects: { statements: 200, signals: 40, promises: 3_000 + minute * 1_000 },
        report: {
          ...run(() => 0)[minute]!.report,
          rows: { leases: minute * 20, deliveries: minute * 20, 'kv chat seen': minute * 300 },
        },
      }),
    );
    expect(about('handles', growing)).toMatch(/^NO /);
    expect(about('promises', growing)).toMatch(/^NO /);
    // Minutes 4 to 7 and 8 to 11: medians 5.5 and 9.5 by twenty.
    expect(about('rows that no rule keeps', growing)).toBe(
      'NO rows that no rule keeps: leases from 110 to 190',
    );
  });

  it('wants limits to be met in the run, and never passed', () => {
    const collection = (entries: number) => [
      { kind: 'Map' as const, name: 'system / Context.warm', entries, bytes: 0, heldBytes: 0 },
    ];
    const warm = (entries: number): string =>
      verdictOf(
        run(() => 1),
        collection(entries),
        { engine: 'sqlite', minutes: 12 },
      ).lines.find((line) => line.includes('recorded days'))!;
    expect(warm(16)).toMatch(/^ok /);
    expect(warm(9)).toMatch(/^NO /);
    expect(warm(17)).toMatch(/^NO /);
  });
});
