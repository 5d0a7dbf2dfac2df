import type { Assessment } from '../assessment/assessment.ts';
import type { Language } from './answer.ts';
import { CARD_MESSAGES } from './messages/cards.ts';
import { words } from './messages/index.ts';

/**
 * Whether a day has a cause to tell; every form of an answer (text, card, picture, digest) takes it from here.
 * `ordinary`: it needs none; `no-fall`: nothing fell, so there is nothing to explain; `unexplained`: unusual, and
 * nothing may be named; `named`: at least one role has a name.
 */
export type Judgement = 'ordinary' | 'no-fall' | 'unexplained' | 'named';

export function judgementOf({ unusualness, standing }: Assessment): Judgement {
  if (unusualness.word === 'ordinary') return 'ordinary';
  if (unusualness.nothingFalls) return 'no-fall';
  return Object.values(standing).some(({ named }) => named.length > 0) ? 'named' : 'unexplained';
}

/** Why no cause is told, as a sentence; undefined where one is. */
export function noCauseSentence(assessment: Assessment, language: Language): string | undefined {
  switch (judgementOf(assessment)) {
    case 'ordinary':
      return words(language, 'cause.noneNeeded');
    case 'no-fall':
      return CARD_MESSAGES[language].drivers.nothingFalls;
    case 'unexplained':
      return words(language, 'cause.none');
    case 'named':
      return undefined;
  }
}

/** How unusual the window was: "A rare day", "Over 5 sessions: rare", without a full stop. */
export function unusualnessPhrase({ unusualness, window }: Assessment, language: Language): string {
  const { days, over, sessions, unusualness: degrees } = CARD_MESSAGES[language];
  return window === 1
    ? days[unusualness.word].replace(/[.。]$/, '')
    : over(sessions(window), degrees[unusualness.word]);
}
