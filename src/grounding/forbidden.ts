import { FALSE_STATEMENTS } from './false-statements.ts';
import { ADVICE, ADVICE_DECLINED, FORECAST, FORECAST_DECLINED, LEAK } from './forbidden-data.ts';
import { REPORTED } from './roles.ts';
import type { FalseStatement, Problem } from './types.ts';

/** What an answer never says: advice, forecasts, its own instructions, and statements known to be wrong. */

export function checkForbidden(sentence: string): Problem[] {
  const problems: Problem[] = [];
  if (ADVICE.some((pattern) => pattern.test(sentence)) && !ADVICE_DECLINED.test(sentence)) {
    problems.push({
      code: 'advice',
      detail: 'the sentence recommends a trade or a position; say what moved and why, without advice.',
    });
  }
  if (LEAK.some((pattern) => pattern.test(sentence))) {
    problems.push({
      code: 'leak',
      detail: 'the sentence tells of instructions, prompts or keys; leave them out.',
    });
  }
  if (FORECAST.some((pattern) => pattern.test(sentence)) && !FORECAST_DECLINED.test(sentence)) {
    problems.push({
      code: 'forecast',
      detail:
        'the sentence says where something will go; nothing here can forecast, so state what is measured.',
    });
  }
  return problems;
}

/** Denied, corrected or given as what someone claims. */
const NOT_ASSERTED =
  /(?<![A-Za-zÀ-ɏ])(?:not|never|no|n['’]t|neither|rather than|although|contrary|myth|whether|if|unlike|denied|nunca|jamás|tampoco|ni|sin|nicht|kein[A-Za-zÀ-ɏ]*|nie|ne|pas|jamais|aucune?|não|nem|nunca|often dated|guess|speculati[A-Za-zÀ-ɏ]*|conjetura|especula[A-Za-zÀ-ɏ]*|suele|instead of|false|contradict[A-Za-zÀ-ɏ]*|almost four|casi cuatro|only some|solo algunas)(?![A-Za-zÀ-ɏ])|不是|并非|没有|从未|不像|不同|而非|不能说|难说|排除|矛盾|常被认为|近四年|猜测|ではな|ではあり|ない/iu;

export function checkFalseStatements(
  sentence: string,
  statements: readonly FalseStatement[] | undefined,
  asOf: string,
): Problem[] {
  if (REPORTED.test(sentence)) return [];
  const day = asOf.slice(0, 10);
  return (statements ?? FALSE_STATEMENTS)
    .filter(({ from, to }) => (from === undefined || day >= from) && (to === undefined || day <= to))
    .filter(({ patterns }) => patterns.some((pattern) => asserts(sentence, pattern)))
    .map(({ record }) => ({
      code: 'false-statement' as const,
      detail: `this is known to be wrong: ${record}`,
    }));
}

/** A negation inside the statement ("no sign of easing") is part of it; one around it denies it. */
function asserts(sentence: string, pattern: RegExp): boolean {
  const match = pattern.exec(sentence);
  if (!match) return false;
  const rest = `${sentence.slice(0, match.index)} ${sentence.slice(match.index + match[0].length)}`;
  return !NOT_ASSERTED.test(rest) && !DENIED_INSIDE.test(match[0]);
}

/** "Warsh, not vice chair": the pattern bridges a denial. */
const DENIED_INSIDE =
  /(?<![A-Za-zÀ-ɏ])(?:not|never|isn['’]t|wasn['’]t|rather than|nunca|jamás|nicht|nie|jamais|não)(?![A-Za-zÀ-ɏ])|,\s*no\s|不是|从未|并非|ではな/iu;
