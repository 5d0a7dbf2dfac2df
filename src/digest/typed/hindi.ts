import type { DigestTyped } from '../typed.ts';

/** Hindi in Latin letters; the digest itself is in one of the languages of answers. */
export const hindi: Pick<DigestTyped, 'everyDay' | 'halves' | 'oclock' | 'fillers'> = {
  everyDay: 'roz|har din',
  halves: { am: 'subah', pm: 'shaam', night: 'raat' },
  oclock: 'baje',
  fillers: 'ko|ka',
};
