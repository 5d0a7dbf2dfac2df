import type { Figure } from '../grounding/figure.ts';
import { type CheckInput, type CheckResult, result } from './check.ts';
import { showsValue } from './figures-in-text.ts';
import { RawSeries } from './raw-series.ts';

/**
 * Figures worked out a second time, straight from the bundled series by date arithmetic: none of the
 * snapshot, publication or formatting code of the product takes part.
 */

const ID = /^([a-z0-9-]+)\.(level|change_([135])d)(?:\.(\d{4}-\d{2}-\d{2}))?$/;
const RELATIVE_TOLERANCE = 1e-7;

interface Recomputed {
  readonly value: number;
  readonly how: string;
  /** The observation that the value is of; absent for levels, whose figure names it itself. */
  readonly date?: string;
}

/** The value of a figure from the raw series; undefined for figures that this table does not know. */
export function recompute(
  raw: RawSeries,
  figure: Pick<Figure, 'id' | 'asOf'>,
  asOf: string,
  lastDay: string = asOf,
): Recomputed | undefined {
  const match = ID.exec(figure.id);
  if (!match) return undefined;
  const [, indicator, , sessions, dated] = match;
  const day = dated ?? asOf;
  if (sessions === undefined) {
    const level = raw.level(indicator!, figure.asOf && figure.asOf <= (dated ?? lastDay) ? figure.asOf : day);
    return level && { value: level.value, how: `${level.series} on ${level.date}` };
  }
  const change = raw.change(indicator!, day, Number(sessions));
  return (
    change && { value: change.value, how: `${change.series} ${change.from} to ${change.to}`, date: change.to }
  );
}

const MONTH_NAMES: Readonly<Record<string, number>> = {
  jan: 1,
  ene: 1,
  feb: 2,
  mar: 3,
  apr: 4,
  abr: 4,
  may: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  ago: 8,
  sep: 9,
  sept: 9,
  oct: 10,
  nov: 11,
  dec: 12,
  dic: 12,
};

/** "12 Mar 2020 (3d)", "2020年3月12日 (3d)", "12 mar 2020 (3d)". */
export function columnOf(title: string): { date: string; sessions: number } | undefined {
  const sessions = Number(/\((\d)d\)/.exec(title)?.[1] ?? 1);
  const chinese = /(\d{4})年(\d{1,2})月(\d{1,2})日/.exec(title);
  const latin = /(\d{1,2}) ([A-Za-z]{3,4})\.? (\d{4})/.exec(title);
  const month = chinese ? Number(chinese[2]) : MONTH_NAMES[(latin?.[2] ?? '').toLowerCase()];
  const year = chinese?.[1] ?? latin?.[3];
  const day = chinese?.[3] ?? latin?.[1];
  if (month === undefined || year === undefined || day === undefined) return undefined;
  return { date: `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`, sessions };
}

export function recomputedCheck({ answer, context, world }: CheckInput): CheckResult[] {
  const raw = new RawSeries(world.history);
  const faults: string[] = [];
  // A weekend or holiday that was asked about may bring its own values of what is quoted there.
  const lastDay = context.asOf && context.asOf > answer.asOf ? context.asOf : answer.asOf;
  let compared = 0;
  for (const figure of answer.figures) {
    const again = recompute(raw, figure, answer.asOf, lastDay);
    if (!again) continue;
    compared += 1;
    const tolerance = Math.max(1e-6, Math.abs(again.value) * RELATIVE_TOLERANCE);
    if (Math.abs(again.value - figure.value) > tolerance)
      faults.push(`${figure.id} is ${figure.value}, the series says ${again.value} (${again.how})`);
    if (again.date !== undefined && figure.asOf !== null && figure.asOf !== again.date)
      faults.push(`${figure.id} is dated ${figure.asOf}, but its value is of ${again.date} (${again.how})`);
    if (figure.asOf !== null && figure.asOf > lastDay)
      faults.push(`${figure.id} is of ${figure.asOf}, after ${lastDay}`);
  }
  for (const block of answer.blocks) {
    if (block.kind !== 'table') continue;
    const columns = block.table.columns.map(({ title }) => columnOf(title));
    for (const row of block.table.rows) {
      const indicator = world.registry.all.find(({ label }) => Object.values(label).includes(row[0]!));
      if (!indicator) continue;
      row.slice(1).forEach((cell, i) => {
        const column = columns[i + 1];
        if (!column || !/\d/.test(cell)) return;
        // Levels such as the VIX carry no sign; a signed basis-point cell of a spread is its level.
        const isLevel = indicator.id === 'vix' || indicator.id === 'sofr-iorb';
        const id = `${indicator.id}.${isLevel ? 'level' : `change_${column.sessions}d`}`;
        const again = recompute(raw, { id, asOf: null }, column.date);
        if (!again) return;
        compared += 1;
        const unit = isLevel && indicator.id === 'vix' ? 'index' : raw.changeUnit(indicator.id);
        const print = { id, value: again.value, unit, text: cell, asOf: null, instrument: '', source: '' };
        if (!showsValue(cell, print, answer.language))
          faults.push(`${row[0]} of ${column.date} shows ${cell}, the series says ${again.value.toFixed(3)}`);
      });
    }
  }
  const [first] = faults;
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  if (compared === 0) return [];
  return [
    result(
      'recomputed',
      faults.length === 0,
      first ? `${first}${more}` : `${compared} values worked out again, all equal`,
    ),
  ];
}
