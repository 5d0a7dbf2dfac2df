import type { Locale } from '../locales.ts';

export const zh: Locale = {
  tag: 'zh-CN',
  comma: '、',
  clause: '，',
  bracketed: (text) => `（${text}）`,
  colon: '：',
  stop: '。',
  gap: '',
  // Instruments are named in English, which does not fit into a Chinese sentence.
  origin: (_instrument, date) => `（${date}）。`,

  dollars: (amount) => `${amount}美元`,
  trillion: (amount) => `${amount}万亿美元`,
  billion: (value, print) => `${print(value * 10, Math.abs(value) < 10 ? 1 : 0)}亿美元`,
  percentagePoints: (amount) => `${amount}个百分点`,
  percentile: (text) => `第${text}百分位`,

  weekdays: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  date: (day, month, year) => `${year}年${month}月${day}日`,
  dayMonth: (day, month) => `${month}月${day}日`,
  longDate: (weekday, day, month, year) => `${year}年${month}月${day}日${weekday}`,

  label: {
    recorded: (date) => `历史记录日：${date}，纽约收盘（非实时）`,
    live: (date) => `实时；最近的纽约收盘：${date}`,
    running: (date, time) => `实时：${date}，纽约时间${time}，尚未收盘`,
    past: (date) => `实时来源中的过往交易日：${date}，纽约收盘`,
    down: '目前没有实时来源作出响应',
  },
  closures: {
    'new-year': '元旦',
    'martin-luther-king': '马丁·路德·金纪念日',
    washington: '华盛顿诞辰日',
    'good-friday': '耶稣受难日',
    memorial: '阵亡将士纪念日',
    juneteenth: '六月节',
    independence: '独立日',
    labor: '劳动节',
    thanksgiving: '感恩节',
    christmas: '圣诞节',
    'mourning-bush': '老布什国葬日',
    'mourning-carter': '卡特国葬日',
  },
  closed: (asked, why, read) => `${asked}是${why}，美国市场休市，因此读取${read}的收盘。`,
  now: {
    open: '尚未收盘：迄今的变动是以整个交易日的常规波动来衡量的。',
    closed: (why, date) => `今天美国市场休市（${why}），最近的收盘是${date}的。`,
  },
};
