import { expect, it } from 'vitest';
import { untilRead } from '../../src/digest/patience.ts';
import type { Incomplete } from '../../src/snapshot/snapshot.ts';

/** A digest and the state of its bot; `now` is in ms. */
function waiting(incomplete: Incomplete | undefined, limitMs = 300_000) {
  const state = { now: 0, incomplete, patience: [] as number[] };
  const wait = untilRead(
    {
      mode: 'live',
      prepare: async ({ patienceMs }) => {
        state.patience.push(patienceMs);
      },
      snapshot: () => (state.incomplete ? { incomplete: state.incomplete } : {}),
    },
    () => state.now,
    limitMs,
  );
  return { state, wait };
}

it('goes out at once when enough is known, after a read with a patience of its own', async () => {
  const { state, wait } = waiting(undefined);
  await wait();
  expect(state.patience).toEqual([60_000]);
});

it('is tried again while too little is known, and goes out when that is over', async () => {
  const { state, wait } = waiting({ known: 0, of: 9 });
  await expect(wait()).rejects.toMatchObject({ name: 'NoDataError' });
  state.now = 60_000;
  await expect(wait()).rejects.toMatchObject({ name: 'NoDataError' });
  state.incomplete = undefined;
  await wait();
});

it('goes out with what is known once its time is over, or the clock was set back', async () => {
  const { state, wait } = waiting({ known: 1, of: 9 });
  await expect(wait()).rejects.toMatchObject({ name: 'NoDataError' });
  state.now = 300_000;
  await wait();
  state.now = -1;
  await wait();
});
