import { words } from '../answer/messages/index.ts';
import { type CheckInput, type CheckResult, result } from './check.ts';

/**
 * `must_use` names tools of a model. A model must have called them; code that narrates has no tools, so there
 * the parts of the answer that rest on the same function must be present.
 */

type Presence = (input: CheckInput) => boolean;

const hasRole =
  (...roles: readonly string[]): Presence =>
  ({ answer }) =>
    answer.blocks.some((block) => roles.includes(block.kind === 'section' ? block.role : block.kind));
const hasFigure =
  (expression: RegExp): Presence =>
  ({ answer }) =>
    answer.figures.some(({ id }) => expression.test(id));
const anyOf =
  (...tests: readonly Presence[]): Presence =>
  (input) =>
    tests.some((test) => test(input));

/** A record of the feed is told, or the answer says that there is none or no feed. */
const tellsNews: Presence = ({ answer, text, world }) => {
  const { language } = answer;
  const told = world.feed.records.some(({ headline, summary }) =>
    [...Object.values(headline ?? {}), summary.replace(/\.$/, '')].some(
      (name) => name.length > 8 && text.includes(name),
    ),
  );
  if (told) return true;
  const silences = [
    words(language, 'ev.noEvent'),
    words(language, 'ev.noFeed'),
    words(language, 'note.feedDown'),
    ...(['quote.none', 'quote.noFeed'] as const).map((key) =>
      words(language, key, { date: '~' })
        .split('~')
        .sort((a, b) => b.length - a.length)[0]!
        .trim(),
    ),
  ];
  return silences.some((silence) => text.includes(silence));
};

/** The record of the calendar stands in the text, or the answer says which day is read instead of a closed one. */
const tellsCalendar: Presence = (input) => {
  const { answer, text, world } = input;
  const dated = world.feed.records.some(
    ({ class: kind, headline, summary }) =>
      kind === 'calendar' &&
      [...Object.values(headline ?? {}), summary.replace(/\.$/, '')].some((name) => text.includes(name)),
  );
  return (
    dated ||
    /closed|休市|cerrad|month-end|quarter|tax|季|月末|impuesto/iu.test(`${text} ${answer.notes.join(' ')}`)
  );
};

/** A claim of the article, its record, or the engine's verdict on a claim in the first line. */
const tellsClaim: Presence = ({ answer, text, world }) =>
  answer.blocks.some(
    (block) =>
      (block.kind === 'section' && block.role === 'claim') ||
      (block.kind === 'verdict' && block.line.some(({ figure }) => figure?.endsWith('.odds'))),
  ) || world.framework.claims.some(({ record }) => text.includes(record[answer.language]));

const tellsMethod: Presence = ({ text }) =>
  /part judgement|judgement|主观判断|en parte criterio|calibrat|校准/iu.test(text);

const longerThanADay: Presence = ({ answer }) =>
  answer.figures.some(({ windowSessions }) => (windowSessions ?? 1) > 1) ||
  answer.figures.some(({ asOf, id }) => asOf !== null && asOf < answer.asOf && /\.change_/.test(id)) ||
  answer.blocks.some(({ kind }) => kind === 'table');

const PRESENCE: Readonly<Record<string, Presence>> = {
  none: () => true,
  market_snapshot: anyOf(hasFigure(/\.(change_\dd|level)/), hasRole('moved', 'table')),
  unusualness: anyOf(
    hasFigure(/\.z_\dd|^panel\./),
    ({ answer }) =>
      ['ordinary', 'confirmed', 'corrected', 'partly'].includes(answer.verdict) &&
      answer.assessment !== undefined,
  ),
  driver_ranking: anyOf(hasRole('supported'), hasFigure(/\.odds$/)),
  driver_detail: hasFigure(/\.odds$/),
  funding: hasFigure(/^(sofr|sofr-iorb|reserves)\b/),
  rates: hasFigure(/^(us2y|us10y|us30y|mortgage|curve|real-yield)\b/),
  events: tellsNews,
  calendar: tellsCalendar,
  analogs: hasRole('analog', 'table'),
  history: longerThanADay,
  indicator: hasFigure(/\.level$/),
  article_claims: tellsClaim,
  method: tellsMethod,
};

const WRITTEN_BY_CODE = new Set(['narrator', 'template']);

export function toolsCheck(input: CheckInput): CheckResult[] {
  const { answer, question } = input;
  const wanted = question.must_use;
  const called = new Set(answer.toolCalls.map(({ name }) => name));
  const byCode = WRITTEN_BY_CODE.has(answer.model) && called.size === 0;
  const missing = wanted.filter((tool) => {
    if (tool === 'none') return false;
    return byCode ? !(PRESENCE[tool]?.(input) ?? false) : !called.has(tool);
  });
  const evidence =
    missing.length > 0
      ? `${byCode ? 'no part of the answer rests on' : 'not called'}: ${missing.join(', ')}`
      : wanted.join(', ');
  return [result('tools', missing.length === 0, evidence)];
}
