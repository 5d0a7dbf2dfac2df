import { compileAlert } from '../alerts/compile.ts';
import type { AlertDesk, AlertRequest } from '../alerts/desk.ts';
import type { AlertReply } from '../alerts/reply.ts';
import { wishOf } from '../alerts/wishes.ts';
import { ALERT_WORDS } from '../alerts/words.ts';
import type { Answer, Language } from '../answer/answer.ts';
import type { Bot } from '../bot.ts';
import type { MessageAction } from '../delivery/sender.ts';
import type { ScorecardDesk } from '../scorecard/scorecard.ts';
import { SCORECARD_WORDS } from '../scorecard/words.ts';
import type { Performed } from './perform.ts';
import { presentable } from './present.ts';
import { serviceAnswer } from './service-answers.ts';
import { type Ticket, tokenOf } from './token.ts';
import type { Action, DeskRequest } from './types.ts';
import { DESK_WORDS } from './words.ts';

export interface AlertParts {
  readonly bot: Bot;
  /** Absent: nothing is kept, or nothing is live. */
  readonly alerts?: AlertDesk;
  readonly scorecard?: ScorecardDesk;
}

function said(bot: Bot, language: Language, question: string, text: string): Performed {
  return {
    type: 'answer',
    answer: serviceAnswer(bot, language, question, [{ kind: 'verdict', line: [{ text }] }]),
  };
}

function requestOf(
  { who, isGroup, isAdmin }: DeskRequest,
  language: Language,
  signal: AbortSignal,
): AlertRequest {
  return { who, isGroup, isAdmin, language, signal };
}

function performed({ answer, offers }: AlertReply): Performed {
  const { language } = answer;
  const actions = offers.flatMap(({ kind, id, label }): Action[] => {
    const token = tokenOf({ kind, view: 'alert', subject: id, language });
    return token === undefined ? [] : [{ kind, label, token }];
  });
  return { type: 'answer', answer: presentable(answer, undefined), actions };
}

/** The command. */
export async function performAlert(
  { bot, alerts }: AlertParts,
  request: DeskRequest,
  argument: string | undefined,
  language: Language,
  signal: AbortSignal,
): Promise<Performed> {
  if (!alerts) return said(bot, language, 'alert', ALERT_WORDS[language].desk.unavailable);
  await bot.prepare();
  return performed(await alerts.command(requestOf(request, language, signal), argument));
}

/** A button under a proposal or under an alert. */
export async function pressAlert(
  { bot, alerts }: AlertParts,
  request: DeskRequest,
  { kind, subject, language }: Ticket,
  signal: AbortSignal,
): Promise<Performed> {
  if (!alerts) return said(bot, language, 'alert', ALERT_WORDS[language].desk.unavailable);
  if (subject === undefined || (kind !== 'confirm' && kind !== 'mute'))
    return { type: 'sorry', reason: 'old-button', sentence: DESK_WORDS[language].oldButton };
  return performed(await alerts.press(requestOf(request, language, signal), kind, subject));
}

/** Words of a talk that ask to be told of something; undefined when they are a question like any other. */
export async function performWish(
  { bot, alerts }: AlertParts,
  request: DeskRequest,
  text: string,
  spoken: Language,
  signal: AbortSignal,
): Promise<Performed | undefined> {
  const wish = wishOf(text);
  if (!wish) return undefined;
  // The words of the wish tell its language better than names and numbers do.
  const language = wish.languages.includes(spoken) ? spoken : (wish.languages[0] ?? spoken);
  if (!alerts) {
    const words = ALERT_WORDS[language].desk;
    if (wish.kind === 'reminder') return said(bot, language, text, words.reminder);
    // "Tell me if gold is high" may be a question; what can be read as a rule is none.
    const isAlert = wish.kind === 'sure' || isRule(bot, text, language);
    return isAlert ? said(bot, language, text, words.unavailable) : undefined;
  }
  const reply = await alerts.wish(requestOf(request, language, signal), text);
  return reply && performed(reply);
}

function isRule(bot: Bot, text: string, language: Language): boolean {
  const { registry, framework, analogs, mode } = bot;
  const parts = { registry, framework, analogs, snapshot: bot.snapshot(), mode };
  return ['rule', 'ask'].includes(compileAlert(text, language, parts).kind);
}

export async function performScorecard(
  { bot, scorecard }: AlertParts,
  language: Language,
): Promise<Performed> {
  if (!scorecard) return said(bot, language, 'scorecard', SCORECARD_WORDS[language].unavailable);
  const answer: Answer = await scorecard.answer(language);
  return { type: 'answer', answer: presentable(answer, undefined) };
}

/** Buttons under the message of an alert. */
export function alertActions({
  alertId,
  indicator,
  language,
}: {
  readonly alertId: string;
  readonly indicator?: string;
  readonly language: Language;
}): readonly MessageAction[] {
  const words = DESK_WORDS[language].actions;
  const tickets: Ticket[] = [
    ...(indicator === undefined
      ? [{ kind: 'evidence', view: 'drivers', language } as const]
      : [{ kind: 'chart', view: 'indicator', subject: indicator, language } as const]),
    { kind: 'mute', view: 'alert', subject: alertId, language },
  ];
  return tickets.flatMap((ticket): MessageAction[] => {
    const token = tokenOf(ticket);
    const label = ticket.kind === 'mute' ? ALERT_WORDS[language].desk.mute : words[ticket.kind];
    return token === undefined ? [] : [{ kind: ticket.kind, label, token }];
  });
}
