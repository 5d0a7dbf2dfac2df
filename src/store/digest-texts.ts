/** The same text goes to every chat of the same framework, language and length. */
export interface DigestTextKey {
  readonly framework: string;
  readonly language: string;
  /** Of the data that it speaks of. */
  readonly snapshotKey: string;
  /** Length or other form of the same content; default empty. */
  readonly variant?: string;
}

/** A cache. Texts are JSON (rendered blocks); check their shape when you read them. */
export interface DigestTexts {
  get(key: DigestTextKey): Promise<unknown>;
  /** The first one stays, so that all chats read the same: returns what is kept from now on. */
  put(key: DigestTextKey, blocks: unknown): Promise<unknown>;
}
