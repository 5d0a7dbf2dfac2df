import { z } from 'zod';
import { FAMILIES } from '../../indicators/indicator.ts';
import { defineTool } from '../define-tool.ts';
import type { Tool } from '../tool.ts';
import { Day } from './day.ts';
import { asOf, type ToolParts, window } from './parts.ts';

const schema = z.strictObject({ family: z.enum(FAMILIES).optional(), asOf, window });

/** The board: what people ask about, family by family. The panel is always in it. */
const BOARD: readonly string[] = [
  'spx',
  'ndx',
  'small-caps',
  'emerging',
  'nikkei',
  'mag7-basket',
  'semis',
  'btc',
  'eth',
  'gold',
  'silver',
  'copper',
  'oil',
  'dollar',
  'dxy',
  'usdjpy',
  'vix',
  'move',
  'sofr-iorb',
  'reserves',
  'us2y',
  'us10y',
  'us30y',
  'breakeven10y',
  'long-treasuries',
  'high-yield',
  'hy-spread',
  'mortgage',
];
const DEFAULT_SPANS = [1, 5] as const;

export function marketSnapshot(parts: ToolParts): Tool {
  return defineTool({
    name: 'market_snapshot',
    description: 'Levels and moves of the main markets, or of all of one family. Check the premise with it.',
    schema,
    run: (input, context) => {
      const day = new Day(parts, context, input.asOf);
      const wanted = new Set([...BOARD, ...parts.framework.panel]);
      const ids = parts.registry.all
        .filter(({ id, family }) => (input.family ? family === input.family : wanted.has(id)))
        .map(({ id }) => id);
      const spans = input.window === undefined ? DEFAULT_SPANS : [input.window];
      const content = [
        day.heading,
        'change_1d: one session; change_1r: one release; z and σ: usual moves.',
        ...day.lines(ids, spans),
      ];
      return { content: content.join('\n'), figures: day.ledger.figures };
    },
  });
}
