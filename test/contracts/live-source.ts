import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SourceError, type SourceFailure } from '../../src/sources/failure.ts';
import { createHttpDoor, type DoorLimits } from '../../src/sources/http/create-door.ts';
import type { HttpDoor } from '../../src/sources/http/door.ts';
import type { CreateSource, SeriesRequest, SourceResults } from '../../src/sources/source.ts';
import { dayOf, utcDayOf } from '../../src/time/dates.ts';
import {
  type FailMode,
  type PathMatcher,
  type SourceServer,
  startSourceServer,
} from '../fakes/source-server.ts';
import { type BodyKind, malformedOf, type Variant } from '../sources/malformed.ts';
import { differences, expectNoSecrets, faultOf, valueOn } from './live-source-checks.ts';

export interface LiveSourceCase {
  readonly create: CreateSource;
  /** What is asked together; each of them must have its value in `expected`. */
  readonly requests: readonly SeriesRequest[];
  /** Registers the good bodies. */
  serve(server: SourceServer): void;
  /** Read by eye from the bodies, or worked out by hand: the comment beside them says which. */
  readonly expected: readonly {
    readonly series: string;
    readonly date: string;
    /** Undefined for a source that has a running value alone. */
    readonly value: number | undefined;
  }[];
  /** Days that must not be there: unfinished bars, holidays, blanks. */
  readonly absent?: readonly { readonly series: string; readonly date: string }[];
  /** Good bodies that are spoilt one after the other. */
  readonly malformed: readonly MalformedTarget[];
  /** The clock. */
  readonly nowMs: number;
  readonly keys?: Readonly<Record<string, string>>;
  readonly agents?: Readonly<Record<string, string>>;
  /** Series whose publisher dates rows into the future, such as IORB. */
  readonly ahead?: { readonly days: number; readonly reason: string };
  /** Variants whose wrong value no reader can know, each with its reason. */
  readonly unknowable?: readonly { readonly variant: RegExp; readonly reason: string }[];
  /** Where a refusal is seen as something else, because a first step already fails. */
  readonly failures?: Partial<Readonly<Record<FailMode, readonly SourceFailure[]>>>;
  /** A series that it cannot know. */
  readonly unknownSeries?: string;
  /** Why it cannot run here: a body that is not at hand. */
  readonly skip?: string | undefined;
}

export interface MalformedTarget {
  readonly host: string | RegExp;
  readonly path: PathMatcher;
  readonly kind: BodyKind;
  readonly body: string | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

const SEED = 20_261_124;
const MALFORMED_LIMIT_MS = 300_000;
/** Long enough for a local server on a busy machine. */
const CALL_MS = 5_000;
const SHORT_CALL_MS = 150;

const FAILURES: readonly (readonly [FailMode, readonly SourceFailure[]])[] = [
  ['401', ['blocked']],
  ['403', ['blocked']],
  ['429', ['rate-limited']],
  ['429-retry-after', ['rate-limited']],
  ['451', ['blocked']],
  ['500', ['server-error']],
  ['slow', ['timeout']],
  ['reset', ['unreachable']],
  ['refuse', ['unreachable']],
  ['truncate', ['unreachable']],
  ['gzip-garbage', ['changed']],
  ['gzip-cut', ['changed']],
  ['gzip-bomb', ['too-large']],
  ['endless', ['too-large']],
  ['html', ['changed']],
  ['wall', ['blocked']],
  ['rate-notice', ['rate-limited']],
  ['empty', ['changed', 'empty']],
];

/** The promises of a live source, over real local HTTP and the real door, without waits. */
export function describeLiveSource(name: string, subject: LiveSourceCase): void {
  describe.skipIf(subject.skip !== undefined)(
    `${name} as a live source${subject.skip === undefined ? '' : ` (skipped: ${subject.skip})`}`,
    () => {
      let server: SourceServer;
      const doors: HttpDoor[] = [];
      const counts = new Map<string, number>();
      beforeAll(async () => {
        server = await startSourceServer();
        subject.serve(server);
      });
      beforeEach(() => server.fail(undefined));
      afterEach(async () => {
        for (const door of doors.splice(0)) await door.close();
      });
      afterAll(async () => {
        await server.close();
        const spoilt = [...counts].map(([group, count]) => `${group} ${count}`).join(', ');
        console.info(
          `${name}: ${[...counts.values()].reduce((sum, count) => sum + count, 0)} spoilt bodies (${spoilt})`,
        );
      });

      const doorTo = (mirror: string, limits: DoorLimits = {}): HttpDoor => {
        const door = createHttpDoor({
          now: () => subject.nowMs,
          random: () => 0,
          sleep: async (_, signal) => signal.throwIfAborted(),
          mirror,
          limits: { maxCallMs: CALL_MS, breakAfter: Number.MAX_SAFE_INTEGER, ...limits },
          ...(subject.agents ? { agents: subject.agents } : {}),
        });
        doors.push(door);
        return door;
      };
      const sourceOf = (door: HttpDoor) =>
        subject.create({ door, now: () => subject.nowMs, keys: subject.keys ?? {} });
      const fetchFrom = (
        door: HttpDoor,
        requests: readonly SeriesRequest[] = subject.requests,
        signal: AbortSignal = new AbortController().signal,
      ): Promise<SourceResults> => sourceOf(door).fetch(requests, signal);

      it('has a name, a publisher and hosts', () => {
        const source = sourceOf(doorTo(server.url));
        expect(source.id).toMatch(/^[a-z][a-z0-9-]*$/);
        expect(source.publisher).not.toBe('');
        expect(source.hosts.length).toBeGreaterThan(0);
      });

      it('reads what stands in the body', async () => {
        const results = await fetchFrom(doorTo(server.url));
        expect([...results.keys()].sort()).toEqual(
          [...new Set(subject.requests.map(({ series }) => series))].sort(),
        );
        const values = subject.expected.map(({ series, date }) => ({
          series,
          date,
          value: valueOn(results, series, dayOf(date)),
        }));
        expect(values).toEqual(subject.expected);
        const present = (subject.absent ?? []).filter(
          ({ series, date }) => valueOn(results, series, dayOf(date)) !== undefined,
        );
        expect(present).toEqual([]);
        const unchecked = subject.requests.filter(
          ({ series }) => !subject.expected.some((wanted) => wanted.series === series),
        );
        expect(unchecked).toEqual([]);
      });

      it('gives days that rise, values that are numbers, and nothing from the future', async () => {
        const today = utcDayOf(subject.nowMs) + (subject.ahead?.days ?? 0);
        for (const result of (await fetchFrom(doorTo(server.url))).values())
          expect(faultOf(result, today)).toBeUndefined();
      });

      it('asks its own hosts only, and nothing when nothing is asked', async () => {
        const before = server.requests.length;
        expect((await fetchFrom(doorTo(server.url), [])).size).toBe(0);
        expect(server.requests.length).toBe(before);
        const door = doorTo(server.url);
        await fetchFrom(door);
        const { hosts } = sourceOf(door);
        expect(
          server.requests
            .slice(before)
            .map(({ host }) => host)
            .filter((host) => !hosts.includes(host)),
        ).toEqual([]);
      });

      it('rejects a series that it does not know, and still gives the others', async () => {
        const unknown = { series: subject.unknownSeries ?? 'NO-SUCH-SERIES', fromDay: 20_000, toDay: 20_100 };
        const results = await fetchFrom(doorTo(server.url), [...subject.requests, unknown]);
        expect(results.get(unknown.series)).toMatchObject({ failure: 'rejected' });
        for (const { series } of subject.requests) expect(results.get(series)).not.toBeInstanceOf(Error);
      });

      it.each(FAILURES)('says what went wrong: %s', async (mode, usual) => {
        server.fail(mode);
        const results = await fetchFrom(
          doorTo(server.url, mode === 'slow' ? { maxCallMs: SHORT_CALL_MS } : {}),
        );
        for (const { series } of subject.requests) {
          const result = results.get(series);
          expect(result, series).toBeInstanceOf(SourceError);
          expect(subject.failures?.[mode] ?? usual, series).toContain((result as SourceError).failure);
          expectNoSecrets(result as SourceError, Object.values(subject.keys ?? {}));
        }
      });

      it('stops with the reason of an abort, before and during', async () => {
        const reason = new Error('enough');
        await expect(fetchFrom(doorTo(server.url), subject.requests, AbortSignal.abort(reason))).rejects.toBe(
          reason,
        );
        server.fail('slow');
        const controller = new AbortController();
        const pending = fetchFrom(doorTo(server.url), subject.requests, controller.signal);
        setTimeout(() => controller.abort(reason), 30);
        await expect(pending).rejects.toBe(reason);
      });

      it.each(subject.malformed.map((target, index) => [String(target.path), target, index] as const))(
        'never reads a wrong number out of a spoilt body: %s',
        async (_, target, index) => {
          const spoiling = await startSourceServer();
          try {
            subject.serve(spoiling);
            const door = doorTo(spoiling.url);
            const good = await fetchFrom(door);
            let body = Buffer.from(target.body);
            spoiling.serve(target.host, target.path, (_request, response) => {
              response.writeHead(200, { 'content-length': body.length, ...target.headers });
              response.end(body);
            });
            expect(differences(await fetchFrom(door), good), 'the target itself is good').toEqual([]);
            const wrong: string[] = [];
            for (const variant of malformedOf(target.body, target.kind, SEED + index)) {
              body = Buffer.from(variant.body);
              wrong.push(...(await faultsOf(variant, () => fetchFrom(door), good)));
              counts.set(variant.group, (counts.get(variant.group) ?? 0) + 1);
            }
            expect(wrong).toEqual([]);
          } finally {
            await spoiling.close();
          }
        },
        MALFORMED_LIMIT_MS,
      );

      async function faultsOf(
        variant: Variant,
        fetch: () => Promise<SourceResults>,
        good: SourceResults,
      ): Promise<string[]> {
        let results: SourceResults;
        try {
          results = await fetch();
        } catch (error) {
          return [`${variant.name}: threw ${error instanceof Error ? error.stack : String(error)}`];
        }
        const today = utcDayOf(subject.nowMs) + (subject.ahead?.days ?? 0);
        const faults = subject.requests.flatMap(
          ({ series }) => faultOf(results.get(series), variant.mayChangeNumbers ? undefined : today) ?? [],
        );
        const unknowable =
          variant.mayChangeNumbers ||
          subject.unknowable?.some(({ variant: names }) => names.test(variant.name));
        if (!unknowable) faults.push(...differences(results, good));
        return faults.map((fault) => `${variant.name}: ${fault}`);
      }
    },
  );
}
