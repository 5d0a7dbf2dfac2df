/** Where messages go: a chat, or one topic (thread) of it. */
export interface Place {
  /** `telegram`, `discord`. */
  readonly platform: string;
  readonly chatId: string;
  /** Absent: the chat itself. */
  readonly threadId?: string;
}

/** A person on a platform, with the platform's own id. */
export interface Person {
  readonly platform: string;
  readonly userId: string;
}
