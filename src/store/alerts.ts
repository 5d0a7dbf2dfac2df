import type { Delivery, NewDelivery } from './deliveries.ts';
import type { Place } from './place.ts';

export const ALERT_STATES = ['armed', 'fired', 'muted', 'expired'] as const;
/**
 * `fired` waits for hysteresis or cooldown before it is armed again; `muted` is silent until `mutedUntilMs`
 * (absent: until somebody arms it); `expired` is over.
 */
export type AlertState = (typeof ALERT_STATES)[number];

export interface Alert extends Place {
  readonly id: string;
  /** Platform's id of who wants it. */
  readonly userId: string;
  /** JSON; its shape belongs to the alerts, which check it when they read it. */
  readonly rule: unknown;
  /** In the person's words or read back in plain ones. */
  readonly text: string;
  readonly language?: string;
  readonly state: AlertState;
  /** What the reading was when it was armed. */
  readonly armedValue?: number;
  readonly lastValue?: number;
  /** Times: ms since 1970. */
  readonly lastFiredAtMs?: number;
  readonly cooldownMs: number;
  readonly mutedUntilMs?: number;
  readonly expiresAtMs?: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

export type NewAlert = Omit<
  Alert,
  'id' | 'state' | 'lastFiredAtMs' | 'mutedUntilMs' | 'createdAtMs' | 'updatedAtMs'
> & { readonly id?: string };

/** What may be changed; null takes a value away. */
export interface AlertChanges {
  readonly rule?: unknown;
  readonly text?: string;
  readonly state?: AlertState;
  readonly armedValue?: number | null;
  readonly lastValue?: number | null;
  readonly cooldownMs?: number;
  readonly mutedUntilMs?: number | null;
  readonly expiresAtMs?: number | null;
}

export interface AlertFire {
  /** One per crossing, the same in every process that sees it: `2026-11-24T14:30Z`, a snapshot key. */
  readonly fireKey: string;
  readonly value?: number;
  readonly delivery?: Pick<NewDelivery, 'dueAtMs' | 'expiresAtMs' | 'payload'>;
}

export interface Alerts {
  create(alert: NewAlert): Promise<Alert>;
  get(id: string): Promise<Alert | undefined>;
  /** Oldest first. With a `threadId` that thread alone, else all of the chat. */
  ofChat(place: Place): Promise<readonly Alert[]>;
  ofUser(person: { readonly platform: string; readonly userId: string }): Promise<readonly Alert[]>;
  /**
   * What a new snapshot is to be compared with: armed, fired, and muted ones whose time is over; none that
   * expired. By id, at most `limit` after the id `after`.
   */
  toEvaluate(nowMs: number, limit: number, after?: string): Promise<readonly Alert[]>;
  update(id: string, changes: AlertChanges): Promise<Alert | undefined>;
  /** Many at once, all or nothing: what an evaluation saw. Alerts that are gone are left out. */
  updateAll(changes: readonly { readonly id: string; readonly changes: AlertChanges }[]): Promise<void>;
  /**
   * Fires once: the delivery and the alert's state (`fired`, with the moment and value) change together.
   * Undefined when it fired under this key before, or is gone. The delivery waits for `claimNext`.
   */
  fire(id: string, fire: AlertFire): Promise<Delivery | undefined>;
  remove(id: string): Promise<boolean>;
  count(): Promise<Readonly<Record<AlertState, number>>>;
}
