import { type CheckInput, type CheckResult, result } from './check.ts';

/** Checks of the form: length, the label of the day, and nothing from after that day. */

export const AIM_WORDS = [120, 180] as const;
const MAX_WORDS = 400;
/**
 * English words that one character carries, as translators reckon: 600 to 700 words for 1,000 Chinese characters, 400 to
 * 500 for 1,000 Japanese ones, where kana spell what a Chinese character says at once. The framework's own texts, which
 * stand in all these languages, come to 0.68 and 0.47.
 */
const WORDS_PER_CHINESE = 0.6;
const WORDS_PER_JAPANESE = 0.45;

/** Words of everything that is shown; Chinese and Japanese characters are counted as parts of words. */
export function wordsIn(text: string): number {
  const perCharacter = /[\u3040-\u30ff]/u.test(text) ? WORDS_PER_JAPANESE : WORDS_PER_CHINESE;
  const cjk = text.match(/[\u3040-\u30ff\u3400-\u9fff]/gu)?.length ?? 0;
  const latin = text.match(/[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}.,%'+-]*/gu)?.length ?? 0;
  return Math.round(latin + cjk * perCharacter);
}

export function lengthCheck({ text }: CheckInput): CheckResult[] {
  const count = wordsIn(text);
  return [result('length', count > 0 && count <= MAX_WORDS, `${count} words`)];
}

const RECORDED =
  /\brecorded\b|\bnot live\b|非实时|历史记录|no en directo|registrado|nicht live|aufgezeichnet|pas en direct|enregistré|não ao vivo|記録/iu;

/** Every answer here is read from the record, so its first line says so and names the day. */
export function labelCheck({ answer }: CheckInput): CheckResult[] {
  const { label, asOf, mode } = answer;
  const [year, month, day] = asOf.split('-') as [string, string, string];
  const dated =
    label.includes(asOf) ||
    (label.includes(year) && new RegExp(`(?<!\\d)0?${Number(day)}(?!\\d)`).test(label));
  const honest = mode === 'recorded' && RECORDED.test(label);
  return [
    result(
      'label',
      dated && honest,
      label === '' ? 'no label' : dated ? label : `${label} does not name ${year}-${month}-${day}`,
    ),
  ];
}

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  ene: 1,
  janv: 1,
  feb: 2,
  fév: 2,
  fev: 2,
  mar: 3,
  mär: 3,
  mars: 3,
  apr: 4,
  abr: 4,
  avr: 4,
  may: 5,
  mai: 5,
  jun: 6,
  jui: 6,
  jul: 7,
  aug: 8,
  ago: 8,
  aoû: 8,
  sep: 9,
  set: 9,
  oct: 10,
  okt: 10,
  out: 10,
  nov: 11,
  dec: 12,
  dic: 12,
  dez: 12,
  déc: 12,
};

/** Full dates in a text, as ISO. Dates without a year are not read. */
export function datesIn(text: string): string[] {
  const iso = (year: string, month: number, day: string): string =>
    `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const dates = [...text.matchAll(/\b(\d{4})-(\d{2})-(\d{2})\b/g)].map((match) => match[0]);
  for (const match of text.matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g))
    dates.push(iso(match[1]!, Number(match[2]), match[3]!));
  for (const match of text.matchAll(/\b(\d{1,2})\.? (?:de )?(\p{L}{3,10})\.? (?:de )?(\d{4})\b/gu)) {
    const month = MONTHS[match[2]!.toLowerCase().slice(0, 3)];
    if (month !== undefined) dates.push(iso(match[3]!, month, match[1]!));
  }
  return dates;
}

/** Nothing that happened after the day read from may be told, unless the question brings the date itself. */
export function clockCheck({ answer, context, question, text, world }: CheckInput): CheckResult[] {
  const last = context.asOf && context.asOf > answer.asOf ? context.asOf : answer.asOf;
  const asked = new Set(datesIn(question.question));
  for (const { date, aliases } of world.analogs.episodes)
    if (aliases.some((alias) => question.question.includes(alias))) asked.add(date);
  const later = datesIn(text).filter((date) => date > last && !asked.has(date));
  return [
    result(
      'clock',
      later.length === 0,
      later.length === 0 ? `no date after ${last}` : `${later[0]} lies after ${last}`,
    ),
  ];
}
