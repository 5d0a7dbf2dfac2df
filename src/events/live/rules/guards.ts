/**
 * Words that decide how far a headline may be believed as an event, whatever it is about. Data: patterns over lower
 * case text with plain quotes.
 */

/** No event at all: opinion, advice, explanation, questions, lists, previews, shows. */
export const NOT_NEWS: readonly RegExp[] = [
  /\?\s*$/,
  /:\s*(?:what|why|how|where|who|when)\b/,
  /^(?:opinion|analysis|editorial|commentary|column|explainer|factbox|podcast|video|watch|review|letters?|op-ed|quiz|fact[- ]?check|live|live updates?|newsletter|interview|book|perspective|guest|sponsored|transcript|photos?|in pictures|timeline|breakingviews|preview|week ahead|what to watch)\b\s*[:|\-–—]/,
  /\b(?:opinion|commentary|op-ed|editorial|explainer|podcast)\s*$/,
  /^(?:what|why|how|who|when|where|which|should|could|would|will|can|is|are|do|does|did|has|have)\b(?!.{0,40}\bexecutive order\b)/,
  /^(?:\d+|three|four|five|six|seven|ten)\s+(?:things|ways|reasons|charts|stocks|takeaways|facts|lessons|key)\b/,
  /\b(?:what to know|things to know|what it means|what we know|here's why|here's what|here is what|explained|everything you need|a guide to|best \w+ stocks|stocks to buy|price prediction|horoscope|could be the next|case for (?:buying|owning)|lessons from|inside story|behind the scenes)\b/,
  /\bwhat if\b|\bimagine\b|\bhypothetical|\bin a world where\b|\bscenario(?:s)?\b|\bsimulat(?:ion|ed)|\bwar ?games?\b|\b(?:novel|movie|film|documentary|tv series|video game)\b/,
];

/** Told of the past: anniversaries, histories, looks back. */
export const OLD_NEWS: readonly RegExp[] = [
  /\b(?:anniversary|on this day|look(?:ing)? back|throwback|retrospective|in hindsight|history of|flashback|from the archives?|remember(?:s|ing)?|commemorat\w+|memorial)\b/,
  /\b(?:a|one|two|three|four|five|ten|\d+|several) (?:years?|months?|decades?) (?:ago|on|later|since|after)\b/,
  /\b(?:years|months|decades) (?:ago|on|later|after)\b/,
  /^after (?:\w+ ){1,3}(?:years?|months?)\b/,
  /\blast (?:year|decade|century)'s\b/,
];

/** The event is denied, called off or did not come: what is left is no act. */
export const DENIED: readonly RegExp[] = [
  /\b(?:denie[sd]|deny(?:ing)?|denial|refute[sd]?|debunk\w*|dismiss(?:es|ed)? (?:report|rumou?r|claim|talk|speculation)\w*|reject(?:s|ed)? (?:report|claim|talk|speculation)\w*|false (?:report|claim|rumou?r)s?|fake (?:report|news|post|headline)s?|hoax|untrue|misinformation|rumou?rs?|unconfirmed)\b/,
  /\b(?:not|never|n't|won't|cannot|no longer) (?:\w+ ){0,3}(?:plan|planning|consider|considering|intend|intending|going|looking|seek|seeking|raise|raising|cut|cutting|hike|hiking|impose|imposing|fire|firing|remove|removing|attack|attacking|invade|strike|default|fail|failed|happen|pursue|escalate)\w*\b/,
  /\b(?:no (?:plans?|intention|intent|need|decision|evidence|sign|signs|talks?|risk|immediate)|rule[sd]? out|backs? (?:down|away|off)|averts?|averted|avoids?|avoided|shelve[sd]?|scrap(?:s|ped)?|abandon(?:s|ed)?|call(?:s|ed)? off|blocked by|blocked in court)\b/,
];

/** Said, planned, feared or expected, not done. */
export const TALK: readonly RegExp[] = [
  /\b(?:could|may|might|would|should|if|whether|possible|possibly|potential|potentially|likely|unlikely|perhaps|eventual)\b/,
  /\b(?:threat(?:en(?:s|ed|ing)?)?|threats?|vow(?:s|ed)?|pledge[sd]?|promise[sd]?|warn(?:s|ed|ing|ings)?|urge[sd]?|call(?:s|ed|ing)? (?:for|on)|demands|demanded|ask(?:s|ed|ing)?|hint(?:s|ed)?|signal(?:s|led|ed)?|suggest(?:s|ed)?|float(?:s|ed)?|mull(?:s|ed)?|weigh(?:s|ed|ing)?|consider(?:s|ed|ing)?|eye[sd]|eyeing|explor(?:es?|ed|ing)|propos(?:es?|ed|al|als|ing)|plan(?:s|ned|ning)?|seek(?:s|ing)?|sought|prepar(?:es?|ed|ing)|ready to|set to|poised|about to|due to|expect(?:s|ed|ing)? to|expected|aims?|intends?|want(?:s|ed)?|discuss(?:es|ed|ing)?|talks?|negotiat\w+|fear(?:s|ed)?|worr(?:y|ies|ied)|concern(?:s|ed)?|doubts?|risk(?:s|ed|ing)?|forecast(?:s)?|predict(?:s|ed)?|project(?:s|ed)|sees?|bet(?:s|ting)?|draft(?:s|ed)?|probe[sd]?|probing|investigat\w+|hope[sd]?|opposition|opposes?|question(?:s|ed)|debat\w+|readies|looming|looms|heading)\b/,
  /\b(?:reuters|bloomberg|wsj|journal|information|times|ft|axios|cnbc|post|sources?|officials?|people familiar) (?:report(?:s|ed)?|say|says|said)\b|\b(?:report|sources|memo)\s*$|\breport(?:edly|s that|ed that)\b|\baccording to\b/,
  /\b(?:says?|said|tells?|told|believes?|argue[sd]?|remarks?|comments?)\b/,
];

/** A step that was due, or a repeat. */
export const ROUTINE: readonly RegExp[] = [
  /\bminutes\b|\bas (?:widely )?expected\b|\bextend(?:s|ed|ing)?\b|\bextension\b|\breiterat\w+|\breaffirm\w*|\brenew(?:s|ed|al)?\b|\bcontinu(?:es|ed|ation)\b(?=.{0,40}\b(?:emergency|sanctions|program))|\bbriefly\b|\bfor (?:about |nearly |around )?(?:a few|two|three|several|\d+) (?:hours|minutes)\b|\bscheduled\b|\btechnical glitch\b|\bannual (?:report|review|list)\b/,
];

/** Words of a decision or a deed that outweigh a word of talk beside it ("announces plan", "orders ... warns"). */
export const ACT: readonly RegExp[] = [
  /\b(?:announc(?:es?|ed|ing)|impos(?:es?|ed|ing)|sign(?:s|ed)|order(?:s|ed)|hereby|effective immediately|enact(?:s|ed)|declar(?:es?|ed)|approv(?:es?|ed)|launch(?:es|ed)|rais(?:es?|ed)|hik(?:es?|ed)|cuts?|lower(?:s|ed)|slash(?:es|ed)|fires?|fired|ousts?|ousted|name[sd]|nominat(?:es?|ed|ing)|invade[sd]?|attack(?:s|ed)|disclos(?:es|ed)|kill(?:s|ed)|hit|hits|struck|seiz(?:es?|ed)|fail(?:s|ed)|collaps(?:es?|ed)|files? for|halt(?:s|ed)|suspend(?:s|ed)|paus(?:es?|ed)|ban(?:s|ned)|resign(?:s|ed)|downgrad(?:es?|ed)|clos(?:es|ed)|begins?|began|takes? effect|retaliat(?:es|ed))\b/,
];
