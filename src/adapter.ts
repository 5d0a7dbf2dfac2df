import type { Sender } from './delivery/sender.ts';

/** A chat platform that is running: messages become wishes for the front desk, answers become messages. */
export interface Adapter {
  readonly name: string;
  /** Resolves after `stop`; rejects with one clear line when it cannot go on, such as for a wrong token. */
  readonly ended: Promise<void>;
  /** Sends what nobody asked for just now: digests and alerts. */
  readonly sender?: Sender;
  /** Takes nothing new, lets what is under way be said, at most for the given time, and leaves. */
  stop(limitMs?: number): Promise<void>;
}
