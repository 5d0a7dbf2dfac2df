import { loadFramework } from './framework.ts';

/** What a framework file holds, once it is known to be right. */
export interface FrameworkCheck {
  readonly ok: true;
  readonly title: string;
  readonly drivers: number;
  readonly tests: number;
  readonly edges: number;
  readonly claims: number;
}

/**
 * Reads and checks a framework file; `knownIds` are the indicators that its tests may use.
 * @throws FileError with the place in the file and what is wrong there.
 */
export function checkFrameworkFile(file: string, knownIds: ReadonlySet<string>): FrameworkCheck {
  const { title, drivers, edges, claims } = loadFramework(file, knownIds);
  return {
    ok: true,
    title: title.en,
    drivers: drivers.length,
    tests: drivers.reduce((sum, { tests }) => sum + tests.length, 0),
    edges: edges.length,
    claims: claims.length,
  };
}
