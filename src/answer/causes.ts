import type { Assessment, DriverAssessment } from '../assessment/assessment.ts';
import { type Framework, indicatorsOfTest } from '../assessment/framework.ts';
import type { Block, Line } from './answer.ts';
import { bestEvidence, evidenceWords, itemWords, unconfirmed } from './evidence-words.ts';
import { noCauseSentence } from './judgement.ts';
import { isMessageKey } from './messages/en.ts';
import { entryOf, type Narration } from './narration.ts';
import { oddsOf } from './premise.ts';
import { capitalised, plain, type Writer } from './writer.ts';

const FOR_TOLD = 2;
/** A third driver is told only when it leads in its role. */
const LEADING_DB = -3;
/** A driver below this is not told as a cause, whatever its role. */
const TOLD_FROM_DB = -10;
/** A rival reading from here on is worth a word. */
const RIVAL_FROM_DB = -10;
/** A dated mechanism of this strength is told even where prices do not show it. */
const AMPLIFIER_STRENGTH = 0.5;

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

/** Counter-evidence as a clause that begins with a space: tests that speak against it; else those that should have confirmed and did not. */
export function againstWords(parts: Narration, driver: DriverAssessment): Line {
  const { writer, framework, assessment } = parts;
  const against = bestEvidence(writer, framework, assessment, driver, -1, 2);
  const silent = against.length < 2 ? unconfirmed(writer, framework, assessment, driver, 2) : [];
  const fresh = silent.filter((line) => !against.some((known) => plain(known) === plain(line)));
  if (against.length > 0 && fresh.length === 0)
    return writer.say('cause.against', { evidence: writer.join(against) });
  if (against.length > 0)
    return writer.say('cause.against', { evidence: writer.join([...against, ...fresh].slice(0, 2)) });
  if (fresh.length > 0) return writer.say('cause.unconfirmed', { evidence: writer.join(fresh) });
  const rival = assessment.drivers.find(
    ({ id, eligible, oddsDb }) => eligible && id !== driver.id && oddsDb >= RIVAL_FROM_DB,
  );
  const support = rival ? bestEvidence(writer, framework, assessment, rival, 1, 1) : [];
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

/** Strong dated news of triggers that do not lead: someone will ask about it. */
function alsoDated({ writer, assessment }: Narration, told: ReadonlySet<string>): Line[] {
  const toldRecords = new Set(
    assessment.drivers
      .filter(({ id }) => told.has(id))
      .flatMap(({ evidence }) => evidence.flatMap(({ items }) => items ?? []))
      .map(({ record }) => record?.id),
  );
  return assessment.drivers
    .filter(
      ({ id, role, eventStrength }) =>
        role === 'trigger' && !told.has(id) && (eventStrength ?? 0) >= AMPLIFIER_STRENGTH,
    )
    .flatMap(
      ({ evidence }) =>
        evidence
          .find(({ kind }) => kind === 'event')
          ?.items?.find(
            ({ record, amount }) =>
              record && record.class !== 'calendar' && amount > 0 && !toldRecords.has(record.id),
          ) ?? [],
    )
    .slice(0, 2)
    .map((item) => itemWords(writer, item));
}

/** Wide acts that became public after the close: too late to be the trigger, and what everyone talks about. */
function afterClose({ writer, feed }: Narration): Line[] {
  const { asOf } = writer.snapshot;
  if (feed.health(asOf.session, asOf.session) === 'down') return [];
  return feed.records
    .filter(
      ({ publicMs, stage, reach, direction, time_precision, class: kind }) =>
        publicMs > asOf.triggersByMs &&
        publicMs <= asOf.mechanismsByMs &&
        time_precision !== 'day' &&
        stage === 'act' &&
        reach === 'wide' &&
        direction !== 'neutral' &&
        !['margin', 'crypto', 'fed_operation'].includes(kind),
    )
    .slice(0, 2)
    .map((record) => itemWords(writer, { record, amount: 1, timeFactor: 1 }));
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

export function supportedBlock(parts: Narration): Block {
  const { writer, assessment, framework } = parts;
  const title = writer.words('section.supported');
  const { word, nothingFalls } = assessment.unusualness;
  if (word === 'ordinary' || nothingFalls) {
    const text = noCauseSentence(assessment, writer.language)!;
    return { kind: 'section', role: 'supported', title, lines: [[{ text }]] };
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
  // One that stands by its own rule is told below that too, where nothing else is.
  const standing = namedDrivers(assessment);
  const likely = standing.filter(({ driver }) => driver.oddsDb >= TOLD_FROM_DB);
  const named = (likely.length > 0 ? likely : standing)
    .filter(({ driver }, i) => i < 2 || driver.oddsDb >= LEADING_DB)
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
  if (parts.question.assets.some((id) => writer.sinceClose(id))) lines.unshift(writer.say('cause.weekend'));
  const told = new Set(named.map(({ driver }) => driver.id));
  const dated = alsoDated(parts, told);
  if (dated.length > 0 && named.length > 0)
    lines.push(writer.say('cause.alsoDated', { list: writer.join(dated, 'semicolon') }));
  const late = afterClose(parts);
  if (late.length > 0) lines.push(writer.say('cause.afterClose', { list: writer.join(late, 'semicolon') }));
  const amplifier = amplifierLine(parts, new Set(named.map(({ driver }) => driver.id)));
  if (amplifier && named.length > 0) lines.push(amplifier);
  const [first, second] = named;
  if (first && second && first.driver.oddsDb - second.driver.oddsDb < 5) lines.push(writer.say('cause.tied'));
  const fragile = fragileLine(parts);
  if (fragile && named.length > 0) lines.push(fragile);
  if (assessment.feed === 'down')
    lines.push(writer.say(writer.snapshot.mode === 'live' ? 'note.newsUnread' : 'note.feedDown'));
  return { kind: 'section', role: 'supported', title, lines };
}

function fragileLine({ writer, assessment, framework }: Narration): Line | undefined {
  const { robustness } = assessment;
  const changed = robustness.withoutBlock.filter(({ leader }) => leader !== robustness.leader);
  if (changed.length > 0)
    return writer.say('cause.fragile', {
      what: writer.join(
        [...new Set(changed.map(({ block }) => blockWords(writer, framework, block)))]
          .slice(0, 3)
          .map((text) => [{ text }]),
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

/** A block of tests in words. One without a word of its own is told by what its tests measure. */
function blockWords(writer: Writer, framework: Framework, block: string): string {
  const key = `block.${block}`;
  if (isMessageKey(key)) return writer.words(key);
  const tests = framework.drivers
    .flatMap(({ tests }) => tests)
    .filter((test) => (test.block ?? `own:${test.id}`) === block);
  const labels = new Set(tests.flatMap(indicatorsOfTest).map((id) => writer.label(id)));
  if (labels.size === 0)
    return writer.words(tests.some(({ kind }) => kind === 'event') ? 'block.event' : 'block.other');
  return [...labels].slice(0, 2).join(' / ');
}

/** What people suspect and the record contradicts: the article's candidates first. */
export function notBlock(parts: Narration): Block | undefined {
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
    if (plain(evidence) === '') return [];
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
