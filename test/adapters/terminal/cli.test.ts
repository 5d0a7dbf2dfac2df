import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectFile } from '../../../src/index.ts';
import { dataFolder, emptyFolder, fileWith, run } from './run.ts';

/** One line on stderr that begins with the program's name. */
const ONE_LINE = /^undercurrent: [^\n]+\n$/;

describe('wrong input is told in one line', () => {
  const cases: readonly [name: string, argv: () => string[], code: number, says: RegExp][] = [
    [
      'a date that does not exist',
      () => ['snapshot', '--as-of', '2026-13-45'],
      2,
      /"2026-13-45" is not a date/,
    ],
    ['30 February', () => ['assess', '--as-of', '2026-02-30'], 2, /not a date/],
    ['a future date', () => ['snapshot', '--as-of', '2031-01-02'], 3, /lies in the future/],
    ['a date after the record', () => ['assess', '--as-of', '2026-11-03'], 3, /ends \d{4}-\d{2}-\d{2}/],
    ['a date before the data', () => ['why', '--as-of', '1999-01-04'], 3, /begins \d{4}-\d{2}-\d{2}/],
    ['an unknown indicator', () => ['indicator', 'goldd'], 2, /did you mean gold/],
    ['an indicator like nothing', () => ['indicator', 'qqxzvw'], 2, /the snapshot lists all/],
    ['an unknown asset', () => ['why', 'bitcion'], 2, /did you mean btc/],
    ['an unknown driver', () => ['drivers', 'cary'], 2, /did you mean carry_unwind/],
    ['an unknown episode', () => ['analog', '31'], 2, /no episode is called/],
    ['an unknown node', () => ['framework', 'bank reservs'], 2, /A13/],
    ['an unknown command', () => ['drvers'], 2, /did you mean drivers\?/],
    [
      'a question without ask',
      () => ['why is', 'everything falling'],
      2,
      /undercurrent ask "why is everything falling"/,
    ],
    ['an unknown option', () => ['snapshot', '--asof', '2026-01-30'], 2, /Did you mean --as-of\?/],
    ['a wrong window', () => ['drivers', '--window', '2'], 2, /Allowed choices are 1, 3, 5/],
    ['a wrong language', () => ['why', '--lang', 'it'], 2, /Allowed choices are en, zh, es, de, fr, pt, ja/],
    ['a missing argument', () => ['indicator'], 2, /missing required argument 'name'/],
    ['a missing folder', () => ['snapshot', '--data', '/nowhere/at/all'], 2, /no such folder/],
    ['an empty folder', () => ['snapshot', '--data', emptyFolder()], 2, /no SERIES\.csv in this folder/],
    [
      'dates out of order',
      () => ['backtest', '--from', '2026-01-30', '--to', '2026-01-02'],
      2,
      /comes after/,
    ],
    [
      'a broken CSV line',
      () => [
        'snapshot',
        '--data',
        dataFolder((s, lines) => (s === 'GLD' ? lines.with(7, '2023-07-28,abc') : lines)),
      ],
      2,
      /GLD\.csv, line 8: "abc" is not a number/,
    ],
    [
      'a date that stands twice',
      () => [
        'snapshot',
        '--data',
        dataFolder((s, lines) => (s === 'TLT' ? lines.with(4, lines[3]!) : lines)),
      ],
      2,
      /TLT\.csv, line 5: the date \d{4}-\d{2}-\d{2} stands twice/,
    ],
    [
      'an event that is no JSON',
      () => ['assess', '--events', fileWith('events.jsonl', '{"id": "a",')],
      2,
      /events\.jsonl, line 1: not a JSON object/,
    ],
    [
      'an event without a time',
      () => ['assess', '--events', fileWith('events.jsonl', '{"id": "a", "class": "geo"}')],
      2,
      /line 1: field "first_public_utc" is wrong/,
    ],
    [
      'a missing events file',
      () => ['assess', '--events', '/nowhere.jsonl'],
      2,
      /--events \/nowhere\.jsonl: cannot be read/,
    ],
    [
      'a broken framework',
      () => ['framework', 'check', fileWith('f.json', '{')],
      2,
      /cannot be read as JSON/,
    ],
  ];
  it.each(cases)('%s', async (_name, argv, code, says) => {
    const result = await run(argv());
    expect(result.err).toMatch(ONE_LINE);
    expect(result.err).toMatch(says);
    expect(result).toMatchObject({ code, out: '' });
  });

  it('lists everything that is wrong in the configuration at once', async () => {
    const result = await run(['snapshot'], { env: { LOG_LEVEL: 'loud', UNDERCURRENT_LANGUAGE: 'it' } });
    expect(result.code).toBe(2);
    expect(result.err).toMatch(ONE_LINE);
    expect(result.err).toMatch(/LOG_LEVEL "loud".*LOG_LEVEL=info.*UNDERCURRENT_LANGUAGE "it".*=es/);
  });
});

describe('days without a session', () => {
  it('reads the Friday for a Saturday and says so', async () => {
    const text = await run(['drivers', '--as-of', '2026-01-31']);
    expect(text.code).toBe(0);
    expect(text.out).toMatch(/^Recorded day: Friday 30 January 2026[^\n]*\n2026-01-31 is a Saturday/);
    const json = await run(['assess', '--as-of', '2026-01-31', '--json']);
    expect(JSON.parse(json.out).asOf).toBe('2026-01-30');
    expect(json.err).toMatch(/^note: 2026-01-31 is a Saturday[^\n]*\n$/);
  });

  it('names the holiday, in the language of the answer', async () => {
    const result = await run(['indicator', 'vix', '--as-of', '2025-12-25', '--lang', 'es']);
    expect(result.code).toBe(0);
    expect(result.out).toContain('El 25 dic 2025 fue Navidad');
  });
});

describe('data folders', () => {
  it('takes NaN and empty cells as days without a value', async () => {
    const folder = dataFolder((series, lines) =>
      series === 'GLD' ? lines.with(-2, `${lines.at(-2)!.split(',')[0]},NaN`) : lines,
    );
    const result = await run(['indicator', 'gold', '--data', folder, '--as-of', '2025-01-30']);
    expect(result.err).toBe('');
    expect(result.out).toContain('29 Jan 2025');
    expect(result.code).toBe(0);
  });

  it('says that nothing is known about an indicator that the folder lacks, with exit code 3', async () => {
    const result = await run(['indicator', 'vix', '--data', dataFolder()]);
    expect(result).toMatchObject({ code: 3, err: '' });
    expect(result.out).toContain('VIX has no value on this day');
  });
});

describe('data output', () => {
  it('prints exactly the assessment', async () => {
    const result = await run(['assess', '--as-of', '2020-03-12', '--window', '1', '--json']);
    const assessment = JSON.parse(result.out);
    expect(Object.keys(assessment)).toEqual(
      expect.arrayContaining([
        'asOf',
        'window',
        'unusualness',
        'drivers',
        'leaders',
        'robustness',
        'analogs',
        'gaps',
      ]),
    );
    expect(assessment).toMatchObject({ asOf: '2020-03-12', window: 1, mode: 'recorded' });
    // JSON has no infinity: it would come out as null, and only values may be null.
    for (const driver of assessment.drivers) {
      expect(Number.isFinite(driver.oddsDb) && Number.isFinite(driver.supportDb)).toBe(true);
      for (const row of driver.evidence) expect(row.value === null).toBe(row.missing !== undefined);
    }
  });

  it('prints the public shape of an answer', async () => {
    const result = await run(['ask', 'why is everything falling?', '--json']);
    const answer = JSON.parse(result.out);
    expect(Object.keys(answer).sort()).toEqual(
      ['asOf', 'assessment', 'figures', 'mode', 'model', 'notes', 'text', 'toolCalls', 'verdict'].sort(),
    );
    expect(answer).toMatchObject({ mode: 'recorded', model: 'narrator', toolCalls: [] });
    expect(answer.text).toContain('Recorded day');
  });

  it('leaves the series behind the readings out of the snapshot', async () => {
    const { readings, gaps } = JSON.parse((await run(['snapshot', '--json'])).out);
    expect(readings.length).toBeGreaterThan(80);
    expect(readings.some((reading: object) => 'path' in reading || 'recent' in reading)).toBe(false);
    expect(gaps.every(({ reason }: { reason: string }) => reason)).toBe(true);
  });

  it('times a backtest on stderr and in the last line of its table', async () => {
    const text = await run(['backtest', '--from', '2026-01-20', '--to', '2026-01-30']);
    expect(text.err).toMatch(/^9 sessions in \d+\.\d s\n$/);
    expect(text.out).toMatch(/total \(seconds taken: \d+\.\d\) +9 /);
    const json = await run(['backtest', '--from', '2026-01-20', '--to', '2026-01-30', '--json']);
    expect(JSON.parse(json.out)).toMatchObject({ days: 9, window: 1, seconds: expect.any(Number) });
  });
});

describe('the commands', () => {
  it.each(['en', 'zh', 'es'])('answer in %s, without an escape sequence when piped', async (lang) => {
    for (const argv of [
      ['snapshot'],
      ['indicator', 'gold'],
      ['drivers'],
      ['drivers', 'carry'],
      ['analog', '312'],
      ['framework'],
      ['framework', 'A7'],
      ['why', 'gold'],
    ]) {
      const result = await run([...argv, '--lang', lang]);
      expect(result).toMatchObject({ code: 0, err: '' });
      expect(result.out).not.toContain('\u001b');
      expect(result.out).not.toMatch(/undefined|\[object|NaN|[\uE000-\uE002]/);
    }
  });

  it('takes the language from the environment, and the option first', async () => {
    const env = { UNDERCURRENT_LANGUAGE: 'es' };
    expect((await run(['indicator', 'gold'], { env })).out).toMatch(/^Día registrado/);
    expect((await run(['indicator', 'gold', '--lang', 'en'], { env })).out).toMatch(/^Recorded day/);
  });

  it('checks a framework file', async () => {
    const file = projectFile('prompts', 'frameworks', 'paradigm-shift.json');
    const result = await run(['framework', 'check', file, '--json']);
    expect(JSON.parse(result.out)).toMatchObject({ ok: true, drivers: 18, edges: 22 });
  });

  it('has help with examples, and a version', async () => {
    const help = await run(['--help']);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('undercurrent ask "Why is everything falling?"');
    expect((await run(['drivers', '--help'])).out).toContain('--window');
    expect((await run(['--version'])).out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe('lines from a pipe', () => {
  it('answers one question a line, with an empty line between', async () => {
    const result = await run([], {
      stdin: 'why is everything falling?\n\n/indicator vix\n/quit\n/drivers\n',
    });
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.out.match(/^Recorded day/gm)).toHaveLength(2);
    expect(result.out).toContain('\n\nRecorded day');
  });

  it('tells a wrong line on stderr, goes on, and ends with its exit code', async () => {
    const result = await run([], { stdin: '/indicatr vix\n/asof 2024-08-05\n/indicator vix\n' });
    expect(result.code).toBe(2);
    expect(result.err).toBe('undercurrent: There is no command /indicatr; did you mean /indicator?\n');
    expect(result.out).toContain('VIX: 38.57');
  });

  it('says where the commands of chats are, and previews a digest', async () => {
    const result = await run([], {
      stdin: '/asof 2024-08-05\n/digest preview\n/digest on 08:00\n/alert list\n',
    });
    expect(result.out).toContain('Nearly everything fell: 8 of 9 assets are down');
    for (const name of ['digest', 'alert'])
      expect(result.err).toContain(`/${name} belongs to chats on Discord and Telegram.`);
    expect(result.code).toBe(2);
  });

  it('keeps the day of the talk, and lets go of a day that was set for a while', async () => {
    const talk = await run([], {
      stdin: 'why is everything falling on 2024-08-05?\nand gold?\nand gold today?\n',
    });
    const days = (text: string): string[] => text.match(/^Recorded day: \w+ \d+ \w+ \d{4}/gm) ?? [];
    const [monday, friday] = ['Recorded day: Monday 5 August 2024', 'Recorded day: Friday 30 January 2026'];
    expect(days(talk.out)).toEqual([monday, monday, friday]);
    const held = await run([], { stdin: '/asof 2024-08-05\nwhy is everything falling?\n/asof\nand gold?\n' });
    expect(days(held.out)).toEqual([monday, monday, friday, friday]);
  });

  it('names episodes by dates in the language of the reader', async () => {
    const { err } = await run([], { stdin: '/analog zzz\n/lang de\n/analog zzz\n' });
    const [english = '', german = ''] = err.trim().split('\n');
    expect(english).toContain('12 Mar 2020');
    expect(german).toContain('12. März 2020');
    expect(err).not.toMatch(/de janeiro/);
  });

  it('shows what can be asked when nothing comes', async () => {
    const result = await run([], { stdin: '' });
    expect(result).toMatchObject({ code: 0, err: '' });
    expect(result.out).toContain('Why is everything falling?');
    expect(result.out).toContain('/framework');
  });
});

describe('as a process of its own', () => {
  const start = (argv: string[], input = '') =>
    spawnSync(process.execPath, ['--import', 'tsx', projectFile('adapters', 'start.ts'), ...argv], {
      input,
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '' },
    });

  it('answers on stdout and exits 0', () => {
    const result = start(['indicator', 'gold', '--as-of', '2026-01-30']);
    expect(result.status).toBe(0);
    expect(result.stdout).toContain('-10.3%');
    expect(result.stderr).toBe('');
  });

  it('fails in one line and exits 2', () => {
    const result = start(['indicator', 'goldd']);
    expect(result.status).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(ONE_LINE);
  });
});

describe('--png', () => {
  it('saves the picture beside the answer and tells what it shows', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'undercurrent-png-')), 'board.png');
    const { code, out, err } = await run(['snapshot', '--as-of', '2026-01-30', '--png', file]);
    expect(code).toBe(0);
    expect(out).toContain('Silver');
    expect(err).toMatch(/picture saved to .*: .*Silver -28\.5%/);
    // The first eight bytes of every PNG.
    expect(readFileSync(file).subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  });

  it('says in one line when the file cannot be written', async () => {
    const { code, err } = await run([
      'drivers',
      '--as-of',
      '2026-01-30',
      '--png',
      '/nonexistent/drivers.png',
    ]);
    expect(code).toBe(2);
    expect(err).toContain('the file cannot be written (ENOENT)');
  });
});

describe('a group of commands without one of them', () => {
  it.each(['digest', 'model'])('%s says where they are listed', async (group) => {
    const { code, out, err } = await run([group]);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toBe(`undercurrent: ${group} needs one of its commands: undercurrent ${group} --help.\n`);
  });
});
