import type { AnalogFinder } from '../assessment/analogs.ts';
import type { Assessment, DriverAssessment } from '../assessment/assessment.ts';
import type { Driver, Framework } from '../assessment/framework.ts';
import type { Block, Figure, Line } from './answer.ts';
import { bestEvidence, evidenceWords, moveWords, needsOf, unconfirmed } from './evidence-words.ts';
import { formatDate } from './format.ts';
import { isMessageKey } from './messages/en.ts';
import { oddsOf, type Premise } from './premise.ts';
import type { Question } from './question.ts';
import { capitalised, type Writer } from './writer.ts';

/** Told whatever moved most: people look for these. */
const ALWAYS = ['spx', 'ndx', 'gold', 'silver', 'btc', 'oil', 'long-treasuries', 'dollar'] as const;
const MOVES_TOLD = 8;
const FOR_TOLD = 2;
/** Told beside a window of several sessions: the last day by itself. */
/** Drivers whose question wants the funding spread beside the prices. */
const FUNDING_DRIVERS = new Set(['bank_liquidity', 'dash_for_cash', 'credit']);
const ABROAD_Z = 1.5;
const DAY_MOVES = ['spx', 'gold', 'btc', 'long-treasuries'] as const;
/** A driver below this is not told as a cause, whatever its role. */
const TOLD_FROM_DB = -10;
/** A rival reading from here on is worth a word. */
const RIVAL_FROM_DB = -15;
/** A dated mechanism of this strength is told even where prices do not show it. */
const AMPLIFIER_STRENGTH = 0.5;

export interface Narration {
  readonly writer: Writer;
  readonly framework: Framework;
  readonly analogs: AnalogFinder;
  readonly assessment: Assessment;
  readonly question: Question;
  readonly premise: Premise;
}

/** The full form: verdict, moves, causes for and against, what it is not, falsifiers, analog, sources. */
export function narrateWhy(parts: Narration): Block[] {
  const blocks: Block[] = [
    { kind: 'verdict', line: parts.premise.line },
    movedBlock(parts),
    supportedBlock(parts),
  ];
  const not = notBlock(parts);
  if (not) blocks.push(not);
  blocks.push(falsifierBlock(parts));
  const analog = analogBlock(parts);
  if (analog) blocks.push(analog);
  blocks.push(sourcesBlock(parts));
  return blocks;
}

export function movedBlock({ writer, assessment, question }: Narration): Block {
  const { window } = assessment;
  const byMove = [...assessment.unusualness.panel]
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z))
    .map(({ id }) => id);
  const ids = [...new Set([...question.assets, ...byMove.slice(0, 5), ...ALWAYS])].slice(0, MOVES_TOLD + 2);
  const sized = ids
    .map((id) => ({ id, z: writer.reading(id)?.z[window] }))
    .sort((a, b) => Math.abs(b.z ?? 0) - Math.abs(a.z ?? 0))
    .slice(0, MOVES_TOLD);
  const moves = sized.map(({ id }) => moveWords(writer, id, window)).filter((line) => line !== undefined);
  // Abroad is told when it moved, or when it was asked for.
  if (!ids.includes('nikkei') && Math.abs(writer.reading('nikkei')?.z[window] ?? 0) > ABROAD_Z) {
    const line = moveWords(writer, 'nikkei', window);
    if (line) moves.push(line);
  }
  const funding = question.drivers.some((id) => FUNDING_DRIVERS.has(id)) || question.assets.includes('sofr');
  for (const id of funding ? ['vix', 'sofr-iorb'] : ['vix']) {
    const level = writer.level(id);
    if (level) moves.push(writer.say('moved.level', { label: writer.label(id), level }));
  }
  const title = writer.words('section.moved');
  const when =
    window === 1
      ? writer.words('moved.day', { date: writer.date(assessment.asOf) })
      : writer.words('moved.window', { n: String(window), date: writer.date(assessment.asOf) });
  const lines: Line[] = [writer.join(moves)];
  if (window > 1) {
    const day = [...new Set([sized[0]!.id, ...question.assets, ...DAY_MOVES])]
      .slice(0, 6)
      .map((id) => moveWords(writer, id, 1))
      .filter((line) => line !== undefined);
    const when1 = capitalText(writer.words('moved.day', { date: writer.date(assessment.asOf) }));
    if (day.length > 0) lines.push([{ text: `${when1}: ` }, ...writer.join(day)]);
  }
  return { kind: 'section', role: 'moved', title: `${title} ${when}`, lines };
}

function capitalText(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function entryOf(framework: Framework, id: string): Driver {
  return framework.drivers.find((driver) => driver.id === id)!;
}

/** Drivers to tell, best odds first: the named ones of every role. */
export function namedDrivers(assessment: Assessment): { driver: DriverAssessment; status: string }[] {
  return (['trigger', 'mechanism', 'background'] as const)
    .flatMap((role) =>
      assessment.standing[role].named.map((id) => ({ id, status: assessment.standing[role].status })),
    )
    .map(({ id, status }) => ({ driver: assessment.drivers.find((driver) => driver.id === id)!, status }))
    .sort((a, b) => b.driver.oddsDb - a.driver.oddsDb);
}

export function causeLine(parts: Narration, driver: DriverAssessment, status: string): Line {
  const { writer, framework, assessment } = parts;
  const entry = entryOf(framework, driver.id);
  const odds = oddsOf(writer, driver.id, driver.oddsDb, driver.verdict);
  const supporting = bestEvidence(writer, framework, assessment, driver, 1, FOR_TOLD);
  const evidence = supporting.length > 0 ? writer.join(supporting, 'semicolon') : writer.say('ev.noEvent');
  if (status === 'type-only') {
    const type = (entry.type ?? entry.label)[writer.language];
    return [...writer.say('cause.typeOnly', { type, odds, evidence }), ...againstWords(parts, driver)];
  }
  const key = driver.oddsDb >= -3 ? 'cause.leads' : 'cause.possible';
  const slots = {
    driver: { text: entry.label[writer.language], strong: true },
    role: writer.words(`cause.role.${driver.role === 'null' ? 'background' : driver.role}`),
    odds,
    evidence,
  };
  return [...capitalised(writer.say(key, slots)), ...againstWords(parts, driver)];
}

/** Counter-evidence: tests that speak against it; else those that should have confirmed and did not. */
function againstWords(parts: Narration, driver: DriverAssessment): Line {
  const { writer, framework, assessment } = parts;
  const against = bestEvidence(writer, framework, assessment, driver, -1, 2);
  const silent = against.length < 2 ? unconfirmed(writer, framework, assessment, driver, 2) : [];
  const fresh = silent.filter((line) => !against.some((known) => textOf(known) === textOf(line)));
  if (against.length > 0 && fresh.length === 0)
    return writer.say('cause.against', { evidence: writer.join(against) });
  if (against.length > 0)
    return writer.say('cause.against', { evidence: writer.join([...against, ...fresh].slice(0, 2)) });
  if (fresh.length > 0) return writer.say('cause.unconfirmed', { evidence: writer.join(fresh) });
  const rival = assessment.drivers.find(
    ({ id, eligible, oddsDb }) => eligible && id !== driver.id && oddsDb >= RIVAL_FROM_DB,
  );
  const support = rival ? bestEvidence(writer, framework, assessment, rival, 1, 2) : [];
  if (!rival || support.length === 0) {
    const news = driver.evidence.find(({ kind }) => kind === 'event');
    if (!news || news.weightDb <= 0) return writer.say('cause.noneAgainst');
    const without = driver.oddsDb - news.weightDb;
    const db = writer.number(`${driver.id}.without_news`, without, 'decibans', 0, undefined, { sign: true });
    return writer.say('cause.withoutNews', { db });
  }
  return writer.say('cause.rival', {
    driver: entryOf(framework, rival.id).label[writer.language],
    odds: oddsOf(writer, rival.id, rival.oddsDb, rival.verdict),
    evidence: writer.join(support, 'semicolon'),
  });
}

/** Dated mechanisms (liquidations, margin notices) that prices do not show by themselves. */
function amplifierLine(
  { writer, framework, assessment }: Narration,
  told: ReadonlySet<string>,
): Line | undefined {
  const driver = assessment.drivers.find(
    ({ id, role, eventStrength }) =>
      role === 'mechanism' &&
      !told.has(id) &&
      (eventStrength ?? 0) >= AMPLIFIER_STRENGTH &&
      id !== 'sell_america',
  );
  const row = driver?.evidence.find(({ kind }) => kind === 'event');
  if (!driver || !row || row.ownDb <= 0) return undefined;
  const evidence = evidenceWords(writer, framework, assessment, driver, row);
  return evidence && writer.say('cause.amplifier', { evidence });
}

function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

export function supportedBlock(parts: Narration): Block {
  const { writer, assessment, framework } = parts;
  const title = writer.words('section.supported');
  const { word, nothingFalls } = assessment.unusualness;
  if (word === 'ordinary' || nothingFalls) {
    return { kind: 'section', role: 'supported', title, lines: [writer.say('cause.noneNeeded')] };
  }
  if (parts.premise.verdict === 'ordinary' && parts.question.assets.length > 0) {
    const lines: Line[] = [writer.say('cause.noneNeeded')];
    const elsewhere = namedDrivers(assessment)[0]?.driver;
    if (elsewhere) {
      const driver = entryOf(framework, elsewhere.id).label[writer.language];
      const odds = oddsOf(writer, elsewhere.id, elsewhere.oddsDb, elsewhere.verdict);
      lines.push(writer.say('cause.elsewhere', { driver, odds }));
    }
    return { kind: 'section', role: 'supported', title, lines };
  }
  const named = namedDrivers(assessment)
    .filter(({ driver }) => driver.oddsDb >= TOLD_FROM_DB)
    .slice(0, 3);
  const lines: Line[] = named.map(({ driver, status }) => causeLine(parts, driver, status));
  if (lines.length === 0) {
    lines.push(writer.say('cause.none'));
    const next = assessment.drivers.find(
      (driver) => driver.role !== 'null' && driver.whyNot !== 'knocked-out',
    );
    if (next) {
      const entry = entryOf(framework, next.id);
      const shown = next.whyNot === 'feed-down' && entry.type ? entry.type : entry.label;
      lines.push(
        writer.say('cause.nextInLine', {
          driver: shown[writer.language],
          odds: oddsOf(writer, next.id, next.oddsDb, next.verdict),
        }),
      );
    }
  }
  const amplifier = amplifierLine(parts, new Set(named.map(({ driver }) => driver.id)));
  if (amplifier && named.length > 0) lines.push(amplifier);
  const [first, second] = named;
  if (first && second && first.driver.oddsDb - second.driver.oddsDb < 5) lines.push(writer.say('cause.tied'));
  const fragile = fragileLine(parts);
  if (fragile && named.length > 0) lines.push(fragile);
  if (assessment.feed === 'down') lines.push(writer.say('note.feedDown'));
  return { kind: 'section', role: 'supported', title, lines };
}

function fragileLine({ writer, assessment, framework }: Narration): Line | undefined {
  const { robustness } = assessment;
  const changed = robustness.withoutBlock.filter(({ leader }) => leader !== robustness.leader);
  if (changed.length > 0)
    return writer.say('cause.fragile', {
      what: writer.join(
        changed.slice(0, 3).map(({ block }) => [{ text: blockWords(writer, block) }]),
        'and',
      ),
    });
  const other = robustness.otherWindows.find(({ leader }) => leader !== robustness.leader);
  if (!other) return undefined;
  const n = String(other.window);
  return other.leader
    ? writer.say('cause.fragileWindow', {
        n,
        driver: entryOf(framework, other.leader).label[writer.language],
      })
    : writer.say('cause.fragileWindowNone', { n });
}

/** A block of tests in words; a block of another framework's own keeps its name. */
function blockWords(writer: Writer, block: string): string {
  const key = `block.${block}`;
  return isMessageKey(key) ? writer.words(key) : block.replace(/^own:/, '');
}

/** What people suspect and the record contradicts: the article's candidates first. */
function notBlock(parts: Narration): Block | undefined {
  const { writer, framework, assessment, question } = parts;
  const contradicted = assessment.drivers.filter(
    ({ verdict, role, whyNot }) => verdict === 'contradicted' && role !== 'null' && whyNot !== 'coverage',
  );
  const suspects = ['dash_for_cash', ...question.drivers, 'geo', 'bank_liquidity', 'policy_path'];
  const chosen = [...new Set(suspects)]
    .map((id) => contradicted.find((driver) => driver.id === id))
    .filter((driver) => driver !== undefined)
    .slice(0, 2);
  if (chosen.length === 0) return undefined;
  const lines = chosen.flatMap((driver) => {
    const entry = entryOf(framework, driver.id);
    const against = bestEvidence(writer, framework, assessment, driver, -1, 2);
    const reason =
      driver.knockOut === undefined ? undefined : entry.knockOuts[driver.knockOut]?.says[writer.language];
    const evidence = against.length > 0 ? writer.join(against, 'semicolon') : [{ text: reason ?? '' }];
    if (textOf(evidence) === '') return [];
    const line = capitalised(
      writer.say('not.short', {
        driver: entry.label[writer.language],
        db: writer.number(`${driver.id}.odds`, driver.oddsDb, 'decibans', 0, undefined, { sign: true }),
        evidence,
      }),
    );
    return [line];
  });
  return { kind: 'section', role: 'not', title: writer.words('section.not'), lines };
}

export function falsifierBlock({ writer, framework, assessment }: Narration): Block {
  const lines: Line[] = [];
  const best = namedDrivers(assessment)[0]?.driver;
  if (best) {
    const entry = entryOf(framework, best.id);
    if (entry.falsifier) lines.push(capitalised([{ text: `${entry.falsifier[writer.language]}.` }]));
    const sinks = entry.knockOuts.slice(0, 1).map(({ says }) => [{ text: says[writer.language] }]);
    if (sinks.length > 0)
      lines.push(capitalised(writer.say('falsifier.sink', { reason: writer.join(sinks) })));
  } else {
    lines.push(writer.say('falsifier.ordinary'));
  }
  const dash = assessment.drivers.find(({ id }) => id === 'dash_for_cash');
  if (dash && best?.id !== 'dash_for_cash') {
    const needs = needsOf(writer, entryOf(framework, 'dash_for_cash').tests);
    if (needs.length > 0)
      lines.push(capitalised(writer.say('falsifier.dash', { needs: writer.join(needs.slice(0, 2)) })));
  }
  return { kind: 'section', role: 'falsifier', title: writer.words('section.falsifier'), lines };
}

/** The article's own analog, held against today whatever the nearest is. */
const ARTICLE_ANALOG = '2020-03-12';

function analogBlock(parts: Narration): Block | undefined {
  const { writer, analogs, assessment } = parts;
  const nearest = assessment.analogs.find(({ calm }) => !calm);
  const title = writer.words('section.analog');
  if (!nearest) {
    return { kind: 'section', role: 'analog', title, lines: [writer.say('analog.nothing')] };
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
  return { kind: 'section', role: 'analog', title, lines: [[...line, { text: '.' }]] };
}

/** Who published what is shown, and of which days; the exact instrument of each number is in `figures`. */
export function sourcesBlock({ writer, assessment }: Narration): Block {
  return sourcesOf(writer, writer.figures, assessment.windowSearched);
}

export function sourcesOf(writer: Writer, figures: readonly Figure[], searched: boolean): Block {
  const publishers = new Set<string>();
  const dates = new Set<string>();
  for (const figure of figures) {
    if (!figure.source || figure.source === 'engine' || !figure.instrument) continue;
    for (const publisher of figure.source.split('; '))
      publishers.add(publisher.replace(/^via /, '').replace(/\.$/, ''));
    if (figure.asOf) dates.add(figure.asOf);
  }
  const sorted = [...dates].sort();
  const when = sorted.length <= 2 ? sorted : [sorted[0]!, sorted.at(-1)!];
  const lines: Line[] = [];
  if (publishers.size > 0) {
    lines.push(
      writer.say('sources.line', {
        publishers: shortPublishers([...publishers]).join(', '),
        searched: searched ? writer.words('sources.searched') : '',
        dates: when.map((date) => writer.date(date)).join(sorted.length > 2 ? ' - ' : ', '),
      }),
    );
  }
  return { kind: 'sources', title: writer.words('section.sources'), lines };
}

/** "NYSE Arca via Yahoo Finance", "Nasdaq via Yahoo Finance": one carrier, its publishers once. */
function shortPublishers(publishers: readonly string[]): string[] {
  const byCarrier = new Map<string, string[]>();
  for (const publisher of publishers) {
    const [maker, carrier] = publisher.split(' via ') as [string, string | undefined];
    const key = carrier ?? maker;
    const makers = byCarrier.get(key) ?? [];
    if (carrier) makers.push(maker);
    byCarrier.set(key, makers);
  }
  return [...byCarrier].map(([carrier, makers]) =>
    makers.length > 0 ? `${carrier} (${makers.join(', ')})` : carrier,
  );
}
