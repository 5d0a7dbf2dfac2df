import type { CardMessages } from './cards.ts';

/** In French, zero and one are singular. */
const counted = (count: number, one: string, many: string): string => `${count} ${count < 2 ? one : many}`;

export const fr: CardMessages = {
  columns: {
    indicator: 'Indicateur',
    level: 'Niveau',
    oneSession: '1 séance',
    fiveSessions: '5 séances',
    usualMoves: 'Mouv. habituels',
    asOf: 'Date',
    over: 'Durée',
    change: 'Variation',
    since: 'Depuis',
    driver: 'Facteur',
    role: 'Rôle',
    odds: 'Cote, dB',
    word: 'En clair',
    coverage: 'Données',
    named: 'Nommable',
    test: 'Test',
    value: 'Mesuré',
    score: 'Score',
    decibans: 'dB',
    block: 'Bloc',
    episode: 'Épisode',
    window: 'Fenêtre',
    distance: 'Distance',
    close: 'Proche',
    axis: 'Axe',
    today: 'Ce jour',
    past: 'Alors',
    alike: 'Semblable',
    link: 'Lien',
    state: 'Ce jour',
    drivers: 'Testé par',
    measure: 'Mesure',
    days: 'Jours',
    share: 'Part',
    date: 'Date',
    largest: 'Plus fort mouvement',
    breadth: 'En baisse',
  },
  families: {
    equities: 'Actions',
    mag7: 'Les sept géants',
    semis: 'Semi-conducteurs',
    crypto: 'Cryptomonnaies',
    metals: 'Métaux',
    energy: 'Énergie',
    dollar: 'Dollar et changes',
    volatility: 'Volatilité',
    liquidity: 'Liquidité et financement',
    rates: 'Taux',
    credit: 'Crédit',
    fiscal: 'Dette publique',
    'policy-risk': 'Risque politique et géopolitique',
    macro: 'Économie',
  },
  roles: { trigger: 'déclencheur', mechanism: 'mécanisme', background: 'contexte', null: 'sans cause' },
  verdicts: {
    'very-likely': 'très probable',
    likely: 'probable',
    'about-even': 'à chances égales',
    unlikely: 'peu probable',
    contradicted: 'contredit par les données',
  },
  unusualness: { ordinary: 'ordinaire', notable: 'notable', rare: 'rare', extreme: 'extrême' },
  days: {
    ordinary: 'Une journée ordinaire : nul besoin de cause.',
    notable: 'Une journée notable.',
    rare: 'Une journée rare.',
    extreme: 'Une journée extrême.',
  },
  over: (sessions, word) => `Sur ${sessions} : ${word}`,
  standing: {
    leads: 'le mieux étayé',
    tied: 'au coude à coude',
    possible: 'possible',
    'type-only': 'seul le type peut être indiqué',
    none: 'aucun',
  },
  whyNot: {
    'no-event': 'pas d’actualité datée',
    'feed-down': 'actualité non enregistrée',
    coverage: 'données insuffisantes',
    'knocked-out': 'écarté',
    'tests-disagree': 'ses tests divergent',
    null: 'n’est pas une cause',
  },
  states: {
    supported: 'étayé',
    contradicted: 'contredit',
    'no-data': 'sans données',
    'not-shown': 'non visible',
    untested: 'sans test',
  },
  yes: 'oui',
  no: 'non',
  sessions: (count) => counted(count, 'séance', 'séances'),
  releases: (count) => counted(count, 'publication', 'publications'),
  usualMoves: ' fois le mouvement habituel',
  percentile: (rank) => `percentile ${rank}`,
  strength: (share) => `force ${share}`,
  colon: ' : ',
  comma: ', ',
  semicolon: ' ; ',
  sources: 'Sources',
  note: 'Remarque',
  gap: (reason, date) => {
    const on = date ?? 'une date antérieure';
    switch (reason) {
      case 'not-recorded':
        return 'aucune source disponible ici';
      case 'not-read':
        return 'aucune source en direct n’a répondu';
      case 'not-yet-published':
        return 'rien n’était encore publié';
      case 'ended':
        return date ? `les données s’arrêtent le ${date}` : 'les données s’arrêtent plus tôt';
      case 'stale':
        return `valeur la plus récente : ${on}, trop ancienne`;
      case 'implausible':
        return 'valeur refusée, car invraisemblable';
      case 'input-missing':
        return date
          ? `une donnée nécessaire au calcul s’arrête le ${date}`
          : 'il manque une donnée nécessaire au calcul';
    }
  },
  board: {
    verdict: (known, all) => `Indicateurs avec une valeur ce jour : ${known} sur ${all}.`,
    largest: (asset, change, sigmas) =>
      ` Plus fort mouvement : ${asset} ${change} (${sigmas} fois le mouvement habituel).`,
    gaps: 'Sans valeur',
    noLevel:
      'Aucun niveau n’est affiché pour les fonds ajustés des dividendes : ces nombres ne sont pas des cours, seules leurs variations comptent.',
    releases:
      'Les variations marquées * portent sur une publication et sur quatre : ces valeurs sont hebdomadaires ou plus rares.',
    more: 'Consultez un indicateur pour connaître son instrument, sa source et sa prochaine date.',
  },
  indicator: {
    unavailable: (label, reason) => `${label} : pas de valeur ce jour (${reason}).`,
    changes: 'Variations',
    sparkline: (count) => (count < 2 ? 'Dernière valeur' : `${count} dernières valeurs`),
    sparklineReturn: (count) =>
      count < 2 ? 'Dernière valeur, en %' : `${count} dernières valeurs, variation depuis la première, %`,
    reading: 'Valeur',
    usual: (move) => `Mouvement habituel : ${move}`,
    percentile: (rank) => `Au percentile ${rank} de ses 250 dernières observations`,
    noLevel: 'Aucun niveau affiché : le nombre est ajusté des dividendes, ce n’est pas un cours',
    instrument: (name) => `Mesuré : ${name}`,
    publisher: (name, series) => `Source : ${name} (série ${series})`,
    observed: (date, published) => `Observé le ${date}, public depuis : ${published}`,
    next: (time) => `Prochaine valeur attendue : ${time}`,
    noNext: 'Pas de date fixe pour la prochaine valeur',
    revised: 'La source révise les valeurs passées : ceci est la version la plus récente',
    note: 'Remarque (en anglais)',
  },
  drivers: {
    table: 'Facteurs, du mieux étayé au moins étayé',
    window: (window, searched) =>
      `Fenêtre : ${counted(window, 'séance', 'séances')}${searched ? `, celle de la plus forte surprise ; ce choix coûte ${searched} dB à chaque facteur` : ''}.`,
    nothingFalls:
      'Rien dans le panel n’a baissé de plus d’un mouvement habituel : il n’y a pas de baisse à expliquer.',
    newsUnread:
      'Les sources d’actualité de ces jours n’ont pas toutes pu être lues : d’un déclencheur, seul le type est indiqué, sans le nommer.',
    feedDown:
      'L’actualité de ces jours n’est pas enregistrée : d’un déclencheur, seul le type est indiqué, sans le nommer.',
    named: 'Nommé',
    decibans:
      'dB signifie décibans : dix équivalent à dix contre un, zéro à des chances égales, moins dix à un contre dix.',
    verdict: (label, odds, word) => `${label} : ${word} (${odds} dB).`,
    mayBeNamed: ' Peut être nommé comme cause.',
    tooLow: 'cote trop faible',
    byRule: ' Une condition lente, nommée selon sa propre règle et non selon sa cote.',
    mayNotBeNamed: (reason) => ` Ne peut être nommé comme cause : ${reason}.`,
    evidence: 'Indices',
    ownBlock: 'propre',
    sums: 'Le calcul',
    sum: (prior, support, search, odds) =>
      `a priori ${prior}, indices ${support}${search ? `, recherche ${search}` : ''} : total ${odds} dB`,
    clipped: (raw, counted) =>
      `la somme des indices est de ${raw} et compte pour ${counted}, le maximum admis`,
    blockRule: 'Dans un bloc, le plus fort compte en entier, les autres pour moitié.',
    missing: 'Non mesurable',
    missingFeed: 'l’actualité de ces jours n’est pas enregistrée',
    missingPanel: 'trop peu d’actifs du panel sont connus',
    missingWindow: 'rien n’a été publié dans la fenêtre',
    events: 'Actualité datée',
    noEvents: 'L’actualité de ces jours a été vérifiée et ne contient rien pour ce facteur',
    calendarKinds: {
      quarter_end: 'fin de trimestre',
      month_end: 'fin de mois',
      tax: 'échéance fiscale',
      settlement: 'règlement de titres du Trésor',
      expiry: 'échéance d’options',
      filing: 'date de dépôt',
      holiday: 'jour férié',
      meeting: 'réunion',
      vote: 'vote',
    },
    falsifier: 'Ce qui changerait la lecture',
    knockOut: 'Écarté',
  },
  analog: {
    closest: (name, distance) => `Épisode le plus proche : ${name}, distance ${distance}.`,
    none: (name, distance) => `Aucun épisode n’est proche. Le moins éloigné : ${name}, distance ${distance}.`,
    compared: (name, distance, close) =>
      `${name} : distance ${distance}, ${close ? 'proche de ce jour' : 'pas proche de ce jour'}.`,
    notComparable: (name) =>
      `${name} : pas de comparaison possible avec ce jour, car l’épisode n’était pas terminé ou trop peu en est enregistré.`,
    nothing: 'Aucun épisode ne peut être comparé à ce jour.',
    table: 'Du plus proche au plus éloigné',
    axes: (name) => `Ce jour face à : ${name}`,
    moveAxis: (label) => `${label}, mouv. habituels`,
    levelAxis: (label) => `${label}, niveau`,
    after: 'Ce qui a suivi alors',
    afterLine: (sessions, moves) => `après ${counted(sessions, 'séance', 'séances')} : ${moves}`,
    notOver: 'Aucun n’était terminé à cette date',
    smallSample: 'Un épisode n’est qu’un cas. Ce qui l’a suivi n’est pas une prévision.',
    scale:
      'Distance : zéro pour le même profil, un sans rapport, deux pour l’opposé. Proche signifie moins d’un demi. Les mouvements comptent jusqu’à huit fois le mouvement habituel.',
    named: (name, date) => `${name} (${date})`,
  },
  framework: {
    verdict: (counts) => `Liens établis par l’article, ce jour : ${counts}.`,
    map: 'La carte causale',
    through: (node) => `Liens passant par « ${node} »`,
    linkLine: (path, state, mechanism, testedBy) =>
      `${path} : ${state}. Le raisonnement de l’article : ${mechanism}.${testedBy ? ` Testé par : ${testedBy}.` : ''}`,
    count: (count, state) => `${state} ${count}`,
    claims: 'Les affirmations de l’article et les faits',
    claimLine: (claim, record) => `${claim}. ${record}`,
    uncertain: ' (approximatif)',
    noClaims: 'Aucune affirmation sur ce nœud n’a été confrontée aux faits',
    rule: 'Un lien est étayé quand un facteur qui le teste est à chances égales ou presque, et peut être nommé ou se passe d’actualité datée. Contredit signifie que tous ses facteurs le sont.',
    noLinks: 'Aucun lien de la carte ne passe ici',
  },
  backtest: {
    label: (from, to) => `Historique enregistré, du ${from} au ${to} (pas en direct)`,
    verdict: (days, from, to, named, share) =>
      `Séances du ${from} au ${to} : ${days} ; une cause est nommée pour ${named} d’entre elles (${share}).`,
    words: 'Caractère inhabituel des journées',
    namedDays: 'Journées avec une cause nommée',
    evenOdds: 'Journées où un facteur atteint des chances égales, nommé ou non',
    total: 'total',
    seconds: (seconds) => `durée en secondes : ${seconds}`,
    skipped: (count) => `Écartées faute de données : ${count}`,
    feed: 'Avec une actualité saine et vide : chaque journée nommée le serait par les prix seuls.',
  },
  tests: {
    move: (label, up, sessions) =>
      `${label} en ${up ? 'hausse' : 'baisse'}${sessions === undefined ? '' : ` sur ${counted(sessions, 'séance', 'séances')}`}`,
    level: (label, high) => `${label} à un niveau ${high ? 'élevé' : 'faible'}`,
    levelZ: (label, high) => `${label} à un niveau ${high ? 'élevé' : 'faible'} au regard de l’année écoulée`,
    before: (label, high) => `${label} à un niveau ${high ? 'élevé' : 'faible'} avant le mouvement`,
    quiet: (labels, quiet) => `${quiet ? 'calme' : 'mouvement'} : ${labels}`,
    together: (parts) => `${parts} à la fois`,
    funding: (label) => `${label} tendu au-delà du calendrier`,
    breadth: 'une grande partie du panel en baisse',
    excessFall: (label, over) => `baisse plus forte que celle de référence (${label} contre ${over})`,
    crowdedFall: 'un actif en forte hausse auparavant baisse brutalement',
    concentration: 'cet actif se détache des autres',
    volatilityJump: (label) => `bond de la volatilité après une accalmie (${label})`,
    largestMove: 'plus fort mouvement du panel',
    event: {
      items: 'actualité datée',
      growth: 'actualité de la croissance',
      inflation: 'actualité de l’inflation',
      policy: 'actualité de la politique monétaire',
      tariff: 'actualité des droits de douane',
      fiscal: 'actualité budgétaire',
      megacap: 'actualité des géants de la tech',
      margin: 'avis de marges',
      calendar: 'dates du calendrier',
      'strongest-of': 'actualité d’un facteur apparenté',
    },
  },
  seven: {
    title: 'Les sept, en direct',
    multiples: 'PER prévisionnel de chacun',
    loss: 'Part dans la baisse du S&P 500 à la dernière séance, selon les poids approximatifs du cadre',
    reaction: 'Mouvement moyen de la séance suivant la dernière publication',
    reports: 'tous',
    beats: 'au-dessus du consensus',
    misses: 'en dessous',
    missing: 'Indisponible',
  },
};
