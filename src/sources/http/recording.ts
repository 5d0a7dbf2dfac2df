import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { HttpRequest } from './door.ts';
import { isSecretName, withoutSecretParameters } from './secrets.ts';

/** The form of a recording: one folder with `index.jsonl` and a file for each body. */
export const INDEX_FILE = 'index.jsonl';

const FAILURES = [
  'unreachable',
  'timeout',
  'rate-limited',
  'blocked',
  'server-error',
  'rejected',
  'changed',
  'empty',
  'too-large',
  'implausible',
  'not-configured',
  'circuit-open',
] as const;

export const recordedReply = z.object({
  /** Without keys, parameters sorted. */
  url: z.url(),
  method: z.enum(['GET', 'POST']),
  /** Of the body that was sent. */
  requestSha256: z.string().optional(),
  source: z.string(),
  /** 0 when nothing came. */
  status: z.number().int().nonnegative(),
  contentType: z.string(),
  /** ISO 8601, UTC. */
  fetchedAt: z.iso.datetime(),
  /** Beside the index; null when there was no body, or one that must not be kept. */
  file: z
    .string()
    .regex(/^[\w-]+\.\w+$/)
    .nullable(),
  bytes: z.number().int().nonnegative(),
  sha256: z.string(),
  /** What the door made of it; a good reply has none. */
  failure: z.enum(FAILURES).optional(),
  /** The body was a secret of the session, such as Yahoo's crumb. */
  withheld: z.boolean().optional(),
});
export type RecordedReply = z.output<typeof recordedReply>;

export const sha256Of = (body: string | Uint8Array): string =>
  createHash('sha256').update(body).digest('hex');

export interface RecordingKeys {
  readonly url: string;
  readonly exact: string;
  /** The same for requests that differ in their dates only. */
  readonly dateless: string;
}

/** How a request is found again. */
export const keysOf = ({ url, method, body }: Pick<HttpRequest, 'url' | 'method' | 'body'>): RecordingKeys =>
  keysOfRecorded({
    url: withoutSecretParameters(url),
    method: method ?? 'GET',
    requestSha256: body === undefined ? undefined : sha256Of(body),
  });

export function keysOfRecorded({
  url,
  method,
  requestSha256 = '',
}: Pick<RecordedReply, 'url' | 'method' | 'requestSha256'>): RecordingKeys {
  const about = `${method} ${requestSha256}`;
  const open = new URL(url);
  const parameters = [...open.searchParams].map(([name, value]) => [name, withoutDates(name, value)]);
  return {
    url,
    exact: `${about} ${url}`,
    dateless: `${about} ${open.origin}${open.pathname} ${JSON.stringify(parameters)}`,
  };
}

/** A body that is a secret itself. */
export const isSecretRequest = (url: string): boolean =>
  new URL(url).pathname
    .split('/')
    .some((part) => /^get-?crumb$/i.test(part) || (part !== '' && isSecretName(part)));

/** Dates inside a value (`record_date:gte:2026-01-01`), and values that are one: seconds, milliseconds, months, years. */
function withoutDates(name: string, value: string): string {
  if (/^\d{10}$|^\d{13}$/.test(value)) return '<time>';
  if (/date|year|month|period/i.test(name) && /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])?$/.test(value))
    return '<date>';
  return value
    .replaceAll(/\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?/g, '<date>')
    .replaceAll(/\b\d{2}\/\d{2}\/\d{4}\b/g, '<date>')
    .replaceAll(/\b(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:\d{6})?\b/g, '<date>');
}
