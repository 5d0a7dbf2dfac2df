import { describe, expect, it } from 'vitest';
import { withOptionNames } from '../../../adapters/discord/typed.ts';
import { ALERT_WORDS } from '../../../src/alerts/words.ts';

describe('commands in texts, as they are typed on Discord', () => {
  it.each([
    ['/alert VIX above 30', '/alert add what: VIX above 30'],
    ['/alert when the leading driver changes', '/alert add what: when the leading driver changes'],
    [
      'For example: /alert 黄金一天跌3%，或/alert VIX高于30',
      'For example: /alert add what: 黄金一天跌3%，或/alert add what: VIX高于30',
    ],
    ['To arm it: /alert confirm abcd2345', 'To arm it: /alert confirm id:abcd2345'],
    ['/alert remove ID, /alert mute ID 2d', '/alert remove id:ID, /alert mute id:ID for:2d'],
    ['/alert unmute all', '/alert unmute id:all'],
    ['Take the id from /alert list.', 'Take the id from /alert list.'],
    ['请用/alert list中的编号。', '请用/alert list中的编号。'],
    ['Write /alert mute, its id', 'Write /alert mute, its id'],
    ['/alert add | list | mute: tell me', '/alert add | list | mute: tell me'],
    ['/alert add what: VIX above 30', '/alert add what: VIX above 30'],
    ['/digest on 08:00 mon-fri', '/digest on 08:00 mon-fri'],
  ])('%s', (text, typed) => {
    expect(withOptionNames(text)).toBe(typed);
  });

  it('all examples of alerts name the option', () => {
    for (const { examples } of Object.values(ALERT_WORDS))
      for (const example of examples) expect(withOptionNames(example)).toMatch(/^\/alert add what: \S/);
  });
});
