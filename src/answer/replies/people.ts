import type { EventFeed } from '../../events/feed.ts';
import type { EventRecord } from '../../events/record.ts';
import { dayOf, isoOf, utcDayOf } from '../../time/dates.ts';
import type { Line } from '../answer.ts';
import { moveWords } from '../evidence-words.ts';
import { formatDate } from '../format.ts';
import { hasPhrase, normalise } from '../matcher.ts';
import type { Narration } from '../narration.ts';
import { sourcesBlock } from '../source-lines.ts';
import { claimBlocks } from './claim.ts';
import { type Reply, section } from './reply.ts';

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
