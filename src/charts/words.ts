import type { Language } from '../answer/answer.ts';

/** Words that only pictures need; everything else comes from the catalogues of the answers. */
export interface PictureWords {
  readonly recorded: string;
  /** A day before now, from live sources. */
  readonly past: string;
  readonly sources: (names: string) => string;
  readonly andMore: (count: number) => string;
  readonly reading: {
    /** `moves` without a sign, or undefined when it is not known what is usual. */
    readonly moved: (
      name: string,
      up: boolean,
      change: string,
      moves: string | undefined,
      over: string,
    ) => string;
    readonly withinUsual: (name: string, change: string, over: string) => string;
    readonly unchanged: (name: string, over: string) => string;
    readonly stands: (name: string, level: string) => string;
    readonly subtitle: (count: number, what: string) => string;
    readonly subtitleReleases: (count: number, what: string) => string;
    readonly sinceFirst: string;
    readonly band: string;
    readonly bandReleases: string;
    readonly marks: string;
    readonly events: string;
    readonly level: string;
    readonly percentile: string;
  };
  readonly board: {
    readonly subtitle: (known: number, all: number) => string;
    readonly noLargest: string;
    readonly everyIndicator: string;
    readonly largestMove: string;
    readonly down: string;
    readonly usual: string;
    readonly up: string;
    readonly gap: string;
    readonly noValue: string;
    readonly note: string;
  };
  readonly drivers: {
    readonly subtitle: (window: string) => string;
    readonly lead: (role: string, name: string, odds: string, word: string) => string;
    readonly none: string;
    readonly against: string;
    readonly for: string;
    readonly odds: string;
    readonly greyed: string;
    readonly more: (count: number) => string;
    readonly note: string;
  };
  readonly cross: {
    /** The assets that "everything" means, and what is shown beside them. */
    readonly panel: (count: number) => string;
    readonly beside: string;
    readonly everything: (down: number, all: number) => string;
    readonly nothing: (name: string, change: string, moves: string) => string;
    readonly notEverything: (name: string, change: string, moves: string) => string;
    readonly ordinary: (name: string, moves: string) => string;
    readonly subtitle: (window: string) => string;
    readonly band: string;
    readonly note: string;
  };
  readonly analog: {
    readonly subtitle: string;
    readonly alike: string;
    readonly unlike: string;
    readonly levels: string;
  };
  readonly framework: {
    readonly title: (supported: number, contradicted: number, tested: number) => string;
    readonly subtitle: string;
  };
  readonly chart: string;
}

const en: PictureWords = {
  recorded: 'Recorded day',
  past: 'Past day',
  sources: (names) => `Source: ${names}`,
  andMore: (count) => `and ${count} more`,
  reading: {
    moved: (name, up, change, moves, over) =>
      `${name} ${up ? 'rose' : 'fell'} ${change}${over}${moves === undefined ? '' : `: ${moves} usual moves`}`,
    withinUsual: (name, change, over) => `${name} ${change}${over}: less than one usual move`,
    unchanged: (name, over) => `${name} did not change${over}`,
    stands: (name, level) => `${name}: ${level}`,
    subtitle: (count, what) => `${what}; last ${count} sessions`,
    subtitleReleases: (count, what) => `${what}; last ${count} values`,
    sinceFirst: 'change since the first day shown, %',
    band: 'normal: close before ± 2 usual moves',
    bandReleases: 'normal: value before ± 2 usual moves',
    marks: '3 usual moves or more',
    events: 'recorded news',
    level: 'Level',
    percentile: 'Percentile',
  },
  board: {
    subtitle: (known, all) =>
      `${known} of ${all} indicators have a value. Each square is one; each line is the main one that moved most.`,
    noLargest: 'No indicator has a value on this day',
    everyIndicator: 'Family',
    largestMove: 'Largest move',
    down: 'down 3 usual moves',
    usual: 'usual',
    up: 'up 3',
    gap: 'no value',
    noValue: 'no value on this day',
    note: 'Colours: move of 1 session in usual moves. * over one release and over four.',
  },
  drivers: {
    subtitle: (window) => `Evidence for and against each driver in decibans (dB); window: ${window}`,
    lead: (role, name, odds, word) => `Best supported ${role}: ${name}, ${odds} dB (${word})`,
    none: 'An unusual day, but no cause can be named',
    against: 'against',
    for: 'for',
    odds: 'odds',
    greyed: 'may not be named',
    more: (count) => `and ${count} more with lower odds`,
    note: 'dB: ten mean odds of ten to one, zero even odds, minus ten one to ten.',
  },
  cross: {
    panel: (count) => `The ${count} assets`,
    beside: 'Beside them',
    everything: (down, all) => `Nearly everything fell: ${down} of ${all} assets are down`,
    nothing: (name, change, moves) =>
      `Nothing fell by more than a usual move; the largest move is ${name} ${change} (${moves})`,
    notEverything: (name, change, moves) =>
      `Not everything fell. Largest: ${name} ${change}, ${moves} usual moves`,
    ordinary: (name, moves) => `An ordinary day: ${name} moved most, ${moves} usual moves`,
    subtitle: (window) => `Moves over ${window} in usual moves, each against its own past 250 sessions`,
    band: 'within one usual move',
    note: 'Cut bars end at 8 usual moves; the number tells the rest.',
  },
  analog: {
    subtitle: 'Moves in usual moves; a short line means the two days are alike on that axis',
    alike: 'alike',
    unlike: 'not alike',
    levels: 'Levels, this day / then:',
  },
  framework: {
    title: (supported, contradicted, tested) =>
      `Causal map: ${supported} of ${tested} tested links supported, ${contradicted} contradicted`,
    subtitle: 'its links, coloured by what this day shows',
  },
  chart: 'Chart',
};

const zh: PictureWords = {
  recorded: '历史记录日',
  past: '过往交易日',
  sources: (names) => `来源：${names}`,
  andMore: (count) => `等另外${count}家`,
  reading: {
    moved: (name, up, change, moves, over) =>
      `${name}${over}${up ? '上涨' : '下跌'}${change}${moves === undefined ? '' : `：${moves}倍常规波动`}`,
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

const es: PictureWords = {
  recorded: 'Día registrado',
  past: 'Día pasado',
  sources: (names) => `Fuente: ${names}`,
  andMore: (count) => `y ${count} más`,
  reading: {
    moved: (name, up, change, moves, over) =>
      `${name}: ${up ? 'alza' : 'baja'} de ${change}${over}${moves === undefined ? '' : `, ${moves} movimientos habituales`}`,
    withinUsual: (name, change, over) => `${name} ${change}${over}: menos de un movimiento habitual`,
    unchanged: (name, over) => `${name}: sin cambios${over}`,
    stands: (name, level) => `${name}: ${level}`,
    subtitle: (count, what) => `${what}; últimas ${count} sesiones`,
    subtitleReleases: (count, what) => `${what}; últimos ${count} valores`,
    sinceFirst: 'cambio desde el primer día mostrado, %',
    band: 'normal: cierre anterior ± 2 movimientos habituales',
    bandReleases: 'normal: valor anterior ± 2 movimientos habituales',
    marks: '3 movimientos habituales o más',
    events: 'noticias registradas',
    level: 'Nivel',
    percentile: 'Percentil',
  },
  board: {
    subtitle: (known, all) =>
      `${known} de ${all} indicadores tienen valor. Cada cuadro es uno; cada línea, el principal que más se movió.`,
    noLargest: 'Ningún indicador tiene valor este día',
    everyIndicator: 'Familia',
    largestMove: 'Mayor movimiento',
    down: 'baja de 3 mov. habituales',
    usual: 'habitual',
    up: 'alza de 3',
    gap: 'sin valor',
    noValue: 'sin valor este día',
    note: 'Colores: cambio de 1 sesión en movimientos habituales. * en una publicación y en cuatro.',
  },
  drivers: {
    subtitle: (window) => `Pruebas a favor y en contra de cada factor, en decibanes (dB); ventana: ${window}`,
    lead: (role, name, odds, word) => `Mejor respaldado como ${role}: ${name}, ${odds} dB (${word})`,
    none: 'Un día inusual, pero ninguna causa se puede nombrar',
    against: 'en contra',
    for: 'a favor',
    odds: 'probabilidad',
    greyed: 'no se puede nombrar',
    more: (count) => `y ${count} más con menor probabilidad`,
    note: 'dB: diez son diez a uno, cero a la par, menos diez uno a diez.',
  },
  cross: {
    panel: (count) => `Los ${count} activos`,
    beside: 'Aparte',
    everything: (down, all) => `Cayó casi todo: ${down} de ${all} activos a la baja`,
    nothing: (name, change, moves) =>
      `Nada cayó más de un movimiento habitual; lo mayor es ${name} ${change} (${moves})`,
    notEverything: (name, change, moves) =>
      `No cayó todo: lo mayor es ${name} ${change} (${moves} movimientos habituales)`,
    ordinary: (name, moves) => `Un día ordinario: lo mayor, ${name}, son ${moves} movimientos habituales`,
    subtitle: (window) =>
      `Cambios en ${window} en movimientos habituales, según las 250 sesiones previas de cada uno`,
    band: 'dentro de un movimiento habitual',
    note: 'Las barras cortadas acaban en 8 movimientos habituales; la cifra dice el resto.',
  },
  analog: {
    subtitle: 'En movimientos habituales; una línea corta indica que los dos días se parecen en ese eje',
    alike: 'similar',
    unlike: 'distinto',
    levels: 'Niveles, este día / entonces:',
  },
  framework: {
    title: (supported, contradicted, tested) =>
      `Mapa causal: ${supported} de ${tested} vínculos respaldados, ${contradicted} contradichos`,
    subtitle: 'sus vínculos, con el color de lo que muestra este día',
  },
  chart: 'Gráfico',
};

export const PICTURE_WORDS: Readonly<Record<Language, PictureWords>> = { en, zh, es };
