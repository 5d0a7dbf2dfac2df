import type { ScorecardWords } from '../words.ts';
import { one } from './one.ts';

export const en: ScorecardWords = {
  unavailable: 'The scorecard needs live data and a store; this bot runs without one of them.',
  none: 'No view was published yet. One is written down when a live answer names a driver that clearly leads.',
  counts: (wrong, held, open, undecided) =>
    `Of the views published so far ${wrong} proved wrong, ${held} held to their date, ${open} ${one(open, 'is', 'are')} open, ${undecided} could not be decided.`,
  how: 'A view is wrong as soon as its condition is met on a close. Held means only that this one condition was not met, not that the cause was right.',
  byDriver: 'By driver',
  driverColumns: ['driver', 'wrong', 'held', 'open', 'not decided'],
  last: 'The last views',
  lastColumns: ['date', 'leader', 'wrong if', 'result', 'value'],
  states: { open: 'open', held: 'held', wrong: 'wrong', unresolved: 'not decided', void: 'taken back' },
  overdue: 'open, overdue',
  falsifier: (label, comparison, threshold, by) => `${label} ${comparison} ${threshold} by ${by}`,
  base: (percent, wrongPercent, count) =>
    `For comparison: over the recorded history thresholds as far away were crossed within the same number of sessions in ${percent}% of cases, whatever led. Of the ${count} ${one(count, 'view that was decided and has', 'views that were decided and have')} such a record, ${wrongPercent}% proved wrong.`,
  noBase:
    'How often such thresholds are crossed anyway cannot be said yet: no decided view has a record that is long enough.',
  few: 'These are too few to tell skill from chance.',
  note: 'Why not decided',
  undecided: {
    notRead: 'its figure could not be read in time.',
    unitChanged: 'the unit of its figure changed.',
    fewValues: (seen, possible) =>
      `only ${seen} of ${possible} sessions ${one(seen, 'has', 'have')} a value.`,
  },
  method: 'How to read this',
};
