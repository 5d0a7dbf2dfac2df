import type { SoakSettings } from './settings.ts';

/** What the program keeps up to a limit, as the heap shows it. */
export interface Holder {
  /** The end of its name on the heap. */
  readonly name: string;
  readonly limit: number;
  readonly what: string;
  /** For those that no run of minutes fills: what they hold when they are full, by count of their entries. */
  readonly smallKb?: number;
  readonly engines?: readonly SoakSettings['engine'][];
}

export const HOLDERS: readonly Holder[] = [];
