import { CHECK_KINDS, type CheckKind, type CheckResult, shortened } from './check.ts';
import { fullyRight, type Judged, type Run } from './evaluate.ts';
import { AIM_WORDS } from './form.ts';

/** How many answers are printed in full, spread evenly over the bank. */
const FULL_ANSWERS = 10;
const MS_STEP = 50;

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

/** Rounded, so that a report hardly changes between two runs. */
function roundedMs(ms: number): string {
  return ms < MS_STEP ? `<${MS_STEP}` : String(Math.round(ms / MS_STEP) * MS_STEP);
}

const failedOf = ({ checks }: Judged): readonly CheckResult[] => checks.filter(({ passed }) => !passed);

interface Tally {
  readonly passed: number;
  readonly made: number;
}

export function tally(run: Run, kind?: CheckKind): Tally {
  const checks = run.judged
    .flatMap((judged) => judged.checks)
    .filter((check) => !kind || check.kind === kind);
  return { passed: checks.filter(({ passed }) => passed).length, made: checks.length };
}

const percent = ({ passed, made }: Tally): string =>
  made === 0 ? '-' : `${Math.round((100 * passed) / made)}%`;

export interface ReportOptions {
  readonly bank: string;
  /** What a reader should know about this run. */
  readonly remarks: readonly string[];
}

/** The first run is the one reported; the others stand beside its totals. */
export function reportOf(runs: readonly Run[], options: ReportOptions): string {
  const [main] = runs;
  if (!main) return '';
  return [
    `# Evaluation: ${main.candidate} on ${options.bank}`,
    '',
    ...options.remarks.flatMap((remark) => [remark, '']),
    ...headline(main),
    ...questionTable(main),
    ...totals(runs),
    ...failures(main),
    ...answersInFull(main),
  ].join('\n');
}

function headline(run: Run): string[] {
  const right = run.judged.filter(fullyRight).length;
  const { passed, made } = tally(run);
  const wrongNumbers = tally(run, 'numbers');
  const recomputed = tally(run, 'recomputed');
  const forbidden = tally(run, 'forbidden');
  return [
    `**${right} of ${run.judged.length} fully right** (every check passed); ${passed} of ${made} checks passed. ` +
      `Answers with a number that is no figure: ${wrongNumbers.made - wrongNumbers.passed}; with a value that the ` +
      `raw series contradict: ${recomputed.made - recomputed.passed}; with a forbidden statement: ` +
      `${forbidden.made - forbidden.passed}.`,
    '',
  ];
}

function questionTable(run: Run): string[] {
  return [
    '## Questions',
    '',
    '| id | language | question | verdict | passed | failed | words | ms |',
    '|---|---|---|---|---:|---:|---:|---:|',
    ...run.judged.map((judged) => {
      const failed = failedOf(judged).length;
      return `| ${[
        judged.question.id,
        judged.question.lang,
        cell(shortened(judged.question.question, 70)),
        judged.answer?.verdict ?? 'error',
        judged.checks.length - failed,
        failed === 0 ? '0' : `**${failed}**`,
        judged.words,
        roundedMs(judged.elapsedMs),
      ].join(' | ')} |`;
    }),
    '',
  ];
}

function totals(runs: readonly Run[]): string[] {
  const inAim = (run: Run): number =>
    run.judged.filter(({ words }) => words >= AIM_WORDS[0] && words <= AIM_WORDS[1]).length;
  const median = (values: readonly number[]): number => {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted.length === 0 ? 0 : sorted[sorted.length >> 1]!;
  };
  const cost = (run: Run): string => {
    const known = run.judged.map(({ answer }) => answer?.costUsd).filter((usd) => usd !== undefined);
    if (known.length > 0) return `$${known.reduce((sum, usd) => sum + usd, 0).toFixed(4)}`;
    const tokens = run.judged.reduce(
      (sum, { answer }) => sum + (answer?.usage ? answer.usage.inputTokens + answer.usage.outputTokens : 0),
      0,
    );
    return tokens > 0 ? `${tokens} tokens` : '$0';
  };
  const row = (name: string, of: (run: Run) => string): string => `| ${name} | ${runs.map(of).join(' | ')} |`;
  return [
    '## Totals',
    '',
    `| check | ${runs.map(({ candidate }) => candidate).join(' | ')} |`,
    `|---|${runs.map(() => '---:').join('|')}|`,
    ...CHECK_KINDS.map((kind) =>
      row(kind, (run) => {
        const count = tally(run, kind);
        return `${count.passed}/${count.made}`;
      }),
    ),
    row('**all checks**', (run) => {
      const count = tally(run);
      return `**${count.passed}/${count.made}** (${percent(count)})`;
    }),
    row('**fully right**', (run) => `**${run.judged.filter(fullyRight).length}/${run.judged.length}**`),
    row('words, median', (run) => String(median(run.judged.map(({ words }) => words)))),
    row(`within ${AIM_WORDS[0]}-${AIM_WORDS[1]} words`, (run) => `${inAim(run)}/${run.judged.length}`),
    row('ms, median', (run) => roundedMs(median(run.judged.map(({ elapsedMs }) => elapsedMs)))),
    row('cost', cost),
    '',
  ];
}

function failures(run: Run): string[] {
  const lines = run.judged.flatMap((judged) => {
    const failed = failedOf(judged);
    if (failed.length === 0) return [];
    return [
      `**${judged.question.id}** ${judged.question.question}`,
      '',
      ...failed.map(({ name, evidence }) => `- ${name}: ${shortened(evidence.replaceAll('\n', ' '), 320)}`),
      '',
    ];
  });
  return ['## Failed checks', '', ...(lines.length > 0 ? lines : ['None.', ''])];
}

function answersInFull(run: Run): string[] {
  const count = Math.min(FULL_ANSWERS, run.judged.length);
  const chosen = Array.from(
    { length: count },
    (_, i) => run.judged[Math.floor((i * run.judged.length) / count)]!,
  );
  return [
    `## ${count} answers in full`,
    '',
    ...chosen.flatMap(({ question, context, text, error }) => [
      `### ${question.id}: ${question.question}`,
      '',
      `${context.state}${context.history.length > 0 ? `, after ${context.history.length} turns` : ''}`,
      '',
      '```text',
      text || `(${error ?? 'nothing'})`,
      '```',
      '',
    ]),
  ];
}

/** The same for programs; no timings, so that two runs can be compared byte by byte. */
export function jsonOf(runs: readonly Run[], options: ReportOptions): string {
  return `${JSON.stringify(
    {
      bank: options.bank,
      runs: runs.map((run) => ({
        candidate: run.candidate,
        fullyRight: run.judged.filter(fullyRight).length,
        totals: Object.fromEntries(CHECK_KINDS.map((kind) => [kind, tally(run, kind)])),
        questions: run.judged.map((judged) => ({
          id: judged.question.id,
          lang: judged.question.lang,
          verdict: judged.answer?.verdict ?? null,
          words: judged.words,
          error: judged.error ?? null,
          checks: judged.checks,
          text: judged.text,
        })),
      })),
    },
    null,
    1,
  )}\n`;
}
