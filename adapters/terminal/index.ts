import {
  type Answer,
  argumentChoices,
  type Bot,
  type Chat,
  createCards,
  type Language,
  recordedSourcesAnswer,
} from '../../src/core.ts';
import { askThrough, LivePrinter, LOCAL } from './asking.ts';
import type { Io } from './io.ts';
import { createSession, type SessionStart } from './session.ts';

export interface TerminalOptions extends SessionStart {
  readonly color: boolean;
  /** What is known of the live sources. Absent: only recorded days are read. */
  readonly sources?: (language: Language) => Answer;
  /** A digest of the day that is read, for `/digest preview`. */
  readonly digest?: (given: { readonly asOf?: string; readonly language: Language }) => Promise<Answer>;
}

/** Talks with a person at a terminal, or answers the lines of a pipe. Resolves with the exit code. */
export async function startTerminal(bot: Bot, chat: Chat, io: Io, options: TerminalOptions): Promise<number> {
  const { color, sources, digest, ...start } = options;
  const talking = io.stdin.isTTY === true && io.stdout.isTTY === true;
  const printer = { current: new LivePrinter(io, color) };
  // A wrong key is told at the start, once, and not with every question.
  const trouble = await chat.probe();
  if (trouble) io.stderr.write(`undercurrent: ${trouble} Until then answers are written by code.\n`);
  const ask = askThrough(
    chat,
    trouble === undefined,
    talking ? (event) => printer.current.watch(event) : undefined,
  );
  const session = createSession(
    bot,
    createCards(bot),
    start,
    ({ argument }) => (argument ? argumentChoices(bot, argument.kind) : []),
    ask,
    () => chat.forget(LOCAL),
    async () => {
      const payer = {
        userId: `${LOCAL.platform}:${LOCAL.userId}`,
        chatId: `${LOCAL.platform}:${LOCAL.chatId}`,
      };
      return (await chat.budgets.usage(payer)).user.tokens;
    },
    sources ?? ((language) => recordedSourcesAnswer(language, bot.defaultDay)),
    digest,
  );
  if (talking) return (await import('./chat.ts')).runChat(session, io, color, printer);
  return (await import('./pipe.ts')).runPipe(session, io);
}
