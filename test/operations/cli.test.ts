import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runOperationsCli } from '../../adapters/operations/cli.ts';
import { openStore } from '../../src/store/open.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'undercurrent-ops-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(line: string, env: Readonly<Record<string, string>> = {}) {
  let out = '';
  let err = '';
  const code = await runOperationsCli(line.split(' '), {
    stdout: {
      write: (text) => {
        out += text;
      },
    },
    stderr: {
      write: (text) => {
        err += text;
      },
    },
    env: { UNDERCURRENT_STATE: folder, ...env },
    now: () => NOW,
  });
  return { code, out, err };
}

const store = (name = 'undercurrent.db') =>
  openStore({ file: join(folder, name), now: () => NOW, log: { warn: () => undefined } });

describe('the owner on the command line', () => {
  it('sees how things stand', async () => {
    const opened = await store();
    const rule = {
      platform: 'telegram',
      chatId: '1',
      time: '08:00',
      zone: 'UTC',
      weekdays: [1],
      language: 'en',
    };
    await opened.digestRules.create({
      ...rule,
      length: 'normal',
      pictures: false,
      setBy: '2',
      nextRunAtMs: NOW,
    });
    const key = {
      platform: 'telegram',
      chatId: '1',
      kind: 'digest',
      sourceId: 'r',
      eventKey: '2026-11-24',
    } as const;
    const [claimed] = await opened.deliveries.claim([key], 1_000);
    await opened.deliveries.markSending(claimed!, 1_000);
    await opened.deliveries.markAmbiguous(claimed!, 'no answer in time');
    await opened.close();
    const { code, out } = await run('admin status');
    expect(code).toBe(0);
    expect(out).toMatch(/^store\s+sqlite$/m);
    expect(out).toMatch(/^digests\s+1 active of 1, next 2026-11-24T12:00:00.000Z$/m);
    expect(out).toMatch(/^deliveries\s+1 ambiguous$/m);
    expect(out).toContain(`${claimed!.id} (digest 2026-11-24): no answer in time`);
    expect((await run(`admin resolve ${claimed!.id} sent`)).out).toBe(`${claimed!.id} counts as sent.\n`);
    expect((await run(`admin resolve ${claimed!.id} sent`)).code).toBe(2);
    expect(JSON.parse((await run('admin status --json')).out)).toMatchObject({
      engine: 'sqlite',
      deliveries: { sent: 1, ambiguous: 0 },
      spentToday: { tokens: 0, usd: 0 },
    });
  });

  it('pauses digests, changes budgets and lists', async () => {
    expect((await run('admin digests pause')).out).toBe('All digests are paused.\n');
    expect((await run('admin status')).out).toContain('ALL PAUSED since 2026-11-24T12:00:00.000Z');
    expect((await run('admin digests resume')).code).toBe(0);
    expect((await run('admin status')).out).not.toContain('PAUSED');
    const configured = { BUDGET_BOT_TOKENS_PER_DAY: '500' };
    expect((await run('admin budget botTokensPerDay 900', configured)).out).toBe('botTokensPerDay: 900.\n');
    expect((await run('admin budget botTokensPerDay none', configured)).out).toBe(
      'botTokensPerDay: no limit.\n',
    );
    expect((await run('admin budget botTokensPerDay configured', configured)).out).toBe(
      'botTokensPerDay: 500.\n',
    );
    expect((await run('admin budget botTokensPerDay lots')).code).toBe(2);
    expect((await run('admin deny add user telegram:7')).out).toBe('deny: telegram:7.\n');
    expect((await run('admin deny remove user telegram:7')).out).toBe('deny: nobody.\n');
    expect((await run('admin deny remove user telegram:7')).err).toContain('is not on the deny list');
    expect((await run('admin allow add planet telegram:7')).code).toBe(2);
  });

  it('copies the database and puts it back', async () => {
    const opened = await store();
    await opened.chats.setLanguage({ platform: 'telegram', chatId: '1' }, 'es');
    await opened.close();
    const copy = join(folder, 'copy.db');
    expect((await run(`store backup ${copy}`)).code).toBe(0);
    expect((await run(`store backup ${copy}`)).code).toBe(2);
    expect((await run(`store export ${join(folder, 'rows.jsonl')}`)).code).toBe(0);
    expect(existsSync(join(folder, 'rows.jsonl'))).toBe(true);
    const other = { UNDERCURRENT_STATE: join(folder, 'other') };
    expect((await run(`store restore ${copy}`)).err).toMatch(/not empty|empty/);
    expect((await run(`store restore ${copy}`, other)).code).toBe(0);
    const restored = await store(join('other', 'undercurrent.db'));
    expect((await restored.chats.get({ platform: 'telegram', chatId: '1' }))?.language).toBe('es');
    await restored.close();
  });

  it('is told that there is no database, and none is made by looking', async () => {
    for (const line of ['admin status', 'admin resolve x sent', 'store backup b', 'store export e']) {
      const { code, err } = await run(line);
      expect(code).toBe(2);
      expect(err).toMatch(
        /^undercurrent: there is no database .*undercurrent\.db\. .*UNDERCURRENT_STATE.*\n$/,
      );
    }
    expect(existsSync(join(folder, 'undercurrent.db'))).toBe(false);
  });

  it('hears what an entry on the allow list does to all others', async () => {
    expect((await run('admin allow add user telegram:7')).out).toContain('nobody else may use the bot');
    expect((await run('admin allow remove user telegram:7')).out).toBe(
      'allow: nobody; all may use the bot.\n',
    );
  });

  it.each([
    ['admin digests', '<what> is missing. Run undercurrent admin digests --help.'],
    ['admin digests stop', '"stop" is none of: pause, resume. Run undercurrent admin digests --help.'],
    ['config chek', "unknown command 'chek' (Did you mean check?). Run undercurrent config --help."],
    ['store restore', '<file> is missing. Run undercurrent store restore --help.'],
  ])('is told what is wrong with "%s"', async (line, words) => {
    expect(await run(line)).toEqual({ code: 2, out: '', err: `undercurrent: ${words}\n` });
  });

  it('hears what the role does, and what it leaves to others', async () => {
    const shared = { DATABASE_URL: 'postgres://undercurrent:secret@db/undercurrent' };
    const check = (role: string, more = {}) =>
      run('config check', { ...shared, UNDERCURRENT_ROLE: role, ...more });
    expect((await run('config check')).err).toContain('one process does everything');
    expect((await check('worker')).err).toContain('makes no digests and sends nothing');
    const token = { TELEGRAM_BOT_TOKEN: `123456:${'A'.repeat(35)}` };
    expect((await check('gateway', token)).err).toContain('looks at no alerts');
    expect(await check('gateway')).toMatchObject({
      code: 2,
      err: expect.stringContaining('needs a chat platform'),
    });
  });

  it('is told in one line what is wrong', async () => {
    expect(await run('admin')).toMatchObject({
      code: 2,
      err: 'undercurrent: say what to do. Run undercurrent admin --help.\n',
    });
    expect((await run('admin nonsense')).code).toBe(2);
    expect((await run('admin --help')).out).toContain('pause or resume');
    const wrong = await run('admin status', { HTTP_PORT: 'x' });
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('HTTP_PORT');
    expect((await run('config check --json', { HTTP_PORT: 'x', DIGEST_ZONE: 'y' })).code).toBe(2);
  });
});
