import { signFor } from './directions.ts';
import type { Evidence } from './figures.ts';
import type { Check, Facts, ItemContext } from './item.ts';
import type { Direction } from './layout.ts';
import { roundsToZero } from './match.ts';
import type { NameIndex } from './names.ts';
import { smallMove } from './small.ts';
import { wordEdges } from './text.ts';

/** Whether the sign and the word of direction that a sentence gives agree with a figure. */

const MOVE_NOUN = wordEdges(
  /\b(?:moves?|moved|change[sd]?|swings?|variation|variación|movimientos?|oscilación|Bewegung|Veränderung|mouvement|variação|movimento)\b|波动|变动|变化|振幅|幅度|変動|変化/iu,
);
const AGAINST = /against|contra|dagegen|反对|不利|gegen|contre|反/iu;
export function signCheck(
  { item, literal, direction, inverse, subjects }: Facts,
  { layout, names }: ItemContext,
): Check {
  const gap = layout.gapOf(item);
  return (e) => {
    const signed =
      e.parts.some((part) => names.entry(part)?.signed) || subjects.some((id) => names.entry(id)?.signed);
    if (!literal) {
      // "{{sofr-iorb.level}} below IORB" of a positive gap.
      const contradicts = e.kind === 'level' && signed && gap !== undefined && !gap.negated;
      return !contradicts || e.figure.value === 0 || Math.sign(e.figure.value) === gap.sign;
    }
    if (roundsToZero(literal)) return true;
    const value = e.figure.value * (inverse && e.kind === 'change' ? -1 : 1);
    if (literal.sign !== 0) {
      // Usual moves are told as a size in some places.
      const size = e.figure.unit === 'sigma' && value > 0 && !e.figure.text.startsWith('+');
      return size || value === 0 || Math.sign(value) === literal.sign;
    }
    if (literal.to && literal.to.sign !== 0) return Math.sign(value) === literal.to.sign;
    if (e.kind === 'change') {
      if (direction) return true;
      return value > 0 || MOVE_NOUN.test(layout.pieceText(item));
    }
    if (e.figure.unit === 'decibans') return value >= 0 || AGAINST.test(layout.pieceText(item));
    if (e.kind === 'other') return true;
    if (gap && signed && !gap.negated) return Math.sign(value) === gap.sign;
    return value >= 0;
  };
}

export function directionCheck(facts: Facts, context: ItemContext): Check {
  const { literal, direction, item } = facts;
  const { evidence, names } = context;
  if (!direction || direction.mention.negated) return () => true;
  // An explicit sign speaks for itself, unless a verb stands right beside it.
  if (literal && literal.sign !== 0 && !direction.strict) return () => true;
  const governing = context.layout.windowOf(item);
  return (e) => {
    if (literal && roundsToZero(literal) && e.kind === 'change') return true;
    const claimed = signOf(direction, facts, e, names);
    if (claimed === undefined || (claimed === 0 && !direction.strict)) return true;
    if (e.kind === 'change') return agrees(claimed, e, evidence, direction.mention.kind === 'calm');
    // Counts of the panel are of assets that fell.
    if (e.figure.unit === 'count' && /^panel\.(?:breadth|down)/.test(e.figure.id)) return claimed !== 1;
    if (e.figure.unit !== 'sigma' && e.kind !== 'level') return true;
    if (e.kind === 'level' && !direction.strict) return true;
    if (e.figure.unit === 'sigma' && /^[+\-−]/.test(e.figure.text)) {
      return claimed === 0 || Math.sign(e.figure.value) === claimed;
    }
    // A level, or a size in usual moves: its own changes tell which way it went.
    const changes = evidence.filter(
      (other) =>
        other.kind === 'change' &&
        other.parts[0] === e.parts[0] &&
        other.figure.asOf === e.figure.asOf &&
        (e.window ?? governing?.sessions[0] ?? other.window) === other.window,
    );
    return (
      changes.length === 0 ||
      changes.some((other) => agrees(claimed, other, evidence, direction.mention.kind === 'calm'))
    );
  };
}

function signOf(
  direction: Direction,
  { inverse }: Facts,
  e: Evidence,
  names: NameIndex,
): -1 | 0 | 1 | undefined {
  const entry = e.parts.map((part) => names.entry(part)).find((found) => found !== undefined);
  return signFor(direction.mention, { inverse, rate: entry?.rate ?? false, signed: entry?.signed ?? false });
}

/** Whether a change went the way that is claimed; 0 claims that it hardly moved. */
export function agrees(
  claimed: -1 | 0 | 1,
  e: Evidence,
  evidence: readonly Evidence[],
  calm = false,
): boolean {
  if (claimed === 0) return smallMove(e, evidence, calm);
  return e.figure.value === 0 ? false : Math.sign(e.figure.value) === claimed;
}
