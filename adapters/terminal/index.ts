import { argumentChoices, type Bot, createCards } from '../../src/index.ts';
import type { Io } from './io.ts';
import { createSession, type SessionStart } from './session.ts';

export interface TerminalOptions extends SessionStart {
  readonly color: boolean;
}

/** Talks with a person at a terminal, or answers the lines of a pipe. Resolves with the exit code. */
export async function startTerminal(bot: Bot, io: Io, options: TerminalOptions): Promise<number> {
  const { color, ...start } = options;
  const session = createSession(bot, createCards(bot), start, ({ argument }) =>
    argument ? argumentChoices(bot, argument.kind) : [],
  );
  if (io.stdin.isTTY && io.stdout.isTTY) return (await import('./chat.ts')).runChat(session, io, color);
  return (await import('./pipe.ts')).runPipe(session, io);
}
