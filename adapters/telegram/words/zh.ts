import type { TelegramWords } from '../words.ts';

export const zh: TelegramWords = {
  previous: '‹ 上一页',
  next: '下一页 ›',
  page: (page, pages) => `${page} / ${pages}`,
  pagesGone: '这些页面已不在手边，请重新提问。',
  noPicture: '这个回答没有可画的图。',
  unknownCommand: (name, near) =>
    `没有 /${name} 这个命令${near ? `，是否想用 /${near}？` : '，'}/help 列出全部命令。`,
  underWay: '正在回答。',
  askAgain: '回答未完成时我被停止了，请重新提问。',
  inlineTitle: 'Undercurrent',
};
