/**
 * Words that say which way something goes and would be read as another thing word by word: "crosses 100k from below"
 * goes up. In all languages at once, lower case, as `normalise` leaves them; the longest is found first.
 */
const UPWARDS: readonly string[] = [
  ...[
    'coming from below',
    'coming from under',
    'from below',
    'from beneath',
    'from underneath',
    'from under',
  ],
  ...['to the upside', 'on the way up', 'upwards', 'upward', 'bottom to top', 'bottom up'],
  ...['de abajo hacia arriba', 'de abajo a arriba', 'de abajo arriba', 'desde abajo', 'desde debajo'],
  ...['al alza', 'hacia arriba', 'por abajo'],
  ...['von unten nach oben', 'von unten', 'nach oben', 'aufwärts', 'aufwaerts'],
  ...['de bas en haut', 'par le bas', 'par en dessous', 'par dessous', 'par en-dessous', 'à la hausse'],
  ...['a la hausse', 'vers le haut'],
  ...['de baixo para cima', 'por baixo', 'de baixo', 'para cima', 'rumo a cima'],
  ...[
    '从下方往上',
    '从下往上',
    '从下向上',
    '自下而上',
    '自下向上',
    '由下而上',
    '由下往上',
    '自下方',
    '从下方',
  ],
  ...['从下面', '从下', '向上', '往上'],
  ...['下から上', '下から', '上方向', '上向き', '上に抜け', '上へ抜け'],
];
const DOWNWARDS: readonly string[] = [
  ...['coming from above', 'coming from over', 'from above', 'from over', 'from higher up'],
  ...['to the downside', 'on the way down', 'downwards', 'downward', 'top to bottom', 'top down'],
  ...['de arriba hacia abajo', 'de arriba a abajo', 'de arriba abajo', 'desde arriba', 'desde encima'],
  ...['a la baja', 'hacia abajo', 'por arriba'],
  ...['von oben nach unten', 'von oben', 'nach unten', 'abwärts', 'abwaerts'],
  ...['de haut en bas', 'par le haut', 'par au-dessus', 'par au dessus', 'par dessus', 'à la baisse'],
  ...['vers le bas'],
  ...['de cima para baixo', 'por cima', 'de cima', 'para baixo', 'rumo a baixo'],
  ...[
    '从上方往下',
    '从上往下',
    '从上向下',
    '自上而下',
    '自上向下',
    '由上而下',
    '由上往下',
    '自上方',
    '从上方',
  ],
  ...['从上面', '从上', '向下', '往下'],
  ...['上から下', '上から', '下方向', '下向き', '下に抜け', '下へ抜け'],
];

const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/** Latin words stand alone; Chinese and Japanese ones may stand anywhere. */
function patternOf(words: readonly string[]): RegExp {
  const sorted = words.toSorted((a, b) => b.length - a.length).map(escaped);
  const latin = sorted.filter((word) => /[a-z]/.test(word)).join('|');
  const other = sorted.filter((word) => !/[a-z]/.test(word)).join('|');
  return new RegExp(`(?<![\\p{L}\\d])(?:${latin})(?![\\p{L}\\d])|${other}`, 'gu');
}
const UP = patternOf(UPWARDS);
const DOWN = patternOf(DOWNWARDS);

export interface Heading {
  readonly way: 'up' | 'down' | undefined;
  /** The text with those words blanked; positions stay. */
  readonly rest: string;
}

/** The way that is said so; both of them say none. */
export function headingIn(text: string): Heading {
  const blank = (from: string, pattern: RegExp): string =>
    from.replace(pattern, (word) => ' '.repeat(word.length));
  const [up, down] = [blank(text, UP), blank(text, DOWN)];
  if (up !== text && down === text) return { way: 'up', rest: up };
  if (down !== text && up === text) return { way: 'down', rest: down };
  return { way: undefined, rest: text };
}

/** "No less than", "or more": signs instead of words that hold a "not" or the word for another side. */
const SIGNS: readonly (readonly [sign: string, words: RegExp])[] = [
  [
    ' ≥ ',
    /(?<![\p{L}\d])(?:no less than|not less than|not below|no lower than|no fewer than|at least|at or above|at or over|(?:or|and) (?:more|higher|above|greater|over|up)|no menos de|por lo menos|al menos|como mínimo|como minimo|o más|o mas|o superior|o mayor|nicht weniger als|nicht unter|mindestens|oder (?:mehr|höher|hoeher|darüber|darueber|größer)|au moins|pas moins de|ou (?:plus|davantage|au-dessus|au dessus|supérieur)|pelo menos|ao menos|no mínimo|no minimo|não menos de|não menos que|ou (?:mais|acima|superior))(?![\p{L}\d])|>=|=>|≥|不低于|不少于|不小于|大于等于|大于或等于|高于或等于|至少|以上/gu,
  ],
  [
    ' ≤ ',
    /(?<![\p{L}\d])(?:no more than|not more than|not above|no higher than|at most|at or below|at or under|(?:or|and) (?:less|lower|below|fewer|under)|no más de|no mas de|a lo sumo|como máximo|como maximo|como mucho|o menos|o inferior|o menor|nicht mehr als|nicht über|höchstens|hoechstens|oder (?:weniger|niedriger|darunter|tiefer|kleiner)|au plus|au maximum|pas plus de|ou (?:moins|inférieur|en dessous|au-dessous|au dessous)|no máximo|no maximo|não mais de|não mais que|ou (?:menos|abaixo|inferior))(?![\p{L}\d])|<=|=<|≤|不高于|不超过|不多于|不大于|小于等于|小于或等于|低于或等于|至多|以下/gu,
  ],
];

/** Writes "at least" and its like as signs, and what goes "from positive to negative" without where it began. */
export function plainComparisons(text: string): string {
  const signed = SIGNS.reduce((words, [sign, pattern]) => words.replace(pattern, sign), text);
  return signed.replace(
    /(?<!\p{L})(?:from|von|de|desde|du) (?:positiv|negativ|positif|négatif|negatif)\p{L}* (?=(?:to|into|zu|nach|auf|ins|in|a|à|au|en|para)(?!\p{L}))/gu,
    ' ',
  );
}

/** "The curve un-inverts": its spread turns positive; no reading of "inverts". */
export const UNINVERTS: RegExp =
  /(?<!\p{L})(?:un|dis|de) ?-?invert(?:s|ed|ing)?(?!\p{L})|(?<!\p{L})(?:se )?(?:desinvierte|desinvierta|desinverte|desinverter|desinverta)(?!\p{L})|(?<!\p{L})(?:se )?d[ée]s ?-?inverse(?!\p{L})|entinvertiert|(?:解除|结束|终结|摆脱)倒挂|倒挂(?:解除|结束|消失|终结)|(?:逆転|逆イールド)(?:が|の|を)?(?:解消|終わ|終了)/u;
