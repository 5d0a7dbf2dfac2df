import type { Place } from './place.ts';

/** What is known of a chat beyond its messages. All times: ms since 1970. */
export interface ChatRecord extends Place {
  readonly language?: string;
  /** Set: nothing unasked is sent here. */
  readonly paused?: { readonly reason: string; readonly atMs: number };
  /** The id that replaced this chat's. */
  readonly migratedTo?: string;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

export interface Chats {
  get(place: Place): Promise<ChatRecord | undefined>;
  /** Makes the record when there is none; null takes the language away. */
  setLanguage(place: Place, language: string | null): Promise<void>;
  /** The bot was blocked, thrown out or has lost the right to write. Keeps the first moment of the same reason. */
  pause(place: Place, reason: string): Promise<void>;
  resume(place: Place): Promise<void>;
  /**
   * A chat has a new id (a Telegram group that becomes a supergroup): settings, digest rules, alerts and what
   * is not sent yet go along, all or nothing. Doing it again changes nothing.
   */
  migrate(platform: string, fromChatId: string, toChatId: string): Promise<{ readonly moved: number }>;
  paused(platform?: string): Promise<readonly ChatRecord[]>;
}
