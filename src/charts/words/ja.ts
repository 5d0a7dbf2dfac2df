import type { PictureWords } from '../words.ts';

export const ja: PictureWords = {
  recorded: '記録日',
  past: '過去の取引日',
  sources: (names) => `出所：${names}`,
  andMore: (count) => `ほか${count}件`,
  reading: {
    moved: (name, up, change, moves, over) =>
      `${name}は${over}${change}の${up ? '上昇' : '下落'}${moves === undefined ? '' : `（通常変動の${moves}倍）`}`,
    over: (counted) => `${counted}で`,
    withinUsual: (name, change, over) => `${name}は${over}${change}、通常変動に届かず`,
    unchanged: (name, over) => `${name}は${over}変わらず`,
    stands: (name, level) => `${name}：${level}`,
    subtitle: (count, what) => `${what}、直近${count}営業日`,
    subtitleReleases: (count, what) => `${what}、直近${count}個の値`,
    sinceFirst: '図の初日からの変化、%',
    band: '通常の範囲：前日終値 ± 通常変動の2倍',
    bandReleases: '通常の範囲：前回値 ± 通常変動の2倍',
    marks: '通常変動の3倍以上',
    events: 'ニュース記録',
    level: '水準',
    percentile: 'パーセンタイル',
  },
  board: {
    subtitle: (known, all) =>
      `${all}個中${known}個の指標に値があります。四角は指標、各行は主要指標のうち最も動いたものです。`,
    noLargest: 'この日に値のある指標はありません',
    everyIndicator: '分野',
    largestMove: '最大の動き',
    down: '通常変動の3倍の下げ',
    usual: '通常',
    up: '3倍の上げ',
    gap: '値なし',
    noValue: 'この日の値なし',
    note: '色：1営業日の動き（通常変動比）。* は公表1回分と4回分。',
  },
  drivers: {
    subtitle: (window) => `各要因の支持材料と反対材料（単位デシバン、dB）。期間：${window}`,
    lead: (role, name, odds, word) => `最も裏づけのある${role}：${name}、${odds} dB（${word}）`,
    none: '異例の一日ですが、特定できる要因はありません',
    against: '反対',
    for: '支持',
    odds: 'オッズ',
    greyed: '特定不可',
    more: (count) => `オッズの低い要因がほかに${count}個`,
    note: 'dB：十はオッズ十対一、ゼロは五分五分、マイナス十は一対十。',
  },
  cross: {
    panel: (count) => `対象の${count}資産`,
    beside: '参考',
    everything: (down, all) => `ほぼ全面安：${all}資産中${down}資産が下げ`,
    nothing: (name, change, moves) =>
      `通常変動を超えて下げた資産はなし。最大の動きは${name} ${change}（${moves}）`,
    notEverything: (name, change, moves) =>
      `全面安ではない。最大の動きは${name} ${change}（通常変動の${moves}倍）`,
    ordinary: (name, moves) => `平凡な一日：最も動いた${name}でも通常変動の${moves}倍`,
    subtitle: (window) => `${window}の値動き（それぞれ過去250営業日の通常変動比）`,
    band: '通常変動の範囲内',
    note: '途切れた棒は通常変動の8倍で打ち切り。実際の値は数字を参照。',
  },
  analog: {
    subtitle: '値動きは通常変動比。線が短いほど、その軸で二つの日が似ています',
    alike: '類似',
    unlike: '非類似',
    levels: '水準、この日 / 当時：',
  },
  framework: {
    title: (supported, contradicted, tested) =>
      `因果図：検証した${tested}本のつながりのうち裏づけあり${supported}本、矛盾${contradicted}本`,
    subtitle: '記事のつながりを、この日のデータで色分け',
  },
  chart: '図',
};
