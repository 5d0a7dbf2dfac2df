import { createBot } from '../../src/bot.ts';
import { pictureOf } from '../../src/charts/picture-of.ts';
import type { PictureSpec } from '../../src/charts/spec.ts';
import type { PictureOptions, PictureParts } from '../../src/charts/specs/frame.ts';
import type { Gap, Reading, Snapshot } from '../../src/snapshot/snapshot.ts';

/** Specs for the tests of pictures: a bot over the bundled history, and odd days made from its days. */

export const bot = createBot({ now: () => Date.parse('2026-11-01T00:00:00Z') });

export const KINDS: Readonly<Record<PictureSpec['kind'], (options: PictureOptions) => PictureSpec>> = {
  reading: (options) => pictureOf.reading(bot, 'silver', options)!,
  board: (options) => pictureOf.board(bot, options),
  drivers: (options) => pictureOf.drivers(bot, options),
  'cross-asset': (options) => pictureOf.crossAsset(bot, options),
  analog: (options) => pictureOf.analog(bot, undefined, options)!,
  framework: (options) => pictureOf.framework(bot, options),
};

export const DAYS = ['2020-03-12', '2024-08-05', '2025-08-21', '2025-10-10', '2026-01-30'] as const;

/** The same bot on a day whose readings are changed. */
export function botWith(change: (snapshot: Snapshot) => Snapshot): PictureParts {
  return { ...bot, defaultDay: bot.defaultDay, snapshot: (asOf) => change(bot.snapshot(asOf)) };
}

/** A day on which only these indicators have a value. */
export function only(snapshot: Snapshot, ids: readonly string[]): Snapshot {
  const gone = [...snapshot.readings.values()].filter(({ id }) => !ids.includes(id));
  const gaps: (readonly [string, Gap])[] = gone.map(({ id, family }) => [
    id,
    { kind: 'gap', id, family, reason: 'not-recorded', message: 'no source here holds it' },
  ]);
  return {
    ...snapshot,
    readings: new Map([...snapshot.readings].filter(([id]) => ids.includes(id))),
    gaps: new Map([...snapshot.gaps, ...gaps]),
  };
}

export function replaced(snapshot: Snapshot, id: string, change: (reading: Reading) => Reading): Snapshot {
  return {
    ...snapshot,
    readings: new Map(snapshot.readings).set(id, change(snapshot.readings.get(id)!)),
  };
}
