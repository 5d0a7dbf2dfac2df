import type { PictureWords } from '../words.ts';

export const zh: PictureWords = {
  recorded: '历史记录日',
  past: '过往交易日',
  sources: (names) => `来源：${names}`,
  andMore: (count) => `等另外${count}家`,
  reading: {
    moved: (name, up, change, moves, over) =>
      `${name}${over}${up ? '上涨' : '下跌'}${change}${moves === undefined ? '' : `：${moves}倍常规波动`}`,
    over: (counted) => counted,
    withinUsual: (name, change, over) => `${name}${over}${change}：不到一倍常规波动`,
    unchanged: (name, over) => `${name}${over}没有变化`,
    stands: (name, level) => `${name}：${level}`,
    subtitle: (count, what) => `${what}；最近${count}个交易日`,
    subtitleReleases: (count, what) => `${what}；最近${count}个数值`,
    sinceFirst: '相对图中首日的变化，%',
    band: '常态：前一收盘 ± 2倍常规波动',
    bandReleases: '常态：前一数值 ± 2倍常规波动',
    marks: '3倍常规波动及以上',
    events: '有记录的新闻',
    level: '水平',
    percentile: '百分位',
  },
  board: {
    subtitle: (known, all) =>
      `${all}个指标中${known}个有数值。每个方格是一个指标；每行是主要指标中变动最大的一个。`,
    noLargest: '这一天没有任何指标有数值',
    everyIndicator: '类别',
    largestMove: '变动最大',
    down: '跌3倍常规波动',
    usual: '常态',
    up: '涨3倍',
    gap: '无数值',
    noValue: '这一天没有数值',
    note: '颜色：1个交易日的变动，以常规波动计。* 为一次与四次发布的变化。',
  },
  drivers: {
    subtitle: (window) => `各驱动因素的支持与反对证据，单位分班（dB）；窗口：${window}`,
    lead: (role, name, odds, word) => `最有依据的${role}：${name}，${odds} dB（${word}）`,
    none: '这一天不寻常，但没有可以点名的原因',
    against: '反对',
    for: '支持',
    odds: '几率',
    greyed: '不可点名',
    more: (count) => `另有${count}个几率更低`,
    note: 'dB：十为十比一的几率，零为一比一，负十为一比十。',
  },
  cross: {
    panel: (count) => `${count}项资产`,
    beside: '另外',
    everything: (down, all) => `几乎全线下跌：${all}项资产中${down}项下跌`,
    nothing: (name, change, moves) =>
      `没有一项跌幅超过一倍常规波动；变动最大的是${name} ${change}（${moves}）`,
    notEverything: (name, change, moves) =>
      `并非全线下跌：变动最大的是${name} ${change}（${moves}倍常规波动）`,
    ordinary: (name, moves) => `平常的一天：变动最大的${name}为${moves}倍常规波动`,
    subtitle: (window) => `${window}的变动，以各自过去250个交易日的常规波动计`,
    band: '一倍常规波动之内',
    note: '断开的长条止于8倍常规波动，其余见数字。',
  },
  analog: {
    subtitle: '变动以常规波动计；连线越短，两天在该项上越相似',
    alike: '相似',
    unlike: '不相似',
    levels: '水平，这一天 / 当时：',
  },
  framework: {
    title: (supported, contradicted, tested) =>
      `因果图：${tested}条可检验的联系中${supported}条得到支持，${contradicted}条被否定`,
    subtitle: '文中的联系，按这一天的数据着色',
  },
  chart: '图',
};
