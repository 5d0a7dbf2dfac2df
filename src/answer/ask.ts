import type { AnalogFinder } from '../assessment/analogs.ts';
import type { Assessment, Window } from '../assessment/assessment.ts';
import type { Framework } from '../assessment/framework.ts';
import type { EventCalendar } from '../events/calendar.ts';
import type { EventFeed } from '../events/feed.ts';
import type { Registry } from '../indicators/registry.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { dayOf } from '../time/dates.ts';
import type { Answer, Language } from './answer.ts';
import { dateNotes, snapshotLabel } from './label.ts';
import { writtenLanguage } from './language.ts';
import { movedBlock, narrateWhy } from './narrate.ts';
import type { Narration } from './narration.ts';
import { premiseOf } from './premise.ts';
import { parseQuestion, type Question, withContext } from './question.ts';
import { claimReply } from './replies/claim.ts';
import { compareReply } from './replies/compare.ts';
import { declineReply } from './replies/decline.ts';
import { confidenceReply, driverReply, evidenceReply } from './replies/driver.ts';
import { quoteReply, whoReply } from './replies/people.ts';
import { readingReply, unavailableReply } from './replies/reading.ts';
import { helpReply, methodReply, plainReply, type Reply } from './replies/reply.ts';
import { sourcesBlock } from './source-lines.ts';
import { periodNotes, refusedDay } from './when/refusal.ts';
import { onItsDay } from './when/resolve.ts';
import { Writer } from './writer.ts';

/** One turn of a conversation. */
export interface Turn {
  readonly role: 'user' | 'assistant';
  readonly text: string;
  /** The day that the talk was at, `YYYY-MM-DD`, where one was named; also in turns that are no longer at hand. */
  readonly day?: string;
}

export interface AskParts {
  readonly registry: Registry;
  readonly framework: Framework;
  readonly feed: EventFeed;
  readonly analogs: AnalogFinder;
  /** Live: with announced auctions and report dates. Absent: what rules and published schedules give. */
  readonly calendar?: EventCalendar;
  readonly defaultDay: string;
  /** @throws InputError, NoDataError */
  readonly snapshot: (asOf?: string) => Snapshot;
  readonly assess: (asOf?: string, window?: Window | 'auto') => Assessment;
  /** Of a snapshot that is at hand. */
  readonly assessOf: (snapshot: Snapshot, feed: EventFeed, window: Window | 'auto') => Assessment;
}

export interface AskInput {
  readonly asOf?: string;
  readonly window?: Window;
  readonly language?: Language;
  readonly history?: readonly Turn[];
}

/** The question as meant here: read by words, filled from the talk before it. */
export function understand(parts: AskParts, text: string, history: readonly Turn[] = []): Question {
  const read = (words: string): Question => {
    const question = parseQuestion(words, parts);
    return question.when ? onItsDay(question, parts.snapshot().asOf.lastDay) : question;
  };
  let previous: Question | undefined;
  for (const turn of history.slice(-MOST_TURNS)) {
    if (turn.role !== 'user') continue;
    previous = withContext(read(turn.text), previous);
    if (turn.day !== undefined) previous = { ...previous, date: turn.day };
  }
  return withContext(read(text), previous);
}

/** Questions and answers that a follow-up is read with. */
const MOST_TURNS = 12;

/**
 * Answers by code alone: the assessment narrated. Never guesses: what is not understood is said so.
 * @throws InputError, NoDataError for dates that cannot be read.
 */
export async function answerQuestion(parts: AskParts, text: string, input: AskInput): Promise<Answer> {
  const asked = understand(parts, text, input.history);
  const language = input.language ?? writtenLanguage(asked.spoken);
  const refused = refusedDay(parts, asked, input, language);
  if (refused) return refused;
  const asOf = input.asOf ?? asked.date;
  const snapshot = parts.snapshot(asOf);
  const question = asKnown(asked, snapshot.asOf.lastDay);
  const assessment = parts.assess(asOf, input.window ?? question.window ?? defaultWindow(question));
  const writer = new Writer(snapshot, parts.registry, language);
  const premise = premiseOf(writer, parts.framework, assessment, question);
  const narration: Narration = {
    writer,
    framework: parts.framework,
    analogs: parts.analogs,
    feed: parts.feed,
    assessment,
    question,
    premise,
  };
  const reply = replyTo(parts, narration);
  const notes = [...dateNotes(snapshot.asOf, language), ...periodNotes(question, snapshot, language)];
  if (question.readAs) notes.push(writer.words('note.readAs', { text: question.readAs }));
  if (question.instructionsIgnored) notes.push(writer.words('inject.ignored'));
  if (input.language === undefined && writtenLanguage(question.spoken) !== question.spoken)
    notes.push(writer.words('note.language'));
  const shown = new Set(reply.blocks.flatMap(figuresIn));
  return {
    question: text,
    language,
    mode: snapshot.mode,
    asOf: snapshot.asOf.date,
    label: snapshotLabel(snapshot, language),
    verdict: reply.verdict,
    blocks: reply.blocks,
    figures: writer.figures.filter(
      ({ id }) => shown.has(id) || reply.blocks.some(({ kind }) => kind === 'table'),
    ),
    assessment,
    model: 'narrator',
    toolCalls: [],
    notes,
  };
}

/** What the record of a claim says cannot be told before it was known; the question is then about its topic. */
function asKnown(question: Question, lastDay: number): Question {
  const claims = question.claims.filter(({ knownFrom }) => dayOf(knownFrom) <= lastDay);
  if (question.intent !== 'claim' || claims.length > 0) return { ...question, claims };
  const intent = question.drivers.length > 0 ? 'driver' : question.assets.length > 0 ? 'why' : 'unknown';
  return { ...question, claims, intent };
}

/** "Today" is one session; without a word about time the window with the largest surprise is looked for. */
function defaultWindow(question: Question): Window | 'auto' {
  return question.intent === 'reading' ? 1 : 'auto';
}

function figuresIn(block: Answer['blocks'][number]): string[] {
  const lines = block.kind === 'verdict' ? [block.line] : 'lines' in block ? block.lines : [];
  return lines.flatMap((line) => line.flatMap(({ figure }) => (figure ? [figure] : [])));
}

function replyTo(parts: AskParts, narration: Narration): Reply {
  const { question, writer } = narration;
  switch (question.intent) {
    case 'why':
      return { verdict: narration.premise.verdict, blocks: narrateWhy(narration) };
    case 'reading':
      return readingReply(narration, question.assets);
    case 'unavailable':
      return unavailableReply(narration);
    case 'driver':
      return driverReply(narration);
    case 'claim':
      return claimReply(narration);
    case 'compare':
      return compareReply(narration, (episode) => {
        const then = parts.snapshot(episode.date);
        return { writer: new Writer(then, parts.registry, writer.language), sessions: episode.window };
      });
    case 'confidence':
      return confidenceReply(narration);
    case 'against':
    case 'evidence':
    case 'falsifier':
      return evidenceReply(narration, question.intent);
    case 'advice':
      return declineReply(narration, 'advice.decline', movedBlock(narration));
    case 'forecast':
      return declineReply(narration, 'forecast.decline', movedBlock(narration));
    case 'inject':
      return declineReply(narration, 'inject.decline', movedBlock(narration));
    case 'quote':
      return quoteReply(narration, parts.feed);
    case 'who':
      return whoReply(narration);
    case 'method':
      return methodReply(narration);
    case 'sources':
      return {
        verdict: 'no-premise',
        blocks: [
          { kind: 'verdict', line: narration.premise.line },
          movedBlock(narration),
          sourcesBlock(narration),
        ],
      };
    case 'help':
      return helpReply(writer, 'help.intro', 'no-premise');
    case 'hello':
      return helpReply(writer, 'hello.line', 'no-premise');
    case 'thanks':
      return plainReply(writer, 'thanks.line');
    case 'unknown':
      return helpReply(writer, 'help.notUnderstood', 'not-understood');
  }
}
