import type { Episode } from '../../assessment/analogs.ts';
import type { Block, Line, Span } from '../answer.ts';
import { supportedBlock } from '../causes.ts';
import { formatDate } from '../format.ts';
import { movedBlock } from '../narrate.ts';
import type { Narration } from '../narration.ts';
import { sourcesBlock } from '../source-lines.ts';
import { capitalised, type Writer } from '../writer.ts';
import type { Reply } from './reply.ts';

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
    line: [...parts.premise.line, ...verdictLines.flatMap((line) => [{ text: writer.gap }, ...line])],
  });
  // A year before the record gives no numbers to put beside; then the day speaks for itself.
  if (columns.length > 0 && question.episodes.length > 0)
    blocks.push({
      kind: 'table',
      title: writer.words('section.compare'),
      table: {
        columns: [
          { title: writer.words('compare.column'), align: 'left' },
          {
            title: `${formatDate(assessment.asOf, writer.language)} (${assessment.window}d)`,
            align: 'right',
          },
          ...columns.map(({ episode, sessions }) => ({
            title: `${formatDate(episode.date, writer.language)} (${sessions}d)`,
            align: 'right' as const,
          })),
        ],
        rows: [
          ...COMPARED.map((id) => [
            writer.label(id),
            writer.change(id, assessment.window)?.text ?? '-',
            ...columns.map((column) => cellOf(writer, column, column.writer.change(id, column.sessions))),
          ]),
          ...COMPARED_LEVELS.map((id) => [
            writer.label(id),
            writer.level(id)?.text ?? '-',
            ...columns.map((column) => cellOf(writer, column, column.writer.level(id))),
          ]),
        ],
      },
    });
  blocks.push(movedBlock(parts), supportedBlock(parts));
  blocks.push({
    kind: 'section',
    role: 'note',
    title: writer.words('section.note'),
    lines: [writer.say('compare.sample')],
  });
  blocks.push(sourcesBlock(parts));
  return { verdict: parts.premise.verdict, blocks };
}

/** A number of another day in a table: it keeps its source and date, under an id of its own. */
function cellOf(
  writer: Writer,
  column: { readonly episode: Episode; readonly writer: Writer },
  span: Span | undefined,
): string {
  const figure = column.writer.figures.find(({ id }) => id === span?.figure);
  return figure ? writer.figure({ ...figure, id: `${figure.id}.${column.episode.date}` }).text : '-';
}
