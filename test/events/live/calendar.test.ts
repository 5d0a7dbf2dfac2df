import { beforeEach, describe, expect, it } from 'vitest';
import { createEventCalendar } from '../../../src/events/calendar.ts';
import { readUpcomingAuctions } from '../../../src/events/calendar-auctions.ts';
import { BLS_RELEASES, FOMC_MEETINGS } from '../../../src/events/calendar-data.ts';
import { classify } from '../../../src/events/live/classify.ts';
import { createReleaseSource } from '../../../src/events/live/sources/releases.ts';
import { recordOf } from '../../../src/events/live/to-record.ts';
import { surprisesOf } from '../../../src/events/strength.ts';
import { SourceError } from '../../../src/sources/failure.ts';
import { dayOf, weekdayOf } from '../../../src/time/dates.ts';
import { type SourceServer, startSourceServer } from '../../fakes/source-server.ts';
import { doorTo } from '../../sources/http/setup.ts';
import { hasRecorded, recorded, SIGNAL, sample } from './setup.ts';

const at = (iso: string): number => Date.parse(iso);
const calendar = createEventCalendar();

describe('the calendar', () => {
  it('has what is due in the second week of December 2026', () => {
    const { events } = calendar.upcoming(at('2026-12-07T12:00:00Z'), at('2026-12-12T00:00:00Z'));
    // The Fed's and the Bureau's own schedules.
    expect(events.map(({ id, atMs }) => [id, new Date(atMs).toISOString()])).toEqual([
      ['fomc-2026-12-09', '2026-12-09T19:00:00.000Z'],
      ['cpi-2026-12-10', '2026-12-10T13:30:00.000Z'],
    ]);
  });

  it('keeps the New York clock through summer time', () => {
    const [event] = calendar.upcoming(at('2027-06-09T00:00:00Z'), at('2027-06-10T00:00:00Z')).events;
    expect(event).toMatchObject({
      id: 'fomc-2027-06-09',
      certainty: 'tentative',
      source: expect.stringContaining('Federal Reserve'),
    });
    expect(new Date(event!.atMs).toISOString()).toBe('2027-06-09T18:00:00.000Z');
  });

  it('has expiry, period ends and holidays by rule', () => {
    const { events } = calendar.upcoming(at('2026-12-15T05:00:00Z'), at('2027-01-01T20:00:00Z'));
    const ids = events.filter(({ certainty }) => certainty === 'rule').map(({ id }) => id);
    // Third Friday of December; Christmas and New Year fall on Fridays; 31 December is the last session.
    for (const id of [
      'expiry-2026-12-18',
      'holiday-2026-12-25',
      'quarter-end-2026-12-31',
      'holiday-2027-01-01',
    ])
      expect(ids).toContain(id);
  });

  it('says what it does not know', () => {
    const near = calendar.upcoming(at('2026-12-01T00:00:00Z'), at('2026-12-20T00:00:00Z')).gaps;
    expect(near).toContain('report dates of the seven');
    expect(near.join()).not.toContain('after 2026');
    expect(calendar.upcoming(at('2027-01-10T00:00:00Z'), at('2027-01-20T00:00:00Z')).gaps.join()).toContain(
      'release dates after 2026',
    );
  });

  it('takes dates of providers with their certainty', () => {
    const with7 = createEventCalendar({
      reportDates: () => [
        { title: 'Nvidia (NVDA) reports', date: '2027-02-24', source: 'a provider', certainty: 'tentative' },
      ],
      auctions: () => [],
    });
    const { events, gaps } = with7.upcoming(at('2027-02-24T00:00:00Z'), at('2027-02-25T00:00:00Z'));
    expect(events.map(({ id, hasTime }) => [id, hasTime])).toContainEqual([
      'report-nvidia-nvda-reports-2027-02-24',
      false,
    ]);
    expect(gaps).not.toContain('report dates of the seven');
  });

  it('holds real business days: meetings end on Wednesdays, nothing is due on a weekend', () => {
    expect(FOMC_MEETINGS.map(([, second]) => weekdayOf(dayOf(second)))).toEqual(FOMC_MEETINGS.map(() => 3));
    expect(FOMC_MEETINGS.every(([first, second]) => dayOf(second) === dayOf(first) + 1)).toBe(true);
    for (const date of Object.values(BLS_RELEASES).flat())
      expect([1, 2, 3, 4, 5]).toContain(weekdayOf(dayOf(date)));
  });

  it('is empty for a span that ends before it starts', () => {
    expect(calendar.upcoming(at('2026-12-10T00:00:00Z'), at('2026-12-01T00:00:00Z'))).toEqual({
      events: [],
      gaps: [],
    });
  });
});

describe('coming auctions', () => {
  let server: SourceServer;
  beforeEach(async () => {
    server = await startSourceServer();
    return () => server.close();
  });
  const read = (body: string): ReturnType<typeof readUpcomingAuctions> => {
    server.serve('www.treasurydirect.gov', '/TA_WS/securities/upcoming', body);
    return readUpcomingAuctions(doorTo(server).door, at('2026-11-24T15:30:00Z'), SIGNAL);
  };

  it('are filtered by date', async () => {
    expect((await read(sample('upcoming.json'))).map(({ title, date, time }) => [title, date, time])).toEqual(
      [
        ['US Treasury 4-Week bill auction, reopening', '2026-11-25', '11:30'],
        ['US Treasury 7-Year note auction', '2026-11-25', '13:00'],
      ],
    );
  });

  it.skipIf(!hasRecorded)('of years ago are a stale list, not an empty one', async () => {
    // The recorded list of July 2026 holds rows of March 2024 only.
    const { data } = JSON.parse(recorded('fiscaldata/upcoming_auctions.json')) as {
      data: Record<string, string>[];
    };
    const rows = data.map((row) => ({
      securityType: row.security_type,
      securityTerm: row.security_term,
      auctionDate: row.auction_date,
    }));
    const error = await read(JSON.stringify(rows)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(SourceError);
    expect((error as SourceError).failure).toBe('empty');
  });

  it.each(['', '<html></html>', '{}', '[{"a":1}]'])(
    'that cannot be read are a typed failure: %s',
    async (body) => {
      await expect(read(body)).rejects.toBeInstanceOf(SourceError);
    },
  );
});

describe('releases of data', () => {
  it('become records at their time that support nothing, for want of a consensus', async () => {
    const nowMs = at('2026-12-10T14:00:00Z');
    const source = createReleaseSource({
      now: () => nowMs,
      due: (fromMs, toMs) => calendar.upcoming(fromMs, toMs).events.filter(({ kind }) => kind === 'release'),
      read: async () => ({
        actual: 0.3,
        previous: 0.2,
        unit: '% on the month',
        url: 'https://www.bls.gov/cpi/',
      }),
    });
    const { items } = await source.fetch(at('2026-12-10T00:00:00Z'), SIGNAL);
    const record = recordOf(items[0]!, classify(items[0]!))!;
    expect(record).toMatchObject({
      class: 'calendar',
      direction: 'neutral',
      stage: 'routine',
      first_public_utc: '2026-12-10T13:30:00Z',
      figures: { actual: 0.3, previous: 0.2 },
      url: 'https://www.bls.gov/cpi/',
    });
    expect(record.kind).toBeUndefined();
    expect(surprisesOf(record, {} as Parameters<typeof surprisesOf>[1])).toEqual([]);
  });

  it('wait while the series still ends before them', async () => {
    const source = createReleaseSource({
      now: () => at('2026-12-10T14:00:00Z'),
      due: (fromMs, toMs) => calendar.upcoming(fromMs, toMs).events.filter(({ kind }) => kind === 'release'),
      read: async () => undefined,
    });
    expect(await source.fetch(at('2026-12-10T00:00:00Z'), SIGNAL)).toMatchObject({
      items: [],
      notes: [expect.stringContaining('CPI')],
    });
  });
});
