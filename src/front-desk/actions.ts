import type { Answer } from '../answer/answer.ts';
import type { Window } from '../assessment/assessment.ts';
import { type Ticket, tokenOf, VIEWS, type View } from './token.ts';
import type { Action, ActionKind } from './types.ts';
import { DESK_WORDS } from './words.ts';

/** What an answer shows, as its buttons need it. */
export interface Shown {
  readonly view: View;
  readonly subject?: string;
  /** Absent: now. */
  readonly asOf?: string;
  readonly window?: Window;
}

/** Which buttons make sense under which answer, in their order. */
const BUTTONS: Readonly<Record<View, readonly ActionKind[]>> = {
  question: ['evidence', 'against', 'chart', 'analog', 'sources', 'refresh'],
  why: ['evidence', 'against', 'chart', 'analog', 'sources', 'refresh'],
  indicator: ['chart', 'sources', 'refresh'],
  snapshot: ['chart', 'sources', 'refresh'],
  drivers: ['evidence', 'against', 'chart', 'analog', 'sources', 'refresh'],
  analog: ['evidence', 'chart', 'sources', 'refresh'],
  framework: ['evidence', 'chart', 'sources', 'refresh'],
  // Its buttons come with the answer.
  alert: [],
};

/**
 * The buttons under an answer. `without` is the one that was pressed to get it. None under an answer that rests on
 * no data, such as help.
 */
export function actionsOf(answer: Answer, shown: Shown, without?: ActionKind): Action[] {
  if (answer.verdict === 'not-understood' || answer.label === '') return [];
  const kinds = BUTTONS[shown.view].filter((kind) => kind !== without);
  return kinds.flatMap((kind): Action[] => {
    const token = tokenOf({ ...shown, kind, language: answer.language });
    return token === undefined ? [] : [{ kind, label: DESK_WORDS[answer.language].actions[kind], token }];
  });
}

/** What a look-up shows. Cards name their view and subject in `question`: "drivers carry". */
export function shownBy(answer: Answer, asked: { readonly asOf?: string; readonly window?: Window }): Shown {
  const [name = '', subject] = answer.question.split(' ');
  const view = VIEWS.find((known) => known === name) ?? 'question';
  return { view, ...(subject === undefined ? {} : { subject }), ...timeOf(answer, asked) };
}

/** The moment and the window that give the same reading again. */
export function timeOf(
  answer: Answer,
  asked: { readonly asOf?: string; readonly window?: Window },
): Pick<Shown, 'asOf' | 'window'> {
  const isMoment = asked.asOf !== undefined && /^\d{4}-\d\d-\d\dT/.test(asked.asOf);
  const moment = isMoment && !Number.isNaN(Date.parse(asked.asOf!)) ? asked.asOf : undefined;
  const { assessment } = answer;
  const window = asked.window ?? (assessment && !assessment.windowSearched ? assessment.window : undefined);
  // What is live is read anew: a moment ago is past already.
  const day = answer.mode === 'live' ? undefined : answer.asOf;
  const asOf = moment ?? day;
  return { ...(asOf === undefined ? {} : { asOf }), ...(window === undefined ? {} : { window }) };
}

export function shownIn({ view, subject, asOf, window }: Ticket): Shown {
  return {
    view,
    ...(asOf === undefined ? {} : { asOf }),
    ...(subject === undefined ? {} : { subject }),
    ...(window === undefined ? {} : { window }),
  };
}
