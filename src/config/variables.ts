import { z } from 'zod';
import { LANGUAGES } from '../languages.ts';
import { DEFAULT_RETENTION } from '../store/retention.ts';
import {
  databaseAddress,
  decimal,
  idList,
  pricesText,
  secret,
  shardRange,
  snowflake,
  text,
  webAddress,
  wholeNumber,
  wordList,
  zone,
} from './checks.ts';

/** What a process does: talk to chat platforms (`gateway`), read sources and plan (`worker`), or both. */
export const ROLES = ['gateway', 'worker', 'all'] as const;
export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const MAX_TOKENS = 1_000_000_000_000;
const tokensPerDay = { schema: wholeNumber(0, MAX_TOKENS).optional(), example: '200000' };
const users = { schema: idList.optional(), example: 'telegram:12345,discord:678901' };
const chats = { schema: idList.optional(), example: 'telegram:-1001234567890' };
const guilds = { schema: idList.optional(), example: 'discord:123456789012345678' };

/** Each variable with its check and an example of a right value. `.env.example` describes the same list. */
export const VARIABLES = {
  LOG_LEVEL: { schema: z.enum(LOG_LEVELS).default('warn'), example: 'info' },
  NO_COLOR: { schema: z.string().optional(), example: '1' },
  UNDERCURRENT_LANGUAGE: { schema: z.enum(LANGUAGES).optional(), example: 'es' },
  UNDERCURRENT_DATA: { schema: z.string().optional(), example: './my-history' },
  UNDERCURRENT_MODE: { schema: z.enum(['live', 'recorded']).default('live'), example: 'recorded' },
  UNDERCURRENT_STATE: { schema: text.optional(), example: '/var/lib/undercurrent' },
  UNDERCURRENT_ROLE: { schema: z.enum(ROLES).default('all'), example: 'gateway' },
  DATABASE_URL: {
    schema: databaseAddress.optional(),
    example: 'postgres://undercurrent:...@db/undercurrent',
  },
  DATABASE_URL_FILE: { schema: text.optional(), example: '/run/secrets/database_url' },
  HTTP_PORT: { schema: wholeNumber(0, 65_535).optional(), example: '9464' },
  HTTP_HOST: { schema: text.default('127.0.0.1'), example: '0.0.0.0' },
  STOP_SECONDS: { schema: wholeNumber(1, 300).default(10), example: '25' },
  // From two days: what was sent is compared with what is due.
  DELIVERY_DAYS: { schema: wholeNumber(2, 3_650).default(DEFAULT_RETENTION.deliveryDays), example: '7' },
  DEAD_LETTER_DAYS: {
    schema: wholeNumber(1, 3_650).default(DEFAULT_RETENTION.deadLetterDays),
    example: '30',
  },
  DIGEST_ZONE: { schema: zone.optional(), example: 'Europe/Berlin' },
  DIGEST_CATCH_UP_HOURS: { schema: wholeNumber(0, 168).default(3), example: '3' },
  LIVE_WAIT_MS: { schema: wholeNumber(0, 120_000).default(8_000), example: '8000' },
  SOURCES_OFF: { schema: wordList.optional(), example: 'binance,gold-api' },
  SOURCES_MIRROR: { schema: webAddress.optional(), example: 'http://localhost:8080' },
  SEC_CONTACT: {
    schema: text.regex(/^[\x20-\x7e]*\S\s+\S+@\S+\.\S+$/, 'it must be a name and a mail address').optional(),
    example: '"Jane Doe jane@example.org"',
  },
  FRED_API_KEY: { schema: secret.optional(), example: '0123456789abcdef0123456789abcdef' },
  FRED_API_KEY_FILE: { schema: text.optional(), example: '/run/secrets/fred_api_key' },
  ALPHA_VANTAGE_API_KEY: { schema: secret.optional(), example: 'ABCDEF0123456789' },
  ALPHA_VANTAGE_API_KEY_FILE: { schema: text.optional(), example: '/run/secrets/alpha_vantage' },
  COINGECKO_API_KEY: { schema: secret.optional(), example: 'CG-...' },
  COINGECKO_API_KEY_FILE: { schema: text.optional(), example: '/run/secrets/coingecko' },
  HTTPS_PROXY: { schema: text.optional(), example: 'http://proxy.example.org:3128' },
  HTTP_PROXY: { schema: text.optional(), example: 'http://proxy.example.org:3128' },
  NO_PROXY: { schema: text.optional(), example: 'localhost,.example.org' },
  OPENAI_API_KEY: { schema: secret.optional(), example: 'sk-...' },
  OPENAI_API_KEY_FILE: { schema: text.optional(), example: '/run/secrets/openai_api_key' },
  OPENAI_BASE_URL: { schema: webAddress.optional(), example: 'http://localhost:11434/v1' },
  OPENAI_MODEL: { schema: text.optional(), example: 'gpt-5-mini' },
  MODEL_TEMPERATURE: { schema: decimal(2).optional(), example: '0.2' },
  MODEL_MAX_OUTPUT_TOKENS: { schema: wholeNumber(1, 1_000_000).default(900), example: '900' },
  MODEL_TIMEOUT_MS: { schema: wholeNumber(100, 600_000).default(30_000), example: '30000' },
  MODEL_STALL_MS: { schema: wholeNumber(100, 600_000).default(15_000), example: '15000' },
  MODEL_PRICES: {
    schema: pricesText.optional(),
    example: '{"gpt-5-mini*":{"input":0.25,"cachedInput":0.025,"output":2}}',
  },
  BUDGET_USER_TOKENS_PER_DAY: tokensPerDay,
  BUDGET_CHAT_TOKENS_PER_DAY: tokensPerDay,
  BUDGET_BOT_TOKENS_PER_DAY: tokensPerDay,
  BUDGET_BOT_USD_PER_DAY: { schema: decimal(1_000_000).optional(), example: '5' },
  CONVERSATION_TTL_MINUTES: { schema: wholeNumber(1, 10_080).default(120), example: '120' },
  ALLOW_USERS: users,
  ALLOW_CHATS: chats,
  ALLOW_GUILDS: guilds,
  DENY_USERS: users,
  DENY_CHATS: chats,
  DENY_GUILDS: guilds,
  RATE_USER_PER_MINUTE: { schema: wholeNumber(1, 10_000).default(10), example: '10' },
  RATE_CHAT_PER_MINUTE: { schema: wholeNumber(1, 10_000).default(40), example: '40' },
  ALERTS_PER_CHAT: { schema: wholeNumber(0, 10_000).default(25), example: '25' },
  ALERTS_PER_USER: { schema: wholeNumber(0, 10_000).default(50), example: '50' },
  ALERT_COOLDOWN_HOURS: { schema: wholeNumber(0, 720).default(12), example: '12' },
  ALERT_DAYS: { schema: wholeNumber(1, 3_650).default(90), example: '90' },
  TELEGRAM_BOT_TOKEN: {
    schema: secret.regex(/^\d+:[\w-]+$/, 'it must be the whole token that BotFather shows').optional(),
    example: '123456:AA...',
  },
  TELEGRAM_BOT_TOKEN_FILE: { schema: text.optional(), example: '/run/secrets/telegram_bot_token' },
  TELEGRAM_API_ROOT: { schema: webAddress.optional(), example: 'http://localhost:8081' },
  TELEGRAM_WEBHOOK_URL: { schema: webAddress.optional(), example: 'https://bot.example.org/telegram' },
  TELEGRAM_WEBHOOK_SECRET: {
    // https://core.telegram.org/bots/api#setwebhook
    schema: secret.regex(/^[\w-]{1,256}$/, 'it may hold letters, digits, _ and - only').optional(),
    example: 'a-long-random-word',
  },
  TELEGRAM_WEBHOOK_SECRET_FILE: { schema: text.optional(), example: '/run/secrets/telegram_webhook' },
  DISCORD_BOT_TOKEN: {
    schema: secret
      .regex(
        /^[\w-]+\.[\w-]+\.[\w-]{20,}$/,
        'it must be the whole token that the developer portal shows (Bot)',
      )
      .optional(),
    example: 'MTIz...',
  },
  DISCORD_BOT_TOKEN_FILE: { schema: text.optional(), example: '/run/secrets/discord_bot_token' },
  DISCORD_API_ROOT: {
    schema: webAddress
      .refine((value) => !/\/(v\d+\/?)?$/.test(value), { error: 'it must end in /api, without a version' })
      .optional(),
    example: 'http://localhost:8082/api',
  },
  DISCORD_GUILD_ID: { schema: snowflake.optional(), example: '123456789012345678' },
  DISCORD_SHARDS: { schema: shardRange.optional(), example: '0-3/8' },
  DISCORD_MESSAGE_CONTENT: { schema: z.enum(['on', 'off']).default('off'), example: 'on' },
  TELEGRAM_WEBHOOK_PORT: { schema: wholeNumber(0, 65_535).default(8_443), example: '8443' },
} as const;
export type Name = keyof typeof VARIABLES;

export const variables = z.object(
  Object.fromEntries(Object.entries(VARIABLES).map(([name, { schema }]) => [name, schema])) as {
    [N in Name]: (typeof VARIABLES)[N]['schema'];
  },
);
export type Values = z.output<typeof variables>;

/** What is wrong with a value for a variable, or undefined. */
export function problemOf(name: Name, value: string): string | undefined {
  return VARIABLES[name].schema.safeParse(value).error?.issues[0]?.message;
}
