import { createInterface } from 'node:readline/promises';
import type { Io } from './io.ts';
import { outputWidth } from './io.ts';
import { renderAnswer } from './render.ts';
import type { Session } from './session.ts';

/**
 * One question a line; answers go to stdout with an empty line between them, troubles to stderr. Without
 * any line: what can be asked. The exit code is that of the worst line.
 */
export async function runPipe(session: Session, io: Io): Promise<number> {
  let exitCode = 0;
  let asked = 0;
  let written = 0;
  for await (const line of createInterface({ input: io.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    const reply = await session.handle(line);
    if (reply.kind === 'quit') return exitCode;
    if (reply.kind === 'nothing') continue;
    asked += 1;
    if (reply.kind === 'error') {
      exitCode = Math.max(exitCode, reply.exitCode);
      io.stderr.write(`undercurrent: ${reply.text}\n`);
      continue;
    }
    const text =
      reply.kind === 'text'
        ? reply.text
        : renderAnswer(reply.answer, { width: outputWidth(io), color: false });
    io.stdout.write(written++ === 0 ? `${text}\n` : `\n${text}\n`);
  }
  if (asked === 0) io.stdout.write(`${session.welcome()}\n\n${session.help()}\n`);
  return exitCode;
}
