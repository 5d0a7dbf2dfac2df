import type { Language } from '../answer/answer.ts';
import { InputError } from '../errors.ts';
import type { DigestLength } from './build.ts';
import { type Clock, clockAt, clockOf, timeOf } from './settings-clock.ts';
import { daysFrom, daysInList, oneDayAt, shortDayAt } from './settings-days.ts';
import { type DigestAction, EVERY_DAY, type HalfDay } from './settings-meanings.ts';
import { Misread, type Mistake, mistakeOf, mistakeText } from './settings-mistakes.ts';
import { type Read, readAt, smallCodeAt, type Token, tokensOf } from './settings-tokens.ts';
import { zoneChoices } from './zones.ts';

export { DIGEST_ACTIONS, type DigestAction, EVERY_DAY, WORK_DAYS } from './settings-meanings.ts';

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

const MAX_TYPED = 300;

/**
 * Reads the words after `/digest` in any order: "on 8:30 Europe/Madrid mon-fri long es no pictures", "every weekday at
 * 7 pm New York time". Without a word it is `status`. Every word must be understood: nothing is guessed, and nothing
 * that was said is left out.
 * @param nowMs whose year tells which zones change their clocks; without it no zones are offered for an offset
 * @throws InputError that says in the language what is not understood and what can be typed.
 */
export function parseDigestWish(text: string, language: Language = 'en', nowMs?: number): DigestWish {
  const result = new Reader(tokensOf(text.slice(0, MAX_TYPED)), nowMs).read();
  if ('mistake' in result) throw new InputError(mistakeText(result.mistake, language));
  return result.wish;
}

type Settings = { -readonly [K in keyof Omit<DigestWish, 'action'>]: DigestWish[K] };
type Result = { readonly wish: DigestWish } | { readonly mistake: Mistake };

class Reader {
  private readonly tokens: readonly Token[];
  private readonly nowMs: number | undefined;
  private at = 0;
  private readonly found: Settings = {};
  private readonly actions = new Set<DigestAction>();
  private readonly clocks: (Clock & { readonly shown: string })[] = [];
  private readonly halves = new Set<HalfDay>();
  private readonly days = new Set<number>();
  private readonly daysOff = new Set<number>();
  /** What follows is not wanted. */
  private not: string | undefined;
  private weekly = false;
  /** Days that were named one after the other, and the place behind them. */
  private run: { readonly days: readonly number[]; readonly endsAt: number } = { days: [], endsAt: -1 };
  /** Behind the words for every day. */
  private everyEndsAt = -1;
  /** Where what is being read begins. */
  private startsAt = 0;

  constructor(tokens: readonly Token[], nowMs: number | undefined) {
    this.tokens = tokens;
    this.nowMs = nowMs;
  }

  read(): Result {
    try {
      while (this.at < this.tokens.length) this.take();
      if (this.not !== undefined) throw new Misread({ what: 'unknown', word: this.not });
      this.settleDays();
      this.settleTime();
      return { wish: { action: this.actionMeant(), ...this.found } };
    } catch (error) {
      if (error instanceof Misread) return { mistake: error.mistake };
      throw error;
    }
  }

  private take(): void {
    this.startsAt = this.at;
    const { shown, key } = this.tokens[this.at]!;
    if (this.dayList(key)) return;
    const shortDay = shortDayAt(this.tokens, this.at);
    if (shortDay !== undefined) {
      this.at += 1;
      this.dayRange([shortDay]);
      return;
    }
    const clock = clockAt(this.tokens, this.at);
    if (clock) {
      this.clocks.push({ ...clock, shown: this.shown(this.at, this.at + clock.count) });
      this.at += clock.count;
      return;
    }
    const choices = zoneChoices(shown);
    if (choices) throw new Misread({ what: 'zones', word: shown, choices });
    const code = smallCodeAt(this.tokens, this.at);
    if (code) {
      this.found.language = code;
      this.at += 1;
      return;
    }
    const read = readAt(this.tokens, this.at);
    if (!read) throw new Misread(mistakeOf(shown, this.tokens[this.at + 1]?.shown, this.nowMs));
    this.understand(read, shown);
  }

  private understand({ meaning, count }: Read, shown: string): void {
    const from = this.at;
    this.at += count;
    switch (meaning.kind) {
      case 'action':
        this.action(meaning.action, from, shown);
        return;
      case 'days':
        this.dayRange(meaning.days);
        if (meaning.half) this.halves.add(meaning.half);
        return;
      case 'zone':
        if (this.found.zone !== undefined && this.found.zone !== meaning.zone && !this.isAnd(from))
          throw new Misread({ what: 'two', first: this.found.zone, second: meaning.zone });
        if (!this.isAnd(from)) this.found.zone = meaning.zone;
        return;
      case 'language':
        this.found.language = meaning.language;
        return;
      case 'length':
        this.found.length = meaning.length;
        return;
      case 'pictures':
        this.pictures();
        return;
      case 'not':
        this.not = shown;
        return;
      case 'half':
        this.halves.add(meaning.half);
        return;
      case 'clock':
        // "中午12点" says noon twice.
        this.clocks.push({ ...clockOf(meaning.time), count, shown });
        return;
      case 'weekly':
        this.weekly = true;
        return;
      case 'impossible':
        throw new Misread({ what: meaning.why, word: this.shown(from, this.at) });
      case 'number':
      case 'minutes':
      case 'past':
      case 'oclock':
      case 'not-these':
        throw new Misread({ what: 'unknown', word: shown });
      default:
        return;
    }
  }

  private shown(from: number, to: number): string {
    return this.tokens
      .map(({ shown }) => shown)
      .slice(from, to)
      .join(' ');
  }

  /** French "et", which is also a zone. */
  private isAnd(at: number): boolean {
    return (
      this.tokens[at]!.shown === 'et' &&
      this.days.size > 0 &&
      readAt(this.tokens, at + 1)?.meaning.kind === 'days'
    );
  }

  private action(action: DigestAction, from: number, shown: string): void {
    // "On mondays": a preposition behind the first word.
    const isLast = from === this.tokens.length - 1;
    const isBehind = from > 0 && this.tokens[from - 1]!.key !== 'it';
    if (/^(on|an)$/.test(this.tokens[from]!.key) && isBehind && !isLast) return;
    // "Stop the pictures".
    if (action === 'off' && this.nextMeaning()?.kind === 'pictures') this.not = shown;
    else this.actions.add(action);
  }

  private nextMeaning(): Read['meaning'] | undefined {
    for (let at = this.at; at < this.tokens.length; ) {
      const read = readAt(this.tokens, at);
      if (read?.meaning.kind !== 'filler' && read?.meaning.kind !== 'and') return read?.meaning;
      at += read.count;
    }
    return undefined;
  }

  private pictures(): void {
    this.found.pictures = this.not === undefined;
    this.not = undefined;
    const after = readAt(this.tokens, this.at)?.meaning;
    const off = after?.kind === 'not' || (after?.kind === 'action' && after.action === 'off');
    const on = after?.kind === 'yes' || (after?.kind === 'action' && after.action === 'on');
    // "Pictures off"; but "pictures, no weekends" and "pictures on mondays".
    const isLast = readAt(this.tokens, this.at + 1)?.meaning.kind !== 'days';
    if ((off || on) && isLast) {
      this.found.pictures = on;
      this.at += 1;
    }
  }

  private dayList(key: string): boolean {
    const days = daysInList(key);
    if (!days) return false;
    this.at += 1;
    this.addDays(days);
    return true;
  }

  /** "Monday", "monday to friday", "周一三五". */
  private dayRange(days: readonly number[]): void {
    const to = readAt(this.tokens, this.at);
    const last =
      days.length === 1 && to?.meaning.kind === 'to' ? oneDayAt(this.tokens, this.at + to.count) : undefined;
    if (last) {
      this.at += to!.count + last.count;
      this.addDays(daysFrom(days[0]!, last.day));
      return;
    }
    this.addDays(days);
    if (!/^每?(周|星期|礼拜)/.test(this.tokens[this.at - 1]!.key)) return;
    for (; ; this.at += 1) {
      const day = '一二三四五六日'.indexOf(this.tokens[this.at]?.key ?? 'x');
      const next = this.tokens[this.at + 1]?.key ?? '';
      if (day < 0 || /^[点點时時]/.test(next)) return;
      this.addDays([day + 1]);
    }
  }

  private addDays(days: readonly number[]): void {
    const run = this.run.endsAt === this.startsAt ? [...this.run.days, ...days] : days;
    const after = readAt(this.tokens, this.at);
    if (after?.meaning.kind === 'not-these') {
      this.at += after.count;
      for (const day of run) {
        this.days.delete(day);
        this.daysOff.add(day);
      }
    } else {
      // "Cada dia" and "útil": the days of work, not all days and those.
      if (this.everyEndsAt === this.startsAt && days.length > 1) this.days.clear();
      for (const day of days) (this.not === undefined ? this.days : this.daysOff).add(day);
    }
    if (days.length === EVERY_DAY.length) this.everyEndsAt = this.at;
    const next = readAt(this.tokens, this.at)?.meaning;
    const isAnd = next?.kind === 'and' || this.tokens[this.at]?.key === 'et';
    const goesOn = isAnd || (next?.kind === 'days' && next.days.length < EVERY_DAY.length);
    // "平日、月曜以外": a list of its own.
    this.run = { days: days.length > 2 ? [] : run, endsAt: this.at + (isAnd ? 1 : 0) };
    if (!goesOn) this.not = undefined;
  }

  private settleDays(): void {
    if (this.weekly && this.days.size !== 1) throw new Misread({ what: 'which-day' });
    if (this.days.size === 0 && this.daysOff.size === 0) return;
    const wanted = (this.days.size > 0 ? [...this.days] : EVERY_DAY).filter((day) => !this.daysOff.has(day));
    if (wanted.length === 0) throw new Misread({ what: 'no-days' });
    this.found.weekdays = wanted.sort((a, b) => a - b);
  }

  private settleTime(): void {
    if (this.halves.size > 1) throw new Misread({ what: 'which-time' });
    const [half] = this.halves;
    const times = new Set<string>();
    for (const clock of this.clocks) {
      const time = timeOf(clock, half);
      if (time === undefined) throw new Misread({ what: 'no-time', word: clock.shown });
      times.add(time);
    }
    const [first, second] = times;
    if (first !== undefined && second !== undefined) throw new Misread({ what: 'two', first, second });
    if (first !== undefined) this.found.time = first;
    else if (half !== undefined) throw new Misread({ what: 'which-time' });
  }

  private actionMeant(): DigestAction {
    const settings = Object.keys(this.found);
    // "Turn it on now".
    const [action = settings.length > 0 ? 'on' : 'status', other] =
      this.actions.size === 2 && this.actions.has('on') && !this.actions.has('off')
        ? [...this.actions].filter((one) => (this.actions.has('now') ? one === 'on' : one !== 'on'))
        : this.actions;
    if (other !== undefined) throw new Misread({ what: 'two', first: action, second: other });
    const allowed = action === 'on' || action === 'preview' || settings.length === 0;
    // A digest of now can be asked for in another form.
    const isForm = action === 'now' && settings.every((key) => key === 'language' || key === 'length');
    if (!allowed && !isForm) throw new Misread({ what: 'takes-nothing', word: action });
    return action;
  }
}
