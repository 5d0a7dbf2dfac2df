import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/agent/model.ts';
import { buildDigest } from '../../src/digest/build.ts';
import { createDigestLead } from '../../src/digest-lead.ts';
import { createEventCalendar } from '../../src/events/calendar.ts';
import { plainText } from '../../src/index.ts';
import { bot, chatWith, D01_DAY } from '../chat/helpers.ts';
import { ScriptedModel } from '../fakes/scripted-model.ts';

const silent = { warn: () => {} };
const digest = () =>
  buildDigest(bot.parts, {
    language: 'en',
    length: 'normal',
    nowMs: Date.parse('2026-01-31T07:00Z'),
    asOf: D01_DAY,
    calendar: createEventCalendar(),
    previous: undefined,
  }).answer;

describe('the lead of a digest', () => {
  it('puts checked sentences of the model before the facts, with the same figures', async () => {
    const model = new ScriptedModel([
      [{ call: 'market_snapshot', arguments: {} }],
      ['Silver moved {{silver.change_1d}} and gold {{gold.change_1d}}.'],
    ]);
    const facts = digest();
    const led = await createDigestLead(chatWith(model), silent)(facts);
    expect(led?.model).not.toBe('narrator');
    // SLV -28.5%, GLD -10.3% on 30 January 2026 (DOMAIN.md, table of moves).
    expect(plainText(led!)).toMatch(/Silver moved .*28\.5%.*gold .*10\.3%/);
    const before = new Map(facts.figures.map(({ id, value }) => [id, value]));
    for (const { id, value } of led!.figures) if (before.has(id)) expect(value).toBe(before.get(id));
    expect(led!.blocks.length).toBe(facts.blocks.length + 1);
  });

  it('leaves the digest as it is without words of the model: a broken one, an invented number', async () => {
    const down = new ModelError('MODEL_UNAVAILABLE', 'the server is away');
    const broken = chatWith(new ScriptedModel([[{ error: down }]]));
    expect(await createDigestLead(broken, silent)(digest())).toBeUndefined();
    const inventing = new ScriptedModel([
      [{ call: 'market_snapshot', arguments: {} }],
      ['Gold fell 47.3%.'],
      ['Gold fell 47.3%.'],
    ]);
    const led = await createDigestLead(chatWith(inventing), silent)(digest());
    expect(led === undefined || !plainText(led).includes('47.3')).toBe(true);
  });
});
