import type { IsoDate } from '../time/dates.ts';
import type { Figure } from './figure.ts';
import type { NameIndex } from './names.ts';
import type { UnitKind } from './units.ts';

/** What a figure can be evidence for, read from its id, unit and window. */

export type FigureKind = 'change' | 'level' | 'other';

export interface Evidence {
  readonly figure: Figure;
  readonly kind: FigureKind;
  /** Parts of the id: indicator ids among them say what it is of. */
  readonly parts: readonly string[];
  /** Sessions of the change or of the usual moves; undefined for a level. */
  readonly window: number | undefined;
  /** Counted in releases of a slow series instead: `change_4r`. */
  readonly releases: number | undefined;
  /** First day of a change over a span that is no window: "since 2 January". */
  readonly spanFrom: IsoDate | undefined;
  /** The days it may be called by, when it is not of the day asked about. */
  readonly dated: readonly IsoDate[];
  /** The value in each unit that a sentence may give it in. */
  readonly values: readonly { readonly unit: UnitKind; readonly value: number }[];
  /** Belongs to no single indicator: a count, a distance, decibans of a driver, a number of an event. */
  readonly free: boolean;
  /** Words that a sentence must have to mean this kind of number. */
  readonly cue: RegExp | undefined;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const MONTH = /^\d{4}-\d{2}$/;
/** `change_5d` over sessions, `change_4r` over releases. */
const WINDOW = /_(\d{1,3})d$/;
const RELEASES = /_(\d{1,3})r$/;
const CHANGE = /^(?:change|return|since|month)(?:_|$)/;
const SPAN = /^(?:change|since)$/;
/** What would change the view: a threshold may be told as a level or as a change. */
const THRESHOLD = /^threshold/;
/** Units without an indicator's sign or direction. */
const PLAIN_UNITS: ReadonlySet<Figure['unit']> = new Set([
  'sigma',
  'decibans',
  'count',
  'share',
  'times',
  'distance',
  'score',
]);
/** Numbers that look like others of their indicator: only meant when the sentence says so. */
const CUES: Readonly<Record<string, RegExp>> = {
  usual_move: /usual|typical|normal|average|habitual|平常|通常|日常|常规|üblich|habituel|通常/iu,
  percentile: /percentil|百分位|分位|Perzentil|centile|パーセンタイル/iu,
  odds_ratio: /odds|to 1|:\s?1|赔率|cuota|Quote|\bcote|オッズ/iu,
  probability: /probab|chance|likel|odds|certain|概率|可能|把握|Wahrsch|確率/iu,
  distance:
    /distan|distân|analog|similar|simil|nearest|closest|resembl|距离|相似|最接近|最像|parecid|cercan|Abstand|ähnlich|proche|próxim|距離|類似|312|519/iu,
  score: /score|strength|rating|puntua|fuerza|得分|强度|评分|スコア/iu,
  coverage: /cover|measur|tests?\b|覆盖|可测|cobertura|medid|gemessen|mesur/iu,
};

export function evidenceOf(figure: Figure, names: NameIndex): Evidence {
  const all = figure.id.split('.');
  const dates = all.filter((part) => DATE.test(part) || MONTH.test(part));
  const named = all.filter((part) => !dates.includes(part));
  const last = named.at(-1) ?? '';
  const isIndicator = (id: string): boolean => names.entry(id) !== undefined;
  // `analog.x.gold_after_5d` is of gold too.
  const own = [...named, ...named.map((part) => part.split('_')[0]!)];
  const inId = own.some(isIndicator);
  const said =
    inId || figure.source === 'engine' ? [] : names.find(figure.instrument).flatMap(({ ids }) => ids);
  const window = figure.windowSessions ?? Number(WINDOW.exec(last)?.[1] ?? Number.NaN);
  const kind = kindOf(figure, named);
  const analog = all[0] === 'analog' || all[0] === 'claim';
  return {
    figure,
    kind,
    parts: [...own, ...said],
    window: Number.isNaN(window) ? undefined : window,
    releases: RELEASES.test(last) ? Number(RELEASES.exec(last)![1]) : undefined,
    spanFrom: SPAN.test(last) ? dates.find((date) => DATE.test(date)) : undefined,
    dated:
      analog || dates.length === 0
        ? []
        : [...dates.filter((date) => DATE.test(date)), ...(figure.asOf ? [figure.asOf] : [])],
    values: CUES[last] && last === 'percentile' ? percentile(figure.value) : valuesOf(figure, kind),
    free: !inId && !said.some(isIndicator),
    cue: CUES[last] ?? CUES[figure.unit],
  };
}

function kindOf({ unit, windowSessions, text }: Figure, named: readonly string[]): FigureKind {
  const last = named.at(-1) ?? '';
  if (PLAIN_UNITS.has(unit) || named.some((part) => THRESHOLD.test(part)) || last === 'percentile')
    return 'other';
  if (windowSessions !== undefined || CHANGE.test(last)) return 'change';
  // The value of a driver's test is a change where it is printed with its sign.
  if (last === 'value' && /^[+-]/.test(text)) return 'change';
  return /_after_\d+d$/.test(last) ? 'change' : 'level';
}

function percentile(value: number): Evidence['values'] {
  return [
    { unit: 'percent', value },
    { unit: 'count', value },
    { unit: 'bare', value },
  ];
}

function valuesOf({ unit, value }: Figure, kind: FigureKind): Evidence['values'] {
  const level = kind === 'level';
  switch (unit) {
    case 'percent':
      return level
        ? [
            { unit: 'percent', value },
            { unit: 'bare', value },
          ]
        : [{ unit: 'percent', value }];
    case 'fraction':
      return [{ unit: 'percent', value: value * 100 }];
    case 'share':
      // A share may be held as a part of one or as a percent.
      return Math.abs(value) <= 1
        ? [
            { unit: 'percent', value: value * 100 },
            { unit: 'count', value: value * 100 },
          ]
        : [
            { unit: 'percent', value },
            { unit: 'count', value },
          ];
    case 'percentage-points':
      return [
        { unit: 'pp', value },
        { unit: 'bp', value: value * 100 },
        ...(level ? ([{ unit: 'percent', value }] as const) : []),
      ];
    case 'basis-points':
      return [
        { unit: 'bp', value },
        { unit: 'pp', value: value / 100 },
      ];
    case 'usd':
    case 'usd-per-ounce':
    case 'usd-per-barrel':
    case 'usd-per-pound':
      return [
        { unit: 'usd', value },
        { unit: 'bare', value },
      ];
    case 'usd-adjusted':
      // A price corrected for dividends is never shown as a level.
      return level ? [] : [{ unit: 'usd', value }];
    case 'usd-millions':
      return [
        { unit: 'usd', value: value * 1e6 },
        { unit: 'bare', value: value * 1e6 },
      ];
    case 'usd-billions':
      return [
        { unit: 'usd', value: value * 1e9 },
        { unit: 'bare', value: value * 1e9 },
      ];
    case 'jpy-per-usd':
      return [
        { unit: 'jpy', value },
        { unit: 'bare', value },
      ];
    case 'index':
      return [
        { unit: 'bare', value },
        { unit: 'points', value },
      ];
    case 'ratio':
      return [
        { unit: 'bare', value },
        { unit: 'times', value },
      ];
    case 'contracts':
    case 'persons':
      return [
        { unit: 'bare', value },
        { unit: 'count', value },
      ];
    case 'count':
      return [
        { unit: 'count', value },
        { unit: 'bare', value },
      ];
    case 'sigma':
      return [{ unit: 'sigma', value }];
    case 'decibans':
      return [{ unit: 'db', value }];
    case 'times':
      return [{ unit: 'times', value }];
    case 'distance':
    case 'score':
      return [{ unit: 'bare', value }];
  }
}
