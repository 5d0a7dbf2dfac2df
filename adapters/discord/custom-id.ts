import { z } from 'zod';
import { LANGUAGES, type Language, type Window } from '../../src/index.ts';

/** What buttons and menus carry. It comes back from outside, so it is read with suspicion. */
export type Pressed =
  /** `inPlace`: the message that carries it is to be replaced. */
  | { readonly kind: 'action'; readonly token: string; readonly inPlace: boolean }
  | { readonly kind: 'page'; readonly key: string; readonly page: number }
  | { readonly kind: 'driver'; readonly asOf: string; readonly window?: Window; readonly language: Language };

const MAX_TOKEN = 98;

export const addressOfToken = (token: string, inPlace: boolean): string => `${inPlace ? 'r' : 'a'}:${token}`;

/** `mark` keeps the ids of one message apart. */
export const addressOfPage = (key: string, page: number, mark: string): string => `p:${key}:${page}:${mark}`;

export const addressOfDriver = (wish: {
  readonly asOf: string;
  readonly window?: number;
  readonly language: Language;
}): string => `d:${wish.asOf}:${wish.window ?? 0}:${wish.language}`;

const page = z.tuple([
  z.literal('p'),
  z.string().regex(/^[\w-]{4,16}$/),
  z.string().regex(/^\d{1,3}$/),
  z.string().regex(/^[<>=]$/),
]);
const driver = z.tuple([
  z.literal('d'),
  z.string().regex(/^\d{4}-\d\d-\d\d$/),
  z.enum(['0', '1', '3', '5']),
  z.enum(LANGUAGES),
]);

/** Undefined for what is not of this version. */
export function pressedOf(customId: string): Pressed | undefined {
  if (/^[ar]:/.test(customId)) {
    const token = customId.slice(2);
    if (token.length === 0 || token.length > MAX_TOKEN) return undefined;
    return { kind: 'action', token, inPlace: customId.startsWith('r') };
  }
  const parts = customId.split(':');
  const turn = page.safeParse(parts);
  if (turn.success) return { kind: 'page', key: turn.data[1], page: Number(turn.data[2]) };
  const choice = driver.safeParse(parts);
  if (!choice.success) return undefined;
  const [, asOf, window, language] = choice.data;
  return {
    kind: 'driver',
    asOf,
    language,
    ...(window === '0' ? {} : { window: Number(window) as Window }),
  };
}
