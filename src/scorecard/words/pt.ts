import type { ScorecardWords } from '../words.ts';
import { one } from './one.ts';

export const pt: ScorecardWords = {
  unavailable: 'O placar precisa de dados ao vivo e de armazenamento; falta um deles neste bot.',
  none: 'Nenhuma opinião foi publicada ainda. Uma é anotada quando uma resposta ao vivo aponta uma causa que lidera com clareza.',
  counts: (wrong, held, open, undecided) =>
    `Opiniões publicadas: ${wrong} ${one(wrong, 'errada', 'erradas')}, ${held} ${one(held, 'mantida', 'mantidas')} até a data, ${open} em aberto, ${undecided} sem decisão possível.`,
  how: 'Uma opinião é errada assim que sua condição se cumpre num fechamento. Manter-se só significa que a condição não se cumpriu, não que a causa estivesse certa.',
  byDriver: 'Por causa',
  driverColumns: ['causa', 'erradas', 'mantidas', 'em aberto', 'sem decisão'],
  last: 'Últimas opiniões',
  lastColumns: ['data', 'causa principal', 'errada se', 'resultado', 'valor'],
  states: {
    open: 'em aberto',
    held: 'mantida',
    wrong: 'errada',
    unresolved: 'sem decisão',
    void: 'retirada',
  },
  overdue: 'em aberto, vencida',
  falsifier: (label, comparison, threshold, by) =>
    `${label} ${comparison === 'above' ? 'acima' : 'abaixo'} de ${threshold} até ${by}`,
  base: (percent, wrongPercent, count) =>
    `Para comparar: no histórico, limites igualmente distantes foram cruzados no mesmo número de pregões em ${percent}% dos casos, liderasse o que liderasse. Opiniões decididas com esse registro: ${count}; erradas: ${wrongPercent}%.`,
  noBase:
    'Ainda não se pode dizer com que frequência esses limites são cruzados de qualquer modo: nenhuma opinião decidida tem registro longo o bastante.',
  few: 'São poucas demais para distinguir acerto de acaso.',
  note: 'Por que não se decidiu',
  undecided: {
    notRead: 'o dado não pôde ser lido a tempo.',
    unitChanged: 'a unidade do dado mudou.',
    fewValues: (seen, possible) => `só ${seen} de ${possible} pregões ${one(seen, 'tem', 'têm')} valor.`,
  },
  method: 'Como ler',
};
