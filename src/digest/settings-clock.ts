import type { HalfDay } from './settings-meanings.ts';
import { readAt, type Token } from './settings-tokens.ts';

/** A time of day as it was typed: hours may still need their half of the day. */
export interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly half?: 'am' | 'pm';
  /** Tokens that it took. */
  readonly count: number;
}

const DIGITS = /^(\d{1,2})(?:[:.h](\d{2}))?(am|pm|h|hs|hrs|uhr)?$/;
/** "0830", "1830", "830". */
const TOGETHER = /^(\d{1,2})(\d{2})(am|pm|h|hrs)?$/;
/** After a bare hour, "8 30"; other numbers are another hour. */
const SPOKEN_MINUTES: ReadonlySet<string> = new Set(['00', '15', '30', '45']);

/** A time that begins at this word; undefined when there is none. Hours above 23 are given back as they are. */
export function clockAt(tokens: readonly Token[], at: number): Clock | undefined {
  const first = readAt(tokens, at);
  if (first?.meaning.kind === 'past')
    return past(tokens, at + first.count, first.meaning.minutes, first.count);
  const number = numberAt(tokens, at);
  if (!number) return undefined;
  const { hour, half, spoken } = number;
  let { minute } = number;
  let next = at + 1;
  const after = readAt(tokens, next);
  if (after?.meaning.kind === 'minutes') {
    minute = after.meaning.minutes;
    next += after.count;
  } else if (after?.meaning.kind === 'oclock') {
    next += after.count;
    const minutes = tokens[next]?.key ?? '';
    // "8点30分", "8 Uhr 30".
    if (/^[0-5]\d$/.test(minutes)) {
      minute = Number(minutes);
      next += tokens[next + 1]?.key === '分' ? 2 : 1;
    } else {
      const quarter = readAt(tokens, next);
      if (quarter?.meaning.kind === 'minutes') {
        minute = quarter.meaning.minutes;
        next += quarter.count;
      }
    }
  } else if (number.bare && SPOKEN_MINUTES.has(tokens[next]?.key ?? '')) {
    minute = Number(tokens[next]!.key);
    next += 1;
  } else if (spoken && !isHourThere(tokens, at, next)) return undefined;
  const shifted = minute < 0 ? { hour: hour - 1, minute: minute + 60 } : { hour, minute };
  return { ...shifted, ...(half ? { half } : {}), count: next - at };
}

/** Hours and minutes of `HH:MM`. */
export function clockOf(time: string): { readonly hour: number; readonly minute: number } {
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return { hour, minute };
}

function past(tokens: readonly Token[], at: number, minutes: number, taken: number): Clock | undefined {
  const number = numberAt(tokens, at);
  if (number?.minute !== 0) return undefined;
  const { hour, half } = number;
  const time = minutes < 0 ? { hour: hour - 1, minute: minutes + 60 } : { hour, minute: minutes };
  return { ...time, ...(half ? { half } : {}), count: taken + 1 };
}

/** A word such as "eight" is an hour behind "at" or before a part of the day. */
function isHourThere(tokens: readonly Token[], at: number, next: number): boolean {
  if (/^(at|las|la|um|a|as)$/.test(tokens[at - 1]?.key ?? '')) return true;
  const after = readAt(tokens, next)?.meaning;
  return after?.kind === 'half';
}

interface Hour {
  readonly hour: number;
  readonly minute: number;
  readonly half?: 'am' | 'pm';
  /** Digits without minutes and half. */
  readonly bare: boolean;
  /** A word, not digits. */
  readonly spoken: boolean;
}

function numberAt(tokens: readonly Token[], at: number): Hour | undefined {
  const key = tokens[at]?.key ?? '';
  const match = DIGITS.exec(key) ?? TOGETHER.exec(key);
  if (match) {
    const [, hour, minute, end] = match;
    return {
      hour: Number(hour),
      minute: Number(minute ?? 0),
      ...(end === 'am' || end === 'pm' ? { half: end } : {}),
      bare: minute === undefined && end === undefined,
      spoken: false,
    };
  }
  const read = readAt(tokens, at);
  return read?.meaning.kind === 'number'
    ? { hour: read.meaning.value, minute: 0, bare: false, spoken: true }
    : undefined;
}

/** `HH:MM`; undefined when there is no such time, as 25:00, 13 pm or 18:00 in the morning. */
export function timeOf({ hour, minute, half: own }: Clock, said: HalfDay | undefined): string | undefined {
  if (minute > 59 || hour > 23 || hour < 0) return undefined;
  const half = own ?? said;
  let hours = hour;
  if (own && (hour < 1 || hour > 12)) return undefined;
  if (half === 'am') {
    if (hour > 12) return undefined;
    hours = hour % 12;
  } else if (half === 'pm' && hour <= 12) hours = (hour % 12) + 12;
  // "9 at night" is 21:00, "1 at night" is after midnight.
  else if (half === 'night' && hour === 12) hours = 0;
  else if (half === 'night' && hour >= 5 && hour < 12) hours = hour + 12;
  return `${String(hours).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
