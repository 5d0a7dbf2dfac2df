import type { DigestWords } from '../words.ts';
import { line } from './line.ts';

export const de: DigestWords = {
  note: 'Hinweis',
  closedToday: (why) =>
    `Die US-Aktien- und Anleihemärkte sind heute geschlossen (${why}). Die Zahlen stammen vom letzten Handelstag.`,
  weekendToday: (weekday) =>
    `Heute ist ${weekday}: Die US-Märkte sind geschlossen, die Zahlen stammen vom letzten Handelstag.`,
  closesEarly: (closeTime) =>
    `Der US-Aktienmarkt schließt heute früher, um ${closeTime} Uhr New Yorker Zeit.`,
  sinceClose: (date, moves) => line`Seit dem Schluss vom ${date}: ${moves}`,
  changed: (date) => `Seit dem letzten Überblick (${date})`,
  changedTitle: 'Seit dem letzten Überblick',
  changedNothing:
    'Nichts von Gewicht: Dieselbe Lesart führt, und keine Chance hat sich um 3 dB oder mehr verschoben.',
  sameDay: 'Seither kein neuer Schluss: Die Zahlen sind vom selben Handelstag.',
  firstDigest:
    'Dies ist der erste Überblick hier; ab dem nächsten steht an dieser Stelle, was sich geändert hat.',
  leads: (driver, odds, before) => line`Jetzt führt ${driver} (${odds}); zuvor war es ${before}.`,
  leadsNew: (driver, odds) => line`Jetzt führt ${driver} (${odds}); zuvor führte keine Ursache.`,
  leadsNoMore: (driver) => line`Jetzt führt keine Ursache; zuvor war es ${driver}.`,
  odds: (driver, now, then) => line`${driver}: ${now} dB, zuvor ${then} dB.`,
  move: (asset, now, then) => line`${asset}: ${now} übliche Schwankungen am Tag, zuvor ${then}.`,
  resolved: 'Fällig gewordene Einschätzungen',
  outcomes: { held: 'Gehalten', wrong: 'Falsch', unresolved: 'Nicht zu bewerten' },
  resolvedLine: (outcome, view, test, value) => line`${outcome}: ${view}. ${test}${value}`,
  resolvedTest: (indicator, above, threshold, by) =>
    line`Falsch gewesen wäre sie mit einem Stand ${above ? 'über' : 'unter'} ${threshold} bis ${by} (${indicator})`,
  resolvedValue: (value) => line`; erreicht wurde ${value}.`,
  resolvedWithoutValue: '.',
  calendar: 'Nächste 24 Stunden',
  calendarNothing: 'Nichts, was dieser Kalender kennt.',
  at: (newYork, utc) => `${newYork} New York (${utc} UTC)`,
  tentative: 'vorläufig',
  events: {
    fomc: 'Zinsentscheid der Fed (FOMC)',
    refunding: 'Quartalsplan des US-Finanzministeriums für Anleiheemissionen (Refunding)',
    expiry: 'Monatlicher Optionsverfall in den USA',
    quarter_end: 'Letzter Handelstag des Quartals',
    month_end: 'Letzter Handelstag des Monats',
    tax: 'Fälligkeit der US-Quartalssteuern',
    settlement: 'Valuta von US-Staatsanleihen',
  },
  releases: {
    cpi: 'US-Verbraucherpreise (CPI)',
    jobs: 'US-Arbeitsmarktbericht',
    ppi: 'US-Erzeugerpreise (PPI)',
  },
  marketClosed: (why) => `US-Aktienmarkt geschlossen: ${why}`,
  gaps: 'Es fehlen',
  gapsMore: (count) => `und ${count} ${count === 1 ? 'weitere Zahl' : 'weitere Zahlen'}`,
  gapsDetails: ' Einzelheiten: /sources.',
  calendarGaps: {
    'CPI, PPI and employment release dates after 2026':
      'Termine für CPI, PPI und Arbeitsmarktbericht nach 2026',
    'FOMC meetings after January 2028': 'FOMC-Sitzungen nach Januar 2028',
    'Bank of Japan meeting dates': 'Sitzungstermine der Bank of Japan',
    'report dates of the seven': 'Berichtstermine der sieben Tech-Riesen',
    'coming Treasury auctions': 'kommende Treasury-Auktionen',
  },
  gapsCalendar: (what) => `Der Kalender kennt nicht: ${what}.`,
  oddsTable: 'Chancen aller Ursachen (dB)',
  columns: ['Ursache', 'jetzt', 'zuvor'],
  footer: 'Überblick dieses Chats: /digest status zeigt die Uhrzeit, /digest off beendet ihn.',
};
