import type { EventRecord } from '../../events/record.ts';
import type { FigureUnit } from '../../grounding/figure.ts';
import { isoOf, utcDayOf } from '../../time/dates.ts';
import type { Statement, ToolContext } from '../tool.ts';
import { type Day, formatLevel } from './day.ts';

/** A record is a sentence; what is longer is not one of ours. */
const LONGEST_TEXT = 400;

/** Text of others as data: one line, no references and nothing that looks like one. */
export function plainText(text: string): string {
  const line = text
    .replace(/[{}]/g, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .replaceAll('=', ' = ')
    .trim();
  return line.length > LONGEST_TEXT ? `${line.slice(0, LONGEST_TEXT)}...` : line;
}

export function recordDate(record: EventRecord): string {
  return isoOf(utcDayOf(record.publicMs));
}

export function statementOf(record: EventRecord): Statement {
  return {
    id: record.id,
    date: recordDate(record),
    entity: plainText(record.entity),
    text: plainText(record.summary),
    source: plainText(record.source),
  };
}

/** Units that the key of a number says; keys that say none have their number in the text only. */
const UNITS: readonly (readonly [
  key: RegExp,
  unit: Extract<FigureUnit, 'percent' | 'basis-points' | 'usd-billions'>,
])[] = [
  [/_pct(_|$)/, 'percent'],
  [/_bp$/, 'basis-points'],
  [/_usd_bn(_|$)/, 'usd-billions'],
];
/** Share reactions are known after the close only, and weights and shares are rounded from memory. */
const LEFT_OUT = new Set(['reaction_pct', 'index_weight_pct', 'trade_share_pct']);
/** Rates and rate steps. */
const SIGNED = /^(change|planned_change|tail)_bp$/;

/** The numbers of a record that carry their unit, as references. */
function numbersOf(day: Day, record: EventRecord): string[] {
  return Object.entries(record.figures ?? {}).flatMap(([key, value]) => {
    const unit = UNITS.find(([pattern]) => pattern.test(key))?.[1];
    if (!unit || LEFT_OUT.has(key) || !Number.isFinite(value)) return [];
    const decimals = Math.min(3, (String(value).split('.')[1] ?? '').length);
    const text = formatLevel(value, { unit, decimals }, day.language);
    return [
      day.ledger.add({
        id: `${record.id}.${key}`,
        value,
        unit,
        text: unit === 'basis-points' && !SIGNED.test(key) ? text.replace('+', '') : text,
        asOf: recordDate(record),
        instrument: plainText(record.entity),
        source: plainText(record.source),
      }),
    ];
  });
}

/** `- 2026-01-30 12:10Z policy, hawkish, act/wide: "..." (White House) [warsh-2026-01-30]`. */
export function recordLine(day: Day, record: EventRecord): string {
  const time =
    record.time_precision === 'day' ? ', hour unknown' : ` ${record.first_public_utc.slice(11, 16)}Z`;
  const weight = record.stage && record.reach ? `, ${record.stage}/${record.reach}` : '';
  const kind = record.kind ? ` ${record.kind}` : '';
  const numbers = numbersOf(day, record);
  const tail = [
    `(${plainText(record.source)}) [${record.id}]`,
    ...(record.confidence === 'approximate' ? ['approximate'] : []),
    ...(record.publicMs > day.snapshot.asOf.triggersByMs ? ['after the close'] : []),
    ...numbers,
  ];
  return `- ${recordDate(record)}${time} ${record.class}${kind}, ${record.direction}${weight}: ${headlineOf(record, day.language)}"${plainText(record.summary)}" ${tail.join(' ')}`;
}

function headlineOf({ headline }: EventRecord, language: ToolContext['language']): string {
  const text = headline?.[language] ?? headline?.en;
  return text ? `${plainText(text)}: ` : '';
}
