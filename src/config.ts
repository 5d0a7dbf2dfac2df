import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { costOf, NO_USAGE, type Prices } from './agent/usage.ts';
import { InputError } from './errors.ts';
import { withoutSecrets } from './log.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const OPENAI_URL = 'https://api.openai.com/v1';
const MINUTE_MS = 60_000;

const text = z.string().trim().min(1, 'it is blank');

function wholeNumber(from: number, to: number) {
  return z
    .string()
    .trim()
    .refine((value) => /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to, {
      error: `it must be a whole number from ${from} to ${to}`,
    })
    .transform(Number);
}

function decimal(to: number) {
  return z
    .string()
    .trim()
    .refine((value) => /^\d+(\.\d+)?$/.test(value) && Number(value) <= to, {
      error: `it must be a number from 0 to ${to}`,
    })
    .transform(Number);
}

const webAddress = text.refine(
  (value) => URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol),
  { error: 'it must be an address with http:// or https://' },
);

/** A key travels in a header: a space or a line break inside is a slip of copying. */
const secret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/, 'it must be one word, without spaces and line breaks');

const dollars = z.number().nonnegative();
const pricesText = z.string().transform((value, context): Prices => {
  try {
    const prices = z
      .record(
        z.string().min(1),
        z.strictObject({ input: dollars, cachedInput: dollars.optional(), output: dollars }),
      )
      .safeParse(JSON.parse(value));
    if (prices.success)
      return Object.fromEntries(
        Object.entries(prices.data).map(([pattern, { input, cachedInput, output }]) => [
          pattern,
          { input, output, ...(cachedInput === undefined ? {} : { cached: cachedInput }) },
        ]),
      );
    const issue = prices.error.issues[0]!;
    context.addIssue(`${issue.path.join(' ') || 'the whole'}: ${issue.message}`);
  } catch {
    context.addIssue('it is not JSON');
  }
  return z.NEVER;
});

const MAX_TOKENS = 1_000_000_000_000;
const tokensPerDay = { schema: wholeNumber(0, MAX_TOKENS).optional(), example: '200000' };

/** Each variable with its check and an example of a right value. `.env.example` describes the same list. */
const VARIABLES = {
  LOG_LEVEL: { schema: z.enum(LOG_LEVELS).default('warn'), example: 'info' },
  NO_COLOR: { schema: z.string().optional(), example: '1' },
  UNDERCURRENT_LANGUAGE: { schema: z.enum(['en', 'zh', 'es']).optional(), example: 'es' },
  UNDERCURRENT_DATA: { schema: z.string().optional(), example: './my-history' },
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
} as const;
type Name = keyof typeof VARIABLES;

const schema = z.object(
  Object.fromEntries(Object.entries(VARIABLES).map(([name, { schema }]) => [name, schema])) as {
    [N in Name]: (typeof VARIABLES)[N]['schema'];
  },
);
type Values = z.output<typeof schema>;

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

export interface Config {
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Plain text on terminals too (no-color.org). */
  readonly noColor: boolean;
  readonly language?: 'en' | 'zh' | 'es';
  /** A folder of SERIES.csv and events.jsonl instead of the bundled history. */
  readonly dataFolder?: string;
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
}

/**
 * The one reader of the environment. An empty variable counts as unset.
 * @throws InputError that lists everything that is wrong, each with its variable and an example.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const wrong: string[] = [];
  const complain = (name: Name, message: string): void => {
    wrong.push(
      `${name}${shown(name, set[name])}: ${message}, for example ${name}=${VARIABLES[name].example}`,
    );
  };
  const parsed = schema.safeParse(set);
  for (const issue of parsed.error?.issues ?? []) complain(issue.path[0] as Name, issue.message);
  const apiKey = apiKeyOf(set, complain);
  if (parsed.success) checkPrice(parsed.data, apiKey, complain);
  if (!parsed.success || wrong.length > 0)
    throw new InputError(`the configuration is wrong: ${wrong.join('; ')}.`);
  const values = parsed.data;
  return {
    logLevel: values.LOG_LEVEL,
    noColor: values.NO_COLOR !== undefined,
    ...(values.UNDERCURRENT_LANGUAGE ? { language: values.UNDERCURRENT_LANGUAGE } : {}),
    ...(values.UNDERCURRENT_DATA ? { dataFolder: values.UNDERCURRENT_DATA } : {}),
    ...modelOf(values, apiKey),
    prices: values.MODEL_PRICES ?? {},
    budgets: withoutUndefined({
      userTokensPerDay: values.BUDGET_USER_TOKENS_PER_DAY,
      chatTokensPerDay: values.BUDGET_CHAT_TOKENS_PER_DAY,
      botTokensPerDay: values.BUDGET_BOT_TOKENS_PER_DAY,
      botUsdPerDay: values.BUDGET_BOT_USD_PER_DAY,
    }),
    conversationTtlMs: values.CONVERSATION_TTL_MINUTES * MINUTE_MS,
  };
}

type Complain = (name: Name, message: string) => void;

function shown(name: Name, value: string | undefined): string {
  if (value === undefined || name === 'OPENAI_API_KEY') return '';
  return ` "${withoutSecrets(value).slice(0, 40)}"`;
}

/** The key itself, or the first line of the file that holds it. */
function apiKeyOf(set: Readonly<Record<string, string | undefined>>, complain: Complain): string | undefined {
  const { OPENAI_API_KEY: key, OPENAI_API_KEY_FILE: file } = set;
  if (file === undefined) return key?.trim();
  if (key !== undefined) {
    complain('OPENAI_API_KEY_FILE', 'OPENAI_API_KEY is set too: set one of them');
    return undefined;
  }
  try {
    const content = secret.safeParse(readFileSync(file.trim(), 'utf8'));
    if (content.success) return content.data;
    complain('OPENAI_API_KEY_FILE', 'the file does not hold one key');
  } catch (error) {
    complain('OPENAI_API_KEY_FILE', `the file cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
  return undefined;
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
