import Keyv from 'keyv';
import { expect, it } from 'vitest';
import { openAdmin } from '../../src/operations/admin.ts';

const NOBODY = { users: [], chats: [], guilds: [] };
const CONFIG = { access: { allow: NOBODY, deny: NOBODY }, budgets: {} };

it('settings that cannot be read, such as those of a newer version, are not written over', async () => {
  const store = new Keyv({ throwOnErrors: true });
  const newer = { allow: NOBODY, deny: 'telegram:666', budgets: {} };
  await store.set('settings', newer);
  const warnings: string[] = [];
  const admin = await openAdmin(store, CONFIG, { warn: (_, message) => void warnings.push(message) });
  expect(warnings).toHaveLength(1);
  const changing = admin.change((settings) => ({ ...settings, digestsPausedAtMs: 5 }));
  await expect(changing).rejects.toMatchObject({ code: 'BAD_INPUT' });
  expect(await store.get('settings')).toEqual(newer);
});

it('what a newer version knows beside the settings of this one stays when they are changed', async () => {
  const store = new Keyv({ throwOnErrors: true });
  await store.set('settings', { allow: NOBODY, deny: NOBODY, budgets: {}, quiet: ['sunday'] });
  const admin = await openAdmin(store, CONFIG, { warn: () => undefined });
  await admin.change((settings) => ({ ...settings, digestsPausedAtMs: 5 }));
  expect(await store.get('settings')).toMatchObject({ quiet: ['sunday'], digestsPausedAtMs: 5 });
});
