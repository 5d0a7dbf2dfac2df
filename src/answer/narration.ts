import type { AnalogFinder } from '../assessment/analogs.ts';
import type { Assessment } from '../assessment/assessment.ts';
import type { Driver, Framework } from '../assessment/framework.ts';
import type { EventFeed } from '../events/feed.ts';
import type { Premise } from './premise.ts';
import type { Question } from './question.ts';
import type { Writer } from './writer.ts';

/** What an answer by code is written from. */
export interface Narration {
  readonly writer: Writer;
  readonly framework: Framework;
  readonly analogs: AnalogFinder;
  readonly feed: EventFeed;
  readonly assessment: Assessment;
  readonly question: Question;
  readonly premise: Premise;
}

export function entryOf(framework: Framework, id: string): Driver {
  return framework.drivers.find((driver) => driver.id === id)!;
}
