/**
 * Names of data releases, as the scales of the framework know them. A series that every country has ("consumer
 * prices") is the American one only where the text says so.
 */

const AMERICAN = /\b(?:us|usa|u\.s\.|united states|america(?:n|'s)?|fed(?:eral reserve)?)\b/;

const COUNTRIES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:china|chinese|beijing)\b/, 'China'],
  [/\b(?:japan|japanese|tokyo)\b/, 'Japan'],
  [/\b(?:euro ?zone|euro area|eu)\b/, 'Euro area'],
  [/\b(?:german\w*)\b/, 'Germany'],
  [/\b(?:france|french)\b/, 'France'],
  [/\b(?:ital(?:y|ian))\b/, 'Italy'],
  [/\b(?:uk|britain|british)\b/, 'United Kingdom'],
  [/\b(?:canad\w+)\b/, 'Canada'],
  [/\b(?:australia\w*)\b/, 'Australia'],
  [/\b(?:india\w*)\b/, 'India'],
  [
    /\b(?:brazil\w*|mexic\w*|turk\w+|argentin\w*|russia\w*|korea\w*|swiss|switzerland|swed\w+|norw\w+|new zealand|indonesia\w*|south africa\w*|poland|polish|spain|spanish)\b/,
    'Another country',
  ],
];

/** `american`: nobody else publishes it under this name. */
const SERIES: readonly { readonly match: RegExp; readonly name: string; readonly american?: true }[] = [
  { match: /\b(?:private payrolls|adp)\b/, name: 'ADP employment', american: true },
  { match: /\b(?:nonfarm|payrolls|jobs report)\b/, name: 'employment report', american: true },
  {
    match: /\b(?:initial|jobless|continuing|weekly) claims\b/,
    name: 'initial jobless claims',
    american: true,
  },
  { match: /\b(?:job openings|jolts)\b/, name: 'job openings', american: true },
  { match: /\bism services\b|\bism non-?manufacturing\b/, name: 'ISM services PMI', american: true },
  { match: /\bism\b/, name: 'ISM manufacturing PMI', american: true },
  { match: /\b(?:michigan|consumer sentiment)\b/, name: 'University of Michigan survey', american: true },
  { match: /\bconference board\b/, name: 'Conference Board consumer confidence', american: true },
  { match: /\b(?:core pce|pce)\b/, name: 'PCE prices', american: true },
  { match: /\bempire state\b/, name: 'Empire State survey', american: true },
  { match: /\bphiladelphia fed\b/, name: 'Philadelphia Fed survey', american: true },
  { match: /\b(?:nahb|home ?builder (?:sentiment|confidence))\b/, name: 'NAHB index', american: true },
  { match: /\bjob cuts\b/, name: 'job cuts', american: true },
  { match: /\b(?:consumer prices?|cpi|inflation)\b/, name: 'CPI' },
  { match: /\b(?:producer|wholesale) prices?\b|\bppi\b/, name: 'PPI' },
  { match: /\bretail sales\b/, name: 'retail sales' },
  { match: /\b(?:gdp|gross domestic product|economy (?:grew|grows|shrank|contracted))\b/, name: 'GDP' },
  { match: /\bindustrial (?:production|output)\b/, name: 'industrial production' },
  { match: /\bhousing starts\b/, name: 'housing starts' },
  { match: /\bnew[- ]home sales\b/, name: 'new home sales' },
  { match: /\bexisting[- ]home sales\b/, name: 'existing home sales' },
  { match: /\bdurable\b/, name: 'durable goods orders' },
  { match: /\bconsumer confidence\b/, name: 'consumer confidence' },
  { match: /\b(?:services|composite) pmi\b/, name: 'flash services PMI' },
  { match: /\bpmi\b|\bmanufacturing index\b/, name: 'manufacturing PMI' },
  { match: /\bunemployment\b/, name: 'unemployment' },
];

/** `US CPI`, `China CPI`, `CPI (country not named)`; undefined where no series is named. */
export function printEntity(text: string): string | undefined {
  const positions = SERIES.map((series) => ({ series, at: series.match.exec(text)?.index ?? -1 })).filter(
    ({ at }) => at >= 0,
  );
  // Of one place the more exact name, which stands first in the list.
  const first = positions.sort((a, b) => a.at - b.at)[0]?.series;
  if (!first) return undefined;
  const country = COUNTRIES.find(([match]) => match.test(text))?.[1];
  if (AMERICAN.test(text) || (first.american && !country)) return `US ${first.name}`;
  return country ? `${country} ${first.name}` : `${first.name} (country not named)`;
}
