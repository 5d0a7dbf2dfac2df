import { writeSync } from 'node:fs';
import { inspect } from 'node:util';
import { withoutSecrets } from '../src/core.ts';

const STDERR = 2;

/** A bug ends the program, and is told like everything else: without secrets. */
export function tellCrashes(): void {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const)
    process.on(event, (error: unknown) => {
      writeSync(STDERR, `${withoutSecrets(inspect(error))}\n`);
      process.exit(1);
    });
}
