import { z } from 'zod';
import type { BudgetLimits } from '../agent/account.ts';
import type { AccessList, Config } from '../config.ts';
import { InputError } from '../errors.ts';
import type { Warner } from '../log.ts';
import type { KeptValue } from '../store/kept-value.ts';
import type { Store } from '../store/store.ts';

/** What the owner changed while the program runs. It adds to the configuration, and outlives restarts. */

const ids = z.array(z.string());
const listSchema = z.object({ users: ids, chats: ids, guilds: ids });
/** Null: none, whatever the configuration says. */
const limit = z.number().nonnegative().nullable();
/** What a newer version knows beside it stays. */
const settingsSchema = z.looseObject({
  digestsPausedAtMs: z.number().optional(),
  allow: listSchema,
  deny: listSchema,
  /** Instead of the configured ones. */
  budgets: z.object({
    userTokensPerDay: limit.optional(),
    chatTokensPerDay: limit.optional(),
    botTokensPerDay: limit.optional(),
    botUsdPerDay: limit.optional(),
  }),
});
export type AdminSettings = z.output<typeof settingsSchema>;
export type BudgetName = keyof AdminSettings['budgets'];
export const BUDGET_NAMES = [
  'userTokensPerDay',
  'chatTokensPerDay',
  'botTokensPerDay',
  'botUsdPerDay',
] as const satisfies readonly BudgetName[];

const EMPTY: AdminSettings = {
  allow: { users: [], chats: [], guilds: [] },
  deny: { users: [], chats: [], guilds: [] },
  budgets: {},
};

export interface Admin {
  readonly settings: AdminSettings;
  /** Of the configuration and the owner together; always the newest that was read. */
  readonly access: Config['access'];
  budgets(): BudgetLimits;
  /** Reads what another process (the command line) has changed. @throws when the store fails. */
  reload(): Promise<void>;
  /**
   * Changes and keeps them, whatever others change at the same moment. `edit` may be called more than once.
   * @throws InputError when those that are kept cannot be read: they stay as they are.
   */
  change(edit: (settings: AdminSettings) => AdminSettings): Promise<AdminSettings>;
}

/** Telegram counts people and groups, groups below zero; Discord has snowflakes. */
const IDS = {
  telegram: { user: /^\d{1,16}$/, chat: /^-?\d{1,16}$/, guild: undefined },
  discord: { user: /^\d{17,20}$/, chat: /^\d{17,20}$/, guild: /^\d{17,20}$/ },
} as const;

/**
 * One line where this cannot be the id of such a thing, as ALLOW_USERS and the like take it: a list that allows nobody who
 * exists shuts everybody out.
 */
export function wrongId(kind: 'user' | 'chat' | 'guild', id: string): string | undefined {
  const [, platform, own] = /^(?:([a-z]+):)?(.*)$/i.exec(id)!;
  const shown = `"${id.slice(0, 40)}" is no id of a ${kind}`;
  if (platform !== undefined && !(platform in IDS))
    return `${shown}: the platform is telegram or discord, as in telegram:12345.`;
  const patterns = (
    platform === undefined ? (['telegram', 'discord'] as const) : [platform as keyof typeof IDS]
  ).map((name) => IDS[name][kind]);
  if (patterns.some((pattern) => pattern?.test(own!))) return undefined;
  if (kind === 'guild') return `${shown}: servers are of Discord and have numbers of 17 to 20 digits.`;
  return `${shown}: Telegram has numbers (telegram:12345), Discord has numbers of 17 to 20 digits.`;
}

/** Where they are kept. */
export const adminSettingsIn = (store: Pick<Store, 'value'>): KeptValue => store.value('admin', 'settings');

export async function openAdmin(
  store: KeptValue,
  config: Pick<Config, 'access' | 'budgets'>,
  logger: Warner,
): Promise<Admin> {
  let settings = EMPTY;
  const reload = async (): Promise<void> => {
    const kept = await store.get();
    const parsed = settingsSchema.safeParse(kept ?? EMPTY);
    if (parsed.success) settings = parsed.data;
    else
      logger.warn(
        { problem: parsed.error.message },
        'the settings of the owner cannot be read; the last good ones stay',
      );
  };
  await reload();

  const joined = (which: 'allow' | 'deny'): AccessList => {
    const [own, configured] = [settings[which], config.access[which]];
    return {
      users: [...configured.users, ...own.users],
      chats: [...configured.chats, ...own.chats],
      guilds: [...configured.guilds, ...own.guilds],
    };
  };
  return {
    get settings() {
      return settings;
    },
    access: {
      get allow() {
        return joined('allow');
      },
      get deny() {
        return joined('deny');
      },
    },
    budgets: () => budgetsOf(settings.budgets, config.budgets),
    reload,
    change: async (edit) => {
      let changed = settings;
      await store.change((kept) => {
        const parsed = settingsSchema.safeParse(kept ?? EMPTY);
        if (!parsed.success)
          throw new InputError(
            'the settings that are kept cannot be read by this version, and are left as they are. Update the program.',
          );
        changed = settingsSchema.parse(edit(parsed.data));
        return changed;
      });
      settings = changed;
      return settings;
    },
  };
}

function budgetsOf(own: AdminSettings['budgets'], configured: BudgetLimits): BudgetLimits {
  const limits: Record<string, number> = { ...configured };
  for (const name of BUDGET_NAMES) {
    const value = own[name];
    if (value === null) delete limits[name];
    else if (value !== undefined) limits[name] = value;
  }
  return limits;
}
