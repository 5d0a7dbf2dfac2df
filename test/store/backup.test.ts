import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/open.ts';

const log = { warn: () => undefined };

it('a backup of a SQLite file comes to its end although another process never stops writing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'undercurrent-backup-'));
  const file = join(folder, 'store.db');
  const [bot, command] = [
    await openStore({ file, now: Date.now, log }),
    await openStore({ file, now: Date.now, log }),
  ];
  const memory = bot.keyv('memory');
  // More pages than a step of a copy in steps would take: each write in between begins such a copy anew.
  for (let part = 0; part < 40; part++)
    await memory.setMany(
      Array.from({ length: 100 }, (_, i) => ({ key: `${part} ${i}`, value: 'x'.repeat(8_000) })),
    );
  let on = true;
  const writing = (async () => {
    for (let i = 0; on; i++) {
      await memory.set('hot', i);
      await delay(1);
    }
  })();
  const { rows } = await command.backup(join(folder, 'copy.db'));
  on = false;
  await writing;
  expect(rows).toBeGreaterThanOrEqual(4_000);
  await bot.close();
  await command.close();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);
