import { ApplicationCommandOptionType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandBodies, sameCommands } from '../../../adapters/discord/commands.ts';
import { orderOf } from '../../../src/alerts/order.ts';
import { type DigestWish, parseDigestWish } from '../../../src/digest/settings.ts';
import { findZone } from '../../../src/digest/zones.ts';
import { completions } from '../../../src/front-desk/complete.ts';
import { helpAnswer } from '../../../src/front-desk/service-answers.ts';
import {
  argumentOfForm,
  CHAT_COMMANDS,
  type CommandForm,
  DIGEST_LENGTHS,
  type FormValues,
  LANGUAGES,
  plainText,
} from '../../../src/index.ts';
import { bot } from '../../chat/helpers.ts';
import { checkCommands } from '../../fakes/discord/check-commands.ts';

/** Subcommands with typed options: their declaration, their registration, and the words that they become. */

interface Node {
  readonly type?: number;
  readonly name: string;
  readonly description?: string;
  readonly name_localizations?: Readonly<Record<string, string | null>> | null;
  readonly description_localizations?: Readonly<Record<string, string | null>> | null;
  readonly required?: boolean;
  readonly autocomplete?: boolean;
  readonly max_length?: number;
  readonly value?: string;
  readonly choices?: readonly Node[];
  readonly options?: readonly Node[];
}

const bodies = commandBodies() as unknown as readonly Node[];
const bodyOf = (name: string): Node => bodies.find((body) => body.name === name)!;
const everyNode = (node: Node): Node[] => [node, ...(node.options ?? []).flatMap(everyNode)];
const formOf = (command: string, name: string): CommandForm =>
  CHAT_COMMANDS.find((known) => known.name === command)!.forms!.find((form) => form.name === name)!;
const filled = (command: string, name: string, values: FormValues): string => {
  const result = argumentOfForm(formOf(command, name), values, 'en');
  if ('problem' in result) throw new Error(result.problem);
  return result.argument;
};
const problem = (command: string, name: string, values: FormValues, language: 'en' | 'zh' | 'es' = 'en') => {
  const result = argumentOfForm(formOf(command, name), values, language);
  return 'problem' in result ? result.problem : undefined;
};

describe('the bodies of all commands', () => {
  /** https://docs.discord.com/developers/interactions/application-commands: naming, option and choice structures. */
  const NAME = /^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$/u;

  it('keep every limit of Discord, in every language', () => {
    expect(() => checkCommands(commandBodies(), true)).not.toThrow();
    for (const node of bodies.flatMap(everyNode)) {
      const names = [node.name, ...Object.values(node.name_localizations ?? {})] as string[];
      for (const name of names) {
        expect(name).toMatch(NAME);
        expect(name).toBe(name.toLowerCase());
      }
      const texts = [node.description, ...Object.values(node.description_localizations ?? {})] as string[];
      for (const text of texts) {
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(100);
      }
      expect((node.options ?? []).length).toBeLessThanOrEqual(25);
      expect((node.choices ?? []).length).toBeLessThanOrEqual(25);
      for (const choice of node.choices ?? []) {
        expect([...choice.name].length).toBeLessThanOrEqual(100);
        expect(choice.value!.length).toBeLessThanOrEqual(100);
      }
      if (node.autocomplete) expect(node.choices ?? []).toEqual([]);
    }
  });

  it('are at most 8,000 characters each, also counting every language', () => {
    const count = (node: Node): number =>
      node.name.length +
      (node.description ?? '').length +
      (node.value ?? '').length +
      [
        ...Object.values(node.name_localizations ?? {}),
        ...Object.values(node.description_localizations ?? {}),
      ]
        .map((text) => (text ?? '').length)
        .reduce((sum, length) => sum + length, 0) +
      [...(node.options ?? []), ...(node.choices ?? [])].map(count).reduce((sum, length) => sum + length, 0);
    for (const body of bodies) expect(count(body)).toBeLessThanOrEqual(8_000);
  });

  it('name nothing twice beside each other, in no language', () => {
    const check = (siblings: readonly Node[]): void => {
      for (const locale of ['', 'zh-CN', 'es-ES', 'es-419']) {
        const names = siblings.map(({ name, name_localizations }) => name_localizations?.[locale] ?? name);
        expect(new Set(names).size).toBe(names.length);
      }
      for (const { options } of siblings) check(options ?? []);
    };
    check(bodies);
  });

  it('give names and descriptions in Chinese and Spanish to every subcommand and option', () => {
    for (const node of ['digest', 'alert'].flatMap((name) => everyNode(bodyOf(name)))) {
      for (const locale of ['zh-CN', 'es-ES', 'es-419']) {
        expect(node.name_localizations?.[locale], `${node.name} in ${locale}`).toBeTruthy();
        expect(node.description_localizations?.[locale], `${node.name} in ${locale}`).toBeTruthy();
      }
    }
  });

  it('offer /digest and /alert as subcommands with options of their types', () => {
    const shape = (name: string) =>
      bodyOf(name).options!.map(({ name: subcommand, type, options }) => [
        type,
        subcommand,
        ...options!.map((option) => `${option.name}${option.required ? '!' : ''}:${option.type}`),
      ]);
    const { Subcommand, String: text, Boolean: flag } = ApplicationCommandOptionType;
    expect(shape('digest')).toEqual([
      [
        Subcommand,
        'on',
        `time:${text}`,
        `zone:${text}`,
        `days:${text}`,
        `language:${text}`,
        `length:${text}`,
        `pictures:${flag}`,
      ],
      [Subcommand, 'off'],
      [Subcommand, 'now'],
      [Subcommand, 'status'],
      [Subcommand, 'preview', `language:${text}`, `length:${text}`],
    ]);
    expect(shape('alert')).toEqual([
      [Subcommand, 'add', `what!:${text}`],
      [Subcommand, 'list'],
      [Subcommand, 'mute', `id!:${text}`, `for:${text}`],
      [Subcommand, 'unmute', `id!:${text}`],
      [Subcommand, 'remove', `id!:${text}`],
      [Subcommand, 'confirm', `id!:${text}`, `at-once:${flag}`],
    ]);
  });
});

describe('the comparison with what is registered', () => {
  /** As Discord sends commands back: without what is false or empty, with nulls. */
  const returned = (node: Node): Node => {
    const { required, autocomplete, options, choices, ...rest } = node;
    return {
      ...rest,
      ...(required ? { required } : {}),
      ...(autocomplete ? { autocomplete } : {}),
      ...(options?.length ? { options: options.map(returned) } : {}),
      ...(choices?.length
        ? {
            choices: choices.map((choice) => ({
              ...choice,
              name_localizations: choice.name_localizations ?? null,
            })),
          }
        : {}),
    };
  };

  it('sees no difference in what Discord gives back', () => {
    expect(sameCommands(structuredClone(bodies).map(returned), bodies, false)).toBe(true);
  });

  it.each([
    ['the text of an option', (on: Node) => Object.assign(on.options![0]!, { description: 'when' })],
    [
      'a name in one language',
      (on: Node) => Object.assign(on.options![0]!.name_localizations!, { 'es-ES': 'x' }),
    ],
    ['a type', (on: Node) => Object.assign(on.options![5]!, { type: 3 })],
    ['what is required', (on: Node) => Object.assign(on.options![0]!, { required: true })],
    ['completion', (on: Node) => Object.assign(on.options![1]!, { autocomplete: false })],
    ['a choice', (on: Node) => Object.assign(on.options![4]!.choices![0]!, { value: 'tiny' })],
    [
      'a choice in one language',
      (on: Node) => Object.assign(on.options![4]!.choices![0]!.name_localizations!, { 'zh-CN': '小' }),
    ],
    ['an option less', (on: Node) => (on.options as Node[]).pop()],
    ['an option more', (on: Node) => (on.options as Node[]).push({ type: 3, name: 'x', description: 'x' })],
    ['the order', (on: Node) => (on.options as Node[]).reverse()],
  ])('sees %s within a subcommand', (_what, change) => {
    const changed = structuredClone(bodies) as Node[];
    change(changed.find(({ name }) => name === 'digest')!.options![0]!);
    expect(sameCommands(changed.map(returned), bodies, false)).toBe(false);
  });

  it('sees that a subcommand is missing', () => {
    const changed = structuredClone(bodies) as Node[];
    (changed.find(({ name }) => name === 'alert')!.options as Node[]).pop();
    expect(sameCommands(changed, bodies, false)).toBe(false);
  });
});

describe('/digest, filled in', () => {
  const zones = Intl.supportedValuesOf('timeZone');
  const two = (n: number) => String(n).padStart(2, '0');
  const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  const NAMED_DAYS: readonly (readonly [string, readonly number[]])[] = [
    ['daily', [1, 2, 3, 4, 5, 6, 7]],
    ['weekdays', [1, 2, 3, 4, 5]],
    ['weekend', [6, 7]],
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['fri-mon', [1, 5, 6, 7]],
    ['lun, mie', [1, 3]],
    ['周末', [6, 7]],
  ];
  /** What is typed, beside what it means: built apart from the code that reads it. */
  const time = fc
    .record({ hour: fc.nat(23), minute: fc.nat(59), form: fc.constantFrom('24', 'short', 'half') })
    .map(({ hour, minute, form }) => {
      const means = `${two(hour)}:${two(minute)}`;
      const half = `${hour % 12 === 0 ? 12 : hour % 12}:${two(minute)} ${hour < 12 ? 'am' : 'pm'}`;
      return { typed: form === '24' ? means : form === 'short' ? `${hour}:${two(minute)}` : half, means };
    });
  const days = fc.oneof(
    fc.constantFrom(...NAMED_DAYS).map(([typed, means]) => ({ typed, means: [...means] })),
    fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }).map((means) => ({
      typed: means.map((day) => DAYS[day - 1]).join(','),
      means,
    })),
  );
  const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
  const present = <T extends object>(values: T) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

  it('means what the options say, whatever is combined', () => {
    fc.assert(
      fc.property(
        fc.record({
          time: maybe(time),
          zone: maybe(fc.constantFrom(...zones)),
          days: maybe(days),
          language: maybe(fc.constantFrom(...LANGUAGES)),
          length: maybe(fc.constantFrom(...DIGEST_LENGTHS)),
          pictures: maybe(fc.boolean()),
        }),
        (chosen) => {
          const argument = filled('digest', 'on', {
            ...chosen,
            time: chosen.time?.typed,
            days: chosen.days?.typed,
          });
          const wish = {
            action: 'on',
            time: chosen.time?.means,
            zone: chosen.zone,
            weekdays: chosen.days?.means,
            language: chosen.language,
            length: chosen.length,
            pictures: chosen.pictures,
          };
          expect(parseDigestWish(argument)).toEqual(present(wish));
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('means the same for every zone that there is, also beside all other options', () => {
    for (const zone of zones) {
      const values = { time: '7:05', zone, days: 'mon', language: 'en', length: 'long', pictures: false };
      expect(parseDigestWish(filled('digest', 'on', values))).toEqual({
        action: 'on',
        time: '07:05',
        zone,
        weekdays: [1],
        language: 'en',
        length: 'long',
        pictures: false,
      });
    }
  });

  it('previews in a language and a length; the others take nothing', () => {
    fc.assert(
      fc.property(
        maybe(fc.constantFrom(...LANGUAGES)),
        maybe(fc.constantFrom(...DIGEST_LENGTHS)),
        (language, length) => {
          expect(parseDigestWish(filled('digest', 'preview', { language, length }))).toEqual(
            present({ action: 'preview', language, length }),
          );
        },
      ),
    );
    for (const action of ['on', 'off', 'now', 'status', 'preview'] as const)
      expect(parseDigestWish(filled('digest', action, {}))).toEqual({ action });
  });

  it('never sets by one field what another is for', () => {
    const key = { time: 'time', zone: 'zone', days: 'weekdays' } as const;
    const field = fc.constantFrom('time', 'zone', 'days');
    const word = fc.constantFrom(
      ...[
        '8',
        '08:00',
        '8 pm',
        '25:00',
        'mon',
        'mon-fri',
        'daily',
        'es',
        'en Madrid',
        'Madrid',
        'UTC',
        'Europe/Madrid',
      ],
      ...['long', 'no pictures', 'on', 'off', '3', '1-5', 'at 8', 'every day', '', '  ', '周一', '8点', 'x'],
    );
    fc.assert(
      fc.property(
        field,
        fc.oneof(
          fc.string(),
          word,
          fc.tuple(word, word).map((words) => words.join(' ')),
        ),
        (name, typed) => {
          const result = argumentOfForm(formOf('digest', 'on'), { [name]: typed }, 'en');
          if ('problem' in result) return;
          let wish: DigestWish;
          try {
            wish = parseDigestWish(result.argument);
          } catch {
            // The command itself says what is wrong.
            return;
          }
          const { action, ...settings } = wish;
          expect(action).toBe('on');
          expect(Object.keys(settings).filter((found) => found !== key[name as keyof typeof key])).toEqual(
            [],
          );
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('says what does not fit, in the language of the person; a zone is left to the command, which knows near ones', () => {
    expect(problem('digest', 'on', { days: '8' })).toBe(
      '"8" cannot be read here. Wanted: days of the week, such as daily, mon-fri or mon,wed.',
    );
    expect(problem('digest', 'on', { time: '25:00' }, 'es')).toContain('no se entiende "25:00"');
    expect(problem('digest', 'on', { zone: 'long' }, 'zh')).toContain('无法理解“long”');
    expect(problem('digest', 'on', { zone: 'Europe/Madird' })).toBeUndefined();
    expect(() => parseDigestWish(filled('digest', 'on', { zone: 'Europe/Madird' }))).toThrow(
      /did you mean Europe\/Madrid/,
    );
    // It means several places: the command names them.
    expect(problem('digest', 'on', { zone: 'CST' })).toBeUndefined();
    expect(problem('digest', 'on', { length: 'huge' })).toContain('huge');
    expect(problem('digest', 'on', { time: 'x'.repeat(100) })!.length).toBeLessThan(130);
  });
});

describe('/alert, filled in', () => {
  const id = fc.stringMatching(/^[2-9a-hj-km-np-z]{8}$/);

  it('is the order that its subcommand and options say', () => {
    fc.assert(
      fc.property(
        id,
        fc.integer({ min: 1, max: 300 }),
        fc.constantFrom('h', 'd', 'm'),
        (known, amount, unit) => {
          const ms = { m: 60_000, h: 3_600_000, d: 86_400_000 }[unit]!;
          expect(orderOf(filled('alert', 'remove', { id: known }))).toEqual({ what: 'remove', id: known });
          expect(orderOf(filled('alert', 'unmute', { id: ` ${known} ` }))).toEqual({
            what: 'unmute',
            id: known,
          });
          expect(orderOf(filled('alert', 'mute', { id: known }))).toEqual({
            what: 'mute',
            id: known,
            forMs: 'always',
          });
          expect(orderOf(filled('alert', 'mute', { id: known, for: `${amount} ${unit}` }))).toEqual({
            what: 'mute',
            id: known,
            forMs: amount * ms,
          });
          for (const atOnce of [undefined, false, true])
            expect(orderOf(filled('alert', 'confirm', { id: known, 'at-once': atOnce }))).toEqual({
              what: 'confirm',
              id: known,
              atOnce: atOnce ?? false,
            });
        },
      ),
    );
    expect(orderOf(filled('alert', 'list', {}))).toEqual({ what: 'list' });
  });

  it('adds the words as they are, also those that are a verb', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ minLength: 1 }), fc.constantFrom('list', 'remove abc', 'add', '静音 x')),
        (what) => {
          const phrase = what.trim().replace(/\s+/g, ' ');
          expect(orderOf(filled('alert', 'add', { what }))).toEqual({ what: 'add', phrase });
        },
      ),
    );
  });

  it('says what does not fit', () => {
    expect(problem('alert', 'mute', { id: 'abcd2345', for: 'long' })).toContain('how long, such as 6h');
    // At most a year.
    expect(problem('alert', 'mute', { id: 'abcd2345', for: '400d' })).toContain('400d');
    expect(problem('alert', 'confirm', { id: 'abcd2345 now' })).toContain('the id, as the list shows it');
  });
});

describe('help', () => {
  it('shows the first words of a command with forms, which are the same typed and chosen', () => {
    const lines = plainText(helpAnswer(bot, 'en'));
    expect(lines).toContain('/digest on | off | now | status | preview: a daily post in this chat');
    expect(lines).toContain('/alert add | list | mute | unmute | remove | confirm: tell me when');
    for (const { name, forms } of CHAT_COMMANDS)
      for (const form of forms ?? []) {
        if (name === 'digest') expect(parseDigestWish(form.name)).toEqual({ action: form.name });
        else expect(orderOf(`${form.name} x`).what).toBe(form.name);
      }
  });
});

describe('completion of fields', () => {
  const values = (
    kind: Parameters<typeof completions>[1],
    typed: string,
    language: 'en' | 'zh' | 'es' = 'en',
  ) => completions(bot, kind, typed, language).map(({ value }) => value);

  it('offers times: usual ones, what was typed, and what begins like it', () => {
    expect(values('time', '')).toHaveLength(25);
    expect(values('time', '')[4]).toBe('08:00');
    expect(values('time', '8')[0]).toBe('08:00');
    expect(values('time', '8')).toContain('08:45');
    expect(values('time', '8:07 pm')).toEqual(['20:07']);
    expect(values('time', '1')).toEqual(expect.arrayContaining(['01:00', '10:00', '14:45']));
    expect(values('time', 'noon')).toEqual(['12:00']);
    expect(values('time', 'later')).toEqual([]);
  });

  it('offers zones by name and city, and well-known ones at first', () => {
    for (const zone of values('zone', '')) expect(findZone(zone)).toBeDefined();
    expect(values('zone', 'madr')[0]).toBe('Europe/Madrid');
    expect(values('zone', 'new y')[0]).toBe('America/New_York');
  });

  it('offers days, in the language of the person', () => {
    expect(completions(bot, 'days', '', 'es').slice(0, 4)).toEqual([
      { name: 'Todos los días', value: 'mon,tue,wed,thu,fri,sat,sun' },
      { name: 'De lunes a viernes', value: 'mon,tue,wed,thu,fri' },
      { name: 'sábado y domingo', value: 'sat,sun' },
      { name: 'lunes', value: 'mon' },
    ]);
    expect(values('days', 'weekd')).toEqual(['mon,tue,wed,thu,fri']);
    expect(values('days', '周')).toEqual([]);
    expect(values('days', '周', 'zh')).toContain('wed');
    expect(completions(bot, 'days', 'mon,wed', 'en')).toEqual([
      { name: 'Monday and Wednesday', value: 'mon,wed' },
    ]);
    expect(values('days', '8')).toEqual([]);
  });

  it('offers how long to mute', () => {
    expect(completions(bot, 'duration', '', 'en')[0]).toEqual({ name: '1 hour', value: '1h' });
    expect(completions(bot, 'duration', '2 d', 'es')[0]).toEqual({ name: '2 días', value: '2d' });
    expect(values('duration', '36h')).toEqual(['36h']);
  });

  it('keeps the limits of Discord, whatever is typed', () => {
    const kinds = fc.constantFrom('time', 'zone', 'days', 'duration');
    fc.assert(
      fc.property(
        kinds,
        fc.string({ maxLength: 100 }),
        fc.constantFrom(...LANGUAGES),
        (kind, typed, language) => {
          const choices = completions(bot, kind as 'time', typed, language);
          expect(choices.length).toBeLessThanOrEqual(25);
          expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
          for (const { name, value } of choices)
            for (const text of [name, value]) {
              expect(text.length).toBeGreaterThan(0);
              expect(text.length).toBeLessThanOrEqual(100);
            }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('offers only what its field takes', () => {
    const fields = [
      ['digest', 'on', 'time', 'time'],
      ['digest', 'on', 'zone', 'zone'],
      ['digest', 'on', 'days', 'days'],
      ['alert', 'mute', 'for', 'duration'],
    ] as const;
    for (const [command, form, field, kind] of fields)
      for (const typed of ['', '1', '8', 'm', 's', 'a', 'e', '2'])
        for (const value of values(kind, typed)) {
          // Zones have older names, too; what is meant is the same.
          const words = kind === 'zone' ? findZone(value)! : value;
          expect(filled(command, form, { id: 'x', [field]: value })).toContain(words);
        }
  });
});
