import { describe, expect, it } from 'vitest';
import { parseDigestWish } from '../../src/digest/settings.ts';
import { zonesAtOffset, zonesLike } from '../../src/digest/zones.ts';
import { meaningOf } from './wish-text.ts';

const NOW = Date.UTC(2026, 10, 24);

describe('zones by what people call them', () => {
  it.each([
    ['8am Newfoundland', 'on 08:00 America/St_Johns'],
    ['8am kathmandu', 'on 08:00 Asia/Kathmandu'],
    ['8am Nuuk', 'on 08:00 America/Nuuk'],
    ['8am nepal', 'on 08:00 Asia/Kathmandu'],
    ['8am Hawaii', 'on 08:00 Pacific/Honolulu'],
    ['8am Kenya', 'on 08:00 Africa/Nairobi'],
    ['um 8 Uhr in Kenia', 'on 08:00 Africa/Nairobi'],
    ['à 8h Sénégal', 'on 08:00 Africa/Dakar'],
    ['a las 8 Panamá', 'on 08:00 America/Panama'],
    ['às 8 Islândia', 'on 08:00 Atlantic/Reykjavik'],
    ['每天8点 肯尼亚', 'on 08:00 Africa/Nairobi 1234567'],
    ['毎日8時 ケニア', 'on 08:00 Africa/Nairobi 1234567'],
    ['todo dia às 7h em São Paulo', 'on 07:00 America/Sao_Paulo 1234567'],
    ['cada día laborable a las 7', 'on 07:00 12345'],
    ['what are my settings', 'status'],
    ['meine Einstellungen', 'status'],
    ['mis ajustes', 'status'],
    ['mes réglages', 'status'],
    ['minhas configurações', 'status'],
    ['我的设置', 'status'],
    ['今の設定', 'status'],
  ])('%s', (said, meant) => {
    expect(meaningOf(said)).toBe(meant);
  });
  it('complete from their beginning', () => {
    expect(zonesLike('kathm', 5)).toContain('Asia/Kathmandu');
    expect(zonesLike('nuuk', 5)).toContain('America/Nuuk');
  });
  it('are offered for an offset that they keep all year, and not where the year has two', () => {
    // India and Sri Lanka are five and a half hours ahead all year, Nepal a quarter more.
    expect(zonesAtOffset('UTC+5:30', NOW)).toContain('Asia/Kolkata');
    expect(zonesAtOffset('UTC+5:45', NOW)).toEqual(['Asia/Kathmandu']);
    expect(zonesAtOffset('UTC+2', NOW)).toEqual([]);
    expect(() => parseDigestWish('on 8:00 UTC+5:30', 'en', NOW)).toThrow(/Asia\/Kolkata/);
    expect(() => parseDigestWish('on 8:00 UTC+2', 'en', NOW)).toThrow(/daylight saving/);
  });
});
