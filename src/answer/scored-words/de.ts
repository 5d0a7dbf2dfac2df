import type { ScoredWords } from '../scored-words.ts';

export const de: ScoredWords = {
  leads: (driver, date) => `„${driver}“ führt (${date})`,
  line: (driver, { label, above, level, by }, base) => [
    {
      text: `Auf der Punktetafel: ${driver === undefined ? '' : `die Einschätzung, dass „${driver}“ führt, ist `}`,
    },
    { text: `falsch, wenn bis ${by} ein Schlussstand ${above ? 'über' : 'unter'} ` },
    level,
    { text: ` liegt (${label})` },
    ...(base ? [{ text: '; in ' }, base, { text: ' solcher Fälle wird die Schwelle ohnehin gekreuzt' }] : []),
    { text: '.' },
  ],
  fund: (label, symbol) => `${label} (${symbol})`,
};
