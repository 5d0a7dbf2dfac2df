import { describe, expect, it } from 'vitest';
import { type Answer, LANGUAGES, type Language, plainText } from '../../src/answer/answer.ts';
import { createCards } from '../../src/answer/cards.ts';
import {
  type Judgement,
  judgementOf,
  noCauseSentence,
  unusualnessPhrase,
} from '../../src/answer/judgement.ts';
import { CARD_MESSAGES } from '../../src/answer/messages/cards.ts';
import { words } from '../../src/answer/messages/index.ts';
import type { Assessment } from '../../src/assessment/assessment.ts';
import { createBot } from '../../src/bot.ts';
import { crossAssetPicture } from '../../src/charts/specs/cross-asset.ts';
import { driversPicture } from '../../src/charts/specs/drivers.ts';
import { PICTURE_WORDS } from '../../src/charts/words.ts';
import { buildDigest } from '../../src/digest/build.ts';
import { createEventCalendar } from '../../src/events/calendar.ts';
import { dayOf, isoOf } from '../../src/time/dates.ts';
import { sessionsBetween } from '../../src/time/us-market.ts';

const bot = createBot({ now: () => Date.parse('2026-02-01T20:00:00Z') });
const cards = createCards(bot);
const calendar = createEventCalendar();
const bare = (text: string): string => text.replace(/[.。]$/, '');

/** Every 23rd session of the record with the languages in turn, and the days that once disagreed in all of them. */
const SWEPT = sessionsBetween(dayOf('2019-01-02'), dayOf('2026-01-30'))
  .filter((_, i) => i % 23 === 0)
  .map((day, i): [string, Language] => [isoOf(day), LANGUAGES[i % LANGUAGES.length]!]);
const ONCE_WRONG = ['2026-01-28', '2026-01-29', '2024-02-29', '2025-11-28', '2024-08-05', '2026-01-30'];
const CASES = [
  ...SWEPT,
  ...ONCE_WRONG.flatMap((day) => LANGUAGES.map((language) => [day, language] as const)),
];

/** What each judgement says in the words of any form. */
function saidIn(text: string, language: Language): Judgement[] {
  const said: readonly (readonly [Judgement, readonly string[]])[] = [
    ['ordinary', [words(language, 'cause.noneNeeded'), CARD_MESSAGES[language].days.ordinary]],
    ['no-fall', [CARD_MESSAGES[language].drivers.nothingFalls]],
    ['unexplained', [words(language, 'cause.none'), PICTURE_WORDS[language].drivers.none]],
  ];
  return said.flatMap(([judgement, sentences]) =>
    sentences.some((sentence) => text.includes(bare(sentence))) ? [judgement] : [],
  );
}

function expected(assessment: Assessment): Judgement[] {
  const judgement = judgementOf(assessment);
  return judgement === 'named' ? [] : [judgement];
}

const supported = ({ blocks }: Answer): string =>
  blocks
    .flatMap((block) => (block.kind === 'section' && block.role === 'supported' ? block.lines : []))
    .map((line) => line.map(({ text }) => text).join(''))
    .join('\n');

describe('the judgement of a day', () => {
  it('is the same in text, card, picture and digest, in every language', async () => {
    for (const [asOf, language] of CASES) {
      const at = `${asOf} ${language}`;
      const text = await bot.ask('why is everything falling?', { asOf, language });
      const assessment = text.assessment!;
      const wanted = expected(assessment);
      expect(saidIn(supported(text), language), `text ${at}`).toEqual(wanted);
      const card = plainText(await cards.drivers(undefined, { asOf, language })).split('\n');
      // The first line is the label; the verdict follows. An ordinary window of days has its degree before the sentence.
      expect(saidIn(card[1]!, language), `card ${at}`).toEqual(wanted);
      expect(card[1], `card ${at}`).toContain(unusualnessPhrase(assessment, language));
      const { title } = driversPicture(bot, { asOf, language });
      if (wanted[0] !== 'ordinary') expect(saidIn(title, language), `picture ${at}`).toEqual(wanted);
      else expect(title, `picture ${at}`).toBe(unusualnessPhrase(assessment, language));
      const moves = crossAssetPicture(bot, { asOf, language }).title;
      expect(moves.includes(bare(CARD_MESSAGES[language].days.extreme)), `moves ${at}`).toBe(false);

      const day = bot.assess({ asOf, window: 1 });
      const digest = buildDigest(bot.parts, {
        language,
        length: 'short',
        nowMs: Date.parse(`${asOf}T23:00:00Z`),
        asOf,
        calendar,
      }).answer;
      expect(saidIn(supported(digest), language), `digest ${at}`).toEqual(expected(day));
      const degrees = ['ordinary', 'notable', 'rare', 'extreme'];
      const isLonger = degrees.indexOf(assessment.unusualness.word) > degrees.indexOf(day.unusualness.word);
      if (isLonger)
        expect(plainText(digest), `digest ${at}`).toContain(unusualnessPhrase(assessment, language));
    }
  }, 120_000);

  it('has a sentence for every day without a cause, and none for others', () => {
    for (const [asOf] of SWEPT) {
      const assessment = bot.assess({ asOf });
      expect(noCauseSentence(assessment, 'en') === undefined).toBe(judgementOf(assessment) === 'named');
    }
  });
});

describe('a digest', () => {
  const digestOf = (asOf: string, language: Language, length: 'short' | 'normal' | 'long'): string =>
    plainText(
      buildDigest(bot.parts, { language, length, nowMs: Date.parse(`${asOf}T23:00:00Z`), asOf, calendar })
        .answer,
    );

  it('begins with what moved: nobody asked it anything', () => {
    const answers = { en: 'No', zh: '并没有', es: 'No', de: 'Nein', fr: 'Non', pt: 'Não', ja: 'いいえ' };
    const yes = { en: 'Yes', zh: '是的', es: 'Sí', de: 'Ja', fr: 'Oui', pt: 'Sim', ja: 'はい' };
    for (const [asOf, language] of CASES) {
      const [, first = ''] = digestOf(asOf, language, 'short').split('\n');
      for (const word of [answers[language], yes[language]])
        expect(new RegExp(`^${word}\\s*[,:：，、]`).test(first), `${asOf} ${first}`).toBe(false);
    }
    // SLV +5.8% on 28 November 2025 (the bundled history).
    expect(digestOf('2025-11-28', 'en', 'short').split('\n')[1]).toContain('Silver +5.8%');
  });

  it('counts the same gaps at every length', () => {
    for (const asOf of ['2025-11-28', '2026-01-28', '2026-01-30', '2020-03-12', '2024-08-05']) {
      const counts = (['short', 'normal', 'long'] as const).map((length) => {
        const line = digestOf(asOf, 'en', length)
          .split('\n')
          .find((text) => /and \d+ other|\(\d+\).*Details/.test(text));
        return [...(line ?? '').matchAll(/\((\d+)\)|and (\d+) other/g)].reduce(
          (sum, [, one, more]) => sum + Number(one ?? more),
          0,
        );
      });
      expect(new Set(counts).size, `${asOf}: ${counts}`).toBe(1);
      expect(counts[0]).toBe(bot.snapshot(asOf).gaps.size);
    }
  });
});
