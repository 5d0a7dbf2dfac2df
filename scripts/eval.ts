/**
 * npm run eval -- [--bank FILE] [--model] [--out FILE] [--json FILE] [--only ID,...]
 * Asks a bank of questions (by default our own; --model asks the configured model too) and holds every answer against rules. Exit 0 whatever the answers are worth;
 * 2 for wrong arguments or files.
 */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { createOpenAiModel } from '../src/agent/openai.ts';
import { loadPrompts } from '../src/agent/prompts.ts';
import { type Bot, createBot } from '../src/bot.ts';
import { loadConfig } from '../src/config.ts';
import { InputError, UndercurrentError } from '../src/errors.ts';
import {
  type Candidate,
  modelWithoutTools,
  modelWithTools,
  narrator,
  templateOnly,
} from '../src/eval/answerer.ts';
import type { World } from '../src/eval/check.ts';
import { evaluate, fullyRight, type Run } from '../src/eval/evaluate.ts';
import { type EvalContext, loadBank } from '../src/eval/question.ts';
import { jsonOf, type ReportOptions, reportOf, tally } from '../src/eval/report.ts';
import { projectFile } from '../src/paths.ts';

const OWN_BANK = projectFile('test', 'fixtures', 'questions.jsonl');
const RETRIES = 2;

function argumentsOf(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        bank: { type: 'string', default: OWN_BANK },
        model: { type: 'boolean', default: false },
        out: { type: 'string' },
        json: { type: 'string' },
        only: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}

/** The bot that has everything, and the one of states whose news feed is out of reach. */
function bots(): (context: EvalContext) => Bot {
  const full = createBot({ now: Date.now });
  let silent: Bot | undefined;
  return ({ newsDown }) => {
    if (!newsDown) return full;
    silent ??= createBot({ now: Date.now, events: 'none' });
    return silent;
  };
}

async function main(argv: readonly string[]): Promise<void> {
  const given = argumentsOf(argv);
  const only = given.only?.split(',').map((id) => id.trim());
  const whole = loadBank(given.bank);
  const bank = whole.filter(({ id }) => !only || only.includes(id));
  const unknown = (only ?? []).filter((id) => !whole.some((question) => question.id === id));
  if (unknown.length > 0)
    throw new InputError(`--only ${unknown.join(', ')}: not in ${basename(given.bank)}`);

  const botFor = bots();
  const worldOf = (context: EvalContext): World => botFor(context);
  const candidates: Candidate[] = [narrator(botFor), templateOnly(botFor)];
  const remarks = [
    'Rules alone judge here: no model grades an answer. `say` and `not say` are the facts of the bank as ' +
      'patterns and number ranges; `numbers` holds every literal against the figures of the answer; ' +
      '`recomputed` works levels and 1, 3 and 5 session changes out again from the raw series.',
    'There is no live source in this run. A "live" state is answered from the newest recorded day (or from the ' +
      'day or Sunday that the state names), and `label` demands that the first line says so. D15: MOVE is in the ' +
      'bundled history, so its recorded value with source and date is right, and only the basis must stay without ' +
      'a number. D29: the Sunday is that after the newest recorded day.',
  ];
  if (given.model) {
    const { model, noModelBecause, prices } = loadConfig();
    if (!model) throw new InputError(`--model: ${noModelBecause ?? 'no model is configured'}`);
    const chat = createOpenAiModel({ ...model, maxRetries: RETRIES });
    // The model is the one reported; the narrator stands beside it as a third line to beat.
    candidates.unshift(modelWithTools(chat, botFor, loadPrompts(), prices));
    candidates.push(modelWithoutTools(chat, botFor, prices));
    remarks.push(`Model: ${model.model}.`);
  }

  // The first question pays for reading the data; that is no one's thinking time.
  const bot = botFor({ state: '', live: false, newsDown: false, history: [] });
  await bot.ask('hello');
  const runs: Run[] = [];
  for (const candidate of candidates) runs.push(await evaluate(bank, candidate, worldOf, bot.defaultDay));

  const options: ReportOptions = { bank: basename(given.bank), remarks };
  const report = reportOf(runs, options);
  if (given.out) writeFileSync(given.out, report);
  if (given.json === '-') process.stdout.write(jsonOf(runs, options));
  else if (given.json) writeFileSync(given.json, jsonOf(runs, options));
  if (!given.out && given.json !== '-') process.stdout.write(report);
  for (const run of runs) {
    const { passed, made } = tally(run);
    const right = run.judged.filter(fullyRight).length;
    process.stderr.write(
      `${run.candidate}: ${right}/${run.judged.length} fully right, ${passed}/${made} checks\n`,
    );
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UndercurrentError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
