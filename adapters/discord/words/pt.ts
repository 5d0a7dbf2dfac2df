import type { DiscordWords } from '../words.ts';

export const pt: DiscordWords = {
  noPictureHere: 'Há também uma imagem, mas não posso anexar arquivos neste canal.',
  chooseDriver: 'Uma causa, linha por linha',
  page: (page, pages) => `${page} de ${pages}`,
  pageGone: 'Já não guardo as páginas desta resposta. Toque em Atualizar ou pergunte de novo.',
  unreadable: 'Não consigo ler esta mensagem. Mencione-me nela ou deixe ligada a menção da resposta.',
  lost: 'Não consegui mostrar a resposta aqui. Pergunte de novo.',
};
