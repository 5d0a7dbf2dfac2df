import type { Assessment, DriverAssessment, Evidence } from '../assessment/assessment.ts';
import type { Framework, PriceTest, Test } from '../assessment/framework.ts';
import type { EventItem } from '../events/strength.ts';
import { isoOf, utcDayOf } from '../time/dates.ts';
import type { Line } from './answer.ts';
import { formatLevel, formatNumber } from './format.ts';
import type { Writer } from './writer.ts';

/** One line of evidence in words, with its figures. Undefined when there is nothing to tell. */
export function evidenceWords(
  writer: Writer,
  framework: Framework,
  assessment: Assessment,
  driver: DriverAssessment,
  row: Evidence,
): Line | undefined {
  if (row.kind === 'event') return eventWords(writer, row);
  if (row.missing !== undefined || row.value === null) return undefined;
  if (row.kind === 'leg') return moveWords(writer, row.of[0]!, assessment.window);
  if (row.kind === 'joint') {
    return row.ownDb > 0 ? writer.say('ev.joint', { labels: namesOf(writer, row.of) }) : undefined;
  }
  const test = framework.drivers.find(({ id }) => id === driver.id)?.tests.find(({ id }) => id === row.test);
  return test?.kind === 'measure' ? measureWords(writer, assessment, driver.id, test, row) : undefined;
}

function namesOf(writer: Writer, ids: readonly string[]): Line {
  return writer.join(
    ids.map((id) => [{ text: writer.label(id) }]),
    'and',
  );
}

/** Smaller moves need no word on how unusual they are. */
const USUAL_TOLD = 4;

/** "Gold -10.3% (9.9 usual moves)". */
export function moveWords(writer: Writer, id: string, sessions: number, tellUsual = true): Line | undefined {
  const change = writer.change(id, sessions);
  if (!change) return undefined;
  const z = writer.reading(id)?.z[sessions];
  const usual =
    tellUsual && z !== undefined && Math.abs(z) >= USUAL_TOLD
      ? writer.say('usual', { z: writer.usualMoves(id, sessions, z) })
      : [];
  return writer.say('ev.z', { label: writer.label(id), change, usual });
}

function measureWords(
  writer: Writer,
  assessment: Assessment,
  driverId: string,
  test: PriceTest,
  row: Evidence,
): Line | undefined {
  const { measure } = test;
  const value = row.value!;
  const number = (
    decimals: number,
    unit: 'sigma' | 'times' | 'count' | 'share',
  ): ReturnType<Writer['number']> =>
    writer.number(`${driverId}.${test.id}.value`, value, unit, decimals, row.of[0]);
  switch (measure.kind) {
    case 'z': {
      if (measure.sessions === undefined) return moveWords(writer, measure.of, assessment.window);
      const n = String(measure.sessions);
      const z = writer.usualMoves(measure.of, measure.sessions, value, true);
      return writer.say('ev.zLong', { label: writer.label(measure.of), z, n });
    }
    case 'change': {
      const change = writer.change(measure.of, measure.sessions ?? assessment.window);
      return change && writer.say('ev.change', { label: writer.label(measure.of), change });
    }
    case 'level': {
      const level = writer.level(measure.of);
      return level && writer.say('ev.level', { label: writer.label(measure.of), level });
    }
    case 'level-z':
      return writer.say('ev.levelZ', { label: writer.label(measure.of), z: number(1, 'sigma') });
    case 'percentile-before':
      return writer.say('ev.percentile', { label: writer.label(measure.of), value: number(0, 'share') });
    case 'mean-abs-z':
      return writer.say('ev.quiet', { z: number(1, 'sigma') });
    case 'min-score': {
      const labels = namesOf(
        writer,
        measure.legs.map(({ of }) => of),
      );
      return writer.say(row.score > 0 ? 'ev.bothFor' : 'ev.bothAgainst', { labels });
    }
    case 'funding':
      return writer.say('ev.funding', {
        level: writer.level(measure.of) ?? '',
        value: writer.figure({
          id: 'sofr-iorb.adjusted',
          value,
          unit: 'basis-points',
          text: `${value > 0 ? '+' : ''}${Math.round(value)}bp`,
          asOf: row.asOf,
          instrument: writer.reading(measure.of)?.instrument ?? '',
          source: writer.reading(measure.of)?.publisher ?? '',
        }),
      });
    case 'breadth': {
      const { breadth, available } = assessment.unusualness;
      return writer.say('ev.breadth', {
        n: writer.number('panel.breadth', breadth, 'count', 0),
        of: String(available),
      });
    }
    case 'excess-fall':
      return value > 0
        ? writer.say('ev.excess', { label: writer.label(measure.of), z: number(1, 'sigma') })
        : writer.say('ev.excessLess', { label: writer.label(measure.of) });
    case 'crowded-fall': {
      const leader = row.of.length === 1 ? row.of[0]! : undefined;
      const z = leader ? writer.reading(leader)?.z[assessment.window] : undefined;
      if (row.score <= 0 || !leader || z === undefined) return writer.say('ev.crowdedAgainst');
      return writer.say('ev.crowdedFor', {
        label: writer.label(leader),
        z: writer.usualMoves(leader, assessment.window, z),
      });
    }
    case 'concentration':
      return writer.say('ev.concentration', { label: writer.label(row.of[0]!), value: number(1, 'times') });
    case 'volatility-ratio':
      return writer.say('ev.volatility', { value: number(1, 'times') });
  }
}

/** The records behind an event row, the strongest two; or that there is none. */
function eventWords(writer: Writer, row: Evidence): Line | undefined {
  if (row.missing !== undefined) return writer.say('ev.noFeed');
  const items = (row.items ?? []).filter(({ amount }) => amount > 0);
  if (items.length === 0) return writer.say('ev.noEvent');
  if (row.ownDb < 0) {
    const first = items[0]!;
    return first.record
      ? writer.say('ev.weakEvent', { headline: headlineOf(writer, first), date: dateOf(writer, first) })
      : writer.say('ev.noEvent');
  }
  return writer.join(
    items.slice(0, 2).map((item) => itemWords(writer, item)),
    'and',
  );
}

/** The dates of the trading calendar that have a name in every language. */
const CALENDAR_KEYS = [
  'calendar.quarter_end',
  'calendar.month_end',
  'calendar.tax',
  'calendar.settlement',
  'calendar.expiry',
] as const;

export function itemWords(writer: Writer, item: EventItem): Line {
  const { record } = item;
  if (!record) {
    const key = CALENDAR_KEYS.find((known) => known === `calendar.${item.label}`);
    const kind = key ? writer.words(key) : (item.label ?? '').replaceAll('_', ' ');
    return writer.say('ev.calendar', { kind });
  }
  return writer.say(item.coarse ? 'ev.eventCoarse' : 'ev.event', {
    headline: headlineOf(writer, item),
    date: dateOf(writer, item),
    source: record.source.split(';')[0]!,
  });
}

function plainHeadline(writer: Writer, { record }: EventItem): string {
  return (
    record?.headline?.[writer.language] ?? record?.headline?.en ?? record?.summary.replace(/\.$/, '') ?? ''
  );
}

/** The figure that people know a report by: yearly inflation, the size of liquidations. */
const KNOWN_BY: readonly (readonly [key: string, unit: '%' | 'bn'])[] = [
  ['yoy_actual', '%'],
  ['liquidations_usd_bn', 'bn'],
];

function headlineOf(writer: Writer, item: EventItem): Line {
  const headline = plainHeadline(writer, item);
  const { record } = item;
  const known = KNOWN_BY.find(([key]) => record?.figures?.[key] !== undefined);
  if (!record || !known) return [{ text: headline }];
  const [key, unit] = known;
  const value = record.figures![key]!;
  const figure = writer.figure({
    id: `${record.id}.${key}`,
    value,
    unit: unit === '%' ? 'percent' : 'usd-billions',
    text:
      unit === '%'
        ? `${formatNumber(value, 1, writer.language)}%`
        : formatLevel(value, { unit: 'usd-billions', decimals: 0 }, writer.language),
    asOf: isoOf(utcDayOf(record.publicMs)),
    instrument: record.entity,
    source: record.source,
  });
  return writer.join([[{ text: headline }], [figure]]);
}

/** The day of the news where it is written from: UTC. */
function dateOf(writer: Writer, { record }: EventItem): string {
  return record ? writer.date(isoOf(utcDayOf(record.publicMs))) : '';
}

/** Rows for or against, the weightiest first, one per indicator. */
export function strongest(driver: DriverAssessment, sign: 1 | -1): Evidence[] {
  const rows = driver.evidence
    .filter(({ weightDb, missing }) => missing === undefined && weightDb * sign > 0.2)
    .sort((a, b) => Math.abs(b.weightDb) - Math.abs(a.weightDb));
  const seen = new Set<string>();
  return rows.filter(({ of, kind }) => {
    const key = kind === 'event' ? 'event' : of.join(',');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** The best few rows for or against in words. */
export function bestEvidence(
  writer: Writer,
  framework: Framework,
  assessment: Assessment,
  driver: DriverAssessment,
  sign: 1 | -1,
  count: number,
): Line[] {
  const lines: Line[] = [];
  for (const row of strongest(driver, sign)) {
    const line = evidenceWords(writer, framework, assessment, driver, row);
    if (line) lines.push(line);
    if (lines.length === count) break;
  }
  return lines;
}

/** A full score of at least this many decibans would have been a real confirmation. */
const CONFIRMING_DB = 2;
const CONFIRMED_SCORE = 0.25;

/** Core tests that would have carried weight and did not confirm: the counter-evidence of silence. */
export function unconfirmed(
  writer: Writer,
  framework: Framework,
  assessment: Assessment,
  driver: DriverAssessment,
  count: number,
): Line[] {
  const tests = framework.drivers.find(({ id }) => id === driver.id)?.tests ?? [];
  const rows = driver.evidence
    .map((row) => {
      const test = tests.find(({ id }) => id === row.test);
      return { row, full: test?.kind === 'measure' ? test.for : 0 };
    })
    .filter(
      ({ row, full }) =>
        row.missing === undefined && !row.optional && full >= CONFIRMING_DB && row.score < CONFIRMED_SCORE,
    )
    .sort((a, b) => b.full - a.full);
  return rows
    .map(({ row }) => evidenceWords(writer, framework, assessment, driver, row))
    .filter((line) => line !== undefined)
    .slice(0, count);
}

/** From this score on a test is as good as met: "near 40" is not said of 39. */
const MET_SCORE = 0.9;

/**
 * What a driver would still need, from the full points of its level and change tests: "VIX near 40". What is met
 * already by `evidence` is not named.
 */
export function needsOf(writer: Writer, tests: readonly Test[], evidence: readonly Evidence[]): Line[] {
  const lines: Line[] = [];
  for (const test of tests) {
    if (test.kind !== 'measure' || test.score.kind !== 'ramp') continue;
    const full = test.score.points.find(([, score]) => score === 1)?.[0];
    if (full === undefined || (test.measure.kind !== 'level' && test.measure.kind !== 'change')) continue;
    if (full === 0) continue;
    if (evidence.some((row) => row.test === test.id && row.missing === undefined && row.score >= MET_SCORE))
      continue;
    const { of, kind } = test.measure;
    const sign = kind === 'change' && full > 0 ? '+' : '';
    const unit = kind === 'change' ? 'bp' : '';
    // A threshold of the framework, not a reading: it needs no source, only its unit.
    const value = { text: `${sign}${full}${unit}` };
    lines.push(
      writer.say(kind === 'level' ? 'needs.level' : 'needs.change', { label: writer.label(of), value }),
    );
  }
  return lines;
}
