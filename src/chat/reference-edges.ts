import type { Figure } from '../grounding/figure.ts';
import type { Problem } from '../grounding/types.ts';

/** What stands right beside a reference would change the number that code prints in its place. */

const UNIT_AFTER = /\{\{\s*([^{}]+?)\s*\}\}\s?(%|％|bps?(?![\p{L}])|pp(?![\p{L}]))/giu;
const GLUED =
  /[\p{N}$€£¥+\-−]\{\{|\}\}(?:[.,]?\p{N}|\s?(?:[%％‰]|(?:bps?|pp|percent|per cent|percentage points?|basis points?|por ciento|por cento|pour cent|Prozent|thousand|million|billion|trillion|bn|tn)(?![\p{L}])|个?基点|个?百分点|万|亿))/iu;

/** "{{gold.change_1d}}%" prints its unit already: the second one goes. */
export function withoutDoubledUnits(sentence: string, figures: ReadonlyMap<string, Figure>): string {
  return sentence.replace(UNIT_AFTER, (whole, id: string, unit: string) =>
    figures.get(id)?.text.endsWith(unit.replace('％', '%')) ? `{{${id}}}` : whole,
  );
}

/** "{{panel.down}}%" makes a rate of a count, "1{{panel.down}}" another number. */
export function gluedProblem(sentence: string): Problem | undefined {
  const glued = GLUED.exec(sentence);
  if (!glued) return undefined;
  return {
    code: 'unit',
    detail: `"${glued[0]}" changes what a reference prints: it brings its own sign and unit, so write no sign, digit or unit beside it.`,
  };
}
