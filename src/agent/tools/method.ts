import { z } from 'zod';
import { SIGMA_SESSIONS } from '../../snapshot/changes.ts';
import { defineTool } from '../define-tool.ts';
import type { Tool } from '../tool.ts';
import { Day } from './day.ts';
import type { ToolParts } from './parts.ts';

const schema = z.strictObject({});

export function method(parts: ToolParts): Tool {
  return defineTool({
    name: 'method',
    description: 'How the bot works and how sure it can be.',
    schema,
    run: (_, context) => {
      const day = new Day(parts, context);
      const { framework } = parts;
      const assets = day.count('method.panel', framework.panel.length);
      const sessions = day.count('method.sessions', SIGMA_SESSIONS);
      const drivers = day.count(
        'method.drivers',
        framework.drivers.filter(({ role }) => role !== 'null').length,
      );
      const content = [
        `First the premise is measured: ${assets} assets, each move divided by its usual move (the spread of the ${sessions} sessions before).`,
        `Then ${drivers} drivers are tested for and against with dated prices and dated news; every test adds or takes decibans, tests of one block count half beside the largest.`,
        'A trigger may be named only with a dated event in a checked feed; a leader needs nearly even odds and must be clear of the next.',
        'The day is compared with past episodes. Causes come from this engine and numbers from the tools, never from the language model.',
        'Weights are part measured, part from the literature, part judgement: read odds as support, not as calibrated probability. Not investment advice.',
      ];
      return { content: content.join('\n'), figures: day.ledger.figures };
    },
  });
}
