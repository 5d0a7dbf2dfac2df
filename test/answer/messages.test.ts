import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../src/answer/answer.ts';
import { en, type MessageKey } from '../../src/answer/messages/en.ts';
import { es } from '../../src/answer/messages/es.ts';
import { CATALOGUES, joined, words } from '../../src/answer/messages/index.ts';
import { zh } from '../../src/answer/messages/zh.ts';
import { type Bot, createBot } from '../../src/bot.ts';

const KEYS = Object.keys(en) as MessageKey[];

function slotsOf(message: string): string[] {
  return [...message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();
}

describe.each(LANGUAGES)('catalogue %s', (language) => {
  const catalogue = CATALOGUES[language];

  it('has the keys of the English one', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...KEYS].sort());
  });

  it('every message has the slots of the English message and says something', () => {
    for (const key of KEYS) {
      expect(slotsOf(catalogue[key]), key).toEqual(slotsOf(en[key]));
      expect(catalogue[key].trim(), key).not.toBe('');
      // A brace that is no slot would be printed as it stands.
      expect(catalogue[key].replace(/\{\w+\}/g, ''), key).not.toMatch(/[{}]/);
    }
  });

  it('writes every message when its slots are filled', () => {
    for (const key of KEYS) {
      const slots = Object.fromEntries(slotsOf(en[key]).map((name) => [name, `<${name}>`]));
      const text = words(language, key, slots);
      for (const slot of Object.values(slots)) expect(text, key).toContain(slot);
    }
  });
});

describe('Chinese', () => {
  // A slot stands for Chinese words as a rule, so ASCII marks beside one are wrong as well.
  const HAN = '[\\p{Script=Han}{}“”《》、。]';
  const ASCII_MARK = new RegExp(`${HAN}[,.;:?!()]|[,;:?!()]${HAN}`, 'u');

  it('every message has full-width punctuation', () => {
    for (const key of KEYS) {
      expect(zh[key], key).not.toMatch(ASCII_MARK);
    }
  });

  it('every message has no spaces between Chinese characters', () => {
    for (const key of KEYS) {
      expect(zh[key], key).not.toMatch(/[\p{Script=Han}，。；：、）] | [\p{Script=Han}，。；：、（]/u);
    }
  });

  it('uses no traditional characters', () => {
    for (const key of KEYS) expect(zh[key], key).not.toMatch(/[為這個與漲對來時動債說會沒據處讀貨請問聯儲]/);
  });
});

describe('Spanish', () => {
  it('every message opens the questions and quotations that it closes', () => {
    for (const key of KEYS) {
      const count = (mark: string): number => es[key].split(mark).length;
      expect(count('¿'), key).toBe(count('?'));
      expect(count('¡'), key).toBe(count('!'));
      expect(count('('), key).toBe(count(')'));
    }
  });

  it('is not the English text', () => {
    // One word can be the same in both: chat, bot.
    const same = KEYS.filter((key) => es[key] === en[key] && /[a-z]{2} [a-z]{2}/.test(en[key]));
    expect(same).toEqual([]);
  });
});

describe('lists', () => {
  const three = [[{ text: 'A' }], [{ text: 'B' }], [{ text: 'C' }]];
  it.each([
    ['en', 'A, B and C', 'A; B; C'],
    ['zh', 'A、B和C', 'A；B；C'],
    ['es', 'A, B y C', 'A; B; C'],
  ] as const)('%s: %s', (language, and, semicolon) => {
    const text = (how: 'and' | 'semicolon'): string =>
      joined(language, three, how)
        .map((span) => span.text)
        .join('');
    expect(text('and')).toBe(and);
    expect(text('semicolon')).toBe(semicolon);
  });
});

describe('one day in three languages', () => {
  const bot: Bot = createBot({ now: () => Date.UTC(2026, 1, 2) });
  const QUESTIONS = [
    'why is everything falling?',
    'why did gold rise?',
    'is it the war?',
    'compare with 312',
    'how sure are you?',
    'what speaks against it?',
    'should I sell?',
  ];

  it.each(QUESTIONS)('%s has the same figures', async (question) => {
    const [english, chinese, spanish] = await Promise.all(
      LANGUAGES.map((language) => bot.ask(question, { asOf: '2026-01-30', language })),
    );
    const figures = (answer: typeof english): [string, number][] =>
      answer!.figures
        .map(({ id, value }): [string, number] => [id, value])
        .sort(([a], [b]) => a.localeCompare(b));
    expect(figures(english).length).toBeGreaterThan(0);
    expect(figures(chinese)).toEqual(figures(english));
    expect(figures(spanish)).toEqual(figures(english));
    expect([chinese!.verdict, spanish!.verdict]).toEqual([english!.verdict, english!.verdict]);
    expect([chinese!.language, spanish!.language]).toEqual(['zh', 'es']);
  });

  it.each(['zh', 'es'] as const)('the example questions in %s are understood', async (language) => {
    const examples = KEYS.filter((key) => key.startsWith('help.example')).map(
      (key) => CATALOGUES[language][key],
    );
    for (const example of examples) {
      const answer = await bot.ask(example, { asOf: '2026-01-30' });
      expect(answer.verdict, example).not.toBe('not-understood');
      expect(answer.language, example).toBe(language);
    }
  });
});
