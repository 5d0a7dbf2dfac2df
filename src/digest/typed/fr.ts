import type { DigestTyped } from '../typed.ts';

export const fr: DigestTyped = {
  actions: {
    on: 'activer|active|activez|allumer|allume|démarrer|démarre|reprendre|reprends|abonner|changer|change|modifier|mettre|mets|passer|passe',
    off: 'désactiver|désactive|désactivez|arrêter|arrête|arrêtez|stopper|stoppe|éteindre|suspendre|annuler|annule|supprimer|supprime|désabonner|plus rien',
    now: 'maintenant|tout de suite|immédiatement',
    status:
      "quels sont mes réglages|mes réglages|voir les réglages|montre les réglages|quels réglages|statut|état|réglages|paramètres|aide|quand|quand est le prochain|c'est quand le prochain|le prochain|prochain|à quelle heure",
    preview: 'aperçu|essai|exemple|tester',
  },
  everyDay: 'quotidien|quotidienne|quotidiennement|tous les jours|chaque jour|toute la semaine|par jour',
  everyHalf: {
    am: 'tous les matins|chaque matin',
    pm: 'tous les soirs|chaque soir|tous les après-midi|chaque après-midi',
    night: 'toutes les nuits|chaque nuit',
  },
  workDays:
    'semaine|en semaine|la semaine|jours de semaine|ouvrés|ouvré|ouvrables|ouvrable|jours ouvrables|jours ouvrés|jour ouvré|jour ouvrable|tous les jours ouvrés|tous les jours ouvrables|jours de bourse|jours de cotation',
  weekend: 'week-end|week-ends|weekends|le week-end|fin de semaine',
  days: [
    'lundi|lundis|le lundi|les lundis',
    'mardi|mardis|le mardi|les mardis',
    'mer|mercredi|mercredis|le mercredi|les mercredis',
    'jeu|jeudi|jeudis|le jeudi|les jeudis',
    'ven|vendredi|vendredis|le vendredi|les vendredis',
    'sam|samedi|samedis|le samedi|les samedis',
    'dim|dimanche|dimanches|le dimanche|les dimanches',
  ],
  languages: {
    en: 'anglais',
    zh: 'chinois|mandarin',
    es: 'espagnol',
    de: 'allemand',
    fr: 'français',
    pt: 'portugais',
    ja: 'japonais',
  },
  lengths: {
    short: 'court|courte|bref|brève|plus court|succinct',
    normal: 'moyen|moyenne|normale',
    long: 'longue|plus long|détaillé|détaillée|complet|complète',
  },
  pictures: 'image|images|graphique|graphiques|photo|photos',
  not: 'sans|sauf|sauf le|sauf les|pas|pas le|pas les|non|aucun|aucune|hormis|excepté|à part|mais pas',
  yes: 'oui|avec',
  to: 'au|à',
  // "Et" is Eastern Time too: settings.ts tells them apart.
  and: '',
  halves: {
    am: 'matin|du matin|le matin|au matin|dans la matinée',
    pm: "soir|du soir|le soir|au soir|après-midi|l'après-midi|de l'après-midi|dans l'après-midi|dans la soirée",
    night: 'la nuit|de nuit|dans la nuit',
  },
  clocks: {
    '12:00': 'midi|à midi',
    '12:30': 'midi et demi|midi et demie|à midi et demi|à midi et demie',
    '00:00': 'minuit|à minuit',
  },
  oclock: 'heures|heures pile|h pile',
  minutes: { 30: 'et demie|et demi', 15: 'et quart', '-15': 'moins le quart|moins quart' },
  numbers: 'une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze',
  weekly: 'hebdomadaire|hebdo|chaque semaine|toutes les semaines|une fois par semaine|par semaine',
  impossible: {
    often:
      'toutes les heures|chaque heure|deux fois|deux fois par jour|mensuel|mensuelle|tous les mois|chaque mois|une fois par mois|un jour sur deux',
    dates:
      "demain|aujourd'hui|ce soir|pendant une semaine|pour une semaine|la semaine prochaine|cette semaine|après-demain",
    session: "ouverture|l'ouverture|à l'ouverture|clôture|la clôture|à la clôture|bourse|avant|après",
    language: 'italien|russe|coréen|arabe|turc|néerlandais',
  },
  fillers:
    "le|les|la|heure|l'heure|à l'heure|heure locale|de la|du|des|d'|de l'|dans|pour|en|sur|vers|tous|toutes|chaque|jour|jours|fuseau|fuseau horaire|horaire|langue|longueur|format|version|résumé|le résumé|un|s'il te plaît|s'il vous plaît|svp|stp|merci|uniquement|seulement|envoie|envoyer|envoyez|moi|envoie-moi|envoyez-moi|je veux|je voudrais|à partir de",
};
