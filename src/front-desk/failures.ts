import type { Language } from '../answer/answer.ts';
import type { Bot } from '../bot.ts';
import { BusyError } from '../chat/turn-gate.ts';
import { CHAT_COMMANDS } from '../commands.ts';
import { InputError, NoDataError } from '../errors.ts';
import { completions } from './complete.ts';
import { withoutLinks } from './links.ts';
import type { RefusalReason, Wish } from './types.ts';
import { DESK_WORDS } from './words.ts';

const MAX_NEAR = 4;
const MAX_TYPED = 40;
/** The command that shows everything of a kind. */
const LISTED_BY = {
  asset: 'snapshot',
  indicator: 'snapshot',
  driver: 'drivers',
  episode: 'analog',
  node: 'framework',
} as const;

export interface Failure {
  readonly reason: RefusalReason;
  readonly sentence: string;
}

/** What was wished for, as far as a failure is about it. */
export interface Failed {
  readonly bot: Bot;
  readonly wish: Wish;
}

/**
 * One sentence for the person. What people mistype most is told in their language; the core's other sentences are
 * English, and stand behind one that says what they are. Everything else is told with a reference, under which the
 * log has the details.
 */
export function failureOf(error: unknown, language: Language, reference: string, failed: Failed): Failure {
  const words = DESK_WORDS[language];
  // They repeat what was typed: somebody else's name in it must not call that person.
  const told = (sentence: string): string => withoutLinks(sentence, words.linkLeftOut);
  if (error instanceof BusyError) return { reason: 'busy', sentence: words.busy };
  if (error instanceof NoDataError) {
    const own = ownNoData(failed, language);
    return { reason: 'no-data', sentence: told(own ?? words.noData(sentenceOf(error))) };
  }
  if (error instanceof InputError) {
    const own = ownInput(failed, language);
    return { reason: 'input', sentence: told(own ?? words.input(sentenceOf(error))) };
  }
  return { reason: 'failed', sentence: words.failed(reference) };
}

/** A word that is missing, or a name that nothing has. */
function ownInput({ bot, wish }: Failed, language: Language): string | undefined {
  if (wish.type !== 'command') return undefined;
  const wanted = CHAT_COMMANDS.find(({ name }) => name === wish.name)?.argument;
  if (!wanted || wanted.kind === 'settings' || wanted.kind === 'question') return undefined;
  const typed = wish.argument?.trim() ?? '';
  const words = DESK_WORDS[language];
  if (typed === '')
    return wanted.required ? words.missing(wish.name, wanted.description[language]) : undefined;
  if (language === 'en' || wish.asOf !== undefined) return undefined;
  const near = completions(bot, wanted.kind, typed, language)
    .slice(0, MAX_NEAR)
    .map(({ name }) => name);
  return words.unknownName([...typed].slice(0, MAX_TYPED).join(''), near, LISTED_BY[wanted.kind]);
}

function ownNoData({ bot, wish }: Failed, language: Language): string | undefined {
  if (language === 'en' || wish.type !== 'command' || wish.asOf === undefined) return undefined;
  return DESK_WORDS[language].noDay(wish.asOf, bot.defaultDay);
}

function sentenceOf({ message }: Error): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
