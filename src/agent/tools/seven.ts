import {
  DRIVERS_OF_THE_SEVEN,
  lossOfTheSeven,
  MEMBER_MULTIPLES,
  reactionsOfTheSeven,
  TRUST_READINGS,
} from '../../answer/seven.ts';
import { type Day, formatChange, formatNumber, signed } from './day.ts';
import type { ToolParts } from './parts.ts';

/** What tells how much trust the seven still have, beside the tests of their drivers. Live only: no record holds it. */
export function sevenLines(parts: ToolParts, day: Day, driver: string): string[] {
  if (day.snapshot.mode !== 'live' || !DRIVERS_OF_THE_SEVEN.has(driver)) return [];
  const loss = lossOfTheSeven(day.snapshot, parts.framework);
  const lines = [
    'The seven (multiple and estimates add up to the change of price, logarithms in percent):',
    ...day.lines([...TRUST_READINGS, ...MEMBER_MULTIPLES], []),
  ];
  const reactions = reactionsOfTheSeven(day.snapshot);
  if (reactions) {
    const told = (['all', 'beats', 'misses'] as const).flatMap((id) => {
      const mean = id === 'all' ? reactions : reactions[id];
      if (!mean) return [];
      const text = formatChange(mean.meanPercent, 'percent', day.language);
      const ref = day.number({
        id: `mag7.reaction_${id}`,
        value: mean.meanPercent,
        unit: 'percent',
        text,
        instrument: `mean session move after the last report of the seven, ${id}`,
        source: 'Yahoo Finance',
      });
      return [`${id} of ${day.count(`mag7.reports_${id}`, mean.count)}: ${ref}`];
    });
    lines.push(`Mean session move after the last report: ${told.join('; ')}.`);
  }
  if (!loss) return lines;
  const instrument = 'the seven, weights as declared in the framework';
  const points = day.number({
    id: 'mag7.index_points',
    value: loss.points,
    unit: 'percentage-points',
    text: `${signed(loss.points, 2, day.language)} pp`,
    instrument,
  });
  const share =
    loss.share === undefined
      ? ''
      : `, a share of its loss of ${day.number({
          id: 'mag7.loss_share',
          value: loss.share * 100,
          unit: 'percent',
          text: `${formatNumber(loss.share * 100, 0, day.language)}%`,
          instrument,
        })}`;
  return [
    ...lines,
    `Their part in the last session's move of the S&P 500: ${points}${share} (${instrument}).`,
  ];
}
