import type { DiscordWords } from '../words.ts';

export const zh: DiscordWords = {
  noPictureHere: '另有一张图，但我无权在此频道上传文件。',
  chooseDriver: '逐条查看某一驱动因素',
  page: (page, pages) => `${page} / ${pages}`,
  pageGone: '此回答的分页已不再保存。请按“刷新”或重新提问。',
  unreadable: '我读不到这条消息。请在其中提及我，或在回复时保留提醒。',
  lost: '无法在此显示回答，请重新提问。',
};
