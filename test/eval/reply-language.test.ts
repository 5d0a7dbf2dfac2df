import { describe, expect, it } from 'vitest';
import { languageCheck, replyLanguage, untranslated } from '../../src/eval/reply-language.ts';
import { bare, inputOf, question } from './world.ts';

describe('the language of a reply', () => {
  it.each([
    ['en', 'Not everything fell: gold was down 10.3% and the S&P 500 slipped by 0.3%.'],
    ['zh', '并非全线下跌：黄金下跌10.3%，标普500下跌0.3%，VIX为17。'],
    ['es', 'No cayó todo: el oro bajó un 10,3% y el S&P 500 un 0,3%.'],
    ['de', 'Nicht alles ist gefallen: der Goldpreis fiel um 10,3 % und die Aktien gaben leicht nach.'],
    ['fr', "Tout n'a pas baissé : l'or a perdu 10,3 % et le S&P 500 a reculé de 0,3 % dans la séance."],
    ['pt', 'Nem tudo caiu: o ouro perdeu 10,3% e as ações recuaram 0,3%, não foi uma crise.'],
    ['ja', '全部が下がったわけではありません。金は10.3%下落しました。'],
    ['hi-Latn', 'Sab kuch nahi gira hai: aaj S&P lagbhag -0.3% raha aur gold ka move chhota tha.'],
    ['zh-Hant', '並非全部下跌:黃金下跌10.3%,這個市場沒有恐慌。'],
  ])('is %s', (language, text) => {
    expect(replyLanguage(text)).toBe(language);
  });

  it('finds what was left in English', () => {
    expect(untranslated('去掉crowd这类检验，排第一的就会换。', 'zh')).toContain('crowd');
    expect(untranslated('黄金下跌。No value of it was published in the window.', 'zh')).toBeDefined();
    expect(untranslated('El oro bajó. It was the largest move of the day.', 'es')).toBeDefined();
  });

  it('takes names, units and quoted records for what they are', () => {
    expect(untranslated('芝商所上调保证金（1月30日，CME Group）,支持度(dB)。', 'zh')).toBeUndefined();
    expect(untranslated('Subida de márgenes (Ministry of Commerce of China), VIX 17.', 'es')).toBeUndefined();
    expect(untranslated('The market fell by 1%.', 'en')).toBeUndefined();
  });

  it('fails an answer in another language than that of the question', () => {
    const answer = bare('Not everything fell: gold was down.');
    expect(languageCheck(inputOf(answer, question({ lang: 'en' })))[0]!.passed).toBe(true);
    expect(languageCheck(inputOf(answer, question({ lang: 'de' })))[0]!.evidence).toContain(
      'en instead of de',
    );
  });
});
