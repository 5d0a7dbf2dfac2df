import type { DigestWords } from '../words.ts';
import { line } from './line.ts';

export const fr: DigestWords = {
  note: 'Remarque',
  closedToday: (why) =>
    `Actions et obligations américaines sont fermées aujourd’hui (${why}). Les chiffres sont ceux de la dernière séance.`,
  weekendToday: (weekday) =>
    `Nous sommes ${weekday} : les marchés américains sont fermés et les chiffres sont ceux de la dernière séance.`,
  closesEarly: (closeTime) => `Wall Street ferme plus tôt aujourd’hui : à ${closeTime}, heure de New York.`,
  sinceClose: (date, moves) => line`Depuis la clôture du ${date} : ${moves}`,
  changed: (date) => `Depuis le dernier résumé (${date})`,
  changedTitle: 'Depuis le dernier résumé',
  changedNothing: 'Rien de notable : la même lecture reste en tête et aucune n’a varié de 3 dB ou davantage.',
  sameDay: 'Aucune nouvelle clôture depuis : les chiffres sont ceux de la même séance.',
  firstDigest: 'C’est le premier résumé ici ; à partir du prochain, cette partie dira ce qui a changé.',
  leads: (driver, odds, before) => line`En tête désormais : ${driver} (${odds}) ; auparavant, ${before}.`,
  leadsNew: (driver, odds) => line`En tête désormais : ${driver} (${odds}) ; auparavant, aucune cause.`,
  leadsNoMore: (driver) => line`Plus aucune cause en tête ; auparavant, ${driver}.`,
  odds: (driver, now, then) => line`${driver} : ${now} dB, auparavant ${then} dB.`,
  move: (asset, now, then) =>
    line`${asset} : ${now} fois le mouvement habituel sur la séance, auparavant ${then}.`,
  resolved: 'Avis arrivés à échéance',
  outcomes: { held: 'Confirmé', wrong: 'Démenti', unresolved: 'Impossible à trancher' },
  resolvedLine: (outcome, view, test, value) => line`${outcome} : ${view}. ${test}${value}`,
  resolvedTest: (indicator, above, threshold, by) =>
    line`Aurait été démenti avec ${indicator} ${above ? 'au-dessus' : 'au-dessous'} de ${threshold} jusqu’au ${by}`,
  resolvedValue: (value) => line` ; valeur atteinte : ${value}.`,
  resolvedWithoutValue: '.',
  calendar: 'Prochaines 24 heures',
  calendarNothing: 'Rien que ce calendrier connaisse.',
  at: (newYork, utc) => `${newYork} à New York (${utc} UTC)`,
  tentative: 'à confirmer',
  events: {
    fomc: 'Décision de la Fed (FOMC)',
    refunding: 'Programme trimestriel d’émissions du Trésor américain',
    expiry: 'Échéance mensuelle des options américaines',
    quarter_end: 'Dernière séance du trimestre',
    month_end: 'Dernière séance du mois',
    tax: 'Échéance des impôts trimestriels américains',
    settlement: 'Règlement de titres du Trésor américain',
  },
  releases: {
    cpi: 'Prix à la consommation américains (CPI)',
    jobs: 'Rapport sur l’emploi américain',
    ppi: 'Prix à la production américains (PPI)',
  },
  marketClosed: (why) => `Marchés américains fermés : ${why}`,
  gaps: 'Manquent',
  gapsMore: (count) => `et ${count} ${count < 2 ? 'autre chiffre' : 'autres chiffres'}`,
  gapsDetails: ' Détails : /sources.',
  calendarGaps: {
    'CPI, PPI and employment release dates after 2026': 'dates du CPI, du PPI et de l’emploi après 2026',
    'FOMC meetings after January 2028': 'réunions du FOMC après janvier 2028',
    'Bank of Japan meeting dates': 'réunions de la Banque du Japon',
    'report dates of the seven': 'dates de publication des sept géants',
    'coming Treasury auctions': 'prochaines adjudications du Trésor',
  },
  gapsCalendar: (what) => `Le calendrier ne connaît pas : ${what}.`,
  oddsTable: 'Appui de chaque cause (dB)',
  columns: ['cause', 'maintenant', 'auparavant'],
  footer: 'Résumé de cette discussion : /digest status indique son heure, /digest off l’arrête.',
};
