import type { AnalogFinder } from '../assessment/analogs.ts';
import type { Assessment } from '../assessment/assessment.ts';
import type { Framework } from '../assessment/framework.ts';
import type { Registry } from '../indicators/registry.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';

/** What is known of sources, as far as alerts watch it. */
export interface Health {
  readonly sources: readonly {
    readonly id: string;
    readonly publisher: string;
    readonly state: 'ok' | 'partly' | 'down' | 'unused' | 'needs-key';
  }[];
  readonly familiesDown: readonly string[];
}

/** What alerts read: a bot is one. */
export interface World {
  readonly registry: Registry;
  readonly framework: Framework;
  readonly analogs: AnalogFinder;
  readonly mode: 'recorded' | 'live';
  snapshot(): Snapshot;
  assess(): Assessment;
}
