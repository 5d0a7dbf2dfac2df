import type { ClausesTyped } from '../typed.ts';

export const fr: ClausesTyped = {
  isSpaced: true,
  units: ['minutes?|min', 'heures?|h', 'jours?|journées?|séances?', 'semaines?', 'mois', 'ans?|années?'],
  counts: ['un|une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix'],
  most: "(?:(?:au plus|au maximum|tout au plus|maximum|max|seulement|uniquement|juste|pas plus(?: de| que)?|jamais plus(?: de)?) |(?:pas|jamais) plus d')?",
  tell: '(?:(?:préviens|prévenez|avertis|avertissez|alerte|alertez|notifie|notifiez|signale|signalez|dis|dites)(?: le)?(?: moi)? )?',
  pause: [
    "{most}{tell}{most}(?:une (?:seule )?fois|1 fois|1x|une (?:seule )?(?:alerte|notification)|un (?:seul )?(?:message|avis)) (?:(?:par|tous les|toutes les|chaque|en|sur|à la|au) |l')?{span}(?: (?:au plus|au maximum|maximum|max))?",
    '(?:tous|toutes) les {counted} (?:au plus|au maximum|maximum|max)',
    '(?:au plus|au maximum|maximum|max) (?:tous|toutes) les {counted}',
    '{most}{tell}{most}(?<times>(?:deux|trois|quatre|cinq|\\d) fois) (?:par|chaque|en|sur) {span}(?: (?:au plus|au maximum|maximum|max))?',
    "(?:avec )?(?:une? )?(?:pause|délai|intervalle|répit)(?: minimale?| minimum)? (?:de |d')?{counted}(?: entre deux alertes)?",
    "(?:à )?{counted} d'intervalle(?: au moins| minimum)?",
  ],
  daily: [],
  weekly: [],
  once: [
    "ne (?:me )?(?:préviens|prévenez|avertis|avertissez|alerte|alertez)(?: moi)? qu'une (?:seule )?fois",
    '{tell}(?:seulement |uniquement |juste )(?:une|1) fois',
    '{tell}(?:une seule fois|(?:une|1) fois (?:seulement|uniquement)|une unique fois|une fois et une seule|une seule (?:alerte|notification)|un seul (?:message|avis)|alerte unique)',
    '{tell}une fois(?:,)? (?:et )?puis (?:stop|arrête(?: toi)?|supprime la|plus rien|plus jamais)',
  ],
  each: ["à chaque fois(?: que| qu')?|chaque fois(?: que| qu')?|toutes les fois(?: que| qu')?"],
  lasts: [
    "(?:pendant|durant|pour|dans|au cours|sur|ces) (?:des |les |la |le |l')?(?<count>{n}) prochaine?s (?<unit>{u})",
    '(?:pendant|durant|pour|dans|au cours|sur) (?:des |les )prochaine?s {span}',
    '(?:pendant|durant|pour|dans|au cours|sur) (?:des |les )?{counted} (?:à venir|prochaine?s|qui viennent|suivante?s)',
    '(?:valable|valide|active?|en vigueur)(?: pendant| pour| durant| sur)? {counted}',
    "(?:et )?(?:elle |qui )?(?:expire|expirera|expirant|se termine|s'arrête|prend fin|finit|supprime la|arrête la)(?: au bout de| au bout d'| dans| après| d'ici) ?{counted}",
    '(?:suis|surveille|surveillez)(?: ça| cela| le| la)? (?:pendant|durant) {counted}',
  ],
  until: [
    "(?:et )?(?:seulement )?(?:valable |valide |active? )?(?:jusqu'(?:à|au|en)(?: la| le)?|d'ici(?: à| au)?(?: la| le)?|(?<before>avant)(?: la| le)?|expire(?: le)?|se termine(?: le)?) {day}(?: inclus)?",
  ],
  today: ["(?:seulement|uniquement|juste) aujourd'hui|aujourd'hui (?:seulement|uniquement)"],
  thisWeek: ['(?:seulement|uniquement|juste) cette semaine|cette semaine (?:seulement|uniquement)'],
  thisMonth: ['(?:seulement|uniquement|juste) ce mois(?: ci)?|ce mois(?: ci)? (?:seulement|uniquement)'],
  cannot:
    "(?:deux|trois|quatre|cinq|plusieurs|\\d+) fois|(?:chaque|tous les|toutes les) (?:deux )?(?:jour|semaine|mois|an|heure|minute|matin|soir|nuit|séance|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?|un jour sur deux|(?:le |les )(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?|en semaine|les? week ends?|le matin|l'après midi|le soir|la nuit|provisoirement|temporairement|pour l'instant|pour le moment|pendant un moment|quelque temps|(?:pendant )?{counted} (?:de suite|d'affilée|durant)",
  hours:
    "(?:(?:pendant|durant|aux) (?:les )?)?heures (?:de (?:bourse|marché|cotation)|d'ouverture)|(?:avant|après) (?:la )?bourse",
  days: {
    weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    today: "aujourd'hui|ce soir|(?:la )?fin de (?:la )?journée",
    tomorrow: 'demain',
    before: '(?:ce )?',
    after: '(?: prochain| qui vient)?',
    nextWeek: ['{weekday} de la semaine prochaine', '{weekday} en huit'],
    endOf: {
      week: '(?:la )?fin de (?:la |cette )?semaine',
      month: '(?:la )?fin (?:du|de ce) mois',
      year: "(?:la )?fin (?:de l'|de cette |d')année",
      nextWeek: '(?:la )?fin de la semaine prochaine',
      nextMonth: '(?:la )?fin du mois prochain',
      nextYear: "(?:la )?fin de l'année prochaine",
    },
    dated: '{d}(?:er)? {month}(?: {y})?',
    numeric: '{d}/{m}(?:/{y})?',
  },
  free: "le la les un une des de du d' l' au aux à a en et ou que qu' qui quand lorsque lorsqu' si s' dès est sont soit passe passent va vont vient viennent devient svp stp merci bonjour salut moi me m' nous vous tu je j' il elle on se s'il te plaît plait voudrais veux aimerais peux pouvez pourrais pourriez prévenir avertir alerter dire savoir alerte alerter crée créer mets mettre ajoute ajouter nouvelle cours prix niveau valeur indice taux rendement points point barre seuil est-ce entre puis lors cote",
};
