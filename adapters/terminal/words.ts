import type { Language } from '../../src/index.ts';

/** What the terminal itself says around answers. */
export interface TerminalWords {
  readonly what: string;
  readonly how: string;
  readonly try: string;
  readonly examples: readonly string[];
  readonly more: string;
  readonly commands: string;
  /** Tokens of today, and the limit where there is one. */
  usage(used: number, limit: number | undefined): string;
  /** After /forget. */
  readonly forgotten: string;
  readonly session: Readonly<
    Record<'sources' | 'asof' | 'lang' | 'usage' | 'forget' | 'help' | 'quit', string>
  >;
  readonly free: string;
  readonly advice: string;
  readonly languageNow: string;
  readonly languageFree: string;
  readonly leave: string;
  readonly unknown: (name: string, near: string) => string;
}

export const TERMINAL_WORDS: Readonly<Record<Language, TerminalWords>> = {
  en: {
    what: 'Undercurrent: why markets move, and how it knows.',
    how: 'It measures the premise, tests causes for and against, and names sources.',
    try: 'Try:',
    examples: [
      'Why is everything falling?',
      'Is this like 312?',
      '/indicator gold',
      '/drivers',
      '/asof 2024-08-05',
    ],
    more: '/help lists all commands, /quit leaves.',
    commands: 'Commands',
    usage: (used, limit) =>
      `Tokens used today: ${used}${limit === undefined ? '; no limit is set' : ` of ${limit}`}.`,
    forgotten: 'This conversation is forgotten.',
    session: {
      usage: 'tokens used today',
      forget: 'forget this conversation',
      sources: 'health and age of every live source',
      asof: 'read another recorded day; alone: back to the newest one',
      lang: 'language of answers: en, zh or es; alone: that of the question',
      help: 'this list',
      quit: 'leave (also ctrl-D, or ctrl-C twice)',
    },
    free: 'Anything else is a question; what you asked before is remembered until you leave.',
    advice: 'It explains moves. It gives no advice, no targets and no forecasts.',
    languageNow: 'Answers are in English from now on.',
    languageFree: 'From now on the language of the question decides.',
    leave: 'Press ctrl-C again to leave.',
    unknown: (name, near) => `There is no command /${name}${near || '; /help lists them.'}`,
  },
  zh: {
    what: 'Undercurrent：市场为何变动，以及依据何在。',
    how: '先核对前提，再逐一检验正反证据，并注明来源。',
    try: '试试：',
    examples: ['为什么全都在跌？', '这次像312吗？', '/indicator 黄金', '/drivers', '/asof 2024-08-05'],
    more: '/help 列出全部命令，/quit 退出。',
    commands: '命令',
    usage: (used, limit) => `今日已用令牌：${used}${limit === undefined ? '；未设上限' : ` / ${limit}`}。`,
    forgotten: '已忘记这段对话。',
    session: {
      usage: '今日用量',
      forget: '忘记这段对话',
      sources: '各实时来源的状态与数据日期',
      asof: '读取另一个有记录的日期；不带日期则回到最新一日',
      lang: '回答语言：en、zh或es；不带参数则随问题而定',
      help: '本列表',
      quit: '退出（也可按ctrl-D，或连按两次ctrl-C）',
    },
    free: '其他输入都当作提问；此前的提问会记住，直到退出。',
    advice: '只解释变动，不提供建议、目标价或预测。',
    languageNow: '此后用中文回答。',
    languageFree: '此后回答语言随问题而定。',
    leave: '再按一次ctrl-C退出。',
    unknown: (name, near) => `没有命令 /${name}${near || '；/help 列出全部命令。'}`,
  },
  es: {
    what: 'Undercurrent: por qué se mueven los mercados y cómo lo sabe.',
    how: 'Mide la premisa, prueba las causas a favor y en contra, y cita sus fuentes.',
    try: 'Pruebe:',
    examples: ['¿Por qué cae todo?', '¿Se parece a 312?', '/indicator oro', '/drivers', '/asof 2024-08-05'],
    more: '/help enumera las órdenes, /quit sale.',
    commands: 'Órdenes',
    usage: (used, limit) =>
      `Tokens usados hoy: ${used}${limit === undefined ? '; sin límite' : ` de ${limit}`}.`,
    forgotten: 'Conversación olvidada.',
    session: {
      usage: 'uso de hoy',
      forget: 'olvidar esta conversación',
      sources: 'estado y antigüedad de cada fuente en directo',
      asof: 'leer otro día registrado; sola: volver al más reciente',
      lang: 'idioma de las respuestas: en, zh o es; sola: el de la pregunta',
      help: 'esta lista',
      quit: 'salir (también ctrl-D, o ctrl-C dos veces)',
    },
    free: 'Todo lo demás es una pregunta; lo anterior se recuerda hasta salir.',
    advice: 'Explica movimientos. No da consejos, objetivos ni pronósticos.',
    languageNow: 'Desde ahora las respuestas son en español.',
    languageFree: 'Desde ahora decide el idioma de la pregunta.',
    leave: 'Pulse ctrl-C otra vez para salir.',
    unknown: (name, near) => `No hay ninguna orden /${name}${near || '; /help las enumera.'}`,
  },
};
