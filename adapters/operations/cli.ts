import { Argument, CommanderError, Command as Program } from 'commander';
import {
  type Admin,
  adminSettingsIn,
  BUDGET_NAMES,
  type Config,
  checkConfig,
  InputError,
  loadConfig,
  openAdmin,
  openConfiguredStore,
  openExistingStore,
  statusOf,
  UndercurrentError,
  warnerFor,
} from '../../src/index.ts';
import { addToList, type ListName, removeFromList } from './lists.ts';
import { statusText } from './status-text.ts';

export interface OperationsCliParts {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
  /** Default: the environment of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
}

const BAD_ARGUMENTS = 2;
const KINDS = ['user', 'chat', 'guild'] as const;
type Kind = (typeof KINDS)[number];

/** `undercurrent config | admin | store …`. Resolves with the exit code: 0 done, 2 wrong. Rejects only for a bug. */
export async function runOperationsCli(argv: readonly string[], parts: OperationsCliParts): Promise<number> {
  const { stdout, stderr } = parts;
  let exitCode = 0;
  const program = createProgram(parts, (code) => {
    exitCode = code;
  });
  const quiet = (command: Program): void => {
    command
      .exitOverride()
      .helpOption('--help', 'this help')
      .configureOutput({
        writeOut: (text) => void stdout.write(text),
        writeErr: () => undefined,
        outputError: () => undefined,
      });
    command.commands.forEach(quiet);
  };
  quiet(program);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return 0;
      stderr.write(`undercurrent: ${helpfully(error, commandIn(program, argv))}\n`);
      return BAD_ARGUMENTS;
    }
    if (!(error instanceof UndercurrentError)) throw error;
    stderr.write(`undercurrent: ${error.message.replaceAll('\n', ' ')}\n`);
    return BAD_ARGUMENTS;
  }
}

/** One line: what is wrong, and where to read on. */
function helpfully(error: CommanderError, command: readonly string[]): string {
  const said = error.message
    .replace(/^error: |\.$/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^missing required argument '(\w+)'$/, '<$1> is missing')
    .replace(
      /^command-argument value '(.*)' is invalid for argument '\w+'\. Allowed choices are/,
      '"$1" is none of:',
    )
    .replace(/\? ?\)$/, '?)');
  return `${error.code === 'commander.help' ? 'say what to do' : said}. Run undercurrent ${command.join(' ')} --help.`;
}

/** The names of commands at the beginning of the arguments, such as `admin digests`. */
function commandIn(program: Program, [first, ...rest]: readonly string[]): readonly string[] {
  const known = program.commands.find((command) => command.name() === first);
  return known ? [known.name(), ...commandIn(known, rest)] : [];
}

/** What a process does, and what it leaves to others. */
const ROLE_TEXTS: Readonly<Record<Config['role'], string>> = {
  all: 'role all: one process does everything.',
  gateway:
    'role gateway: answers, makes and sends digests, sends alerts. It looks at no alerts and reads sources only when asked: run a worker beside it.',
  worker:
    'role worker: reads sources, looks at alerts, deletes what is old. It makes no digests and sends nothing: run a gateway beside it.',
};

function roleProblems({ role, telegram, discord }: Config): readonly string[] {
  return role === 'gateway' && !telegram && !discord
    ? ['UNDERCURRENT_ROLE "gateway": it needs a chat platform, TELEGRAM_BOT_TOKEN or DISCORD_BOT_TOKEN']
    : [];
}

const rowsText = (rows: number): string => (rows === 1 ? '1 row' : `${rows} rows`);

function createProgram(parts: OperationsCliParts, done: (exitCode: number) => void): Program {
  const { stdout, stderr, env, now } = parts;
  const say = (line: string): void => void stdout.write(`${line}\n`);
  const program = new Program('undercurrent').helpCommand(false);

  const config = program.command('config').description('the settings in effect');
  config
    .command('check')
    .description('shows every setting, without secrets; exit 2 and everything that is wrong with them')
    .option('--json', 'data instead of text')
    .action(({ json }: { json?: boolean }) => {
      const checked = checkConfig(env);
      const { settings, config } = checked;
      const problems = [...checked.problems, ...(config ? roleProblems(config) : [])];
      if (json) say(JSON.stringify({ settings, problems }, null, 2));
      else {
        const width = Math.max(...settings.map(({ name }) => name.length));
        for (const { name, value, from } of settings)
          say(`${name.padEnd(width)}  ${from === 'nothing' ? '-' : `${value}  (${from})`}`);
        for (const problem of problems) stderr.write(`wrong: ${problem}\n`);
        const few = problems.length === 1 ? '1 thing is wrong' : `${problems.length} things are wrong`;
        stderr.write(problems.length > 0 ? `${few}.\n` : 'all settings are right.\n');
        if (config && problems.length === 0) stderr.write(`${ROLE_TEXTS[config.role]}\n`);
      }
      done(problems.length > 0 ? BAD_ARGUMENTS : 0);
    });

  type Work = (opened: {
    readonly store: Awaited<ReturnType<typeof openConfiguredStore>>;
    readonly admin: Admin;
    readonly config: Config;
  }) => Promise<void>;
  /** With the store of the configuration, which is closed at the end. */
  const withAdmin = async (work: Work, open = openConfiguredStore): Promise<void> => {
    const loaded = loadConfig(env);
    const logger = warnerFor(loaded);
    const store = await open(loaded, now, logger);
    try {
      await work({ store, admin: await openAdmin(adminSettingsIn(store), loaded, logger), config: loaded });
    } finally {
      await store.close();
    }
  };

  const withExisting = (work: Work): Promise<void> => withAdmin(work, openExistingStore);

  const files = program.command('store').description('the database: copies of it');
  files
    .command('backup <file>')
    .description('a consistent copy, also while the program runs; never over a file')
    .action((file: string) =>
      withExisting(async ({ store }) => {
        const { bytes, rows } = await store.backup(file);
        say(`${file}: ${rowsText(rows)}, ${bytes} bytes.`);
      }),
    );
  files
    .command('export <file>')
    .description('every row as a line of JSON, for the other kind of database')
    .action((file: string) =>
      withExisting(async ({ store }) => {
        const { bytes, rows } = await store.exportRows(file);
        say(`${file}: ${rowsText(rows)}, ${bytes} bytes.`);
      }),
    );
  files
    .command('restore <file>')
    .description('reads a backup or an export into the configured database, which must be empty')
    .action((file: string) =>
      withAdmin(async ({ store }) => {
        say(`restored: ${rowsText((await store.restore(file)).rows)}.`);
      }),
    );

  const admin = program.command('admin').description('for the owner: status, digests, budgets, lists');
  admin
    .command('status')
    .description('digests, alerts, deliveries, budgets and who does what')
    .option('--json', 'data instead of text')
    .action(({ json }: { json?: boolean }) =>
      withExisting(async (opened) => {
        const status = await statusOf(opened.store, opened.admin, opened.config, now);
        say(json ? JSON.stringify(status, null, 2) : statusText(status));
      }),
    );
  admin
    .command('digests')
    .description('pause or resume all digests; what is due meanwhile is sent late or skipped')
    .addArgument(new Argument('<what>').choices(['pause', 'resume']))
    .action((what: 'pause' | 'resume') =>
      withAdmin(async (opened) => {
        await opened.admin.change(({ digestsPausedAtMs: _, ...rest }) =>
          what === 'pause' ? { ...rest, digestsPausedAtMs: now() } : rest,
        );
        say(what === 'pause' ? 'All digests are paused.' : 'Digests go on.');
      }),
    );
  admin
    .command('budget')
    .description('a limit per UTC day instead of the configured one')
    .addArgument(new Argument('<name>').choices(BUDGET_NAMES))
    .argument('<amount>', 'a number, "none" for no limit, "configured" for that of the configuration')
    .action((name: (typeof BUDGET_NAMES)[number], amount: string) =>
      withAdmin(async (opened) => {
        const value = amountOf(amount);
        await opened.admin.change((settings) => {
          const { [name]: _, ...others } = settings.budgets;
          return { ...settings, budgets: value === undefined ? others : { ...others, [name]: value } };
        });
        say(`${name}: ${opened.admin.budgets()[name] ?? 'no limit'}.`);
      }),
    );
  for (const list of ['allow', 'deny'] as const satisfies readonly ListName[])
    admin
      .command(list)
      .description(
        list === 'allow'
          ? 'who may use the bot, beside the configured list (with the first entry nobody else may)'
          : 'who may not use the bot, beside the configured list',
      )
      .addArgument(new Argument('<what>').choices(['add', 'remove']))
      .addArgument(new Argument('<kind>').choices(KINDS))
      .argument('<id>', 'such as telegram:12345')
      .action((what: 'add' | 'remove', kind: Kind, id: string) =>
        withAdmin(async (opened) => {
          const edit = what === 'add' ? addToList : removeFromList;
          const settings = await opened.admin.change((before) => edit(before, list, kind, id));
          const { users, chats, guilds } = settings[list];
          const listed = [...users, ...chats, ...guilds].join(', ') || 'nobody';
          say(`${list}: ${listed}${list === 'allow' ? allowedText(opened.admin) : ''}.`);
        }),
      );
  admin
    .command('resolve <delivery>')
    .description('settles a delivery that failed or of which nobody knows whether it arrived')
    .addArgument(new Argument('<as>').choices(['sent', 'waiting', 'skipped']))
    .action((id: string, as: 'sent' | 'waiting' | 'skipped') =>
      withExisting(async ({ store }) => {
        if (!(await store.deliveries.resolve(id, as)))
          throw new InputError(`${id} is no delivery that failed or is unclear; see admin status.`);
        say(`${id} counts as ${as}.`);
      }),
    );
  return program;
}

/** Whoever allows one shuts out all others: that is worth saying. */
function allowedText({ access: { allow } }: Admin): string {
  const isOpen = [allow.users, allow.chats, allow.guilds].every((ids) => ids.length === 0);
  return isOpen ? '; all may use the bot' : '; nobody else may use the bot, but those of the configuration';
}

/** Undefined: the configured one; null: none. */
function amountOf(text: string): number | null | undefined {
  if (text === 'configured') return undefined;
  if (text === 'none') return null;
  const amount = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || !Number.isFinite(amount))
    throw new InputError(`"${text.slice(0, 40)}" is no amount: give a number, "none" or "configured".`);
  return amount;
}
