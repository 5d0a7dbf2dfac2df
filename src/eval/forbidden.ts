import { type CheckInput, type CheckResult, result, sentencesOf, shortened } from './check.ts';
import { FORBIDDEN_RULES, type Rule, type RuleContext } from './forbidden-rules.ts';

/** Statements that no answer may make. A sentence that denies or reports them makes none. */

/** "Article: ...", "the article says ...": a claim that is told, not made. */
const REPORTED =
  /\b(the )?(article|essay|text|claim|article's)\b[^.]{0,40}\b(says?|claims?|argues?|states?|writes?|that)\b|^\W*(article|claim)\s*:|文章(称|说|认为|既称|一处|以)|(^|\W)(el )?(artículo|texto|ensayo) (dice|afirma|sostiene|menciona)|^\W*(afirmación|artículo)\s*[:：]|(der|im) artikel (sagt|behauptet|schreibt|steht)|l[’']article (dit|affirme|prétend)|o artigo (diz|afirma)|記事(は|では|によ)|^\W*(说法|文章|主张)\s*[:：]/iu;
/** Words shortly before a match that deny it. */
const DENIED_BEFORE =
  /(\b(not|never|no|nor|neither|cannot|can't|isn't|wasn't|doesn't|don't|didn't|without|unlike|rather than|instead of|far from|hardly|nothing|deny|denies|false that|wrong that|refuse|contradict\w*)\b|n't\b|不|没有|没|并非|非|未|无|别以为|而不是|从未|\b(no|ni|nunca|jamás|tampoco|sin|ninguna?|niega|desmiente|falso que)\b|\b(nicht|kein\w*|nie|niemals|weder|ohne|statt)\b|\b(pas|jamais|aucune?|sans|ni|n[’'](est|a|ont|était))\b|\b(não|nem|nunca|sem|nenhuma?)\b|\b(nahi|nahin|mat)\b)[^.;:。；：\n]*$/iu;
/** Words after a match that deny it. */
const DENIED_AFTER =
  /^\s*(?:nicht|pas|não|nahi)\b|^[^.;。；\n]{0,40}?(\b(is|was|are|were|has|have|does|did)( not|n't| never)\b|\bis (false|wrong|contradicted|not shown|not proven|unproven|possible but)\b|\b(contradicted|not supported|not shown)\b|并不|不成立|不对|没有依据|不支持|不是|并非|被否定|\bno (es|fue|encaja|está|se sostiene)\b|\bist nicht\b|\bn[’']est pas\b|\bnão (é|foi)\b|ではな|ではあり|ていない|ません|ありません|nahi|nahin)/iu;
const BEFORE_REACH = 48;
const INSIDE_REACH = 32;

export interface Hit {
  readonly rule: string;
  readonly sentence: string;
}

const LETTER = '[\\p{L}\\p{N}_]';
/** `\b` knows ASCII letters only; this one also ends a word after "subirá". */
const WORD_EDGE = `(?:(?<!${LETTER})(?=${LETTER})|(?<=${LETTER})(?!${LETTER}))`;
const compiled = new WeakMap<RegExp, RegExp>();

function unicode(expression: RegExp): RegExp {
  const known = compiled.get(expression);
  if (known) return known;
  const made = new RegExp(
    expression.source.replaceAll('\\b', WORD_EDGE),
    `${expression.flags.replace('g', '')}g`,
  );
  compiled.set(expression, made);
  return made;
}

function hitIn(sentence: string, rule: Rule): boolean {
  if (rule.allowed && sentence.search(unicode(rule.allowed)) >= 0) return false;
  for (const expression of rule.patterns) {
    for (const match of sentence.matchAll(unicode(expression))) {
      if (rule.evenDenied) return true;
      const end = match.index + match[0].length;
      const before = sentence.slice(Math.max(0, match.index - BEFORE_REACH), match.index);
      // "Warsh has never been vice chair": the denial stands inside the match, near its end.
      const inside = sentence.slice(Math.max(match.index, end - INSIDE_REACH), end - 1);
      if (REPORTED.test(sentence.slice(0, end))) continue;
      if (DENIED_BEFORE.test(before)) continue;
      if (!rule.holdsNegation && DENIED_BEFORE.test(inside)) continue;
      if (DENIED_AFTER.test(sentence.slice(end))) continue;
      // A question asserts nothing.
      if (/[?？]\s*["”»]?\s*$/.test(sentence)) continue;
      return true;
    }
  }
  return false;
}

/** Everything in a text that the rules forbid in this context, in the order of the rules. */
export function forbiddenIn(text: string, context: RuleContext): Hit[] {
  const sentences = sentencesOf(text);
  return FORBIDDEN_RULES.filter((rule) => rule.applies?.(context) ?? true).flatMap((rule) =>
    sentences.filter((sentence) => hitIn(sentence, rule)).map((sentence) => ({ rule: rule.id, sentence })),
  );
}

/** Names of episodes, drivers and headlines: "crypto crash, 519" names a day and confirms no crash. */
function namesOf({ world }: CheckInput): string[] {
  return [
    ...world.analogs.episodes.flatMap(({ name }) => Object.values(name)),
    ...world.feed.records.flatMap(({ headline, summary }) => [...Object.values(headline ?? {}), summary]),
  ]
    .filter((name) => name.length > 3)
    .sort((a, b) => b.length - a.length);
}

export function forbiddenCheck(input: CheckInput): CheckResult[] {
  const { answer, text } = input;
  let judged = text;
  for (const name of namesOf(input)) judged = judged.replaceAll(name, '~');
  const hits = forbiddenIn(judged, {
    asOf: answer.asOf,
    ordinary: answer.assessment?.unusualness.word === 'ordinary' || answer.verdict === 'ordinary',
  });
  const evidence = hits.map(({ rule, sentence }) => `${rule}: ${shortened(sentence, 160)}`).join(' // ');
  return [
    result('forbidden', hits.length === 0, hits.length === 0 ? `${FORBIDDEN_RULES.length} rules` : evidence),
  ];
}
