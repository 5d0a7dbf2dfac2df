/** Shapes of the Bot API (https://core.telegram.org/bots/api), as far as this fake speaks it. */
export type Json = Record<string, unknown>;

export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly language?: string;
}

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
}

export interface Upload {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface FakeUser {
  readonly id: number;
  readonly is_bot: boolean;
  readonly first_name: string;
  readonly username?: string;
  readonly language_code?: string;
}

export interface FakeChat {
  readonly id: number;
  readonly type: 'private' | 'group' | 'supergroup' | 'channel';
  readonly title?: string;
  readonly is_forum?: boolean;
  /** Of the forum: ids of its topics. */
  readonly topics: Set<number>;
  readonly members: Map<number, 'creator' | 'administrator' | 'member'>;
  readonly messages: FakeMessage[];
  migratedTo?: number;
  /** The user blocked the bot, or it was removed. */
  closed?: string;
}

/** One message as people see it now, and how it came to be. */
export interface FakeMessage {
  readonly message_id: number;
  readonly chat: FakeChat;
  readonly from: FakeUser;
  readonly date: number;
  /** When the server took it, ms of the test's clock. */
  readonly at: number;
  text?: string;
  caption?: string;
  entities: readonly Entity[];
  buttons: readonly (readonly Button[])[];
  photo?: { readonly png: Uint8Array; readonly width: number; readonly height: number };
  document?: Upload;
  readonly replyTo?: FakeMessage;
  readonly threadId?: number;
  readonly mediaGroupId?: string;
  deleted?: boolean;
  /** Every text that it had, oldest first, with when. */
  readonly versions: { readonly text: string; readonly at: number }[];
}

/** A refusal as the Bot API words it. */
export class ApiFailure extends Error {
  readonly status: number;
  readonly parameters: Json | undefined;

  constructor(status: number, description: string, parameters?: Json) {
    super(description);
    this.status = status;
    this.parameters = parameters;
  }
}

export function bad(description: string, parameters?: Json): ApiFailure {
  return new ApiFailure(400, `Bad Request: ${description}`, parameters);
}
