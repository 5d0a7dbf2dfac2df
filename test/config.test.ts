import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkConfig, loadConfig, projectFile, sweepJob } from '../src/index.ts';
import { withoutSecrets } from '../src/log.ts';
import { DEFAULT_RETENTION } from '../src/store/retention.ts';

describe('the configuration', () => {
  it('has defaults for everything', () => {
    expect(loadConfig({})).toMatchObject({ logLevel: 'warn', noColor: false });
  });

  it('takes an empty variable as unset', () => {
    expect(loadConfig({ LOG_LEVEL: '', NO_COLOR: '', UNDERCURRENT_DATA: '' })).toEqual(loadConfig({}));
  });

  it('ignores variables of others', () => {
    expect(loadConfig({ PATH: '/bin', NO_COLOR: '1' })).toMatchObject({ logLevel: 'warn', noColor: true });
  });

  it('is described in .env.example, each variable with its comment', () => {
    const lines = readFileSync(projectFile('.env.example'), 'utf8').split('\n').filter(Boolean);
    for (const name of ['LOG_LEVEL', 'NO_COLOR', 'UNDERCURRENT_LANGUAGE', 'UNDERCURRENT_DATA']) {
      const at = lines.findIndex((line) => line.startsWith(`${name}=`));
      expect(lines[at - 1], name).toMatch(/^# /);
    }
  });
});

describe('how long rows are kept', () => {
  it('is what it was where nothing is set', () => {
    expect(loadConfig({}).retention).toEqual(DEFAULT_RETENTION);
    expect(DEFAULT_RETENTION).toMatchObject({ deliveryDays: 90, deadLetterDays: 180 });
  });

  it('is set in days, and the sweep takes it', async () => {
    const { retention } = loadConfig({ DELIVERY_DAYS: '7', DEAD_LETTER_DAYS: '30' });
    expect(retention).toEqual({ ...DEFAULT_RETENTION, deliveryDays: 7, deadLetterDays: 30 });
    const given: unknown[] = [];
    const sweep = async (limits: unknown) => {
      given.push(limits);
      return {};
    };
    await sweepJob({ sweep }, retention).run(new AbortController().signal);
    expect(given).toEqual([retention]);
  });

  it.each(['1', '0', '7.5', 'a week', '4000'])('is not %s', (days) => {
    const { problems } = checkConfig({ DELIVERY_DAYS: days });
    expect(problems).toEqual([
      `DELIVERY_DAYS "${days}": it must be a whole number from 2 to 3650, for example DELIVERY_DAYS=7`,
    ]);
  });

  it('is longer than a digest may be caught up: it would be sent twice', () => {
    // Seven days are 168 hours.
    const env = { DELIVERY_DAYS: '7', DIGEST_CATCH_UP_HOURS: '168' };
    expect(checkConfig(env).problems).toEqual([
      expect.stringContaining('DELIVERY_DAYS "7": it must be longer than DIGEST_CATCH_UP_HOURS'),
    ]);
    expect(checkConfig({ ...env, DELIVERY_DAYS: '8' }).problems).toEqual([]);
  });
});

describe('logs', () => {
  it.each([
    [
      'https://api.telegram.org/bot123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw/getMe',
      'AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw',
    ],
    ['GET https://api.stlouisfed.org/fred/series?api_key=abcdef0123456789&id=SOFR', 'abcdef0123456789'],
    ['authorization: Bearer abcdefghijklmnopqrstuvwxyz', 'abcdefghijklmnopqrstuvwxyz'],
    ['postgres://bot:hunter2@db/undercurrent', 'hunter2'],
  ])('hide the secret in %s', (text, secret) => {
    expect(withoutSecrets(text)).not.toContain(secret);
  });

  it('leave ordinary text alone', () => {
    const text =
      '{"level":30,"msg":"read https://fred.stlouisfed.org/series/SOFR?id=SOFR at 2026-01-30T11:48:54Z"}';
    expect(withoutSecrets(text)).toBe(text);
  });
});
