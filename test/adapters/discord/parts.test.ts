import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandBodies, sameCommands } from '../../../adapters/discord/commands.ts';
import {
  addressOfDriver,
  addressOfPage,
  addressOfToken,
  pressedOf,
} from '../../../adapters/discord/custom-id.ts';
import { Draft } from '../../../adapters/discord/draft.ts';
import { described, startFailure } from '../../../adapters/discord/failures.ts';
import { Places } from '../../../adapters/discord/places.ts';
import { languageOfLocale } from '../../../adapters/discord/words.ts';
import { loadConfig } from '../../../src/index.ts';
import { checkCommands } from '../../fakes/discord/check-commands.ts';

describe('commands', () => {
  it('keep the rules of Discord', () => {
    expect(() => checkCommands(commandBodies(), true)).not.toThrow();
  });

  it('are the same when Discord gives them back in its own form, and differ in any text', () => {
    const wanted = commandBodies();
    const returned = structuredClone(wanted).map((command) => ({
      ...command,
      id: '1',
      version: '2',
      default_member_permissions: null,
      nsfw: false,
      contexts: [...command.contexts!].reverse(),
      options: command.options!.map(({ required, ...option }) => ({
        ...option,
        ...(required ? { required } : {}),
      })),
    }));
    expect(sameCommands(returned.reverse(), wanted, false)).toBe(true);
    returned[0]!.description_localizations!['zh-CN'] = '别的';
    expect(sameCommands(returned, wanted, false)).toBe(false);
    expect(sameCommands([], wanted, false)).toBe(false);
  });
});

describe('what buttons carry', () => {
  it('comes back as it went, within 100 characters', () => {
    const token = 'x'.repeat(64);
    expect(pressedOf(addressOfToken(token, true))).toEqual({ kind: 'action', token, inPlace: true });
    expect(pressedOf(addressOfPage('abc-DEF_', 12, '>'))).toEqual({
      kind: 'page',
      key: 'abc-DEF_',
      page: 12,
    });
    const wish = { asOf: '2026-01-30', window: 3, language: 'zh' } as const;
    expect(pressedOf(addressOfDriver(wish))).toEqual({ kind: 'driver', ...wish });
    expect(addressOfToken(token, false).length).toBeLessThanOrEqual(100);
  });

  it('is read without trust', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 100 }), (id) => {
        const pressed = pressedOf(id);
        if (pressed?.kind === 'action') expect(`${pressed.inPlace ? 'r' : 'a'}:${pressed.token}`).toBe(id);
        else if (pressed) expect(id).toMatch(/^[pd]:/);
      }),
    );
    for (const id of [
      'd:2026-01-30:2:en',
      'd:today:1:en',
      'p:k:1:>',
      'p:abcd:-1:<',
      'a:',
      'd:2026-01-30:1:xx',
    ])
      expect(pressedOf(id)).toBeUndefined();
  });
});

describe('the draft of an answer', () => {
  it('is never edited twice at once, nor more often than it may, and ends with the newest state', async () => {
    const shown: { at: number; text: string }[] = [];
    let atOnce = 0;
    const draft = new Draft({
      editEveryMs: 60,
      onError: (error) => {
        throw error;
      },
      show: async (make) => {
        atOnce += 1;
        expect(atOnce).toBe(1);
        shown.push({
          at: performance.now(),
          text: make({ embeds: true, files: true }).embeds[0]!.description!,
        });
        await new Promise((resolve) => setTimeout(resolve, 10));
        atOnce -= 1;
      },
    });
    for (let i = 0; i < 20; i++) {
      draft.line([{ text: `${i} ` }]);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
    await draft.stop();
    for (const [i, { at }] of shown.entries())
      if (i > 0) expect(at - shown[i - 1]!.at).toBeGreaterThanOrEqual(60);
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.at(-1)!.text).toMatch(/18 19$/);
  });
});

describe('places', () => {
  it('are given in order, and never more than there are', async () => {
    const places = new Places(2);
    const order: number[] = [];
    let inside = 0;
    await Promise.all(
      Array.from({ length: 9 }, (_, i) =>
        places.run(async () => {
          order.push(i);
          inside += 1;
          expect(inside).toBeLessThanOrEqual(2);
          await new Promise((resolve) => setImmediate(resolve));
          inside -= 1;
        }),
      ),
    );
    expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('failures', () => {
  const coded = (code: string) => Object.assign(new Error('x'), { code });

  it.each([
    [coded('CERT_NOT_YET_VALID'), /Set the clock/],
    [new Error('fetch failed', { cause: coded('ENOTFOUND') }), /cannot be reached \(ENOTFOUND\)/],
    [coded('TokenInvalid'), /Reset Token/],
    [new Error('Used disallowed intents'), /Message Content Intent/],
    [new Error('Not enough sessions remaining to spawn 1 shards'), /used up/],
  ])('%s becomes one sentence with the fix', (error, sentence) => {
    const failure = startFailure(error) as Error;
    expect(failure.message).toMatch(sentence);
    expect(failure.message).not.toContain('\n');
  });

  it('leaves bugs as they are', () => {
    const bug = new TypeError('x is undefined');
    expect(startFailure(bug)).toBe(bug);
    expect(described(bug)).toEqual({ err: bug });
  });
});

describe('languages and configuration', () => {
  it('reads the locales of clients', () => {
    expect(['en-GB', 'zh-TW', 'es-419', 'fr', 'pt-BR', 'it', null].map(languageOfLocale)).toEqual([
      'en',
      'zh',
      'es',
      'fr',
      'pt',
      undefined,
      undefined,
    ]);
  });

  it('reads the variables, and says what is wrong with them', () => {
    const token = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.abcdef.abcdefghijklmnopqrstuvwxyz0';
    expect(loadConfig({ DISCORD_BOT_TOKEN: token, DISCORD_SHARDS: '0-1/4' }).discord).toEqual({
      token,
      shards: { ids: [0, 1], count: 4 },
      messageContent: false,
    });
    expect(loadConfig({}).discord).toBeUndefined();
    for (const [name, value] of [
      ['DISCORD_BOT_TOKEN', 'Bot abc'],
      ['DISCORD_API_ROOT', 'https://discord.com/api/v10'],
      ['DISCORD_GUILD_ID', 'my server'],
      ['DISCORD_SHARDS', '4/4'],
    ] as const)
      expect(() => loadConfig({ [name]: value })).toThrow(new RegExp(`${name}.*for example`));
  });
});
