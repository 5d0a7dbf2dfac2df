import type { Line, Span } from '../../answer/answer.ts';

export type Part = string | Span | Line;

/** A sentence with figures in it: text and runs become one line. */
export function line(texts: TemplateStringsArray, ...parts: readonly Part[]): Line {
  const runs: Span[] = [];
  for (const [i, text] of texts.entries()) {
    if (text !== '') runs.push({ text });
    const part = parts[i];
    if (part === undefined) continue;
    if (typeof part === 'string') runs.push({ text: part });
    else if ('text' in part) runs.push(part);
    else runs.push(...part);
  }
  return runs;
}
