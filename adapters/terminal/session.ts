import {
  type Answer,
  type Bot,
  type Cards,
  CHAT_COMMANDS,
  COMMANDS,
  type Command,
  InputError,
  LANGUAGES,
  type Language,
  NoDataError,
  nearest,
  snapshotLabel,
  suggestion,
  UndercurrentError,
  type Window,
} from '../../src/core.ts';
import type { Ask } from './asking.ts';
import { widthOf } from './text.ts';
import { TERMINAL_WORDS, type TerminalWords } from './words.ts';

/** What became of one line that a person typed. */
export type Reply =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string; readonly exitCode: 2 | 3 }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'quit' };

export interface SessionStart {
  readonly asOf?: string;
  readonly language?: Language;
  readonly window?: Window;
}

/** One conversation at the terminal: remembers its turns, its day and its language. */
export interface Session {
  handle(line: string): Promise<Reply>;
  /** For a newcomer: what this is, which day is read, what to try. At most twelve lines. */
  welcome(): string;
  help(): string;
  readonly words: TerminalWords;
  /** What a line that begins like this may become. */
  complete(line: string): readonly string[];
}

const SESSION_COMMANDS = ['sources', 'asof', 'lang', 'usage', 'forget', 'help', 'quit'] as const;
type SessionCommand = (typeof SESSION_COMMANDS)[number];
const EXIT = new Set(['quit', 'exit', 'q']);

export function exitCodeOf(error: unknown): 2 | 3 | undefined {
  if (error instanceof NoDataError) return 3;
  return error instanceof UndercurrentError ? 2 : undefined;
}

export function createSession(
  bot: Bot,
  cards: Cards,
  start: SessionStart,
  choicesOf: (command: Command) => readonly string[],
  ask: Ask,
  forget: () => Promise<void>,
  used: () => Promise<{ readonly used: number; readonly limit?: number }>,
  sources: (language: Language) => Answer,
  digest?: (given: { readonly asOf?: string; readonly language: Language }) => Promise<Answer>,
): Session {
  let { asOf, language } = start;
  const wordsNow = (): TerminalWords => TERMINAL_WORDS[language ?? 'en'];
  const label = (): string => snapshotLabel(bot.snapshot(asOf), language ?? 'en');

  const answered = async (
    command: Command,
    argument: string | undefined,
    window?: Window,
  ): Promise<Reply> => {
    const answer = await command.run(
      { bot, cards, ask },
      {
        ...(argument ? { argument } : {}),
        ...(asOf === undefined ? {} : { asOf }),
        ...((window ?? start.window) === undefined ? {} : { window: window ?? start.window! }),
        ...(language === undefined ? {} : { language }),
      },
    );
    return { kind: 'answer', answer };
  };

  const inSession = async (name: SessionCommand, argument: string): Promise<Reply> => {
    switch (name) {
      case 'sources':
        return { kind: 'answer', answer: sources(language ?? 'en') };
      case 'asof': {
        // Checks the date before it is kept.
        if (argument) bot.asOf(argument);
        asOf = argument || undefined;
        return { kind: 'text', text: label() };
      }
      case 'lang': {
        const wanted = LANGUAGES.find((known) => known === argument.toLowerCase());
        if (argument && !wanted)
          throw new InputError(
            `"${argument.slice(0, 20)}" is not one of the languages ${LANGUAGES.join(', ')}.`,
          );
        language = wanted;
        return { kind: 'text', text: wanted ? wordsNow().languageNow : wordsNow().languageFree };
      }
      case 'usage': {
        const { used: tokens, limit } = await used();
        return { kind: 'text', text: wordsNow().usage(tokens, limit) };
      }
      case 'forget':
        await forget();
        return { kind: 'text', text: wordsNow().forgotten };
      case 'help':
        return { kind: 'text', text: helpText(wordsNow(), language ?? 'en') };
      case 'quit':
        return { kind: 'quit' };
    }
  };

  const dispatch = async (line: string): Promise<Reply> => {
    if (!line.startsWith('/')) return answered(COMMANDS.find(({ name }) => name === 'ask')!, line);
    const [typed = '', ...rest] = line.slice(1).split(/\s+/);
    const name = typed.toLowerCase();
    const own = SESSION_COMMANDS.find((known) => known === (EXIT.has(name) ? 'quit' : name));
    if (own) return inSession(own, rest.join(' '));
    if (name === 'digest' && digest && rest.join(' ').toLowerCase() === 'preview') {
      const given = { ...(asOf === undefined ? {} : { asOf }), language: language ?? 'en' };
      return { kind: 'answer', answer: await digest(given) };
    }
    const command = COMMANDS.find((known) => known.name === name);
    if (!command && CHAT_COMMANDS.some((known) => known.name === name))
      return { kind: 'error', text: wordsNow().inChats(name), exitCode: 2 };
    if (!command) {
      const names = [...COMMANDS.map((known) => known.name), ...SESSION_COMMANDS];
      const near = nearest(name, names, 1).map((known) => `/${known}`);
      return { kind: 'error', text: wordsNow().unknown(typed.slice(0, 20), suggestion(near)), exitCode: 2 };
    }
    const last = Number(rest.at(-1));
    const window =
      command.options.includes('window') && [1, 3, 5].includes(last) ? (last as Window) : undefined;
    return answered(command, (window ? rest.slice(0, -1) : rest).join(' ') || undefined, window);
  };

  return {
    get words() {
      return wordsNow();
    },
    handle: async (line) => {
      const trimmed = line.trim();
      if (trimmed === '') return { kind: 'nothing' };
      if (EXIT.has(trimmed.toLowerCase())) return { kind: 'quit' };
      try {
        return await dispatch(trimmed);
      } catch (error) {
        const exitCode = exitCodeOf(error);
        if (exitCode === undefined) throw error;
        return { kind: 'error', text: (error as Error).message, exitCode };
      }
    },
    welcome: () => {
      const words = wordsNow();
      const examples = words.examples.map((example) => `  ${example}`);
      return [words.what, words.how, label(), '', words.try, ...examples, words.more].join('\n');
    },
    help: () => helpText(wordsNow(), language ?? 'en'),
    complete: (line) => {
      const [name = '', ...rest] = line.slice(1).split(/\s+/);
      if (!line.startsWith('/')) return [];
      if (rest.length === 0) {
        const names = [...COMMANDS.map((known) => known.name), 'digest preview', ...SESSION_COMMANDS];
        return names.filter((known) => known.startsWith(name)).map((known) => `/${known} `);
      }
      const command = COMMANDS.find((known) => known.name === name);
      const begun = rest.join(' ');
      return (command ? choicesOf(command) : [])
        .filter((choice) => choice.startsWith(begun))
        .map((choice) => `/${name} ${choice}`);
    },
  };
}

function helpText(words: TerminalWords, language: Language): string {
  const rows = [
    ...COMMANDS.map(({ name, argument, options, description }) => {
      const shown = argument ? ` ${argument.required ? `<${argument.name}>` : `[${argument.name}]`}` : '';
      const window = options.includes('window') && argument?.kind !== 'question' ? ' [1|3|5]' : '';
      return [`/${name}${shown}${window}`, description[language]] as const;
    }),
    ['/digest preview', words.session.digest] as const,
    ['/asof [date]', words.session.asof] as const,
    [`/lang [${LANGUAGES.join('|')}]`, words.session.lang] as const,
    ['/usage', words.session.usage] as const,
    ['/forget', words.session.forget] as const,
    ['/help', words.session.help] as const,
    ['/quit', words.session.quit] as const,
  ];
  const width = Math.max(...rows.map(([left]) => widthOf(left))) + 2;
  const lines = rows.map(([left, right]) => `  ${left.padEnd(width)}${right}`);
  return [words.commands, ...lines, words.free, words.advice].join('\n');
}
