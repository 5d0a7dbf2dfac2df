import type { DigestTyped } from '../typed.ts';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const WORK_DAYS = [1, 2, 3, 4, 5];

export const pt: DigestTyped = {
  actions: {
    ativar: 'on',
    ligar: 'on',
    ligado: 'on',
    desativar: 'off',
    desligar: 'off',
    parar: 'off',
    agora: 'now',
    situacao: 'status',
    previa: 'preview',
    teste: 'preview',
  },
  days: {
    diario: EVERY_DAY,
    diariamente: EVERY_DAY,
    uteis: WORK_DAYS,
    seg: [1],
    segunda: [1],
    'segunda-feira': [1],
    ter: [2],
    terca: [2],
    'terca-feira': [2],
    qua: [3],
    quarta: [3],
    'quarta-feira': [3],
    qui: [4],
    quinta: [4],
    'quinta-feira': [4],
    sex: [5],
    sexta: [5],
    'sexta-feira': [5],
  },
  languages: {
    portugues: 'pt',
    ingles: 'en',
    espanhol: 'es',
    chines: 'zh',
  },
  lengths: { curto: 'short', breve: 'short', longo: 'long', completo: 'long' },
  pictures: ['imagem', 'imagens', 'graficos', 'grafico'],
  yes: ['sim'],
  no: ['nao', 'sem', 'nenhuma'],
  fillers: ['as', 'em', 'no', 'na', 'dias', 'e', 'com', 'do', 'da', 'fuso', 'horario', 'idioma', 'ate', 'os'],
};
