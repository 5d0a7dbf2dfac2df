import type { DiscordWords } from '../words.ts';

export const en: DiscordWords = {
  noPictureHere: 'There is a picture too, but I may not attach files in this channel.',
  chooseDriver: 'A driver, line by line',
  page: (page, pages) => `${page} of ${pages}`,
  pageGone: 'I no longer keep the pages of this answer. Press Refresh or ask again.',
  unreadable: 'I cannot read this message. Mention me in it, or leave the ping of the reply switched on.',
  lost: 'I could not show the answer here. Please ask again.',
};
