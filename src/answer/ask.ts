import type { Answer, Language } from './answer.ts';
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}
export async function answerQuestion(
  _parts: unknown,
  _question: string,
  _options: { language?: Language },
): Promise<Answer> {
  throw new Error('being written');
}
