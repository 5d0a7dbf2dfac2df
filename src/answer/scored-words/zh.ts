import type { ScoredWords } from '../scored-words.ts';

export const zh: ScoredWords = {
  leads: (driver, date) => `${date}判断“${driver}”领先`,
  line: (driver, { label, above, level, by }, base) => [
    { text: `记分卡：${by}前（含当日）若${label}收盘${above ? '高于' : '低于'}` },
    level,
    { text: `，${driver === undefined ? '这一判断' : `“${driver}”领先的判断`}即为错误` },
    ...(base ? [{ text: '（同类情形中本来就有' }, base, { text: '会越过）' }] : []),
    { text: '。' },
  ],
  fund: (label, symbol) => `${label}（${symbol}）`,
};
