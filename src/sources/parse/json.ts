import type { z } from 'zod';
import { changed, excerpt } from './refusals.ts';

/**
 * A JSON body in the shape that is known.
 * @throws SourceError (`changed`)
 */
export function parseJson<T>(source: string, text: string, schema: z.ZodType<T>): T {
  let body: unknown;
  try {
    body = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw changed(source, 'the answer is no JSON, or cut off', cause);
  }
  const checked = schema.safeParse(body);
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const place = issue && issue.path.length > 0 ? issue.path.map(String).join('.') : 'the whole';
  throw changed(source, `${excerpt(place)} of the answer is not as known`, checked.error);
}
