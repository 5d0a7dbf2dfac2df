import { type Answer, type Bot, plainText, type Reading } from '../../src/core.ts';

/** The public shape of an answer: `ask --json` and `why --json`. */
export function answerJson(answer: Answer): object {
  const { figures, verdict, assessment, toolCalls, model, mode, asOf, notes } = answer;
  return {
    text: plainText(answer),
    figures,
    verdict,
    ...(assessment ? { assessment } : {}),
    toolCalls,
    model,
    mode,
    asOf,
    notes,
  };
}

/** Without the series behind it, which are for the engine. */
function readingJson({ path: _, recent: __, ...reading }: Reading): unknown {
  return reading;
}

export function snapshotJson(bot: Bot, asOf: string | undefined): unknown {
  const { asOf: moment, mode, label, readings, gaps } = bot.snapshot(asOf);
  return {
    asOf: moment.date,
    mode,
    label,
    readings: [...readings.values()].map(readingJson),
    gaps: [...gaps.values()],
    notes: moment.notes,
  };
}

/** A look-up as data: as an answer, with its tables. */
export function cardJson(answer: Answer): unknown {
  return { ...answerJson(answer), blocks: answer.blocks };
}
