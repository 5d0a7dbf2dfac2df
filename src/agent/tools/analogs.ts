import { z } from 'zod';
import type { Episode } from '../../assessment/analogs.ts';
import type { Analog, Window } from '../../assessment/assessment.ts';
import { InputError, NoDataError } from '../../errors.ts';
import { defineTool } from '../define-tool.ts';
import type { Tool } from '../tool.ts';
import { Day, formatChange, formatNumber, scopeOf } from './day.ts';
import { asOf, name, type ToolParts, window } from './parts.ts';
import { windowLine } from './unusualness.ts';

const schema = z.strictObject({ name: name.optional().describe('312, 519, svb, a date'), asOf, window });

/** Put side by side with an episode. */
const MOVES = ['spx', 'gold', 'silver', 'btc', 'long-treasuries', 'dollar', 'us2y', 'hy-spread'] as const;
const LEVELS = ['vix', 'sofr-iorb'] as const;

export function analogs(parts: ToolParts): Tool {
  return defineTool({
    name: 'analogs',
    description: 'The day beside past episodes: the nearest ones, or one by name, with numbers of both.',
    schema,
    run: (input, context) => {
      const episode = input.name === undefined ? undefined : episodeNamed(parts, input.name);
      const day = new Day(parts, context, input.asOf);
      const assessment = parts.assess(input.asOf ?? context.asOf, input.window);
      const scope = scopeOf(input.window);
      const found = episode
        ? [compared(parts, day, assessment.window, episode)]
        : assessment.analogs.filter(({ calm }) => !calm);
      const nearest = found[0];
      if (!nearest) {
        const past = parts.analogs.episodes.some((known) => parts.analogs.isOver(known, day.snapshot));
        const why = past
          ? `too few figures of ${day.date} are known to compare it`
          : `no episode of the library was over by ${day.date}`;
        throw new NoDataError(`analogs: ${why}.`);
      }
      const content = [
        day.heading,
        windowLine(assessment),
        'Distance runs from zero (the same direction) over one (unrelated) to two (opposite). A handful of episodes is no forecast.',
        ...found.map((analog) => analogLine(parts, day, analog, scope)),
        likenessLine(nearest),
        ...(episode ? [] : calmLine(assessment.analogs)),
        ...sideBySide(
          parts,
          day,
          new Day(parts, context, nearest.date, day.ledger),
          assessment.window,
          nearest,
        ),
        ...after(day, nearest, scope),
      ];
      return { content: content.join('\n'), figures: day.ledger.figures };
    },
  });
}

function episodeNamed(parts: ToolParts, text: string): Episode {
  const found = parts.analogs.episode(text);
  if (found) return found;
  const known = parts.analogs.episodes
    .filter(({ calm }) => !calm)
    .map(({ date, aliases }) => (aliases[0] ? `${aliases[0]} (${date})` : date));
  throw new InputError(
    `analogs: "name" must be an episode of the library, and ${JSON.stringify(text)} is none; it holds ${known.join(', ')}.`,
  );
}

function compared(parts: ToolParts, day: Day, window: Window, episode: Episode): Analog {
  const analog = parts.analogs.compare(day.snapshot, window, episode.id);
  if (analog) return analog;
  throw new NoDataError(
    `analogs: ${episode.name.en} (${episode.date}) was not over by ${day.date}, or too little of it is recorded, so it cannot be compared.`,
  );
}

function analogLine(parts: ToolParts, day: Day, analog: Analog, scope: string): string {
  const episode = parts.analogs.episode(analog.id)!;
  const distance = day.number(
    {
      id: `analog.${analog.id}`,
      value: analog.distance,
      unit: 'distance',
      text: formatNumber(analog.distance, 2, day.language),
      instrument: `distance to ${analog.date}`,
    },
    scope,
  );
  const close = analog.close ? 'close' : 'not close';
  return `${episode.name[day.language]}, ${analog.date} (${analog.window}d): ${distance}, ${close}.`;
}

function likenessLine({ date, likeness }: Analog): string {
  const axes = (alike: boolean): string =>
    likeness
      .filter(({ like }) => like === alike)
      .map(({ axis }) => axis)
      .join(', ');
  return `${date}: alike in ${axes(true) || 'nothing'}; different in ${axes(false) || 'nothing'}.`;
}

function calmLine(all: readonly Analog[]): string[] {
  const calm = all.filter((analog) => analog.calm).map(({ date }) => date);
  return calm.length === 0 ? [] : [`Calm days among the nearest: ${calm.join(', ')}.`];
}

/** Today's number, then that of the episode in its own window. */
function sideBySide(parts: ToolParts, day: Day, then: Day, window: Window, analog: Analog): string[] {
  const pair = (id: string, now: string | undefined, before: string | undefined): string =>
    `${day.label(id)}: ${now ? `${now} ${day.origin(id)}` : 'not known'} | ${before ? `${before} ${then.origin(id)}` : 'not known'}`;
  return [
    `This day | ${parts.analogs.episode(analog.id)!.name[day.language]}, ${analog.date}:`,
    ...MOVES.map((id) => pair(id, day.change(id, window), then.change(id, analog.window))),
    ...LEVELS.map((id) => pair(id, day.level(id), then.level(id))),
  ];
}

/** What followed, as far as it was over by the day. */
function after(day: Day, analog: Analog, scope: string): string[] {
  const moves = analog.after.flatMap(({ sessions, moves: known }) =>
    Object.entries(known).map(([id, value]) =>
      day.number(
        {
          id: `analog.${analog.id}.${id}_after_${sessions}d`,
          value,
          unit: 'percent',
          text: formatChange(value, 'percent', day.language),
          instrument: day.reading(id)?.instrument ?? day.label(id),
          source: day.reading(id)?.publisher ?? 'recorded history',
          asOf: null,
        },
        scope,
      ),
    ),
  );
  return moves.length === 0 ? [] : [`After it, from its close: ${moves.join(', ')}.`];
}
