import { writeSync } from 'node:fs';
import { inspect } from 'node:util';
import { withoutSecrets } from '../src/core.ts';

const STDERR = 2;

let lineOf = (error: unknown): string => `${withoutSecrets(inspect(error))}\n`;

/** From now on in another form. */
export function tellCrashesAs(form: (error: unknown) => string): void {
  lineOf = form;
}

/** A bug ends the program, and is told like everything else: without secrets. */
export function tellCrashes(): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      writeSync(STDERR, lineOf(error));
      process.exit(1);
    });
}
