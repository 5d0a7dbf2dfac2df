import type { DeskWords } from '../words.ts';

export const fr: DeskWords = {
  actions: {
    evidence: 'Indices',
    against: 'Contre',
    chart: 'Graphique',
    analog: 'Épisode similaire',
    sources: 'Sources',
    refresh: 'Actualiser',
    confirm: 'Armer',
    mute: 'Silence',
  },
  working: {
    start: 'lecture du marché',
    market_snapshot: 'lecture du marché',
    indicator: 'lecture d’un indicateur',
    history: 'lecture de l’historique',
    unusualness: 'mesure du caractère inhabituel',
    driver_ranking: 'test des facteurs',
    driver_detail: 'lecture des indices d’un facteur',
    funding: 'lecture des marchés de financement',
    rates: 'lecture des taux',
    events: 'lecture de l’actualité datée',
    calendar: 'lecture du calendrier',
    analogs: 'comparaison avec les épisodes passés',
    article_claims: 'lecture des affirmations de l’article',
    method: 'lecture de la méthode',
  },
  liveSources: (done, asked) => `lecture des sources en direct : ${done} sur ${asked}`,
  busy: 'Une question à la fois : la précédente est en cours et une autre attend. Posez la suivante après.',
  noData: (sentence) => `Pas de données pour cela : ${sentence}`,
  input: (sentence) => `Je n’ai pas compris cette demande : ${sentence}`,
  missing: (command, what) => `/${command} a besoin d’un mot de plus : ${what}.`,
  unknownName: (typed, near, list) =>
    `Rien ne s’appelle « ${typed} »${near.length > 0 ? ` ; vouliez-vous dire ${near.join(', ')} ?` : `. /${list} en donne la liste.`}`,
  noDay: (day, newest) => `Pas de données pour ${day}. Le jour le plus récent disponible est : ${newest}.`,
  failed: (reference) =>
    `Une erreur est survenue de mon côté. Réessayez ; si elle persiste, signalez-la à qui me gère : ${reference}.`,
  denied: 'Ce bot n’est pas ouvert à cette discussion. La personne qui le gère peut vous ajouter.',
  flood: (seconds) => `Cela fait beaucoup de questions. Nouvelle question possible dans ${seconds} s.`,
  floodChat: (seconds) =>
    `Cette discussion demande plus vite que je ne peux répondre. Réessayez dans ${seconds} s.`,
  stopped: 'J’ai été arrêté avant la fin de la réponse. Reposez la question dans une minute.',
  oldButton: 'Ce bouton vient d’une version antérieure. Reposez la question.',
  notRemembered: 'Je ne me souviens plus de cette question. Posez-la de nouveau.',
  noPicture: 'Il n’y a rien à dessiner pour cette réponse.',
  noQuestion: 'Posez-moi une question, par exemple : pourquoi tout baisse ?',
  linkLeftOut: '[lien omis]',
  forgotten:
    'C’est fait. Vos conversations avec moi et vos alertes sont effacées ; dans une discussion privée, ses résumés aussi.',
  noSourceReport: 'Données enregistrées seulement : aucune source en direct n’est configurée.',
  sources: 'Sources',
  help: {
    what: 'J’explique les mouvements de marché : je mesure d’abord la prémisse, je teste les causes pour et contre, et je cite la source de chaque chiffre.',
    try: 'Essayez',
    examples: [
      'pourquoi tout baisse ?',
      'pourquoi l’or baisse cette semaine ?',
      'est-ce que cela ressemble au 312 ?',
      'à quel point en êtes-vous sûr ?',
    ],
    commands: 'Commandes',
    more: 'Bon à savoir',
    moreLines: [
      'Répondez à l’une de mes réponses pour poursuivre à partir de là.',
      'Dans un groupe, mentionnez-moi, répondez-moi ou utilisez une commande.',
      'Un jour passé : ajoutez une date, par exemple « pourquoi tout a baissé le 2024-08-05 ? »',
    ],
    advice: 'Je ne donne ni conseils, ni objectifs, ni prévisions.',
  },
  usage: {
    verdict: (resetsAt) => `Budgets du jour ; ils repartent à zéro à ${resetsAt} UTC.`,
    table: 'Jetons du modèle de langage',
    columns: ['pour qui', 'utilisés', 'limite'],
    rows: ['vous', 'cette discussion', 'tous'],
    unlimited: 'aucune',
    note: 'Une fois la limite atteinte, je réponds toujours ; c’est alors le code qui écrit.',
  },
  privacy: {
    verdict: 'Je conserve le minimum nécessaire à une conversation.',
    stored: 'Ce que je conserve',
    storedLines: (minutes) => [
      `Vos questions et mes réponses dans cette discussion, pour pouvoir enchaîner : ${minutes} minutes après la dernière.`,
      'Une question à laquelle je réponds, telle que la plateforme l’a envoyée, au cas où je tomberais en panne : jusqu’à la réponse, une heure environ au plus.',
      'Le nombre de jetons qu’ont coûté vos questions et leur fréquence, sous votre numéro de compte : deux jours au plus.',
      'Les numéros des messages traités, sans leur texte : deux jours.',
      'Les alertes que vous armez : la règle telle que je l’ai comprise, pas vos mots, avec votre numéro de compte et la discussion, jusqu’à leur retrait ou 30 jours après leur fin.',
      'Les résumés d’une discussion : quand et comment, avec le numéro de compte de qui les a configurés, jusqu’à leur suppression.',
      'Quand un résumé ou une alerte a été envoyé, à quelle discussion, et ce qu’il en est advenu : 90 jours, ou 180 en cas d’échec. Une discussion où je ne peux plus écrire : jusqu’à une nouvelle configuration.',
    ],
    model: 'Le modèle de langage',
    modelLine: (configured) =>
      configured
        ? 'Vos questions et la conversation qui précède vont au modèle de langage choisi par la personne qui me gère, sans votre nom ni votre numéro de compte.'
        : 'Aucun n’est configuré : rien de ce que vous écrivez ne quitte ce programme.',
    not: 'Ce que je ne conserve pas',
    notLines: [
      'Les messages qui ne me sont pas adressés, les noms, téléphones, positions et fichiers.',
      '/forget efface aussitôt vos conversations avec moi, vos alertes et votre numéro dans les résumés de groupes ; dans une discussion privée, tout ce qui la concerne. Les compteurs du jour restent jusqu’à leur expiration, sans quoi personne n’aurait de limite. Les copies faites auparavant par la personne qui me gère gardent leur contenu.',
    ],
    onPostgres:
      'Dans la base de données que j’utilise, Postgres, plus personne ne peut lire les lignes effacées ; dans ses fichiers, les anciens mots restent jusqu’à ce que son vacuum libère leur place et qu’autre chose y soit écrit, et dans son journal d’écriture anticipée (WAL) jusqu’à ce qu’elle le recycle ou que la personne qui me gère en supprime les copies archivées.',
  },
};
