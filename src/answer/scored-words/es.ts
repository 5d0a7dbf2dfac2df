import type { ScoredWords } from '../scored-words.ts';

export const es: ScoredWords = {
  leads: (driver, date) => `«${driver}» va en cabeza (${date})`,
  line: (driver, { label, above, level, by }, base) => [
    {
      text: `En el marcador: ${driver === undefined ? '' : `la lectura de que «${driver}» va en cabeza `}`,
    },
    { text: `falla si ${label} cierra por ${above ? 'encima' : 'debajo'} de ` },
    level,
    { text: ` a más tardar el ${by}` },
    ...(base ? [{ text: ' (se cruza de todos modos en el ' }, base, { text: ' de casos así)' }] : []),
    { text: '.' },
  ],
  fund: (label, symbol) => `${label} (${symbol})`,
};
