/** The program: what `undercurrent` runs. */
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import type { Platform, ServeParts } from './serve.ts';

// `undercurrent ... | head`: the reader has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const { projectFile } = await import('../src/index.ts');
const envFile = projectFile('.env');
if (existsSync(envFile)) loadEnvFile(envFile);

const { stdin, stdout, stderr } = process;
const exitCode = await run(process.argv.slice(2));

/** Without arguments: the chat platforms that are configured; none of them, or with arguments: the command line. */
async function run(argv: readonly string[]): Promise<number> {
  const platforms = argv.length === 0 ? await configuredPlatforms() : undefined;
  if (!platforms) {
    const { runCli } = await import('./terminal/cli.ts');
    return runCli(argv, { stdin, stdout, stderr, now: Date.now });
  }
  const { serve } = await import('./serve.ts');
  const asked = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
  return serve({
    ...platforms,
    now: Date.now,
    say: (line) => stderr.write(`undercurrent: ${line.replaceAll('\n', ' ')}\n`),
    asked,
  });
}

/** Undefined when there is none. What is wrong with the configuration is told by the command line. */
async function configuredPlatforms(): Promise<Pick<ServeParts, 'config' | 'platforms'> | undefined> {
  const { InputError, loadConfig } = await import('../src/index.ts');
  try {
    const config = loadConfig();
    const { telegram, discord } = config;
    const platforms: Platform[] = [];
    if (telegram) {
      platforms.push({
        name: 'telegram',
        start: async ({ desk, logger }) =>
          (await import('./telegram/index.ts')).startTelegram({
            desk,
            logger,
            config: telegram,
            now: Date.now,
          }),
      });
    }
    if (discord) {
      platforms.push({
        name: 'discord',
        start: async ({ desk }) => {
          const { createLogger } = await import('../src/index.ts');
          const { startDiscord } = await import('./discord/index.ts');
          return startDiscord({ desk, config: discord, log: await createLogger(config) });
        },
      });
    }
    return platforms.length > 0 ? { config, platforms } : undefined;
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

// A name that is still being looked up would hold the program for seconds; nothing is left to wait for.
for (const stream of [stdout, stderr])
  await new Promise<void>((resolve) => stream.write('', () => resolve()));
process.exit(exitCode);
