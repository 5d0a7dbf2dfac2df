import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Span } from '../../src/events/live/coverage.ts';
import type { LiveRecord } from '../../src/events/live/merge.ts';
import type { LiveEventStore, LiveState, SourceReads } from '../../src/events/live/store.ts';

/** 24 November 2026, 12:00 UTC. */
const NOON_MS = Date.UTC(2026, 10, 24, 12);
const HOUR_MS = 3_600_000;

export interface LiveEventStoreCase {
  readonly store: LiveEventStore;
  /** The same store after a restart. Absent: it lives in the process only. */
  readonly reopen?: () => Promise<LiveEventStore>;
  /** The same store as another process has it. Absent: it is of one process. */
  readonly another?: () => Promise<LiveEventStore>;
  /** How reads went is kept too. */
  readonly keepsReads: boolean;
}

/** A record of its own class, so that none is taken for a copy of another. */
export function recordOf(id: string, more: Partial<LiveRecord['record']> = {}): LiveRecord {
  const publicMs = more.publicMs ?? NOON_MS;
  return {
    record: {
      id,
      class: 'policy',
      first_public_utc: new Date(publicMs).toISOString(),
      time_precision: 'minute',
      direction: 'hawkish',
      stage: 'act',
      entity: `body ${id}`,
      summary: 'It raised its rate, “as said”; 1/3 of it now, and more.',
      source: 'Federal Reserve',
      figures: { third: 1 / 3, small: Number.MIN_VALUE },
      ...more,
      publicMs,
    },
    title: `Decision ${id}`,
    voice: 'decision',
    publishers: ['Federal Reserve'],
    urls: [`https://www.example.org/${id}`],
    confirmed: true,
  };
}

const reads = (askedMs: number, more: Partial<SourceReads> = {}): SourceReads => ({
  askedMs,
  lastSuccessMs: askedMs,
  items: 3,
  notes: ['one item without a date'],
  ...more,
});

function stateOf(
  records: readonly LiveRecord[],
  spans: Readonly<Record<string, readonly Span[]>> = {},
  read: Readonly<Record<string, SourceReads>> = {},
): LiveState {
  return { records, coverage: new Map(Object.entries(spans)), reads: new Map(Object.entries(read)) };
}

/** What every store of live news keeps. */
export function describeLiveEventStore(
  name: string,
  make: () => Promise<LiveEventStoreCase>,
  clean: () => Promise<void> = async () => undefined,
): void {
  describe(`the store of live news: ${name}`, () => {
    afterEach(clean);

    it('is empty at first, and gives back what was saved, also after a restart', async () => {
      const { store, reopen, keepsReads } = await make();
      expect(await store.load()).toEqual(stateOf([]));
      const lastError = { atMs: 7, failure: 'unreachable', message: 'gdelt: no connection' };
      const state = stateOf(
        [recordOf('a', { publicMs: NOON_MS - HOUR_MS }), recordOf('b')],
        {
          gdelt: [
            { fromMs: 1, toMs: 5 },
            { fromMs: 8, toMs: 9 },
          ],
          'fed-press': [],
        },
        {
          gdelt: reads(9, { lastError, newestItemMs: 3 }),
          'fed-press': { askedMs: 9, lastError, notes: [] },
        },
      );
      await store.save(state);
      const expected = { ...state, reads: keepsReads ? state.reads : new Map() };
      for (const again of [store, ...(reopen ? [await reopen()] : [])]) {
        const loaded = await again.load();
        expect(loaded.records).toEqual(expected.records);
        expect(loaded.reads).toEqual(expected.reads);
        expect(loaded.coverage.get('gdelt')).toEqual(state.coverage.get('gdelt'));
        expect(loaded.coverage.get('fed-press') ?? []).toEqual([]);
      }
    });

    it('keeps the last state of every record and source, and nothing of those that are gone', async () => {
      const { store, reopen } = await make();
      await store.load();
      const [a, b, c] = [recordOf('a'), recordOf('b'), recordOf('c')];
      await store.save(stateOf([a, b], { gdelt: [{ fromMs: 1, toMs: 2 }] }));
      const revised: LiveRecord = { ...b, publishers: ['Federal Reserve', 'reuters.com'] };
      await store.save(stateOf([revised, c], { gdelt: [{ fromMs: 1, toMs: 4 }] }));
      const last = await (reopen ? await reopen() : store).load();
      expect(last.records).toEqual([revised, c]);
      expect(last.coverage).toEqual(new Map([['gdelt', [{ fromMs: 1, toMs: 4 }]]]));
    });

    it('keeps any sequence of states', async () => {
      const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
      const states = fc.array(
        fc.uniqueArray(fc.tuple(id, fc.integer({ min: 0, max: 3 })), { selector: ([key]) => key }),
        {
          minLength: 1,
          maxLength: 5,
        },
      );
      const { store, reopen } = await make();
      await store.load();
      await fc.assert(
        fc.asyncProperty(states, async (sequence) => {
          let last: readonly LiveRecord[] = [];
          for (const entries of sequence) {
            last = entries
              .map(([key, revision]) => ({ ...recordOf(key), title: `Revision ${revision}` }))
              .sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
            await store.save(stateOf(last));
          }
          expect((await (reopen ? await reopen() : store).load()).records).toEqual(last);
        }),
        { numRuns: 15 },
      );
    });

    it('starts anew after what is there was set aside', async () => {
      const { store, reopen } = await make();
      await store.load();
      await store.save(stateOf([recordOf('a')], { gdelt: [{ fromMs: 1, toMs: 2 }] }, { gdelt: reads(2) }));
      await store.setAside();
      const again = await (reopen ? await reopen() : store).load();
      expect(again.records).toEqual([]);
      expect([...again.coverage.values()].flat()).toEqual([]);
      expect(again.reads).toEqual(new Map());
    });

    it('has nothing to reload where nobody else writes', async () => {
      const { store } = await make();
      await store.load();
      await store.save(stateOf([recordOf('a')]));
      expect(await store.reload()).toBeUndefined();
    });

    it('shows other processes what one wrote, when they reload', async () => {
      const { store: one, another } = await make();
      if (!another) return;
      const two = await another();
      await Promise.all([one.load(), two.load()]);
      const state = stateOf([recordOf('a')], { gdelt: [{ fromMs: 1, toMs: 2 }] }, { gdelt: reads(2) });
      await one.save(state);
      expect(await two.reload()).toEqual(state);
      expect(await two.reload()).toBeUndefined();
      // What is gone is gone for the others too.
      await one.save(stateOf([], { gdelt: [{ fromMs: 1, toMs: 3 }] }, { gdelt: reads(3) }));
      expect((await two.reload())?.records).toEqual([]);
      // A state that is saved as it was found is no news for the others.
      const found = await (await another()).load();
      await two.save(found);
      expect(await one.reload()).toBeUndefined();
    });

    it('loses nothing when two processes write without having seen each other', async () => {
      const { store: one, another } = await make();
      if (!another) return;
      const two = await another();
      await Promise.all([one.load(), two.load()]);
      const [a, b] = [recordOf('a'), recordOf('b', { publicMs: NOON_MS + 96 * HOUR_MS })];
      // The same release, as two processes found it: one news, with the first time and id that was written.
      const copy = { ...recordOf('later', { publicMs: NOON_MS + HOUR_MS }), urls: a.urls, title: a.title };
      const { figures: _, ...plain } = a.record;
      const { figures: __, ...plainCopy } = copy.record;
      await one.save(
        stateOf(
          [{ ...a, record: plain }],
          { gdelt: [{ fromMs: 1, toMs: 5 }] },
          { gdelt: reads(5), sec: reads(1) },
        ),
      );
      await two.save(
        stateOf(
          [{ ...copy, record: plainCopy }, b],
          { gdelt: [{ fromMs: 4, toMs: 9 }] },
          { gdelt: reads(4), sec: reads(2) },
        ),
      );
      const seen = [await one.reload(), await two.reload(), await (await another()).load()];
      for (const state of seen) {
        expect(state?.records.map(({ record }) => record.id)).toEqual(['a', 'b']);
        expect(state?.records[0]?.record.publicMs).toBe(NOON_MS);
        expect(state?.coverage.get('gdelt')).toEqual([{ fromMs: 1, toMs: 9 }]);
        expect([state?.reads.get('gdelt')?.askedMs, state?.reads.get('sec')?.askedMs]).toEqual([5, 2]);
      }
    });
  });
}
