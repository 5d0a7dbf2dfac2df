import type { SettingsWords } from '../settings-words.ts';

export const fr: SettingsWords = {
  on: 'Le résumé est activé.',
  changed: 'Le résumé a été modifié.',
  off: 'Le résumé est désactivé. Ses réglages sont conservés : /digest on le relance.',
  wasOff: 'Il n’y a ici aucun résumé à arrêter.',
  none: 'Cette discussion n’a pas de résumé.',
  stopped: 'Le résumé de cette discussion est désactivé.',
  noRight: 'Seules les personnes qui administrent cette discussion peuvent modifier son résumé.',
  noZone: 'Dans quel fuseau horaire ? Par exemple : /digest on 08:00 Europe/Paris',
  noStore: 'Les résumés ne sont pas configurés sur ce bot.',
  settings: 'Réglages',
  when: (days, time, zone) => `${days} à ${time} (${zone})`,
  next: (when, utc) => `Prochain : ${when} (${utc} UTC)`,
  form: (language, length, pictures) =>
    `En ${language}, ${length}, ${pictures ? 'avec image' : 'sans images'}`,
  paused: (reason) => `En pause : ${reason}. /digest on le relance.`,
  last: 'Derniers résumés',
  lastLine: (date, state, reason) => `${date} : ${state}${reason === '' ? '' : ` (${reason})`}`,
  states: {
    waiting: 'sur le point de partir',
    claimed: 'sur le point de partir',
    sending: 'en cours d’envoi',
    sent: 'envoyé',
    ambiguous: 'peut-être envoyé : la plateforme ne l’a pas confirmé',
    failed: 'non envoyé',
    skipped: 'omis',
  },
  how: 'Vous pouvez écrire',
  howLines: [
    '/digest on 08:00 Europe/Paris lun-ven',
    '/digest on 7:30 Montréal quotidien long images',
    '/digest now · /digest preview · /digest off',
  ],
  everyDay: 'Tous les jours',
  workDays: 'Du lundi au vendredi',
  dayNames: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  languages: {
    en: 'anglais',
    es: 'espagnol',
    zh: 'chinois',
    de: 'allemand',
    fr: 'français',
    pt: 'portugais',
    ja: 'japonais',
  },
  closed: (chat) =>
    `Je ne peux plus écrire dans la discussion ${chat}, pour laquelle vous aviez réglé un résumé : il est en pause. Quand ce sera de nouveau possible, /digest on dans cette discussion le relance.`,
  lengths: { short: 'court', normal: 'de longueur normale', long: 'long' },
  mistakes: {
    unknown: (word) =>
      `« ${word} » n’est ni un fuseau horaire ni un réglage que je connaisse ; rien n’a changé. Vous pouvez écrire : /digest on 08:00 Europe/Paris lun-ven`,
    'no-time': (word) => `« ${word} » n’est pas une heure du jour ; écrivez de 00:00 à 23:59.`,
    offset: (word) =>
      `« ${word} » ignore l’heure d’été ; nommez plutôt une ville, comme Paris, Bruxelles ou Montréal.`,
    'takes-nothing': (word) =>
      `/digest ${word} n’accepte pas de réglages ; rien n’a changé. Pour les modifier : /digest on 08:00 lun-ven. Pour l’arrêter : /digest off.`,
    often: (word) =>
      `« ${word} » est impossible : une discussion reçoit au plus un résumé par jour. Nommez une heure : /digest on 08:00.`,
    dates: (word) =>
      `Je ne retiens pas de dates comme « ${word} » ; rien n’a changé. /digest off l’arrête et garde les réglages ; /digest on le relance.`,
    session: () =>
      'Nommez une heure du jour. New York ouvre à 09:30 et ferme à 16:00 : /digest on 09:30 New York lun-ven',
    language: (word) =>
      `J’écris les résumés en français, anglais, espagnol, allemand, portugais, chinois et japonais, pas en « ${word} » : /digest on français`,
    zones: (word, choices) =>
      `« ${word} » peut désigner plusieurs fuseaux horaires. Nommez une ville, comme ${choices}.`,
    near: (word, choices) =>
      `« ${word} » n’est ni un fuseau horaire ni un réglage que je connaisse ; vouliez-vous dire ${choices} ?`,
    two: (first, second) =>
      `Lequel des deux : ${first} ou ${second} ? Une discussion a un résumé, une fois par jour.`,
    'which-day': () => 'Quel jour de la semaine ? Par exemple : /digest on lundi 08:00',
    'which-time': () => 'À quelle heure exactement ? Par exemple : /digest on 08:00',
    'no-days': () => 'Il ne reste ainsi aucun jour de la semaine. Par exemple : /digest on lun-ven',
  },
};
