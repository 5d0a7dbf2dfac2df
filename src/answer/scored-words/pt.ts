import type { ScoredWords } from '../scored-words.ts';

export const pt: ScoredWords = {
  leads: (driver, date) => `“${driver}” lidera (${date})`,
  line: (driver, { label, above, level, by }, base) => [
    { text: `No placar: ${driver === undefined ? '' : `a leitura de que “${driver}” lidera `}` },
    { text: `falha se ${label} fechar ${above ? 'acima' : 'abaixo'} de ` },
    level,
    { text: ` até ${by}` },
    ...(base ? [{ text: ' (cruzado de qualquer modo em ' }, base, { text: ' de casos assim)' }] : []),
    { text: '.' },
  ],
  fund: (label, symbol) => `${label} (${symbol})`,
};
