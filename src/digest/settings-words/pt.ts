import type { SettingsWords } from '../settings-words.ts';

export const pt: SettingsWords = {
  on: 'O resumo está ativado.',
  changed: 'O resumo foi alterado.',
  off: 'O resumo está desativado. Os ajustes ficam guardados: /digest on o retoma.',
  wasOff: 'Não há resumo a interromper aqui.',
  none: 'Esta conversa não tem resumo.',
  stopped: 'O resumo desta conversa está desativado.',
  noRight: 'Só quem administra esta conversa pode alterar o resumo.',
  noZone: 'Em que fuso horário? Por exemplo: /digest on 08:00 America/Sao_Paulo',
  noStore: 'Os resumos não estão configurados neste bot.',
  settings: 'Ajustes',
  when: (days, time, zone) => `${days}, às ${time} (${zone})`,
  next: (when, utc) => `Próximo: ${when} (${utc} UTC)`,
  form: (language, length, pictures) =>
    `Em ${language}, ${length}, ${pictures ? 'com imagem' : 'sem imagens'}`,
  paused: (reason) => `Em pausa: ${reason}. /digest on o retoma.`,
  last: 'Últimos resumos',
  lastLine: (date, state, reason) => `${date}: ${state}${reason === '' ? '' : ` (${reason})`}`,
  states: {
    waiting: 'prestes a ser enviado',
    claimed: 'prestes a ser enviado',
    sending: 'em envio',
    sent: 'enviado',
    ambiguous: 'talvez enviado: a plataforma não confirmou',
    failed: 'não enviado',
    skipped: 'omitido',
  },
  how: 'Pode-se escrever',
  howLines: [
    '/digest on 08:00 America/Sao_Paulo seg-sex',
    '/digest on 7:30 Europe/Lisbon diário longo imagens',
    '/digest now · /digest preview · /digest off',
  ],
  everyDay: 'Todos os dias',
  workDays: 'De segunda a sexta',
  dayNames: ['segunda', 'terça', 'quarta', 'quinta', 'sexta', 'sábado', 'domingo'],
  languages: {
    en: 'inglês',
    es: 'espanhol',
    zh: 'chinês',
    de: 'alemão',
    fr: 'francês',
    pt: 'português',
    ja: 'japonês',
  },
  closed: (chat) =>
    `Já não posso escrever na conversa ${chat}, para a qual você configurou um resumo, que por isso está em pausa. Quando eu puder escrever de novo, /digest on nessa conversa o retoma.`,
  lengths: { short: 'curto', normal: 'de tamanho normal', long: 'longo' },
  mistakes: {
    unknown: (word) =>
      `“${word}” não é fuso horário nem ajuste que eu conheça; nada mudou. É possível escrever: /digest on 08:00 America/Sao_Paulo seg-sex`,
    'no-time': (word) => `“${word}” não é uma hora do dia; escreva de 00:00 a 23:59.`,
    offset: (word) =>
      `“${word}” não conhece horário de verão; diga uma cidade, como São Paulo, Manaus ou Lisboa.`,
    'takes-nothing': (word) =>
      `/digest ${word} não aceita ajustes; nada mudou. Para mudá-los: /digest on 08:00 seg-sex. Para parar: /digest off.`,
    often: (word) =>
      `“${word}” não é possível: uma conversa recebe no máximo um resumo por dia. Diga uma hora: /digest on 08:00.`,
    dates: (word) =>
      `Não guardo datas como “${word}”; nada mudou. /digest off para e mantém os ajustes; /digest on retoma.`,
    session: () =>
      'Diga uma hora do dia. Nova York abre às 09:30 e fecha às 16:00: /digest on 09:30 New York seg-sex',
    language: (word) =>
      `Escrevo resumos em português, inglês, espanhol, francês, alemão, chinês e japonês, não em “${word}”: /digest on português`,
    zones: (word, choices) => `“${word}” pode ser mais de um fuso horário. Diga uma cidade, como ${choices}.`,
    near: (word, choices) => `“${word}” não é fuso horário nem ajuste que eu conheça; seria ${choices}?`,
    two: (first, second) =>
      `Qual dos dois: ${first} ou ${second}? Uma conversa tem um resumo, uma vez por dia.`,
    'which-day': () => 'Em que dia da semana? Por exemplo: /digest on segunda 08:00',
    'which-time': () => 'A que hora exata? Por exemplo: /digest on 08:00',
    'no-days': () => 'Assim não sobra nenhum dia da semana. Por exemplo: /digest on seg-sex',
  },
};
