import fc from 'fast-check';
import type { ClaimedDelivery, DeliveryState } from '../../../src/store/deliveries.ts';
import type { Store } from '../../../src/store/store.ts';

/** Anything that two processes can do with one delivery, in any order, with any claim they ever had. */
const WORDS = [
  'claimNext',
  'markSending',
  'extend',
  'markSent',
  'markAmbiguous',
  'markFailed',
  'skip',
  'retryAt',
  'release',
  'recover',
  'resolve',
] as const;

export interface Step {
  readonly what: (typeof WORDS)[number];
  readonly who: 0 | 1;
  /** Which of the claims so far, counted from the newest. */
  readonly back: number;
  readonly waitMs: number;
}

export const commands: fc.Arbitrary<Step> = fc.record({
  // Claiming and sending often, so that runs come far.
  what: fc.oneof(
    { weight: 3, arbitrary: fc.constant('claimNext' as const) },
    { weight: 3, arbitrary: fc.constant('markSending' as const) },
    { weight: 1, arbitrary: fc.constant('recover' as const) },
    { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  ),
  who: fc.constantFrom(0 as const, 1 as const),
  back: fc.constantFrom(0, 0, 0, 1, 2),
  waitMs: fc.constantFrom(0, 0, 400, 1_000),
});

const LEASE_MS = 1_000;
const ENDS: readonly DeliveryState[] = ['sent', 'skipped'];
const READY: readonly DeliveryState[] = ['waiting', 'claimed'];

export interface World {
  take(step: Step): Promise<void>;
  /** What went wrong, in words. */
  readonly faults: readonly string[];
}

/**
 * One delivery, watched: it may go on the network once, and again only after somebody who held it said that it
 * did not arrive, or a person decided so.
 */
export async function newWorld(
  stores: readonly [Store, Store],
  clock: { nowMs: number },
  name: string,
): Promise<World> {
  const [first] = stores;
  const key = { kind: 'digest', sourceId: name, platform: 'telegram', chatId: '1', eventKey: 'x' } as const;
  // What earlier runs left must not be claimed by this one.
  await first.forgetChat(key);
  await first.deliveries.plan([key]);
  const { id } = (await first.deliveries.find(key))!;
  const claims: ClaimedDelivery[] = [];
  const extended = new Set<ClaimedDelivery>();
  const faults: string[] = [];
  let mayBeSent = true;
  /** The last claim that was given, until it is given back. */
  let live: ClaimedDelivery | undefined;

  /** Whether it was allowed; only who holds it may do something to it. */
  async function byClaim({ what, who }: Step, claim: ClaimedDelivery): Promise<boolean> {
    const { deliveries } = stores[who];
    if (what === 'markSending' || what === 'extend') return deliveries[what](claim, LEASE_MS);
    if (what === 'markSent') return deliveries.markSent(claim);
    if (what === 'retryAt') return deliveries.retryAt(claim, clock.nowMs, 'later');
    if (what === 'release') return (await deliveries.release([claim])) > 0;
    if (what === 'markAmbiguous' || what === 'markFailed' || what === 'skip')
      return deliveries[what](claim, what);
    throw new Error(`${what} needs no claim`);
  }

  async function act(step: Step): Promise<void> {
    const { deliveries } = stores[step.who];
    if (step.what === 'claimNext') {
      const [claimed] = await deliveries.claimNext({ limit: 1, leaseMs: LEASE_MS });
      if (!claimed) return;
      live = claimed;
      claims.push(claimed);
    } else if (step.what === 'recover') {
      await deliveries.recover();
    } else if (step.what === 'resolve') {
      if (await deliveries.resolve(id, 'waiting')) mayBeSent = true;
    } else {
      const claim = claims.at(-1 - step.back);
      if (!claim || !(await byClaim(step, claim))) return;
      if (claim !== live) faults.push(`${step.what} by who held it before`);
      if (step.what === 'markSending') {
        if (!mayBeSent) faults.push('sent twice');
        if (clock.nowMs >= claim.leaseUntilMs! && !extended.has(claim)) faults.push('sent after its lease');
        mayBeSent = false;
      } else if (step.what === 'extend') extended.add(claim);
      else if (step.what === 'retryAt') mayBeSent = true;
    }
  }

  return {
    faults,
    take: async (step) => {
      const before = (await first.deliveries.get(id))!;
      clock.nowMs += step.waitMs;
      await act(step);
      const after = (await first.deliveries.get(id))!;
      if (ENDS.includes(before.state) && after.state !== before.state)
        faults.push(`${before.state} became ${after.state}`);
      const ready = (await first.deliveries.nextDueAtMs()) !== undefined;
      if (ready !== READY.includes(after.state)) faults.push(`ready ${ready} while ${after.state}`);
      if ((after.leaseUntilMs !== undefined) !== ['claimed', 'sending'].includes(after.state))
        faults.push(`lease ${after.leaseUntilMs} while ${after.state}`);
      if (after.attempts < 0) faults.push('fewer attempts than none');
    },
  };
}

export function tellTale({ faults }: World): void {
  if (faults.length > 0) throw new Error(faults.join('; '));
}
