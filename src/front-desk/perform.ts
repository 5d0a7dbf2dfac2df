import type { Answer, Language, Line } from '../answer/answer.ts';
import { understand } from '../answer/ask.ts';
import type { Cards } from '../answer/cards.ts';
import { evidentLanguage, writtenLanguage } from '../answer/language.ts';
import type { Window } from '../assessment/assessment.ts';
import type { Bot } from '../bot.ts';
import type { Chat } from '../chat/chat.ts';
import { COMMANDS, type CommandInput, type CommandName, questionOf } from '../commands.ts';
import type { Store } from '../store/store.ts';
import { type Shown, shownBy, shownIn, timeOf } from './actions.ts';
import { type AlertParts, performAlert, performScorecard, performWish, pressAlert } from './alert-desk.ts';
import { type DigestDesk, performDigest } from './digest-desk.ts';
import { linesWithoutLinks, presentable, withoutDayIfNone } from './present.ts';
import { prepared } from './progress.ts';
import { serviceAnswer } from './services.ts';
import { type Ticket, ticketOf } from './token.ts';
import type { Action, ActionKind, DeskRequest, RefusalReason } from './types.ts';
import { DESK_WORDS } from './words.ts';

export interface PerformParts extends AlertParts {
  readonly bot: Bot;
  readonly chat: Chat;
  readonly cards: Cards;
  /** Health of the live sources. Absent: recorded data only. */
  readonly sources?: (language: Language) => Promise<Answer>;
  readonly conversationTtlMs: number;
  /** Absent: nothing is kept, so there are no digests. */
  readonly digests?: DigestDesk;
  /** Deletes what is kept of a person beside the conversations. Absent: nothing is kept. */
  readonly forget?: (who: DeskRequest['who'], chat: { readonly isDirect: boolean }) => Promise<void>;
  /** What that is kept in. */
  readonly engine?: Store['engine'];
}

/** What becomes of a wish that may be served; the last is `answer` or `sorry`. */
export type Performed =
  | { readonly type: 'working'; readonly what: string }
  | { readonly type: 'line'; readonly line: Line; readonly first: boolean }
  | {
      readonly type: 'answer';
      readonly answer: Answer;
      readonly turnId?: string;
      readonly shown?: Shown;
      readonly pressed?: ActionKind;
      /** Instead of those of what is shown. */
      readonly actions?: readonly Action[];
    }
  | { readonly type: 'sorry'; readonly reason: RefusalReason; readonly sentence: string };

interface Timed {
  readonly asOf?: string;
  readonly window?: Window;
}

/** Questions that the narrator understands in every language of answers; the answer is in the ticket's. */
const QUESTIONS = {
  evidence: 'show me the evidence',
  against: 'what speaks against it?',
  sources: 'what are your sources?',
  chart: 'why is everything falling?',
} as const;

/** @throws InputError, NoDataError; anything else is a bug. */
export async function* perform(
  parts: PerformParts,
  request: DeskRequest,
  language: Language,
  signal: AbortSignal,
): AsyncGenerator<Performed> {
  const { wish } = request;
  if (wish.type === 'text') return yield* converse(parts, request, wish.text, {}, signal);
  if (wish.type === 'action') return yield* press(parts, request, wish.token, language, signal);
  const { name, argument, asOf, window } = wish;
  const input: CommandInput = {
    language,
    ...(argument?.trim() ? { argument: argument.trim() } : {}),
    ...(asOf?.trim() ? { asOf: asOf.trim() } : {}),
    ...(window === undefined ? {} : { window }),
  };
  if (name === 'ask') return yield* converse(parts, request, argument ?? '', input, signal);
  if (name === 'why') {
    const shown = { view: 'why' as const, ...subjectOf(parts.bot, argument) };
    return yield* ask(
      parts,
      request,
      questionOf(parts.bot, 'why', input),
      { ...input, language },
      shown,
      signal,
    );
  }
  yield { type: 'working', what: DESK_WORDS[language].working.start };
  if (name === 'digest') return yield await performDigest(parts, request, argument, language);
  if (name === 'alert') return yield await performAlert(parts, request, argument, language, signal);
  if (name === 'scorecard') return yield await performScorecard(parts, language);
  const service = await serviceAnswer(parts, request, name, language);
  if (service) return yield { type: 'answer', answer: service };
  yield* prepared(parts.bot, input.asOf, language, signal);
  const answer = await lookUp(parts, name, input);
  yield { type: 'answer', answer, shown: shownBy(answer, input) };
}

/** Words of a person: the language that they show wins over that of the chat. */
async function* converse(
  parts: PerformParts,
  request: DeskRequest,
  text: string,
  timed: Timed,
  signal: AbortSignal,
): AsyncGenerator<Performed> {
  const question = text.trim();
  if (question === '') {
    const sentence = DESK_WORDS[request.language ?? 'en'].noQuestion;
    return yield { type: 'sorry', reason: 'input', sentence };
  }
  const wished = await performWish(parts, request, question, languageOf(question, request.language), signal);
  if (wished) return yield wished;
  const { asOf, window } = timed;
  const fixed = evidentLanguage(question) === undefined ? request.language : undefined;
  const options = {
    ...(asOf === undefined ? {} : { asOf }),
    ...(window === undefined ? {} : { window }),
    ...(fixed === undefined ? {} : { language: fixed }),
  };
  yield* ask(parts, request, question, options, { view: 'question' }, signal);
}

async function* ask(
  { bot, chat, scorecard }: PerformParts,
  request: DeskRequest,
  question: string,
  { asOf, window, language }: Timed & { readonly language?: Language },
  view: Pick<Shown, 'view' | 'subject'>,
  signal: AbortSignal,
): AsyncGenerator<Performed> {
  const { who, wish, replyTo } = request;
  const spoken = language ?? languageOf(question, request.language);
  const words = DESK_WORDS[spoken];
  yield { type: 'working', what: words.working.start };
  // A question that names a day does not wait for what is read now.
  const day = bot.mode === 'live' ? (asOf ?? understand(bot.parts, question).date) : undefined;
  yield* prepared(bot, day, spoken, signal);
  const events = chat.ask({
    who,
    question,
    signal,
    ...(scorecard ? { complete: scorecard.told } : {}),
    ...(language === undefined ? {} : { language }),
    ...(asOf === undefined ? {} : { asOf }),
    ...(window === undefined ? {} : { window }),
    // The message of a button is the answer itself; asking anew does not go on from there.
    ...(replyTo === undefined || wish.type === 'action' ? {} : { replyTo }),
  });
  // Only a model writes Markdown.
  const markdown = chat.model ? (await import('./markdown.ts')).withoutMarkdown : undefined;
  const links = linesWithoutLinks(words.linkLeftOut);
  for await (const event of events) {
    if (event.type === 'tool') {
      yield { type: 'working', what: words.working[event.name] ?? words.working.start };
    } else if (event.type === 'line') {
      const line = links(markdown ? markdown(event.line) : event.line);
      if (line.length > 0) yield { ...event, line };
    } else {
      const byModel = event.answer.model !== 'narrator' || event.answer.toolCalls.length > 0;
      const answer = withoutDayIfNone(presentable(event.answer, byModel ? markdown : undefined));
      const { turnId } = event;
      const shown = {
        ...view,
        ...timeOf(answer, { ...(asOf ? { asOf } : {}), ...(window ? { window } : {}) }),
      };
      yield { type: 'answer', answer, ...(turnId === undefined ? {} : { turnId }), shown };
    }
  }
}

async function* press(
  parts: PerformParts,
  request: DeskRequest,
  token: string,
  language: Language,
  signal: AbortSignal,
): AsyncGenerator<Performed> {
  const ticket = ticketOf(token);
  if (!ticket) return yield { type: 'sorry', reason: 'old-button', sentence: DESK_WORDS[language].oldButton };
  const words = DESK_WORDS[ticket.language];
  if (ticket.view === 'alert' || ticket.kind === 'confirm' || ticket.kind === 'mute')
    return yield await pressAlert(parts, request, ticket, signal);
  if (ticket.kind === 'refresh') return yield* refresh(parts, request, ticket, signal);
  yield { type: 'working', what: words.working.start };
  yield* prepared(parts.bot, ticket.asOf, ticket.language, signal);
  const answer = presentable(await pressedAnswer(parts, ticket), undefined);
  yield { type: 'answer', answer, shown: shownIn(ticket), pressed: ticket.kind };
}

async function pressedAnswer(parts: PerformParts, ticket: Ticket): Promise<Answer> {
  const { bot } = parts;
  const { kind, view, subject, asOf, window, language } = ticket;
  const input = {
    language,
    ...(asOf === undefined ? {} : { asOf }),
    ...(window === undefined ? {} : { window }),
    ...(subject === undefined ? {} : { argument: subject }),
  };
  const { argument: _, ...timed } = input;
  const driver = view === 'drivers' && subject !== undefined ? subject : undefined;
  switch (kind) {
    case 'analog':
      return lookUp(parts, 'analog', timed);
    case 'evidence':
      return driver ? lookUp(parts, 'drivers', input) : bot.ask(QUESTIONS.evidence, timed);
    case 'against':
      return bot.ask(QUESTIONS.against, timed);
    case 'sources':
      return view === 'indicator' ? lookUp(parts, 'indicator', input) : bot.ask(QUESTIONS.sources, timed);
    case 'chart':
    case 'refresh':
      return view === 'question' || view === 'why'
        ? bot.ask(QUESTIONS.chart, timed)
        : lookUp(parts, view, input);
    case 'confirm':
    case 'mute':
      throw new RangeError(`${kind} belongs to alerts`);
  }
}

/** The same once more, for now. */
async function* refresh(
  parts: PerformParts,
  request: DeskRequest,
  { view, subject, language, window }: Ticket,
  signal: AbortSignal,
): AsyncGenerator<Performed> {
  const words = DESK_WORDS[language];
  const input: CommandInput = {
    language,
    ...(subject === undefined ? {} : { argument: subject }),
    ...(window === undefined ? {} : { window }),
  };
  if (view === 'question') {
    const { replyTo, who } = request;
    const question = replyTo === undefined ? undefined : await parts.chat.recall(who, replyTo);
    if (question === undefined)
      return yield { type: 'sorry', reason: 'old-button', sentence: words.notRemembered };
    return yield* ask(parts, request, question, { language }, { view }, signal);
  }
  if (view === 'why') {
    const shown = { view, ...(subject === undefined ? {} : { subject }) };
    return yield* ask(parts, request, questionOf(parts.bot, 'why', input), input, shown, signal);
  }
  yield { type: 'working', what: words.working.start };
  yield* prepared(parts.bot, undefined, language, signal);
  const answer = await lookUp(parts, view, input);
  yield { type: 'answer', answer, shown: shownBy(answer, input) };
}

async function lookUp({ bot, cards }: PerformParts, name: CommandName, input: CommandInput): Promise<Answer> {
  const command = COMMANDS.find((known) => known.name === name)!;
  await bot.prepare(input.asOf === undefined ? {} : { asOf: input.asOf });
  const answer = await command.run(
    { bot, cards, ask: (question, options) => bot.ask(question, options) },
    input,
  );
  return presentable(answer, undefined);
}

/** Words show their language; a command or a button is in that of the chat. */
export function languageOf(text: string | undefined, hint: Language | undefined): Language {
  const evident = text === undefined ? undefined : evidentLanguage(text);
  return evident === undefined ? (hint ?? 'en') : writtenLanguage(evident);
}

function subjectOf(bot: Bot, asset: string | undefined): { subject?: string } {
  const id = asset?.trim() ? bot.registry.find(asset)?.id : undefined;
  return id === undefined ? {} : { subject: id };
}
