import { CommanderError } from 'commander';
import {
  type Answer,
  type Bot,
  COMMANDS,
  type CommandParts,
  type Config,
  createBot,
  createCards,
  createChatFor,
  doctorAnswer,
  InputError,
  type Language,
  loadConfig,
  programVersion,
  sourcesAnswer,
  type Window,
} from '../../src/core.ts';
import type { Live } from '../../src/index.ts';
import { askThrough } from './asking.ts';
import { recordedBot, wantsLive } from './bots.ts';
import { startTerminal } from './index.ts';
import { type Io, outputWidth } from './io.ts';
import { answerJson, cardJson, snapshotJson } from './json.ts';
import {
  type Actions,
  type CliOptions,
  createProgram,
  UnknownCommand,
  unknownCommandText,
} from './program.ts';
import { exitCodeOf } from './session.ts';

export interface CliParts extends Io {
  /** Default: the environment of the process. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
}

const BAD_ARGUMENTS = 2;
const NO_DATA = 3;
/** Answers to a question keep to the public shape of `ask --json`; look-ups add their tables. */
const QUESTIONS = new Set(['ask', 'why']);

/**
 * The command line. Answers go to stdout, everything else to stderr. Resolves with the exit code: 0 answered,
 * 2 wrong arguments or files, 3 no data. Rejects only for a bug.
 */
export async function runCli(argv: readonly string[], parts: CliParts): Promise<number> {
  const { stdout, stderr } = parts;
  const fail = (message: string, exitCode: number): number => {
    stderr.write(`undercurrent: ${message.replaceAll('\n', ' ')}\n`);
    return exitCode;
  };
  let exitCode = 0;
  try {
    const config = loadConfig(parts.env);
    const program = createProgram(programVersion(), actionsOf(config, parts), (code) => {
      exitCode = code;
    });
    const silent = {
      writeOut: (text: string) => stdout.write(text),
      writeErr: () => {},
      outputError: () => {},
    };
    for (const command of [program, ...program.commands, ...program.commands.flatMap((c) => c.commands)]) {
      command.exitOverride().configureOutput({ ...silent, getOutHelpWidth: () => outputWidth(parts) });
    }
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof UnknownCommand) return fail(unknownCommandText(error.words), BAD_ARGUMENTS);
    if (error instanceof CommanderError) {
      // Help and version arrive here too, printed and done.
      if (error.exitCode === 0) return 0;
      // A group of commands, named without any of them.
      if (error.code === 'commander.help')
        return fail(
          `${argv.join(' ')} needs one of its commands: undercurrent ${argv.join(' ')} --help.`,
          BAD_ARGUMENTS,
        );
      return fail(`${error.message.replace(/^error: |\.$/g, '')}. Run undercurrent --help.`, BAD_ARGUMENTS);
    }
    const known = exitCodeOf(error);
    if (known === undefined) throw error;
    return fail((error as Error).message, known);
  }
}

function actionsOf(config: Config, parts: CliParts): Actions {
  const { stdout, stderr, now } = parts;
  const json = (value: unknown): void => {
    stdout.write(`${JSON.stringify(value, null, 2)}\n`);
  };
  const text = async (answer: Answer): Promise<void> => {
    const { renderAnswer } = await import('./render.ts');
    const color = stdout.isTTY === true && !config.noColor;
    stdout.write(`${renderAnswer(answer, { width: outputWidth(parts), color })}\n`);
  };
  const livePrinter = async () => {
    const { LivePrinter } = await import('./asking.ts');
    return new LivePrinter(parts, !config.noColor);
  };
  const report = (error: Error): void => {
    stderr.write(`undercurrent: ${error.message}\n`);
  };
  const noteDates = (notes: readonly string[]): void => {
    for (const note of notes) stderr.write(`note: ${note}\n`);
  };
  const languageOf = ({ lang }: CliOptions): { language?: Language } => {
    const language = lang ?? config.language;
    return language ? { language } : {};
  };
  const windowOf = ({ window }: CliOptions): { window?: Window } =>
    window ? { window: Number(window) as Window } : {};
  const asOfOf = ({ asOf }: CliOptions): { asOf?: string } => (asOf === undefined ? {} : { asOf });
  /** Runs with the bot that the options ask for, ready to answer, and lets go of it at the end. */
  const withBot = async (
    options: CliOptions,
    work: (bot: Bot, live?: Live) => Promise<number>,
  ): Promise<number> => {
    const recorded = recordedBot(options, config, now);
    if (!wantsLive(options, config)) return work(recorded);
    const { openLive } = await import('./live.ts');
    const live = await openLive({ recorded, config, now, io: parts, ...replayOf(options) });
    try {
      return await work(live.bot, live);
    } finally {
      await live.bot.close();
    }
  };
  const replayOf = ({ replay }: CliOptions): { replay?: string } => (replay === undefined ? {} : { replay });

  return {
    chat: (options) =>
      withBot(options, async (bot, live) => {
        if (options.asOf !== undefined) bot.asOf(options.asOf);
        const color = stdout.isTTY === true && !config.noColor;
        return startTerminal(bot, await createChatFor(bot, config, now, report), parts, {
          color,
          ...(live ? { sources: (language) => sourcesAnswer(live.doctor.report(), language) } : {}),
          digest: async ({ language, ...day }) => {
            const { asOf: _, ...rest } = options;
            const { digestPreview } = await import('./digest.ts');
            return digestPreview(bot, { ...rest, ...day, lang: language }, config, now);
          },
          ...asOfOf(options),
          ...windowOf(options),
          ...languageOf(options),
        });
      }),

    command: (name, argument, options) =>
      withBot(options, async (bot) => {
        const command = COMMANDS.find((known) => known.name === name)!;
        if (name === 'snapshot' && options.json) {
          const { notes } = bot.asOf(options.asOf);
          json(snapshotJson(bot, options.asOf));
          noteDates(notes);
          return 0;
        }
        const live = options.json || stdout.isTTY !== true ? undefined : await livePrinter();
        const ask: CommandParts['ask'] = async (question, given) => {
          const chat = await createChatFor(bot, config, now, report);
          return askThrough(chat, options.model !== false, live?.watch)(question, given);
        };
        const answer = await command.run(
          { bot, cards: createCards(bot), ask },
          {
            ...(argument ? { argument } : {}),
            ...asOfOf(options),
            ...windowOf(options),
            ...languageOf(options),
          },
        );
        if (options.json) {
          json(QUESTIONS.has(name) ? answerJson(answer) : cardJson(answer));
          noteDates(answer.notes);
        } else if (live) stdout.write(`${live.rest(answer)}\n`);
        else await text(answer);
        if (options.png !== undefined) {
          const { savePicture } = await import('./picture.ts');
          const asked = { ...asOfOf(options), ...windowOf(options), ...languageOf(options) };
          const title = await savePicture(bot, name, argument, asked, options.png);
          stderr.write(`picture saved to ${options.png}: ${title}\n`);
        }
        return answer.verdict === 'unavailable' ? NO_DATA : 0;
      }),

    assess: (options) =>
      withBot(options, async (bot) => {
        if (options.json) {
          const assessment = bot.assess({ ...asOfOf(options), ...windowOf(options) });
          json(assessment);
          noteDates(assessment.notes);
        } else {
          const asked = { ...asOfOf(options), ...windowOf(options), ...languageOf(options) };
          await text(createCards(bot).drivers(undefined, asked));
        }
        return 0;
      }),

    sources: async (options) => {
      if (!config.live) {
        stderr.write(
          'undercurrent: only recorded days are read (UNDERCURRENT_MODE or UNDERCURRENT_DATA is set), so no source is asked.\n',
        );
        return NO_DATA;
      }
      const { examine } = await import('./live.ts');
      const live = { ...config, live: config.live };
      const recorded = recordedBot(options, config, now);
      const report = await examine({ recorded, config: live, now, io: parts, ...replayOf(options) });
      if (options.json) json(report);
      else await text(doctorAnswer(report, options.lang ?? config.language ?? 'en'));
      return report.familiesDown.length > 0 ? 1 : 0;
    },

    sourcesRecord: async (folder, options) => {
      if (!config.live)
        throw new InputError(
          'only recorded days are read (UNDERCURRENT_MODE=recorded): there is nothing to record.',
        );
      const { examine } = await import('./live.ts');
      const live = { ...config, live: config.live };
      const report = await examine({
        recorded: recordedBot(options, config, now),
        config: live,
        now,
        io: parts,
        record: folder,
      });
      const ok = report.sources.filter(({ state }) => state === 'ok' || state === 'partly').length;
      stdout.write(
        `${ok} of ${report.sources.length} sources answered; what they sent is in ${folder}, without keys.\n`,
      );
      return 0;
    },

    digestPreview: (options) =>
      withBot(options, async (bot) => {
        const { digestPreview } = await import('./digest.ts');
        const answer = await digestPreview(bot, options, config, now);
        if (options.json) json(cardJson(answer));
        else await text(answer);
        return 0;
      }),

    deliveries: async (options) => (await import('./digest.ts')).deliveries(parts, config, options, now),

    backtest: async (options) => {
      const bot = recordedBot(options, config, now);
      const { from, to } = options;
      const started = performance.now();
      const result = bot.backtest({
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...windowOf(options),
      });
      const seconds = (performance.now() - started) / 1000;
      stderr.write(`${result.days} sessions in ${seconds.toFixed(1)} s\n`);
      if (options.json) json({ ...result, seconds });
      else await text(createCards(bot).backtest(result, seconds, languageOf(options)));
      return 0;
    },

    modelCheck: async (options) => {
      if (!config.model)
        throw new InputError(config.noModelBecause ?? 'no model is configured. Set OPENAI_MODEL.');
      const { checkConfiguredModel } = await import('../../src/core.ts');
      const verdict = await checkConfiguredModel(config.model);
      if (options.json) json(verdict);
      else {
        for (const { name, ok, detail } of verdict.checks)
          stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name}: ${detail}\n`);
        stdout.write(`${verdict.verdict}\n`);
      }
      return verdict.ok ? 0 : BAD_ARGUMENTS;
    },

    frameworkCheck: async (file, options) => {
      const { checkFrameworkFile } = await import('../../src/core.ts');
      // The bot here only knows the indicators: the file under test must not stop it from starting.
      const { registry } = createBot({ now });
      const check = checkFrameworkFile(file, new Set(registry.all.map(({ id }) => id)));
      const { title, drivers, tests, edges, claims } = check;
      if (options.json) json(check);
      else
        stdout.write(
          `${file} is right: "${title}", ${drivers} drivers with ${tests} tests, ${edges} links, ${claims} claims.\n`,
        );
      return 0;
    },
  };
}
