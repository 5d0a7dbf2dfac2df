import type { Place } from './place.ts';

/** When a chat gets its digest, and which. */
export interface DigestRule extends Place {
  readonly id: string;
  /** `HH:MM`, on the clock of `zone`. */
  readonly time: string;
  /** IANA name. */
  readonly zone: string;
  /** 1 Monday to 7 Sunday, rising, at least one. */
  readonly weekdays: readonly number[];
  readonly language: string;
  /** Which length of text, in the words of the digest. */
  readonly length: string;
  readonly pictures: boolean;
  /** Of the framework that it is written in. Absent: the default one. */
  readonly framework?: string;
  /** Platform's id of who made or last changed it; empty after that person was forgotten. */
  readonly setBy: string;
  readonly active: boolean;
  /** Absent: never due. Times: ms since 1970. */
  readonly nextRunAtMs?: number;
  /** Of the last digest, for "what changed since". */
  readonly lastSnapshotKey?: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

export type NewDigestRule = Omit<DigestRule, 'id' | 'active' | 'createdAtMs' | 'updatedAtMs'> & {
  readonly id?: string;
  /** Default true. */
  readonly active?: boolean;
};

/** What may be changed; null takes an optional value away. */
export type DigestRuleChanges = Partial<
  Pick<DigestRule, 'time' | 'zone' | 'weekdays' | 'language' | 'length' | 'pictures' | 'setBy' | 'active'>
> & {
  readonly framework?: string | null;
  readonly nextRunAtMs?: number | null;
  readonly lastSnapshotKey?: string | null;
};

export interface DigestRules {
  create(rule: NewDigestRule): Promise<DigestRule>;
  get(id: string): Promise<DigestRule | undefined>;
  /** Oldest first. With a `threadId` that thread alone, else all of the chat. */
  ofChat(place: Place): Promise<readonly DigestRule[]>;
  /** Undefined when there is no such rule. */
  update(id: string, changes: DigestRuleChanges): Promise<DigestRule | undefined>;
  remove(id: string): Promise<boolean>;
  /** Active rules whose next run is at or before `nowMs`, the most overdue first. */
  due(nowMs: number, limit: number): Promise<readonly DigestRule[]>;
  /**
   * Sets the next run, but only if it still is `fromMs`: of several schedulers one moves it on.
   * `toMs` null: never due again.
   */
  advance(id: string, fromMs: number, toMs: number | null, snapshotKey?: string): Promise<boolean>;
  /** Many at once, in one write; returns how many moved on. */
  advanceAll(
    moves: readonly {
      readonly id: string;
      readonly fromMs: number;
      readonly toMs: number | null;
      readonly snapshotKey?: string;
    }[],
  ): Promise<number>;
  /** When the next rule is due, for a timer. */
  nextRunAtMs(): Promise<number | undefined>;
  count(): Promise<{ readonly active: number; readonly total: number }>;
}
