import type { DeskWords } from '../words.ts';

export const en: DeskWords = {
  actions: {
    evidence: 'Evidence',
    against: 'Against it',
    chart: 'Chart',
    analog: 'Analog',
    sources: 'Sources',
    refresh: 'Refresh',
    confirm: 'Arm it',
    mute: 'Mute',
  },
  working: {
    start: 'reading the market',
    market_snapshot: 'reading the market',
    indicator: 'reading an indicator',
    history: 'reading the history',
    unusualness: 'measuring how unusual it is',
    driver_ranking: 'testing the drivers',
    driver_detail: 'reading the evidence of a driver',
    funding: 'reading funding markets',
    rates: 'reading rates',
    events: 'reading dated events',
    calendar: 'reading the calendar',
    analogs: 'comparing with past episodes',
    article_claims: 'reading the claims of the article',
    method: 'reading the method',
  },
  liveSources: (done, asked) => `reading live sources: ${done} of ${asked}`,
  busy: 'One question at a time, please: your last one is being answered and one more waits. Ask again after that.',
  noData: (sentence) => sentence,
  input: (sentence) => sentence,
  missing: (command, what) => `/${command} needs a word after it: ${what}.`,
  unknownName: (typed, near, list) =>
    `Nothing is called "${typed}"${near.length > 0 ? `; did you mean ${near.join(', ')}?` : `. /${list} lists them.`}`,
  noDay: (day, newest) => `There are no data for ${day}. The newest day at hand is ${newest}.`,
  failed: (reference) =>
    `Something went wrong on my side. Please try again; if it stays, tell whoever runs me: ${reference}.`,
  denied: 'This bot is not open to this chat. Whoever runs it can add you.',
  flood: (seconds) => `That was a lot of questions. You can ask again in ${seconds} s.`,
  floodChat: (seconds) => `This chat asks faster than I may answer. Please try again in ${seconds} s.`,
  stopped: 'I was stopped before the answer was complete. Please ask again in a minute.',
  oldButton: 'This button is from an older version. Please ask again.',
  notRemembered: 'I no longer remember this question. Please ask it again.',
  noPicture: 'There is nothing to draw for this answer.',
  noQuestion: 'Ask me something, for example: why is everything falling?',
  linkLeftOut: '[link left out]',
  forgotten:
    'Done. Your conversations with me and your alerts are deleted; so are the digests of a private chat when you say it there.',
  noSourceReport: 'Recorded data only: no live source is configured.',
  sources: 'Sources',
  help: {
    what: 'I explain market moves: I measure the premise first, test causes for and against, and name the source of every number.',
    try: 'Try',
    examples: [
      'why is everything falling?',
      'why is gold down this week?',
      'is this like 312?',
      'how sure are you?',
    ],
    commands: 'Commands',
    more: 'Good to know',
    moreLines: [
      'Reply to one of my answers to go on from there.',
      'In a group, mention me, reply to me or use a command.',
      'A day of the past: add a date, for example "why did everything fall on 2024-08-05?"',
    ],
    advice: 'I give no advice, no targets and no forecasts.',
  },
  usage: {
    verdict: (resetsAt) => `Budgets of today; they begin anew at ${resetsAt} UTC.`,
    table: 'Tokens of the language model',
    columns: ['whose', 'used', 'limit'],
    rows: ['you', 'this chat', 'all'],
    unlimited: 'none',
    note: 'At a limit I still answer; code then writes the words.',
  },
  privacy: {
    verdict: 'I keep as little as a conversation needs.',
    stored: 'What I keep',
    storedLines: (minutes) => [
      `Your questions and my answers in this chat, so that you can ask on: ${minutes} minutes after the last one.`,
      'A question that I am at work on, as the platform sent it, in case I break down: until it is answered, an hour or so at most.',
      'How many tokens your questions cost and how often you ask, under your account number: two days at most.',
      'Numbers of messages that I have handled, without their text: two days.',
      'Alerts that you armed: the rule as I understood it, not your words, with your account number and the chat, until you remove them or 30 days after they ended.',
      'Digests of a chat: when and how, with the account number of who set them up, until they are deleted.',
      'When a digest or an alert was sent to which chat, and what became of it: 90 days, or 180 when it failed. A chat in which I may no longer write: until it is set up anew.',
    ],
    model: 'The language model',
    modelLine: (configured) =>
      configured
        ? 'Your questions and the talk before them go to the language model that whoever runs me has chosen, without your name or account number.'
        : 'None is configured: nothing that you write leaves this program.',
    not: 'What I do not keep',
    notLines: [
      'Messages that are not for me, names, phone numbers, locations or files.',
      '/forget deletes at once: your conversations with me, your alerts, and your number at the digests of groups; in a private chat everything of that chat. Counts of the day stay until they expire, or nobody would have a limit. Copies that whoever runs me made before keep what they hold.',
    ],
    onPostgres:
      'On the database that I run on, Postgres, nobody can read deleted rows any more; in its files the old words remain until its vacuum has freed their place and something else is written there, and in its write-ahead log until it recycles that or whoever runs me deletes archived copies of it.',
  },
};
