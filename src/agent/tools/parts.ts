import { z } from 'zod';
import type { AnalogFinder } from '../../assessment/analogs.ts';
import type { Assessment, Window } from '../../assessment/assessment.ts';
import type { Driver, Framework } from '../../assessment/framework.ts';
import { InputError } from '../../errors.ts';
import type { EventCalendar } from '../../events/calendar.ts';
import type { EventFeed } from '../../events/feed.ts';
import type { Indicator } from '../../indicators/indicator.ts';
import type { Registry } from '../../indicators/registry.ts';
import type { Snapshot } from '../../snapshot/snapshot.ts';
import { parseDay } from '../../time/dates.ts';

/** What the tools read. They write nothing. */
export interface ToolParts {
  readonly registry: Registry;
  readonly framework: Framework;
  readonly feed: EventFeed;
  readonly analogs: AnalogFinder;
  /** What is due, where live sources announced it. */
  readonly calendar?: EventCalendar;
  /** @throws InputError for a wrong date, NoDataError for one that the data do not cover. */
  readonly snapshot: (asOf?: string) => Snapshot;
  /** Without a window, the one with the largest surprise. */
  readonly assess: (asOf?: string, window?: Window | 'auto') => Assessment;
}

const LONGEST_NAME = 80;

/** Arguments that several tools take. Without a day the conversation's is meant. */
export const day: z.ZodString = z
  .string()
  .refine((text) => parseDay(text) !== undefined, 'a day like 2026-01-30');
export const asOf: z.ZodOptional<z.ZodString> = day.optional().describe('YYYY-MM-DD');
export const window: z.ZodOptional<z.ZodLiteral<Window>> = z
  .literal([1, 3, 5])
  .optional()
  .describe('sessions');
export const name: z.ZodString = z.string().min(1).max(LONGEST_NAME);

/** @throws InputError with the nearest ids. */
export function indicatorNamed(tool: string, registry: Registry, text: string): Indicator {
  const found = registry.get(text) ?? registry.find(text);
  if (found) return found;
  const near = registry.suggest(text).map(({ id }) => id);
  const help =
    near.length > 0 ? `the nearest are ${near.join(', ')}` : 'market_snapshot lists them by family';
  throw new InputError(
    `${tool}: "indicator" must be the id or name of an indicator, and ${JSON.stringify(text)} is none; ${help}.`,
  );
}

/** By id, label or the words people use. @throws InputError with the ids that exist. */
export function driverNamed(tool: string, framework: Framework, text: string): Driver {
  const typed = text.trim().toLowerCase();
  const id = typed.replace(/[\s-]+/g, '_');
  const found =
    framework.drivers.find((driver) => driver.id === id) ??
    framework.drivers.find(
      ({ aliases, label }) =>
        aliases.includes(typed) || Object.values(label).some((words) => words.toLowerCase() === typed),
    );
  if (found) return found;
  const ids = framework.drivers.map((driver) => driver.id).join(', ');
  throw new InputError(`${tool}: "driver" must be one of ${ids}; ${JSON.stringify(text)} is not among them.`);
}
