import type { Logger } from 'pino';
import type { Config } from './config.ts';

export type { Logger } from 'pino';

const HIDDEN = '[hidden]';
/** Fields that hold a secret, wherever they stand in what is logged. */
const SECRET_FIELDS = ['token', 'apiKey', 'api_key', 'password', 'secret', 'authorization', 'cookie'];
/** A Telegram token is part of its URL; keys travel in queries and headers; passwords in connection strings. */
const SECRET_TEXT: readonly (readonly [RegExp, string])[] = [
  [/\bbot\d+:[\w-]{20,}/g, `bot${HIDDEN}`],
  [/\b\d{6,12}:[\w-]{30,}/g, HIDDEN],
  // A Discord token; tokens of its interactions stand in addresses.
  [/\b[\w-]{18,30}\.[\w-]{5,8}\.[\w-]{25,}/g, HIDDEN],
  [/(\/(?:webhooks|interactions)\/\d+\/)[\w%-]{20,}/g, `$1${HIDDEN}`],
  [/\bsk-[\w-]{12,}/g, HIDDEN],
  [/\b(Bearer|Bot) [\w.~+/=-]{12,}/g, `$1 ${HIDDEN}`],
  [/([?&](?:api_?key|key|token|access_token|secret|\w*password)=)[^&\s"'\\]+/gi, `$1${HIDDEN}`],
  // Up to the last @: one that should have been encoded is part of the password.
  [/(\/\/[^:/\s"@]+:)[^\s"]+@/g, `$1${HIDDEN}@`],
];

/** The secrets of this process, word for word. Whatever they look like, they do not leave it by a log or an error. */
const known = new Set<string>();
/** A shorter one would blacken ordinary words. */
const SHORTEST_SECRET = 8;

/** From now on this text is hidden wherever `withoutSecrets` looks, also as part of an address. */
export function hideSecret(secret: string): void {
  for (const form of [secret, encodeURIComponent(secret)])
    if (form.length >= SHORTEST_SECRET) known.add(form);
}

/** Takes secrets out of a line of log, also out of error messages and the URLs in them. */
export function withoutSecrets(text: string): string {
  let line = text;
  for (const secret of known) line = line.replaceAll(secret, HIDDEN);
  return SECRET_TEXT.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), line);
}

/** Writes to stderr: stdout belongs to answers. pino is loaded only here, so that a start without logs is fast. */
export async function createLogger(config: Pick<Config, 'logLevel'>): Promise<Logger> {
  const { pino } = await import('pino');
  return pino(
    {
      level: config.logLevel,
      base: null,
      redact: {
        paths: SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]),
        censor: HIDDEN,
      },
      hooks: { streamWrite: withoutSecrets },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}

/** What the stores need of a logger. */
export interface Warner {
  warn(fields: Readonly<Record<string, unknown>>, message: string): void;
}

/** Loads the logger with its first warning: most runs have none. */
export function warnerFor(config: Pick<Config, 'logLevel'>): Warner {
  let logger: Promise<Logger> | undefined;
  return {
    warn: (fields, message) => {
      logger ??= createLogger(config);
      void logger.then((ready) => ready.warn(fields, message));
    },
  };
}
