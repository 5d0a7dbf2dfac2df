import type { DoctorWords } from '../words.ts';

export const pt: DoctorWords = {
  title: 'Fontes',
  verdict: (ok, late, missing, total) =>
    `De ${total} indicadores com fonte ao vivo: em dia ${ok}, com atraso ${late}, sem leitura agora ${missing}.`,
  down: (names) => `Não respondem: ${names}.`,
  notRead: 'Este processo ainda não leu nada; faça uma pergunta ou tente em um minuto.',
  sources: 'Fontes',
  columns: { source: 'Fonte', state: 'Estado', newest: 'Último', latency: 'Respondeu em', note: 'Nota' },
  indicatorColumns: {
    indicator: 'Indicador',
    source: 'Fonte',
    newest: 'Último',
    age: 'Idade',
    next: 'Próximo',
    note: 'Nota',
  },
  indicators: 'Indicadores',
  news: 'Notícias',
  instead: (preferred) => `em vez de ${preferred}`,
  states: {
    ok: 'bem',
    partly: 'em parte',
    down: 'FORA DO AR',
    unused: 'ainda sem uso',
    'needs-key': 'precisa de chave',
    late: 'com atraso',
    unread: 'sem leitura',
    'recorded-only': 'só dias registrados',
  },
  familyDown: (names) => `Nenhum valor ao vivo para: ${names}.`,
  recordedMode: 'Este bot lê apenas dias registrados e não consulta nenhuma fonte.',
  days: (count) => `${count} d`,
};
