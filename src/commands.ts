import type { Answer, Language } from './answer/answer.ts';
import type { Turn } from './answer/ask.ts';
import type { Cards } from './answer/cards.ts';
import { suggestion } from './answer/nearest.ts';
import type { Window } from './assessment/assessment.ts';
import type { AskOptions, Bot } from './bot.ts';
import { CHAT_ONLY_COMMANDS } from './commands/chat-only.ts';
import type { ArgumentKind, CommandDeclaration } from './commands/declaration.ts';
import { commandText } from './commands/words.ts';
import { InputError } from './errors.ts';

export * from './commands/declaration.ts';
export { argumentOfForm, type FormValues } from './commands/forms.ts';

export interface CommandInput {
  readonly argument?: string;
  readonly asOf?: string;
  readonly window?: Window;
  readonly language?: Language;
  /** Earlier turns of this conversation, oldest first. */
  readonly history?: readonly Turn[];
}

export interface CommandParts {
  readonly bot: Bot;
  readonly cards: Cards;
  /** Questions in words: the narrator, or the chat with its model and memory. */
  readonly ask: (question: string, options: AskOptions) => Promise<Answer>;
}

/** One thing that people can ask for, the same on every platform. */
export interface Command extends CommandDeclaration {
  /** @throws InputError, NoDataError */
  run(parts: CommandParts, input: CommandInput): Promise<Answer>;
}

function timed({ asOf, window, language }: CommandInput): {
  asOf?: string;
  window?: Window;
  language?: Language;
} {
  return {
    ...(asOf === undefined ? {} : { asOf }),
    ...(window === undefined ? {} : { window }),
    ...(language === undefined ? {} : { language }),
  };
}

function asked(input: CommandInput): ReturnType<typeof timed> & { history?: readonly Turn[] } {
  return { ...timed(input), ...(input.history ? { history: input.history } : {}) };
}

function required(name: string, { argument }: CommandInput): string {
  if (argument?.trim()) return argument.trim();
  throw new InputError(`${name} needs a word after it; see help.`);
}

/** The list. Discord slash commands, Telegram commands and the command line are made from it. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'ask',
    description: commandText('ask'),
    argument: {
      name: 'question',
      kind: 'question',
      required: true,
      description: commandText('ask.question'),
    },
    options: ['as-of', 'window'],
    run: ({ ask }, input) => ask(required('ask', input), asked(input)),
  },
  {
    name: 'why',
    description: commandText('why'),
    argument: {
      name: 'asset',
      kind: 'asset',
      required: false,
      description: commandText('why.asset'),
    },
    options: ['as-of', 'window'],
    run: ({ ask, bot }, input) => ask(whyQuestion(bot, input.argument), asked(input)),
  },
  {
    name: 'indicator',
    description: commandText('indicator'),
    argument: {
      name: 'name',
      kind: 'indicator',
      required: true,
      description: commandText('indicator.name'),
    },
    options: ['as-of'],
    run: async ({ cards }, input) => cards.indicator(required('indicator', input), timed(input)),
  },
  {
    name: 'snapshot',
    description: commandText('snapshot'),
    options: ['as-of'],
    run: async ({ cards }, input) => cards.board(timed(input)),
  },
  {
    name: 'drivers',
    description: commandText('drivers'),
    argument: {
      name: 'driver',
      kind: 'driver',
      required: false,
      description: commandText('drivers.driver'),
    },
    options: ['as-of', 'window'],
    run: async ({ cards }, input) => cards.drivers(input.argument, timed(input)),
  },
  {
    name: 'analog',
    description: commandText('analog'),
    argument: {
      name: 'episode',
      kind: 'episode',
      required: false,
      description: commandText('analog.episode'),
    },
    options: ['as-of', 'window'],
    run: async ({ cards }, input) => cards.analog(input.argument, timed(input)),
  },
  {
    name: 'framework',
    description: commandText('framework'),
    argument: {
      name: 'node',
      kind: 'node',
      required: false,
      description: commandText('framework.node'),
    },
    options: ['as-of', 'window'],
    run: async ({ cards }, input) => cards.framework(input.argument, timed(input)),
  },
];

/** Everything that a chat platform offers, in the order of its menu. */
export const CHAT_COMMANDS: readonly CommandDeclaration[] = [...COMMANDS, ...CHAT_ONLY_COMMANDS];

/** The names that an argument may take, for completion; empty for free text. */
export function argumentChoices(bot: Bot, kind: ArgumentKind): readonly string[] {
  switch (kind) {
    case 'asset':
    case 'indicator':
      return bot.registry.all.map(({ id }) => id);
    case 'driver':
      return bot.framework.drivers.map(({ id }) => id);
    case 'episode':
      return bot.analogs.episodes.filter(({ calm }) => !calm).map(({ id, aliases }) => aliases[0] ?? id);
    case 'node':
      return bot.framework.nodes.map(({ id }) => id);
    case 'question':
    case 'settings':
      return [];
  }
}

/** The question that `ask` and `why` put into words. @throws InputError for a missing word or an unknown asset. */
export function questionOf(bot: Bot, name: 'ask' | 'why', input: CommandInput): string {
  return name === 'ask' ? required('ask', input) : whyQuestion(bot, input.argument);
}

/** @throws InputError for an asset that no indicator is. */
function whyQuestion(bot: Bot, asset: string | undefined): string {
  if (!asset?.trim()) return 'why is everything falling?';
  if (!bot.registry.find(asset)) {
    const near = bot.registry.suggest(asset).map(({ id }) => id);
    throw new InputError(
      `no asset is called "${asset.slice(0, 40)}"${suggestion(near) || '; the snapshot lists all of them.'}`,
    );
  }
  return `why is ${asset} moving?`;
}
