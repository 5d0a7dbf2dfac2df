import type { DigestWords } from '../words.ts';
import { line } from './line.ts';

export const en: DigestWords = {
  note: 'Note',
  closedToday: (why) =>
    `US stock and bond markets are closed today: ${why}. The figures are of the last session.`,
  weekendToday: (weekday) =>
    `It is ${weekday}: US markets are closed, and the figures are of the last session.`,
  closesEarly: (closeTime) => `The US stock market closes early today, at ${closeTime} New York.`,
  sinceClose: (date, moves) => line`Since the close of ${date}: ${moves}`,
  changed: (date) => `Since the last digest (${date})`,
  changedTitle: 'Since the last digest',
  changedNothing: 'Nothing of weight: the same reading leads, and no odds moved by 3 dB or more.',
  sameDay: 'No new close since then: the figures are of the same session.',
  firstDigest: 'This is the first digest here; from the next one on, this part says what changed.',
  leads: (driver, odds, before) => line`${driver} (${odds}) now leads; before, it was ${before}.`,
  leadsNew: (driver, odds) => line`${driver} (${odds}) now leads; before, no cause did.`,
  leadsNoMore: (driver) => line`No cause leads now; before, it was ${driver}.`,
  odds: (driver, now, then) => line`${driver}: ${now} dB, was ${then} dB.`,
  move: (asset, now, then) => line`${asset}: ${now} usual moves on the day, was ${then}.`,
  resolved: 'Views that came due',
  outcomes: { held: 'Held', wrong: 'Wrong', unresolved: 'Could not be scored' },
  resolvedLine: (outcome, view, test, value) => line`${outcome}: ${view}. ${test}${value}`,
  resolvedTest: (indicator, above, threshold, by) =>
    line`It was to be wrong with ${indicator} ${above ? 'above' : 'below'} ${threshold} by ${by}`,
  resolvedValue: (value) => line`; it came to ${value}.`,
  resolvedWithoutValue: '.',
  calendar: 'Next 24 hours',
  calendarNothing: 'Nothing that this calendar knows.',
  at: (newYork, utc) => `${newYork} New York (${utc} UTC)`,
  tentative: 'tentative',
  events: {},
  releases: {
    cpi: 'US consumer prices (CPI)',
    jobs: 'US employment report',
    ppi: 'US producer prices (PPI)',
  },
  marketClosed: (why) => `US stock market closed: ${why}`,
  gaps: 'Missing',
  gapsMore: (count) => `and ${count} other figure${count === 1 ? '' : 's'}`,
  gapsDetails: ' Details: /sources.',
  calendarGaps: {},
  gapsCalendar: (what) => `The calendar does not know: ${what}.`,
  oddsTable: 'Odds of every cause (dB)',
  columns: ['cause', 'now', 'before'],
  footer: 'Digest of this chat: /digest status shows its time, /digest off stops it.',
};
