import type { Block, Line } from '../answer.ts';
import { againstWords, namedDrivers, supportedBlock } from '../causes.ts';
import { bestEvidence, moveWords, unconfirmed } from '../evidence-words.ts';
import { formatNumber } from '../format.ts';
import { falsifierBlock } from '../narrate.ts';
import { entryOf, type Narration } from '../narration.ts';
import { oddsOf } from '../premise.ts';
import { sourcesBlock } from '../source-lines.ts';
import { claimBlocks } from './claim.ts';
import { capitalText, type Reply, section } from './reply.ts';
import { sevenBlocks } from './seven.ts';

/** "Is it the war?": the driver's word, for and against, and what stands better. */
export function driverReply(parts: Narration): Reply {
  const { writer, assessment, framework, question } = parts;
  const ids = question.drivers.filter((id) => entryOf(parts.framework, id).role !== 'null').slice(0, 2);
  const blocks: Block[] = [{ kind: 'verdict', line: parts.premise.line }];
  for (const id of ids) {
    const driver = assessment.drivers.find((candidate) => candidate.id === id)!;
    const supporting = bestEvidence(writer, framework, assessment, driver, 1, 3);
    const opposing = bestEvidence(writer, framework, assessment, driver, -1, 4);
    const lines: Line[] = [];
    if (supporting.length > 0) lines.push(writer.say('driver.for', { evidence: writer.join(supporting) }));
    if (opposing.length > 0) lines.push(writer.say('driver.against', { evidence: writer.join(opposing) }));
    const silent = unconfirmed(writer, framework, assessment, driver, 2);
    if (silent.length > 0) lines.push(writer.say('driver.unconfirmed', { evidence: writer.join(silent) }));
    if (id === 'geo') {
      if ((writer.changeValue('gold', assessment.window) ?? 0) < 0) lines.push(writer.say('driver.goldTrap'));
      const bonds = moveWords(writer, 'long-treasuries', assessment.window);
      const before = writer.changeBefore('oil');
      if (bonds) lines.push(bonds);
      if (before && assessment.window === 1) {
        const oil = writer.say('ev.change', { label: writer.label('oil'), change: before });
        lines.push(writer.say('moved.before', { list: oil }));
      }
    }
    const missing = driver.evidence.filter(
      (row) => row.missing !== undefined && row.kind !== 'leg' && row.of.length > 0,
    );
    if (missing.length > 0) {
      const list = writer.join(
        [...new Set(missing.flatMap(({ of }) => of))].slice(0, 4).map((of) => [{ text: writer.label(of) }]),
      );
      lines.push(writer.say('driver.missing', { list }));
    }
    const entry = entryOf(parts.framework, id);
    blocks.push({
      kind: 'section',
      role: 'reading',
      title: capitalText(entry.label[writer.language]),
      lines,
    });
  }
  blocks.push(...sevenBlocks(parts, ids));
  const askedDb = Math.max(...ids.map((id) => assessment.drivers.find((driver) => driver.id === id)!.oddsDb));
  const better = namedDrivers(assessment)
    .filter(({ driver }) => !ids.includes(driver.id) && driver.oddsDb > askedDb)
    .slice(0, 2);
  if (better.length > 0) {
    const list = writer.join(
      better.map(({ driver }) => [
        { text: `${entryOf(parts.framework, driver.id).label[writer.language]} (` },
        ...oddsOf(writer, driver.id, driver.oddsDb, driver.verdict),
        { text: ')' },
      ]),
    );
    blocks.push(section(writer, 'supported', 'section.supported', [writer.say('driver.leaders', { list })]));
  }
  blocks.push(...claimBlocks(parts), sourcesBlock(parts));
  return { verdict: parts.premise.verdict, blocks };
}

/** Evidence for or against the leaders, or what would change the view. */
export function evidenceReply(parts: Narration, which: 'against' | 'evidence' | 'falsifier'): Reply {
  const { writer, framework, assessment } = parts;
  const named = namedDrivers(assessment).slice(0, 2);
  const blocks: Block[] = [{ kind: 'verdict', line: parts.premise.line }];
  const falsifier = falsifierBlock(parts);
  if (which === 'falsifier' || named.length === 0)
    return { verdict: 'no-premise', blocks: [...blocks, falsifier ?? supportedBlock(parts)] };
  for (const { driver } of named) {
    const lines = (which === 'against' ? [-1] : [1, -1]).flatMap((sign) => {
      const found = bestEvidence(writer, framework, assessment, driver, sign as 1 | -1, 5);
      // Where no test speaks against it: what did not confirm it, a rival, or what is left without the news.
      if (found.length === 0) return sign > 0 ? [] : [withoutLead(againstWords(parts, driver))];
      return [writer.say(sign > 0 ? 'driver.for' : 'driver.against', { evidence: writer.join(found) })];
    });
    const label = entryOf(parts.framework, driver.id).label[writer.language];
    const odds = oddsOf(writer, driver.id, driver.oddsDb, driver.verdict)
      .map(({ text }) => text)
      .join('');
    blocks.push({ kind: 'section', role: 'against', title: `${capitalText(label)} (${odds})`, lines });
  }
  if (which === 'against' && falsifier) blocks.push(falsifier);
  return { verdict: 'no-premise', blocks: [...blocks, sourcesBlock(parts)] };
}

export function confidenceReply(parts: Narration): Reply {
  const { writer, framework, assessment } = parts;
  const best = namedDrivers(assessment)[0]?.driver;
  if (!best)
    return { verdict: 'ordinary', blocks: [{ kind: 'verdict', line: writer.say('confidence.none') }] };
  const odds = 10 ** (best.oddsDb / 10);
  const percent = (100 * odds) / (1 + odds);
  const print = (value: number): string => formatNumber(value, value < 10 ? 1 : 0, writer.language);
  const ratio = odds >= 1 ? `${print(odds)} : 1` : `1 : ${print(1 / odds)}`;
  const line = writer.say('confidence.line', {
    driver: entryOf(parts.framework, best.id).label[writer.language],
    db: writer.number(`${best.id}.odds`, best.oddsDb, 'decibans', 0, undefined, { sign: true }),
    ratio: writer.figure({
      id: `${best.id}.odds_ratio`,
      value: odds,
      unit: 'times',
      text: ratio,
      asOf: assessment.asOf,
      instrument: '',
      source: 'engine',
    }),
    percent: writer.figure({
      id: `${best.id}.probability`,
      value: percent,
      unit: 'percent',
      text: `${Math.round(percent)}%`,
      asOf: assessment.asOf,
      instrument: '',
      source: 'engine',
    }),
  });
  const up = bestEvidence(writer, framework, assessment, best, 1, 3);
  const down = bestEvidence(writer, framework, assessment, best, -1, 3);
  const lines: Line[] = [];
  if (up.length > 0) lines.push(writer.say('confidence.up', { evidence: writer.join(up) }));
  if (down.length > 0) lines.push(writer.say('confidence.down', { evidence: writer.join(down) }));
  lines.push(writer.say(assessment.robustness.fragile ? 'confidence.fragile' : 'confidence.firm'));
  lines.push(writer.say('confidence.caveat'));
  return {
    verdict: 'no-premise',
    blocks: [
      { kind: 'verdict', line },
      section(writer, 'reading', 'section.evidence', lines),
      sourcesBlock(parts),
    ],
  };
}

function withoutLead([first, ...rest]: Line): Line {
  return first ? [{ ...first, text: first.text.trimStart() }, ...rest] : [];
}
