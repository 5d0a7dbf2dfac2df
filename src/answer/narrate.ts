import type { Block, Line } from './answer.ts';
import { namedDrivers, notBlock, supportedBlock } from './causes.ts';
import { moveWords, needsOf } from './evidence-words.ts';
import { formatDate } from './format.ts';
import { entryOf, type Narration } from './narration.ts';
import { sourcesBlock } from './source-lines.ts';
import { capitalised } from './writer.ts';

/** Looked at besides the panel. */
const WATCHED = ['ndx', 'dollar', 'nikkei', 'hy-spread'] as const;
/** Of what hardly moved, people look for these, in this order. */
const QUIET_ORDER = [
  'spx',
  'gold',
  'btc',
  'oil',
  'nikkei',
  'hy-spread',
  'long-treasuries',
  'dollar',
  'ndx',
] as const;
/** Less than one usual move. */
const QUIET_BELOW = 1;
const QUIET_TOLD = 5;
/** How unusual a move was is told of the largest few. */
const USUAL_FOR = 3;
const MOVES_TOLD = 6;
/** Told beside a window of several sessions: the last day by itself. */
const DAY_MOVES = ['spx', 'gold', 'btc', 'long-treasuries'] as const;

/** The full form: verdict, moves, causes for and against, what it is not, falsifiers, analog, sources. */
export function narrateWhy(parts: Narration): Block[] {
  const blocks: Block[] = [
    { kind: 'verdict', line: parts.premise.line },
    movedBlock(parts),
    supportedBlock(parts),
  ];
  const not = notBlock(parts);
  if (not) blocks.push(not);
  const falsifier = falsifierBlock(parts);
  if (falsifier) blocks.push(falsifier);
  const analog = analogBlock(parts);
  if (analog) blocks.push(analog);
  blocks.push(sourcesBlock(parts));
  return blocks;
}

/** Asked about bonds, people want the yields too; asked about SOFR, the policy rate beside it is in the levels. */
function related(assets: readonly string[]): readonly string[] {
  return assets.includes('long-treasuries') ? ['us10y', 'us2y'] : [];
}

/** The date of a level that is not of the day in the title: a rate of the day before, or of a day without a session. */
function ownDate({ writer, assessment }: Narration, id: string): Line {
  const date = writer.reading(id)?.observationDate;
  return date === undefined || date === assessment.asOf
    ? []
    : [{ text: writer.bracketed(writer.date(date)) }];
}

/** Of live data a move may end before the day in the title, as that of a market with a holiday: it tells its day. */
function datedMove({ writer, assessment }: Narration, id: string, line: Line | undefined): Line | undefined {
  const date = writer.moveDate(id);
  if (!line || writer.snapshot.mode !== 'live' || date === null || date >= assessment.asOf) return line;
  return [...line, { text: writer.bracketed(writer.date(date)) }];
}

export function movedBlock(parts: Narration): Block {
  const { writer, assessment, question } = parts;
  const { window } = assessment;
  const panel = assessment.unusualness.panel.map(({ id }) => id);
  const sized = [...new Set([...question.assets, ...related(question.assets), ...panel, ...WATCHED])]
    .flatMap((id) => {
      const z = writer.reading(id)?.z[window];
      return z === undefined && !question.assets.includes(id) ? [] : [{ id, size: Math.abs(z ?? 0) }];
    })
    .sort((a, b) => b.size - a.size);
  const told = (list: readonly { readonly id: string }[]): Line[] =>
    list
      .map(({ id }, i) => datedMove(parts, id, moveWords(writer, id, window, i < USUAL_FOR)))
      .filter((line) => line !== undefined);
  const wanted = [...question.assets, ...related(question.assets)];
  const asked = sized.filter(({ id }) => wanted.includes(id));
  const moved = [
    ...new Set([
      ...sized
        .filter(({ size }) => size >= QUIET_BELOW)
        .slice(0, question.everything ? sized.length : MOVES_TOLD),
      ...asked,
    ]),
  ];
  const quiet = sized.filter(({ id, size }) => size < QUIET_BELOW && !moved.some((move) => move.id === id));
  const moves = told(moved);
  for (const id of ['vix', 'sofr-iorb']) {
    const level = writer.level(id);
    if (level)
      moves.push([...writer.say('moved.level', { label: writer.label(id), level }), ...ownDate(parts, id)]);
  }
  const title = writer.words('section.moved');
  const when =
    window === 1
      ? writer.words('moved.day', { date: writer.date(assessment.asOf) })
      : writer.words('moved.window', { n: String(window), date: writer.date(assessment.asOf) });
  const lines: Line[] = moves.length === 0 ? [writer.say('moved.none')] : [writer.join(moves)];
  const order = [...new Set<string>([...QUIET_ORDER, ...panel])];
  const still = told(
    order
      .flatMap((id) => quiet.filter((move) => move.id === id))
      .slice(0, question.everything ? quiet.length : QUIET_TOLD),
  );
  if (still.length > 0) lines.push(writer.say('moved.quiet', { list: writer.join(still) }));
  if (window > 1) {
    const day = [...new Set([...sized.slice(0, 1).map(({ id }) => id), ...question.assets, ...DAY_MOVES])]
      .slice(0, 6)
      .map((id) => datedMove(parts, id, moveWords(writer, id, 1)))
      .filter((line) => line !== undefined);
    const when1 = writer.words('moved.day', { date: writer.date(assessment.asOf) });
    if (day.length > 0) lines.push(capitalised([{ text: `${when1}${writer.colon}` }, ...writer.join(day)]));
  }
  return { kind: 'section', role: 'moved', title: `${title} ${when}`, lines };
}

/** Already more than what is named as unusual: it cannot change a view any more. */
const ORDINARY_BELOW_Z = 3.9;
const ORDINARY_BELOW_FALLS = 6;

/** What would change the view; only what does not hold already. Undefined when nothing of that is left. */
export function falsifierBlock({ writer, framework, assessment }: Narration): Block | undefined {
  const lines: Line[] = [];
  const best = namedDrivers(assessment)[0]?.driver;
  const { word, maxAbsZ, breadth } = assessment.unusualness;
  if (best) {
    const entry = entryOf(framework, best.id);
    if (entry.falsifier) lines.push(capitalised(writer.sentence(entry.falsifier[writer.language])));
    const sink = best.knockOut === undefined ? entry.knockOuts[0] : undefined;
    if (sink) lines.push(capitalised(writer.say('falsifier.sink', { reason: sink.says[writer.language] })));
  } else if (word !== 'unknown' && maxAbsZ <= ORDINARY_BELOW_Z && breadth < ORDINARY_BELOW_FALLS) {
    lines.push(writer.say('falsifier.ordinary'));
  }
  const dash = assessment.drivers.find(({ id }) => id === 'dash_for_cash');
  if (dash && best?.id !== dash.id) {
    const needs = needsOf(writer, entryOf(framework, dash.id).tests, dash.evidence);
    if (needs.length > 0)
      lines.push(capitalised(writer.say('falsifier.dash', { needs: writer.join(needs.slice(0, 2)) })));
  }
  if (lines.length === 0) return undefined;
  return { kind: 'section', role: 'falsifier', title: writer.words('section.falsifier'), lines };
}

/** The article's own analog, held against today whatever the nearest is. */
const ARTICLE_ANALOG = '2020-03-12';

/** Why no episode stands beside the day: none was over by then, or too few figures of the day are known. */
function noAnalog({ analogs, writer }: Narration): 'analog.nothing' | 'analog.unknown' {
  const past = analogs.episodes.some((episode) => !episode.calm && analogs.isOver(episode, writer.snapshot));
  return past ? 'analog.unknown' : 'analog.nothing';
}

function analogBlock(parts: Narration): Block | undefined {
  const { writer, analogs, assessment } = parts;
  const nearest = assessment.analogs.find(({ calm }) => !calm);
  const title = writer.words('section.analog');
  if (!nearest) {
    return { kind: 'section', role: 'analog', title, lines: [writer.say(noAnalog(parts))] };
  }
  const nameOf = (id: string): string => analogs.episode(id)?.name[writer.language] ?? id;
  const slots = {
    name: nameOf(nearest.id),
    date: formatDate(nearest.date, writer.language),
    distance: writer.number(`analog.${nearest.id}`, nearest.distance, 'distance', 2),
  };
  const line: Line[number][] = [...writer.say(nearest.close ? 'analog.close' : 'analog.none', slots)];
  const other = analogs.compare(writer.snapshot, assessment.window, ARTICLE_ANALOG);
  if (other && !other.close && other.id !== nearest.id) {
    const distance = writer.number(`analog.${other.id}`, other.distance, 'distance', 2);
    const date = formatDate(other.date, writer.language);
    line.push(...writer.say('analog.notLike', { name: nameOf(other.id), date, distance }));
  }
  return { kind: 'section', role: 'analog', title, lines: [writer.sentence(line)] };
}
