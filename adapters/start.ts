/** The program: what `undercurrent` runs. */
import { existsSync } from 'node:fs';
import { loadEnvFile } from 'node:process';
import type { Platform, ServeParts } from './serve.ts';

// `undercurrent ... | head`: the reader has seen enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const [{ projectFile }, { tellCrashes, tellCrashesAs }] = await Promise.all([
  import('../src/core.ts'),
  import('./crash.ts'),
]);
tellCrashes();
const envFile = projectFile('.env');
if (existsSync(envFile)) loadEnvFile(envFile);

/** Commands for whoever runs the bot. */
const OPERATIONS = new Set(['config', 'admin', 'store']);
/** What people look for there first. */
const COPIES = new Set(['backup', 'export', 'restore']);
const { stdin, stdout, stderr } = process;
const exitCode = await run(process.argv.slice(2));

/**
 * Without arguments, or with `--role`: what is configured to run. Nothing configured, or other arguments: the command
 * line.
 */
async function run(argv: readonly string[]): Promise<number> {
  const role = roleOf(argv);
  const parts = argv.length === 0 || role !== undefined ? await configured(role) : undefined;
  if (typeof parts === 'string') {
    stderr.write(`undercurrent: ${parts}\n`);
    return 2;
  }
  if (!parts) {
    const [command = ''] = argv;
    if (OPERATIONS.has(command))
      return (await import('./operations/cli.ts')).runOperationsCli(argv, { stdout, stderr, now: Date.now });
    if (COPIES.has(command)) {
      stderr.write(`undercurrent: that is a command of the store: undercurrent store ${command} FILE\n`);
      return 2;
    }
    if (command === 'setup')
      return (await import('./setup/index.ts')).runSetup(argv.slice(1), {
        stdin,
        stdout,
        stderr,
        envFile,
      });
    const { runCli } = await import('./terminal/cli.ts');
    return runCli(argv, { stdin, stdout, stderr, now: Date.now });
  }
  const [{ serve }, { crashLine, serviceLine, warningsAsLines }] = await Promise.all([
    import('./serve.ts'),
    import('./service-lines.ts'),
  ]);
  // A service is read by machines, a terminal by people.
  if (!stderr.isTTY) {
    tellCrashesAs(crashLine);
    warningsAsLines((line) => stderr.write(line));
  }
  const asked = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
  return serve({
    ...parts,
    now: Date.now,
    say: (line, level = 'info') =>
      stderr.write(stderr.isTTY ? `undercurrent: ${line.replaceAll('\n', ' ')}\n` : serviceLine(level, line)),
    asked,
    startPages: async (pages) => (await import('./operations/server.ts')).startOperationsServer(pages),
  });
}

/** `--role worker` or `--role=worker`, and nothing else. */
function roleOf([first = '', second, ...rest]: readonly string[]): string | undefined {
  if (rest.length > 0) return undefined;
  if (first === '--role') return second ?? '';
  return second === undefined && first.startsWith('--role=') ? first.slice('--role='.length) : undefined;
}

/** A sentence when a role was asked for that cannot run; undefined when nothing is configured to run. */
async function configured(
  role: string | undefined,
): Promise<Pick<ServeParts, 'config' | 'platforms'> | string | undefined> {
  const { InputError, loadConfig } = await import('../src/core.ts');
  try {
    const config = loadConfig(undefined, role === undefined ? {} : { UNDERCURRENT_ROLE: role });
    if (config.role === 'worker') return { config, platforms: [] };
    const platforms = platformsOf(config);
    if (platforms.length > 0) return { config, platforms };
    return role === undefined
      ? undefined
      : `the role ${role} needs a chat platform: set TELEGRAM_BOT_TOKEN or DISCORD_BOT_TOKEN.`;
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    // Without a role the command line tells what is wrong.
    return role === undefined ? undefined : error.message;
  }
}

function platformsOf(config: ServeParts['config']): Platform[] {
  const { telegram, discord } = config;
  const platforms: Platform[] = [];
  if (telegram) {
    platforms.push({
      name: 'telegram',
      start: async ({ desk, logger, memory }) =>
        (await import('./telegram/index.ts')).startTelegram({
          desk,
          logger,
          ...(memory ? { memory } : {}),
          config: telegram,
          now: Date.now,
        }),
    });
  }
  if (discord) {
    platforms.push({
      name: 'discord',
      start: async ({ desk }) => {
        const { createLogger } = await import('../src/core.ts');
        const { startDiscord } = await import('./discord/index.ts');
        return startDiscord({ desk, config: discord, log: await createLogger(config) });
      },
    });
  }
  return platforms;
}

// A name that is still being looked up would hold the program for seconds; nothing is left to wait for.
for (const stream of [stdout, stderr])
  await new Promise<void>((resolve) => stream.write('', () => resolve()));
process.exit(exitCode);
