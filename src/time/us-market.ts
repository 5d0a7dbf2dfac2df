/**
 * The New York calendar by rule: stock sessions, bond market business days, and the dates that drain cash.
 * Everything works on day numbers (`dates.ts`) and is computed once per year.
 *
 * Stock sessions follow NYSE Rule 7.2 (https://www.nyse.com/markets/hours-calendars) as it stands since 2015.
 * Business days follow the full closes that SIFMA recommends for US government securities, which is
 * the calendar of SOFR: the stock holidays, Columbus Day and Veterans Day. The Federal Reserve itself
 * also works on Good Friday and on a Friday before a Saturday holiday; taking those as closed
 * makes its figures known a day late there, never early.
 */

import { dayOf, firstOfMonth, type IsoDate, instantAt, partsOf, weekdayOf } from './dates.ts';

export const NEW_YORK = 'America/New_York';

export type ClosureName =
  | 'weekend'
  | 'new-year'
  | 'martin-luther-king'
  | 'washington'
  | 'good-friday'
  | 'memorial'
  | 'juneteenth'
  | 'independence'
  | 'labor'
  | 'thanksgiving'
  | 'christmas'
  | 'mourning-bush'
  | 'mourning-carter';

/** Why the stock market is closed on a day. */
export interface Closure {
  readonly kind: 'weekend' | 'holiday' | 'special';
  /** Stable key, for translation. */
  readonly name: ClosureName;
  readonly english: string;
}

/** The kinds of EVENTS.md that follow from a rule. The others need a record. */
export type CalendarKind = 'quarter_end' | 'month_end' | 'tax' | 'settlement' | 'expiry';

export interface CalendarEntry {
  readonly kind: CalendarKind;
}

const SUNDAY = 0;
const MONDAY = 1;
const THURSDAY = 4;
const FRIDAY = 5;
const SATURDAY = 6;

const WEEKEND: Closure = { kind: 'weekend', name: 'weekend', english: 'Weekend' };

interface Holiday {
  readonly name: ClosureName;
  readonly english: string;
  /** First year in which the markets close. Default: always. */
  readonly since?: number;
  /** The day of the closure, already moved off the weekend. May stay on a weekend: then nothing closes. */
  readonly on: (year: number) => number;
}

const STOCK_HOLIDAYS: readonly Holiday[] = [
  // On a Saturday it is not observed: Friday is the end of the accounting year.
  { name: 'new-year', english: "New Year's Day", on: (year) => sundayToMonday(firstOfMonth(year, 1)) },
  {
    name: 'martin-luther-king',
    english: 'Martin Luther King Jr. Day',
    on: (year) => nthWeekday(year, 1, MONDAY, 3),
  },
  { name: 'washington', english: "Washington's Birthday", on: (year) => nthWeekday(year, 2, MONDAY, 3) },
  { name: 'good-friday', english: 'Good Friday', on: (year) => easterSunday(year) - 2 },
  { name: 'memorial', english: 'Memorial Day', on: (year) => nthWeekday(year, 6, MONDAY, 1) - 7 },
  // A federal holiday since 17 June 2021, which was too late for that year.
  { name: 'juneteenth', english: 'Juneteenth', since: 2022, on: (year) => offWeekend(dateOf(year, 6, 19)) },
  { name: 'independence', english: 'Independence Day', on: (year) => offWeekend(dateOf(year, 7, 4)) },
  { name: 'labor', english: 'Labor Day', on: (year) => nthWeekday(year, 9, MONDAY, 1) },
  { name: 'thanksgiving', english: 'Thanksgiving Day', on: thanksgiving },
  { name: 'christmas', english: 'Christmas Day', on: (year) => offWeekend(dateOf(year, 12, 25)) },
];

/** Days on which bonds rest and stocks trade. */
const BOND_HOLIDAYS: readonly ((year: number) => number)[] = [
  /* Columbus Day */ (year) => nthWeekday(year, 10, MONDAY, 2),
  // On a Saturday bonds trade on the Friday: SOFR was published for 2023-11-10.
  /* Veterans Day */ (year) => sundayToMonday(dateOf(year, 11, 11)),
];

interface SpecialClosure {
  readonly date: IsoDate;
  readonly name: ClosureName;
  readonly english: string;
  /** Whether bonds rested too. SOFR exists for 2025-01-09 and not for 2018-12-05. */
  readonly bonds: boolean;
}

const SPECIAL_CLOSURES: readonly SpecialClosure[] = [
  {
    date: '2018-12-05',
    name: 'mourning-bush',
    english: 'National Day of Mourning for George H. W. Bush',
    bonds: true,
  },
  {
    date: '2025-01-09',
    name: 'mourning-carter',
    english: 'National Day of Mourning for Jimmy Carter',
    bonds: false,
  },
];

/** Quarterly estimates (individuals: Jan, Apr, Jun, Sep; companies: Apr, Jun, Sep, Dec) and returns of March. */
const TAX_MONTHS: readonly number[] = [1, 3, 4, 6, 9, 12];

function dateOf(year: number, month: number, date: number): number {
  return firstOfMonth(year, month) + date - 1;
}

function nthWeekday(year: number, month: number, weekday: number, count: number): number {
  const first = firstOfMonth(year, month);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (count - 1) * 7;
}

function offWeekend(day: number): number {
  return weekdayOf(day) === SATURDAY ? day - 1 : sundayToMonday(day);
}

function sundayToMonday(day: number): number {
  return weekdayOf(day) === SUNDAY ? day + 1 : day;
}

function thanksgiving(year: number): number {
  return nthWeekday(year, 11, THURSDAY, 4);
}

/** The Gregorian computus of Meeus, Jones and Butcher (https://en.wikipedia.org/wiki/Date_of_Easter). */
function easterSunday(year: number): number {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const toSunday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  return dateOf(year, 3, 22 + epact + toSunday - 7 * late);
}

const SESSION = 1;
const BUSINESS = 2;
const EARLY_CLOSE = 4;

interface YearTable {
  readonly firstDay: number;
  /** One byte per day of the year: SESSION, BUSINESS, EARLY_CLOSE. */
  readonly flags: Uint8Array;
  readonly closures: ReadonlyMap<number, Closure>;
}

function buildYear(year: number): YearTable {
  const firstDay = firstOfMonth(year, 1);
  const flags = new Uint8Array(firstOfMonth(year + 1, 1) - firstDay);
  const closures = new Map<number, Closure>();
  for (let index = 0; index < flags.length; index += 1) {
    const weekday = weekdayOf(firstDay + index);
    if (weekday !== SUNDAY && weekday !== SATURDAY) flags[index] = SESSION | BUSINESS;
  }
  const clear = (day: number, mask: number): void => {
    flags[day - firstDay]! &= ~mask;
  };

  for (const { name, english, since, on } of STOCK_HOLIDAYS) {
    if (since !== undefined && year < since) continue;
    closures.set(on(year), { kind: 'holiday', name, english });
    clear(on(year), SESSION | BUSINESS);
  }
  for (const { date, name, english, bonds } of SPECIAL_CLOSURES) {
    const day = dayOf(date);
    if (day < firstDay || day >= firstDay + flags.length) continue;
    closures.set(day, { kind: 'special', name, english });
    clear(day, bonds ? SESSION | BUSINESS : SESSION);
  }
  for (const on of BOND_HOLIDAYS) clear(on(year), BUSINESS);

  const independence = dateOf(year, 7, 4);
  const eves = [thanksgiving(year) + 1, dateOf(year, 12, 24)];
  // Before a Saturday 4 July, the 3rd is the holiday; before a Sunday one, the 3rd is a Saturday.
  if (weekdayOf(independence) >= MONDAY && weekdayOf(independence) <= FRIDAY) eves.push(independence - 1);
  for (const eve of eves) {
    if (flags[eve - firstDay]! & SESSION) flags[eve - firstDay]! |= EARLY_CLOSE;
  }
  return { firstDay, flags, closures };
}

const years = new Map<number, YearTable>();
let recent = yearTable(2026);

function yearTable(year: number): YearTable {
  let table = years.get(year);
  if (!table) {
    table = buildYear(year);
    years.set(year, table);
  }
  return table;
}

function tableOf(day: number): YearTable {
  // Callers walk through neighbouring days, so the last year used is nearly always the right one.
  if (day < recent.firstDay || day >= recent.firstDay + recent.flags.length)
    recent = yearTable(partsOf(day).year);
  return recent;
}

function has(day: number, flag: number): boolean {
  const { firstDay, flags } = tableOf(day);
  return (flags[day - firstDay]! & flag) !== 0;
}

/** Whether New York stocks trade on a day, if only until 13:00. */
export function isSession(day: number): boolean {
  return has(day, SESSION);
}

/** The last session strictly before a day. */
export function previousSession(day: number): number {
  return sessionOnOrBefore(day - 1);
}

/** The first session strictly after a day. */
export function nextSession(day: number): number {
  let next = day + 1;
  while (!isSession(next)) next += 1;
  return next;
}

export function sessionOnOrBefore(day: number): number {
  let session = day;
  while (!isSession(session)) session -= 1;
  return session;
}

/** The sessions from one day to another, both included, oldest first. Empty when they are out of order. */
export function sessionsBetween(fromDay: number, toDay: number): number[] {
  const sessions: number[] = [];
  for (let day = fromDay; day <= toDay; day += 1) if (isSession(day)) sessions.push(day);
  return sessions;
}

/** Why stocks do not trade on a day. Undefined on a session. A holiday on a weekend is a weekend. */
export function closureOf(day: number): Closure | undefined {
  if (isSession(day)) return undefined;
  const weekday = weekdayOf(day);
  if (weekday === SUNDAY || weekday === SATURDAY) return WEEKEND;
  return tableOf(day).closures.get(day);
}

/** New York wall clock. On a day without a session: the usual 16:00. */
export function closeTime(day: number): '16:00' | '13:00' {
  return has(day, EARLY_CLOSE) ? '13:00' : '16:00';
}

/** When the session of a day ends, in ms since 1970. On a day without a session: 16:00 New York. */
export function closeInstant(day: number): number {
  return instantAt(day, closeTime(day), NEW_YORK);
}

/** Whether the US bond market works on a day: see the head of the file. */
export function isBusinessDay(day: number): boolean {
  return has(day, BUSINESS);
}

/** The first business day strictly after a day. */
export function nextBusinessDay(day: number): number {
  return rollForward(day + 1);
}

/** The `count`-th business day strictly after a day (before it, if negative); for 0 the day itself. */
export function addBusinessDays(day: number, count: number): number {
  const step = Math.sign(count);
  let result = day;
  for (let left = Math.abs(count); left > 0; ) {
    result += step;
    if (isBusinessDay(result)) left -= 1;
  }
  return result;
}

function rollForward(day: number): number {
  let result = day;
  while (!isBusinessDay(result)) result += 1;
  return result;
}

/**
 * The tax day of a month. The holiday of the District of Columbia on 16 April moves a federal
 * deadline too (https://www.irs.gov/pub/irs-drop/rr-15-13.pdf). Postponements by decree, as in 2020, are not here.
 */
function taxDay(year: number, month: number): number {
  const emancipation = offWeekend(dateOf(year, 4, 16));
  const day = rollForward(dateOf(year, month, 15));
  return day === emancipation ? nextBusinessDay(day) : day;
}

interface YearCalendar {
  readonly kinds: ReadonlyMap<number, readonly CalendarEntry[]>;
  readonly funding: ReadonlySet<number>;
}

const NO_ENTRIES: readonly CalendarEntry[] = [];
const calendars = new Map<number, YearCalendar>();

function calendarOf(day: number): YearCalendar {
  const { year } = partsOf(day);
  let calendar = calendars.get(year);
  if (!calendar) {
    calendar = buildCalendar(year);
    calendars.set(year, calendar);
  }
  return calendar;
}

function buildCalendar(year: number): YearCalendar {
  const kinds = new Map<number, CalendarEntry[]>();
  const funding = new Set<number>();
  const add = (day: number, kind: CalendarKind): void => {
    kinds.set(day, [...(kinds.get(day) ?? []), { kind }]);
    if (kind === 'tax' || kind === 'settlement') funding.add(day);
  };
  // Month 0 is December before: what it rolls forward falls into January.
  // What lands in a neighbouring year is stored here but never looked up.
  for (let month = 0; month <= 12; month += 1) {
    const lastDay = firstOfMonth(year, month + 1) - 1;
    const lastSession = sessionOnOrBefore(lastDay);
    add(lastSession, month % 3 === 0 ? 'quarter_end' : 'month_end');
    for (let day = previousSession(lastSession); day <= nextSession(lastSession); day += 1) funding.add(day);
    if (TAX_MONTHS.includes(month)) add(taxDay(year, month), 'tax');
    // Notes and bonds are dated on the 15th or the last day of a month and paid on the next business day.
    add(rollForward(dateOf(year, month, 15)), 'settlement');
    add(rollForward(lastDay), 'settlement');
    add(sessionOnOrBefore(nthWeekday(year, month, FRIDAY, 3)), 'expiry');
  }
  return { kinds, funding };
}

/** What falls on a day by rule. Several entries can: mid-March is tax day and settlement. */
export function calendarKinds(day: number): readonly CalendarEntry[] {
  return calendarOf(day).kinds.get(day) ?? NO_ENTRIES;
}

/**
 * Whether the calendar alone raises overnight funding rates (DOMAIN.md, section 5): from one session before the
 * last of a month to one after it, tax days and coupon settlements.
 */
export function isFundingCalendarDate(day: number): boolean {
  return calendarOf(day).funding.has(day);
}
