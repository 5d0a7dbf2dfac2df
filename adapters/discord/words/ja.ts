import type { DiscordWords } from '../words.ts';

export const ja: DiscordWords = {
  noPictureHere: '図もありますが、このチャンネルではファイルを添付できません。',
  chooseDriver: '要因を選んで詳しく見る',
  page: (page, pages) => `${page} / ${pages}`,
  pageGone: 'この回答のページは残っていません。「更新」を押すか、もう一度お尋ねください。',
  unreadable: 'このメッセージを読めません。メンションするか、返信時の通知をオンにしてください。',
  lost: 'ここに回答を表示できませんでした。もう一度お尋ねください。',
};
