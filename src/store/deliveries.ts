import type { Place } from './place.ts';

/**
 * The life of a message that nobody asked for just now:
 *
 *     waiting -> claimed -> sending -> sent | ambiguous | failed
 *        ^          |          |
 *        +----------+----------+   (not sent for sure: handed back, or to be tried again later)
 *
 * and `skipped` from waiting, claimed or sending. `ambiguous`: it was being sent when its process died or the
 * answer did not come. It is never sent again by itself. An answer that still comes in time settles it.
 */
export const DELIVERY_STATES = [
  'waiting',
  'claimed',
  'sending',
  'sent',
  'ambiguous',
  'failed',
  'skipped',
] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What makes a delivery one and the same: there is never a second row of it. */
export interface DeliveryKey extends Place {
  readonly kind: 'digest' | 'alert';
  /** Id of the digest rule or alert. */
  readonly sourceId: string;
  /** The local date of a digest (`2026-11-24`), the fire key of an alert. */
  readonly eventKey: string;
}

export interface NewDelivery extends DeliveryKey {
  /** Not before; default now. Times: ms since 1970. */
  readonly dueAtMs?: number;
  /** Too late to send from then on: `recover` skips it. */
  readonly expiresAtMs?: number;
  /** JSON: what is needed to send it after a restart. */
  readonly payload?: unknown;
}

export interface Delivery extends DeliveryKey {
  readonly id: string;
  readonly state: DeliveryState;
  readonly dueAtMs: number;
  readonly expiresAtMs?: number;
  readonly payload?: unknown;
  /** How often it was claimed. */
  readonly attempts: number;
  /** The process that has it, or had it last. */
  readonly claimedBy?: string;
  readonly leaseUntilMs?: number;
  /** 22 characters of A-Z a-z 0-9 - _, made from the key: the same in each attempt (Discord takes up to 25). */
  readonly nonce: string;
  /** Of all parts that were sent. */
  readonly messageIds: readonly string[];
  readonly error?: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

/** A delivery in the hands of this process. Pass it back as it was given: `claim` fences off earlier holders. */
export interface ClaimedDelivery extends Delivery {
  readonly claim: string;
}
export type Claim = Pick<ClaimedDelivery, 'id' | 'claim'>;

export interface Recovered {
  /** Were being sent when their process died. */
  readonly ambiguous: number;
  /** Were too late to be sent. */
  readonly skipped: number;
  /** Were claimed by a process that died, and can be claimed again. */
  readonly freed: number;
}

/**
 * Every change is on disk when its promise resolves. Methods that take a claim return false when the delivery
 * is no longer in these hands or in a state that allows it: then do not send.
 */
export interface Deliveries {
  /** Puts rows that are new in `waiting`; those that exist stay as they are. Returns how many were new. */
  plan(deliveries: readonly NewDelivery[]): Promise<number>;
  /** Plans and claims at once; returns those alone that were new. */
  claim(deliveries: readonly NewDelivery[], leaseMs: number): Promise<readonly ClaimedDelivery[]>;
  /** The longest due of those that wait, or whose claim expired before anything was sent. No other gets them. */
  claimNext(options: {
    readonly limit: number;
    readonly leaseMs: number;
    readonly kind?: DeliveryKey['kind'];
    readonly platform?: string;
  }): Promise<readonly ClaimedDelivery[]>;
  /** To be awaited before the network call; the lease starts anew. */
  markSending(claim: Claim, leaseMs: number): Promise<boolean>;
  /** More time, in the same state. */
  extend(claim: Claim, leaseMs: number): Promise<boolean>;
  /** A part arrived: a delivery of several messages remembers how far it came. */
  addMessageIds(claim: Claim, messageIds: readonly string[]): Promise<boolean>;
  markSent(claim: Claim, messageIds?: readonly string[]): Promise<boolean>;
  /** Whether it arrived is not known (a timeout). */
  markAmbiguous(claim: Claim, error: string): Promise<boolean>;
  /** It did not arrive, and trying again is no use. */
  markFailed(claim: Claim, error: string): Promise<boolean>;
  /** Nothing needs to be sent (paused chat, nothing new). */
  skip(claim: Claim, reason: string): Promise<boolean>;
  /** It did not arrive for sure (429, no connection): waits until `atMs`. */
  retryAt(claim: Claim, atMs: number, error: string): Promise<boolean>;
  /** At a graceful stop: what is claimed and not being sent goes back to `waiting`. Attempts are not counted. */
  release(claims: readonly Claim[]): Promise<number>;
  /** To be called at the start and every minute or so. */
  recover(): Promise<Recovered>;
  /** Somebody looked it up: an `ambiguous` or `failed` one was sent, shall be sent again, or is left. */
  resolve(id: string, as: 'sent' | 'waiting' | 'skipped'): Promise<boolean>;

  get(id: string): Promise<Delivery | undefined>;
  find(key: DeliveryKey): Promise<Delivery | undefined>;
  /** Newest first. */
  ofSource(sourceId: string, limit: number): Promise<readonly Delivery[]>;
  /** Dead letters: `ambiguous` and `failed`, newest first. */
  deadLetters(limit: number): Promise<readonly Delivery[]>;
  counts(kind?: DeliveryKey['kind']): Promise<Readonly<Record<DeliveryState, number>>>;
  /** When the next one that waits is due or a claim runs out, for a timer. */
  nextDueAtMs(): Promise<number | undefined>;
}
