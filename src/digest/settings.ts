import { LANGUAGES, type Language } from '../answer/answer.ts';
import { InputError } from '../errors.ts';
import { DIGEST_LENGTHS, type DigestLength } from './build.ts';
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

export const EVERY_DAY: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
export const WORK_DAYS: readonly number[] = [1, 2, 3, 4, 5];

const ACTIONS: Readonly<Record<string, DigestAction>> = {
  on: 'on',
  activar: 'on',
  开: 'on',
  开启: 'on',
  start: 'on',
  set: 'on',
  off: 'off',
  desactivar: 'off',
  关: 'off',
  关闭: 'off',
  stop: 'off',
  now: 'now',
  ahora: 'now',
  现在: 'now',
  status: 'status',
  estado: 'status',
  状态: 'status',
  preview: 'preview',
  prueba: 'preview',
  预览: 'preview',
};
const DAYS: Readonly<Record<string, readonly number[]>> = {
  daily: EVERY_DAY,
  everyday: EVERY_DAY,
  all: EVERY_DAY,
  diario: EVERY_DAY,
  todos: EVERY_DAY,
  每天: EVERY_DAY,
  weekdays: WORK_DAYS,
  workdays: WORK_DAYS,
  laborables: WORK_DAYS,
  工作日: WORK_DAYS,
  weekend: [6, 7],
  weekends: [6, 7],
  周末: [6, 7],
  mon: [1],
  monday: [1],
  lun: [1],
  lunes: [1],
  周一: [1],
  tue: [2],
  tues: [2],
  tuesday: [2],
  mar: [2],
  martes: [2],
  周二: [2],
  wed: [3],
  wednesday: [3],
  mie: [3],
  miercoles: [3],
  周三: [3],
  thu: [4],
  thur: [4],
  thurs: [4],
  thursday: [4],
  jue: [4],
  jueves: [4],
  周四: [4],
  fri: [5],
  friday: [5],
  vie: [5],
  viernes: [5],
  周五: [5],
  sat: [6],
  saturday: [6],
  sab: [6],
  sabado: [6],
  周六: [6],
  sun: [7],
  sunday: [7],
  dom: [7],
  domingo: [7],
  周日: [7],
};
const LANGUAGE_WORDS: Readonly<Record<string, Language>> = {
  ...(Object.fromEntries(LANGUAGES.map((language) => [language, language])) as Record<Language, Language>),
  english: 'en',
  ingles: 'en',
  英文: 'en',
  英语: 'en',
  spanish: 'es',
  espanol: 'es',
  西班牙语: 'es',
  chinese: 'zh',
  chino: 'zh',
  中文: 'zh',
};
const LENGTH_WORDS: Readonly<Record<string, DigestLength>> = {
  ...(Object.fromEntries(DIGEST_LENGTHS.map((length) => [length, length])) as Record<
    DigestLength,
    DigestLength
  >),
  corto: 'short',
  短: 'short',
  medio: 'normal',
  标准: 'normal',
  largo: 'long',
  长: 'long',
};
const PICTURES = new Set(['pictures', 'picture', 'imagenes', 'imagen', '图片']);
const YES = new Set(['on', 'yes', 'si', '开']);
const NO = new Set(['off', 'no', 'without', 'none', 'sin', '关', '无']);
/** Words that carry nothing here. */
const FILLERS = new Set([
  'at',
  'in',
  'on',
  'every',
  'day',
  'days',
  'time',
  'zone',
  'language',
  'length',
  'with',
  'and',
  'a',
  'las',
  'en',
  'cada',
  'dia',
  'con',
  'y',
  'de',
  'los',
  'o’clock',
  'to',
]);
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
    const clock = key.replace(/[点點]半$/, ':30').replace(/[点點时]$/, '');
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
