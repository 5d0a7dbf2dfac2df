/**
 * Releases of data at their scheduled times, with the figure and without a consensus: none is free. What a release
 * means depends on what was expected, and the change against the month before is no stand-in for that. So the record
 * says that the release came and what it showed, as a calendar event that supports nothing.
 */

import type { CalendarEvent } from '../../calendar.ts';
import type { EventSource, RawItem } from '../source.ts';

/** One figure of a release as its agency published it. */
export interface ReleasedFigure {
  readonly actual: number;
  readonly previous?: number;
  /** In words: "% on the month", "thousand". */
  readonly unit: string;
  readonly url: string;
}

export interface ReleaseParts {
  /** Releases that were due in a span. */
  readonly due: (fromMs: number, toMs: number) => readonly CalendarEvent[];
  /**
   * The figure of a release, once it is out; undefined while the series still ends before it.
   * @throws SourceError
   */
  readonly read: (release: CalendarEvent, signal: AbortSignal) => Promise<ReleasedFigure | undefined>;
  readonly now: () => number;
}

const ID = 'data-releases';

export function createReleaseSource({ due, read, now }: ReleaseParts): EventSource {
  return {
    id: ID,
    publisher: 'Statistical agencies',
    hosts: [],
    standing: 'official',
    everyMs: 5 * 60_000,
    fetch: async (sinceMs, signal) => {
      const items: RawItem[] = [];
      const notes: string[] = [];
      for (const release of due(sinceMs, now())) {
        const figure = await read(release, signal);
        if (figure) items.push(itemOf(release, figure));
        else notes.push(`${release.title} of ${release.date} is not in the series yet`);
      }
      return { items, coversFromMs: sinceMs, notes };
    },
  };
}

function itemOf(release: CalendarEvent, { actual, previous, unit, url }: ReleasedFigure): RawItem {
  const before = previous === undefined ? '' : ` after ${previous}${unit}`;
  return {
    sourceId: ID,
    publisher: release.source,
    url,
    title: `${release.title}: ${actual}${unit}${before}; what was expected is not at hand.`,
    publishedMs: release.atMs,
    timePrecision: release.hasTime ? 'minute' : 'day',
    language: 'en',
    voice: 'decision',
    known: {
      class: 'calendar',
      direction: 'neutral',
      stage: 'routine',
      reach: 'wide',
      entity: release.title,
      figures: { actual, ...(previous === undefined ? {} : { previous }) },
    },
  };
}
