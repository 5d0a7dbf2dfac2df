import type { AlertWords } from '../words.ts';

const over = (sessions: number): string => (sessions === 1 ? 'one session' : `${sessions} sessions`);

export const en: AlertWords = {
  usualMoves: (number) => `${number} usual moves`,
  metric: {
    change: (label, sessions, either) =>
      `${either ? 'size of the change' : 'change'} of ${label} over ${over(sessions)}`,
    z: (label, sessions, either) =>
      `${either ? 'size of the move' : 'move'} of ${label} over ${over(sessions)}`,
    spread: (a, b) => `${a} minus ${b}`,
    leader: 'leading driver',
    odds: (driver) => `odds of ${driver}`,
    analog: (episode) => `distance to ${episode}`,
    source: (id) => `source ${id}`,
    family: (name) => `sources of ${name}`,
  },
  condition: {
    above: (metric, threshold) => `${metric} above ${threshold}`,
    below: (metric, threshold) => `${metric} below ${threshold}`,
    atLeast: (metric, threshold) => `${metric} at or above ${threshold}`,
    atMost: (metric, threshold) => `${metric} at or below ${threshold}`,
    crosses: (metric, threshold) => `${metric} crosses ${threshold}, up or down`,
    leads: (driver) => `${driver} becomes a leading driver`,
    down: (metric) => `${metric} cannot be read`,
    changes: 'the leading driver changes',
  },
  nothingLeads: 'no driver',
  title: 'Alert',
  details: {
    now: (value, date) => `Now: ${value} (${date}).`,
    nowMissing: (reason) => `Now: no value (${reason}). Missing or stale values never fire it.`,
    holds: 'This holds already; the alert waits until it no longer does and then happens again.',
    rearm: (where) => `After it fired it is armed again ${where}.`,
    orLower: (value) => `at ${value} or lower`,
    orHigher: (value) => `at ${value} or higher`,
    past: (amount) => `on the other side; it counts as crossed ${amount} past the number`,
    scales: {
      analog: 'A distance of 0 is the same pattern, 1 is unrelated, 2 the opposite.',
      odds: '0 dB are even odds, 10 dB ten to one.',
    },
    running: 'Running prices of an open session count.',
    closes: 'Only closes and published values count.',
    cooldown: (hours) => `At most one message in ${hours} hours.`,
    once: 'It tells one time and is then over.',
    unread: (words) =>
      `I made nothing of these words: "${words}". If they matter, please write it another way.`,
    until: (date) => `It ends on ${date}.`,
    proposed: 'The number is my proposal; write your own instead if you mean another.',
  },
  sample: (label, size, down) => `${label} ${down ? 'down' : 'up'} ${size} in a day`,
  moves: (label, way, size, sessions, atLeast) =>
    `${label} ${way === 'either' ? 'up or down' : way} ${atLeast ? 'at least' : 'more than'} ${size} over ${over(sessions)}`,
  ask: 'Which of these do you mean?',
  confirmHow: (id) => `To arm it: /alert confirm ${id}`,
  shown: 'Not armed yet. I understood:',
  armed: (id) => `Armed: alert ${id}.`,
  notUnderstood: 'I cannot read this as an alert. Name one reading and one number, or the leading driver.',
  examples: [
    '/alert SOFR minus IORB above 10bp',
    '/alert gold down 3% in a day',
    '/alert VIX above 30',
    '/alert when the leading driver changes',
  ],
  refusal: {
    unknown: (name) => `I do not watch anything called "${name}".`,
    unit: (metric, example) => `The ${metric} is not measured in that unit; write a number like ${example}.`,
    adjusted: (label) =>
      `${label} is kept as a price corrected for dividends, which has no level to compare with. Ask for a change, such as "down 3% in a day".`,
    noSource: (label) => `No live source publishes ${label}, so it cannot be watched.`,
    range: (label, low, high) => `${label} is read between ${low} and ${high}; this number lies outside.`,
    noThreshold: (sample) => `At which number? For example: /alert ${sample}`,
    spread: (a, b) =>
      `${a} and ${b} are measured in different units, or as prices that have no difference of use.`,
    slow: (label) =>
      `${label} is not published every day, so it has no change over sessions. Ask for its level.`,
    cannot: (words) =>
      `I cannot do "${words}": an alert tells each time its number is crossed. You can add "once only", "at most once a day" or "until Friday".`,
    currency: (words) =>
      `Prices are watched in dollars here, not in "${words}". Write the number in dollars, for example: /alert gold above 5,000`,
    measure: (words) =>
      `No price is watched by that measure ("${words}"): gold and silver stand in dollars an ounce, oil in dollars a barrel, copper in dollars a pound. For example: /alert gold above 5,000`,
    unknownUnit: (words) =>
      `"${words}" is no unit that I know. Write the number alone, or with %, bp or $, for example: /alert gold above 5,000`,
    pause: (hours) => `There are at least ${hours} hours between two messages of one alert here.`,
    lasts: (days) => `The end must be a day that is still to come, within the next ${days} days.`,
    beyond: {
      negation:
        'I watch what happens, not what does not: please write the rule without a "not", for example: /alert VIX below 30',
      reference:
        'I compare with a number or with sessions before, not with a high, a low or the value of now. For example: /alert gold below 4,500, or /alert gold down 5% in a week',
      average:
        'I do not watch averages or chart signals. Name a number or a change: /alert VIX above 30, or /alert VIX up 5 in a day',
      duration:
        'An alert fires when its number is crossed; I cannot wait until that has lasted. Without it: /alert VIX above 30 at the close',
      dates:
        'I can end an alert after a day, but not wait for one or for an event: /alert VIX above 30 until Friday, or /alert VIX above 30 for the next two weeks',
      hours:
        'I watch moves over 1, 3, 5 or 20 sessions, not over hours. For example: /alert gold down 3% in a day',
      span: 'I watch moves over 1, 3, 5 or 20 sessions, no longer ones. For example: /alert gold down 10% in a month',
      several:
        'One alert watches one thing at one number. Please write them one after the other, for example: /alert VIX above 30',
      'which-source':
        'Which source? Name one of /sources, for example: /alert fred down, or /alert data for rates down',
    },
  },
  desk: {
    unavailable:
      'No alert was set: alerts need live data and a store, and this bot runs without one of them.',
    reminder:
      'No alert was set: an alert watches a number of the market, not the clock. For a post at a time of day, write /digest on 08:00 and your city; for an alert, for example /alert VIX above 30.',
    onlyAdmins: 'In a group only people who may manage it can change its alerts. Everybody can list them.',
    limitChat: (limit) => `This chat has ${limit} alerts, the most that are allowed. Remove one first.`,
    limitUser: (limit) => `You have ${limit} alerts, the most that are allowed. Remove one first.`,
    gone: 'This proposal is too old. Please write it again.',
    noSuch: (id) => `There is no alert ${id} in this chat. /alert list shows all of them.`,
    whichOf: (name) => `Several alerts are on "${name}". Take the id from /alert list.`,
    removedAll: (count) => `Removed: all ${count} alerts of this chat.`,
    mutedAll: (count, until) =>
      `${count} alerts muted ${until === undefined ? 'until you write /alert unmute all' : `until ${until} UTC`}.`,
    unmutedAll: (count) => `${count} alerts are no longer muted.`,
    removed: (rule) => `Removed: ${rule}.`,
    muted: (rule, until) =>
      until === undefined
        ? `Muted until you write /alert unmute: ${rule}.`
        : `Muted until ${until} UTC: ${rule}.`,
    unmuted: (rule) => `No longer muted: ${rule}.`,
    muteHow: 'Write /alert mute, its id and how long: 6h, 2d.',
    none: 'There are no alerts in this chat.',
    count: (count) => (count === 1 ? 'One alert in this chat.' : `${count} alerts in this chat.`),
    columns: ['id', 'rule', 'state', 'last fired'],
    states: { armed: 'armed', fired: 'waiting to be armed again', muted: 'muted', expired: 'ended' },
    stateUntil: (state, date) => `${state} until ${date}`,
    never: 'never',
    manage: '/alert remove ID, /alert mute ID 2d, /alert unmute ID',
    confirm: (number) => (number === undefined ? 'Arm it' : `Arm ${number}`),
    mute: 'Mute for a day',
  },
  message: {
    fired: (rule) => `Alert: ${rule}.`,
    value: (metric, value, threshold) => `${metric}: ${value} (threshold ${threshold})`,
    changed: (from, to) => `Leading driver: ${from} before, ${to} now`,
    unusual: (moves) => `The last session moved it by ${moves} usual moves`,
    percentile: (percent) => `Its level is at or above ${percent}% of its last 250 values`,
    asOf: (date, running) => (running ? `Value of ${date}, session still open` : `Value of ${date}`),
    leader: (driver) => `Leading driver now: ${driver}`,
    noLeader: 'No driver leads now',
    again: (where, hours) =>
      where === undefined
        ? `Told again after ${hours} hours at the earliest`
        : `Armed again ${where}, and after ${hours} hours at the earliest`,
    over: 'This alert is over now; add it again to go on',
    id: (id) => `/alert mute ${id} 1d, /alert remove ${id}`,
    ending: (rule, date, id) => `This alert ends on ${date}: ${rule}. To go on, add it again. (${id})`,
    source: 'Sources',
    what: 'What happened',
  },
};
