import type { Answer, Language } from './answer/answer.ts';
import type { Turn } from './answer/ask.ts';
import type { Cards } from './answer/cards.ts';
import { suggestion } from './answer/nearest.ts';
import type { Window } from './assessment/assessment.ts';
import type { AskOptions, Bot } from './bot.ts';
import { CHAT_ONLY_COMMANDS } from './commands/chat-only.ts';
import type { ArgumentKind, CommandDeclaration } from './commands/declaration.ts';
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
    description: {
      en: 'ask a question in your own words',
      zh: '用自己的话提问',
      es: 'preguntar con sus propias palabras',
    },
    argument: {
      name: 'question',
      kind: 'question',
      required: true,
      description: { en: 'the question', zh: '问题', es: 'la pregunta' },
    },
    options: ['as-of', 'window'],
    run: ({ ask }, input) => ask(required('ask', input), asked(input)),
  },
  {
    name: 'why',
    description: {
      en: 'why everything, or one asset, is moving',
      zh: '为什么全部资产或某一资产在变动',
      es: 'por qué se mueve todo, o un activo',
    },
    argument: {
      name: 'asset',
      kind: 'asset',
      required: false,
      description: {
        en: 'an asset, such as gold; left out: everything',
        zh: '某一资产，如黄金；省略则为全部',
        es: 'un activo, como oro; si se omite, todo',
      },
    },
    options: ['as-of', 'window'],
    run: ({ ask, bot }, input) => ask(whyQuestion(bot, input.argument), asked(input)),
  },
  {
    name: 'indicator',
    description: {
      en: 'one reading: value, change, how unusual, source',
      zh: '单个指标：数值、变动、异常程度、来源',
      es: 'una lectura: valor, cambio, cuán inusual, fuente',
    },
    argument: {
      name: 'name',
      kind: 'indicator',
      required: true,
      description: {
        en: 'an indicator, such as vix, gold or sofr-iorb',
        zh: '指标名称，如vix、黄金、sofr-iorb',
        es: 'un indicador, como vix, oro o sofr-iorb',
      },
    },
    options: ['as-of'],
    run: async ({ cards }, input) => cards.indicator(required('indicator', input), timed(input)),
  },
  {
    name: 'snapshot',
    description: {
      en: 'the board: all indicators by family',
      zh: '总览：按类别列出全部指标',
      es: 'el tablero: todos los indicadores por familia',
    },
    options: ['as-of'],
    run: async ({ cards }, input) => cards.board(timed(input)),
  },
  {
    name: 'drivers',
    description: {
      en: 'scoreboard of drivers, or the evidence of one',
      zh: '驱动因素排名，或其中一个的证据',
      es: 'clasificación de factores, o las pruebas de uno',
    },
    argument: {
      name: 'driver',
      kind: 'driver',
      required: false,
      description: {
        en: 'a driver, such as carry or dash_for_cash',
        zh: '驱动因素，如套息、抢现金',
        es: 'un factor, como carry o crisis de liquidez',
      },
    },
    options: ['as-of', 'window'],
    run: async ({ cards }, input) => cards.drivers(input.argument, timed(input)),
  },
  {
    name: 'analog',
    description: {
      en: 'the day beside the nearest episodes, or beside one',
      zh: '与最接近的历史事件或指定事件对照',
      es: 'el día junto a los episodios más cercanos, o a uno',
    },
    argument: {
      name: 'episode',
      kind: 'episode',
      required: false,
      description: {
        en: 'an episode, such as 312, 519 or svb',
        zh: '历史事件，如312、519、硅谷银行',
        es: 'un episodio, como 312, 519 o svb',
      },
    },
    options: ['as-of', 'window'],
    run: async ({ cards }, input) => cards.analog(input.argument, timed(input)),
  },
  {
    name: 'framework',
    description: {
      en: "the article's causal map, or one node of it",
      zh: '文章的因果图，或其中一个节点',
      es: 'el mapa causal del artículo, o un nodo',
    },
    argument: {
      name: 'node',
      kind: 'node',
      required: false,
      description: {
        en: 'a node, such as A15 or "bank reserves"',
        zh: '节点，如A15或“银行准备金”',
        es: 'un nodo, como A15 o "reservas bancarias"',
      },
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
