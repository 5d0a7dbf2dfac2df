import type { SoakSettings } from './settings.ts';

/** What the program keeps up to a limit, as the heap shows it. */
export interface Holder {
  /** The end of its name on the heap. */
  readonly name: string;
  readonly what: string;
  /** Of entries, or of kB of bytes in them. */
  readonly limit: number;
  readonly unit: 'entries' | 'kB';
  /**
   * For those that a run of minutes cannot fill: kB that they hold when they are full, by the retained size of their
   * entries in a snapshot. Those without must reach their limit in the run.
   */
  readonly fullKb?: number;
  readonly engines?: readonly SoakSettings['engine'][];
}

const entries = { unit: 'entries' } as const;

export const HOLDERS: readonly Holder[] = [
  { name: 'Context.kept', what: 'drawn pictures (charts/pictures.ts)', limit: 32 * 1_024, unit: 'kB' },
  { ...entries, name: '#prepared', what: 'statements (engines/sqlite.ts)', limit: 200, engines: ['sqlite'] },
  { ...entries, name: 'Context.warm', what: 'recorded days (bot.ts)', limit: 16 },
  { ...entries, name: 'Context.drawn', what: 'pictures of digests (digest-service.ts)', limit: 12 },
  { ...entries, name: 'Context.resourceTimingBuffer', what: 'timings that Node keeps of fetch', limit: 250 },
  { ...entries, name: 'Context.making', what: 'editions of digests (editions.ts)', limit: 60, fullKb: 1_800 },
  { ...entries, name: 'Context.recent', what: 'events seen (seen.ts)', limit: 20_000, fullKb: 2_400 },
  { ...entries, name: 'Views.known', what: 'Discord answers in pages (view.ts)', limit: 500, fullKb: 8_600 },
  { ...entries, name: 'Context.isoDates', what: 'written dates (dates.ts)', limit: 20_000, fullKb: 4_000 },
  { ...entries, name: 'Context.offsets', what: 'offsets of zones (dates.ts)', limit: 20_000, fullKb: 4_000 },
  { ...entries, name: 'Context.widths', what: 'widths of words (table.ts)', limit: 5_000, fullKb: 300 },
];
