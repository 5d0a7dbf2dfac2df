import type { TerminalWords } from '../words.ts';

export const zh: TerminalWords = {
  what: 'Undercurrent：市场为何变动，以及依据何在。',
  how: '先核对前提，再逐一检验正反证据，并注明来源。',
  try: '试试：',
  examples: ['为什么全都在跌？', '这次像312吗？', '/indicator 黄金', '/drivers', '/asof 2024-08-05'],
  more: '/help 列出全部命令，/quit 退出。',
  commands: '命令',
  usage: (used, limit) => `今日已用令牌：${used}${limit === undefined ? '；未设上限' : ` / ${limit}`}。`,
  forgotten: '已忘记这段对话。',
  session: {
    digest: '预览聊天中会收到的每日简报',
    usage: '今日用量',
    forget: '忘记这段对话',
    sources: '各实时来源的状态与数据日期',
    asof: '读取另一个有记录的日期；不带日期则回到最新一日',
    lang: '回答语言：en、zh、es、de、fr、pt或ja；不带参数则随问题而定',
    help: '本列表',
    quit: '退出（也可按ctrl-D，或连按两次ctrl-C）',
  },
  free: '其他输入都当作提问；此前的提问会记住，直到退出。',
  advice: '只解释变动，不提供建议、目标价或预测。',
  languageNow: '此后用中文回答。',
  languageFree: '此后回答语言随问题而定。',
  leave: '再按一次ctrl-C退出。',
  unknown: (name, near) => `没有命令 /${name}${near || '；/help 列出全部命令。'}`,
  inChats: (name) => `/${name}只在Discord和Telegram的聊天中可用。/digest preview可在这里预览每日简报。`,
};
