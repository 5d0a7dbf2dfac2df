import type { ScoredWords } from '../scored-words.ts';

export const ja: ScoredWords = {
  leads: (driver, date) => `${date}時点の見方：首位は「${driver}」`,
  line: (driver, { label, above, level, by }, base) => [
    { text: `成績表：${by}までに${label}の終値が` },
    level,
    {
      text: `を${above ? '上回れ' : '下回れ'}ば、${driver === undefined ? 'この見方' : `「${driver}」が首位という見方`}は誤りです`,
    },
    ...(base ? [{ text: '（要因を問わず、同様の場面の' }, base, { text: 'で起きています）' }] : []),
    { text: '。' },
  ],
  fund: (label, symbol) => `${label}（${symbol}）`,
};
