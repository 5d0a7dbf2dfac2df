import type { DoctorWords } from '../words.ts';

export const ja: DoctorWords = {
  title: '情報源',
  verdict: (ok, late, missing, total) =>
    `リアルタイムの情報源がある${total}指標のうち、${ok}個は定刻どおり、${late}個は遅延、${missing}個は現在読み取れません。`,
  down: (names) => `応答なし：${names}。`,
  notRead: 'このプロセスではまだ何も読み取っていません。質問するか、1分ほどしてからお試しください。',
  sources: '情報源',
  columns: { source: '情報源', state: '状態', newest: '最新', latency: '応答時間', note: '注記' },
  indicatorColumns: {
    indicator: '指標',
    source: '情報源',
    newest: '最新',
    age: '経過日数',
    next: '次回',
    note: '注記',
  },
  indicators: '指標',
  news: 'ニュース',
  instead: (preferred) => `${preferred}の代わり`,
  states: {
    ok: '正常',
    partly: '一部のみ',
    down: '停止',
    unused: '未使用',
    'needs-key': 'キーが必要',
    late: '遅延',
    unread: '未読み取り',
    'recorded-only': '記録日のみ',
  },
  familyDown: (names) => `リアルタイムの値がまったくない分野：${names}。`,
  recordedMode: 'このボットは記録日だけを読むため、情報源への問い合わせはありません。',
  days: (count) => `${count}日`,
};
