import { CommanderError, Command as Program } from 'commander';
import { checkConfig, givenSettings, UndercurrentError } from '../../src/index.ts';
import { type CheckParts, checkDiscord, checkModelEndpoint, checkTelegram, type Verdict } from './checks.ts';
import { overwritten, readEnvFile, type Values, valuesOf, withValues, writeEnvFile } from './env-file.ts';
import { Cancelled, type Prompter, terminalPrompter } from './prompter.ts';
import { askAll } from './wizard.ts';

export interface SetupParts {
  readonly stdin: { readonly isTTY?: boolean };
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  /** Where the program looks for it. */
  readonly envFile: string;
  /** Default: the environment of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Default: the terminal when there is one. */
  readonly prompter?: Prompter;
  readonly timeoutMs?: number;
  readonly fetch?: typeof globalThis.fetch;
}

/** Those that are taken from the environment without a terminal. */
const ASKED = [
  'TELEGRAM_BOT_TOKEN',
  'DISCORD_BOT_TOKEN',
  'DISCORD_MESSAGE_CONTENT',
  'OPENAI_MODEL',
  'OPENAI_BASE_URL',
  'OPENAI_API_KEY',
  'SEC_CONTACT',
  'DIGEST_ZONE',
] as const;
const WRONG = 2;
const TIMEOUT_MS = 10_000;
const HEADER = '# Written by "undercurrent setup". Every variable that can stand here: .env.example.\n';
const OPENAI_URL = 'https://api.openai.com/v1';

interface Options {
  /** Not --env-file: Node 20 takes that for itself, wherever it stands. */
  readonly file?: string;
  readonly yes?: boolean;
  /** False after --no-check. */
  readonly check: boolean;
}

/**
 * Writes the configuration after checking what it holds. On a terminal it asks; elsewhere it takes the variables of
 * the environment. Resolves with the exit code. Never writes over a value without leave, nor prints a secret.
 */
export async function runSetup(argv: readonly string[], parts: SetupParts): Promise<number> {
  const { stdout, stderr, stdin } = parts;
  const fail = (message: string): number => {
    stderr.write(`undercurrent: ${message.replaceAll('\n', ' ')}\n`);
    return WRONG;
  };
  try {
    const options = optionsOf(argv, stdout);
    const file = options.file ?? parts.envFile;
    const before = readEnvFile(file) ?? '';
    const checks: CheckParts = {
      fetch: parts.fetch ?? globalThis.fetch,
      timeoutMs: parts.timeoutMs ?? TIMEOUT_MS,
    };
    const prompter = parts.prompter ?? (stdin.isTTY === true ? await terminalPrompter() : undefined);
    const known = { ...valuesOf(before), ...givenSettings(parts.env) };
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const values = prompter
      ? await askAll({ prompter, known, checks, zone })
      : await unattended(known, options, checks, (line) => void stderr.write(`${line}\n`));
    if (typeof values === 'string') return fail(values);
    const wanted = Object.fromEntries(ASKED.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
    if (Object.keys(wanted).length === 0)
      return fail(
        'nothing is to be written: set TELEGRAM_BOT_TOKEN, DISCORD_BOT_TOKEN or OPENAI_MODEL in the environment, or run it in a terminal.',
      );
    const others = overwritten(before, wanted);
    if (others.length > 0 && !options.yes) {
      const question = `${file} has other values for ${others.join(', ')}. Replace them?`;
      if (!prompter) return fail(`${question.replace(' Replace them?', '')} To replace them: --yes.`);
      if (!(await prompter.confirm(question, false))) return fail('nothing was written.');
    }
    const after = withValues(before === '' ? HEADER : before, wanted);
    writeEnvFile(file, after);
    const { problems } = checkConfig(valuesOf(after));
    for (const problem of problems) stderr.write(`wrong: ${problem}\n`);
    const done = `${file} is written, for your eyes only. Start the bot with: undercurrent`;
    if (prompter) prompter.outro(done);
    else stdout.write(`${done}\n`);
    return problems.length > 0 ? WRONG : 0;
  } catch (error) {
    if (error instanceof Cancelled) return fail('nothing was written.');
    if (error instanceof CommanderError)
      return error.exitCode === 0
        ? 0
        : fail(`${error.message.replace(/^error: |\.$/g, '')}. Run undercurrent setup --help.`);
    if (error instanceof UndercurrentError) return fail(error.message);
    throw error;
  }
}

function optionsOf(argv: readonly string[], stdout: SetupParts['stdout']): Options {
  const program = new Program('undercurrent setup')
    .description(
      'Asks for tokens, checks them and writes them to .env. Without a terminal: takes them from the environment.',
    )
    .option('--file <file>', 'another file than .env of the program')
    .option('--yes', 'replace values that are there already without asking')
    .option('--no-check', 'write without asking any server')
    .helpOption('--help', 'this help')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void stdout.write(text),
      writeErr: () => undefined,
      outputError: () => undefined,
    });
  program.parse([...argv], { from: 'user' });
  return program.opts<Options>();
}

/** A sentence when a check failed. */
async function unattended(
  values: Values,
  { check }: Options,
  checks: CheckParts,
  say: (line: string) => void,
): Promise<Values | string> {
  if (!check) return values;
  const { TELEGRAM_BOT_TOKEN: telegram, DISCORD_BOT_TOKEN: discord, OPENAI_MODEL: model } = values;
  const wishes: (() => Promise<Verdict>)[] = [];
  if (telegram) wishes.push(() => checkTelegram(telegram, values.TELEGRAM_API_ROOT, checks));
  if (discord)
    wishes.push(async () => (await checkDiscord(discord, values.DISCORD_API_ROOT, checks)).verdict);
  if (model) {
    const wish = {
      model,
      baseUrl: values.OPENAI_BASE_URL ?? OPENAI_URL,
      apiKey: values.OPENAI_API_KEY ?? '',
    };
    wishes.push(() => checkModelEndpoint(wish, checks));
  }
  const problems: string[] = [];
  for (const wish of wishes) {
    const verdict = await wish();
    if (!verdict.ok) problems.push(verdict.problem);
    else for (const line of [verdict.says, verdict.warning ?? '']) if (line) say(line);
  }
  return problems.length === 0
    ? values
    : `${problems.join(' ')} Nothing was written (--no-check writes all the same).`;
}
