import type { Answer } from '../answer/answer.ts';
import { UndercurrentError } from '../errors.ts';
import type { Place } from '../store/place.ts';

/** A picture beside the words. */
export interface MessagePicture {
  readonly png: Uint8Array;
  readonly alt: string;
  readonly title: string;
}

/** A button under the words. */
export interface MessageAction {
  readonly kind: string;
  readonly label: string;
  readonly token: string;
}

/** What is sent. The same object goes to many chats, so that a platform may render it once. */
export interface Content {
  readonly answer: Answer;
  readonly actions?: readonly MessageAction[];
  readonly picture?: MessagePicture;
}

export type SendTrouble =
  /** It did not arrive for sure, and may later: no connection, a token that is refused. */
  | 'not-sent'
  /** Whether it arrived is not known: no answer in time, a connection that broke. */
  | 'ambiguous'
  /** Too fast; it did not arrive. */
  | 'rate-limited'
  /** Never again to this chat: blocked, deleted, no right to write. */
  | 'closed'
  /** The chat has another id; it did not arrive. */
  | 'migrated'
  /** This message is not taken, whatever the chat; it did not arrive. */
  | 'refused'
  /** `begin` said no: nothing was sent. */
  | 'not-begun';

/** A message that did not go out as it should. The text holds no secret. */
export class SendError extends UndercurrentError {
  /** Decide by this. */
  readonly trouble: SendTrouble;
  /** Of `rate-limited`. */
  readonly retryAfterMs: number | undefined;
  /** Of `migrated`. */
  readonly newChatId: string | undefined;

  constructor(
    trouble: SendTrouble,
    message: string,
    more: { readonly retryAfterMs?: number; readonly newChatId?: string; readonly cause?: unknown } = {},
  ) {
    super('SEND_FAILED', message, { cause: more.cause });
    this.trouble = trouble;
    this.retryAfterMs = more.retryAfterMs;
    this.newChatId = more.newChatId;
  }
}

export interface SendOptions {
  /** The same in each attempt of a delivery; at most 25 characters. */
  readonly nonce: string;
  /**
   * Awaited when the platform's limits let the message go, right before the first network call that could deliver
   * it. False: do not send; throw `not-begun`. Until then the message is not in the air.
   */
  readonly begin: () => Promise<boolean>;
}

/** Sends what nobody asked for just now, within the limits of its platform. */
export interface Sender {
  readonly platform: string;
  /** Sends under way at once that keep the platform's rate at usual network times. */
  readonly width: number;
  /** Ids of all messages that it became, the main one first. @throws SendError */
  send(to: Place, content: Content, options: SendOptions): Promise<readonly string[]>;
  /** Where a person alone reads, by the platform's id of the person. */
  directPlace(userId: string): Place;
  /** This process is one of `processes` that send as the same bot: it may use that part of the platform's rate. */
  share?(processes: number): void;
}
