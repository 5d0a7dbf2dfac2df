import type { Language } from '../answer/answer.ts';
import type { ViewState } from '../store/views.ts';

export interface ScorecardWords {
  readonly unavailable: string;
  readonly none: string;
  readonly counts: (wrong: string, held: string, open: string, undecided: string) => string;
  readonly how: string;
  readonly byDriver: string;
  readonly driverColumns: readonly string[];
  readonly last: string;
  readonly lastColumns: readonly string[];
  readonly states: Readonly<Record<ViewState, string>>;
  readonly falsifier: (label: string, comparison: 'above' | 'below', threshold: string, by: string) => string;
  readonly base: (percent: string, wrongPercent: string, count: string) => string;
  readonly noBase: string;
  readonly few: string;
  readonly note: string;
  readonly undecided: {
    readonly notRead: string;
    readonly unitChanged: string;
    readonly fewValues: (seen: string, possible: string) => string;
  };
  readonly method: string;
}

/** Why a view was not decided, in the reader's words; a note of another kind stays as it was written. */
export function undecidedNote(note: string, language: Language): string {
  const { notRead, unitChanged, fewValues } = SCORECARD_WORDS[language].undecided;
  const few = /^few-values (\d+)\/(\d+)$/.exec(note);
  if (few) return fewValues(few[1]!, few[2]!);
  if (note === 'unit-changed') return unitChanged;
  return note.startsWith('not-read:') ? notRead : note;
}

export const SCORECARD_WORDS: Readonly<Record<Language, ScorecardWords>> = {
  en: {
    unavailable: 'The scorecard needs live data and a store; this bot runs without one of them.',
    none: 'No view was published yet. One is written down when a live answer names a driver that clearly leads.',
    counts: (wrong, held, open, undecided) =>
      `Of the views published so far ${wrong} proved wrong, ${held} held to their date, ${open} are open, ${undecided} could not be decided.`,
    how: 'A view is wrong as soon as its condition is met on a close. Held means only that this one condition was not met, not that the cause was right.',
    byDriver: 'By driver',
    driverColumns: ['driver', 'wrong', 'held', 'open', 'not decided'],
    last: 'The last views',
    lastColumns: ['date', 'leader', 'wrong if', 'result', 'value'],
    states: { open: 'open', held: 'held', wrong: 'wrong', unresolved: 'not decided', void: 'taken back' },
    falsifier: (label, comparison, threshold, by) => `${label} ${comparison} ${threshold} by ${by}`,
    base: (percent, wrongPercent, count) =>
      `For comparison: over the recorded history thresholds as far away were crossed within the same number of sessions in ${percent}% of cases, whatever led. Of the ${count} views that were decided and have such a record, ${wrongPercent}% proved wrong.`,
    noBase:
      'How often such thresholds are crossed anyway cannot be said yet: no decided view has a record that is long enough.',
    few: 'These are too few to tell skill from chance.',
    note: 'Why not decided',
    undecided: {
      notRead: 'its figure could not be read in time.',
      unitChanged: 'the unit of its figure changed.',
      fewValues: (seen, possible) => `only ${seen} of ${possible} sessions have a value.`,
    },
    method: 'How to read this',
  },
  zh: {
    unavailable: '记分卡需要实时数据和存储；本机器人缺少其中之一。',
    none: '尚未发布任何观点。当实时回答指出一个明显领先的因素时，会记录一个观点。',
    counts: (wrong, held, open, undecided) =>
      `迄今发布的观点中，${wrong}个被证明有误，${held}个到期时仍成立，${open}个尚未到期，${undecided}个无法判定。`,
    how: '只要某个收盘价满足条件，观点即被判为有误。“成立”只表示这一个条件没有出现，并不表示原因判断正确。',
    byDriver: '按因素',
    driverColumns: ['因素', '有误', '成立', '未到期', '未判定'],
    last: '最近的观点',
    lastColumns: ['日期', '主导因素', '若出现即为有误', '结果', '数值'],
    states: { open: '未到期', held: '成立', wrong: '有误', unresolved: '未判定', void: '已撤回' },
    falsifier: (label, comparison, threshold, by) =>
      `${by}前（含当日）${label}${comparison === 'above' ? '高于' : '低于'}${threshold}`,
    base: (percent, wrongPercent, count) =>
      `作为对照：在历史记录中，无论由什么主导，同样远的阈值在同样多的交易日内被穿越的比例为${percent}%。在${count}个已判定且有此类记录的观点中，${wrongPercent}%有误。`,
    noBase: '目前无法说明这类阈值通常多久被穿越一次：还没有已判定且记录足够长的观点。',
    few: '数量太少，无法区分能力与运气。',
    note: '未判定的原因',
    undecided: {
      notRead: '期限内读不到该数据。',
      unitChanged: '该数据的单位已变更。',
      fewValues: (seen, possible) => `${possible}个交易日中只有${seen}个有数值。`,
    },
    method: '如何解读',
  },
  es: {
    unavailable: 'El marcador necesita datos en directo y un almacén; este bot funciona sin uno de ellos.',
    none: 'Aún no se ha publicado ninguna opinión. Se anota una cuando una respuesta en directo nombra un factor que lidera con claridad.',
    counts: (wrong, held, open, undecided) =>
      `De las opiniones publicadas, ${wrong} resultaron falsas, ${held} se mantuvieron hasta su fecha, ${open} siguen abiertas y ${undecided} no se pudieron decidir.`,
    how: 'Una opinión es falsa en cuanto su condición se cumple en un cierre. Mantenerse solo significa que esa condición no se cumplió, no que la causa fuera la correcta.',
    byDriver: 'Por factor',
    driverColumns: ['factor', 'falsas', 'mantenidas', 'abiertas', 'sin decidir'],
    last: 'Últimas opiniones',
    lastColumns: ['fecha', 'factor principal', 'falsa si', 'resultado', 'valor'],
    states: {
      open: 'abierta',
      held: 'mantenida',
      wrong: 'falsa',
      unresolved: 'sin decidir',
      void: 'retirada',
    },
    falsifier: (label, comparison, threshold, by) =>
      `${label} ${comparison === 'above' ? 'por encima de' : 'por debajo de'} ${threshold} a más tardar el ${by}`,
    base: (percent, wrongPercent, count) =>
      `Para comparar: en el historial, umbrales igual de lejanos se cruzaron en el mismo número de sesiones en el ${percent}% de los casos, liderara lo que liderara. De las ${count} opiniones decididas con ese registro, el ${wrongPercent}% resultó falso.`,
    noBase:
      'Aún no se puede decir con qué frecuencia se cruzan de todos modos esos umbrales: ninguna opinión decidida tiene un registro lo bastante largo.',
    few: 'Son demasiado pocas para distinguir acierto de azar.',
    note: 'Por qué no se decidió',
    undecided: {
      notRead: 'su dato no se pudo leer a tiempo.',
      unitChanged: 'la unidad de su dato cambió.',
      fewValues: (seen, possible) => `solo ${seen} de ${possible} sesiones tienen valor.`,
    },
    method: 'Cómo leerlo',
  },
};
