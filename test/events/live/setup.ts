import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawItem, SourceRead } from '../../../src/events/live/source.ts';
import { projectRoot } from '../../../src/paths.ts';
import { SourceError } from '../../../src/sources/failure.ts';

const RECORDED = join(projectRoot, '..', 'shared', 'fixtures');
/** Bodies recorded from the real hosts; tests that need one say so when it is not there. */
export const hasRecorded = existsSync(RECORDED);
export const recorded = (path: string): string => readFileSync(join(RECORDED, path), 'utf8');

/** Samples written by hand for these tests, in the form of each host. */
export const sample = (name: string): string =>
  readFileSync(join(projectRoot, 'test/fixtures/events-live', name), 'utf8');

export const SIGNAL = new AbortController().signal;

export async function failureOf(read: Promise<SourceRead>): Promise<SourceError> {
  const error = await read.then(
    ({ items }) => new Error(`no failure, but ${items.length} items`),
    (reason: unknown) => reason,
  );
  if (!(error instanceof SourceError)) throw error;
  return error;
}

let count = 0;

/** A headline as a known newspaper would have it. */
export function headline(title: string, more: Partial<RawItem> = {}): RawItem {
  count += 1;
  return {
    sourceId: 'gdelt',
    publisher: 'reuters.com',
    url: `https://www.reuters.com/world/story-${count}`,
    title,
    publishedMs: Date.parse('2026-11-24T12:00:00Z'),
    timePrecision: 'hour',
    language: 'English',
    voice: 'report',
    ...more,
  };
}

export const post = (text: string, more: Partial<RawItem> = {}): RawItem =>
  headline(text.slice(0, 100), {
    sourceId: 'truth-social',
    publisher: 'Truth Social (D. Trump)',
    url: `https://truthsocial.com/@realDonaldTrump/${1_000_000 + count}`,
    text,
    timePrecision: 'minute',
    language: 'en',
    voice: 'statement',
    ...more,
  });
