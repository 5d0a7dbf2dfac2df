import { NoDataError } from '../../errors.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import type { Answer, Language } from '../answer.ts';
import type { AskInput, AskParts } from '../ask.ts';
import { formatDate } from '../format.ts';
import { snapshotLabel } from '../label.ts';
import type { Question } from '../question.ts';
import { WHEN_WORDS } from './words.ts';

/** What is answered about the future in their own words, without a day of it. */
const OWN_WORDS: ReadonlySet<Question['intent']> = new Set([
  'forecast',
  'advice',
  'inject',
  'help',
  'hello',
  'thanks',
  'method',
  'sources',
  'who',
  'claim',
]);

/**
 * The answer to a question about a day that does not exist or cannot be read: one sentence that says so. Undefined
 * where the day can be read. A day that is not named in the question (`input.asOf`) is refused by an error.
 */
export function refusedDay(
  parts: AskParts,
  question: Question,
  input: Pick<AskInput, 'asOf'>,
  language: Language,
): Answer | undefined {
  const sentence = obstacleOf(parts, question, input, language);
  if (sentence === undefined) return undefined;
  const snapshot = parts.snapshot(input.asOf);
  return {
    question: question.text,
    language,
    mode: snapshot.mode,
    asOf: snapshot.asOf.date,
    label: snapshotLabel(snapshot, language),
    verdict: 'unavailable',
    blocks: [{ kind: 'verdict', line: [{ text: sentence }] }],
    figures: [],
    model: 'narrator',
    toolCalls: [],
    notes: [],
  };
}

function obstacleOf(
  parts: AskParts,
  { when, intent, date, period }: Question,
  { asOf }: Pick<AskInput, 'asOf'>,
  language: Language,
): string | undefined {
  const words = WHEN_WORDS[language];
  const day = (iso: string): string => formatDate(iso, language);
  if (when?.kind === 'impossible' && intent !== 'inject') return words.impossible(when.said);
  if (when?.kind === 'future' && !OWN_WORDS.has(intent))
    return words.future(when.said, day(parts.defaultDay));
  if (asOf !== undefined || date === undefined) return undefined;
  try {
    parts.snapshot(date);
    return undefined;
  } catch (error) {
    if (!(error instanceof NoDataError) || !error.day) throw error;
    const { kind, first, newest } = error.day;
    const said = when && when.kind !== 'now' ? when.said : (period ?? day(date));
    return kind === 'before' ? words.before(said, day(first)) : words[kind](said, day(newest));
  }
}

/** That of a month or year only the last session is read. */
export function periodNotes(
  { period }: Question,
  { asOf }: Pick<Snapshot, 'asOf'>,
  language: Language,
): readonly string[] {
  return period === undefined ? [] : [WHEN_WORDS[language].period(period, formatDate(asOf.date, language))];
}
