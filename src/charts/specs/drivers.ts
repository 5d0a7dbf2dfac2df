import { capitalised, driverOf } from '../../answer/cards/card.ts';
import { obstacleOf, oddsText } from '../../answer/cards/odds.ts';
import { judgementOf, unusualnessPhrase } from '../../answer/judgement.ts';
import type { Assessment } from '../../assessment/assessment.ts';
import type { DriversSpec } from '../spec.ts';
import {
  assessmentFor,
  frame,
  type PictureParts,
  plain,
  rounded,
  type Sketch,
  sketchOf,
  type WindowedPictureOptions,
} from './frame.ts';

const ROLES = ['trigger', 'mechanism', 'background'] as const;

/** The scoreboard: evidence for and against each driver, highest odds first. */
export function driversPicture(bot: PictureParts, options: WindowedPictureOptions = {}): DriversSpec {
  const sketch = sketchOf(bot, options);
  const { card, words } = sketch;
  const assessment = assessmentFor(sketch, options.window);
  const named = new Set(ROLES.flatMap((role) => assessment.standing[role].named));
  const rows = assessment.drivers.map((driver): DriversSpec['rows'][number] => {
    const sum = (sign: number): number =>
      driver.evidence.reduce((total, { weightDb }) => total + (weightDb * sign > 0 ? weightDb : 0), 0);
    const verdict = card.words.verdicts[driver.verdict];
    const obstacle = obstacleOf(card, driver);
    return {
      name: driverOf(card, driver.id).label[card.language],
      role: driver.role,
      roleName: card.words.roles[driver.role],
      forDb: rounded(sum(1)),
      againstDb: rounded(sum(-1)),
      oddsDb: rounded(driver.oddsDb),
      odds: plain(oddsText(card, driver))!,
      word: driver.whyNot && obstacle ? obstacle : verdict,
      eligible: driver.eligible,
      named: named.has(driver.id),
    };
  });
  const used = assessment.drivers.flatMap(({ evidence }) => evidence.flatMap(({ of }) => of));
  return {
    kind: 'drivers',
    ...frame(sketch, {
      title: titleOf(sketch, assessment),
      subtitle: words.drivers.subtitle(card.words.sessions(assessment.window)),
      readings: [...new Set(used)].map((id) => card.snapshot.readings.get(id)),
      lines: rows.slice(0, 5).map(({ name, odds, word }) => `${name} ${odds} dB (${word})`),
      note: words.drivers.note,
    }),
    rows,
    names: {
      against: words.drivers.against,
      for: words.drivers.for,
      odds: words.drivers.odds,
      greyed: words.drivers.greyed,
    },
    roles: ROLES.map((role) => ({ role, name: card.words.roles[role] })),
    // The layout knows how many fit, so the sentence has a slot.
    more: words.drivers.more(0).replace('0', '{count}'),
  };
}

function titleOf({ card, words }: Sketch, assessment: Assessment): string {
  const { standing } = assessment;
  const leading = ROLES.flatMap((role) => {
    const id = standing[role].named[0];
    const driver = assessment.drivers.find((candidate) => candidate.id === id);
    return driver ? [{ role, driver, status: standing[role].status }] : [];
  }).sort((a, b) => b.driver.oddsDb - a.driver.oddsDb)[0];
  if (!leading) {
    const sentences = {
      ordinary: unusualnessPhrase(assessment, card.language),
      'no-fall': card.words.drivers.nothingFalls,
      unexplained: words.drivers.none,
    };
    const judgement = judgementOf(assessment);
    return judgement === 'named' ? '' : sentences[judgement].replace(/[.。]$/, '');
  }
  const { role, driver, status } = leading;
  const texts = driverOf(card, driver.id);
  const name = (status === 'type-only' ? texts.type : undefined) ?? texts.label;
  const odds = plain(oddsText(card, driver))!;
  const word = card.words.verdicts[driver.verdict];
  return status === 'leads' || status === 'tied'
    ? words.drivers.lead(card.words.roles[role], name[card.language], odds, word)
    : `${capitalised(card.words.roles[role])}${card.words.colon}${name[card.language]}, ${card.words.standing[status]} (${odds} dB)`;
}
