import { describe, expect, it } from 'vitest';
import type { ChatModel, ModelEvent, ModelRequest } from '../../src/agent/model.ts';
import { loadPrompts } from '../../src/agent/prompts.ts';
import { modelWithoutTools, modelWithTools, narrator, templateOnly } from '../../src/eval/answerer.ts';
import { evaluate } from '../../src/eval/evaluate.ts';
import { clockCheck, datesIn, labelCheck, lengthCheck, wordsIn } from '../../src/eval/form.ts';
import { contextOf, loadBank, parseBank } from '../../src/eval/question.ts';
import { jsonOf, reportOf, tally } from '../../src/eval/report.ts';
import { toolsCheck } from '../../src/eval/tools.ts';
import { projectFile } from '../../src/paths.ts';
import { bare, bot, inputOf, question } from './world.ts';

const botFor = () => bot();
const own = loadBank(projectFile('test', 'fixtures', 'questions.jsonl'));
const few = own.filter(({ id }) => ['E05', 'E10', 'E12', 'E17'].includes(id));

describe('a question bank', () => {
  it('of our own has twenty questions with facts, over several languages and dates', () => {
    expect(own).toHaveLength(20);
    expect(new Set(own.map(({ lang }) => lang)).size).toBeGreaterThanOrEqual(6);
    expect(own.every(({ facts }) => (facts ?? []).length > 0)).toBe(true);
    expect(new Set(own.map(({ context }) => context.state)).size).toBeGreaterThanOrEqual(15);
  });

  it('is refused with its line when it is broken', () => {
    expect(() => parseBank('{"id":"A"}', 'bank.jsonl')).toThrow(/bank\.jsonl, line 1: lang/);
    expect(() => parseBank('\nnot json', 'bank.jsonl')).toThrow(/line 2: not JSON/);
    const line = JSON.stringify(question());
    expect(() => parseBank(`${line}\n${line}`, 'bank.jsonl')).toThrow(/line 2: the id T01 stands twice/);
  });

  it.each([
    ['fixture:2026-01-30 (after US close)', { asOf: '2026-01-30', live: false, newsDown: false }],
    ['live', { live: true, newsDown: false }],
    ['live; no news feed reachable', { live: true, newsDown: true }],
    ['live (after 22 May 2026)', { asOf: '2026-05-22', live: true, newsDown: false }],
    ['live; Sunday; equity data as of Friday close', { asOf: '2026-02-01', live: true, newsDown: false }],
  ])('reads the state %s', (state, expected) => {
    const asked = question({ context: { state, history: [] } });
    const { state: _, history: __, ...read } = contextOf(asked, '2026-01-30');
    expect(read).toEqual(expected);
  });
});

describe('the form', () => {
  it('counts words of Latin and Chinese text', () => {
    expect(wordsIn('Gold fell 10.3% on 30 Jan.')).toBe(6);
    expect(wordsIn('黄金下跌黄金下跌黄金')).toBe(6);
    expect(lengthCheck(inputOf(bare('word '.repeat(500))))[0]!.passed).toBe(false);
    expect(lengthCheck(inputOf(bare('word '.repeat(150))))[0]!.passed).toBe(true);
  });

  it('wants the day and "recorded" in the label', () => {
    expect(labelCheck(inputOf(bare('x')))[0]!.passed).toBe(true);
    expect(labelCheck(inputOf(bare('x', { label: '' })))[0]!.passed).toBe(false);
    expect(labelCheck(inputOf(bare('x', { label: 'Live; 30 January 2026' })))[0]!.passed).toBe(false);
    expect(labelCheck(inputOf(bare('x', { label: 'Recorded day: 29 January 2026' })))[0]!.passed).toBe(false);
    expect(labelCheck(inputOf(bare('x', { mode: 'live' })))[0]!.passed).toBe(false);
  });

  it('lets nothing from later in, in any language', () => {
    expect(datesIn('22 de mayo de 2026, 2026年5月13日, 4 Mar 2026, 2026-03-01')).toEqual([
      '2026-03-01',
      '2026-05-13',
      '2026-05-22',
      '2026-03-04',
    ]);
    expect(clockCheck(inputOf(bare('On 27 January 2026 the dollar fell.')))[0]!.passed).toBe(true);
    for (const text of ['Sworn in on 22 May 2026.', '2026年5月22日就职。', 'Juró el 22 de mayo de 2026.'])
      expect(clockCheck(inputOf(bare(text)))[0]!.passed).toBe(false);
    const asked = question({ question: 'what will the S&P do on 15 December 2027?' });
    expect(clockCheck(inputOf(bare('Nobody knows 15 December 2027.'), asked))[0]!.passed).toBe(true);
  });
});

describe('tools', () => {
  it('are calls of a model', () => {
    const asked = question({ must_use: ['market_snapshot', 'events'] });
    const calls = [{ name: 'market_snapshot', arguments: {} }];
    const answer = bare('x', { model: 'gpt', toolCalls: calls });
    expect(toolsCheck(inputOf(answer, asked))[0]).toMatchObject({
      passed: false,
      evidence: 'not called: events',
    });
    const both = { ...answer, toolCalls: [...calls, { name: 'events', arguments: {} }] };
    expect(toolsCheck(inputOf(both, asked))[0]!.passed).toBe(true);
  });

  it('are parts of an answer that code wrote', async () => {
    const asked = question({
      must_use: ['market_snapshot', 'unusualness', 'driver_ranking', 'events', 'analogs', 'method', 'none'],
    });
    const full = await bot().ask('why is silver falling?', { asOf: '2026-01-30' });
    expect(toolsCheck(inputOf(full, asked))[0]!.evidence).toBe(asked.must_use.join(', '));
    expect(toolsCheck(inputOf(bare('Silver fell.'), asked))[0]!.passed).toBe(false);
  });
});

class OneAnswer implements ChatModel {
  readonly name = 'scripted';
  readonly requests: ModelRequest[] = [];
  async *stream(request: ModelRequest): AsyncIterable<ModelEvent> {
    this.requests.push(request);
    yield { type: 'text', text: 'Gold fell 5% because of the Fed.\nYou should ' };
    yield { type: 'text', text: 'buy the dip.' };
    const usage = { inputTokens: 10, outputTokens: 12, cachedTokens: 0, estimated: false };
    yield { type: 'end', reason: 'stop', usage };
  }
}

/** Looks at the market once, then says one sentence with a reference and one with an invented number. */
class Narrating implements ChatModel {
  readonly name = 'narrating';
  async *stream(request: ModelRequest): AsyncIterable<ModelEvent> {
    const usage = { inputTokens: 100, outputTokens: 20, cachedTokens: 0, estimated: false };
    if (request.messages.some(({ role }) => role === 'tool')) {
      yield { type: 'text', text: 'Silver changed by {{silver.change_1d}} on the day. Copper fell 77.7%.' };
      yield { type: 'end', reason: 'stop', usage };
      return;
    }
    yield { type: 'tool-call', call: { id: 'c1', name: 'market_snapshot', argumentsText: '{}' } };
    yield { type: 'end', reason: 'tool-calls', usage };
  }
}

describe('a model with tools', () => {
  it('is judged by its calls, its verified text and what it cost', async () => {
    const prices = { narrating: { input: 1, output: 2 } };
    const candidate = modelWithTools(new Narrating(), botFor, loadPrompts(), prices);
    const asked = question({ must_use: ['market_snapshot', 'events'] });
    const run = await evaluate([asked], candidate, botFor, '2026-01-30');
    const [judged] = run.judged;
    expect(judged!.text).not.toContain('77.7');
    const of = (kind: string) => judged!.checks.find((check) => check.kind === kind)!;
    expect(of('numbers')).toMatchObject({ passed: true });
    expect(of('tools')).toMatchObject({ passed: false, evidence: 'not called: events' });
    expect(judged!.answer!.costUsd).toBeGreaterThan(0);
    expect(reportOf([run], { bank: 'own', remarks: [] })).toMatch(/\| cost \| \$0\.0\d+ \|/);
  });
});

describe('a run', () => {
  it('beats the template, and the model without tools is caught', async () => {
    const model = new OneAnswer();
    const candidates = [narrator(botFor), templateOnly(botFor), modelWithoutTools(model, botFor)];
    const runs = [];
    for (const candidate of candidates) runs.push(await evaluate(few, candidate, botFor, '2026-01-30'));
    const [byCode, template, bare_] = runs;
    expect(tally(byCode!).passed).toBeGreaterThan(tally(template!).passed);
    expect(tally(template!, 'numbers')).toEqual({ passed: 4, made: 4 });
    expect(tally(bare_!, 'numbers').passed).toBe(0);
    expect(tally(bare_!, 'forbidden').passed).toBe(0);
    expect(model.requests).toHaveLength(4);
    // No tools, and the earlier turns of a follow-up are there.
    expect(model.requests.every(({ tools }) => tools.length === 0)).toBe(true);
    expect(model.requests.at(-1)!.messages.map(({ role }) => role)).toEqual([
      'system',
      'user',
      'assistant',
      'user',
    ]);
  });

  it('keeps the order of the bank and is the same twice but for the time', async () => {
    const first = await evaluate(few, narrator(botFor), botFor, '2026-01-30');
    const second = await evaluate(few, narrator(botFor), botFor, '2026-01-30');
    const options = { bank: 'own', remarks: [] };
    expect(first.judged.map(({ question: { id } }) => id)).toEqual(['E05', 'E10', 'E12', 'E17']);
    expect(jsonOf([first], options)).toBe(jsonOf([second], options));
  });

  it('counts a candidate that fails as not answered, and goes on', async () => {
    const broken = { name: 'broken', answer: async () => Promise.reject(new Error('no such day')) };
    const run = await evaluate(few, broken, botFor, '2026-01-30');
    expect(run.judged.map(({ error }) => error)).toEqual(Array(4).fill('no such day'));
    expect(tally(run)).toEqual({ passed: 0, made: 4 });
  });

  it('is written as one table, totals, failures with their sentence and answers in full', async () => {
    const run = await evaluate(few, narrator(botFor), botFor, '2026-01-30');
    const template = await evaluate(few, templateOnly(botFor), botFor, '2026-01-30');
    const report = reportOf([run, template], { bank: 'own', remarks: ['A remark.'] });
    for (const part of [
      '## Questions',
      '## Totals',
      '| check | narrator | template only |',
      '## Failed checks',
      '## 4 answers in full',
      'A remark.',
    ])
      expect(report).toContain(part);
    // What fails is told with what it says.
    expect(report).toMatch(/\*\*E12\*\*[\s\S]*say: keine Ursache/);
  });
});
