import type { ScorecardWords } from '../words.ts';
import { oneOrNone } from './one.ts';

export const fr: ScorecardWords = {
  unavailable:
    'Le bilan demande des données en direct et un espace de stockage ; l’un des deux manque à ce bot.',
  none: 'Aucun avis n’a encore été publié. Un avis est noté quand une réponse en direct nomme un facteur nettement en tête.',
  counts: (wrong, held, open, undecided) =>
    `Avis publiés : ${wrong} ${oneOrNone(wrong, 'démenti', 'démentis')}, ${held} ${oneOrNone(held, 'tenu jusqu’à sa date', 'tenus jusqu’à leur date')}, ${open} encore ${oneOrNone(open, 'ouvert', 'ouverts')}, ${undecided} ${oneOrNone(undecided, 'impossible', 'impossibles')} à trancher.`,
  how: 'Un avis est démenti dès que sa condition est remplie à une clôture. Avoir tenu signifie seulement que cette condition n’a pas été remplie, non que la cause était la bonne.',
  byDriver: 'Par facteur',
  driverColumns: ['facteur', 'démentis', 'tenus', 'ouverts', 'non tranchés'],
  last: 'Derniers avis',
  lastColumns: ['date', 'facteur principal', 'démenti si', 'résultat', 'valeur'],
  states: {
    open: 'ouvert',
    held: 'tenu',
    wrong: 'démenti',
    unresolved: 'non tranché',
    void: 'retiré',
  },
  overdue: 'ouvert, échu',
  falsifier: (label, comparison, threshold, by) =>
    `${label} ${comparison === 'above' ? 'au-dessus' : 'au-dessous'} de ${threshold} jusqu’au ${by}`,
  base: (percent, wrongPercent, count) =>
    `À titre de comparaison : dans l’historique, des seuils aussi éloignés ont été franchis en autant de séances dans ${percent}% des cas, quel que soit le facteur en tête. Avis tranchés disposant d’un tel historique : ${count}, dont ${wrongPercent}% démentis.`,
  noBase:
    'Impossible encore de dire à quelle fréquence de tels seuils sont franchis de toute façon : aucun avis tranché n’a un historique assez long.',
  few: 'C’est trop peu pour distinguer le savoir-faire du hasard.',
  note: 'Pourquoi ce n’est pas tranché',
  undecided: {
    notRead: 'son chiffre n’a pas pu être lu à temps.',
    unitChanged: 'l’unité de son chiffre a changé.',
    fewValues: (seen, possible) => `valeurs disponibles : ${seen} séances sur ${possible} seulement.`,
  },
  method: 'Comment le lire',
};
