import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { isoOf } from '../../src/time/dates.ts';
import { bench, ruleFor } from './setup.ts';

/**
 * A year on a clock that jumps from one due time to the next, with downtimes of an hour, a day and a week. What is
 * expected comes from a calendar of its own: each local date, looked up minute by minute in the zone's clocks.
 */
const START = '2026-11-24T12:00Z';
const END = '2027-11-24T12:00Z';
const HOUR = 3_600_000;
const MINUTE = 60_000;
const DAY = 24 * HOUR;
const CATCH_UP = 3 * HOUR;

const RULES = [
  // Monday to Friday; over both US changes of clocks.
  { chatId: 'new-york', zone: 'America/New_York', time: '08:00', weekdays: [1, 2, 3, 4, 5] },
  // In the hour that Madrid skips on 2027-03-28 and has twice on 2027-10-31.
  { chatId: 'madrid', zone: 'Europe/Madrid', time: '02:30', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  // Half an hour of daylight saving, and midnight.
  { chatId: 'lord-howe', zone: 'Australia/Lord_Howe', time: '00:00', weekdays: [1, 2, 3, 4, 5, 6, 7] },
  { chatId: 'shanghai', zone: 'Asia/Shanghai', time: '22:45', weekdays: [1, 3, 7] },
] as const;

const DOWNTIMES = [
  // An hour over 08:00 in New York (13:00 UTC in winter): sent late.
  ['2027-01-15T12:30Z', '2027-01-15T13:30Z'],
  // A day over Madrid's change of clocks.
  ['2027-03-27T20:00Z', '2027-03-28T20:00Z'],
  // A week over Independence Day; Madrid's last morning of it is caught up.
  ['2027-07-01T02:00Z', '2027-07-08T02:00Z'],
].map(([from, to]) => [Date.parse(from!), Date.parse(to!)] as const);

const clocks = new Map<string, Intl.DateTimeFormat>();
function clockOf(zone: string, ms: number): string {
  const clock =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(zone, clock);
  return clock.format(ms);
}

interface Expected {
  readonly dueMs: number;
  readonly state: 'sent' | 'skipped';
  /** When it must have arrived. */
  readonly sentMs: number;
}

function calendarOf({ zone, time, weekdays }: (typeof RULES)[number]): Map<string, Expected> {
  const expected = new Map<string, Expected>();
  const days: readonly number[] = weekdays;
  const first = Math.floor(Date.parse(START) / DAY) - 1;
  for (let day = first; day <= Math.floor(Date.parse(END) / DAY) + 1; day++) {
    const date = isoOf(day);
    if (!days.includes(new Date(day * DAY).getUTCDay() || 7)) continue;
    const wanted = `${date} ${time}`;
    let dueMs = Date.parse(`${date}T${time}Z`) - 12 * HOUR;
    while (clockOf(zone, dueMs) < wanted) dueMs += MINUTE;
    if (dueMs <= Date.parse(START) || dueMs > Date.parse(END)) continue;
    const down = DOWNTIMES.find(([from, to]) => dueMs >= from && dueMs < to);
    const sentMs = down ? down[1] : dueMs;
    expected.set(date, { dueMs, sentMs, state: sentMs - dueMs < CATCH_UP ? 'sent' : 'skipped' });
  }
  return expected;
}

it('delivers a year of digests by the calendar: none missing, none twice, none at a wrong time', async () => {
  const at = await bench(Date.parse(START));
  try {
    const { nextRun } = await import('../../src/digest/schedule.ts');
    const rules = await Promise.all(
      RULES.map((rule) =>
        at.store.digestRules.create(
          ruleFor(rule.chatId, { ...rule, nextRunAtMs: nextRun(rule, at.clock.nowMs).atMs }),
        ),
      ),
    );
    const runner = at.runner({ sleep: async () => void (await delay(0)) });
    for (;;) {
      const next = await at.store.digestRules.nextRunAtMs();
      if (next === undefined || next > Date.parse(END)) break;
      const down = DOWNTIMES.find(([from, to]) => next >= from && next < to);
      at.clock.nowMs = down ? down[1] : next;
      await runner.runOnce();
    }

    const wrong: string[] = [];
    let counted = 0;
    for (const [i, rule] of RULES.entries()) {
      const expected = calendarOf(rule);
      const rows = new Map(
        (await at.store.deliveries.ofSource(rules[i]!.id, 1_000)).map((row) => [row.eventKey, row]),
      );
      const sent = at.sender.sent.filter(({ chatId }) => chatId === rule.chatId);
      counted += expected.size;
      for (const [date, { dueMs, sentMs, state }] of expected) {
        const row = rows.get(date);
        if (row?.state !== state) wrong.push(`${rule.chatId} ${date}: ${row?.state} instead of ${state}`);
        if (row && row.dueAtMs !== dueMs)
          wrong.push(`${rule.chatId} ${date}: due ${new Date(row.dueAtMs).toISOString()}`);
        const arrived = sent.filter(({ nonce }) => nonce === row?.nonce);
        if (arrived.length !== (state === 'sent' ? 1 : 0))
          wrong.push(`${rule.chatId} ${date}: arrived ${arrived.length} times`);
        for (const message of arrived)
          if (message.at !== sentMs)
            wrong.push(`${rule.chatId} ${date}: at ${new Date(message.at).toISOString()}`);
      }
      for (const date of rows.keys()) if (!expected.has(date)) wrong.push(`${rule.chatId} ${date}: too many`);
      expect(sent.length).toBe([...expected.values()].filter(({ state }) => state === 'sent').length);
    }
    expect(wrong).toEqual([]);
    // 261 working days of New York, 365 nights of Madrid and of Lord Howe, three days a week in Shanghai.
    expect(counted).toBeGreaterThan(1_100);
    const { sent, skipped } = await at.store.deliveries.counts();
    expect(sent + skipped).toBe(counted);
    // The day: Madrid (01:00 UTC), Lord Howe (13:00), Shanghai (14:45). The week: five mornings of New York, six
    // nights of Madrid (the seventh is an hour and a half late, and sent), seven of Lord Howe, three of Shanghai.
    expect(skipped).toBe(3 + 5 + 6 + 7 + 3);
  } finally {
    await at.close();
  }
}, 240_000);
