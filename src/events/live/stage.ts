/** Done, said or due: read from the words around a deed, never from what the market did. */

import type { ClassRule } from './rules/class-rule.ts';
import { ACT, ROUTINE, TALK } from './rules/guards.ts';
import type { RawItem } from './source.ts';

const matches = (patterns: readonly RegExp[], text: string): boolean => patterns.some((it) => it.test(text));

/** How far typed news has come (EVENTS.md, "Stage and reach"). */
export function stageOf(
  rule: ClassRule,
  text: string,
  item: RawItem,
  denied: boolean,
): 'act' | 'talk' | 'routine' {
  if (rule.stage) return rule.stage;
  if (matches(ROUTINE, text)) return 'routine';
  if (item.voice === 'decision') return 'act';
  if (denied) return 'talk';
  // Bank rules, ratings and taxes, and forecasts, are talk by convention.
  if (
    rule.class === 'bank' &&
    /\b(?:ratings?|outlook|downgrad\w*|bank tax|windfall tax|levy|capital rules?|stress test)\b/.test(text)
  )
    return 'talk';
  if (rule.class === 'growth_print' && /\b(?:imf|world bank|oecd)\b/.test(text)) return 'talk';
  if (item.voice === 'statement') return statementStage(text);
  return reportStage(text);
}

/** Words under which a deed beside them is none yet. */
const DOUBT =
  /\b(?:could|may|might|would|should|if|whether|possibl[ey]|potential(?:ly)?|(?:un)?likely|threat\w*|plan(?:s|ned|ning)?|propos\w*|weigh\w*|consider\w*|mull\w*|warn\w*|urge\w*|call(?:s|ed|ing)? (?:for|on)|says?|said|tells?|told|report(?:s|ed) (?:that|an?)|sources?|expect\w*|set to|prepar\w*|vow\w*|seek\w*|sought|investigat\w*|prob(?:e|es|ed|ing)|hint\w*|talks|ready to|intend\w*|float\w*|eye[sd]|demands|demanded|ask(?:s|ed)|want\w*|fear\w*|risk\w*|forecast\w*|see[sn]?)\b/;
/** A body that tells its own step: "said that it would offer", "says it has halted". */
const OWN_STEP =
  /\b(?:says?|said) (?:that )?(?:it|they) (?:will|would|has|have|had|is|was|are|were)\b(?! (?:consider|weigh|likely|ready|prepared|planning|looking|in talks))/;

/**
 * What a report tells: a deed when a verb of deeds comes before any word of doubt; talk when the doubt comes first,
 * when somebody else's words are told, or when nothing but talk is there.
 */
function reportStage(text: string): 'act' | 'talk' {
  if (!matches(TALK, text)) return 'act';
  if (OWN_STEP.test(text)) return 'act';
  if (/\bannounc\w+ (?:an? |its |his |new )?(?:plans?|proposals?|intention|talks)\b/.test(text))
    return 'talk';
  const deeds = ACT.map((pattern) => pattern.exec(text)?.index ?? -1).filter((index) => index >= 0);
  if (deeds.length === 0) return 'talk';
  const doubt = DOUBT.exec(text)?.index ?? Number.POSITIVE_INFINITY;
  return Math.min(...deeds) < doubt ? 'act' : 'talk';
}

/** A head of state who orders, names or demands acts with the words themselves; a threat or a wish is talk. */
function statementStage(text: string): 'act' | 'talk' {
  if (
    /\b(?:could|may|might|if|considering|looking (?:at|into)|thinking|maybe|perhaps|threat\w*|would)\b/.test(
      text,
    )
  )
    return 'talk';
  return /\b(?:hereby|effective|i (?:am|have|just|will be)\b.{0,40}\b(?:sign\w*|order\w*|impos\w*|announc\w*|nominat\w*|appoint\w*|fir(?:ed|ing)|terminat\w*|direct\w*|instruct\w*|increas\w*|authori[sz]\w*|paus\w*|rais\w*|remov\w*)|we (?:are|have|will)\b.{0,40}\b(?:impos\w*|charg\w*|rais\w*|attack\w*|struck|bomb\w*|hit\w*)|the united states (?:of america )?(?:will|has)\b.{0,20}\b(?:impos\w*|charg\w*|rais\w*|struck|attack\w*)|must (?:resign|lower|cut|be fired)|should (?:resign|lower|cut)|immediately|completed (?:our|a|the) .{0,40}(?:attack|strike)s?|has agreed to|have agreed to)\b/.test(
    text,
  )
    ? 'act'
    : 'talk';
}
