import Keyv from 'keyv';
import { describe, expect, it } from 'vitest';
import { sharedRates } from '../../src/operations/shared.ts';
import type { Counters } from '../../src/store/counters.ts';
import { StoreError } from '../../src/store/failure.ts';
import { ScriptedModel } from '../fakes/scripted-model.ts';
import { ask, chatWith, D01 } from './helpers.ts';

const down = (): Promise<never> =>
  Promise.reject(new StoreError('unreachable', 'the database server does not answer'));

class DownMap extends Map {
  override get(): never {
    throw new StoreError('unreachable', 'the database server does not answer');
  }
  override set(): never {
    throw new StoreError('unreachable', 'the database server does not answer');
  }
}
const downStore = (): Keyv => new Keyv({ store: new DownMap(), throwOnErrors: true });
const NOTE = /Memory and settings are not available/;

describe('while the store is down', () => {
  it('a plain question is answered, and told that nothing is remembered', async () => {
    const { answer, text } = await ask(chatWith(undefined, {}, { store: downStore() }), D01);
    expect(text).toMatch(/Gold -10\.3%/);
    expect(answer.notes.join(' ')).toMatch(NOTE);
  });

  it('code answers although there is a model: what cannot be counted is not spent', async () => {
    const model = new ScriptedModel([]);
    const { answer, text } = await ask(chatWith(model, {}, { store: downStore() }), D01);
    expect(answer.model).toBe('narrator');
    expect(text).toMatch(/Gold -10\.3%/);
    expect(answer.notes.filter((note) => NOTE.test(note))).toHaveLength(1);
    expect(model.requests).toHaveLength(0);
  });

  it('an answer with memory says nothing of it', async () => {
    const { answer } = await ask(chatWith(), D01);
    expect(answer.notes.join(' ')).not.toMatch(NOTE);
  });

  it('wishes are counted in memory, with the same limits', async () => {
    const counters = { increment: down } as unknown as Counters;
    const rates = sharedRates(counters, { userPerMinute: 2, chatPerMinute: 10 }, Date.now);
    expect(await rates.take('u', 'c')).toEqual({ ok: true });
    expect(await rates.take('u', 'c')).toEqual({ ok: true });
    expect(await rates.take('u', 'c')).toMatchObject({ ok: false, scope: 'user', first: true });
  });
});
