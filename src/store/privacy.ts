import type { Alert } from './alerts.ts';
import type { DigestRule } from './digest-rules.ts';
import type { Person } from './place.ts';

/** Rows per table. */
export type RowCounts = Readonly<Record<string, number>>;

/** All that is kept of a person. */
export interface DataOfPerson {
  readonly digestRules: readonly DigestRule[];
  readonly alerts: readonly Alert[];
  /** Conversations, budgets: what is remembered and until when. Undefined: until it is deleted. */
  readonly memory: readonly {
    readonly namespace: string;
    readonly key: string;
    readonly expiresAtMs: number | undefined;
  }[];
  /** Messages of the alerts and digests above. */
  readonly deliveries: number;
  readonly counts: RowCounts;
}

/** Whose data are to go. */
export interface Forgotten extends Person {
  /** The chats that are this person's alone. Everything of them goes, too. */
  readonly directChatIds?: readonly string[];
  /** Budgets and rates stay until they expire: whoever forgets himself must not begin with new ones. */
  readonly keepLimits?: boolean;
}

export interface Privacy {
  /** `directChatIds`: the chats that are this person's alone. Everything of them counts too. */
  dataOf(person: Person & { readonly directChatIds?: readonly string[] }): Promise<DataOfPerson>;
  /**
   * Deletes memory, alerts and direct chats. A digest rule that this person made in a group stays the group's,
   * without the name. All or nothing; returns how many rows each table lost or (`digest_rules_unnamed`) changed.
   */
  forgetUser(person: Forgotten): Promise<RowCounts>;
  /** Everything of a chat with all its threads. */
  forgetChat(chat: { readonly platform: string; readonly chatId: string }): Promise<RowCounts>;
}
