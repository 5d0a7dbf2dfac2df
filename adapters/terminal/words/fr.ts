import type { TerminalWords } from '../words.ts';

export const fr: TerminalWords = {
  what: 'Undercurrent : pourquoi les marchés bougent, et comment on le sait.',
  how: 'Mesure la prémisse, teste les causes pour et contre, et cite ses sources.',
  try: 'Essayez :',
  examples: [
    'pourquoi tout baisse ?',
    'est-ce que cela ressemble au 312 ?',
    '/indicator vix',
    '/drivers',
    '/asof 2024-08-05',
  ],
  more: '/help énumère les commandes, /quit quitte.',
  commands: 'Commandes',
  usage: (used, limit) =>
    `Jetons utilisés aujourd’hui : ${used}${limit === undefined ? ' ; sans limite' : ` sur ${limit}`}.`,
  forgotten: 'Conversation oubliée.',
  session: {
    digest: 'un résumé tel qu’une discussion le recevrait',
    usage: 'utilisation du jour',
    forget: 'oublier cette conversation',
    sources: 'état et fraîcheur de chaque source en direct',
    asof: 'lire un autre jour enregistré ; seule : revenir au plus récent',
    lang: 'langue des réponses, en, zh, es, de, fr, pt ou ja ; seule : celle de la question',
    help: 'cette liste',
    quit: 'quitter (aussi ctrl-D, ou ctrl-C deux fois)',
  },
  free: 'Tout le reste est une question ; ce qui précède est retenu jusqu’à la sortie.',
  advice: 'Explique les mouvements. Ni conseils, ni objectifs, ni prévisions.',
  languageNow: 'Les réponses sont désormais en français.',
  languageFree: 'La langue de la question décide désormais.',
  leave: 'Appuyez encore sur ctrl-C pour quitter.',
  unknown: (name, near) => `Il n’y a pas de commande /${name}${near || ' ; /help les énumère.'}`,
  inChats: (name) =>
    `/${name} s’utilise dans les discussions sur Discord et Telegram. /digest preview montre ici un résumé.`,
};
