import { findAll, type Span } from './text.ts';

/** Cuts a sentence at its joints: strong ones (stops, "while", "but") and weak ones (commas, "and"). */

export const STRONG =
  /[;；:：.。!?！？\n]|\s[—–-]\s|——|(?<![A-Za-zÀ-ɏ])(?:while|whereas|but|although|though|(?<!(?:such|well|far|much|times)\s)as(?!\s+(?:of|far|much|well)\b)|after|because|when|which|yet|even though|mientras(?: que)?|pero|aunque|cuando|tras|während|aber|obwohl|nachdem|tandis que|mais|alors que|bien que|enquanto|mas|embora|apesar)(?![A-Za-zÀ-ɏ])|而|但是?|不过|虽然|尽管|一方(?:で)?|ものの|のに対し/giu;
const WEAK =
  /[,，、]|(?<![A-Za-zÀ-ɏ])(?:and|or|with|y|e|und|et|sowie|against|versus|vs\.?|compared (?:with|to)|than|then|frente a|con|contra|gegenüber|gegen|contre|face à|ante)(?![A-Za-zÀ-ɏ])|和|与|及|以及|并|对比|相比|と|に対し/giu;
export interface Piece extends Span {
  /** Number of the strong segment. */
  readonly segment: number;
}
export function cut(skeleton: string, firstSegment: number, from = 0): Piece[] {
  const joints = [
    ...findAll(STRONG, skeleton).map((joint) => ({ ...joint, strong: true })),
    ...findAll(WEAK, skeleton).map((joint) => ({ ...joint, strong: false })),
  ]
    .filter((joint) => joint.start >= from && !isDecimal(skeleton, joint))
    .sort((a, b) => a.start - b.start || Number(b.strong) - Number(a.strong));
  const pieces: Piece[] = [];
  let at = from;
  let segment = firstSegment;
  for (const joint of joints) {
    if (joint.start < at) continue;
    if (joint.start > at) pieces.push({ start: at, end: joint.start, segment });
    if (joint.strong) segment++;
    pieces.push({ start: joint.start, end: joint.end, segment });
    at = joint.end;
  }
  if (at < skeleton.length || pieces.length === 0)
    pieces.push({ start: at, end: Math.max(skeleton.length, at + 1), segment });
  return pieces;
}

function isDecimal(text: string, { start }: Span): boolean {
  return /[.,]/.test(text[start]!) && /\d/.test(text[start - 1] ?? '') && /\d/.test(text[start + 1] ?? '');
}
