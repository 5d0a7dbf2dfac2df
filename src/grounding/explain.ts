import type { Evidence } from './figures.ts';
import { belongsToAny, type Facts, type ItemContext } from './item.ts';
import { digitsAgree } from './match.ts';
import type { NameIndex } from './names.ts';
import type { Literal } from './numbers.ts';
import type { Problem, ProblemCode } from './types.ts';

/** What is wrong with a number, as one sentence that lets a model mend it. */

const KIND = { level: 'a level', change: 'a change', other: 'a number of another kind' } as const;
const NOT_KIND = { level: 'a change', change: 'a level', other: 'a level or a change' } as const;

export function explain(code: ProblemCode, e: Evidence, facts: Facts, context: ItemContext): Problem {
  const { figure } = e;
  const said = facts.literal ? `"${facts.literal.text}"` : `{{${figure.id}}}`;
  const names = facts.subjects.map((id) => context.names.label(id)).join(' or ');
  const details: Partial<Record<ProblemCode, string>> = {
    source: `${said} stands beside ${names || 'something else'}, but ${figure.id} (${figure.text}) belongs to ${figure.instrument || figure.source}; use a figure of ${names || 'what the sentence names'}${owned(context.evidence, facts.subjects, context.names)} or name the right one.`,
    kind: `${said} is used as ${NOT_KIND[e.kind]}, but ${figure.id} is ${KIND[e.kind]} (${figure.text}).`,
    date: `${said} is ${figure.id} of ${figure.asOf}, not of the date that the sentence gives; name the date ${figure.asOf} or use a figure of the right day.`,
    window: `${said} is ${figure.id}, a change over ${span(e)}; name that window or use a figure of the window that the sentence names.`,
    sign: `${said} has the wrong sign or none: ${figure.id} is ${figure.text}.`,
    direction: `the word of direction beside ${said} disagrees with ${figure.id}, which is ${figure.text}.`,
  };
  return { code, detail: details[code]! };
}

/** What there is of the thing that the sentence names. */
function owned(evidence: readonly Evidence[], subjects: readonly string[], names: NameIndex): string {
  const known =
    subjects.length === 0 ? [] : evidence.filter((e) => belongsToAny(e, subjects, names)).slice(0, HINTS);
  return known.length === 0
    ? ''
    : ` (${known.map(({ figure }) => `{{${figure.id}}} = ${figure.text}`).join(', ')})`;
}

const HINTS = 4;

export function notFound(
  literal: Literal,
  facts: Facts,
  context: ItemContext,
  peers: readonly Evidence[],
): Problem {
  const unitless = (facts.subjects.length > 0 ? peers : context.evidence).find((e) =>
    digitsAgree(literal, e),
  );
  if (unitless) {
    return {
      code: 'unit',
      detail: `"${literal.text}" has the wrong unit: ${unitless.figure.id} is ${unitless.figure.text} (${unitless.figure.unit}).`,
    };
  }
  const hint = owned(peers, facts.subjects, context.names);
  return {
    code: 'number',
    detail: `"${literal.text}" matches no figure of this conversation${hint}; write a reference or leave the number out.`,
  };
}

function span({ window, releases }: Evidence): string {
  const count = releases ?? window ?? 1;
  return `${count} ${releases === undefined ? 'session' : 'release'}${count === 1 ? '' : 's'}`;
}
