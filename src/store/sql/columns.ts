import type { z } from 'zod';
import { StoreError } from '../failure.ts';
import type { Place } from '../place.ts';
import type { PlaceColumns } from './tables.ts';

/** Columns that are null become fields that are absent. */
export type Present<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: Exclude<T[K], null>;
};

export function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Present<T>;
}

/** The changes that were named: undefined leaves a column as it is, null empties it. */
export function named<T extends object>(columns: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

export function placeColumns({ platform, chatId, threadId }: Place): PlaceColumns {
  return { platform, chat_id: chatId, thread_id: threadId ?? '' };
}

export function placeOf({ platform, chat_id, thread_id }: PlaceColumns): Place {
  return { platform, chatId: chat_id, ...(thread_id === '' ? {} : { threadId: thread_id }) };
}

/** Postgres cannot keep the character zero in texts; people may write it. */
export function clean(text: string): string {
  return text.replaceAll('\u0000', '\uFFFD');
}

/** Lists in parts: a statement has room for so many values only. */
export function* chunks<T>(items: readonly T[], size: number): Generator<readonly T[]> {
  for (let i = 0; i < items.length; i += size) yield items.slice(i, i + size);
}

/**
 * What a column of JSON holds.
 * @throws StoreError `corrupt` when somebody else changed it.
 */
export function fromJson<T>(schema: z.ZodType<T>, text: string, column: string): T {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new StoreError('corrupt', `the database holds something else than expected in ${column}`, {
      cause,
    });
  }
}

export const jsonOf = (value: unknown): string => JSON.stringify(value ?? null);
