import { dayOf } from '../../time/dates.ts';
import type { Block } from '../answer.ts';
import { bestEvidence } from '../evidence-words.ts';
import { formatDate } from '../format.ts';
import { entryOf, type Narration } from '../narration.ts';
import { oddsOf } from '../premise.ts';
import { sourcesBlock } from '../source-lines.ts';
import { capitalised } from '../writer.ts';
import { readingLine } from './reading.ts';
import { capitalText, type Reply, section } from './reply.ts';
import { sevenBlocks } from './seven.ts';

/** Claims of the article that the question calls up, as known at the day asked about. */
function claimsKnown(parts: Narration): Narration['question']['claims'] {
  const { question, writer } = parts;
  const known = question.claims.filter(({ knownFrom }) => dayOf(knownFrom) <= writer.snapshot.asOf.lastDay);
  // A later, fuller entry replaces the one that it continues.
  return known.filter(({ id }) => !known.some((other) => other.id === `${id}-later`));
}

export function claimBlocks(parts: Narration): Block[] {
  const { writer } = parts;
  const claims = claimsKnown(parts).slice(0, 2);
  const lines = claims.flatMap((claim) => [
    writer.say('claim.article', { claim: claim.claim[writer.language] }),
    writer.say('claim.record', { record: claim.record[writer.language] }),
  ]);
  return lines.length === 0 ? [] : [section(writer, 'claim', 'section.claim', lines)];
}

/** What the article says against what the record shows, with the engine's view of its driver that day. */
export function claimReply(parts: Narration): Reply {
  const { writer, framework, assessment, question } = parts;
  const claims = claimsKnown(parts);
  if (claims.length === 0) {
    const line = writer.say('claim.none', { title: framework.title[writer.language] });
    return { verdict: 'not-understood', blocks: [{ kind: 'verdict', line }] };
  }
  const [first, ...others] = claims.slice(0, 2);
  const blocks: Block[] = [{ kind: 'verdict', line: [{ text: first!.record[writer.language] }] }];
  const told = [
    writer.say('claim.article', { claim: first!.claim[writer.language] }),
    ...others.flatMap((claim) => [
      writer.say('claim.article', { claim: claim.claim[writer.language] }),
      writer.say('claim.record', { record: claim.record[writer.language] }),
    ]),
  ];
  blocks.push(section(writer, 'claim', 'section.claim', told));
  const drivers =
    question.drivers.length > 0 ? question.drivers : driversOfClaims(claims.map(({ id }) => id));
  const lines = drivers.slice(0, 2).map((id) => {
    const driver = assessment.drivers.find((candidate) => candidate.id === id)!;
    const against = bestEvidence(writer, framework, assessment, driver, -1, 2);
    const supporting = bestEvidence(writer, framework, assessment, driver, 1, 2);
    const evidence = writer.join([...supporting, ...against]);
    return capitalised(
      writer.say('not.line', {
        driver: entryOf(framework, id).label[writer.language],
        odds: oddsOf(writer, id, driver.oddsDb, driver.verdict),
        evidence,
      }),
    );
  });
  if (lines.length > 0) {
    const title = writer.words('moved.day', { date: formatDate(assessment.asOf, writer.language) });
    blocks.push({ kind: 'section', role: 'reading', title: capitalText(title), lines });
  }
  const extra = readingsOfClaims(claims.map(({ id }) => id)).filter((id) => writer.reading(id));
  if (extra.length > 0)
    blocks.push(
      section(
        writer,
        'reading',
        'section.reading',
        extra.map((id) => readingLine(writer, id)),
      ),
    );
  blocks.push(...sevenBlocks(parts, drivers), sourcesBlock(parts));
  return { verdict: 'corrected', blocks };
}

/** Which drivers and readings a claim is about, by the words in its id. */
const CLAIM_TOPICS: readonly {
  readonly word: string;
  readonly drivers: readonly string[];
  readonly readings: readonly string[];
}[] = [
  { word: 'sofr', drivers: ['bank_liquidity'], readings: ['sofr-iorb', 'reserves'] },
  { word: 'repo', drivers: ['bank_liquidity'], readings: ['sofr-iorb', 'reserves'] },
  { word: 'reserves', drivers: ['bank_liquidity'], readings: ['reserves', 'reserves-to-gdp'] },
  { word: 'qt', drivers: ['bank_liquidity', 'fiscal'], readings: ['mortgage', 'us30y', 'us10y'] },
  { word: 'dollar', drivers: ['rhetoric'], readings: ['dollar', 'dxy'] },
  { word: '312', drivers: ['dash_for_cash'], readings: ['vix', 'hy-spread', 'sofr-iorb'] },
  { word: '519', drivers: ['crypto_native'], readings: ['btc'] },
  { word: 'mega-cap', drivers: ['mag7'], readings: ['mag7-basket'] },
  { word: 'carry', drivers: ['carry_unwind'], readings: ['usdjpy'] },
];

function topicsOf(claimIds: readonly string[]): (typeof CLAIM_TOPICS)[number][] {
  return CLAIM_TOPICS.filter(({ word }) =>
    claimIds.some((id) => id.split('-').includes(word) || id.includes(word)),
  );
}

function driversOfClaims(claimIds: readonly string[]): string[] {
  return [...new Set(topicsOf(claimIds).flatMap(({ drivers }) => drivers))];
}

function readingsOfClaims(claimIds: readonly string[]): string[] {
  return [...new Set(topicsOf(claimIds).flatMap(({ readings }) => readings))].slice(0, 4);
}
