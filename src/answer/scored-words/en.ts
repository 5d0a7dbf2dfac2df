import type { ScoredWords } from '../scored-words.ts';

export const en: ScoredWords = {
  leads: (driver, date) => `“${driver}” leads (${date})`,
  line: (driver, { label, above, level, by }, base) => [
    { text: `On the scorecard: ${driver === undefined ? '' : `the view that “${driver}” leads is `}` },
    { text: `wrong if ${label} closes ${above ? 'above' : 'below'} ` },
    level,
    { text: ` by ${by}` },
    ...(base ? [{ text: ' (crossed in ' }, base, { text: ' of such cases anyway)' }] : []),
    { text: '.' },
  ],
  fund: (label, symbol) => `${label} (${symbol})`,
};
