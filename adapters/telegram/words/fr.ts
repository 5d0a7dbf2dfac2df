import type { TelegramWords } from '../words.ts';

export const fr: TelegramWords = {
  previous: '‹ Retour',
  next: 'Suite ›',
  page: (page, pages) => `${page} / ${pages}`,
  pagesGone: 'Ces pages ne sont plus disponibles. Reposez la question.',
  noPicture: 'Il n’y a rien à dessiner pour cette réponse.',
  unknownCommand: (name, near) =>
    `Je ne connais pas /${name}.${near ? ` Vouliez-vous dire /${near} ?` : ''} /help énumère ce que je sais faire.`,
  underWay: 'C’est déjà en cours.',
  askAgain: 'J’ai été arrêté avant la fin de la réponse. Reposez la question.',
  inlineTitle: 'Undercurrent',
};
