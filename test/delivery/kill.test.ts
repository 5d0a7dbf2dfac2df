import { describe, expect, it } from 'vitest';
import { type KillRunOptions, killRun } from './kill-run.ts';

/** The whole run, with 10,000 chats at Telegram's rate, is `npx tsx scripts/kill-digest.ts`. */
const SMALL: KillRunOptions = {
  chats: 300,
  kills: 2,
  engine: 'sqlite',
  workers: 1,
  killMigration: true,
  restartDatabase: false,
  perSecond: 60,
  expectedMs: 5_000,
  claimMs: 2_000,
  sendMs: 4_000,
};

describe('processes that are killed with -9', () => {
  it('lose no digest, send none twice, list what was in the air; the database is whole', async () => {
    const report = await killRun(SMALL);
    expect(report.lost).toEqual([]);
    expect(report.twice).toEqual([]);
    expect(report.damage).toEqual([]);
    expect(report.kills).toBe(2);
    expect(report.migration).toBe('rolled back');
    expect(report.once + report.ambiguous - report.ambiguousArrived).toBe(report.chats);
    expect((report.states.sent ?? 0) + report.ambiguous).toBe(report.chats);
  }, 120_000);
});
