/** The program: what `undercurrent` runs. */
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';

// `undercurrent ... | head`: the reader has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const { projectFile } = await import('../src/index.ts');
const envFile = projectFile('.env');
if (existsSync(envFile)) loadEnvFile(envFile);

const { runCli } = await import('./terminal/cli.ts');
const { stdin, stdout, stderr } = process;
const exitCode = await runCli(process.argv.slice(2), { stdin, stdout, stderr, now: Date.now });
// A name that is still being looked up would hold the program for seconds; nothing is left to wait for.
for (const stream of [stdout, stderr]) await new Promise<void>((resolve) => stream.write('', () => resolve()));
process.exit(exitCode);
