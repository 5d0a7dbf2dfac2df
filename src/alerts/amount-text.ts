import type { Language } from '../answer/answer.ts';
import { formatChange, formatLevel, formatNumber } from '../answer/format.ts';
import type { Unit } from '../indicators/indicator.ts';
import type { Registry } from '../indicators/registry.ts';
import type { Metric, ThresholdUnit } from './rule.ts';
import { ALERT_WORDS } from './words.ts';

const MAX_DECIMALS = 6;

/** Digits after the point that a number needs, so that a threshold is printed as it is. */
function decimalsOf(value: number): number {
  const digits = /\.(\d+)/.exec(Math.abs(value).toFixed(MAX_DECIMALS).replace(/0+$/, ''))?.[1] ?? '';
  return digits.length;
}

/** A value or threshold of a metric in its unit. `exact`: all its digits, for thresholds. */
export function amountText(
  value: number,
  unit: ThresholdUnit,
  metric: Metric,
  registry: Registry,
  language: Language,
  exact = false,
): string {
  if (unit === 'sigma' || unit === 'decibans' || unit === 'distance') {
    const decimals = exact ? decimalsOf(value) : unit === 'distance' ? 2 : 1;
    const number = formatNumber(value, decimals, language);
    return unit === 'sigma'
      ? ALERT_WORDS[language].usualMoves(number)
      : unit === 'decibans'
        ? `${number} dB`
        : number;
  }
  if (metric.kind === 'change') {
    const sign = value > 0 ? '+' : '';
    if (unit === 'percent' || unit === 'basis-points') {
      const decimals = exact ? decimalsOf(value) : unit === 'percent' ? 2 : 1;
      const number = formatNumber(value, decimals, language);
      return `${/[1-9]/.test(number) ? sign : ''}${number}${unit === 'percent' ? '%' : 'bp'}`;
    }
    return formatChange(value, unit as Unit, language);
  }
  const indicator = 'of' in metric ? registry.get(metric.of) : undefined;
  const usual = indicator?.decimals ?? (unit === 'basis-points' ? 1 : 2);
  return formatLevel(value, { unit: unit as Unit, decimals: exact ? decimalsOf(value) : usual }, language);
}
