import type { Indicator, Unit } from '../indicators/indicator.ts';
import { dayOf, type IsoDate, partsOf, weekdayOf } from '../time/dates.ts';
import type { Language } from './answer.ts';
import { LOCALES } from './locales.ts';

/** How numbers and dates are printed, per language. Everything that prints a figure goes through here. */

const formatters = new Map<string, Intl.NumberFormat>();

/** A plain number with a fixed count of digits after the point; never "-0". */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const key = `${language}:${decimals}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(LOCALES[language].tag, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
      useGrouping: true,
    });
    formatters.set(key, formatter);
  }
  const text = formatter.format(value);
  return /[1-9]/.test(text) ? text : text.replace('-', '');
}

function signed(value: number, decimals: number, language: Language): string {
  const text = formatNumber(value, decimals, language);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A change with its sign and unit: "+1.2%", "-3bp". */
export function formatChange(value: number, unit: Unit, language: Language): string {
  switch (unit) {
    case 'percent':
      return `${signed(value, 1, language)}%`;
    case 'basis-points':
      return `${signed(value, 0, language)}bp`;
    case 'usd-millions':
      return signedDollars(value / 1000, language);
    case 'usd-billions':
      return signedDollars(value, language);
    case 'contracts':
    case 'persons':
      return signed(value, 0, language);
    case 'fraction':
      return `${signed(value * 100, 3, language)}%`;
    default:
      return signed(value, Math.abs(value) < 10 ? 2 : 1, language);
  }
}

function signedDollars(billions: number, language: Language): string {
  const text = dollars(Math.abs(billions), language);
  // What rounds to nothing has no sign.
  return /[1-9]/.test(text) ? `${billions > 0 ? '+' : '-'}${text}` : text;
}

function dollars(billions: number, language: Language): string {
  const print = (value: number, decimals: number): string => formatNumber(value, decimals, language);
  const { trillion, billion } = LOCALES[language];
  return Math.abs(billions) >= 1000 ? trillion(print(billions / 1000, 2)) : billion(billions, print);
}

/** A level with its unit: "$408.07", "4.26%", "$2.90tn". Signed where the sign is the point (spreads). */
export function formatLevel(
  value: number,
  indicator: Pick<Indicator, 'unit' | 'decimals'>,
  language: Language,
): string {
  const { unit, decimals } = indicator;
  switch (unit) {
    case 'usd':
    case 'usd-adjusted':
    case 'usd-per-ounce':
    case 'usd-per-barrel':
    case 'usd-per-pound':
      return `${value < 0 ? '-' : ''}${LOCALES[language].dollars(formatNumber(Math.abs(value), decimals, language))}`;
    case 'usd-millions':
      return dollars(value / 1000, language);
    case 'usd-billions':
      return dollars(value, language);
    case 'percent':
      return `${formatNumber(value, decimals, language)}%`;
    case 'percentage-points':
      return LOCALES[language].percentagePoints(formatNumber(value, decimals, language));
    case 'basis-points':
      return `${signed(value, decimals, language)}bp`;
    case 'fraction':
      return `${formatNumber(value * 100, 3, language)}%`;
    default:
      return formatNumber(value, decimals, language);
  }
}

/** "30 Jan 2026", "2026年1月30日", "30 ene 2026". */
export function formatDate(date: IsoDate, language: Language): string {
  const { year, month, date: day } = partsOf(dayOf(date));
  return LOCALES[language].date(day, month, year);
}

/** "30 Jan", where the year is clear. */
export function formatDayMonth(date: IsoDate, language: Language): string {
  const { month, date: day } = partsOf(dayOf(date));
  return LOCALES[language].dayMonth(day, month);
}

export function formatWeekday(date: IsoDate, language: Language): string {
  return LOCALES[language].weekdays[weekdayOf(dayOf(date))]!;
}

/** "Friday 30 January 2026", "2026年1月30日周五", "viernes 30 de enero de 2026". */
export function formatLongDate(date: IsoDate, language: Language): string {
  const { year, month, date: day } = partsOf(dayOf(date));
  return LOCALES[language].longDate(formatWeekday(date, language), day, month, year);
}

/** "4th percentile": where a value stands, 0 to 100. */
export function formatPercentile(value: number, language: Language): string {
  return LOCALES[language].percentile(formatNumber(value, 0, language), value);
}
