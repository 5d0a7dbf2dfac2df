import type { Episode } from '../assessment/analogs.ts';
import type { Driver } from '../assessment/framework.ts';
import type { EventFeed } from '../events/feed.ts';
import type { EventRecord } from '../events/record.ts';
import { dayOf, isoOf, utcDayOf } from '../time/dates.ts';
import type { Block, Line, PremiseVerdict } from './answer.ts';
import { bestEvidence, moveWords, unconfirmed } from './evidence-words.ts';
import { formatDate } from './format.ts';
import { hasPhrase, normalise } from './matcher.ts';
import type { MessageKey } from './messages/en.ts';
import { falsifierBlock, type Narration, namedDrivers, sourcesBlock, supportedBlock } from './narrate.ts';
import { oddsOf } from './premise.ts';
import { capitalised, type Writer } from './writer.ts';

/** Answers to everything that is not the full "why": shorter, in the same words and figures. */

export interface Reply {
  readonly verdict: PremiseVerdict;
  readonly blocks: readonly Block[];
}

const EXAMPLES: readonly MessageKey[] = [
  'help.example1',
  'help.example2',
  'help.example3',
  'help.example4',
  'help.example5',
  'help.example6',
];

function section(
  writer: Writer,
  role: Extract<Block, { kind: 'section' }>['role'],
  title: MessageKey,
  lines: readonly Line[],
): Block {
  return { kind: 'section', role, title: writer.words(title), lines };
}

export function helpReply(writer: Writer, intro: MessageKey, verdict: PremiseVerdict): Reply {
  return {
    verdict,
    blocks: [
      { kind: 'verdict', line: writer.say(intro) },
      section(
        writer,
        'help',
        'section.help',
        EXAMPLES.map((key) => writer.say(key)),
      ),
    ],
  };
}

export function plainReply(writer: Writer, key: MessageKey, verdict: PremiseVerdict = 'no-premise'): Reply {
  return { verdict, blocks: [{ kind: 'verdict', line: writer.say(key) }] };
}

/** One reading: level where a level means something, changes, how unusual, and what it is. */
export function readingLine(writer: Writer, id: string): Line {
  const reading = writer.reading(id);
  const label = writer.label(id);
  if (!reading) {
    const reason = writer.snapshot.gaps.get(id)?.message ?? 'not recorded';
    return capitalised(writer.say('reading.gap', { label, reason }));
  }
  const date = formatDate(reading.observationDate, writer.language);
  const parts: Line[] = [];
  for (const span of [1, 5]) {
    const change = writer.change(id, span);
    if (!change) continue;
    if (reading.path) {
      parts.push(
        span === 1
          ? writer.say('reading.over1', { change })
          : writer.say('reading.overN', { change, n: String(span) }),
      );
    } else if (span === 1) parts.push(writer.say('reading.overRelease', { change }));
  }
  const z = reading.z[1];
  if (z !== undefined) parts.push(writer.say('reading.usual', { z: writer.usualMoves(id, 1, z) }));
  if (reading.percentile !== undefined && reading.unit !== 'usd-adjusted') {
    const value = writer.number(`${id}.percentile`, reading.percentile, 'count', 0, id);
    parts.push(writer.say('reading.percentile', { value }));
  }
  if (reading.unit === 'usd-adjusted') {
    return capitalised(writer.say('reading.priceLine', { label, date, change: writer.join(parts) }));
  }
  const level = writer.level(id)!;
  const change = parts.length > 0 ? writer.say('reading.changes', { list: writer.join(parts) }) : [];
  return capitalised(writer.say('reading.line', { label, level, date, change }));
}

export function readingReply(parts: Narration, ids: readonly string[]): Reply {
  const { writer } = parts;
  const [first, ...rest] = ids.slice(0, 6);
  const notes = ids
    .map((id) => writer.reading(id)?.note)
    .filter((note) => note !== undefined)
    .slice(0, 2)
    .map((note): Line => [{ text: note }]);
  const blocks: Block[] = [{ kind: 'verdict', line: readingLine(writer, first!) }];
  if (rest.length > 0)
    blocks.push(
      section(
        writer,
        'reading',
        'section.reading',
        rest.map((id) => readingLine(writer, id)),
      ),
    );
  if (notes.length > 0 && writer.language === 'en')
    blocks.push({ kind: 'section', role: 'note', title: writer.words('section.note'), lines: notes });
  blocks.push(sourcesBlock(parts));
  return { verdict: writer.reading(first!) ? 'no-premise' : 'unavailable', blocks };
}

export function unavailableReply(parts: Narration): Reply {
  const { writer, question } = parts;
  const what = question.unavailable!;
  const near = [...new Set([...question.assets, ...what.nearest])]
    .slice(0, 3)
    .map((id) => readingLine(writer, id));
  return {
    verdict: 'unavailable',
    blocks: [
      { kind: 'verdict', line: writer.say('unavailable.known', { what: what.label }) },
      section(writer, 'reading', 'section.reading', near),
      sourcesBlock(parts),
    ],
  };
}

function entryOf(parts: Narration, id: string): Driver {
  return parts.framework.drivers.find((driver) => driver.id === id)!;
}

/** "Is it the war?": the driver's word, for and against, and what stands better. */
export function driverReply(parts: Narration): Reply {
  const { writer, assessment, framework, question } = parts;
  const ids = question.drivers.filter((id) => entryOf(parts, id).role !== 'null').slice(0, 2);
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
    const oilOfDayBefore = id === 'geo' ? moveWords(writer, 'oil', 3) : undefined;
    if (id === 'geo') {
      if ((writer.changeValue('gold', assessment.window) ?? 0) < 0) lines.push(writer.say('driver.goldTrap'));
      if (oilOfDayBefore && assessment.window === 1)
        lines.push(writer.say('moved.more', { n: '3', list: oilOfDayBefore }));
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
    const entry = entryOf(parts, id);
    blocks.push({
      kind: 'section',
      role: 'reading',
      title: capitalText(entry.label[writer.language]),
      lines,
    });
  }
  const askedDb = Math.max(...ids.map((id) => assessment.drivers.find((driver) => driver.id === id)!.oddsDb));
  const better = namedDrivers(assessment)
    .filter(({ driver }) => !ids.includes(driver.id) && driver.oddsDb > askedDb)
    .slice(0, 2);
  if (better.length > 0) {
    const list = writer.join(
      better.map(({ driver }) => [
        { text: `${entryOf(parts, driver.id).label[writer.language]} (` },
        ...oddsOf(writer, driver.id, driver.oddsDb, driver.verdict),
        { text: ')' },
      ]),
    );
    blocks.push(section(writer, 'supported', 'section.supported', [writer.say('driver.leaders', { list })]));
  }
  blocks.push(...claimBlocks(parts), sourcesBlock(parts));
  return { verdict: parts.premise.verdict, blocks };
}

function capitalText(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Claims of the article that the question calls up, as known at the day asked about. */
function claimsKnown(parts: Narration): Narration['question']['claims'] {
  const { question, writer } = parts;
  const known = question.claims.filter(({ knownFrom }) => dayOf(knownFrom) <= writer.snapshot.asOf.lastDay);
  // A later, fuller entry replaces the one that it continues.
  return known.filter(({ id }) => !known.some((other) => other.id === `${id}-later`));
}

function claimBlocks(parts: Narration): Block[] {
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
        driver: entryOf(parts, id).label[writer.language],
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
  blocks.push(sourcesBlock(parts));
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

/** Measures put side by side with past episodes. */
const COMPARED = ['spx', 'gold', 'silver', 'btc', 'long-treasuries', 'dollar', 'us2y', 'hy-spread'] as const;
const COMPARED_LEVELS = ['vix', 'sofr-iorb'] as const;

export function compareReply(
  parts: Narration,
  writerOf: (episode: Episode) => { writer: Writer; sessions: number } | undefined,
): Reply {
  const { writer, analogs, assessment, question } = parts;
  const name = (episode: Episode): string => episode.name[writer.language];
  const blocks: Block[] = [];
  const verdictLines: Line[] = [];
  if (question.beyondData) verdictLines.push(writer.say('compare.beyond', { year: question.beyondData }));
  const columns: { episode: Episode; writer: Writer; sessions: number }[] = [];
  for (const episode of question.episodes.slice(0, 3)) {
    const analog = analogs.compare(writer.snapshot, assessment.window, episode.id);
    const date = formatDate(episode.date, writer.language);
    if (!analog) {
      if (episode.date !== assessment.asOf)
        verdictLines.push(writer.say('compare.future', { name: name(episode), date }));
      continue;
    }
    const distance = writer.number(`analog.${episode.id}`, analog.distance, 'distance', 2);
    const key = analog.close ? 'compare.verdict.like' : 'compare.verdict.unlike';
    verdictLines.push(capitalised(writer.say(key, { name: name(episode), date, distance })));
    const other = writerOf(episode);
    if (other) columns.push({ episode, ...other });
  }
  const nearest = assessment.analogs.find(({ calm }) => !calm);
  if (nearest) {
    const episode = analogs.episode(nearest.id)!;
    verdictLines.push(
      writer.say('compare.nearest', {
        name: name(episode),
        date: formatDate(nearest.date, writer.language),
        distance: writer.number(`analog.${nearest.id}`, nearest.distance, 'distance', 2),
      }),
    );
    if (columns.length === 0) {
      const other = writerOf(episode);
      if (other) columns.push({ episode, ...other });
    }
  }
  blocks.push({
    kind: 'verdict',
    line: [...parts.premise.line, ...verdictLines.flatMap((line) => [{ text: ' ' }, ...line])],
  });
  blocks.push({
    kind: 'table',
    title: writer.words('section.compare'),
    table: {
      columns: [
        { title: writer.words('compare.column'), align: 'left' },
        { title: `${formatDate(assessment.asOf, writer.language)} (${assessment.window}d)`, align: 'right' },
        ...columns.map(({ episode, sessions }) => ({
          title: `${formatDate(episode.date, writer.language)} (${sessions}d)`,
          align: 'right' as const,
        })),
      ],
      rows: [
        ...COMPARED.map((id) => [
          writer.label(id),
          writer.change(id, assessment.window)?.text ?? '-',
          ...columns.map((column) => column.writer.change(id, column.sessions)?.text ?? '-'),
        ]),
        ...COMPARED_LEVELS.map((id) => [
          writer.label(id),
          writer.level(id)?.text ?? '-',
          ...columns.map((column) => column.writer.level(id)?.text ?? '-'),
        ]),
      ],
    },
  });
  blocks.push(supportedBlock(parts));
  blocks.push({
    kind: 'section',
    role: 'note',
    title: writer.words('section.note'),
    lines: [writer.say('compare.sample')],
  });
  blocks.push(sourcesBlock(parts));
  return { verdict: 'no-premise', blocks };
}

export function confidenceReply(parts: Narration): Reply {
  const { writer, framework, assessment } = parts;
  const best = namedDrivers(assessment)[0]?.driver;
  if (!best)
    return { verdict: 'ordinary', blocks: [{ kind: 'verdict', line: writer.say('confidence.none') }] };
  const odds = 10 ** (best.oddsDb / 10);
  const percent = (100 * odds) / (1 + odds);
  const ratio =
    odds >= 1 ? `${odds.toFixed(odds < 10 ? 1 : 0)} : 1` : `1 : ${(1 / odds).toFixed(1 / odds < 10 ? 1 : 0)}`;
  const line = writer.say('confidence.line', {
    driver: entryOf(parts, best.id).label[writer.language],
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

/** Evidence for or against the leaders, or what would change the view. */
export function evidenceReply(parts: Narration, which: 'against' | 'evidence' | 'falsifier'): Reply {
  const { writer, framework, assessment } = parts;
  const named = namedDrivers(assessment).slice(0, 2);
  const blocks: Block[] = [{ kind: 'verdict', line: parts.premise.line }];
  if (which === 'falsifier' || named.length === 0)
    return { verdict: 'no-premise', blocks: [...blocks, falsifierBlock(parts)] };
  for (const { driver } of named) {
    const lines = (which === 'against' ? [-1] : [1, -1]).flatMap((sign) => {
      const found = bestEvidence(writer, framework, assessment, driver, sign as 1 | -1, 5);
      if (found.length === 0) return [];
      return [writer.say(sign > 0 ? 'driver.for' : 'driver.against', { evidence: writer.join(found) })];
    });
    const label = entryOf(parts, driver.id).label[writer.language];
    const odds = oddsOf(writer, driver.id, driver.oddsDb, driver.verdict)
      .map(({ text }) => text)
      .join('');
    blocks.push({ kind: 'section', role: 'against', title: `${capitalText(label)} (${odds})`, lines });
  }
  if (which === 'against') blocks.push(falsifierBlock(parts));
  return { verdict: 'no-premise', blocks: [...blocks, sourcesBlock(parts)] };
}

/** Facts about what moved, after a refusal of advice or forecast in one sentence. */
export function declineReply(parts: Narration, key: MessageKey, moved: Block): Reply {
  const { writer, premise } = parts;
  const lines: Line[] = [premise.line];
  return {
    verdict: 'no-premise',
    blocks: [
      { kind: 'verdict', line: writer.say(key) },
      section(writer, 'reading', 'section.reading', lines),
      moved,
      ...(parts.question.drivers.length > 0 || parts.question.direction ? [supportedBlock(parts)] : []),
      sourcesBlock(parts),
    ],
  };
}

const QUOTABLE = new Set(['rhetoric', 'policy', 'tariff', 'geo', 'boj', 'megacap']);
const PEOPLE: readonly (readonly [name: string, words: readonly string[]])[] = [
  ['trump', ['trump', '特朗普', '川普', 'white house', 'president']],
  ['powell', ['powell', '鲍威尔', 'fed chair']],
  ['warsh', ['warsh', '沃什']],
  ['ueda', ['ueda', '植田', 'boj', 'bank of japan', '日银']],
  ['fed', ['fed', 'fomc', '美联储']],
];

const LAST_STATEMENT_DAYS = 10;

/** English words of what the question is about, for matching against records. */
function topicWords({ question, writer }: Narration): string[] {
  return question.assets.flatMap((id) => {
    const label = writer.registry.get(id)?.label.en.toLowerCase() ?? '';
    return label.split(/[^a-z0-9]+/).filter((word) => word.length > 3);
  });
}

/** Statements only from dated records; none on record is said so. */
export function quoteReply(parts: Narration, feed: EventFeed): Reply {
  const { writer, question } = parts;
  const { asOf } = writer.snapshot;
  const text = normalise(question.text);
  const about = PEOPLE.filter(([, names]) => names.some((name) => hasPhrase(text, name)));
  const days = question.window === 1 ? 2 : 7;
  const topics = topicWords(parts);
  const matches = (record: EventRecord): boolean => {
    const words = `${record.summary} ${record.entity} ${record.source}`.toLowerCase();
    const byPerson = about.length === 0 || about.some(([person]) => words.includes(person));
    const onTopic = topics.length === 0 || topics.some((topic) => words.includes(topic));
    return QUOTABLE.has(record.class) && byPerson && onTopic;
  };
  const down = feed.health(asOf.session - 1, asOf.session) === 'down';
  const since = (count: number): readonly EventRecord[] =>
    down
      ? []
      : feed.records.filter(
          (record) =>
            record.publicMs <= asOf.mechanismsByMs &&
            record.publicMs > asOf.mechanismsByMs - count * 86_400_000 &&
            matches(record),
        );
  const found = since(days);
  const date = formatDate(asOf.date, writer.language);
  const ids = (question.assets.length > 0 ? question.assets : ['dollar', 'spx', 'gold']).slice(0, 3);
  const instead = ids.map((id) => moveWords(writer, id, 1)).filter((line) => line !== undefined);
  const insteadLine = writer.say('quote.instead', { list: writer.join(instead) });
  const told = (record: EventRecord, key: 'quote.line' | 'quote.last'): Line =>
    writer.say(key, {
      headline: record.headline?.[writer.language] ?? record.summary.replace(/\.$/, ''),
      date: formatDate(isoOf(utcDayOf(record.publicMs)), writer.language),
      source: record.source,
    });
  if (found.length === 0) {
    const key = down ? 'quote.noFeed' : 'quote.none';
    const last = since(LAST_STATEMENT_DAYS).at(-1);
    return {
      verdict: 'unavailable',
      blocks: [
        { kind: 'verdict', line: writer.say(key, { date }) },
        section(writer, 'reading', 'section.reading', [
          ...(last ? [told(last, 'quote.last')] : []),
          insteadLine,
        ]),
        sourcesBlock(parts),
      ],
    };
  }
  const lines = found.slice(-4).map((record) => told(record, 'quote.line'));
  return {
    verdict: 'no-premise',
    blocks: [
      { kind: 'verdict', line: writer.say('quote.some', { date }) },
      section(writer, 'reading', 'section.event', lines),
      section(writer, 'note', 'section.reading', [insteadLine]),
      sourcesBlock(parts),
    ],
  };
}

/** Office holders from the dated table, as of the day asked about; errors in the question are corrected. */
export function whoReply(parts: Narration): Reply {
  const { writer, framework, question } = parts;
  const text = normalise(question.text);
  const { lastDay } = writer.snapshot.asOf;
  const lines = framework.roleFacts
    .filter(({ person, from }) => {
      const surname = person.split(' ').at(-1)!.toLowerCase();
      const named =
        hasPhrase(text, surname) ||
        PEOPLE.some(([key, names]) => key === surname && names.some((name) => hasPhrase(text, name)));
      return named && dayOf(from) <= lastDay;
    })
    .map(({ person, role, from, to }) => {
      const slots = { person, role: role[writer.language], from: formatDate(from, writer.language) };
      const over = to !== undefined && dayOf(to) <= lastDay;
      return over
        ? writer.say('who.line', { ...slots, to: formatDate(to, writer.language) })
        : writer.say('who.open', slots);
    });
  const claims = claimBlocks(parts);
  if (lines.length === 0)
    return {
      verdict: 'unavailable',
      blocks: [{ kind: 'verdict', line: writer.say('who.unknown') }, ...claims],
    };
  return {
    verdict: claims.length > 0 ? 'corrected' : 'no-premise',
    blocks: [
      { kind: 'verdict', line: lines.at(-1)! },
      ...(lines.length > 1 ? [section(writer, 'reading', 'section.reading', lines.slice(0, -1))] : []),
      ...claims,
    ],
  };
}

export function methodReply(parts: Narration): Reply {
  const { writer } = parts;
  const keys: MessageKey[] = ['method.line2', 'method.line3', 'method.line4'];
  return {
    verdict: 'no-premise',
    blocks: [
      { kind: 'verdict', line: writer.say('method.line1') },
      section(
        writer,
        'reading',
        'section.evidence',
        keys.map((key) => writer.say(key)),
      ),
    ],
  };
}
