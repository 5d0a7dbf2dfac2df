import { describe, expect, it } from 'vitest';
import { ScriptedModel, type ScriptedTurn } from '../fakes/scripted-model.ts';
import {
  ask,
  askWith,
  chatWith,
  D01,
  FIVE_TOOLS,
  GOOD,
  GOOD_SHOWN,
  NOTE,
  narrated,
  told,
} from './helpers.ts';

/** What a model may write that must not be shown. Each case asserts the whole text that is. */

const SHOWN = GOOD_SHOWN.join('\n');

describe('a sentence that does not hold is left out, with a note', () => {
  it.each([
    ['an invented number', 'Copper fell 41.7% on the day.', /"41\.7%" matches no figure/],
    ['a wrong unit', 'The 10-year yield rose 2%.', /"2%"/],
    ['a wrong unit, written out', 'The S&P 500 slipped 0.3 percentage points.', /0\.3/],
    ['a wrong sign with a word of direction', 'Gold rose 10.3%.', /10\.3%/],
    ['a wrong sign', 'Gold: +10.3%.', /10\.3%/],
    ['a direction without a number', 'Gold rose strongly on the day.', /Gold moved that way/],
    ['the right number on the wrong date', 'On 29 January copper fell 5.9%.', /5\.9%/],
    ['the right number over the wrong window', 'Over five sessions copper fell 5.9%.', /5\.9%/],
    ['a count used as a rate', 'The share of assets down is 7%.', /wrong unit: panel\.down is 7 \(count\)/],
    [
      'a count made a rate by a sign',
      'Emerging markets fell {{panel.down}}%.',
      /write no sign, digit or unit/,
    ],
    [
      'a digit before a reference',
      'VIX stands at 1{{vix.level}}.',
      /write no sign, digit or unit/,
      'VIX: 17.44 (Cboe VIX, New York close, 30 Jan 2026).',
    ],
    [
      'a number of another asset',
      'The S&P 500 fell {{silver.change_1d}}.',
      /S&P 500/,
      'Silver: -28.5% (SLV fund, New York close, 30 Jan 2026).',
    ],
    ['an unknown reference', 'Platinum fell {{platinum.change_1d}}.', /no figure of this conversation/],
    ['a reference without an end', 'Platinum stood at {{platinum.level by the close.', /not complete/],
    [
      'an invented quotation',
      'Powell said "we will defend the dollar at any price tomorrow".',
      /stand in no dated record/,
    ],
    ['invented reported speech', 'Powell said that he would resign.', /no dated record .* of Powell/],
    ['former president Trump', 'Former president Trump picked Warsh.', /not a former us president/],
    ['vice chair Warsh', 'Vice chair Warsh spoke up.', /Warsh is not fed vice chair/],
    ['a contradicted driver', 'Gold fell because of the dash for dollar cash.', /engine contradicts/],
    ['another contradicted driver', 'The cause is a yen carry unwind.', /engine contradicts/],
    ['an order to buy', 'Buy silver now.', /recommends a trade/],
    ['an order in a list', '- Sell everything now.', /recommends a trade/],
    ['advice', 'You should buy the dip in silver now.', /recommends a trade/],
    ['leverage', 'Go long silver with 10x leverage.', /recommends a trade/],
    ['a forecast', 'Silver will rebound soon.', /where something will go/],
    ['a key', 'The key is sk-live-abcdef123456.', /instructions, prompts or keys/],
    [
      'its prompt',
      'You never choose numbers or causes: numbers come from tools.',
      /repeats your instructions/,
    ],
  ])('%s', async (_, sentence, reason, own?: string) => {
    const { answer, reasons, ...asked } = await askWith([`${sentence} `]);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(reason);
    if (own) {
      // A reference says which figure was meant: code states that one.
      expect(told({ answer, ...asked })).toBe(`${SHOWN} ${own}`);
      return;
    }
    expect(told({ answer, ...asked })).toBe(SHOWN);
    expect(answer.notes).toEqual([NOTE.dropped(1)]);
    expect(asked.lines.join('')).not.toContain(sentence.slice(0, 12));
  });

  it('a driver that no tool returned', async () => {
    const model = new ScriptedModel([
      { steps: [{ call: 'market_snapshot' }] },
      [...GOOD, 'The trigger was a trade-policy shock. '],
      ({ messages }) => {
        expect(messages.at(-1)!.content).toContain('the engine has not returned the driver tariff');
        return ['SKIP'];
      },
    ]);
    const asked = await ask(chatWith(model), D01);
    model.assertDone();
    expect(told(asked)).toBe(SHOWN);
    expect(asked.answer.notes).toEqual([NOTE.dropped(1)]);
  });
});

describe('repair', () => {
  it('works once: the good sentence is shown in the place of the bad one', async () => {
    const { reasons, ...asked } = await askWith(
      ['Copper fell 41.7% on the day. ', 'Crude aside, most of the panel was down. '],
      ['Copper fell {{copper.change_1d}} on the day.'],
    );
    expect(reasons).toHaveLength(1);
    expect(told(asked)).toBe(
      `${SHOWN} Copper fell 5.9% (CPER, 30 Jan close) on the day. Crude aside, most of the panel was down.`,
    );
    expect(asked.answer.notes).toEqual([]);
  });

  it('is told the sentence, the reason and the references, and no tools', async () => {
    const model = new ScriptedModel([FIVE_TOOLS, [...GOOD, 'Copper fell 41.7%. '], ['SKIP']]);
    await ask(chatWith(model), D01);
    const { messages, tools, toolChoice } = model.requests[2]!;
    expect({ tools, toolChoice }).toEqual({ tools: [], toolChoice: 'none' });
    expect(messages.at(-1)!.content).toContain('"Copper fell 41.7%."\nReason: "41.7%" matches no figure');
    expect(messages.at(-1)!.content).toContain('{{analog.2020-08-11}} = 0.13');
  });

  it.each(['SKIP', 'skip.', '', 'Copper fell 41%.'])(
    'that answers %j drops the sentence with a note',
    async (repair) => {
      const { ...asked } = await askWith(['Copper fell 41.7% on the day. '], [repair]);
      expect(told(asked)).toBe(SHOWN);
      expect(asked.answer.notes).toEqual([NOTE.dropped(1)]);
    },
  );

  it("that fails again falls to code's own sentence about the figure that was meant", async () => {
    const { reasons, ...asked } = await askWith(
      ['On 29 January copper rose {{copper.change_1d}}. ', 'The US dollar rose {{dollar.change_1d}}. '],
      ['On 28 January copper rose {{copper.change_1d}}.'],
    );
    expect(reasons).toHaveLength(1);
    expect(told(asked)).toBe(
      `${SHOWN} Copper: -5.9% (CPER fund, New York close, adjusted for dividends, 30 Jan 2026). The US dollar rose 1.0% (UUP, 30 Jan close).`,
    );
    expect(asked.answer.figures.map(({ id }) => id)).toContain('copper.change_1d');
    expect(asked.answer.notes).toEqual([]);
  });

  it('ends after six: the rest is dropped without asking', async () => {
    const bad = Array.from({ length: 7 }, (_, i) => `Copper fell 4${i}.7%. `);
    const words = [
      'Now',
      'Still',
      'Again',
      'Here',
      'So',
      'Also',
      'Yet',
      'Anyway',
      'Indeed',
      'Besides',
      'Then',
      'Overall',
    ];
    const fine = words.map((word) => `${word}, VIX stands at {{vix.level}}. `);
    const { reasons, ...asked } = await askWith([...bad, ...fine]);
    expect(reasons).toHaveLength(6);
    expect(told(asked)).toBe(`${SHOWN}${words.map((word) => ` ${word}, VIX stands at 17.44.`).join('')}`);
    expect(asked.answer.notes).toEqual([NOTE.dropped(7)]);
  });

  it('keeps the paragraph whose first sentence is dropped', async () => {
    const { ...asked } = await askWith([
      '\n\nCopper fell 41.7%. ',
      'The US dollar rose {{dollar.change_1d}}. ',
    ]);
    expect(told(asked)).toBe(`${SHOWN}\nThe US dollar rose 1.0% (UUP, 30 Jan close).`);
  });
});

describe('an answer that does not hold as a whole', () => {
  const skips: ScriptedTurn[] = Array.from({ length: 6 }, () => ['SKIP']);

  it('with half of its sentences bad is narrated by code, which says so', async () => {
    const bad = ['Copper fell 41.7%. ', 'Gold rose 9%. ', 'Oil fell 3%. ', 'Buy silver now. '];
    const { ...asked } = await askWith(bad);
    expect(asked.text).toBe(`${await narrated()}\n${NOTE.unverified}`);
    expect(asked.answer.model).toBe('narrator');
    expect(asked.answer.figures).toEqual((await ask(chatWith(), D01)).answer.figures);
    expect(asked.answer.toolCalls).toHaveLength(5);
  });

  it('with nothing left is narrated by code', async () => {
    const model = new ScriptedModel([FIVE_TOOLS, ['Gold rose 9%. ', 'Buy silver now. '], ...skips]);
    const asked = await ask(chatWith(model), D01);
    expect(asked.lines).toEqual([]);
    expect(asked.text).toBe(`${await narrated()}\n${NOTE.unverified}`);
  });

  it.each([['nothing', []] as const, ['spaces', [' ', '\n']] as const])(
    'that is %s is narrated by code',
    async (_, steps) => {
      const asked = await ask(chatWith(new ScriptedModel([FIVE_TOOLS, steps])), D01);
      expect(asked.text).toBe(`${await narrated()}\n${NOTE.empty}`);
    },
  );

  it.each([
    ['a word', 'Copper fell {{copper.change_1d}} and the'],
    ['a reference', 'Copper fell {{copper.chan'],
  ])('and is cut in the middle of %s keeps its whole sentences, and says so', async (_, rest) => {
    const model = new ScriptedModel([FIVE_TOOLS, { steps: [...GOOD, rest], reason: 'length' }]);
    const asked = await ask(chatWith(model), D01);
    model.assertDone();
    expect(told(asked)).toBe(SHOWN);
    expect(asked.answer.notes).toEqual([NOTE.cut]);
  });

  it('and says one thing four hundred times is stopped, shown once, and said to be cut', async () => {
    const again = Array.from({ length: 400 }, () => 'Copper fell {{copper.change_1d}}. ');
    const model = new ScriptedModel([FIVE_TOOLS, { steps: [...GOOD, ...again] }]);
    const asked = await ask(chatWith(model), D01);
    expect(told(asked)).toBe(`${SHOWN} Copper fell 5.9% (CPER, 30 Jan close).`);
    expect(asked.answer.notes).toEqual([NOTE.cut]);
  });

  it('and is cut right behind a sentence keeps that one', async () => {
    const steps = [...GOOD, 'Copper fell {{copper.change_1d}}.'];
    const asked = await ask(chatWith(new ScriptedModel([FIVE_TOOLS, { steps, reason: 'length' }])), D01);
    expect(told(asked)).toBe(`${SHOWN} Copper fell 5.9% (CPER, 30 Jan close).`);
    expect(asked.answer.notes).toEqual([NOTE.cut]);
  });
});
