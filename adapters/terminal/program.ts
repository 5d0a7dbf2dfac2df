import { Option, Command as Program } from 'commander';
import {
  COMMAND_OPTIONS,
  COMMANDS,
  type CommandOption,
  DIGEST_LENGTHS,
  type DigestLength,
  LANGUAGES,
  type Language,
  nearest,
  suggestion,
} from '../../src/core.ts';

/** What the options of one call amount to; commander's names. */
export interface CliOptions {
  readonly asOf?: string;
  readonly window?: '1' | '3' | '5';
  readonly lang?: Language;
  /** False after --no-model. */
  readonly model?: boolean;
  readonly json?: boolean;
  /** A file for the picture that goes with the answer. */
  readonly png?: string;
  readonly events?: string;
  readonly framework?: string;
  readonly data?: string;
  /** Recorded days only, whatever the configuration says. */
  readonly recorded?: boolean;
  /** A folder made by `sources record`, read instead of the network. */
  readonly replay?: string;
  /** Of a digest. */
  readonly length?: DigestLength;
  readonly from?: string;
  readonly to?: string;
}

/** What runs for each command; resolves with the exit code. */
export interface Actions {
  chat(options: CliOptions): Promise<number>;
  /** One of COMMANDS. */
  command(name: string, argument: string | undefined, options: CliOptions): Promise<number>;
  assess(options: CliOptions): Promise<number>;
  backtest(options: CliOptions): Promise<number>;
  frameworkCheck(file: string, options: CliOptions): Promise<number>;
  modelCheck(options: CliOptions): Promise<number>;
  /** The doctor. */
  sources(options: CliOptions): Promise<number>;
  sourcesRecord(folder: string, options: CliOptions): Promise<number>;
  digestPreview(options: CliOptions): Promise<number>;
  deliveries(options: CliOptions): Promise<number>;
}

const EXAMPLES = `
Examples:
  undercurrent                                       chat (or one question a line from a pipe)
  undercurrent ask "Why is everything falling?"       now, from live sources
  undercurrent ask "What fell?" --as-of 2026-01-30    a recorded day, without network
  undercurrent sources                               what can be read from here
  undercurrent why gold --as-of 2024-08-05
  undercurrent drivers carry --window 3              one cause, its evidence line by line
  undercurrent indicator sofr-iorb
  undercurrent assess --as-of 2020-03-12 --json      the engine alone, as data
  echo "Is this like 312?" | undercurrent

Exit codes: 0 answered, 2 wrong arguments or files, 3 no data for that.`;

const OPERATIONS: readonly (readonly [name: string, description: string])[] = [
  ['setup', 'asks for tokens, checks them and writes the configuration'],
  ['config', 'config check: the settings in effect, without secrets, and what is wrong with them'],
  ['admin', 'for the owner: status, digests, budgets, who may use the bot'],
  ['store', 'the database: backup, export, restore'],
];

const asOf = (): Option => new Option('--as-of <date>', COMMAND_OPTIONS['as-of'].description.en);
const window = (): Option =>
  new Option('--window <sessions>', COMMAND_OPTIONS.window.description.en).choices([
    ...COMMAND_OPTIONS.window.choices!,
  ]);
const OPTIONS: Readonly<Record<CommandOption, () => Option>> = { 'as-of': asOf, window };

function withData(program: Program): Program {
  return program
    .option(
      '--data <folder>',
      'a folder of SERIES.csv (date,value) and events.jsonl instead of the bundled history',
    )
    .option('--events <file>', 'a file of event records (JSON lines), or "none"')
    .option('--framework <file>', 'another causal framework')
    .option('--recorded', 'the newest recorded day instead of now; asks no source')
    .option('--replay <folder>', 'a folder made by "sources record" instead of the live sources');
}

function withLanguage(program: Program): Program {
  return program.addOption(new Option('--lang <language>', 'language of the answer').choices([...LANGUAGES]));
}

function withJson(program: Program): Program {
  return program.option('--json', 'data instead of text');
}

/** The command line, made from the one list of commands. Nothing here prints or exits by itself. */
export function createProgram(version: string, actions: Actions, done: (exitCode: number) => void): Program {
  const program = new Program('undercurrent')
    .description('Why markets move, and how it knows. Without a command: a chat.')
    .version(version, '--version', 'the version')
    .helpOption('--help', 'this help')
    .helpCommand('help [command]', 'help for a command')
    .enablePositionalOptions()
    .showSuggestionAfterError()
    .addHelpText('after', EXAMPLES);
  withLanguage(withData(program.addOption(asOf()).addOption(window())));
  const optionsOf = (command: Program): CliOptions => command.optsWithGlobals<CliOptions>();

  for (const { name, description, argument, options } of COMMANDS) {
    const command = program.command(name).description(description.en).helpOption('--help', 'this help');
    if (argument) {
      const shown = argument.required ? `<${argument.name}...>` : `[${argument.name}...]`;
      command.argument(shown, argument.description.en);
    }
    for (const option of options) command.addOption(OPTIONS[option]());
    if (argument?.kind === 'question' || name === 'why')
      command.option('--no-model', 'let code write the answer, without a language model');
    withData(withJson(withLanguage(command))).option('--png <file>', 'also save the picture');
    command.action(async (...given: unknown[]) => {
      const words = argument ? (given[0] as string[]) : [];
      done(await actions.command(name, words.join(' ').trim() || undefined, optionsOf(command)));
    });
    if (name === 'framework') {
      const check = command
        .enablePositionalOptions()
        .command('check <file>')
        .description('check a framework file: exit 0 and its contents, or 2 and what is wrong in it')
        .helpOption('--help', 'this help');
      withJson(check).action(async (file: string) => {
        done(await actions.frameworkCheck(file, optionsOf(check)));
      });
    }
  }

  const assess = withJson(program.command('assess').description('the engine alone: odds of every driver'))
    .helpOption('--help', 'this help')
    .addOption(asOf())
    .addOption(window());
  withData(withLanguage(assess)).action(async () => done(await actions.assess(optionsOf(assess))));

  const backtest = withJson(
    program.command('backtest').description('the engine over history: how often it names a cause'),
  )
    .helpOption('--help', 'this help')
    .option('--from <date>', 'first day; left out, the first that can be assessed')
    .option('--to <date>', 'last day; left out, the last with data')
    .addOption(window().default('1'));
  withData(withLanguage(backtest)).action(async () => done(await actions.backtest(optionsOf(backtest))));

  const model = program
    .command('model')
    .description('the configured language model')
    .helpOption('--help', 'this help');
  withJson(
    model
      .command('check')
      .description('asks the model what the bot asks all the time: exit 0 if it can do the job, or 2')
      .helpOption('--help', 'this help'),
  ).action(async (_options: unknown, command: Program) =>
    done(await actions.modelCheck(command.optsWithGlobals<CliOptions>())),
  );

  const sources = withJson(
    program.command('sources').description('every live source and indicator: what works from here'),
  )
    .helpOption('--help', 'this help')
    .option('--replay <folder>', 'a folder made by "sources record" instead of the live sources');
  withLanguage(sources).action(async () => done(await actions.sources(optionsOf(sources))));
  const record = sources
    .command('record <folder>')
    .description('reads every source once and keeps what it sent, without keys, for a bug report or a replay')
    .helpOption('--help', 'this help');
  record.action(async (folder: string) => done(await actions.sourcesRecord(folder, optionsOf(record))));

  const preview = program
    .command('digest')
    .description('the daily post of chats')
    .helpOption('--help', 'this help')
    .command('preview')
    .description('a digest of now or of a recorded day, as a chat would get it')
    .helpOption('--help', 'this help')
    .addOption(asOf())
    .addOption(new Option('--length <length>', 'how much it tells').choices([...DIGEST_LENGTHS]));
  withData(withJson(withLanguage(preview))).action(async () =>
    done(await actions.digestPreview(optionsOf(preview))),
  );
  const deliveries = program
    .command('deliveries')
    .description('digests and alerts: sent, waiting, failed or unknown; exit 1 when some need your eyes')
    .helpOption('--help', 'this help');
  withJson(deliveries).action(async () => done(await actions.deliveries(optionsOf(deliveries))));

  // They run elsewhere; here they are listed.
  for (const [name, description] of OPERATIONS) program.command(name).description(description);

  program
    .command('chat', { isDefault: true, hidden: true })
    .argument('[words...]')
    .action(async (words: string[], _options: unknown, command: Program) => {
      if (words.length > 0) throw new UnknownCommand(words);
      done(await actions.chat(optionsOf(command)));
    });
  return program;
}

/** Words where a command should stand. */
export class UnknownCommand extends Error {
  readonly words: readonly string[];

  constructor(words: readonly string[]) {
    super(`unknown command ${words[0]}`);
    this.words = words;
  }
}

export function commandNames(): string[] {
  return [
    ...COMMANDS.map(({ name }) => name),
    'assess',
    'backtest',
    'sources',
    'digest',
    'deliveries',
    ...OPERATIONS.map(([name]) => name),
    'help',
  ];
}

export function unknownCommandText(words: readonly string[]): string {
  const text = words.join(' ');
  if (words.length > 1 || /\s/.test(text)) {
    return `"${text.slice(0, 60)}" is not a command. To ask in your own words: undercurrent ask "${text.slice(0, 60)}"`;
  }
  return `there is no command "${text.slice(0, 40)}"${suggestion(nearest(text, commandNames(), 2)) || '.'} Run undercurrent --help.`;
}
