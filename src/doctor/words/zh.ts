import type { DoctorWords } from '../words.ts';

export const zh: DoctorWords = {
  title: '数据来源',
  verdict: (ok, late, missing, total) =>
    `${total}个有实时来源的指标中，${ok}个按时，${late}个延迟，${missing}个目前无法读取。`,
  down: (names) => `没有响应：${names}。`,
  notRead: '本进程尚未读取任何来源；请先提问，或稍后再试。',
  sources: '来源',
  columns: { source: '来源', state: '状态', newest: '最新', latency: '响应时间', note: '说明' },
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
};
