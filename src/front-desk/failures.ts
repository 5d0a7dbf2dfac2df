import type { Language } from '../answer/answer.ts';
import { BusyError } from '../chat/turn-gate.ts';
import { InputError, NoDataError } from '../errors.ts';
import { withoutLinks } from './links.ts';
import type { RefusalReason } from './types.ts';
import { DESK_WORDS } from './words.ts';

export interface Failure {
  readonly reason: RefusalReason;
  readonly sentence: string;
}

/**
 * One sentence for the person. The core's own sentences are English; in another language they stand behind one that
 * says what they are. Everything else is told with a reference, under which the log has the details.
 */
export function failureOf(error: unknown, language: Language, reference: string): Failure {
  const words = DESK_WORDS[language];
  if (error instanceof BusyError) return { reason: 'busy', sentence: words.busy };
  // They repeat what was typed: somebody else's name in it must not call that person.
  const told = (known: Error): string => withoutLinks(sentenceOf(known), words.linkLeftOut);
  if (error instanceof NoDataError) return { reason: 'no-data', sentence: words.noData(told(error)) };
  if (error instanceof InputError) return { reason: 'input', sentence: words.input(told(error)) };
  return { reason: 'failed', sentence: words.failed(reference) };
}

function sentenceOf({ message }: Error): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.?!]$/.test(text) ? text : `${text}.`;
}
