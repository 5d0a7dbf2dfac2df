import { describe, expect, it } from 'vitest';
import { findReferences, shortDate, shortInstrument } from '../../src/grounding/references.ts';
import type { GroundingLanguage } from '../../src/grounding/text.ts';
import { verifySentence } from '../../src/grounding/verify.ts';
import { contextIn } from './figure-set.ts';

const shown = (language: GroundingLanguage, sentence: string, more = {}): string => {
  const verdict = verifySentence(sentence, contextIn(language, more));
  expect(verdict.problems).toEqual([]);
  return verdict.text;
};

describe('references', () => {
  it('are found with spaces in them', () => {
    expect(findReferences('a {{ gold.change_1d }} b {{vix.level}}').map(({ id }) => id)).toEqual([
      'gold.change_1d',
      'vix.level',
    ]);
  });

  it.each<[GroundingLanguage, string, string]>([
    ['en', 'Gold: {{gold.change_1d}}.', 'Gold: -10.3% (GLD, 30 Jan close).'],
    ['en', 'Gold fell {{gold.change_1d}}.', 'Gold fell 10.3% (GLD, 30 Jan close).'],
    ['en', 'A {{gold.change_1d}} fall in gold.', 'A 10.3% (GLD, 30 Jan close) fall in gold.'],
    [
      'en',
      'Silver fell {{silver.change_1d}} and gold {{gold.change_1d}}.',
      'Silver fell 28.5% (SLV, 30 Jan close) and gold 10.3% (GLD, 30 Jan close).',
    ],
    ['en', 'SOFR sat {{sofr-iorb.level}} above IORB.', 'SOFR sat 3.0bp (SOFR, 30 Jan) above IORB.'],
    [
      'en',
      'Reserves: {{reserves.level}} dollars.',
      'Reserves: $2.90tn (reserve balances with Federal Reserve Banks, 28 Jan).',
    ],
    ['en', 'The leader stands at {{positioning.odds}} dB.', 'The leader stands at +5 dB.'],
    [
      'en',
      'The Nikkei was flat ({{nikkei.change_1d}}).',
      'The Nikkei was flat (-0.1%, Nikkei 225, 30 Jan close).',
    ],
    [
      'en',
      'The VIX was {{vix.level.2020-03-12}} on 12 March 2020.',
      'The VIX was 75.47 (Cboe VIX, 12 Mar 2020 close) on 12 March 2020.',
    ],
    ['zh', '黄金下跌{{gold.change_1d}}。', '黄金下跌10.3%（GLD，1月30日收盘）。'],
    ['es', 'El oro cayó {{gold.change_1d}}.', 'El oro cayó 10.3% (GLD, cierre 30 ene).'],
    ['de', 'Gold fiel um {{gold.change_1d}}.', 'Gold fiel um 10.3% (GLD, Schluss 30. Jan.).'],
    ['fr', "L'or a reculé de {{gold.change_1d}}.", "L'or a reculé de 10.3% (GLD, clôture 30 janv.)."],
    ['pt', 'O ouro caiu {{gold.change_1d}}.', 'O ouro caiu 10.3% (GLD, fechamento 30 jan.).'],
    ['ja', '金は{{gold.change_1d}}下落した。', '金は10.3%（GLD、1月30日終値）下落した。'],
  ])('%s: %s', (language, sentence, expected) => {
    expect(shown(language, sentence)).toBe(expected);
  });

  it('name instrument and date once an answer', () => {
    const first = verifySentence('Gold fell {{gold.change_1d}}.', contextIn('en'));
    expect(first.mentioned).toEqual(['GLD fund, New York close|2026-01-30']);
    expect(shown('en', 'Gold fell {{gold.change_1d}}.', { mentioned: new Set(first.mentioned) })).toBe(
      'Gold fell 10.3%.',
    );
  });

  it.each([
    ['an id that no tool returned', 'Gold fell {{gold.change_9d}}.', 'unknown-reference'],
    ['a sign written before it', 'Gold: -{{gold.change_1d}}.', 'sign'],
    ['another unit written after it', 'Gold fell {{gold.change_1d}} basis points.', 'unit'],
    ['the name of something else', 'Gold fell {{silver.change_1d}}.', 'source'],
    ['a verb against its sign', 'Gold rose {{gold.change_1d}}.', 'direction'],
    ['another day', 'On 29 January gold fell {{gold.change_1d}}.', 'date'],
    ['another window', 'Over five sessions gold fell {{gold.change_1d}}.', 'window'],
    ['a gap the other way round', 'SOFR sat {{sofr-iorb.level}} below IORB.', 'sign'],
    ['a threshold given as a reading', 'The VIX closed at {{dash_for_cash.vix.threshold}}.', 'kind'],
  ])('are refused with %s', (_, sentence, code) => {
    const verdict = verifySentence(sentence, contextIn('en'));
    expect(verdict.ok).toBe(false);
    expect(verdict.problems.map((problem) => problem.code)).toContain(code);
  });

  it('say which figure was meant when they fail, and what exists instead', () => {
    expect(verifySentence('Gold rose {{gold.change_1d}}.', contextIn('en')).used.map(({ id }) => id)).toEqual(
      ['gold.change_1d'],
    );
    expect(verifySentence('Gold fell {{gold.change_9d}}.', contextIn('en')).problems[0]!.detail).toContain(
      'gold.change_1d',
    );
  });

  it('shorten instruments and dates', () => {
    expect(shortInstrument('GLD fund, New York close')).toBe('GLD');
    expect(shortInstrument('')).toBe('');
    expect(shortDate('2020-03-12', 'zh', '2026-01-30')).toBe('2020年3月12日');
    expect(shortDate('2026-03-12', 'de', '2026-01-30')).toBe('12. März');
  });
});
