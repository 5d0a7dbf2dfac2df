/** A typed item as an event record, checked against the schema of records like every other one. */

import { createHash } from 'node:crypto';
import { isoOf, utcDayOf } from '../../time/dates.ts';
import { type EventRecord, eventSchema } from '../record.ts';
import type { Typing } from './classify.ts';
import { canonicalUrl, linkOf } from './hosts.ts';
import type { RawItem } from './source.ts';
import { shorten } from './text.ts';

/** A summary is one sentence. */
const MAX_SUMMARY = 320;

/** Stable over reads: the same address gives the same id. */
export function idOf(item: RawItem): string {
  const key = item.known ? `${canonicalUrl(item.url)} ${item.known.entity}` : canonicalUrl(item.url);
  const day = item.known ? isoOf(utcDayOf(item.publishedMs)) : '';
  return `live-${item.sourceId}-${createHash('sha256').update(`${key} ${day}`).digest('hex').slice(0, 16)}`;
}

/** Headlines of others are no quotations: what stands in quotation marks there may be shortened or turned. */
const unquoted = (text: string): string =>
  text.replace(/["“”«»„]|(?<![\p{L}\d])['‘]|['’](?![\p{L}\d])/gu, '');

function summaryOf(item: RawItem, sentence: string): string {
  if (item.voice === 'statement') return `The president posted: “${shorten(sentence, MAX_SUMMARY)}”`;
  if (item.voice === 'report') return shorten(unquoted(sentence), MAX_SUMMARY);
  return shorten(item.known && item.text ? item.text : sentence, MAX_SUMMARY);
}

/**
 * The record of an item. A release of figures without a stated comparison supports nothing, so it becomes a calendar
 * record: direction needs what was expected. Undefined when the schema refuses it (an empty summary, a bad date).
 */
export function recordOf(item: RawItem, typing: Typing): EventRecord | undefined {
  const typed = item.known ?? withoutGuess(typing);
  const link = linkOf(item.url);
  const iso = new Date(item.publishedMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
  const parsed = eventSchema.safeParse({
    ...typed,
    id: idOf(item),
    first_public_utc: item.timePrecision === 'day' ? `${iso.slice(0, 10)}T00:00:00Z` : iso,
    time_precision: item.timePrecision,
    entity: typed.entity ?? item.publisher,
    summary: summaryOf(item, item.known ? item.title : typing.sentence),
    source: item.publisher,
    ...(link === undefined ? {} : { url: link }),
    // What others report at the time it was seen is near, not exact.
    confidence: item.voice === 'report' ? 'approximate' : 'sure',
  });
  if (!parsed.success || parsed.data.summary === '') return undefined;
  return { ...parsed.data, publicMs: Date.parse(parsed.data.first_public_utc) };
}

type RecordTyping = Partial<Pick<EventRecord, 'stage' | 'reach' | 'kind' | 'entity' | 'figures'>> &
  Pick<EventRecord, 'class' | 'direction'>;

function withoutGuess(typing: Typing): RecordTyping {
  const { class: eventClass, direction, stage, reach, kind, entity } = typing;
  const base = {
    class: eventClass,
    direction,
    ...(stage ? { stage } : {}),
    ...(reach ? { reach } : {}),
    ...(kind ? { kind } : {}),
    ...(entity ? { entity } : {}),
  };
  const isPrint = eventClass === 'inflation_print' || eventClass === 'growth_print';
  return isPrint && direction === 'neutral' ? { ...base, class: 'calendar', stage: 'routine' } : base;
}
