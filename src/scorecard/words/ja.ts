import type { ScorecardWords } from '../words.ts';

export const ja: ScorecardWords = {
  unavailable: '成績表にはリアルタイムのデータと保存先が必要ですが、このボットにはどちらかがありません。',
  none: '公表した見方はまだありません。リアルタイムの回答が明らかに首位の要因を特定したときに記録します。',
  counts: (wrong, held, open, undecided) =>
    `これまでに公表した見方は、誤り${wrong}件、期日まで維持${held}件、期日前${open}件、判定不能${undecided}件です。`,
  how: '終値で条件を満たした時点で、その見方は誤りとします。「維持」はこの一つの条件を満たさなかったというだけで、要因が正しかったことを意味しません。',
  byDriver: '要因別',
  driverColumns: ['要因', '誤り', '維持', '期日前', '判定不能'],
  last: '直近の見方',
  lastColumns: ['日付', '首位の要因', '誤りとする条件', '結果', '値'],
  states: { open: '期日前', held: '維持', wrong: '誤り', unresolved: '判定不能', void: '撤回' },
  overdue: '期日経過、判定待ち',
  falsifier: (label, comparison, threshold, by) =>
    `${by}までに${label}が${threshold}を${comparison === 'above' ? '上回る' : '下回る'}`,
  base: (percent, wrongPercent, count) =>
    `比較のために：過去の記録では、首位の要因を問わず、同じだけ離れたしきい値を同じ営業日数のうちに超えた割合は${percent}%です。判定済みで、この記録がある${count}件の見方のうち、誤りは${wrongPercent}%でした。`,
  noBase:
    'こうしたしきい値を普段どのくらい超えるかは、まだ示せません。判定済みで記録の長さが足りる見方がありません。',
  few: '件数が少なく、実力と偶然を区別できません。',
  note: '判定不能の理由',
  undecided: {
    notRead: '期限までに数値を読み取れませんでした。',
    unitChanged: '数値の単位が変わりました。',
    fewValues: (seen, possible) => `${possible}営業日のうち値があるのは${seen}日だけです。`,
  },
  method: '読み方',
};
