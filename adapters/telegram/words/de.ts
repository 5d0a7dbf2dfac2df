import type { TelegramWords } from '../words.ts';

export const de: TelegramWords = {
  previous: '‹ Zurück',
  next: 'Mehr ›',
  page: (page, pages) => `${page} / ${pages}`,
  pagesGone: 'Diese Seiten sind nicht mehr verfügbar. Bitte noch einmal fragen.',
  noPicture: 'Zu dieser Antwort gibt es nichts zu zeichnen.',
  unknownCommand: (name, near) =>
    `/${name} kenne ich nicht.${near ? ` War /${near} gemeint?` : ''} /help zählt auf, was ich kann.`,
  underWay: 'Bin schon dabei.',
  askAgain: 'Ich wurde angehalten, bevor die Antwort fertig war. Bitte noch einmal fragen.',
  inlineTitle: 'Undercurrent',
};
