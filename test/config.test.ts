import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadConfig, projectFile } from '../src/index.ts';
import { withoutSecrets } from '../src/log.ts';

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
