import type { AlertWords } from '../words.ts';

const over = (sessions: number): string => (sessions === 1 ? 'une séance' : `${sessions} séances`);
const hoursOf = (hours: string): string => (hours === '1' ? 'une heure' : `${hours} heures`);

export const fr: AlertWords = {
  usualMoves: (number) => `${number} fois le mouvement habituel`,
  metric: {
    change: (label, sessions, either) =>
      `${either ? 'ampleur de la variation' : 'variation'} sur ${over(sessions)} (${label})`,
    z: (label, sessions, either) =>
      `${either ? 'ampleur du mouvement' : 'mouvement'} sur ${over(sessions)} (${label})`,
    spread: (a, b) => `${a} moins ${b}`,
    leader: 'facteur principal',
    odds: (driver) => `cote du facteur « ${driver} »`,
    analog: (episode) => `distance à l’épisode « ${episode} »`,
    source: (id) => `source ${id}`,
    family: (name) => `sources de la famille « ${name} »`,
  },
  condition: {
    above: (metric, threshold) => `${metric} au-dessus de ${threshold}`,
    below: (metric, threshold) => `${metric} au-dessous de ${threshold}`,
    atLeast: (metric, threshold) => `${metric} à ${threshold} ou plus`,
    atMost: (metric, threshold) => `${metric} à ${threshold} ou moins`,
    crosses: (metric, threshold) => `${metric} franchit ${threshold}, dans un sens ou dans l’autre`,
    leads: (driver) => `${driver} devient un facteur principal`,
    down: (metric) => `${metric} : lecture impossible`,
    changes: 'le facteur principal change',
  },
  nothingLeads: 'aucun facteur',
  title: 'Alerte',
  details: {
    now: (value, date) => `Actuellement : ${value} (${date}).`,
    nowMissing: (reason) =>
      `Pas de valeur actuellement (${reason}). Une valeur absente ou en retard ne déclenche jamais l’alerte.`,
    holds: 'C’est déjà le cas ; l’alerte attend que cela cesse puis se reproduise.',
    rearm: (where) => `Après un avis, elle se réarme ${where}.`,
    orLower: (value) => `à ${value} ou moins`,
    orHigher: (value) => `à ${value} ou plus`,
    past: (amount) => `de l’autre côté ; le franchissement compte à partir de ${amount} au-delà du nombre`,
    scales: {
      analog: 'Une distance de 0 est la même configuration, 1 est sans rapport, 2 est l’inverse.',
      odds: '0 dB, c’est une chance sur deux ; 10 dB, dix contre un.',
    },
    running: 'Les cours d’une séance ouverte comptent.',
    closes: 'Seules comptent les clôtures et les valeurs publiées.',
    cooldown: (hours) => `Au plus un message en ${hoursOf(String(hours))}.`,
    once: 'Elle avertit une seule fois, puis elle est terminée.',
    until: (date) => `Elle prend fin le ${date}.`,
    unread: (words) => `Je n’ai rien fait de ces mots : « ${words} ». S’ils comptent, écrivez-le autrement.`,
    proposed: 'Le chiffre est une proposition de ma part ; écrivez le vôtre si vous pensez à un autre.',
  },
  sample: (label, size, down) => `${label} ${down ? 'baisse' : 'monte'} de ${size} en un jour`,
  moves: (label, way, size, sessions, atLeast) =>
    `${label} ${way === 'either' ? 'monte ou baisse' : way === 'down' ? 'baisse' : 'monte'} ${atLeast ? 'd’au moins' : 'de plus de'} ${size} en ${over(sessions)}`,
  ask: 'Laquelle voulez-vous dire ?',
  confirmHow: (id) => `Pour l’armer : /alert confirm ${id}`,
  shown: 'Pas encore armée. J’ai compris :',
  armed: (id) => `Armée : alerte ${id}.`,
  notUnderstood:
    'Je ne peux pas lire cela comme une alerte. Nommez un indicateur et un nombre, ou le facteur principal.',
  examples: [
    '/alert SOFR moins IORB au-dessus de 10 pb',
    '/alert l’or baisse de 3% en un jour',
    '/alert VIX au-dessus de 30',
    '/alert quand le facteur principal change',
  ],
  refusal: {
    unknown: (name) => `Je ne suis rien qui s’appelle « ${name} ».`,
    unit: (metric, example) =>
      `Cela ne se mesure pas dans cette unité (${metric}) ; écrivez un nombre comme ${example}.`,
    adjusted: (label) =>
      `${label} est conservé comme prix ajusté des dividendes, sans niveau auquel se comparer. Demandez une variation, comme « baisse de 3% en un jour ».`,
    noSource: (label) => `${label} : aucune source en direct, la surveillance est donc impossible.`,
    range: (label, low, high) => `${label} se lit entre ${low} et ${high} ; ce nombre est en dehors.`,
    noThreshold: (sample) => `À quel nombre ? Par exemple : /alert ${sample}`,
    spread: (a, b) =>
      `${a} et ${b} se mesurent dans des unités différentes, ou sont des prix qui ne se soustraient pas.`,
    slow: (label) =>
      `${label} ne paraît pas tous les jours et n’a donc pas de variation par séance. Demandez son niveau.`,
    cannot: (words) =>
      `« ${words} » est impossible : une alerte avertit chaque fois que son nombre est franchi. Vous pouvez ajouter « once only », « at most once a day » ou « until Friday ».`,
    currency: (words) =>
      `Les prix sont suivis ici en dollars, pas en « ${words} ». Écrivez le nombre en dollars, par exemple : /alert l’or au-dessus de 5 000`,
    measure: (words) =>
      `Aucun prix n’est suivi dans cette mesure (« ${words} ») : l’or et l’argent sont en dollars l’once, le pétrole en dollars le baril, le cuivre en dollars la livre. Par exemple : /alert l’or au-dessus de 5 000`,
    unknownUnit: (words) =>
      `« ${words} » n’est pas une unité connue. Écrivez le nombre seul, ou avec %, pb ou $, par exemple : /alert l’or au-dessus de 5 000`,
    pause: (hours) => `Ici, au moins ${hoursOf(String(hours))} séparent deux messages d’une même alerte.`,
    lasts: (days) => `La fin doit être un jour à venir, dans les ${days} prochains jours.`,
    beyond: {
      negation:
        'Je surveille ce qui se produit, pas ce qui ne se produit pas : écrivez la règle sans négation, par exemple : /alert VIX au-dessous de 30',
      reference:
        'Je compare à un nombre ou à des séances passées, pas à un plus haut, à un plus bas ni à la valeur de maintenant. Par exemple : /alert l’or au-dessous de 4 500, ou /alert l’or baisse de 5% en une semaine',
      average:
        'Je ne surveille ni moyennes ni signaux graphiques. Nommez un nombre ou une variation : /alert VIX au-dessus de 30',
      duration:
        'Une alerte avertit quand son nombre est franchi ; je ne peux pas attendre que cela dure. Sans cela : /alert VIX clôture au-dessus de 30',
      dates:
        'Je peux terminer une alerte après un jour, mais pas attendre une date ou un événement : /alert VIX au-dessus de 30 until Friday',
      hours:
        'Je surveille des mouvements sur 1, 3, 5 ou 20 séances, pas sur des heures. Par exemple : /alert l’or baisse de 3% en un jour',
      span: 'Je surveille des mouvements sur 1, 3, 5 ou 20 séances, pas davantage. Par exemple : /alert l’or baisse de 10% en un mois',
      several:
        'Une alerte surveille une seule chose avec un seul nombre. Écrivez-les l’une après l’autre, par exemple : /alert VIX au-dessus de 30',
      'which-source': 'Quelle source ? Nommez-en une de /sources, par exemple : /alert source fred en panne',
    },
  },
  desk: {
    unavailable:
      'Aucune alerte n’a été créée : les alertes demandent des données en direct et une base, et il en manque une à ce bot.',
    reminder:
      'Aucune alerte n’a été créée : une alerte surveille un nombre du marché, pas l’heure. Pour un message à heure fixe, écrivez /digest on 08:00 et votre ville ; pour une alerte, par exemple /alert VIX au-dessus de 30.',
    onlyAdmins:
      'Dans un groupe, seules les personnes qui l’administrent modifient ses alertes. Tout le monde peut voir la liste.',
    limitChat: (limit) =>
      `Cette discussion a atteint le maximum d’alertes permis : ${limit}. Retirez-en une d’abord.`,
    limitUser: (limit) => `Vous avez atteint le maximum d’alertes permis : ${limit}. Retirez-en une d’abord.`,
    gone: 'Cette proposition est trop ancienne. Écrivez-la de nouveau.',
    noSuch: (id) => `Il n’y a pas d’alerte ${id} dans cette discussion. /alert list les montre toutes.`,
    whichOf: (name) => `Plusieurs alertes portent sur « ${name} ». Prenez l’identifiant dans /alert list.`,
    removedAll: (count) => `Alertes retirées de cette discussion : ${count}, donc toutes.`,
    mutedAll: (count, until) =>
      `Alertes en silence ${until === undefined ? 'jusqu’à ce que vous écriviez /alert unmute all' : `jusqu’à ${until} UTC`} : ${count}.`,
    unmutedAll: (count) => `Silence levé, alertes : ${count}.`,
    removed: (rule) => `Retirée : ${rule}.`,
    muted: (rule, until) =>
      until === undefined
        ? `En silence jusqu’à ce que vous écriviez /alert unmute : ${rule}.`
        : `En silence jusqu’à ${until} UTC : ${rule}.`,
    unmuted: (rule) => `Silence levé : ${rule}.`,
    muteHow: 'Écrivez /alert mute, son identifiant et la durée : 6h, 2d.',
    none: 'Il n’y a pas d’alerte dans cette discussion.',
    count: (count) =>
      count < 2
        ? `${count === 0 ? 'Aucune' : 'Une'} alerte dans cette discussion.`
        : `${count} alertes dans cette discussion.`,
    columns: ['id', 'règle', 'état', 'dernier avis'],
    states: { armed: 'armée', fired: 'en attente de réarmement', muted: 'en silence', expired: 'terminée' },
    stateUntil: (state, date) => `${state} jusqu’au ${date}`,
    never: 'jamais',
    manage: '/alert remove ID, /alert mute ID 2d, /alert unmute ID',
    confirm: (number) => (number === undefined ? 'Armer' : `Armer ${number}`),
    mute: 'Silence un jour',
  },
  message: {
    fired: (rule) => `Alerte : ${rule}.`,
    value: (metric, value, threshold) => `${metric} : ${value} (seuil ${threshold})`,
    changed: (from, to) => `Facteur principal : avant ${from}, maintenant ${to}`,
    unusual: (moves) => `Dernière séance : ${moves} fois le mouvement habituel`,
    percentile: (percent) => `Son niveau égale ou dépasse ${percent}% de ses 250 dernières valeurs`,
    asOf: (date, running) => (running ? `Valeur du ${date}, séance en cours` : `Valeur du ${date}`),
    leader: (driver) => `Facteur principal actuel : ${driver}`,
    noLeader: 'Aucun facteur ne vient en tête actuellement',
    again: (where, hours) =>
      where === undefined
        ? `Nouvel avis au plus tôt dans ${hoursOf(String(hours))}`
        : `Se réarme ${where}, au plus tôt dans ${hoursOf(String(hours))}`,
    over: 'Cette alerte est terminée ; ajoutez-la de nouveau pour continuer',
    id: (id) => `/alert mute ${id} 1d, /alert remove ${id}`,
    ending: (rule, date, id) =>
      `Cette alerte prend fin le ${date} : ${rule}. Pour continuer, ajoutez-la de nouveau. (${id})`,
    source: 'Sources',
    what: 'Ce qui s’est passé',
  },
};
