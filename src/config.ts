import { z } from 'zod';
import { InputError } from './errors.ts';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** Each variable with its check and an example of a right value. `.env.example` describes the same list. */
const VARIABLES = {
  LOG_LEVEL: { schema: z.enum(LOG_LEVELS).default('warn'), example: 'info' },
  NO_COLOR: { schema: z.string().optional(), example: '1' },
  UNDERCURRENT_LANGUAGE: { schema: z.enum(['en', 'zh', 'es']).optional(), example: 'es' },
  UNDERCURRENT_DATA: { schema: z.string().optional(), example: './my-history' },
} as const;
const schema = z.object({
  LOG_LEVEL: VARIABLES.LOG_LEVEL.schema,
  NO_COLOR: VARIABLES.NO_COLOR.schema,
  UNDERCURRENT_LANGUAGE: VARIABLES.UNDERCURRENT_LANGUAGE.schema,
  UNDERCURRENT_DATA: VARIABLES.UNDERCURRENT_DATA.schema,
});

export interface Config {
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Plain text on terminals too (no-color.org). */
  readonly noColor: boolean;
  readonly language?: 'en' | 'zh' | 'es';
  /** A folder of SERIES.csv and events.jsonl instead of the bundled history. */
  readonly dataFolder?: string;
}

/**
 * The one reader of the environment. An empty variable counts as unset.
 * @throws InputError that lists everything that is wrong, each with its variable and an example.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>> = process.env): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = schema.safeParse(set);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]) as keyof typeof VARIABLES;
      return `${name} "${(set[name] ?? '').slice(0, 40)}": ${issue.message}, for example ${name}=${VARIABLES[name].example}`;
    });
    throw new InputError(`the configuration is wrong: ${wrong.join('; ')}.`);
  }
  const { LOG_LEVEL, NO_COLOR, UNDERCURRENT_LANGUAGE, UNDERCURRENT_DATA } = parsed.data;
  return {
    logLevel: LOG_LEVEL,
    noColor: NO_COLOR !== undefined,
    ...(UNDERCURRENT_LANGUAGE ? { language: UNDERCURRENT_LANGUAGE } : {}),
    ...(UNDERCURRENT_DATA ? { dataFolder: UNDERCURRENT_DATA } : {}),
  };
}
