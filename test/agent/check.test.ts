import { describe, expect, it } from 'vitest';
import { checkModel } from '../../src/agent/check.ts';
import { ModelError } from '../../src/agent/model.ts';
import { callReply, errorReply, textReply } from '../fakes/llm-server.ts';
import { ScriptedModel, type ScriptedTurn } from '../fakes/scripted-model.ts';
import { modelOn, useServer } from './openai-setup.ts';

const CALL = { call: 'probe', arguments: { gauge: 'harbour' } };
const GOOD = ['The gauge reads {{probe', '.value}}. ', 'Ottoline keeps it.'];

async function checked(...turns: readonly ScriptedTurn[]) {
  const model = new ScriptedModel(turns, { name: 'm' });
  const result = await checkModel(model);
  model.assertDone();
  return { ...result, by: Object.fromEntries(result.checks.map((check) => [check.name, check])), model };
}

describe('the check of a model', () => {
  it('passes one that does all', async () => {
    const { ok, verdict, checks, usage, model } = await checked([CALL], GOOD);
    expect(ok).toBe(true);
    expect(verdict).toBe(
      'm can do the job: it streams, calls tools, reads their results and writes references.',
    );
    expect(checks.map(({ name, ok: fine }) => [name, fine])).toEqual([
      ['streaming', true],
      ['tools', true],
      ['tool result', true],
      ['references', true],
    ]);
    expect(usage).toEqual({ inputTokens: 200, outputTokens: 40, cachedTokens: 0, estimated: false });
    const [, , assistant, tool] = model.requests[1]!.messages;
    expect(assistant).toMatchObject({ role: 'assistant', toolCalls: [{ name: 'probe' }] });
    expect(tool).toMatchObject({ role: 'tool', content: expect.stringContaining('{{probe.value}}') });
  });

  it('passes one that does not stream, and says so', async () => {
    const { ok, verdict, by } = await checked([CALL], [GOOD.join('')]);
    expect(ok).toBe(true);
    expect(by.streaming!.ok).toBe(false);
    expect(verdict).toMatch(/^m can do the job, but the server does not stream/);
  });

  it.each<[string, readonly ScriptedTurn[], string, RegExp]>([
    ['answers by itself', [['It reads 12.']], 'tools', /it answered without calling the tool\.$/],
    ['calls another tool', [[{ call: 'weather' }]], 'tools', /called "weather", which does not exist\.$/],
    [
      'sends broken arguments',
      [[{ ...CALL, arguments: '{"gau' }], GOOD],
      'tools',
      /arguments that are no JSON/,
    ],
    [
      'sends wrong arguments',
      [[{ ...CALL, arguments: { g: 1 } }], GOOD],
      'tools',
      /other arguments than its schema/,
    ],
    ['calls again', [[CALL], [CALL]], 'tool result', /called the tool again instead of answering\.$/],
    ['says nothing', [[CALL], []], 'tool result', /answered with nothing\.$/],
    ['ignores the result', [[CALL], ['I do not ', 'know.']], 'tool result', /without using the result\.$/],
    [
      'writes the number',
      [[CALL], ['It reads 4,817.35, ', 'Ottoline.']],
      'references',
      /wrote the figure itself/,
    ],
    [
      'writes both',
      [[CALL], ['{{probe.value}} or 4817.35 ', 'Ottoline']],
      'references',
      /wrote the figure itself/,
    ],
    [
      'writes neither',
      [[CALL], ['Ottoline ', 'keeps it.']],
      'references',
      /neither the reference nor the figure\.$/,
    ],
  ])('fails one that %s', async (_, turns, name, message) => {
    const { ok, verdict, by } = await checked(...turns);
    expect(ok).toBe(false);
    expect(by[name]!.ok).toBe(false);
    expect(verdict).toMatch(/^m cannot do the job: it /);
    expect(verdict).toMatch(message);
  });

  it('tells a failure in the words of the error, and what was not reached', async () => {
    const error = new ModelError('MODEL_AUTH', 'model: x refuses the API key (401).');
    const { ok, verdict, by } = await checked([{ error }]);
    expect(ok).toBe(false);
    expect(verdict).toBe('m cannot do the job: model: x refuses the API key (401).');
    expect(by.tools).toEqual({ name: 'tools', ok: false, detail: 'not reached' });
    expect((await checked([CALL], [{ error }])).by.tools!.ok).toBe(true);
  });

  it('does not give a verdict when it is aborted', async () => {
    await expect(checkModel(new ScriptedModel([]), AbortSignal.abort())).rejects.toMatchObject({
      code: 'MODEL_ABORTED',
    });
  });
});

describe('the check of a server', () => {
  const used = useServer();

  it('holds the rules of the protocol', async () => {
    used.server.reply(
      callReply(
        { id: 'a', name: 'probe', arguments: ['{"gauge":', '"harbour"}'] },
        { id: 'b', name: 'probe', arguments: ['{"gauge":"lighthouse"}'] },
      ),
      textReply(...GOOD),
    );
    expect(await checkModel(modelOn(used.server))).toMatchObject({ ok: true });
    expect(used.server.journal).toHaveLength(2);
  });

  it('passes on what the server says about tools', async () => {
    used.server.reply(errorReply(400, 'registry/gemma does not support tools'));
    const { verdict } = await checkModel(modelOn(used.server));
    expect(verdict).toMatch(/^test-model cannot do the job: .*registry\/gemma does not support tools$/);
  });
});
