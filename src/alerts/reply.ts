import type { Answer, Block, Language, Line } from '../answer/answer.ts';
import type { World } from './world.ts';

/** A button that an answer of the alert command offers. */
export interface Offer {
  readonly kind: 'confirm' | 'mute';
  /** Of the proposal or the alert. */
  readonly id: string;
  readonly label: string;
}

export interface AlertReply {
  readonly answer: Answer;
  readonly offers: readonly Offer[];
}

export const verdict = (text: string): Block => ({ kind: 'verdict', line: [{ text }] });
export const section = (title: string, lines: readonly string[]): Block => ({
  kind: 'section',
  role: 'help',
  title,
  lines: lines.map((text): Line => [{ text }]),
});

/** An answer about alerts themselves rests on no day, so its label is empty. */
export function replyOf(
  { bot, language }: { readonly bot: World; readonly language: Language },
  blocks: readonly Block[],
  offers: readonly Offer[] = [],
): AlertReply {
  const snapshot = bot.snapshot();
  return {
    answer: {
      question: 'alert',
      language,
      mode: snapshot.mode,
      asOf: snapshot.asOf.date,
      label: '',
      verdict: 'no-premise',
      blocks,
      figures: [],
      model: 'narrator',
      toolCalls: [],
      notes: [],
    },
    offers,
  };
}
