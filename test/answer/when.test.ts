import { describe, expect, it } from 'vitest';
import { understand } from '../../src/answer/ask.ts';
import { normalise } from '../../src/answer/matcher.ts';
import { readWhen } from '../../src/answer/when/read.ts';
import { createBot } from '../../src/bot.ts';

const bot = createBot({ now: () => Date.parse('2026-02-01T20:00:00Z') });

const verdictOf = async (question: string): Promise<{ asOf: string; text: string; verdict: string }> => {
  const { asOf, blocks, verdict } = await bot.ask(question);
  const [first] = blocks;
  if (first?.kind !== 'verdict') throw new Error('an answer begins with its verdict');
  return { asOf, verdict, text: first.line.map(({ text }) => text).join('') };
};

describe('days that cannot be read', () => {
  // February 2025 has 28 days, February 2024 has 29, June has 30 (the calendar).
  it.each([
    ['why did the S&P crash on 29 Feb 2025?', '“29 Feb 2025” does not exist'],
    ['why is everything falling on 2026-02-31', '“2026-02-31” does not exist'],
    ['why did gold fall last 31st of June', '“31st of June” does not exist'],
    ['what happened on 02/30/2024?', 'does not exist'],
    ['Warum fiel der Goldpreis am 31.6.2024?', '„31.6.2024“ gibt es nicht'],
    ['por que o ouro caiu em 31 de junho?', 'não existe'],
    ['¿qué pasó el 30 de febrero de 2024?', 'no existe'],
    ['pourquoi tout a baissé le 31 juin ?', 'n’existe pas'],
    ['2024年2月30日为什么下跌', '并不存在'],
    ['なぜ2024年2月30日に下がったの', '存在しない'],
  ])('%s: the date does not exist', async (question, expected) => {
    const { text, verdict } = await verdictOf(question);
    expect(text).toContain(expected);
    expect(verdict).toBe('unavailable');
  });

  it.each([
    ['why did bitcoin fall in 1999', 'before the record'],
    ['why did the market crash in 1929', 'before the record'],
    ['why is everything falling on 1 jan 1990', 'before the record'],
    ['why did gold fall in March 2012?', 'before the record'],
    ['¿por qué cayó el oro en 1999?', 'anterior al historial'],
    ['warum fiel alles im Jahr 1999', 'vor der Aufzeichnung'],
    ['what happened tomorrow', 'the future is not known'],
    ['what happened next week', 'the future is not known'],
    ['why did everything fall on 2035-01-01', 'the future is not known'],
    ['why did the market crash in february 2027', 'the future is not known'],
    ['was geschah nächste Woche mit Gold', 'die Zukunft ist nicht bekannt'],
    ['por que tudo caiu amanhã?', 'o futuro não é conhecido'],
    ['pourquoi tout a baissé le mois prochain ?', 'l’avenir n’est pas connu'],
    ['明天为什么下跌', '未来无法得知'],
    ['明日なぜ下がった？', '将来のことは分かりません'],
  ])('%s: %s', async (question, expected) => {
    expect((await verdictOf(question)).text).toContain(expected);
  });

  it('declines a forecast as before, whatever the day', async () => {
    expect((await verdictOf('what will gold do tomorrow')).text).toContain('I do not forecast');
    expect((await verdictOf('¿qué va a hacer el s&p el 15 de diciembre de 2027?')).text).toContain(
      'pronostico',
    );
  });
});

describe('days in words', () => {
  it.each([
    ['how was 29 feb 2024', '2024-02-29'],
    ['why did it drop on August 5th, 2024', '2024-08-05'],
    ['why did it drop on 8/5/2024', '2024-08-05'],
    ['warum fiel alles am 5. August 2024', '2024-08-05'],
    ['warum fiel alles am 5.8.2024', '2024-08-05'],
    ['pourquoi tout a baissé le 5 août 2024 ?', '2024-08-05'],
    ['¿por qué cayó todo el 5 de agosto de 2024?', '2024-08-05'],
    ['por que tudo caiu em 5 de agosto de 2024?', '2024-08-05'],
    ['2024年8月5日为什么全部下跌？', '2024-08-05'],
    ['なぜ2024年8月5日に全部下がったの', '2024-08-05'],
    // Without its year the newest such day is meant.
    ['why did everything fall on october 10?', '2025-10-10'],
    ['how was gold on 29 february?', '2024-02-29'],
  ])('%s: %s', async (question, day) => {
    expect((await verdictOf(question)).asOf).toBe(day);
  });

  it('reads the last session of a month, and says so', async () => {
    const { asOf, notes } = await bot.ask('why did gold fall in March 2020?');
    expect(asOf).toBe('2020-03-31');
    expect(notes.join(' ')).toContain('the last one, 31 Mar 2020');
  });

  it.each([
    ['gold may 5x', undefined],
    ['down 2 out of 9', undefined],
    ['stocks fell 3 days ago, why', undefined],
    ['is this like 5 aug 2024?', undefined],
    ['good morning', undefined],
    ['esta mañana cayó todo', undefined],
    ['heute morgen', 'now'],
    ['gold below 1900', undefined],
    ['the 10-year at 4.25', undefined],
  ])('"%s" names no day', (text, kind) => {
    expect(readWhen(normalise(text), true)?.kind).toBe(kind);
  });
});

describe('a talk and its day', () => {
  const history = [{ role: 'user', text: 'why is everything falling on 2024-08-05?' } as const];

  it.each(['and gold?', 'why?', 'how sure are you?', 'and over five days?', 'what speaks against it?'])(
    'stays there: %s',
    (text) => {
      expect(understand(bot.parts, text, history).date).toBe('2024-08-05');
    },
  );

  it.each([
    ['and gold on 2025-04-04?', '2025-04-04'],
    ['and gold today?', undefined],
    ['why is everything falling now?', undefined],
  ])('leaves it: %s', (text, day) => {
    expect(understand(bot.parts, text, history).date).toBe(day);
  });

  it('forgets a time that was refused', () => {
    const refused = [{ role: 'user', text: 'why did gold fall on 31 June?' }] as const;
    expect(understand(bot.parts, 'and over five days?', refused).when).toBeUndefined();
  });

  it('stays there over many questions, of which the first is no longer at hand', () => {
    const later = [{ role: 'user', text: 'and gold?', day: '2024-08-05' } as const];
    expect(understand(bot.parts, 'and silver?', later).date).toBe('2024-08-05');
  });
});

describe('things to compare that nothing is called', () => {
  it.each([
    ['compare gold and the moon', '“the moon” is not known here', 'Gold: '],
    ['vergleiche gold mit dem mond', '„mond“ ist hier nicht bekannt', 'Gold: '],
    ['compare o ouro e a lua', 'não é conhecido aqui', 'Ouro: '],
    ['比较黄金和月亮', '这里不认识“月亮”', '黄金：'],
  ])('%s', async (question, unknown, known) => {
    const { text } = await verdictOf(question);
    expect(text).toContain(unknown);
    expect(text).toContain(known);
  });

  it('does not take a known pair, a time or the market for unknown', () => {
    for (const text of ['compare gold and silver', 'compare today with 312 and 519', 'bitcoin vs the market'])
      expect(understand(bot.parts, text).unknown).toBeUndefined();
  });
});
