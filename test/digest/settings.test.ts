import { describe, expect, it } from 'vitest';
import { parseDigestWish } from '../../src/digest/settings.ts';
import { findZone } from '../../src/digest/zones.ts';

describe('the words after /digest', () => {
  it('are read in any order and in three languages', () => {
    expect(parseDigestWish('')).toEqual({ action: 'status' });
    expect(parseDigestWish('off')).toEqual({ action: 'off' });
    expect(parseDigestWish('on 8:30 Europe/Madrid mon-fri long es no pictures')).toEqual({
      action: 'on',
      time: '08:30',
      zone: 'Europe/Madrid',
      weekdays: [1, 2, 3, 4, 5],
      length: 'long',
      language: 'es',
      pictures: false,
    });
    expect(parseDigestWish('on daily New York at 8 pm')).toEqual({
      action: 'on',
      time: '20:00',
      zone: 'America/New_York',
      weekdays: [1, 2, 3, 4, 5, 6, 7],
    });
    expect(parseDigestWish('activar a las 9 en Madrid lunes, miércoles y viernes')).toEqual({
      action: 'on',
      time: '09:00',
      zone: 'Europe/Madrid',
      weekdays: [1, 3, 5],
    });
    expect(parseDigestWish('开启 8点 北京 工作日 中文 短 图片')).toEqual({
      action: 'on',
      time: '08:00',
      zone: 'Asia/Shanghai',
      weekdays: [1, 2, 3, 4, 5],
      language: 'zh',
      length: 'short',
      pictures: true,
    });
    expect(parseDigestWish('on 7am fri-mon CET')).toMatchObject({
      time: '07:00',
      weekdays: [1, 5, 6, 7],
      zone: 'Europe/Berlin',
    });
    expect(parseDigestWish('12am utc 1,3')).toMatchObject({ action: 'on', time: '00:00', weekdays: [1, 3] });
    expect(parseDigestWish('on 12:15 pm UTC en')).toMatchObject({ time: '12:15', language: 'en' });
  });

  it('are refused with a way out', () => {
    expect(() => parseDigestWish('on 25:00 UTC')).toThrow(/no time of day/);
    expect(() => parseDigestWish('on 13pm UTC')).toThrow(/no time of day/);
    expect(() => parseDigestWish('on 8:00 Europe/Madird')).toThrow(/did you mean Europe\/Madrid/);
    expect(() => parseDigestWish('on 8:00 Springfield')).toThrow(/is no time zone/);
    expect(() => parseDigestWish('off 8:00')).toThrow(/takes no settings/);
  });
});

describe('time zones', () => {
  it('are found by name, city and common words, never by an offset', () => {
    expect(findZone('america/new_york')).toBe('America/New_York');
    expect(findZone('New York')).toBe('America/New_York');
    expect(findZone('EST')).toBe('America/New_York');
    // The newer of two names of one place; systems differ in which they list.
    expect(['Asia/Kolkata', 'Asia/Calcutta']).toContain(findZone('Asia/Calcutta'));
    expect(findZone('+02:00')).toBeUndefined();
    // Central in America, China, Cuba: nobody can tell.
    expect(findZone('CST')).toBeUndefined();
  });
});
