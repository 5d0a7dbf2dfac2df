import { z } from 'zod';
import { normalise } from '../answer/matcher.ts';
import type { AnalogFinder } from '../assessment/analogs.ts';
import { amountsIn } from './amounts.ts';
import { build, type CompileParts, isWatched, type Proposal } from './build.ts';
import type { Compiled } from './compile.ts';
import { metricSchema } from './rule.ts';

/** One answer of a model to one text. No tools, no memory. @throws when it does not answer. */
export type Complete = (system: string, user: string, signal: AbortSignal) => Promise<string>;

export type CompileWithModel = (
  phrase: string,
  parts: CompileParts & { readonly analogs: AnalogFinder },
  signal: AbortSignal,
) => Promise<Compiled>;

const MAX_PHRASE = 300;
const MAX_RULES = 3;

const proposalSchema = z.strictObject({
  metric: metricSchema,
  is: z.enum(['above', 'below', 'crosses', 'becomes', 'changes']),
  threshold: z.number().optional(),
  unit: z
    .enum(['percent', 'points', 'basis-points', 'percentage-points', 'money', 'sigma', 'decibans'])
    .optional(),
  what: z.string().max(64).optional(),
  closesOnly: z.boolean().optional(),
});
const answerSchema = z.object({ rules: z.array(z.unknown()).max(10) });

/**
 * A second reading of words that the rules left open. The model chooses from closed lists; what it writes passes the
 * same checks as the rules' own reading, is shown to the person in code's words, and is armed by nobody but the
 * person. An answer that does not fit counts as not understood.
 */
export function createModelCompiler(
  complete: Complete,
  system: string,
  report: (error: unknown) => void,
): CompileWithModel {
  return async (phrase, parts, signal) => {
    let answer: string;
    try {
      answer = await complete(
        `${system}\n\n${listsOf(parts)}`,
        JSON.stringify({ request: phrase.slice(0, MAX_PHRASE) }),
        signal,
      );
    } catch (error) {
      report(error);
      return { kind: 'not-understood' };
    }
    const built = proposalsIn(answer)
      .slice(0, MAX_RULES)
      .filter(({ amount }) => saysNumber(phrase, amount?.value))
      .map((proposal) => build(proposal, parts));
    const rules = built.flatMap((one) => ('rule' in one ? [one.rule] : []));
    if (rules.length > 1) return { kind: 'ask', rules };
    // The number is the model's as often as the person's: it is shown as a proposal.
    if (rules.length === 1) return { kind: 'rule', rule: rules[0]!, proposed: true };
    const refused = built.find((one) => 'refusal' in one);
    return refused && 'refusal' in refused
      ? { kind: 'refused', refusal: refused.refusal }
      : { kind: 'not-understood' };
  };
}

/** Powers of ten between what people and indicators count in: %, bp, thousands to trillions. */
const SCALES = [1, 100, 1e-2, 1e3, 1e6, 1e9, 1e12, 1e-3, 1e-6] as const;

/** Where the person wrote numbers, the model's is one of them; words without numbers leave the choice to it. */
function saysNumber(phrase: string, value: number | undefined): boolean {
  const said = amountsIn(normalise(phrase).slice(0, MAX_PHRASE), 'en').map((amount) =>
    Math.abs(amount.value),
  );
  if (value === undefined || said.length === 0) return true;
  const size = Math.abs(value);
  return said.some((one) => SCALES.some((scale) => Math.abs(one * scale - size) <= 1e-6 * Math.max(size, 1)));
}

/** The proposals that fit the schema. Text around the JSON is ignored. */
function proposalsIn(answer: string): Proposal[] {
  const from = answer.indexOf('{');
  const to = answer.lastIndexOf('}');
  if (from < 0 || to < from) return [];
  let json: unknown;
  try {
    json = JSON.parse(answer.slice(from, to + 1));
  } catch {
    return [];
  }
  const parsed = answerSchema.safeParse(json);
  return (parsed.success ? parsed.data.rules : []).flatMap((row): Proposal[] => {
    const proposal = proposalSchema.safeParse(row);
    if (!proposal.success) return [];
    const { metric, is, threshold, unit, what, closesOnly } = proposal.data;
    return [
      {
        metric,
        is,
        ...(threshold === undefined
          ? {}
          : { amount: { value: threshold, ...(unit === undefined ? {} : { unit }) } }),
        ...(what === undefined ? {} : { what }),
        ...(closesOnly ? { running: false } : {}),
      },
    ];
  });
}

function listsOf({ registry, framework, analogs, health, mode }: CompileParts): string {
  const indicators = registry.all
    .filter((indicator) => mode === 'recorded' || isWatched(indicator, registry))
    .map(({ id, label, unit }) => `${id} (${label.en}, ${unit})`);
  return [
    `Indicators: ${indicators.join('; ')}`,
    `Drivers: ${framework.drivers.map(({ id, label }) => `${id} (${label.en})`).join('; ')}`,
    `Episodes: ${analogs.episodes
      .filter(({ calm }) => !calm)
      .map(({ id, name }) => `${id} (${name.en})`)
      .join('; ')}`,
    `Sources: ${(health?.sources ?? []).map(({ id }) => id).join(', ')}`,
  ].join('\n');
}
