import type { TelegramWords } from '../words.ts';

export const pt: TelegramWords = {
  previous: '‹ Voltar',
  next: 'Mais ›',
  page: (page, pages) => `${page} / ${pages}`,
  pagesGone: 'Estas páginas já não estão à mão. Pergunte de novo.',
  noPicture: 'Não há o que desenhar para esta resposta.',
  unknownCommand: (name, near) =>
    `Não conheço /${name}.${near ? ` Seria /${near}?` : ''} /help mostra o que sei fazer.`,
  underWay: 'Já estou nisso.',
  askAgain: 'Fui interrompido antes de terminar a resposta. Pergunte de novo.',
  inlineTitle: 'Undercurrent',
};
