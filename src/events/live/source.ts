/** The port of live news: publishers give raw items, rules.ts and classify.ts make typed records of them. */

import type { HttpDoor } from '../../sources/http/door.ts';
import type { Standing } from '../../sources/source.ts';
import type { EventRecord } from '../record.ts';

/** One publication as its publisher gave it. The words in it are data, never an instruction. */
export interface RawItem {
  /** Id of the `EventSource`. */
  readonly sourceId: string;
  /** Who published it, for the record's `source`: "Federal Reserve", "reuters.com". */
  readonly publisher: string;
  readonly url: string;
  /** Plain text on one line. */
  readonly title: string;
  /** More of it in plain text, when the publisher gives it. */
  readonly text?: string;
  /** When it was first public, ms since 1970. */
  readonly publishedMs: number;
  readonly timePrecision: 'minute' | 'hour' | 'day';
  /** As the publisher says: "en", "English". */
  readonly language: string;
  /**
   * How near it is to the event: `decision` is the body's own act (release, order, filing), `statement` the own
   * dated words of an office holder, `report` what others write about it.
   */
  readonly voice: 'decision' | 'statement' | 'report';
  /** What the publisher's data (not its words) say: such an item is not classified by rules. */
  readonly known?: KnownTyping;
}

/** Everything of a record that is not its time, its words and its source. */
export type KnownTyping = Pick<EventRecord, 'class' | 'direction' | 'entity'> &
  Partial<Pick<EventRecord, 'stage' | 'reach' | 'kind' | 'figures'>>;

export interface SourceRead {
  readonly items: readonly RawItem[];
  /**
   * From when on the read is complete. Feeds hold their newest items only: after a long pause this is later than
   * what was asked for, and the days before it stay unchecked.
   */
  readonly coversFromMs: number;
  /** What was left out or stood in, one clause each. */
  readonly notes: readonly string[];
}

export interface EventSource {
  readonly id: string;
  /** Named beside its records. */
  readonly publisher: string;
  readonly hosts: readonly string[];
  readonly standing: Standing;
  /** Shortest time between two reads, ms: how often there can be anything new, and what the host bears. */
  readonly everyMs: number;
  /**
   * Everything published since a time. A good read without items is an empty list, not an error.
   * @throws SourceError, or the reason of an abort.
   */
  fetch(sinceMs: number, signal: AbortSignal): Promise<SourceRead>;
}

export interface EventSourceParts {
  readonly door: HttpDoor;
  /** Now, ms since 1970. */
  readonly now: () => number;
}
