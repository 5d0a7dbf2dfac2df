import type { SettingsWords } from '../settings-words.ts';

export const en: SettingsWords = {
  on: 'The digest is on.',
  changed: 'The digest is changed.',
  off: 'The digest is off. Its settings are kept: /digest on starts it again.',
  wasOff: 'There is no digest here that could be stopped.',
  none: 'This chat has no digest.',
  stopped: 'The digest of this chat is off.',
  noRight: 'Only those who manage this chat may change its digest.',
  noZone: 'In which time zone? For example: /digest on 08:00 Europe/Madrid',
  noStore: 'Digests are not set up on this bot.',
  settings: 'Settings',
  when: (days, time, zone) => `${days} at ${time} (${zone})`,
  next: (when, utc) => `Next: ${when} (${utc} UTC)`,
  form: (language, length, pictures) =>
    `In ${language}, ${length}, ${pictures ? 'with a picture' : 'without pictures'}`,
  paused: (reason) => `Paused: ${reason}. /digest on starts it again.`,
  last: 'Last digests',
  lastLine: (date, state, reason) => `${date}: ${state}${reason === '' ? '' : ` (${reason})`}`,
  states: {
    waiting: 'about to be sent',
    claimed: 'about to be sent',
    sending: 'being sent',
    sent: 'sent',
    ambiguous: 'sent, perhaps: the platform did not confirm it',
    failed: 'not sent',
    skipped: 'skipped',
  },
  how: 'You can write',
  howLines: [
    '/digest on 08:00 Europe/Madrid mon-fri',
    '/digest on 7:30 New York daily long pictures',
    '/digest now · /digest preview · /digest off',
  ],
  everyDay: 'Every day',
  workDays: 'Monday to Friday',
  dayNames: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  languages: {
    en: 'English',
    es: 'Spanish',
    zh: 'Chinese',
    de: 'German',
    fr: 'French',
    pt: 'Portuguese',
    ja: 'Japanese',
  },
  closed: (chat) =>
    `I can no longer write in the chat ${chat}, for which you set up a digest, so it is paused. When I may write there again, /digest on in that chat starts it anew.`,
  lengths: { short: 'short', normal: 'of normal length', long: 'long' },
  mistakes: {
    unknown: (word) =>
      `"${word}" is no time zone or other setting that I know, so nothing was changed. You can write: /digest on 08:00 Europe/Madrid mon-fri`,
    'no-time': (word) => `"${word}" is no time of day; write 00:00 to 23:59, or 8 am, 8 pm.`,
    offset: (word) =>
      `"${word}" knows no daylight saving time; name a city instead, such as Berlin, New York or Shanghai.`,
    'takes-nothing': (word) =>
      `/digest ${word} takes no settings, so nothing was changed. To change some: /digest on 08:00 mon-fri. To stop it: /digest off.`,
    often: (word) =>
      `"${word}" cannot be: a chat gets at most one digest a day. Name one time: /digest on 08:00.`,
    dates: (word) =>
      `I keep no dates such as "${word}", so nothing was changed. /digest off stops it and keeps the settings; /digest on starts it again.`,
    session: () =>
      'Please name a time of day. New York opens at 09:30 and closes at 16:00: /digest on 09:30 New York mon-fri',
    language: (word) =>
      `I write digests in English, Spanish, Chinese, German, French, Portuguese and Japanese, not in "${word}": /digest on in english`,
    zones: (word, choices) => `"${word}" means several time zones. Name a city, such as ${choices}.`,
    near: (word, choices) =>
      `"${word}" is no time zone or other setting that I know; did you mean ${choices}?`,
    two: (first, second) => `Which of the two: ${first} or ${second}? A chat has one digest, once a day.`,
    'which-day': () => 'On which day of the week? For example: /digest on monday 08:00',
    'which-time': () => 'At what time exactly? For example: /digest on 08:00, or 8 pm',
    'no-days': () => 'That leaves no day of the week. For example: /digest on mon-fri',
  },
};
