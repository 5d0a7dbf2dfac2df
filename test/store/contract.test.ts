import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';
import { describeStore } from '../contracts/store.ts';
import { startPostgres } from './postgres-server.ts';

const log = { warn: () => undefined };

let folder = '';
describeStore('SQLite', {
  open: (now) => {
    folder = mkdtempSync(join(tmpdir(), 'undercurrent-store-'));
    return openStore({ file: join(folder, 'state', 'undercurrent.db'), now, log });
  },
  openAgain: (now, holder) =>
    openStore({
      file: join(folder, 'state', 'undercurrent.db'),
      now,
      log,
      ...(holder === undefined ? {} : { holder }),
    }),
  clean: async () => {
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
    folder = '';
  },
});

const postgres = await startPostgres();
// Of the whole file: also when the tests on Postgres are left out by name.
afterAll(async () => {
  if (!('skipped' in postgres)) await postgres.stop();
}, 300_000);

if ('skipped' in postgres) {
  console.warn(`the store on Postgres is not tested here: ${postgres.skipped}`);
  describe.skip(`the store on Postgres (${postgres.skipped})`, () => {
    it('behaves as on SQLite', () => expect.unreachable());
  });
} else {
  let url = '';
  describeStore(`Postgres (${postgres.from})`, {
    open: async (now) => {
      url = await postgres.newDatabase();
      return openStore({ url, file: '/nowhere/undercurrent.db', now, log });
    },
    openAgain: (now, holder) =>
      openStore({
        url,
        file: '/nowhere/undercurrent.db',
        now,
        log,
        ...(holder === undefined ? {} : { holder }),
      }),
    clean: async () => undefined,
  });
}
