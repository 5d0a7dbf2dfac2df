import { parseDigestWish } from '../../src/digest/settings.ts';
import { InputError } from '../../src/errors.ts';

const REASONS: Readonly<Record<string, RegExp>> = {
  near: /did you mean/,
  unknown: /is no time zone or other setting/,
  'no time': /is no time of day/,
  offset: /knows no daylight saving time/,
  'takes nothing': /takes no settings, so nothing was changed/,
  often: /at most one digest a day/,
  dates: /I keep no dates/,
  session: /Please name a time of day/,
  language: /I write digests in English/,
  'several zones': /means several time zones/,
  'which of two': /Which of the two/,
  'which day': /On which day of the week/,
  'which time': /At what time exactly/,
  'no days': /leaves no day/,
};

/** A wish in one line, days as digits from Monday; `NO` and a word of the reason where nothing is set. */
export function meaningOf(said: string): string {
  try {
    const { action, time, zone, weekdays, language, length, pictures } = parseDigestWish(said);
    const shownPictures = pictures === undefined ? undefined : pictures ? 'pictures' : 'no-pictures';
    // Systems differ in which of its names they list.
    const place = zone === 'Asia/Calcutta' ? 'Asia/Kolkata' : zone;
    const parts = [action, time, place, weekdays?.join(''), language, length, shownPictures];
    return parts.filter((part) => part !== undefined).join(' ');
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const reason = Object.entries(REASONS).find(([, pattern]) => pattern.test(error.message));
    return `NO ${reason?.[0] ?? error.message}`;
  }
}
