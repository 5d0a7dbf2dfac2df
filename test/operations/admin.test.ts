import { expect, it } from 'vitest';
import { openAdmin } from '../../src/operations/admin.ts';
import type { KeptValue } from '../../src/store/kept-value.ts';

const NOBODY = { users: [], chats: [], guilds: [] };
const CONFIG = { access: { allow: NOBODY, deny: NOBODY }, budgets: {} };
const quiet = { warn: () => undefined };

function kept(value: unknown): KeptValue & { value: unknown } {
  return {
    value,
    async get() {
      return this.value;
    },
    async change(edit) {
      this.value = edit(this.value);
    },
  };
}

it('settings that cannot be read, such as those of a newer version, are not written over', async () => {
  const newer = { allow: NOBODY, deny: 'telegram:666', budgets: {} };
  const store = kept(newer);
  const warnings: string[] = [];
  const admin = await openAdmin(store, CONFIG, { warn: (_, message) => void warnings.push(message) });
  expect(warnings).toHaveLength(1);
  const changing = admin.change((settings) => ({ ...settings, digestsPausedAtMs: 5 }));
  await expect(changing).rejects.toMatchObject({ code: 'BAD_INPUT' });
  expect(store.value).toEqual(newer);
});

it('what a newer version knows beside the settings of this one stays when they are changed', async () => {
  const store = kept({ allow: NOBODY, deny: NOBODY, budgets: {}, quiet: ['sunday'] });
  const admin = await openAdmin(store, CONFIG, quiet);
  await admin.change((settings) => ({ ...settings, digestsPausedAtMs: 5 }));
  expect(store.value).toMatchObject({ quiet: ['sunday'], digestsPausedAtMs: 5 });
});

it('a change is made to what others left, not to what was read at the start', async () => {
  const store = kept(undefined);
  const [one, other] = [await openAdmin(store, CONFIG, quiet), await openAdmin(store, CONFIG, quiet)];
  await one.change((settings) => ({ ...settings, budgets: { botUsdPerDay: 5 } }));
  await other.change((settings) => ({ ...settings, digestsPausedAtMs: 5 }));
  expect(other.settings).toMatchObject({ budgets: { botUsdPerDay: 5 }, digestsPausedAtMs: 5 });
});
