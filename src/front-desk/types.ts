import type { Answer, Language, Line } from '../answer/answer.ts';
import type { Window } from '../assessment/assessment.ts';
import type { ConversationKey } from '../chat/conversation.ts';
import type { ChatCompletionKind } from '../commands/declaration.ts';
import type { CommandName, CompletionKind } from '../commands.ts';
import type { PictureLook } from './pictures.ts';

/** What somebody wants: words, a command of `CHAT_COMMANDS`, or a button under an answer. */
export type Wish =
  | { readonly type: 'text'; readonly text: string }
  | {
      readonly type: 'command';
      readonly name: CommandName;
      /** As typed: trimmed, checked and understood by the desk. */
      readonly argument?: string;
      readonly asOf?: string;
      readonly window?: Window;
    }
  /** `token` is what `Action.token` was, whoever presses and however long ago it was sent. */
  | { readonly type: 'action'; readonly token: string };

/** One thing that happened on a chat platform, without the platform. */
export interface DeskRequest {
  /** Who asks, and where. The ids of the platform as text. */
  readonly who: ConversationKey;
  /** The server that the chat belongs to, where a platform has such a thing. */
  readonly guildId?: string;
  readonly wish: Wish;
  /** The platform's id of this update or interaction: one that was handled already yields nothing. */
  readonly eventId: string;
  readonly isGroup: boolean;
  /** May this person manage the chat? Asked only for wishes that need the right. */
  readonly isAdmin: () => Promise<boolean>;
  /** Of the chat's settings or the person's device. The language of a question in words wins. */
  readonly language?: Language;
  /** The message that a text replies to, or that carries the button that was pressed. */
  readonly replyTo?: string;
  /** The person does not want it any more, or the platform's time is over. */
  readonly signal?: AbortSignal;
}

export const ACTION_KINDS = [
  'evidence',
  'against',
  'chart',
  'analog',
  'sources',
  'refresh',
  'confirm',
  'mute',
] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];

/** A button under an answer. */
export interface Action {
  readonly kind: ActionKind;
  /** In the language of the answer; a word or two. */
  readonly label: string;
  /** At most 64 bytes of ASCII; holds nothing private; works after a restart. */
  readonly token: string;
}

export interface Picture {
  readonly png: Uint8Array;
  /** What the picture shows, for people who do not see it. */
  readonly alt: string;
  readonly title: string;
}

export type RefusalReason =
  /** On a deny list, or not on an allow list. */
  | 'denied'
  /** More questions than the rates allow. */
  | 'flood'
  /** One question is being answered and one waits already. */
  | 'busy'
  /** The wish cannot be understood, or there are no data for it. */
  | 'input'
  | 'no-data'
  /** An old or foreign button. */
  | 'old-button'
  /** The bot is being stopped; asking again works. */
  | 'stopped'
  /** A bug, or something of the bot's own that is down. The details are in the log, under the reference. */
  | 'failed';

/** What a chat platform shows, in this order; the last event is `answer` or `refused`. */
export type DeskEvent =
  /** Something is being read; `what` is a short phrase such as "reading events". */
  | { readonly type: 'working'; readonly what: string }
  /** The next verified line of the answer; `first` is the verdict. The `answer` that follows holds it too. */
  | { readonly type: 'line'; readonly line: Line; readonly first: boolean }
  | {
      readonly type: 'answer';
      readonly answer: Answer;
      /** For `FrontDesk.link`, when the answer is part of a conversation. */
      readonly turnId?: string;
      readonly actions: readonly Action[];
      /** Draws when called, by default dark and wide. Undefined when there is nothing to draw; never throws. */
      readonly picture?: (look?: PictureLook) => Promise<Picture | undefined>;
      /** The person asked for the picture itself: the text is its caption. */
      readonly pictureFirst: boolean;
    }
  | {
      readonly type: 'refused';
      readonly reason: RefusalReason;
      /** For the person, in their language. */
      readonly sentence: string;
      readonly retryAfterMs?: number;
      /** This person was told the same moments ago: stay silent where the platform allows it. */
      readonly repeated: boolean;
    };

export interface Choice {
  /** What the person reads, at most 100 characters. */
  readonly name: string;
  /** What goes into the argument, at most 100 characters. */
  readonly value: string;
}

/** An offer while somebody is still typing, such as in Telegram's inline mode. */
export interface Glance {
  /** At most 64 bytes, one per offer. */
  readonly id: string;
  readonly title: string;
  readonly answer: Answer;
}

/** The bot as chat platforms see it: access, floods, duplicates, commands, buttons and pictures in one place. */
export interface FrontDesk {
  /**
   * Events of one wish, read at the reader's speed; leaving early stops the work. Nothing at all for an event
   * that was handled before. Never throws.
   */
  handle(request: DeskRequest): AsyncGenerator<DeskEvent>;
  /** At most 25 completions of what was typed for an argument or a field, best first. Never throws. */
  complete(kind: CompletionKind, typed: string, language: Language): readonly Choice[];
  /**
   * The same for what only the chat knows: ids of alerts that this person may change in it. Empty for people that are
   * not let in, and when it cannot be read. Never throws.
   */
  completeInChat(
    request: Pick<DeskRequest, 'who' | 'isGroup' | 'isAdmin' | 'guildId'>,
    kind: ChatCompletionKind,
    typed: string,
    language: Language,
  ): Promise<readonly Choice[]>;
  /**
   * Answers by code for what is typed so far, best first; no model is asked and nothing is remembered. Empty for
   * people that are not let in. Never throws.
   */
  glance(
    who: Pick<ConversationKey, 'platform' | 'userId'>,
    typed: string,
    language: Language,
  ): Promise<readonly Glance[]>;
  /** Tells in which message an answer was sent, so that a reply to it goes on from there. Never throws. */
  link(who: ConversationKey, turnId: string, messageId: string): Promise<void>;
  /** New wishes are refused; waits for those under way, at most `limitMs`, then they are told to ask again. */
  stop(limitMs?: number): Promise<void>;
  /** Wishes under way. */
  readonly size: number;
}
