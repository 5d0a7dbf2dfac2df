import type { Found } from './matcher.ts';
import type { Name } from './names.ts';

/** Two things put side by side: "compare gold and the moon", "gold vs the moon". */
const PAIRS: readonly RegExp[] = [
  /\b(?:compare|compared?|comparar?|compáralo|vergleiche?|vergleich|comparez|comparer) (.+?) (?:and|with|to|vs\.?|versus|against|y|con|und|mit|et|avec|à|e|com) (.+)$/du,
  /^(.+?) (?:vs\.?|versus) (.+)$/du,
  /(?:比较|对比|比一比|比較)(?:一下)?(.+?)(?:和|与|跟|同|と)(.+)$/du,
  /^(.+?)(?:和|与|跟|と)(.+?)(?:的)?(?:比较|对比|相比|を比べ|を比較|の比較)/du,
];
/** Around a name, and no part of it. */
const EDGES =
  /^(?:me |the price of |den |die |das |dem |el |la |los |las |le |les )+|(?:,.*|[?？!！.。]|请|吧| please| pls)+$/gu;
const MOST_CHARACTERS = 40;

export interface UnknownThing {
  readonly said: string;
  /** Where it stands in the text. */
  readonly at: number;
}

/**
 * Of two things that a question puts side by side, the one that nothing here is called, where the other one is known.
 * `isOther`: words that mean no thing (a time, the market) and so are not unknown either.
 */
export function unknownOf(
  text: string,
  names: readonly Found<Name>[],
  isOther: (part: string) => boolean,
): UnknownThing | undefined {
  for (const pattern of PAIRS) {
    const match = pattern.exec(text);
    if (!match?.indices) continue;
    const parts = [1, 2].map((i) => {
      const [from, to] = match.indices![i]!;
      const known = names.some(({ at, phrase }) => at < to && from < at + phrase.length);
      const said = match[i]!.replace(EDGES, '').trim();
      return { said, at: text.indexOf(said, from), known };
    });
    const unknown = parts.filter(({ known }) => !known);
    const [only] = unknown;
    if (unknown.length !== 1 || !only || only.said === '' || only.said.length > MOST_CHARACTERS) continue;
    if (!/\d/.test(only.said) && !isOther(only.said)) return { said: only.said, at: only.at };
  }
  return undefined;
}
