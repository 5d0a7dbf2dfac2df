import type { TelegramWords } from '../words.ts';

export const en: TelegramWords = {
  previous: '‹ Back',
  next: 'More ›',
  page: (page, pages) => `${page} / ${pages}`,
  pagesGone: 'These pages are no longer at hand. Please ask again.',
  noPicture: 'There is nothing to draw for this answer.',
  unknownCommand: (name, near) =>
    `I do not know /${name}.${near ? ` Did you mean /${near}?` : ''} /help lists what I can do.`,
  underWay: 'Already on it.',
  askAgain: 'I was stopped before the answer was complete. Please ask again.',
  inlineTitle: 'Undercurrent',
};
