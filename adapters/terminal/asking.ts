import {
  type Answer,
  type AnswerEvent,
  type AskOptions,
  answerOf,
  type Chat,
  type Line,
} from '../../src/core.ts';
import type { Io } from './io.ts';
import { outputWidth } from './io.ts';
import { renderAnswer } from './render.ts';

/** The one person at this terminal. */
export const LOCAL = { platform: 'terminal', chatId: 'local', userId: 'local' } as const;

export type Ask = (question: string, options: AskOptions) => Promise<Answer>;

/** Asks the chat; `watch` sees verified lines as they come. */
export function askThrough(chat: Chat, useModel: boolean, watch?: (event: AnswerEvent) => void): Ask {
  return (question, { asOf, window, language }) =>
    answerOf(
      chat.ask({
        who: LOCAL,
        question,
        useModel,
        ...(asOf === undefined ? {} : { asOf, asOfIsHeld: true }),
        ...(window === undefined ? {} : { window }),
        ...(language === undefined ? {} : { language }),
      }),
      watch,
    );
}

/**
 * Shows verified lines while the rest is still being written, and at the end what was not shown yet. An answer
 * that came out otherwise (the model broke off, code wrote it) is shown whole.
 */
export class LivePrinter {
  private readonly shown: Line[] = [];
  private readonly io: Io;
  private readonly color: boolean;

  constructor(io: Io, color: boolean) {
    this.io = io;
    this.color = color;
  }

  readonly watch = (event: AnswerEvent): void => {
    if (event.type !== 'line') return;
    this.shown.push(event.line);
    this.io.stdout.write(event.line.map(({ text }) => text).join(''));
  };

  /** The text that is still missing. */
  rest(answer: Answer): string {
    const options = { width: outputWidth(this.io), color: this.color };
    if (this.shown.length === 0) return renderAnswer(answer, options);
    const told = answer.blocks.flatMap((block) =>
      block.kind === 'verdict' ? [block.line] : block.kind === 'prose' ? block.lines : [],
    );
    const whole = bare(told) === bare(this.shown);
    const left = whole
      ? answer.blocks.filter(({ kind }) => kind !== 'verdict' && kind !== 'prose')
      : answer.blocks;
    return `\n\n${renderAnswer({ ...answer, blocks: left }, options)}`;
  }
}

/** Without white space: what was shown and what the answer holds differ only in that. */
function bare(lines: readonly Line[]): string {
  return lines
    .flat()
    .map(({ text }) => text)
    .join('')
    .replace(/\s+/g, '');
}
