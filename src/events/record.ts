import { z } from 'zod';
import { FileError } from '../errors.ts';
import { parseDay } from '../time/dates.ts';

export const EVENT_CLASSES = [
  'geo',
  'rhetoric',
  'tariff',
  'policy',
  'inflation_print',
  'growth_print',
  'megacap',
  'fiscal',
  'bank',
  'crypto',
  'margin',
  'boj',
  'fed_operation',
  'calendar',
  'other',
] as const;

export const CALENDAR_KINDS = [
  'quarter_end',
  'month_end',
  'tax',
  'settlement',
  'expiry',
  'filing',
  'holiday',
  'meeting',
  'vote',
] as const;

const isoInstant = z.string().refine(
  (text) =>
    /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) &&
    // Date.parse takes 30 February for 2 March.
    parseDay(text.slice(0, 10)) !== undefined &&
    Number.isFinite(Date.parse(text)),
  { message: 'expected a time like 2026-01-30T11:48:54Z' },
);

/** `yyyymmdd` as a number. */
function isPackedDate(value: number): boolean {
  return parseDay(String(value).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')) !== undefined;
}

/** Longest text of a record that is kept; a summary is one sentence. */
const MAX_TEXT = 400;

/**
 * Text of a record as one plain line: it goes into answers and to models, so line breaks, control
 * characters and the braces of references have no place in it.
 */
function plainLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/[{}]+/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, MAX_TEXT);
}

const line = z.string().transform(plainLine);

/** One dated public event. Text in it is data, never an instruction. */
export const eventSchema = z.object({
  id: z.string().regex(/^[\w.:-]{1,120}$/, 'expected letters, digits, dots and hyphens'),
  class: z.enum(EVENT_CLASSES),
  first_public_utc: isoInstant,
  time_precision: z.enum(['minute', 'hour', 'day']),
  direction: z.enum(['up', 'down', 'neutral', 'hawkish', 'dovish', 'above', 'below', 'inline']),
  stage: z.enum(['act', 'talk', 'routine']).optional(),
  reach: z.enum(['wide', 'middle', 'narrow']).optional(),
  kind: z.enum(CALENDAR_KINDS).optional(),
  entity: line,
  summary: line,
  /** A noun phrase for use inside an answer, per language; absent in records of other makers. */
  headline: z.record(z.string(), line).optional(),
  source: line,
  url: z.string().optional(),
  figures: z
    .record(z.string(), z.number())
    .refine(
      (figures) =>
        ['effective_date', 'reaction_session'].every(
          (key) => figures[key] === undefined || isPackedDate(figures[key]),
        ),
      'effective_date and reaction_session must be dates like 20260130',
    )
    .optional(),
  confidence: z.enum(['sure', 'approximate']).optional(),
});
export type EventRecord = z.infer<typeof eventSchema> & { readonly publicMs: number };

/** A span of days for which the record is known to be complete, both ends included. */
export interface CoverageWindow {
  readonly fromDay: number;
  readonly toDay: number;
}

const coverageLine = z.object({ coverage: z.array(z.object({ from: z.string(), to: z.string() })) });

export interface EventFile {
  /** Sorted by first public time. */
  readonly records: readonly EventRecord[];
  /** Present when the file says itself which days it covers. */
  readonly coverage?: readonly CoverageWindow[];
}

export function coverageWindows(
  windows: readonly { from: string; to: string }[],
  where: string,
): readonly CoverageWindow[] {
  return windows.map(({ from, to }) => {
    const fromDay = parseDay(from);
    const toDay = parseDay(to);
    if (fromDay === undefined || toDay === undefined || toDay < fromDay) {
      throw new FileError(
        `${where}: a coverage window needs "from" and "to" dates in order, found ${from} to ${to}`,
      );
    }
    return { fromDay, toDay };
  });
}

/**
 * Reads one JSON record per line. A line `{"coverage": [{"from": ..., "to": ...}]}` says which days the
 * file covers. Records of one id are kept once.
 * @throws FileError naming file, line and field.
 */
export function parseEvents(text: string, file: string): EventFile {
  const byId = new Map<string, EventRecord>();
  let coverage: readonly CoverageWindow[] | undefined;
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const where = `${file}, line ${index + 1}`;
    let json: unknown;
    try {
      json = JSON.parse(line);
    } catch (cause) {
      throw new FileError(`${where}: not a JSON object; each line must hold one event record`, { cause });
    }
    const covers = coverageLine.safeParse(json);
    if (covers.success) {
      coverage = coverageWindows(covers.data.coverage, where);
      continue;
    }
    const parsed = eventSchema.safeParse(json);
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!;
      const field = issue.path.join('.') || 'record';
      throw new FileError(
        `${where}: field "${field}" is wrong (${issue.message}); see the event format in the README`,
      );
    }
    const record = { ...parsed.data, publicMs: Date.parse(parsed.data.first_public_utc) };
    if (!byId.has(record.id)) byId.set(record.id, record);
  }
  const records = [...byId.values()].sort((a, b) => a.publicMs - b.publicMs);
  return coverage ? { records, coverage } : { records };
}
