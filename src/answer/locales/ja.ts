import type { Locale } from '../locales.ts';

export const ja: Locale = {
  tag: 'ja-JP',
  comma: '、',
  clause: '、',
  bracketed: (text) => `（${text}）`,
  colon: '：',
  stop: '。',
  gap: '',
  // Instruments are named in English, which does not fit into a Japanese sentence.
  origin: (_instrument, date) => `（${date}）。`,

  dollars: (amount) => `${amount}ドル`,
  trillion: (amount) => `${amount}兆ドル`,
  billion: (value, print) => `${print(value * 10, Math.abs(value) < 10 ? 1 : 0)}億ドル`,
  percentagePoints: (amount) => `${amount}%ポイント`,
  percentile: (text) => `${text}パーセンタイル`,

  weekdays: ['日曜日', '月曜日', '火曜日', '水曜日', '木曜日', '金曜日', '土曜日'],
  date: (day, month, year) => `${year}年${month}月${day}日`,
  dayMonth: (day, month) => `${month}月${day}日`,
  longDate: (weekday, day, month, year) => `${year}年${month}月${day}日（${weekday}）`,

  label: {
    recorded: (date) => `記録日：${date}、ニューヨーク終値（過去の値）`,
    live: (date) => `リアルタイム：直近のニューヨーク終値は${date}`,
    running: (date, time) => `リアルタイム：${date}、ニューヨーク時間${time}、取引時間中`,
    past: (date) => `リアルタイムの情報源による過去の取引日：${date}、ニューヨーク終値`,
    down: '応答するリアルタイムの情報源がありません',
  },
  closures: {
    'new-year': '元日',
    'martin-luther-king': 'キング牧師記念日',
    washington: 'ワシントン誕生日',
    'good-friday': '聖金曜日',
    memorial: 'メモリアルデー',
    juneteenth: 'ジューンティーンス',
    independence: '独立記念日',
    labor: 'レーバーデー',
    thanksgiving: '感謝祭',
    christmas: 'クリスマス',
    'mourning-bush': 'ブッシュ（父）元大統領の国葬',
    'mourning-carter': 'カーター元大統領の国葬',
  },
  closed: (asked, why, read) => `${asked}は${why}で米国市場は休場でした。${read}の終値を使います。`,
  now: {
    open: '取引時間中です。ここまでの値動きを、1日分の通常変動と比べています。',
    closed: (why, date) => `本日の米国市場は休場です（${why}）。直近の終値は${date}のものです。`,
  },
};
