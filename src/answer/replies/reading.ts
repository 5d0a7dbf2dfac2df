import { isoOf } from '../../time/dates.ts';
import type { Block, Line } from '../answer.ts';
import { formatDate } from '../format.ts';
import type { Narration } from '../narration.ts';
import { sourcesBlock } from '../source-lines.ts';
import { capitalised, type Writer } from '../writer.ts';
import { type Reply, section } from './reply.ts';

/** One reading: level where a level means something, changes, how unusual, and what it is. */
export function readingLine(writer: Writer, id: string): Line {
  const reading = writer.reading(id);
  const label = writer.label(id);
  if (!reading) {
    const reason = writer.whyMissing(id);
    return capitalised(writer.say('reading.gap', { label, reason }));
  }
  const date = formatDate(reading.observationDate, writer.language);
  const parts: Line[] = [];
  // On a weekend or holiday the newest value may be younger than the moves, which end with the last session.
  const last = reading.path?.days.at(-1);
  const moveDate = last === undefined ? reading.observationDate : isoOf(last);
  const ofMove =
    moveDate === reading.observationDate ? [] : [{ text: writer.bracketed(writer.date(moveDate)) }];
  for (const span of [1, 5]) {
    const change = writer.change(id, span);
    if (!change) continue;
    if (reading.path) {
      parts.push(
        span === 1
          ? [...writer.say('reading.over1', { change }), ...ofMove]
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
  const { unknown } = parts.question;
  const told = readingLine(writer, first!);
  const line =
    unknown === undefined
      ? told
      : [...writer.say('compare.unknown', { name: unknown }), { text: writer.gap }, ...told];
  const blocks: Block[] = [{ kind: 'verdict', line }];
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
