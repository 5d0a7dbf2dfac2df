import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../../src/store/open.ts';
import { ruleFor } from '../../delivery/setup.ts';
import { run } from './run.ts';

const state = mkdtempSync(join(tmpdir(), 'undercurrent-terminal-'));
afterAll(() => rmSync(state, { recursive: true, force: true }));
const env = { UNDERCURRENT_MODE: 'recorded', UNDERCURRENT_STATE: state };

describe('undercurrent digest preview', () => {
  it('prints the digest of a recorded day, in a language and length', async () => {
    const long = await run(['digest', 'preview', '--as-of', '2026-01-30', '--length', 'long'], { env });
    expect(long.code).toBe(0);
    expect(long.out).toContain('Recorded day: Friday 30 January 2026');
    expect(long.out).toContain('Next 24 hours');
    const short = await run(
      ['digest', 'preview', '--as-of', '2026-01-30', '--length', 'short', '--lang', 'zh'],
      {
        env,
      },
    );
    expect(short.out).toContain('未来24小时');
    expect(short.out.length).toBeLessThan(long.out.length);
  });

  it('is data with --json, and says what is wrong with a date', async () => {
    const json = await run(['digest', 'preview', '--as-of', '2026-01-30', '--json'], { env });
    expect(JSON.parse(json.out)).toMatchObject({ asOf: '2026-01-30', mode: 'recorded' });
    expect((await run(['digest', 'preview', '--as-of', 'soon'], { env })).code).toBe(2);
    expect((await run(['digest', 'preview', '--as-of', '2040-01-01'], { env })).code).toBe(3);
  });
});

describe('undercurrent deliveries', () => {
  it('lists what needs somebody’s eyes, and exits with 1 then', async () => {
    const without = await run(['deliveries'], { env });
    expect(without.code).toBe(2);
    expect(without.err).toContain('there is no database');
    const store = await openStore({
      file: join(state, 'undercurrent.db'),
      now: Date.now,
      log: { warn: () => undefined },
    });
    expect((await run(['deliveries'], { env })).code).toBe(0);
    const rule = await store.digestRules.create(ruleFor('-100'));
    const key = { platform: 'telegram', chatId: '-100', kind: 'digest' as const, sourceId: rule.id };
    const [claimed] = await store.deliveries.claim([{ ...key, eventKey: '2026-11-24' }], 60_000);
    await store.deliveries.markSending(claimed!, 60_000);
    await store.deliveries.markAmbiguous(claimed!, 'no answer in time');
    await store.chats.pause({ platform: 'telegram', chatId: '-200' }, 'Forbidden: bot was kicked');
    await store.close();
    const { code, out } = await run(['deliveries'], { env });
    expect(code).toBe(1);
    expect(out).toContain('ambiguous 1');
    expect(out).toContain('ambiguous: digest 2026-11-24 to telegram:-100, tries 1: no answer in time');
    expect(out).toContain('paused: telegram:-200: Forbidden: bot was kicked');
    const json = JSON.parse((await run(['deliveries', '--json'], { env })).out);
    expect(json.deadLetters).toMatchObject([{ state: 'ambiguous', eventKey: '2026-11-24' }]);
  });
});
