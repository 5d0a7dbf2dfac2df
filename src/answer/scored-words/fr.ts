import type { ScoredWords } from '../scored-words.ts';

export const fr: ScoredWords = {
  leads: (driver, date) => `« ${driver} » vient en tête (${date})`,
  line: (driver, { label, above, level, by }, base) => [
    {
      text: `Au tableau de score : ${driver === undefined ? '' : `l’avis selon lequel « ${driver} » vient en tête est `}`,
    },
    { text: `démenti si ${label} clôture ${above ? 'au-dessus' : 'au-dessous'} de ` },
    level,
    { text: ` au plus tard le ${by}` },
    ...(base ? [{ text: ' (seuil franchi de toute façon dans ' }, base, { text: ' de ces cas)' }] : []),
    { text: '.' },
  ],
  fund: (label, symbol) => `${label} (${symbol})`,
};
