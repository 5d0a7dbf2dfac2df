import type { TerminalWords } from '../words.ts';

export const pt: TerminalWords = {
  what: 'Undercurrent: por que os mercados se movem e como ele sabe.',
  how: 'Mede a premissa, testa causas a favor e contra e cita suas fontes.',
  try: 'Experimente:',
  examples: [
    'por que tudo está caindo?',
    'isso se parece com 312?',
    '/indicator ouro',
    '/drivers',
    '/asof 2024-08-05',
  ],
  more: '/help lista os comandos, /quit sai.',
  commands: 'Comandos',
  usage: (used, limit) =>
    `Tokens usados hoje: ${used}${limit === undefined ? '; sem limite' : ` de ${limit}`}.`,
  forgotten: 'Conversa esquecida.',
  session: {
    digest: 'um resumo como um chat o receberia',
    usage: 'uso de hoje',
    forget: 'esquecer esta conversa',
    sources: 'estado e idade de cada fonte ao vivo',
    asof: 'ler outro dia registrado; sozinho: voltar ao mais recente',
    lang: 'idioma das respostas: en, zh, es, de, fr, pt ou ja; sozinho: o da pergunta',
    help: 'esta lista',
    quit: 'sair (também ctrl-D, ou ctrl-C duas vezes)',
  },
  free: 'Todo o resto é pergunta; o que veio antes é lembrado até sair.',
  advice: 'Explica movimentos. Não dá recomendações, preços-alvo nem previsões.',
  languageNow: 'A partir de agora as respostas são em português.',
  languageFree: 'A partir de agora decide o idioma da pergunta.',
  leave: 'Pressione ctrl-C de novo para sair.',
  unknown: (name, near) => `Não há comando /${name}${near || '; /help mostra a lista.'}`,
  inChats: (name) => `/${name} é dos chats do Discord e do Telegram. /digest preview mostra aqui um resumo.`,
};
