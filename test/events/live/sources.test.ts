import { beforeEach, describe, expect, it } from 'vitest';
import type { EventSource } from '../../../src/events/live/source.ts';
import { clockOf } from '../../../src/events/live/sources/auctions.ts';
import { readDecision } from '../../../src/events/live/sources/fed-press.ts';
import { parseSeenDate } from '../../../src/events/live/sources/gdelt.ts';
import { createEventSources } from '../../../src/events/live/sources.ts';
import { FAIL_MODES, type SourceServer, startSourceServer } from '../../fakes/source-server.ts';
import { doorTo } from '../../sources/http/setup.ts';
import { failureOf, hasRecorded, recorded, SIGNAL, sample } from './setup.ts';

let server: SourceServer;
beforeEach(async () => {
  server = await startSourceServer();
  return () => server.close();
});

const AGENTS = { sec: 'Sample Owner owner@example.org' };

function sourceOf(id: string, nowIso: string): EventSource {
  const now = () => Date.parse(nowIso);
  const { door } = doorTo(server, { now, agents: AGENTS });
  return createEventSources({ door, now }).find((source) => source.id === id)!;
}

const since = (iso: string): number => Date.parse(iso);
const iso = (ms: number): string => new Date(ms).toISOString();
const FED = 'www.federalreserve.gov';

describe('releases of the Federal Reserve', () => {
  it.skipIf(!hasRecorded)('as recorded: CDATA links and times, enforcement left out', async () => {
    server.serve(FED, /^\/feeds\/press_(all|monetary)\.xml$/, recorded('fed_rss/press_all.xml'));
    const read = await sourceOf('fed-press', '2026-09-18T20:00:00Z').fetch(
      since('2026-09-10T00:00:00Z'),
      SIGNAL,
    );
    // Read by eye in the body: the third of three items, the only one that is no enforcement action.
    expect(read.items).toHaveLength(1);
    expect(read.items[0]).toMatchObject({
      title: 'Federal Reserve issues FOMC statement',
      url: 'https://www.federalreserve.gov/newsevents/pressreleases/monetary20260916a.htm',
      voice: 'decision',
    });
    expect(iso(read.items[0]!.publishedMs)).toBe('2026-09-16T18:00:00.000Z');
    // Its oldest item, not the time that was asked for.
    expect(iso(read.coversFromMs)).toBe('2026-09-16T18:00:00.000Z');
  });

  it('reads the decision out of the statement, not out of a script beside it', async () => {
    server.serve(FED, /^\/feeds\//, sample('fed-press.xml'));
    server.serve(FED, '/newsevents/pressreleases/monetary20261028a.htm', sample('fomc-statement.html'), {
      headers: { 'content-type': 'text/html' },
    });
    const read = await sourceOf('fed-press', '2026-10-28T19:00:00Z').fetch(
      since('2026-10-27T00:00:00Z'),
      SIGNAL,
    );
    expect(read.items.map(({ known }) => known)).toEqual([
      {
        class: 'policy',
        direction: 'dovish',
        stage: 'act',
        reach: 'wide',
        entity: 'Federal Reserve',
        figures: { range_low_pct: 3.25, range_high_pct: 3.5, change_bp: -25 },
      },
    ]);
    expect(read.items[0]!.text).toBe('The FOMC lowered its target range to 3.25-3.50%.');
  });

  it('keeps a statement whose page cannot be read, without a direction', async () => {
    server.serve(FED, /^\/feeds\//, sample('fed-press.xml'));
    const read = await sourceOf('fed-press', '2026-10-28T19:00:00Z').fetch(
      since('2026-10-27T00:00:00Z'),
      SIGNAL,
    );
    expect(read.items).toHaveLength(1);
    expect(read.items[0]!.known).toBeUndefined();
  });

  it('is read while one of its two feeds answers', async () => {
    server.serve(FED, '/feeds/press_monetary.xml', sample('fed-press.xml'));
    const read = await sourceOf('fed-press', '2026-10-28T19:00:00Z').fetch(
      since('2026-10-28T00:00:00Z'),
      SIGNAL,
    );
    expect(read.items).toHaveLength(1);
    expect(read.notes).toContain('one of the two feeds could not be read');
  });

  it.each([
    [
      'kept',
      'decided to maintain the target range for the federal funds rate at 3-1/2 to 3-3/4 percent',
      'neutral',
      0,
    ],
    [
      'raised',
      'decided to raise the target range for the federal funds rate to 5 to 5-1/4 percent',
      'hawkish',
      undefined,
    ],
    [
      'cut by half',
      'decided to lower the target range for the federal funds rate by 1/2 percentage point, to 4-3/4 to 5 percent',
      'dovish',
      -50,
    ],
    [
      'near zero',
      'decided to lower the target range for the federal funds rate to 0 to 1/4 percent',
      'dovish',
      undefined,
    ],
  ])('a statement that %s the range', (_, sentence, direction, change) => {
    const known = readDecision(`<p>The Committee ${sentence}. More words.</p>`)!;
    expect(known.direction).toBe(direction);
    expect(known.figures?.change_bp).toBe(change);
  });

  it('says nothing where the sentence is not there', () => {
    expect(readDecision('<p>The Committee met and will meet again.</p>')).toBeUndefined();
    expect(readDecision('')).toBeUndefined();
  });
});

describe('the White House', () => {
  it('has orders with times of a zone, and stops asking where the feed reaches back', async () => {
    server.serve('www.whitehouse.gov', '/presidential-actions/feed/', sample('white-house.xml'));
    const read = await sourceOf('white-house', '2026-11-24T12:00:00Z').fetch(
      since('2026-11-20T00:00:00Z'),
      SIGNAL,
    );
    expect(read.items.map(({ title, publishedMs }) => [title, iso(publishedMs)])).toEqual([
      [
        'Adjusting Imports of Sample Goods Into the United States’ Market: New Tariffs on Steel',
        '2026-11-23T21:15:07.000Z',
      ],
    ]);
    expect(iso(read.coversFromMs)).toBe('2026-11-20T00:00:00.000Z');
    expect(server.countOf('www.whitehouse.gov')).toBe(1);
  });

  it('reads -0500 as New York means it', async () => {
    server.serve('www.whitehouse.gov', '/presidential-actions/feed/', sample('white-house.xml'));
    const read = await sourceOf('white-house', '2026-11-24T12:00:00Z').fetch(
      since('2026-11-01T00:00:00Z'),
      SIGNAL,
    );
    expect(iso(read.items[1]!.publishedMs)).toBe('2026-11-12T23:00:00.000Z');
    // The feed ends before what was asked for: older days stay unchecked.
    expect(iso(read.coversFromMs)).toBe('2026-11-12T23:00:00.000Z');
  });
});

describe('the Federal Register', () => {
  it('dates an order by its signing, and asks for that field', async () => {
    server.serve('www.federalregister.gov', '/api/v1/documents.json', sample('federal-register.json'));
    const read = await sourceOf('federal-register', '2026-11-24T12:00:00Z').fetch(
      since('2026-11-14T00:00:00Z'),
      SIGNAL,
    );
    expect(
      read.items.map(({ publishedMs, timePrecision }) => [iso(publishedMs).slice(0, 10), timePrecision]),
    ).toEqual([
      ['2026-11-20', 'day'],
      ['2026-11-23', 'day'],
    ]);
    const asked = new URL(`https://host${server.requests[0]!.path}`).searchParams;
    expect(asked.getAll('fields[]')).toContain('signing_date');
    expect(asked.get('conditions[presidential_document_type][]')).toBe('executive_order');
    expect(asked.get('conditions[signing_date][gte]')).toBe('2026-11-07');
  });

  it.skipIf(!hasRecorded)('as recorded: the default fields, without a signing date', async () => {
    server.serve(
      'www.federalregister.gov',
      '/api/v1/documents.json',
      recorded('federal_register/documents_term_bears_ears.json'),
    );
    const read = await sourceOf('federal-register', '2026-07-14T00:00:00Z').fetch(
      since('2026-07-01T00:00:00Z'),
      SIGNAL,
    );
    expect(read.items[0]).toMatchObject({
      title:
        'Re-Establishment of the Hunting and Shooting Sports Conservation and Access Council; Request for Nominations',
      url: 'https://www.federalregister.gov/documents/2026/04/21/2026-07755/re-establishment-of-the-hunting-and-shooting-sports-conservation-and-access-council-request-for',
    });
    expect(iso(read.items[0]!.publishedMs)).toBe('2026-04-21T00:00:00.000Z');
  });

  it('has nothing without being down', async () => {
    server.serve('www.federalregister.gov', '/api/v1/documents.json', '{"description":"none","count":0}');
    const read = await sourceOf('federal-register', '2026-11-24T12:00:00Z').fetch(
      since('2026-11-14T00:00:00Z'),
      SIGNAL,
    );
    expect(read.items).toEqual([]);
  });
});

describe('posts on Truth Social', () => {
  const ARCHIVE = '/data/truth-social/truth_archive.json';

  it.skipIf(!hasRecorded)('as recorded: own words only, with exact times', async () => {
    server.serve('ix.cnn.io', ARCHIVE, recorded('truth_social/truth_archive.json'));
    const read = await sourceOf('truth-social', '2025-11-01T00:00:00Z').fetch(
      since('2025-10-30T00:00:00Z'),
      SIGNAL,
    );
    // By eye: the newest of the body, and three lines of its first day without words: two pictures and a repost.
    expect(read.items[0]).toMatchObject({
      title: 'Christianity is facing an existential threat in Nigeria.',
      url: 'https://truthsocial.com/@realDonaldTrump/115470116607441456',
    });
    expect(iso(read.items[0]!.publishedMs)).toBe('2025-10-31T18:09:12.335Z');
    const urls = read.items.map(({ url }) => url);
    expect(urls).toContain('https://truthsocial.com/@realDonaldTrump/115470031277654302');
    expect(urls).not.toContain('https://truthsocial.com/@realDonaldTrump/115469940475459112');
    expect(read.items.every(({ text }) => !/^RT\b|https?:/.test(text ?? ''))).toBe(true);
  });

  it('falls back to the second mirror and links the post itself', async () => {
    server.serve('ix.cnn.io', ARCHIVE, '<html>down</html>');
    server.serve('www.trumpstruth.org', '/feed', sample('trumpstruth.xml'));
    const read = await sourceOf('truth-social', '2026-11-24T15:00:00Z').fetch(
      since('2026-11-24T00:00:00Z'),
      SIGNAL,
    );
    expect(read.items).toHaveLength(1);
    expect(read.items[0]).toMatchObject({
      url: 'https://truthsocial.com/@realDonaldTrump/120000000000000001',
      title: 'I am hereby raising the Tariff on goods from China to 30%, effective immediately.',
    });
    expect(iso(read.items[0]!.publishedMs)).toBe('2026-11-24T13:02:11.000Z');
    expect(read.notes[0]).toContain('second');
  });

  it('does not take an archive that stopped long ago for silence', async () => {
    const old = [
      {
        id: '1',
        created_at: '2025-10-26T00:00:00.000Z',
        content: '<p>Some words of last year.</p>',
        url: 'https://truthsocial.com/@x/1',
      },
    ];
    server.serve('ix.cnn.io', ARCHIVE, JSON.stringify(old));
    server.serve('www.trumpstruth.org', '/feed', '<rss version="2.0"><channel></channel></rss>');
    const error = await failureOf(sourceOf('truth-social', '2026-11-24T15:00:00Z').fetch(0, SIGNAL));
    expect(error.failure).toBe('empty');
  });

  it('asks again with the tag of the last reply and takes the 304 for what it stands for', async () => {
    const body = JSON.stringify([
      {
        id: '1',
        created_at: '2026-11-24T10:00:00.000Z',
        content: '<p>Four words are enough here.</p>',
        url: 'https://truthsocial.com/@x/1',
      },
    ]);
    server.serve('ix.cnn.io', ARCHIVE, (request, response) => {
      const same = request.headers['if-none-match'] === '"a1"';
      response.writeHead(same ? 304 : 200, { etag: '"a1"', 'content-type': 'application/json' });
      response.end(same ? undefined : body);
    });
    const source = sourceOf('truth-social', '2026-11-24T15:00:00Z');
    const first = await source.fetch(0, SIGNAL);
    const second = await source.fetch(0, SIGNAL);
    expect(second.items).toEqual(first.items);
    expect(server.requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"a1"']);
  });
});

describe('headlines from GDELT', () => {
  const PATH = '/api/v2/doc/doc';

  it.skipIf(!hasRecorded)('as recorded: stray spaces gone, times of the quarter of an hour', async () => {
    server.serve('api.gdeltproject.org', PATH, recorded('gdelt/doc_artlist_2026-08-28.json'));
    const read = await sourceOf('gdelt', '2026-08-28T20:00:00Z').fetch(since('2026-08-28T00:00:00Z'), SIGNAL);
    const titles = read.items.slice(0, 5).map(({ title, publishedMs }) => [title, iso(publishedMs)]);
    expect(titles).toEqual([
      [
        'Swiss neutrality referendum threatens to blow up Russia sanctions up to 20th package',
        '2026-08-28T12:15:00.000Z',
      ],
      [
        'Treasury Launches New Broad Iran Sanctions Initiative and Expands Secondary Sanctions Risk',
        '2026-08-28T09:15:00.000Z',
      ],
      [
        'US announces new Iran sanctions; Tehran hits back, calls them state terrorism',
        '2026-08-28T18:30:00.000Z',
      ],
      ['After six months, the Iran war has reached its endgame', '2026-08-28T16:30:00.000Z'],
      [
        'China opposition to illegal unilateral sanctions is consistent and unequivocal: FM on possible US sanctions on Chinese banks over Iran ties',
        '2026-08-28T10:45:00.000Z',
      ],
    ]);
  });

  it.skipIf(!hasRecorded)('knows its rate notice, with 429 and with 200', async () => {
    for (const status of [200, 429]) {
      server.serve('api.gdeltproject.org', PATH, recorded('gdelt/error_429.txt'), { status });
      expect((await failureOf(sourceOf('gdelt', '2026-08-28T20:00:00Z').fetch(0, SIGNAL))).failure).toBe(
        'rate-limited',
      );
    }
  });

  it('keeps five seconds between its questions and asks English press only', async () => {
    server.serve(
      'api.gdeltproject.org',
      PATH,
      '{"articles":[{"url":"https://a.org/x","title":"A b c d","seendate":"20261124T100000Z","domain":"a.org","language":"English"}]}',
    );
    const now = () => Date.parse('2026-11-24T12:00:00Z');
    const { door, waits } = doorTo(server, { now });
    const source = createEventSources({ door, now }).find(({ id }) => id === 'gdelt')!;
    await source.fetch(since('2026-11-24T00:00:00Z'), SIGNAL);
    const asked = server.requests.map(({ path }) => new URL(`https://host${path}`).searchParams);
    expect(asked.length).toBeGreaterThan(4);
    expect(asked.every((query) => query.get('query')!.endsWith('sourcelang:english'))).toBe(true);
    expect(asked[0]!.get('startdatetime')).toBe('20261124000000');
    expect(waits.filter((ms) => ms > 3_000)).toHaveLength(asked.length - 1);
  });

  it('is ill, not silent, when no query has an article', async () => {
    server.serve('api.gdeltproject.org', PATH, '{}');
    expect((await failureOf(sourceOf('gdelt', '2026-08-28T20:00:00Z').fetch(0, SIGNAL))).failure).toBe(
      'empty',
    );
  });

  it('reads only real times', () => {
    expect(parseSeenDate('20260828T121500Z')).toBe(Date.parse('2026-08-28T12:15:00Z'));
    for (const bad of ['20260230T121500Z', '20260828121500', '20260828T256100Z', ''])
      expect(parseSeenDate(bad)).toBeUndefined();
  });
});

describe('auctions and filings, which come as data', () => {
  it.skipIf(!hasRecorded)('as recorded: the 30-year sale of 9 November 2023, without a tail', async () => {
    server.serve(
      'www.treasurydirect.gov',
      '/TA_WS/securities/search',
      recorded('treasurydirect/securities_search_30y_2023-11-09.json'),
    );
    const read = await sourceOf('treasury-auctions', '2023-11-10T00:00:00Z').fetch(
      since('2023-11-01T00:00:00Z'),
      SIGNAL,
    );
    // In the body: high yield 4.7690, median 4.650000, bids 2.240000 times, closing at 01:00 PM.
    expect(read.items[0]!.known).toMatchObject({
      class: 'fiscal',
      direction: 'neutral',
      figures: {
        high_yield_pct: 4.769,
        bid_to_cover: 2.24,
        maturity_years: 30,
        stop_out_above_median_bp: 11.9,
      },
    });
    expect(read.items[0]!.known!.figures).not.toHaveProperty('tail_bp');
    // Winter time: 13:00 in New York is 18:00 UTC.
    expect(iso(read.items[0]!.publishedMs)).toBe('2023-11-09T18:02:00.000Z');
  });

  it('reads clocks', () => {
    expect(['01:00 PM', '11:30 AM', '12:00 PM', '12:15 AM', 'noon'].map(clockOf)).toEqual([
      '13:00',
      '11:30',
      '12:00',
      '00:15',
      undefined,
    ]);
  });

  it('takes results (item 2.02) from the filings, once each company', async () => {
    server.serve('data.sec.gov', /^\/submissions\/CIK\d{10}\.json$/, sample('submissions.json'));
    const read = await sourceOf('sec-filings', '2026-10-30T12:00:00Z').fetch(
      since('2026-10-15T00:00:00Z'),
      SIGNAL,
    );
    expect(read.items).toHaveLength(7);
    expect(read.items[0]).toMatchObject({
      known: { class: 'megacap', direction: 'neutral', entity: 'Apple (AAPL)' },
      url: 'https://www.sec.gov/Archives/edgar/data/320193/000032019326000099/0000320193-26-000099-index.htm',
    });
    expect(iso(read.items[0]!.publishedMs)).toBe('2026-10-29T20:30:26.000Z');
  });
});

describe('bodies that are none', () => {
  const IDS = [
    'fed-press',
    'white-house',
    'truth-social',
    'federal-register',
    'treasury-auctions',
    'sec-filings',
    'gdelt',
  ];
  const BODIES: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['a page', '<!DOCTYPE html><html><body>Hello</body></html>'],
    ['half of JSON', '{"articles":[{"url":"https://a.org/x","ti'],
    ['half of a feed', '<?xml version="1.0"?><rss><channel><item><title>A'],
    ['JSON of another kind', '{"results":"none","count":"x","articles":7,"filings":[]}'],
    ['a list of wrong things', '[1,null,{"id":3}]'],
    [
      'a feed without items',
      '<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>',
    ],
    [
      'items without times',
      '<rss version="2.0"><channel><item><title>x</title><link>https://a.org</link><pubDate>soon</pubDate></item></channel></rss>',
    ],
    [
      'a bomb of entities',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "xx"><!ENTITY c "&b;&b;">]><rss><channel><item><title>&c;</title></item></channel></rss>',
    ],
  ];

  it.each(IDS.flatMap((id) => BODIES.map(([name, body]) => [id, name, body] as const)))(
    '%s meets %s with a typed failure',
    async (id, _, body) => {
      server.serve(/./, /./, body);
      const error = await failureOf(
        sourceOf(id, '2026-11-24T12:00:00Z').fetch(since('2026-11-20T00:00:00Z'), SIGNAL),
      );
      expect(error.message).not.toMatch(/https?:|\/feeds|Hello/);
    },
  );

  it.each(IDS)(
    '%s meets every failure of the network with a typed failure',
    async (id) => {
      const quick = FAIL_MODES.filter((mode) => !['slow', 'endless', 'gzip-bomb'].includes(mode));
      for (const mode of quick) {
        server.fail(mode);
        await failureOf(sourceOf(id, '2026-11-24T12:00:00Z').fetch(since('2026-11-20T00:00:00Z'), SIGNAL));
      }
    },
    30_000,
  );

  it('passes the reason of an abort on', async () => {
    server.fail('slow');
    const stop = new AbortController();
    const read = sourceOf('gdelt', '2026-11-24T12:00:00Z').fetch(0, stop.signal);
    stop.abort(new Error('stopped'));
    await expect(read).rejects.toThrow('stopped');
  });
});
