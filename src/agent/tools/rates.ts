import { z } from 'zod';
import { defineTool } from '../define-tool.ts';
import type { Tool } from '../tool.ts';
import { Day } from './day.ts';
import { asOf, type ToolParts } from './parts.ts';

const schema = z.strictObject({ asOf });

const READINGS = [
  'us2y',
  'us10y',
  'us30y',
  'curve-2s10s',
  'curve-2s30s',
  'breakeven10y',
  'real10y',
  'term-premium',
  'mortgage',
  'fed-funds-upper',
] as const;

export function rates(parts: ToolParts): Tool {
  return defineTool({
    name: 'rates',
    description: 'Treasury yields, curve, breakeven, real yield, term premium, mortgage, Fed target.',
    schema,
    run: (input, context) => {
      const day = new Day(parts, context, input.asOf);
      const content = [day.heading, ...day.lines(READINGS, [1, 5])];
      return { content: content.join('\n'), figures: day.ledger.figures };
    },
  });
}
