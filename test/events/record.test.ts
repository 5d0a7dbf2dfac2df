import { describe, expect, it } from 'vitest';
import { FileError } from '../../src/errors.ts';
import { coverageWindows, parseEvents } from '../../src/events/record.ts';
import { dayOf } from '../../src/time/dates.ts';

/** The example of EVENTS.md, shortened. */
const CPI = {
  id: 'us-cpi-2022-06-10',
  class: 'inflation_print',
  first_public_utc: '2022-06-10T12:30:00Z',
  time_precision: 'minute',
  direction: 'above',
  entity: 'US CPI, May 2022',
  summary: 'Consumer prices rose 1.0% on the month against 0.7%.',
  source: 'BLS',
  figures: { actual: 1.0, consensus: 0.7 },
  confidence: 'sure',
};
const line = (changes: Record<string, unknown> = {}): string => JSON.stringify({ ...CPI, ...changes });

function complaint(text: string): string {
  try {
    parseEvents(text, 'mine.jsonl');
  } catch (error) {
    expect(error).toBeInstanceOf(FileError);
    return (error as FileError).message;
  }
  throw new Error('nothing was refused');
}

describe('parseEvents', () => {
  it('reads one record per line, with the instant of its first public time', () => {
    const { records, coverage } = parseEvents(`${line()}\n`, 'mine.jsonl');
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({ ...CPI, publicMs: Date.UTC(2022, 5, 10, 12, 30) });
    expect(coverage).toBeUndefined();
  });

  it('skips empty lines and takes Windows line ends', () => {
    const text = `\r\n${line()}\r\n\r\n   \r\n${line({ id: 'second' })}`;
    expect(parseEvents(text, 'mine.jsonl').records.map(({ id }) => id)).toEqual([
      'us-cpi-2022-06-10',
      'second',
    ]);
  });

  it('sorts by first public time, however the file is ordered', () => {
    const early = line({ id: 'early', first_public_utc: '2022-06-09T12:30:00Z' });
    const { records } = parseEvents(`${line()}\n${early}`, 'mine.jsonl');
    expect(records.map(({ id }) => id)).toEqual(['early', 'us-cpi-2022-06-10']);
  });

  it('keeps the first of two records with one id', () => {
    const { records } = parseEvents(`${line()}\n${line({ entity: 'another' })}`, 'mine.jsonl');
    expect(records.map(({ entity }) => entity)).toEqual(['US CPI, May 2022']);
  });

  it('takes an empty text for no records', () => {
    expect(parseEvents('', 'mine.jsonl')).toEqual({ records: [] });
    expect(parseEvents('\n\n', 'mine.jsonl')).toEqual({ records: [] });
  });

  it('reads which days the file says that it covers', () => {
    const text = `{"coverage": [{"from": "2022-06-04", "to": "2022-06-13"}]}\n${line()}`;
    const { records, coverage } = parseEvents(text, 'mine.jsonl');
    expect(records).toHaveLength(1);
    expect(coverage).toEqual([{ fromDay: dayOf('2022-06-04'), toDay: dayOf('2022-06-13') }]);
  });

  it.each<[string, string, RegExp]>([
    ['a line that is not JSON', 'not json', /^mine\.jsonl, line 2: not a JSON object/],
    ['a line that breaks off', '{"id": "a", ', /^mine\.jsonl, line 2: not a JSON object/],
    ['a line that is a bare number', '42', /^mine\.jsonl, line 2: field "record"/],
    ['a line that is a list', '[]', /^mine\.jsonl, line 2: field "record"/],
    ['a missing field', line({ source: undefined }), /^mine\.jsonl, line 2: field "source"/],
    ['an empty id', line({ id: '' }), /^mine\.jsonl, line 2: field "id"/],
    ['a class of its own', line({ class: 'weather' }), /^mine\.jsonl, line 2: field "class"/],
    ['a direction of its own', line({ direction: 'sideways' }), /^mine\.jsonl, line 2: field "direction"/],
    ['a stage of its own', line({ stage: 'rumour' }), /^mine\.jsonl, line 2: field "stage"/],
    ['a reach of its own', line({ reach: 'global' }), /^mine\.jsonl, line 2: field "reach"/],
    ['a calendar kind of its own', line({ kind: 'full_moon' }), /^mine\.jsonl, line 2: field "kind"/],
    [
      'a precision of its own',
      line({ time_precision: 'second' }),
      /^mine\.jsonl, line 2: field "time_precision"/,
    ],
    [
      'a figure that is text',
      line({ figures: { actual: '1.0', consensus: 0.7 } }),
      /^mine\.jsonl, line 2: field "figures\.actual"/,
    ],
    [
      'a time without its zone',
      line({ first_public_utc: '2022-06-10T12:30:00' }),
      /^mine\.jsonl, line 2: field "first_public_utc" .*expected a time like/,
    ],
    [
      'a time in another zone',
      line({ first_public_utc: '2022-06-10T12:30:00+02:00' }),
      /^mine\.jsonl, line 2: field "first_public_utc"/,
    ],
    [
      'a bare date',
      line({ first_public_utc: '2022-06-10' }),
      /^mine\.jsonl, line 2: field "first_public_utc"/,
    ],
    [
      'an hour that does not exist',
      line({ first_public_utc: '2022-06-10T25:30:00Z' }),
      /^mine\.jsonl, line 2: field "first_public_utc"/,
    ],
    [
      'a day that does not exist',
      line({ first_public_utc: '2022-02-30T12:30:00Z' }),
      /^mine\.jsonl, line 2: field "first_public_utc"/,
    ],
    [
      'a coverage that ends before it begins',
      '{"coverage": [{"from": "2022-06-13", "to": "2022-06-04"}]}',
      /^mine\.jsonl, line 2: a coverage window needs .* found 2022-06-13 to 2022-06-04$/,
    ],
    [
      'a coverage with a day that does not exist',
      '{"coverage": [{"from": "2022-06-31", "to": "2022-07-04"}]}',
      /^mine\.jsonl, line 2: a coverage window needs .* found 2022-06-31/,
    ],
  ])('names file, line and field for %s', (_name, second, expected) => {
    const message = complaint(`${line()}\n${second}\n`);
    expect(message).toMatch(expected);
    expect(message).not.toContain('\n');
  });

  it('counts empty lines when it names a line', () => {
    expect(complaint(`${line()}\n\n\nnot json`)).toMatch(/^mine\.jsonl, line 4:/);
  });
});

describe('coverageWindows', () => {
  it('takes a single day', () => {
    const day = dayOf('2026-01-30');
    expect(coverageWindows([{ from: '2026-01-30', to: '2026-01-30' }], 'here')).toEqual([
      { fromDay: day, toDay: day },
    ]);
  });
});

/* `it.fails` turns red once the record is refused: then make it a plain `it`. */
describe('found in review', () => {
  it.each(['effective_date', 'reaction_session'])('refuses a %s that is no date', (key) => {
    expect(complaint(line({ figures: { [key]: 20_261_399 } }))).toMatch(/line 1: field "figures/);
  });
});
