import type { NameMention } from './names.ts';
import { BLANK, type Span } from './text.ts';

/** "Gold and silver fell 10.3% and 28.5%": lists of names and numbers that belong together one by one. */

/** What may stand between two entries of one list. */
const ONLY_JOINS =
  /^\s*(?:(?:[,，、]|and|y|und|et|e|和|与|と|及|以及)\s*)+(?:(?:un|una|el|la|los|the|der|die|das|le|les|l['’]|o|a|um|de|by|then)\s+)*$/iu;

interface Places {
  inBracket(span: Span): boolean;
  segment(span: Span): number;
}

export function pairsOf(
  items: readonly Span[],
  names: readonly NameMention[],
  skeleton: string,
  places: Places,
): ReadonlyMap<Span, NameMention> {
  const pairs = new Map<Span, NameMention>();
  const outer = names.filter((name) => !places.inBracket(name));
  for (const run of runs(
    items.filter((item) => !places.inBracket(item)),
    skeleton,
  )) {
    const listed = namesFor(run, outer, skeleton, places);
    if (listed) for (const [index, item] of run.entries()) pairs.set(item, listed[index]!);
  }
  return pairs;
}

/** Numbers with nothing but commas and "and" between them, two or more. */
function runs(items: readonly Span[], skeleton: string): Span[][] {
  const found: Span[][] = [];
  for (const item of items) {
    const last = found.at(-1);
    if (last && joined(last.at(-1)!, item, skeleton)) last.push(item);
    else found.push([item]);
  }
  return found.filter((run) => run.length > 1);
}

function joined(a: Span, b: Span, skeleton: string): boolean {
  const gap = skeleton.slice(a.end, b.start);
  return !gap.includes(BLANK) && ONLY_JOINS.test(gap);
}

/** The list of as many names: before the numbers or after them; or, said again in short, all names before. */
function namesFor(
  run: readonly Span[],
  names: readonly NameMention[],
  skeleton: string,
  { segment }: Places,
): readonly NameMention[] | undefined {
  const first = run[0]!;
  const last = run.at(-1)!;
  const near = (name: Span): boolean => Math.abs(segment(name) - segment(first)) <= 1;
  const before = names.filter((name) => name.end <= first.start && near(name));
  const after = names.filter((name) => name.start >= last.end && segment(name) === segment(last));
  const unbroken = (list: readonly NameMention[]): boolean =>
    list.length === run.length && list.slice(1).every((name, index) => joined(list[index]!, name, skeleton));
  const direct = before.slice(-run.length);
  if (unbroken(direct)) return direct;
  const behind = after.slice(0, run.length);
  if (before.length === 0 && unbroken(behind)) return behind;
  // "silver fell 28.5% and gold 10.3%, moves of 19 and 10 usual moves"
  const own = before.filter((name) => skeleton.slice(name.end, first.start).search(/[,，;；]/) !== -1);
  return own.length === run.length ? own : undefined;
}
