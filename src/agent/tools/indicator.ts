import { z } from 'zod';
import { isoOf, localDayOf } from '../../time/dates.ts';
import { NEW_YORK } from '../../time/us-market.ts';
import { defineTool } from '../define-tool.ts';
import type { Tool } from '../tool.ts';
import { Day } from './day.ts';
import { asOf, indicatorNamed, name, type ToolParts } from './parts.ts';

const schema = z.strictObject({ indicator: name.describe('id or name'), asOf });

const SPANS = [1, 3, 5, 20] as const;
const Z_SPANS = [3, 5] as const;

export function indicator(parts: ToolParts): Tool {
  return defineTool({
    name: 'indicator',
    description: 'One reading in full: level, changes, how unusual, percentile, source, next release.',
    schema,
    run: (input, context) => {
      const { id, note } = indicatorNamed('indicator', parts.registry, input.indicator);
      const day = new Day(parts, context, input.asOf);
      const reading = day.reading(id);
      if (!reading) {
        return { content: `${day.heading}\n${day.gaps([id])}`, figures: [] };
      }
      const more = [...Z_SPANS.map((span) => day.z(id, span)), day.usualMove(id), day.percentile(id)];
      const next = reading.nextExpectedAt && isoOf(localDayOf(Date.parse(reading.nextExpectedAt), NEW_YORK));
      const content = [
        day.heading,
        day.line(id, SPANS, more),
        `Id ${id}; source: ${reading.publisher}${next ? `; next value expected ${next}` : ''}.`,
        note,
        more.at(-1) && 'Percentile: among its last 250 values.',
      ];
      return { content: content.filter(Boolean).join('\n'), figures: day.ledger.figures };
    },
  });
}
