import type { PictureWords } from '../words.ts';

export const en: PictureWords = {
  recorded: 'Recorded day',
  past: 'Past day',
  sources: (names) => `Source: ${names}`,
  andMore: (count) => `and ${count} more`,
  reading: {
    moved: (name, up, change, moves, over) =>
      `${name} ${up ? 'rose' : 'fell'} ${change}${over}${moves === undefined ? '' : `: ${moves} usual moves`}`,
    over: (counted) => ` over ${counted}`,
    withinUsual: (name, change, over) => `${name} ${change}${over}: less than one usual move`,
    unchanged: (name, over) => `${name} did not change${over}`,
    stands: (name, level) => `${name}: ${level}`,
    subtitle: (count, what) => `${what}; last ${count} sessions`,
    subtitleReleases: (count, what) => `${what}; last ${count} values`,
    sinceFirst: 'change since the first day shown, %',
    band: 'normal: close before ± 2 usual moves',
    bandReleases: 'normal: value before ± 2 usual moves',
    marks: '3 usual moves or more',
    events: 'recorded news',
    level: 'Level',
    percentile: 'Percentile',
  },
  board: {
    subtitle: (known, all) =>
      `${known} of ${all} indicators have a value. Each square is one; each line is the main one that moved most.`,
    noLargest: 'No indicator has a value on this day',
    everyIndicator: 'Family',
    largestMove: 'Largest move',
    down: 'down 3 usual moves',
    usual: 'usual',
    up: 'up 3',
    gap: 'no value',
    noValue: 'no value on this day',
    note: 'Colours: move of 1 session in usual moves. * over one release and over four.',
  },
  drivers: {
    subtitle: (window) => `Evidence for and against each driver in decibans (dB); window: ${window}`,
    lead: (role, name, odds, word) => `Best supported ${role}: ${name}, ${odds} dB (${word})`,
    none: 'An unusual day, but no cause can be named',
    against: 'against',
    for: 'for',
    odds: 'odds',
    greyed: 'may not be named',
    more: (count) => `and ${count} more with lower odds`,
    note: 'dB: ten mean odds of ten to one, zero even odds, minus ten one to ten.',
  },
  cross: {
    panel: (count) => `The ${count} assets`,
    beside: 'Beside them',
    everything: (down, all) => `Nearly everything fell: ${down} of ${all} assets are down`,
    nothing: (name, change, moves) =>
      `Nothing fell by more than a usual move; the largest move is ${name} ${change} (${moves})`,
    notEverything: (name, change, moves) =>
      `Not everything fell. Largest: ${name} ${change}, ${moves} usual moves`,
    ordinary: (name, moves) => `An ordinary day: ${name} moved most, ${moves} usual moves`,
    subtitle: (window) => `Moves over ${window} in usual moves, each against its own past 250 sessions`,
    band: 'within one usual move',
    note: 'Cut bars end at 8 usual moves; the number tells the rest.',
  },
  analog: {
    subtitle: 'Moves in usual moves; a short line means the two days are alike on that axis',
    alike: 'alike',
    unlike: 'not alike',
    levels: 'Levels, this day / then:',
  },
  framework: {
    title: (supported, contradicted, tested) =>
      `Causal map: ${supported} of ${tested} tested links supported, ${contradicted} contradicted`,
    subtitle: 'its links, coloured by what this day shows',
  },
  chart: 'Chart',
};
