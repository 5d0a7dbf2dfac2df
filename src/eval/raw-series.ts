import type { Unit } from '../indicators/indicator.ts';
import type { History, Series } from '../sources/history.ts';

/** Which series stands behind an indicator, and how its change is told. Written by hand, for checking only. */
const DIRECT: Readonly<
  Record<string, readonly [series: string, change: 'return' | 'bp' | 'points', scale?: number]>
> = {
  spx: ['SPY', 'return'],
  ndx: ['QQQ', 'return'],
  emerging: ['EEM', 'return'],
  nikkei: ['NIKKEI225', 'return'],
  gold: ['GLD', 'return'],
  silver: ['SLV', 'return'],
  copper: ['CPER', 'return'],
  oil: ['USO', 'return'],
  'long-treasuries': ['TLT', 'return'],
  'high-yield': ['HYG', 'return'],
  dollar: ['UUP', 'return'],
  dxy: ['DXY', 'return'],
  usdjpy: ['DEXJPUS', 'return'],
  btc: ['BTC_USD', 'return'],
  eth: ['ETH_USD', 'return'],
  vix: ['VIXCLS', 'points'],
  move: ['MOVE', 'points'],
  us2y: ['DGS2', 'bp'],
  us10y: ['DGS10', 'bp'],
  us30y: ['DGS30', 'bp'],
  sofr: ['SOFR', 'bp'],
  mortgage: ['MORTGAGE30US', 'bp'],
  reserves: ['WRESBAL', 'points'],
  // Spreads are stored in percentage points.
  'hy-spread': ['BAMLH0A0HYM2', 'bp'],
};
/** Slower than a session: their changes are from release to release and are left to other checks. */
const SLOW = new Set(['mortgage', 'reserves']);

const DAY_MS = 86_400_000;
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

interface Point {
  readonly value: number;
  readonly date: string;
  readonly series: string;
}

interface Step {
  readonly value: number;
  readonly from: string;
  readonly to: string;
  readonly series: string;
}

/** The bundled history by date arithmetic alone. Sessions are the days on which SPY has a close. */
export class RawSeries {
  private readonly history: History;

  constructor(history: History) {
    this.history = history;
  }

  private series(id: string): Series | undefined {
    return this.history.get('recorded', id);
  }

  private at(id: string, date: string): Point | undefined {
    const series = this.series(id);
    if (!series) return undefined;
    const day = dayNumber(date);
    let index = -1;
    for (let i = 0; i < series.days.length && series.days[i]! <= day; i++) index = i;
    return index < 0
      ? undefined
      : { value: series.values[index]!, date: dateOf(series.days[index]!), series: id };
  }

  /** The session `back` sessions before the last one that is not later than `date`. */
  session(date: string, back: number): string | undefined {
    const days = this.series('SPY')?.days;
    if (!days) return undefined;
    const last = dayNumber(date);
    let index = -1;
    for (let i = 0; i < days.length && days[i]! <= last; i++) index = i;
    const day = days[index - back];
    return day === undefined ? undefined : dateOf(day);
  }

  changeUnit(indicator: string): Unit {
    if (indicator === 'sofr-iorb') return 'basis-points';
    const kind = DIRECT[indicator]?.[1];
    return kind === 'return' ? 'percent' : kind === 'bp' ? 'basis-points' : 'index';
  }

  level(indicator: string, date: string): Point | undefined {
    if (indicator === 'sofr-iorb') {
      const sofr = this.at('SOFR', date);
      const floor = sofr && this.at('IOER_IORB', sofr.date);
      return (
        sofr &&
        floor && { value: (sofr.value - floor.value) * 100, date: sofr.date, series: 'SOFR-IOER_IORB' }
      );
    }
    const known = DIRECT[indicator];
    return known && this.at(known[0], date);
  }

  /** The change over `sessions` in percent, basis points or points. */
  change(indicator: string, date: string, sessions: number): Step | undefined {
    if (SLOW.has(indicator)) return undefined;
    const to = this.session(date, 0);
    const from = this.session(date, sessions);
    if (to === undefined || from === undefined) return undefined;
    const end = this.level(indicator, to);
    const start = this.level(indicator, from);
    if (!end || !start || end.date <= from) return undefined;
    const kind = indicator === 'sofr-iorb' ? 'points' : DIRECT[indicator]![1];
    const value =
      kind === 'return'
        ? (end.value / start.value - 1) * 100
        : (end.value - start.value) * (kind === 'bp' ? 100 : 1);
    return { value, from: start.date, to: end.date, series: end.series };
  }

  /** One-session log changes of the 250 sessions before a window, for a usual move worked out here. */
  private sigma(indicator: string, date: string): number | undefined {
    const changes: number[] = [];
    for (let back = 0; back < 250; back++) {
      const to = this.session(date, back);
      const step = to === undefined ? undefined : this.change(indicator, to, 1);
      if (step) changes.push(Math.log(1 + step.value / 100));
    }
    if (changes.length < 120) return undefined;
    const median = (values: readonly number[]): number => {
      const sorted = [...values].sort((a, b) => a - b);
      const middle = sorted.length >> 1;
      return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
    };
    const centre = median(changes);
    const mean = changes.reduce((sum, value) => sum + value, 0) / changes.length;
    const sd = Math.sqrt(changes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (changes.length - 1));
    return Math.max(1.4826 * median(changes.map((value) => Math.abs(value - centre))), 0.6 * sd);
  }

  /** The move in usual moves (DOMAIN conventions), for returns. */
  usualMoves(indicator: string, date: string, sessions: number): number | undefined {
    const step = this.change(indicator, date, sessions);
    const before = this.session(date, sessions);
    const sigma = step && before ? this.sigma(indicator, before) : undefined;
    return step && sigma ? Math.log(1 + step.value / 100) / (sigma * Math.sqrt(sessions)) : undefined;
  }
}
