import type { CompileParts } from '../../src/alerts/build.ts';
import type { Health } from '../../src/alerts/world.ts';
import type { AnalogFinder } from '../../src/assessment/analogs.ts';
import { createBot } from '../../src/bot.ts';

export const bot = createBot({ now: () => Date.UTC(2026, 10, 24) });

export const health: Health = {
  sources: [
    { id: 'fred', publisher: 'FRED', state: 'ok' },
    { id: 'yahoo', publisher: 'Yahoo', state: 'down' },
  ],
  familiesDown: ['credit'],
};

/** The record as of its newest complete day, 30 January 2026, with the rules of a live bot. */
export const compileParts: CompileParts & { readonly analogs: AnalogFinder } = {
  registry: bot.registry,
  framework: bot.framework,
  analogs: bot.analogs,
  snapshot: bot.snapshot('2026-01-30'),
  mode: 'live',
  health,
};
