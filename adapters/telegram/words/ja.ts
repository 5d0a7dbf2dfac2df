import type { TelegramWords } from '../words.ts';

export const ja: TelegramWords = {
  previous: '‹ 戻る',
  next: '次へ ›',
  page: (page, pages) => `${page} / ${pages}`,
  pagesGone: 'このページは残っていません。もう一度お尋ねください。',
  noPicture: 'この回答には図にできるものがありません。',
  unknownCommand: (name, near) =>
    `/${name} というコマンドはありません。${near ? `/${near} のことでしょうか。` : ''}/help で一覧を確認できます。`,
  underWay: '回答中です。',
  askAgain: '回答の途中で停止しました。もう一度お尋ねください。',
  inlineTitle: 'Undercurrent',
};
