import { satisfies } from './dates.ts';
import { LONG_RUN } from './direction-words.ts';
import { signFor } from './directions.ts';
import { agrees } from './fit-direction.ts';
import { belongsToAny, type ItemContext } from './item.ts';
import type { Layout } from './layout.ts';
import type { SentenceReading } from './reading.ts';
import type { Span } from './text.ts';
import type { Problem } from './types.ts';

/** "Rises when": English and Spanish say a rule in the present, a report in the past. */
const PRESENT =
  /^(?:rises?|falls?|gains?|climbs?|jumps?|surges?|drops?|loses?|declines?|slides?|sinks?|widens?|narrows?|strengthens?|weakens?|eases?|increases?|decreases?|sube[n]?|cae[n]?|baja[n]?|gana[n]?|retrocede[n]?|cede[n]?|steigt|fällt|sinkt|monte(?:nt)?|baisse(?:nt)?|sobe[m]?|cai|caem)$/iu;

function sentenceAt({ sentence }: SentenceReading, { start, end }: Span): string {
  return sentence.slice(start, end);
}

/** "Gold rose": a direction without a number, against the changes that are known. */
export function checkBareDirections(
  reading: SentenceReading,
  layout: Layout,
  context: ItemContext,
  conditional: boolean,
): Problem[] {
  if (conditional || LONG_RUN.test(reading.sentence)) return [];
  const { names, evidence, asOf } = context;
  const problems: Problem[] = [];
  for (const direction of reading.directions) {
    if (direction.kind !== 'move' && direction.kind !== 'flat') continue;
    const piece = layout.pieceOf(direction);
    const inPiece = (span: Span): boolean => layout.pieceOf(span) === piece;
    if (layout.items.some(inPiece) || reading.directions.filter(inPiece).length > 1) continue;
    if (PRESENT.test(sentenceAt(reading, direction))) continue;
    const subject = reading.names.filter((name) => inPiece(name) && name.end <= direction.start).at(-1);
    if (
      !subject ||
      !/^[\s\ue000]*(?:also\s+|then\s+|even\s+|has\s+|is\s+|was\s+|were\s+|are\s+|price[s]?\s+|fund\s+|did\s+not\s+|didn['’]t\s+|no\s+|也|却|都|没有|并未|未|价格|ETF)*$/iu.test(
        reading.sentence.slice(subject.end, direction.start),
      )
    )
      continue;
    const window = layout.windowOf(direction)?.sessions;
    const date = layout.dateOf(direction)?.any;
    const changes = evidence.filter(
      (e) =>
        e.kind === 'change' &&
        belongsToAny(e, subject.ids, names) &&
        (window === undefined || (e.window !== undefined && window.includes(e.window))) &&
        (date
          ? e.figure.asOf !== null && date.some((c) => satisfies(e.figure.asOf!, c, asOf))
          : e.dated.length === 0),
    );
    if (changes.length === 0) continue;
    const entry = names.entry(subject.ids[0]!);
    const sign = signFor(direction, {
      inverse: subject.inverse,
      rate: entry?.rate ?? false,
      signed: entry?.signed ?? false,
    });
    if (sign === undefined) continue;
    const holds = changes.some((e) => agrees(sign, e, evidence));
    if (direction.negated ? changes.every((e) => agrees(sign, e, evidence)) : !holds) {
      const { figure } = changes[0]!;
      problems.push({
        code: 'direction',
        detail: `the sentence says that ${names.label(subject.ids[0]!)} ${direction.negated ? 'did not move that way' : 'moved that way'}, but ${figure.id} is ${figure.text}.`,
      });
    }
  }
  return problems;
}
