import type { SeriesStore } from '../sources/store/series-store.ts';

/** Observations in the database: read from memory, written through, and shared by several processes. */
export interface SharedSeriesStore extends SeriesStore {
  /** Takes in what other processes wrote since; returns how many series changed. Cheap when none did. */
  reload(): Promise<number>;
}
