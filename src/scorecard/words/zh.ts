import type { ScorecardWords } from '../words.ts';

export const zh: ScorecardWords = {
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
  overdue: '已到期，待判定',
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
};
