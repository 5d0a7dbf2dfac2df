import { createInterface } from 'node:readline/promises';
import picocolors from 'picocolors';
import type { Io } from './io.ts';
import { outputWidth } from './io.ts';
import { renderAnswer } from './render.ts';
import type { Reply, Session } from './session.ts';

const PROMPT = '› ';
const REMEMBERED_LINES = 200;

/**
 * The chat on a terminal: line editing, arrow keys for earlier lines, tab for commands and names.
 * Ends on /quit, on end of input and on a second ctrl-C. Always exit code 0.
 */
export async function runChat(session: Session, io: Io, color: boolean): Promise<number> {
  const { bold, dim, yellow } = picocolors.createColors(color);
  const lines = createInterface({
    input: io.stdin,
    output: io.stdout,
    terminal: true,
    historySize: REMEMBERED_LINES,
    removeHistoryDuplicates: true,
    completer: (line: string): [string[], string] => [[...session.complete(line)], line],
  });
  lines.setPrompt(bold(PROMPT));
  const say = (text: string): void => {
    io.stdout.write(`${text}\n\n`);
  };
  let interrupted = false;
  lines.on('SIGINT', () => {
    if (lines.line !== '') {
      // As a shell does: the line is left where it stands, and a new one begins.
      lines.write(null, { ctrl: true, name: 'e' });
      lines.write(null, { ctrl: true, name: 'u' });
      interrupted = false;
    } else if (interrupted) {
      lines.close();
    } else {
      interrupted = true;
      io.stdout.write(`\n${dim(session.words.leave)}\n`);
      lines.prompt();
    }
  });
  const [title = '', ...rest] = session.welcome().split('\n');
  say([bold(title), ...rest].join('\n'));
  lines.prompt();
  for await (const line of lines) {
    interrupted = false;
    const reply = await session.handle(line);
    if (reply.kind === 'quit') break;
    if (reply.kind !== 'nothing') {
      io.stdout.write('\n');
      say(reply.kind === 'error' ? yellow(reply.text) : shown(reply, io, color));
    }
    lines.prompt();
  }
  lines.close();
  io.stdout.write('\n');
  return 0;
}

function shown(reply: Extract<Reply, { kind: 'answer' | 'text' }>, io: Io, color: boolean): string {
  return reply.kind === 'text' ? reply.text : renderAnswer(reply.answer, { width: outputWidth(io), color });
}
