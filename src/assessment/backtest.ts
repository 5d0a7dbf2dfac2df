import { type EventFeed, emptyFeed } from '../events/feed.ts';
import type { Registry } from '../indicators/registry.ts';
import { asOfDay } from '../snapshot/as-of.ts';
import { collect } from '../snapshot/collect.ts';
import type { History } from '../sources/history.ts';
import { type IsoDate, isoOf } from '../time/dates.ts';
import { sessionsBetween } from '../time/us-market.ts';
import { assess } from './assess.ts';
import type { Window } from './assessment.ts';
import { type Framework, indicatorsOf } from './framework.ts';

export interface BacktestParts {
  readonly history: History;
  readonly registry: Registry;
  readonly framework: Framework;
  readonly fromDay: number;
  readonly toDay: number;
  readonly window: Window | 'auto';
  /** Default: a healthy feed that holds nothing, the hardest test of silence. */
  readonly feed?: EventFeed;
}

export interface NamedDay {
  readonly date: IsoDate;
  readonly driver: string;
  readonly oddsDb: number;
  readonly maxAbsZ: number;
  readonly breadth: number;
}

export interface Backtest {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly window: Window | 'auto';
  /** Sessions with at least seven of the panel known; the others are left out. */
  readonly days: number;
  readonly skipped: number;
  readonly words: Readonly<Record<'ordinary' | 'notable' | 'rare' | 'extreme', number>>;
  /** Days on which an eligible driver reaches even odds. */
  readonly named: readonly NamedDay[];
  readonly namedShare: number;
  /** Days on which a driver reaches even odds, by driver, named or not. */
  readonly evenOdds: Readonly<Record<string, readonly IsoDate[]>>;
}

const MIN_PANEL = 7;

/** Runs the engine over every session of a span. Deterministic; the caller times it. */
export function backtest(parts: BacktestParts): Backtest {
  const { history, registry, framework, window } = parts;
  const feed = parts.feed ?? emptyFeed();
  const only = indicatorsOf(framework);
  const words = { ordinary: 0, notable: 0, rare: 0, extreme: 0 };
  const named: NamedDay[] = [];
  const evenOdds: Record<string, IsoDate[]> = {};
  let days = 0;
  let skipped = 0;
  const sessions = sessionsBetween(parts.fromDay, parts.toDay);
  for (const session of sessions) {
    const snapshot = collect(history, registry, asOfDay(session), only);
    const result = assess({ snapshot, registry, framework, feed, window, skipRobustness: true });
    const { word } = result.unusualness;
    if (word === 'unknown' || result.unusualness.available < MIN_PANEL) {
      skipped += 1;
      continue;
    }
    days += 1;
    words[word] += 1;
    for (const driver of result.drivers) {
      if (driver.oddsDb < 0 || driver.role === 'null') continue;
      evenOdds[driver.id] = [...(evenOdds[driver.id] ?? []), result.asOf];
    }
    const best = result.drivers.find(({ id }) => Object.values(result.leaders).includes(id));
    if (best && best.oddsDb >= 0) {
      const { maxAbsZ, breadth } = result.unusualness;
      named.push({ date: result.asOf, driver: best.id, oddsDb: best.oddsDb, maxAbsZ, breadth });
    }
  }
  return {
    from: isoOf(parts.fromDay),
    to: isoOf(parts.toDay),
    window,
    days,
    skipped,
    words,
    named,
    namedShare: days === 0 ? 0 : named.length / days,
    evenOdds,
  };
}
