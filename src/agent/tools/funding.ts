import { z } from 'zod';
import { firstOfMonth, isoOf, partsOf } from '../../time/dates.ts';
import { isFundingCalendarDate } from '../../time/us-market.ts';
import { defineTool } from '../define-tool.ts';
import type { Tool } from '../tool.ts';
import { Day, formatLevel } from './day.ts';
import { asOf, type ToolParts } from './parts.ts';
import { pastOf } from './past.ts';

const schema = z.strictObject({ asOf });

const SPREAD = 'sofr-iorb';
const READINGS = [
  'sofr',
  'iorb',
  SPREAD,
  'effr-iorb',
  'reserves',
  'reserves-to-gdp',
  'fed-assets',
  'reverse-repo',
] as const;
const MONTHS = 4;

export function funding(parts: ToolParts): Tool {
  return defineTool({
    name: 'funding',
    description:
      'Bank and dollar funding: SOFR, IORB, their gap with monthly averages, reserves, Fed balance sheet.',
    schema,
    run: (input, context) => {
      const day = new Day(parts, context, input.asOf);
      const raised = isFundingCalendarDate(day.snapshot.asOf.session)
        ? 'A calendar date (period end, tax or settlement day): the calendar alone raises overnight rates.'
        : 'No period end, tax or settlement day.';
      const content = [day.heading, raised, ...day.lines(READINGS, [1, 5]), ...averages(parts, day)];
      return { content: content.join('\n'), figures: day.ledger.figures };
    },
  });
}

/** SOFR minus IORB by month: the day's own month so far, and those before. */
function averages(parts: ToolParts, day: Day): string[] {
  const indicator = parts.registry.get(SPREAD);
  const reading = day.reading(SPREAD);
  if (!indicator || !reading) return [];
  const { year, month } = partsOf(day.snapshot.asOf.session);
  const points = pastOf(parts, day.snapshot, indicator, firstOfMonth(year, month - MONTHS + 1));
  const refs = Array.from({ length: MONTHS }, (_, i) => {
    const first = firstOfMonth(year, month - MONTHS + 1 + i);
    const next = firstOfMonth(year, month - MONTHS + 2 + i);
    const inside = points.filter((point) => point.day >= first && point.day < next);
    if (inside.length === 0) return undefined;
    const value = inside.reduce((sum, point) => sum + point.value, 0) / inside.length;
    return day.number({
      id: `funding.avg.${isoOf(first).slice(0, 7)}`,
      value,
      unit: 'basis-points',
      text: formatLevel(value, indicator, day.language),
      instrument: `SOFR minus IORB, mean of the month's ${inside.length} daily prints`,
      source: reading.publisher,
      asOf: isoOf(inside.at(-1)!.day),
    });
  });
  const known = refs.filter((ref) => ref !== undefined);
  return known.length === 0 ? [] : [`SOFR minus IORB, monthly averages: ${known.join(', ')}.`];
}
