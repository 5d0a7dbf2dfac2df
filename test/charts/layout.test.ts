import { describe, expect, it } from 'vitest';
import { sceneOf } from '../../src/charts/layout.ts';
import { measureText, paint } from '../../src/charts/paint.ts';
import { pictureOf } from '../../src/charts/picture-of.ts';
import type { Scene, TextShape } from '../../src/charts/scene.ts';
import { fitted, wrapped } from '../../src/charts/scene.ts';
import { shortLevel } from '../../src/charts/short-level.ts';
import type { PictureSpec } from '../../src/charts/spec.ts';
import { contrastOf, heatColour, inkOn, THEMES } from '../../src/charts/theme.ts';
import { LANGUAGES } from '../../src/languages.ts';
import { bot, botWith, DAYS, KINDS, only, replaced } from './specs.ts';

const SHAPES = ['wide', 'phone'] as const;

interface Box {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxOf(shape: TextShape): Box {
  const width = measureText(shape.text, shape.size, shape.weight);
  const left =
    shape.align === 'left' ? shape.x : shape.align === 'right' ? shape.x - width : shape.x - width / 2;
  // Capitals and digits reach 0.73 of the size above the baseline (Inter), tails 0.2 below it.
  return {
    text: shape.text,
    left,
    right: left + width,
    top: shape.y - shape.size * 0.73,
    bottom: shape.y + shape.size * 0.2,
  };
}

const textsOf = ({ shapes }: Scene): TextShape[] =>
  shapes.flatMap((shape) => (shape.kind === 'text' && shape.text.trim() !== '' ? [shape] : []));

function overlaps(scene: Scene): string[] {
  const boxes = textsOf(scene).map(boxOf);
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return wide > 0.5 && high > 0.5 ? [`"${a.text}" over "${b.text}"`] : [];
    }),
  );
}

function clipped(scene: Scene): string[] {
  return textsOf(scene)
    .map(boxOf)
    .filter(({ left, right, top, bottom }) => {
      return left < 0 || top < 0 || right > scene.width || bottom > scene.height;
    })
    .map(({ text }) => text);
}

const every: (readonly [name: string, spec: PictureSpec])[] = DAYS.flatMap((asOf) =>
  LANGUAGES.flatMap((language) =>
    SHAPES.flatMap((shape) =>
      Object.entries(KINDS).map(
        ([kind, make]) => [`${kind} ${asOf} ${language} ${shape}`, make({ asOf, language, shape })] as const,
      ),
    ),
  ),
);

const scenes = every.map(([name, spec]) => ({ name, spec, scene: sceneOf(spec, measureText) }));

describe('every kind, language, shape and day', () => {
  it('keeps every text inside the picture and off every other', () => {
    const wrong = scenes.flatMap(({ name, scene }) => {
      return [...overlaps(scene), ...clipped(scene)].map((text) => `${name}: ${text}`);
    });
    expect(wrong).toEqual([]);
  });

  it('is readable on a phone: nothing under 22 pixels there, nothing under 15 elsewhere', () => {
    const small = scenes.flatMap(({ name, spec, scene }) => {
      const least = spec.shape === 'phone' ? 22 : 15;
      return textsOf(scene)
        .filter(({ size }) => size < least)
        .map(({ text, size }) => `${name}: "${text}" ${size}`);
    });
    expect(small).toEqual([]);
  });

  it('prints the whole title', () => {
    const cut = scenes.filter(({ spec, scene }) => {
      const texts = textsOf(scene);
      const size = Math.max(...texts.map((text) => text.size));
      const title = texts.filter((text) => text.size === size).map(({ text }) => text);
      return title.join('').replace(/\s/g, '') !== spec.title.replace(/\s/g, '');
    });
    expect(cut.map(({ name }) => name)).toEqual([]);
  });

  it('says how old, from whom, and that it is a recorded day', () => {
    for (const { spec, scene } of scenes) {
      const texts = textsOf(scene).map(({ text }) => text);
      expect(texts).toEqual(expect.arrayContaining([spec.sources, spec.badge!, 'undercurrent']));
      // On two lines where one is too short for it.
      expect(texts.toReversed().join(' ')).toContain(spec.label);
    }
  });
});

describe('odd days', () => {
  const january = { asOf: '2026-01-30' };
  const odd: Record<string, PictureSpec> = {
    'an empty board': pictureOf.board(
      botWith((day) => only(day, [])),
      january,
    ),
    'a board of one': pictureOf.board(
      botWith((day) => only(day, ['silver'])),
      january,
    ),
    'forty usual moves': (() => {
      const spec = pictureOf.crossAsset(bot, january);
      const [first, ...rest] = spec.groups;
      const wild = first!.rows.map((row, i) => (i === 0 ? { ...row, z: 40, moves: '+40' } : row));
      return { ...spec, groups: [{ ...first!, rows: wild }, ...rest] };
    })(),
    'nothing to compare': { ...pictureOf.analog(bot, undefined, january)!, rows: [], levels: [] },
    'long names': (() => {
      const spec = pictureOf.drivers(bot, { ...january, shape: 'phone' });
      const rows = spec.rows.map((row) => ({ ...row, name: `${row.name} ${'and so on '.repeat(9)}` }));
      return { ...spec, rows, title: 'A very long finding '.repeat(9) };
    })(),
    'a single value': (() => {
      const spec = pictureOf.reading(bot, 'silver', january)!;
      return {
        ...spec,
        days: ['2026-01-30'],
        values: [75.4],
        low: [null],
        high: [null],
        marks: [],
        events: [],
      };
    })(),
    'no usual move known': (() => {
      const spec = pictureOf.reading(bot, 'silver', january)!;
      const nothing = spec.values.map(() => null);
      return { ...spec, low: nothing, high: nothing, values: spec.values.map((v, i) => (i % 9 ? v : null)) };
    })(),
    'a value that never moves': pictureOf.reading(
      botWith((day) =>
        replaced(day, 'silver', (reading) => ({
          ...reading,
          path: { ...reading.path!, values: reading.path!.values.map(() => 5) },
        })),
      ),
      'silver',
      january,
    )!,
  };

  for (const [name, spec] of Object.entries(odd)) {
    it(`draws ${name} without clipped or overlapping texts`, () => {
      const scene = sceneOf(spec, measureText);
      expect([...overlaps(scene), ...clipped(scene)]).toEqual([]);
      const numbers = JSON.stringify(scene.shapes);
      expect(numbers).not.toContain('null');
      // The signature of a PNG.
      expect([...paint(scene).subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
    });
  }

  it('ends the bar of a wild move where the axis ends', () => {
    const scene = sceneOf(odd['forty usual moves']!, measureText);
    const right = Math.max(
      ...scene.shapes.map((shape) => (shape.kind === 'rect' ? shape.x + shape.width : 0)),
    );
    expect(right).toBeLessThanOrEqual(scene.width);
    expect(textsOf(scene).map(({ text }) => text)).toContain('+40');
  });
});

describe('colours', () => {
  it('give every text the contrast of WCAG AA, 4.5 to 1', () => {
    const english = every.filter(([, spec]) => spec.language === 'en');
    const weak = english.flatMap(([name, spec]) =>
      (['light', 'dark'] as const).flatMap((theme) => {
        const scene = sceneOf({ ...spec, theme }, measureText);
        return textsOf(scene)
          .map((text) => ({ text, ratio: contrastOf(text.colour, text.on ?? scene.background) }))
          .filter(({ ratio }) => ratio < 4.5)
          .map(({ text, ratio }) => `${name} ${theme}: "${text.text}" ${ratio.toFixed(2)}`);
      }),
    );
    expect(weak).toEqual([]);
  });

  it('give lines and bars that mean something 3 to 1', () => {
    for (const theme of Object.values(THEMES)) {
      for (const colour of [theme.up, theme.down, ...Object.values(theme.roles)]) {
        expect(contrastOf(colour, theme.background)).toBeGreaterThanOrEqual(3);
      }
    }
  });

  it('measure contrast as WCAG does', () => {
    // Black on white is 21 by definition; #767676 on white is the well-known lightest grey that passes, 4.54.
    expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it('print readable numbers on every heat', () => {
    for (const theme of Object.values(THEMES)) {
      for (let z = -4; z <= 4; z += 0.1) {
        const cell = heatColour(theme, z);
        const ink = cell === theme.panel ? theme.text : inkOn(cell);
        expect(contrastOf(ink, cell)).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

describe('the board', () => {
  // The widest figure of the record: US nominal GDP of 31.4 trillion dollars.
  it.each(LANGUAGES)('cuts no name to nothing, and no figure: %s', (language) => {
    for (const shape of SHAPES)
      for (const asOf of ['2026-01-30', '2020-03-12']) {
        const spec = pictureOf.board(bot, { language, shape, asOf });
        const texts = textsOf(sceneOf(spec, measureText)).map(({ text }) => text);
        for (const { row } of spec.families) if (row) expect(texts).toContain(row.level);
        for (const text of texts) if (text.endsWith('…')) expect([...text].length).toBeGreaterThan(5);
      }
  });

  it('writes sums as short as tables do', () => {
    const debt = { unit: 'usd-millions', decimals: 0 } as const;
    const written = LANGUAGES.map((language) => shortLevel(31_420_000, debt, language));
    expect(written.map((text) => text.replaceAll(/\s/g, ' '))).toEqual([
      '$31.42tn',
      '31.42万亿美元',
      '31,42 bill. $',
      '31,42 Bio. $',
      '31 420 Md$',
      'US$ 31,42 tri',
      '31.42兆ドル',
    ]);
  });

  it('names what a reading is of in the language of the reader', () => {
    for (const language of LANGUAGES.filter((one) => one !== 'en'))
      expect(pictureOf.reading(bot, 'sofr-iorb', { language, asOf: '2026-01-30' })!.subtitle).not.toMatch(
        /overnight|reserve/,
      );
  });
});

describe('text', () => {
  it('is shortened to its room and no further', () => {
    const measure = (text: string): number => [...text].length;
    expect(fitted(measure, 'abcdef', 6, 1, 'regular')).toBe('abcdef');
    expect(fitted(measure, 'abcdef', 4, 1, 'regular')).toBe('abc…');
  });

  it('breaks at spaces, between Chinese characters, and never before closing punctuation', () => {
    const measure = (text: string): number => [...text].length;
    expect(wrapped(measure, 'one two three', 7, 1, 'regular', 3)).toEqual(['one two', 'three']);
    expect(wrapped(measure, '几乎全线，下跌', 4, 1, 'regular', 3)).toEqual(['几乎全', '线，下跌']);
    expect(wrapped(measure, 'extraordinary', 6, 1, 'regular', 9)).toEqual(['extra-', 'ordin-', 'ary']);
    expect(wrapped(measure, 'one two three four', 7, 1, 'regular', 2)).toEqual(['one two', 'three…']);
  });
});
