/** A process of its own, told by its arguments what to do with a store; it says each step on a line. */
import { StoreError } from '../../../src/store/failure.ts';
import { openStore } from '../../../src/store/open.ts';
import { migrationsFor } from '../../../src/store/sql/migrations.ts';
import type { StoreParts } from '../../../src/store/store.ts';

const [task, where = ''] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const parts: StoreParts = {
  file: where,
  url: where.startsWith('postgres:') ? where : undefined,
  now: Date.now,
  log: { warn: () => undefined },
};
const LEASE_MS = 60_000;

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof StoreError) || error.failure !== 'locked') throw error;
    }
  }
}

const tasks: Readonly<Record<string, () => Promise<void>>> = {
  /** Writes without end; a line is an acknowledged write. */
  write: async () => {
    const store = await openStore(parts);
    const kept = store.keyv('kept');
    for (let i = 0; ; i++) {
      await kept.set(`key ${i}`, i);
      await store.deliveries.plan([
        { kind: 'digest', sourceId: 'rule', platform: 'telegram', chatId: String(i), eventKey: 'day' },
      ]);
      say(String(i));
    }
  },

  /** Takes everything to the network, and stops in the middle when it is killed. */
  deliver: async () => {
    const store = await openStore(parts);
    say('open');
    for (;;) {
      const claimed = await store.deliveries.claimNext({ limit: 20, leaseMs: LEASE_MS });
      if (claimed.length === 0) break;
      for (const delivery of claimed) {
        if (!(await store.deliveries.markSending(delivery, LEASE_MS))) continue;
        say(`send ${delivery.chatId}`);
        await store.deliveries.markSent(delivery, [`message ${delivery.chatId}`]);
      }
    }
    await store.close();
  },

  /** Both ask for the same new ones. */
  claim: async () => {
    const store = await openStore(parts);
    say('open');
    for (let i = 0; i < 1_000; i += 10) {
      const wanted = Array.from({ length: 10 }, (_, j) => ({
        kind: 'digest' as const,
        sourceId: 'rule',
        platform: 'telegram',
        chatId: String(i + j),
        eventKey: 'day',
      }));
      for (const { chatId } of await store.deliveries.claim(wanted, LEASE_MS)) say(`send ${chatId}`);
    }
    await store.close();
  },

  /** Stands still in the middle of a step that is to come, with tables made and rows moved. */
  migrate: async () => {
    await openStore(parts, {
      steps: {
        ...migrationsFor(parts.url === undefined ? 'sqlite' : 'postgres'),
        '9999-half-way': {
          up: async (db) => {
            await db.schema.createTable('half').addColumn('id', 'text').execute();
            await db.deleteFrom('kv').execute();
            say('half way');
            await new Promise((resolve) => setTimeout(resolve, 60_000));
          },
        },
      },
    });
  },

  /** Beside others that make the same tables. On a busy machine that takes longer than a store waits for them. */
  open: async () => {
    const store = await patiently(() => openStore(parts));
    await store.keyv('kept').set(String(process.pid), 1);
    say('open');
    await store.close();
  },
};

await tasks[task!]!();
