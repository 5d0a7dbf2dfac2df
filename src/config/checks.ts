import { z } from 'zod';
import type { Prices } from '../agent/usage.ts';

/** How a variable is read: each of these takes the text of the environment. */
export const text = z.string().trim().min(1, 'it is blank');

export function wholeNumber(from: number, to: number) {
  return z
    .string()
    .trim()
    .refine((value) => /^\d+$/.test(value) && Number(value) >= from && Number(value) <= to, {
      error: `it must be a whole number from ${from} to ${to}`,
    })
    .transform(Number);
}

export function decimal(to: number) {
  return z
    .string()
    .trim()
    .refine((value) => /^\d+(\.\d+)?$/.test(value) && Number(value) <= to, {
      error: `it must be a number from 0 to ${to}`,
    })
    .transform(Number);
}

export const webAddress = text.refine(
  (value) => URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol),
  { error: 'it must be an address with http:// or https://' },
);

/** User and password, host, database, options; each of the signs that part them is itself only as %XX. */
const DATABASE_ADDRESS =
  /^postgres(?:ql)?:\/\/(?:(?:[^@/?#%\s]|%[\da-f]{2})*@)?(?:[^@/?#%\s]|%[\da-f]{2})*(?:\/(?:[^@?#%\s]|%[\da-f]{2})*)?(?:\?(?:[^@#%\s]|%[\da-f]{2})*)?$/i;

/** It holds a password: like a key, it is one word. A password that is cut in two would be told as the name of a host. */
export const databaseAddress = z
  .string()
  .trim()
  .refine((value) => /^postgres(ql)?:\/\/\S+$/.test(value), {
    error: 'it must be an address with postgres://',
    abort: true,
  })
  .refine((value) => DATABASE_ADDRESS.test(value) && URL.canParse(value) && isDecodable(value), {
    error:
      'it must be postgres://user:password@host:port/database, with these characters of user and password percent-encoded: % as %25, @ as %40, : as %3A, / as %2F, ? as %3F, # as %23',
  });

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** The name of a time zone. */
export const zone = text.refine(
  (value) => {
    try {
      new Intl.DateTimeFormat('en', { timeZone: value });
      return true;
    } catch {
      return false;
    }
  },
  { error: 'it must be a time zone such as Europe/Berlin' },
);

/** A key travels in a header: a space or a line break inside is a slip of copying. */
export const secret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/, 'it must be one word, without spaces and line breaks');

/** "telegram:12345, discord:678": ids of a platform, or of any platform when none is named. */
export const idList = z
  .string()
  .transform((value) => value.split(/[\s,]+/).filter(Boolean))
  .refine((ids) => ids.every((id) => /^(?:[a-z]+:)?-?\w+$/.test(id)), {
    error: 'it must be ids with commas between them, each with or without its platform in front',
  });

export const wordList = z
  .string()
  .transform((value) =>
    value
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  .refine((words) => words.every((word) => /^[a-z0-9-]+$/.test(word)), {
    error: 'it must be names with commas between them',
  });

/** An id of Discord. */
export const snowflake = z
  .string()
  .trim()
  .regex(/^\d{17,20}$/, 'it must be an id of 17 to 20 digits');

/** "0-3/8": the first four of eight shards; "2/8": one of them. */
export const shardRange = z
  .string()
  .trim()
  .transform((value, context) => {
    const [, first, last = first, count] = /^(\d{1,4})(?:-(\d{1,4}))?\/(\d{1,4})$/.exec(value) ?? [];
    const [from, to, all] = [Number(first), Number(last), Number(count)];
    if (count !== undefined && from <= to && to < all)
      return { ids: Array.from({ length: to - from + 1 }, (_, i) => from + i), count: all };
    context.addIssue(
      'it must be the first and the last shard, counted from 0, and how many there are in all',
    );
    return z.NEVER;
  });

const dollars = z.number().nonnegative();
export const pricesText = z.string().transform((value, context): Prices => {
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
