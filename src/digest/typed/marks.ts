import type { DigestTyped } from '../typed.ts';

/** The same in every language. */
export const marks: Pick<DigestTyped, 'to' | 'languages' | 'halves' | 'oclock'> = {
  to: '-|–|—|~|〜',
  // Those that are small words of another language are read by settings.ts.
  languages: { en: '', zh: 'zh', es: 'es', de: '', fr: '', pt: 'pt', ja: 'ja' },
  halves: { am: 'am', pm: 'pm', night: '' },
  oclock: 'h|hs|hrs',
};
