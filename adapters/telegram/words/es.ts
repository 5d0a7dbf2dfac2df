import type { TelegramWords } from '../words.ts';

export const es: TelegramWords = {
  previous: '‹ Atrás',
  next: 'Más ›',
  page: (page, pages) => `${page} / ${pages}`,
  pagesGone: 'Estas páginas ya no están a mano. Pregunte de nuevo.',
  noPicture: 'No hay nada que dibujar para esta respuesta.',
  unknownCommand: (name, near) =>
    `No conozco /${name}.${near ? ` ¿Quería decir /${near}?` : ''} /help enumera lo que sé hacer.`,
  underWay: 'Ya estoy en ello.',
  askAgain: 'Me detuvieron antes de completar la respuesta. Pregunte de nuevo.',
  inlineTitle: 'Undercurrent',
};
