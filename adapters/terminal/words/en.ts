import type { TerminalWords } from '../words.ts';

export const en: TerminalWords = {
  what: 'Undercurrent: why markets move, and how it knows.',
  how: 'It measures the premise, tests causes for and against, and names sources.',
  try: 'Try:',
  examples: [
    'Why is everything falling?',
    'Is this like 312?',
    '/indicator gold',
    '/drivers',
    '/asof 2024-08-05',
  ],
  more: '/help lists all commands, /quit leaves.',
  commands: 'Commands',
  usage: (used, limit) =>
    `Tokens used today: ${used}${limit === undefined ? '; no limit is set' : ` of ${limit}`}.`,
  forgotten: 'This conversation is forgotten.',
  session: {
    digest: 'a digest as a chat would get it',
    usage: 'tokens used today',
    forget: 'forget this conversation',
    sources: 'health and age of every live source',
    asof: 'read another recorded day; alone: back to the newest one',
    lang: 'language of answers: en, zh, es, de, fr, pt or ja; alone: that of the question',
    help: 'this list',
    quit: 'leave (also ctrl-D, or ctrl-C twice)',
  },
  free: 'Anything else is a question; what you asked before is remembered until you leave.',
  advice: 'It explains moves. It gives no advice, no targets and no forecasts.',
  languageNow: 'Answers are in English from now on.',
  languageFree: 'From now on the language of the question decides.',
  leave: 'Press ctrl-C again to leave.',
  unknown: (name, near) => `There is no command /${name}${near || '; /help lists them.'}`,
  inChats: (name) =>
    `/${name} belongs to chats on Discord and Telegram. /digest preview shows a digest here.`,
};
