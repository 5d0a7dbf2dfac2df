import { type EventFeed, healthOfClass } from '../events/feed.ts';
import type { EventRecord } from '../events/record.ts';
import {
  calendarStrength,
  clip,
  type EventContext,
  type EventStrength,
  fiscalStrength,
  growthStrength,
  inflationStrength,
  itemsOf,
  marginStrength,
  megacapStrength,
  netItems,
  policyStrength,
  tariffStrength,
} from '../events/strength.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { calendarKinds } from '../time/us-market.ts';
import type { Window } from './assessment.ts';
import type { Driver, EventSource, Framework } from './framework.ts';
import type { Measures } from './measures.ts';

/** How far before the window news may have come. */
const LEAD_DAYS = 1;
/** Below this an event is not nameable (DOMAIN 3, rule 8): what is left speaks against a driver, or says nothing. */
const NAMEABLE = 0.25;

/** The classes whose silence a rule takes as evidence. */
const RULE_CLASSES: Readonly<Partial<Record<EventSource['rule'], readonly EventRecord['class'][]>>> = {
  growth: ['growth_print'],
  inflation: ['inflation_print'],
  policy: ['policy'],
  tariff: ['tariff'],
  fiscal: ['fiscal'],
  megacap: ['megacap'],
  margin: ['margin'],
};

/** The strength of each driver's events in one window; undefined while the feed is down. */
export function eventStrengths(
  snapshot: Snapshot,
  framework: Framework,
  feed: EventFeed,
  measures: Measures,
  window: Window,
): (driver: Driver) => EventStrength | undefined {
  const { sessions, asOf } = snapshot;
  const last = sessions.length - 1;
  const startSession = sessions[last - window]!;
  if (feed.health(startSession - LEAD_DAYS, asOf.session) === 'down') return () => undefined;
  const context: EventContext = {
    records: feed.records.filter(
      ({ publicMs }) => publicMs <= asOf.mechanismsByMs && publicMs > (startSession - 30) * 86_400_000,
    ),
    sessions: Array.from(sessions.subarray(last - window + 1)),
    startSession,
    triggersByMs: asOf.triggersByMs,
    mechanismsByMs: asOf.mechanismsByMs,
    wholeDay: asOf.kind === 'date',
    scales: framework.events,
    sessionMove: (id, session) => measures.sessionMove(id, session),
    calendarKinds: (day) => calendarKinds(day).map(({ kind }) => kind),
  };
  const known = new Map<string, EventStrength | undefined>();
  const strength = (driver: Driver): EventStrength | undefined => {
    if (known.has(driver.id)) return known.get(driver.id);
    const test = driver.tests.find(({ kind }) => kind === 'event');
    const value = test?.kind === 'event' ? heard(test.source, ofSource(test.source)) : undefined;
    known.set(driver.id, value);
    return value;
  };
  /** Silence of a class that the feed does not see is no evidence of absence. */
  const heard = (source: EventSource, value: EventStrength | undefined): EventStrength | undefined => {
    const classes = source.rule === 'items' ? source.classes : (RULE_CLASSES[source.rule] ?? []);
    const seen = classes.every(
      (name) =>
        healthOfClass(feed, name as EventRecord['class'], startSession - LEAD_DAYS, asOf.session) ===
        'checked',
    );
    return seen || (value && value.strength >= NAMEABLE) ? value : undefined;
  };
  const ofSource = (source: EventSource): EventStrength | undefined => {
    switch (source.rule) {
      case 'items': {
        const items = itemsOf(source, context).sort((a, b) => Math.abs(b.amount) - Math.abs(a.amount));
        return { strength: clip(netItems(items), 0, 1), items };
      }
      case 'growth':
        return growthStrength(context);
      case 'inflation':
        return inflationStrength(context);
      case 'policy':
        return policyStrength(context);
      case 'tariff':
        return tariffStrength(context);
      case 'fiscal':
        return fiscalStrength(context);
      case 'megacap':
        return megacapStrength(context);
      case 'margin':
        return marginStrength(context);
      case 'calendar':
        return calendarStrength(context);
      case 'strongest-of': {
        let best: EventStrength = { strength: 0, items: [] };
        for (const id of source.drivers) {
          const driver = framework.drivers.find((candidate) => candidate.id === id)!;
          const other = strength(driver);
          if (other && other.strength > best.strength) best = other;
        }
        return best;
      }
    }
  };
  return strength;
}
