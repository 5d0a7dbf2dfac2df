import type { Language } from '../answer/answer.ts';

/** Words of the doctor's answer. */
export interface DoctorWords {
  readonly title: string;
  readonly verdict: (ok: number, late: number, missing: number, total: number) => string;
  readonly down: (names: string) => string;
  readonly notRead: string;
  readonly sources: string;
  readonly columns: { source: string; state: string; newest: string; latency: string; note: string };
  readonly indicatorColumns: {
    indicator: string;
    source: string;
    newest: string;
    age: string;
    next: string;
    note: string;
  };
  readonly indicators: string;
  readonly news: string;
  readonly instead: (preferred: string) => string;
  readonly states: Readonly<
    Record<'ok' | 'partly' | 'down' | 'unused' | 'needs-key' | 'late' | 'unread' | 'recorded-only', string>
  >;
  readonly familyDown: (names: string) => string;
  readonly recordedMode: string;
  readonly days: (count: number) => string;
}

export const DOCTOR_WORDS: Readonly<Record<Language, DoctorWords>> = {
  en: {
    title: 'Sources',
    verdict: (ok, late, missing, total) =>
      `Of ${total} indicators with a live source ${ok} are in time, ${late} late, ${missing} cannot be read now.`,
    down: (names) => `Not answering: ${names}.`,
    notRead: 'Nothing was read yet in this process; ask a question or try again in a minute.',
    sources: 'Sources',
    columns: { source: 'Source', state: 'State', newest: 'Newest', latency: 'ms', note: 'Note' },
    indicatorColumns: {
      indicator: 'Indicator',
      source: 'Source',
      newest: 'Newest',
      age: 'Age',
      next: 'Next',
      note: 'Note',
    },
    indicators: 'Indicators',
    news: 'News',
    instead: (preferred) => `instead of ${preferred}`,
    states: {
      ok: 'ok',
      partly: 'partly',
      down: 'DOWN',
      unused: 'not needed so far',
      'needs-key': 'needs a key',
      late: 'late',
      unread: 'not read yet',
      'recorded-only': 'recorded days only',
    },
    familyDown: (names) => `No live value at all for: ${names}.`,
    recordedMode: 'This bot reads recorded days only, so no source is asked.',
    days: (count) => `${count} d`,
  },
  zh: {
    title: '数据来源',
    verdict: (ok, late, missing, total) =>
      `${total}个有实时来源的指标中，${ok}个按时，${late}个延迟，${missing}个目前无法读取。`,
    down: (names) => `没有响应：${names}。`,
    notRead: '本进程尚未读取任何来源；请先提问，或稍后再试。',
    sources: '来源',
    columns: { source: '来源', state: '状态', newest: '最新', latency: '毫秒', note: '说明' },
    indicatorColumns: {
      indicator: '指标',
      source: '来源',
      newest: '最新',
      age: '天数',
      next: '下次',
      note: '说明',
    },
    indicators: '指标',
    news: '新闻',
    instead: (preferred) => `代替${preferred}`,
    states: {
      ok: '正常',
      partly: '部分',
      down: '不可用',
      unused: '尚未用到',
      'needs-key': '需要密钥',
      late: '延迟',
      unread: '尚未读取',
      'recorded-only': '仅有历史记录',
    },
    familyDown: (names) => `以下类别没有任何实时数值：${names}。`,
    recordedMode: '本机器人只读历史记录，不访问任何来源。',
    days: (count) => `${count}天`,
  },
  es: {
    title: 'Fuentes',
    verdict: (ok, late, missing, total) =>
      `De ${total} indicadores con fuente en directo, ${ok} están al día, ${late} con retraso y ${missing} no se pueden leer ahora.`,
    down: (names) => `No responden: ${names}.`,
    notRead: 'Este proceso aún no ha leído nada; haga una pregunta o pruebe en un minuto.',
    sources: 'Fuentes',
    columns: { source: 'Fuente', state: 'Estado', newest: 'Último', latency: 'ms', note: 'Nota' },
    indicatorColumns: {
      indicator: 'Indicador',
      source: 'Fuente',
      newest: 'Último',
      age: 'Edad',
      next: 'Próximo',
      note: 'Nota',
    },
    indicators: 'Indicadores',
    news: 'Noticias',
    instead: (preferred) => `en lugar de ${preferred}`,
    states: {
      ok: 'bien',
      partly: 'en parte',
      down: 'CAÍDA',
      unused: 'aún sin usar',
      'needs-key': 'necesita clave',
      late: 'con retraso',
      unread: 'sin leer',
      'recorded-only': 'solo días registrados',
    },
    familyDown: (names) => `Ningún valor en directo para: ${names}.`,
    recordedMode: 'Este bot solo lee días registrados y no consulta ninguna fuente.',
    days: (count) => `${count} d`,
  },
};
