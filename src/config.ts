import { createHmac } from 'node:crypto';
import { costOf, NO_USAGE, type Prices } from './agent/usage.ts';
import { type AlertsConfig, alertsOf } from './config/alerts.ts';
import { describeSettings, type Setting } from './config/describe.ts';
import { type DiscordConfig, discordOf } from './config/discord.ts';
import { type LiveConfig, liveOf } from './config/live.ts';
import { checkRetention, type OperationsConfig, operationsOf } from './config/operations.ts';
import { type Complain, isSecret, secretOf } from './config/secrets.ts';
import { type LOG_LEVELS, type Name, VARIABLES, type Values, variables } from './config/variables.ts';
import { ConfigError } from './errors.ts';
import type { Language } from './languages.ts';
import { withoutSecrets } from './log.ts';

const OPENAI_URL = 'https://api.openai.com/v1';
const MINUTE_MS = 60_000;

export interface ModelConfig {
  readonly model: string;
  readonly baseUrl: string;
  /** Empty for a server that needs none. */
  readonly apiKey: string;
  readonly temperature?: number;
  readonly maxOutputTokens: number;
  readonly timeoutMs: number;
  readonly stallMs: number;
}

export interface TelegramConfig {
  readonly token: string;
  /** Of the Bot API server. Default: Telegram's own. */
  readonly apiRoot?: string;
  /** Absent: long polling. */
  readonly webhook?: { readonly url: string; readonly secret: string; readonly port: number };
}

/** Ids as `platform:id`, or bare for every platform. An empty allow list allows all. */
export interface AccessList {
  readonly users: readonly string[];
  readonly chats: readonly string[];
  readonly guilds: readonly string[];
}

export interface Config extends OperationsConfig {
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Plain text on terminals too (no-color.org). */
  readonly noColor: boolean;
  readonly language?: Language;
  /** A folder of SERIES.csv and events.jsonl instead of the bundled history. */
  readonly dataFolder?: string;
  /** Absent when only recorded days are read. */
  readonly live?: LiveConfig;
  /** Absent when none is configured: then code narrates the answers. */
  readonly model?: ModelConfig;
  /** One line for the log: what is missing for a model. Absent when there is one. */
  readonly noModelBecause?: string;
  readonly prices: Prices;
  /** Per UTC day; absent is unlimited. */
  readonly budgets: {
    readonly userTokensPerDay?: number;
    readonly chatTokensPerDay?: number;
    readonly botTokensPerDay?: number;
    readonly botUsdPerDay?: number;
  };
  readonly conversationTtlMs: number;
  /** Of chats that name no time zone for their digest. Absent: they have to. */
  readonly digestZone?: string;
  /** A digest that is later than this, after a downtime, is skipped. */
  readonly digestCatchUpMs: number;
  readonly access: { readonly allow: AccessList; readonly deny: AccessList };
  /** Wishes of one person in all chats, and of one chat. */
  readonly rates: { readonly userPerMinute: number; readonly chatPerMinute: number };
  readonly alerts: AlertsConfig;
  /** Absent without a token. */
  readonly telegram?: TelegramConfig;
  /** Absent without a token. */
  readonly discord?: DiscordConfig;
}

/**
 * The one reader of the environment. An empty variable counts as unset.
 * @throws ConfigError that lists everything that is wrong, each with its variable and an example.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
  /** Of the command line: they win. */
  overrides: Readonly<Partial<Record<Name, string>>> = {},
): Config {
  const set = Object.fromEntries(
    Object.entries({ ...env, ...overrides }).filter(([, value]) => value !== undefined && value !== ''),
  );
  const wrong: string[] = [];
  const complain = (name: Name, message: string): void => {
    wrong.push(
      `${name}${shown(name, set[name])}: ${message}, for example ${name}=${VARIABLES[name].example}`,
    );
  };
  const parsed = variables.safeParse(set);
  // The first problem of each is enough: a second one is mostly the same once more.
  const issues = parsed.error?.issues ?? [];
  for (const name of new Set(issues.map(({ path }) => path[0] as Name)))
    complain(name, issues.find(({ path }) => path[0] === name)!.message);
  const apiKey = secretOf('OPENAI_API_KEY', set, complain);
  const telegramToken = secretOf('TELEGRAM_BOT_TOKEN', set, complain);
  const discordToken = secretOf('DISCORD_BOT_TOKEN', set, complain);
  const webhookSecret = secretOf('TELEGRAM_WEBHOOK_SECRET', set, complain);
  const databaseUrl = secretOf('DATABASE_URL', set, complain);
  if (parsed.success) checkPrice(parsed.data, apiKey, complain);
  const live = parsed.success ? liveOf(parsed.data, set, complain) : {};
  if (parsed.success) checkRole(parsed.data, databaseUrl, complain);
  if (parsed.success) checkRetention(parsed.data, complain);
  if (!parsed.success || wrong.length > 0) throw new ConfigError(wrong);
  const values = parsed.data;
  return {
    logLevel: values.LOG_LEVEL,
    noColor: values.NO_COLOR !== undefined,
    ...(values.UNDERCURRENT_LANGUAGE ? { language: values.UNDERCURRENT_LANGUAGE } : {}),
    ...(values.UNDERCURRENT_DATA ? { dataFolder: values.UNDERCURRENT_DATA } : {}),
    ...live,
    ...operationsOf(values, set, databaseUrl),
    ...modelOf(values, apiKey),
    prices: values.MODEL_PRICES ?? {},
    budgets: withoutUndefined({
      userTokensPerDay: values.BUDGET_USER_TOKENS_PER_DAY,
      chatTokensPerDay: values.BUDGET_CHAT_TOKENS_PER_DAY,
      botTokensPerDay: values.BUDGET_BOT_TOKENS_PER_DAY,
      botUsdPerDay: values.BUDGET_BOT_USD_PER_DAY,
    }),
    conversationTtlMs: values.CONVERSATION_TTL_MINUTES * MINUTE_MS,
    ...(values.DIGEST_ZONE === undefined ? {} : { digestZone: values.DIGEST_ZONE }),
    digestCatchUpMs: values.DIGEST_CATCH_UP_HOURS * 60 * MINUTE_MS,
    access: {
      allow: listOf(values.ALLOW_USERS, values.ALLOW_CHATS, values.ALLOW_GUILDS),
      deny: listOf(values.DENY_USERS, values.DENY_CHATS, values.DENY_GUILDS),
    },
    rates: { userPerMinute: values.RATE_USER_PER_MINUTE, chatPerMinute: values.RATE_CHAT_PER_MINUTE },
    ...alertsOf(values),
    ...telegramOf(values, telegramToken, webhookSecret),
    ...discordOf(values, discordToken),
  };
}

/** The settings in effect and everything that is wrong with them; no secrets. */
export function checkConfig(env: Readonly<Record<string, string | undefined>> = process.env): {
  readonly settings: readonly Setting[];
  readonly problems: readonly string[];
  /** When nothing is wrong. */
  readonly config?: Config;
} {
  const settings = describeSettings(env);
  try {
    return { settings, problems: [], config: loadConfig(env) };
  } catch (error) {
    if (error instanceof ConfigError) return { settings, problems: error.problems };
    throw error;
  }
}

/** The variables of this program that are set, as they are: secrets too. Only for writing them into a file. */
export function givenSettings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(VARIABLES).flatMap((name) => {
      const value = env[name];
      return value ? [[name, value]] : [];
    }),
  );
}

function shown(name: Name, value: string | undefined): string {
  if (value === undefined || isSecret(name)) return '';
  return ` "${withoutSecrets(value).slice(0, 40)}"`;
}

function listOf(users: string[] = [], chats: string[] = [], guilds: string[] = []): AccessList {
  return { users, chats, guilds };
}

function telegramOf(
  values: Values,
  token: string | undefined,
  webhookSecret: string | undefined,
): Pick<Config, 'telegram'> {
  if (token === undefined) return {};
  const { TELEGRAM_API_ROOT: apiRoot, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_PORT: port } = values;
  // Without one of the person's own, a secret that stays the same over restarts and processes.
  const secret = webhookSecret ?? createHmac('sha256', token).update('webhook').digest('hex');
  return {
    telegram: {
      token,
      ...(apiRoot === undefined ? {} : { apiRoot }),
      ...(url === undefined ? {} : { webhook: { url, secret, port } }),
    },
  };
}

/** Two roles are two processes, and one SQLite file is one process's. */
function checkRole(values: Values, databaseUrl: string | undefined, complain: Complain): void {
  const { UNDERCURRENT_ROLE: role } = values;
  if (role !== 'all' && databaseUrl === undefined)
    complain('UNDERCURRENT_ROLE', 'roles share a database: set DATABASE_URL, or the role all');
}

/** A limit in dollars without the price of the model would never be reached. */
function checkPrice(values: Values, apiKey: string | undefined, complain: Complain): void {
  const { model } = modelOf(values, apiKey);
  if (!model || values.BUDGET_BOT_USD_PER_DAY === undefined) return;
  if (costOf(NO_USAGE, values.MODEL_PRICES ?? {}, model.model) === undefined)
    complain('MODEL_PRICES', `no price for ${model.model}, which BUDGET_BOT_USD_PER_DAY needs`);
}

function modelOf(values: Values, apiKey: string | undefined): Pick<Config, 'model' | 'noModelBecause'> {
  const { OPENAI_MODEL: model, OPENAI_BASE_URL: baseUrl, MODEL_TEMPERATURE: temperature } = values;
  if (model === undefined) return { noModelBecause: 'no model: OPENAI_MODEL is not set' };
  if (apiKey === undefined && baseUrl === undefined)
    return { noModelBecause: 'no model: neither OPENAI_API_KEY nor OPENAI_BASE_URL is set' };
  return {
    model: {
      model,
      baseUrl: baseUrl ?? OPENAI_URL,
      apiKey: apiKey ?? '',
      ...(temperature === undefined ? {} : { temperature }),
      maxOutputTokens: values.MODEL_MAX_OUTPUT_TOKENS,
      timeoutMs: values.MODEL_TIMEOUT_MS,
      stallMs: values.MODEL_STALL_MS,
    },
  };
}

function withoutUndefined<T extends object>(object: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
}
