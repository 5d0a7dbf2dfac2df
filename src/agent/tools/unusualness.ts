import { z } from 'zod';
import type { Assessment } from '../../assessment/assessment.ts';
import { BREADTH_PERCENT, LARGEST_MOVE_PERCENT } from '../../assessment/unusualness.ts';
import { defineTool } from '../define-tool.ts';
import type { Tool } from '../tool.ts';
import { Day, formatNumber, scopeOf, sigmas } from './day.ts';
import { asOf, type ToolParts, window } from './parts.ts';

const schema = z.strictObject({ asOf, window });

const BASE_RATES = 'one-session base rates of the panel, 2015 to mid 2026';

export function unusualness(parts: ToolParts): Tool {
  return defineTool({
    name: 'unusualness',
    description: 'Is the day unusual, and did everything fall? The panel with counts and base rates.',
    schema,
    run: (input, context) => {
      const day = new Day(parts, context, input.asOf);
      const assessment = parts.assess(input.asOf ?? context.asOf, input.window);
      const { unusualness: found } = assessment;
      const scope = scopeOf(input.window);
      const falls = found.everythingFalls
        ? 'yes'
        : found.nothingFalls
          ? 'no, nothing fell by more than a usual move'
          : 'no';
      const content = [
        day.heading,
        windowLine(assessment),
        found.word === 'unknown'
          ? 'The day cannot be judged: too few of the panel are known. Say so, and call nothing usual or unusual.'
          : `The day is ${found.word}. Everything falls: ${falls}.`,
        `${day.count('panel.down', found.down, scope)} of ${day.count('panel.available', found.available, scope)} assets are down, ${day.count('panel.breadth', found.breadth, scope)} by more than a usual move. Largest move: ${day.label(found.maxAsset)}, ${maxZ(day, assessment, scope)}.`,
        ...(assessment.window === 1 && found.word !== 'unknown' ? baseRates(day, assessment, scope) : []),
        ...day.lines(
          found.panel.map(({ id }) => id),
          [assessment.window],
        ),
        day.gaps(parts.framework.panel),
      ];
      return { content: content.filter(Boolean).join('\n'), figures: day.ledger.figures };
    },
  });
}

/** Says which window is read, and that choosing it by surprise has a price. */
export function windowLine({ window, windowSearched }: Assessment): string {
  const chosen = windowSearched ? ', chosen by surprise (that costs every driver support)' : '';
  return `Window: ${window} session${window === 1 ? '' : 's'}${chosen}.`;
}

function maxZ(day: Day, { unusualness: { maxAbsZ, maxAsset } }: Assessment, scope: string): string {
  const reading = day.reading(maxAsset);
  return day.number(
    {
      id: 'panel.max_z',
      value: maxAbsZ,
      unit: 'sigma',
      text: sigmas(maxAbsZ, day.language).replace('+', ''),
      instrument: reading?.instrument ?? '',
      source: reading?.publisher ?? 'engine',
      asOf: reading?.observationDate ?? null,
    },
    scope,
  );
}

/** How often so large a move, and so broad a fall, comes. */
function baseRates(day: Day, { unusualness: found }: Assessment, scope: string): string[] {
  const move = LARGEST_MOVE_PERCENT.findLast(([sigma]) => found.maxAbsZ >= sigma);
  const fall = BREADTH_PERCENT.findLast(([assets]) => found.breadth >= assets);
  const share = (id: string, percent: number): string => {
    const text = `${formatNumber(percent, percent % 1 === 0 ? 0 : 1, day.language)}%`;
    return day.number(
      { id, value: percent, unit: 'percent', text, instrument: BASE_RATES, asOf: null },
      scope,
    );
  };
  const typical = LARGEST_MOVE_PERCENT[0]!;
  const [sigma, percent] = move ?? typical;
  const text = sigmas(sigma, day.language).replace('+', '');
  const least = day.number(
    { id: 'base.max_z', value: sigma, unit: 'sigma', text, instrument: BASE_RATES, asOf: null },
    scope,
  );
  const smaller = move ? '' : '; the largest here is smaller';
  return [
    `Base rate: the largest move is beyond ${least} on ${share('base.max_z_days', percent)} of days${smaller}.`,
    ...(fall
      ? [
          `Base rate: at least ${day.count('base.breadth', fall[0], scope)} fall by more than a usual move on ${share('base.breadth_days', fall[1])} of days.`,
        ]
      : []),
  ];
}
