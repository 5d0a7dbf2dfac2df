/** The rules of all classes, in the order in which they are tried. */

import type { ClassRule } from './class-rule.ts';
import { MONEY_RULES } from './money.ts';
import { STATE_RULES } from './states.ts';

export const CLASS_RULES: readonly ClassRule[] = [...MONEY_RULES, ...STATE_RULES];

/** News of markets themselves, other companies and oil supply: `other`, whatever else it names. */
export const OTHER_RULES: readonly RegExp[] = [
  /\b(?:stocks?|shares|wall street|s&p 500|dow|nasdaq|nikkei|ftse|dax|futures|treasur(?:y|ies) yields?|yields?|dollar|gold|silver|oil(?: prices?)?|crude|brent|markets?) (?:\w+ ){0,2}(?:rises?|rose|falls?|fell|slips?|slid(?:es)?|gains?|gained|climbs?|jumps?|jumped|drops?|dropped|rall(?:y|ies|ied)|edges?|ends?|closes?|closed|hits? (?:an? |its )?(?:new )?(?:record|all-time|high|low|\w+-(?:week|month|year))|mixed|surges?|tumbles?|tumbled|plunges?|plunged|sinks?|sank|steady|steadies|waver\w*|retreats?|rebounds?)\b/,
  /\bcircuit breakers?\b|\btrading (?:was )?halted\b|\bstopped trading\b/,
  /\b(?:opec\+?|oil output cuts?|selling prices|strategic petroleum reserve|oil production quotas?)\b/,
];
