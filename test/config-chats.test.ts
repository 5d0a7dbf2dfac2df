import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VARIABLES } from '../src/config/variables.ts';
import { loadConfig, projectFile } from '../src/index.ts';

const TOKEN = '123456789:AAFakeTokenOfATest_0123456789';

describe('the configuration of chat platforms', () => {
  it('knows no platform without a token', () => {
    expect(loadConfig({}).telegram).toBeUndefined();
    expect(loadConfig({ TELEGRAM_WEBHOOK_URL: 'https://x.example/t' }).telegram).toBeUndefined();
  });

  it('polls by default, and takes a webhook with a secret of its own making', () => {
    expect(loadConfig({ TELEGRAM_BOT_TOKEN: TOKEN }).telegram).toEqual({ token: TOKEN });
    const env = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_URL: 'https://x.example/t' };
    const { webhook } = loadConfig(env).telegram!;
    expect(webhook).toMatchObject({ url: 'https://x.example/t', port: 8_443 });
    // The same after each start, and nothing of the token in it.
    expect(webhook).toEqual(loadConfig(env).telegram!.webhook);
    expect(webhook!.secret).toMatch(/^[0-9a-f]{64}$/);
    const own = { ...env, TELEGRAM_WEBHOOK_SECRET: 'mine', TELEGRAM_WEBHOOK_PORT: '9000' };
    expect(loadConfig(own).telegram!.webhook).toMatchObject({ secret: 'mine', port: 9_000 });
  });

  it('reads secrets from files, and never shows one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'undercurrent-'));
    const file = join(folder, 'token');
    writeFileSync(file, `${TOKEN}\n`);
    expect(loadConfig({ TELEGRAM_BOT_TOKEN_FILE: file }).telegram).toEqual({ token: TOKEN });
    expect(() => loadConfig({ TELEGRAM_BOT_TOKEN_FILE: file, TELEGRAM_BOT_TOKEN: TOKEN })).toThrow(
      'set one of them',
    );
    expect(() => loadConfig({ TELEGRAM_BOT_TOKEN_FILE: join(folder, 'none') })).toThrow('ENOENT');
    const half = TOKEN.slice(10);
    for (const env of [{ TELEGRAM_BOT_TOKEN: half }, { TELEGRAM_BOT_TOKEN: `${TOKEN} x` }])
      try {
        loadConfig(env);
        expect.unreachable();
      } catch (error) {
        expect((error as Error).message).toContain('TELEGRAM_BOT_TOKEN');
        expect((error as Error).message).not.toContain(half);
      }
    writeFileSync(file, 'two words');
    expect(() => loadConfig({ TELEGRAM_BOT_TOKEN_FILE: file })).toThrow('does not hold one secret');
  });

  it('takes lists of ids with and without their platform', () => {
    const { access } = loadConfig({ ALLOW_CHATS: 'telegram:-100123, 42', DENY_USERS: 'discord:7' });
    expect(access.allow).toEqual({ users: [], chats: ['telegram:-100123', '42'], guilds: [] });
    expect(access.deny.users).toEqual(['discord:7']);
    expect(() => loadConfig({ ALLOW_USERS: 'somebody else' })).not.toThrow();
    expect(() => loadConfig({ ALLOW_USERS: 'a;b' })).toThrow('ids with commas');
  });

  it('describes every variable in .env.example', () => {
    const lines = readFileSync(projectFile('.env.example'), 'utf8').split('\n').filter(Boolean);
    for (const name of Object.keys(VARIABLES)) {
      const at = lines.findIndex((line) => line.startsWith(`${name}=`));
      expect(at, name).toBeGreaterThan(0);
      // One comment may stand above several of a kind.
      expect(lines[at - 1], name).toMatch(/^# |^[A-Z_]+=$/);
    }
  });
});
