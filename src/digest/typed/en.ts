import type { DigestTyped } from '../typed.ts';

export const en: DigestTyped = {
  actions: {
    on: 'on|start|enable|activate|turn on|switch on|resume|subscribe|set|change|move',
    off: 'off|stop|disable|deactivate|turn off|switch off|pause|cancel|unsubscribe|delete|remove|mute',
    now: 'now|right now',
    status:
      "what are my settings|what are the settings|what are our settings|my settings|current settings|show settings|show my settings|show me the settings|show me my settings|how is it set|what is it set to|status|settings|info|help|what's set|whats set|what is set|when is the next|when's the next|next|what time|when",
    preview: 'preview|test|sample|example',
  },
  everyDay: 'daily|everyday|every day|each day|all days|all week',
  everyHalf: {
    am: 'every morning|each morning',
    pm: 'every evening|each evening|every afternoon',
    night: 'every night|each night',
  },
  workDays:
    'weekday|weekdays|workday|workdays|working day|working days|business day|business days|trading day|trading days',
  weekend: 'weekend|weekends',
  days: [
    'mon|monday|mondays',
    'tue|tues|tuesday|tuesdays',
    'wed|wednesday|wednesdays',
    'thu|thur|thurs|thursday|thursdays',
    'fri|friday|fridays',
    'sat|saturday|saturdays',
    'sun|sunday|sundays',
  ],
  languages: {
    en: 'english',
    zh: 'chinese|mandarin',
    es: 'spanish',
    de: 'german',
    fr: 'french',
    pt: 'portuguese|brazilian',
    ja: 'japanese',
  },
  lengths: {
    short: 'short|shorter|brief|briefer|compact',
    normal: 'normal|medium|standard',
    long: 'long|longer|detailed|full',
  },
  pictures: 'picture|pictures|image|images|chart|charts|graph|graphs|photo|photos',
  not: "no|not|not on|but not|without|none|except|except on|except for|excluding|no more|don't|stop sending",
  yes: 'yes|with',
  to: 'to|through|thru|till|until',
  and: 'and',
  halves: {
    am: 'in the morning|morning',
    pm: 'in the afternoon|in the evening|afternoon|evening',
    night: 'at night|night',
  },
  clocks: { '12:00': 'noon|midday', '00:00': 'midnight' },
  oclock: "o'clock|oclock|sharp",
  minutes: {},
  past: { 30: 'half past', 15: 'quarter past|a quarter past', '-15': 'quarter to|a quarter to' },
  numbers: 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve',
  weekly: 'weekly|once a week|every week',
  impossible: {
    often: 'hourly|every hour|each hour|twice|twice a day|monthly|every month|once a month',
    dates:
      'tomorrow|today|tonight|for a week|for a day|for a month|for a while|for two weeks|next week|this week|from now on until',
    session:
      'open|opening|close|closing|market|market open|market close|the open|the close|the bell|before|after',
    language: 'italian|hindi|hinglish|russian|korean|arabic|dutch|turkish|polish',
  },
  fillers:
    "at|in|every|each|day|days|time|zone|timezone|language|length|version|mode|please|pls|thanks|just|only|make|turn|switch|it|them|me|send|sending|show|give|want|i|i'd|like|a|an|the|one|post|digest|of|this|for|my|is|are",
};
