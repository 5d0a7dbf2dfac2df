import type { BudgetUsage } from '../agent/budget.ts';
import type { Answer, Block, Language, Line } from '../answer/answer.ts';
import { LOCALES } from '../answer/locales.ts';
import type { Bot } from '../bot.ts';
import { CHAT_COMMANDS } from '../commands.ts';
import type { Store } from '../store/store.ts';
import { DESK_WORDS } from './words.ts';

/** Answers about the bot itself. They rest on no day, so their `label` is empty. */
export function serviceAnswer(
  bot: Bot,
  language: Language,
  question: string,
  blocks: readonly Block[],
): Answer {
  return {
    question,
    language,
    mode: bot.history.mode,
    asOf: bot.defaultDay,
    label: '',
    verdict: 'no-premise',
    blocks,
    figures: [],
    model: 'narrator',
    toolCalls: [],
    notes: [],
  };
}

const verdict = (text: string): Block => ({ kind: 'verdict', line: [{ text }] });
const section = (title: string, lines: readonly Line[]): Block => ({
  kind: 'section',
  role: 'help',
  title,
  lines,
});
const plain = (text: string): Line => [{ text }];

export function helpAnswer(bot: Bot, language: Language): Answer {
  const { help } = DESK_WORDS[language];
  const commands = CHAT_COMMANDS.map(({ name, argument, description, forms }): Line => {
    const shown = forms
      ? // The first words are the same, typed or chosen.
        ` ${forms.map((form) => form.name).join(' | ')}`
      : argument
        ? ` ${argument.required ? `<${argument.name}>` : `[${argument.name}]`}`
        : '';
    return [{ text: `/${name}` }, { text: `${shown}${LOCALES[language].colon}${description[language]}` }];
  });
  return serviceAnswer(bot, language, 'help', [
    verdict(help.what),
    section(help.try, help.examples.map(plain)),
    section(help.commands, commands),
    section(help.more, [...help.moreLines, help.advice].map(plain)),
  ]);
}

/** `engine`: of the database, if there is one. */
export function privacyAnswer(
  bot: Bot,
  language: Language,
  ttlMs: number,
  model: boolean,
  engine?: Store['engine'],
): Answer {
  const { privacy } = DESK_WORDS[language];
  return serviceAnswer(bot, language, 'privacy', [
    verdict(privacy.verdict),
    section(privacy.stored, privacy.storedLines(Math.round(ttlMs / 60_000)).map(plain)),
    section(privacy.model, [plain(privacy.modelLine(model))]),
    section(
      privacy.not,
      [...privacy.notLines, ...(engine === 'postgres' ? [privacy.onPostgres] : [])].map(plain),
    ),
  ]);
}

export function usageAnswer(bot: Bot, language: Language, used: BudgetUsage): Answer {
  const { usage } = DESK_WORDS[language];
  const count = new Intl.NumberFormat(language);
  const rows = (['user', 'chat', 'bot'] as const).map((scope, i) => {
    const { used: tokens, limit } = used[scope].tokens;
    return [
      usage.rows[i]!,
      count.format(tokens),
      limit === undefined ? usage.unlimited : count.format(limit),
    ];
  });
  return serviceAnswer(bot, language, 'usage', [
    verdict(usage.verdict(used.resetsAt.toISOString().slice(11, 16))),
    {
      kind: 'table',
      title: usage.table,
      table: {
        columns: usage.columns.map((title, i) => ({ title, align: i === 0 ? 'left' : 'right' })),
        rows,
      },
    },
    { kind: 'prose', lines: [plain(usage.note)] },
  ]);
}

export function forgottenAnswer(bot: Bot, language: Language): Answer {
  return serviceAnswer(bot, language, 'forget', [verdict(DESK_WORDS[language].forgotten)]);
}

/** When nothing live is configured: what the recorded data are. */
export function recordedSourcesAnswer(bot: Bot, language: Language): Answer {
  const words = DESK_WORDS[language];
  return serviceAnswer(bot, language, 'sources', [
    verdict(words.noSourceReport),
    { kind: 'sources', title: words.sources, lines: [plain(`${bot.history.label}, ${bot.defaultDay}`)] },
  ]);
}
