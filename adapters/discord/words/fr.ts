import type { DiscordWords } from '../words.ts';

export const fr: DiscordWords = {
  noPictureHere: 'Il y a aussi une image, mais je ne peux pas joindre de fichiers dans ce salon.',
  chooseDriver: 'Un facteur, ligne par ligne',
  page: (page, pages) => `${page} sur ${pages}`,
  pageGone: 'Je n’ai plus les pages de cette réponse. Appuyez sur Actualiser ou reposez la question.',
  unreadable:
    'Je ne peux pas lire ce message. Mentionnez-moi dedans ou laissez la notification de réponse activée.',
  lost: 'Je n’ai pas pu afficher la réponse ici. Reposez la question.',
};
