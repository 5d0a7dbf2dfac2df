import type { Indicator, Unit } from '../indicators/indicator.ts';
import { dayOf, type IsoDate, partsOf, weekdayOf } from '../time/dates.ts';
import type { Language } from './answer.ts';

/** How numbers and dates are printed, per language. Everything that prints a figure goes through here. */

const LOCALES: Readonly<Record<Language, string>> = { en: 'en-US', zh: 'zh-CN', es: 'es-ES' };
const formatters = new Map<string, Intl.NumberFormat>();

/** A plain number with a fixed count of digits after the point; never "-0". */
export function formatNumber(value: number, decimals: number, language: Language): string {
  const key = `${language}:${decimals}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(LOCALES[language], {
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
      return `${signed(value / 1000, 1, language)}bn`;
    case 'usd-billions':
      return `${signed(value, 1, language)}bn`;
    case 'contracts':
    case 'persons':
      return signed(value, 0, language);
    case 'fraction':
      return `${signed(value * 100, 3, language)}%`;
    default:
      return signed(value, Math.abs(value) < 10 ? 2 : 1, language);
  }
}

const TRILLION: Readonly<Record<Language, (amount: string) => string>> = {
  en: (amount) => `$${amount}tn`,
  zh: (amount) => `${amount}万亿美元`,
  es: (amount) => `${amount} billones USD`,
};
const BILLION: Readonly<Record<Language, (value: number, language: Language) => string>> = {
  en: (value, language) => `$${formatNumber(value, Math.abs(value) < 100 ? 1 : 0, language)}bn`,
  zh: (value, language) => `${formatNumber(value * 10, Math.abs(value) < 10 ? 1 : 0, language)}亿美元`,
  es: (value, language) => `${formatNumber(value, Math.abs(value) < 100 ? 1 : 0, language)} mil M USD`,
};

function dollars(billions: number, language: Language): string {
  return Math.abs(billions) >= 1000
    ? TRILLION[language](formatNumber(billions / 1000, 2, language))
    : BILLION[language](billions, language);
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
      return value < 0
        ? `-$${formatNumber(-value, decimals, language)}`
        : `$${formatNumber(value, decimals, language)}`;
    case 'usd-millions':
      return dollars(value / 1000, language);
    case 'usd-billions':
      return dollars(value, language);
    case 'percent':
      return `${formatNumber(value, decimals, language)}%`;
    case 'percentage-points':
      return `${formatNumber(value, decimals, language)} pp`;
    case 'basis-points':
      return `${signed(value, decimals, language)}bp`;
    case 'fraction':
      return `${formatNumber(value * 100, 3, language)}%`;
    default:
      return formatNumber(value, decimals, language);
  }
}

const MONTHS: Readonly<Record<'en' | 'es', readonly string[]>> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'],
};
const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  es: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
};

/** "30 Jan 2026", "2026年1月30日", "30 ene 2026". */
export function formatDate(date: IsoDate, language: Language): string {
  const { year, month, date: day } = partsOf(dayOf(date));
  if (language === 'zh') return `${year}年${month}月${day}日`;
  return `${day} ${MONTHS[language][month - 1]} ${year}`;
}

/** "30 Jan", where the year is clear. */
export function formatDayMonth(date: IsoDate, language: Language): string {
  const { month, date: day } = partsOf(dayOf(date));
  return language === 'zh' ? `${month}月${day}日` : `${day} ${MONTHS[language][month - 1]}`;
}

export function formatWeekday(date: IsoDate, language: Language): string {
  return WEEKDAYS[language][weekdayOf(dayOf(date))]!;
}
