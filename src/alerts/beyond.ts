/**
 * What people ask for and no rule can do. A rule without that part would be another rule than the one they said, so
 * such words are answered with what can be watched instead.
 */
export const BEYOND = [
  'negation',
  'reference',
  'average',
  'duration',
  'dates',
  'hours',
  'span',
  'several',
  'which-source',
] as const;
export type Beyond = (typeof BEYOND)[number];

/** On words in lower case, without the names of readings; the first that fits. */
const PATTERNS: readonly (readonly [Beyond, RegExp])[] = [
  [
    'negation',
    /\b(not|don't|dont|do not|doesn't|doesnt|isn't|isnt|never|unless|except|without|no|nunca|salvo|excepto|a menos que|sin que|nicht|kein|keine|pas|não|nao|nahi|nahin|mat)\b|不|别|除非|没有?/u,
  ],
  [
    'several',
    /\b(any (?:one )?(?:of|stock|share|member|name|component)|one of|each of|all of|every one|every (?:stock|member|name)|at least one|either of|algun[oa]s? de|algun[oa] acción|cualquiera de|un[oa] de|cada un[oa] de|tod[oa]s (?:las|los) siete|eine[rs]? (?:der|von)|irgendeine[rs]?|jede[rs]? (?:der|von)|l'une? des|une? des|n'importe (?:quelle|lequel|laquelle)|chacune? des|qualquer (?:uma?|ação)|algum(?:a)? d[aeo]s?|uma? d[ao]s|cada uma? d[ao]s)(?![\p{L}])|任何?一[只家个]|其中一|其中任|每一[只家]|中的?一[只家]|いずれか|どれか|のうち|それぞれ/u,
  ],
  [
    'average',
    /\b(moving averages?|averages?|mean|sma|ema|dma|rsi|macd|media móvil|media movil|promedio|gleitende)\b|\d ?(?:d|day )?ma\b|均线|平均/u,
  ],
  [
    'duration',
    /\bfor (?:at least |more than |over )?(?:\d+|a|an|one|two|three|four|five|several) ?(?:trading )?(?:min|minute|hour|day|session|week|month)s?\b|\b(in a row|consecutive|straight|stays?|remains?|seguid[oa]s|consecutiv[oa]s|se mantiene|se mantenga|durante (?:\d+|un|una|dos|tres|varios|varias))\b|连续|持续|连涨|连跌/u,
  ],
  [
    'reference',
    /\b(from (?:here|now|today|current|entry|(?:its |the |a |recent )*(?:peak|high|top|low|bottom|open|close))|since|(?:all time|new|record|year|yearly|monthly|weekly|day|ytd|historic|52 week) ?(?:high|low|top|bottom)s?|ath|atl|peak|drawdown|ytd|year to date|doubles?|halves|triples?|twice|desde|máximos?|maximos?|mínimos?|minimos?|récord|record|duplica|duplique)\b|高点|低点|新高|新低|历史|翻倍|腰斩|年初/u,
  ],
  [
    'hours',
    /(?<![\d.])(?!(?:24|48) ?(?:h|小时))(?:\d+ ?(?:h|hr|hrs|hours?|min|mins|minutes?|horas?|minutos?)\b|\d+ ?(?:个?小时|分钟))|\b(?:an|one|every|each|per) (?:hour|minute)\b|\b(?:hourly|overnight|una hora|cada hora)\b|每小时|一小时|隔夜/u,
  ],
  [
    'dates',
    /\b(tomorrow|tonight|until|till|before|after|by (?:mon|tue|wed|thu|fri|sat|sun|the end|end|eod|noon|next)\w*|(?:the )?next (?:\d+|two|three|few|week|month|year|mon|tue|wed|thu|fri)\w*|mañana|hasta (?:el|la|que|fin)|antes de|después de|despues de|próxim[oa]s?|proxim[oa]s?|morgen|demain)\b|明天|明日|之前|之后|以前|以后|下周|下个月|到.{1,3}底/u,
  ],
  [
    'span',
    /\b(in a year|a year|this year|in a quarter|this quarter|\d+ ?years?|\d+ ?quarters?|en un año|este año|este ano|trimestre)\b|一年|今年|季度/u,
  ],
];

/** Undefined when nothing is asked that no rule can do. */
export function beyondIn(text: string): Beyond | undefined {
  return PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
}
