import type { Language } from '../answer/answer.ts';
import { InputError } from '../errors.ts';
import type { DigestLength } from './build.ts';
import { ACTIONS, DAYS, FILLERS, LANGUAGE_WORDS, LENGTH_WORDS, NO, PICTURES, YES } from './typed-tables.ts';
import { findZone, zoneNamed } from './zones.ts';

export const DIGEST_ACTIONS = ['on', 'off', 'now', 'status', 'preview'] as const;
export type DigestAction = (typeof DIGEST_ACTIONS)[number];

/** What somebody wrote after `/digest`. What is absent stays as it is. */
export interface DigestWish {
  readonly action: DigestAction;
  readonly time?: string;
  readonly zone?: string;
  readonly weekdays?: readonly number[];
  readonly language?: Language;
  readonly length?: DigestLength;
  readonly pictures?: boolean;
}

const ZONE_WORDS = 3;
const TIME = /^(\d{1,2})(?:[:.hH](\d{2}))?\s*(am|pm|h)?$/;

const plain = (word: string): string => word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Reads the words after `/digest` in any order: "on 8:30 Europe/Madrid mon-fri long es no pictures". Without a word
 * it is `status`.
 * @throws InputError that names the word that is not understood.
 */
export function parseDigestWish(text: string): DigestWish {
  const words = text.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return { action: 'status' };
  const named = ACTIONS[plain(words[0]!)];
  const reader = new Reader(named ? words.slice(1) : words);
  const settings = reader.read();
  const action = named ?? 'on';
  if (action !== 'on' && action !== 'preview' && Object.keys(settings).length > 0)
    throw new InputError(
      `digest ${action} takes no settings; to change them: digest on ${words.slice(1).join(' ').slice(0, 60)}`,
    );
  return { action, ...settings };
}

type Settings = { -readonly [K in keyof Omit<DigestWish, 'action'>]: DigestWish[K] };

class Reader {
  private readonly words: string[];
  private readonly found: Settings = {};

  constructor(words: readonly string[]) {
    // "8:00," and "mon,wed" alike.
    this.words = words.map((word) => word.replace(/[,;。，；]+$/, '')).filter(Boolean);
  }

  read(): Settings {
    while (this.words.length > 0) this.take();
    return this.found;
  }

  private take(): void {
    const word = this.words[0]!;
    const key = plain(word);
    if (this.pictures(key) || this.days(key) || this.time(key)) return;
    if (this.zone(key)) return;
    const language = LANGUAGE_WORDS[key];
    const length = LENGTH_WORDS[key];
    if (language) this.found.language = language;
    else if (length) this.found.length = length;
    else if (!FILLERS.has(key)) {
      // Several settings without a space between them.
      const parts = word.split(/[,，、]+/);
      if (parts.length > 1) {
        this.words.splice(0, 1, ...parts.filter(Boolean));
        return;
      }
      // What is not understood is most often a zone: its message names those that are near.
      zoneNamed(word);
    }
    this.words.shift();
  }

  private pictures(key: string): boolean {
    const next = plain(this.words[1] ?? '');
    if (PICTURES.has(key)) {
      this.found.pictures = !NO.has(next);
      this.words.splice(0, YES.has(next) || NO.has(next) ? 2 : 1);
      return true;
    }
    if (!NO.has(key) || !PICTURES.has(next)) return false;
    this.found.pictures = false;
    this.words.splice(0, 2);
    return true;
  }

  /** "mon", "mon,wed,fri", "mon-fri", "1-5". */
  private days(key: string): boolean {
    const days = new Set<number>();
    for (const part of key.split(/[,，、]/).filter(Boolean)) {
      const ends = part.split(/[-–~至]/).map(dayOf);
      const [first, last] = ends;
      if (!first || (ends.length > 1 && !last) || ends.length > 2) return false;
      // A lone digit is an hour: "8".
      if (/^\d$/.test(part) && !/[,，、]/.test(key)) return false;
      if (ends.length === 1) for (const day of first) days.add(day);
      else
        for (let day = first[0]!; ; day = (day % 7) + 1) {
          days.add(day);
          if (day === last![0]) break;
        }
    }
    if (days.size === 0) return false;
    this.found.weekdays = [...new Set([...(this.found.weekdays ?? []), ...days])].sort((a, b) => a - b);
    this.words.shift();
    return true;
  }

  /** "8", "08:30", "8.30", "8pm", "8:30 am", "8点". */
  private time(key: string): boolean {
    const clock = key.replace(/[点點時]半$/, ':30').replace(/[点點时時]$/, '');
    const match = TIME.exec(clock);
    if (!match) return false;
    const next = plain(this.words[1] ?? '').replaceAll('.', '');
    const half =
      match[3] === 'am' || match[3] === 'pm' ? match[3] : /^(am|pm)$/.test(next) ? next : undefined;
    let hour = Number(match[1]);
    const minute = Number(match[2] ?? 0);
    if (half && (hour < 1 || hour > 12)) hour = 99;
    else if (half) hour = (hour % 12) + (half === 'pm' ? 12 : 0);
    if (hour > 23 || minute > 59)
      throw new InputError(`"${this.words[0]!.slice(0, 20)}" is no time of day; write 00:00 to 23:59.`);
    this.found.time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    this.words.splice(0, half && half === next && match[3] === undefined ? 2 : 1);
    return true;
  }

  /** The longest run of words that names one. "en Madrid" names Madrid, "en" alone a language. */
  private zone(key: string): boolean {
    for (let count = Math.min(ZONE_WORDS, this.words.length); count > 0; count--) {
      const zone = findZone(this.words.slice(0, count).join(' '));
      if (!zone) continue;
      this.found.zone = zone;
      this.words.splice(0, count);
      return true;
    }
    if (key !== 'en' || this.words.length < 2) return false;
    this.words.shift();
    if (this.zone(plain(this.words[0]!))) return true;
    this.words.unshift('en');
    return false;
  }
}

function dayOf(word: string): readonly number[] | undefined {
  return /^[1-7]$/.test(word) ? [Number(word)] : DAYS[word];
}
