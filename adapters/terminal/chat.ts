import { createInterface } from 'node:readline/promises';
import picocolors from 'picocolors';
import { LivePrinter } from './asking.ts';
import type { Io } from './io.ts';
import type { Session } from './session.ts';

const PROMPT = '› ';
const REMEMBERED_LINES = 200;

/**
 * The chat on a terminal: line editing, arrow keys for earlier lines, tab for commands and names.
 * Ends on /quit, on end of input and on a second ctrl-C. Always exit code 0.
 */
export async function runChat(
  session: Session,
  io: Io,
  color: boolean,
  printer: { current: LivePrinter },
): Promise<number> {
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
    } else if (interrupted) {
      lines.close();
      return;
    }
    interrupted = true;
    io.stdout.write(`\n${dim(session.words.leave)}\n`);
    lines.prompt();
  });
  const [title = '', ...rest] = session.welcome().split('\n');
  say([bold(title), ...rest].join('\n'));
  lines.prompt();
  for await (const line of lines) {
    interrupted = false;
    printer.current = new LivePrinter(io, color);
    io.stdout.write('\n');
    const reply = await session.handle(line);
    if (reply.kind === 'quit') break;
    if (reply.kind !== 'nothing') {
      say(
        reply.kind === 'error'
          ? yellow(reply.text)
          : reply.kind === 'text'
            ? reply.text
            : printer.current.rest(reply.answer),
      );
    }
    lines.prompt();
  }
  lines.close();
  io.stdout.write('\n');
  return 0;
}
