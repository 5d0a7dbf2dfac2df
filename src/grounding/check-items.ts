import { explain, notFound } from './explain.ts';
import type { Evidence } from './figures.ts';
import { dateCheck, kindCheck, sourceCheck, windowCheck } from './fit.ts';
import { directionCheck, signCheck } from './fit-direction.ts';
import { belongsToAny, type Check, type Facts, type ItemContext, type ItemResult } from './item.ts';
import type { Subject } from './layout.ts';
import { digitsAgree, valueStated } from './match.ts';
import type { Literal } from './numbers.ts';
import type { Span } from './text.ts';
import type { ProblemCode } from './types.ts';

/** Finds the figure behind a literal number or a reference, or says which single thing is wrong with it. */

export function checkItem(
  item: Span,
  literal: Literal | undefined,
  context: ItemContext,
  only?: Evidence,
): ItemResult {
  const { layout, evidence, names } = context;
  const subject = layout.subjectOf(item);
  const direction = layout.directionOf(item);
  const subjects = subject ? subjectIds(subject, item, context) : [];
  const inverse = subject?.mentions.some((mention) => mention.inverse) ?? false;
  const named = subjects.length > 0;
  const mine = (e: Evidence): boolean => belongsToAny(e, subjects, names);
  const peers = named ? evidence.filter(mine) : evidence;
  const facts: Facts = { item, literal, subject, direction, inverse, subjects };
  const checks: readonly (readonly [ProblemCode, Check])[] = [
    ['source', sourceCheck(facts, context, only !== undefined)],
    ['kind', kindCheck(facts, context, only !== undefined)],
    ['date', dateCheck(facts, context, only !== undefined)],
    ['window', windowCheck(facts, context, only !== undefined)],
    ['sign', signCheck(facts, context)],
    ['direction', directionCheck(facts, context)],
  ];
  const pool = only ? [only] : evidence;
  const stated = literal
    ? pool.filter((e) => valueStated(literal, e, { named: named && mine(e), peers }) !== undefined)
    : pool;
  let best: { evidence: Evidence; failed: ProblemCode[] } | undefined;
  for (const candidate of stated) {
    const failed = checks.filter(([, check]) => !check(candidate)).map(([code]) => code);
    if (failed.length === 0) return { evidence: candidate, direction, subjects };
    if (!best || blame(failed) < blame(best.failed)) best = { evidence: candidate, failed };
  }
  const otherUnit = named && literal !== undefined && peers.some((e) => digitsAgree(literal, e));
  if (best && (!literal || !(best.failed.includes('source') && otherUnit))) {
    return { problem: explain(best.failed[0]!, best.evidence, facts, context), direction, subjects };
  }
  return { problem: notFound(literal!, facts, context, peers), direction, subjects };
}

/** A slip about the named thing is likelier than a number of something else. */
function blame(failed: readonly ProblemCode[]): number {
  return failed.length + (failed.includes('source') ? 0.5 : 0);
}

function subjectIds(subject: Subject, item: Span, { layout, names }: ItemContext): string[] {
  const ids = [...new Set(subject.mentions.flatMap((mention) => mention.ids))];
  const around = new Set(layout.namesAround(item).flatMap((mention) => mention.ids));
  const spans = names.entries
    .filter(({ between }) => between && around.has(between[0]) && around.has(between[1]))
    .map(({ id }) => id);
  return [...ids, ...spans.filter((id) => !ids.includes(id))];
}
