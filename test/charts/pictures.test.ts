import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { sceneOf } from '../../src/charts/layout.ts';
import { measureText, paint } from '../../src/charts/paint.ts';
import { pictureOf } from '../../src/charts/picture-of.ts';
import { createPictures, PictureError } from '../../src/charts/pictures.ts';
import { createPngCache } from '../../src/charts/png-cache.ts';
import { bot, KINDS } from './specs.ts';

const pictures = createPictures();
afterAll(() => pictures.close());

const january = { asOf: '2026-01-30' };
const silver = pictureOf.reading(bot, 'silver', january)!;

/** Width and height from the header of a PNG: bytes 16 to 24, big endian. */
function sizeOf(png: Uint8Array): readonly [number, number] {
  const view = new DataView(png.buffer, png.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

describe('drawing in a thread', () => {
  it('gives a PNG of the promised size for every kind and shape', async () => {
    for (const make of Object.values(KINDS)) {
      for (const shape of ['wide', 'phone'] as const) {
        const spec = make({ ...january, shape, theme: 'dark' });
        const picture = await pictures.render(spec);
        expect([...picture.png.subarray(0, 8)]).toEqual(SIGNATURE);
        expect(sizeOf(picture.png)).toEqual(shape === 'wide' ? [1200, 675] : [1080, 1350]);
        expect([picture.width, picture.height]).toEqual(sizeOf(picture.png));
        expect(picture.alt).toContain(picture.title);
      }
    }
  });

  it('gives the same bytes for the same spec, in another thread and in this one', async () => {
    const other = createPictures();
    const hash = (png: Uint8Array): string => createHash('sha256').update(png).digest('hex');
    const first = hash((await pictures.render(silver)).png);
    expect(hash((await other.render(structuredClone(silver))).png)).toBe(first);
    expect(hash(paint(sceneOf(silver, measureText)))).toBe(first);
    await other.close();
  });

  it('draws a spec once, however many ask', async () => {
    const [a, b] = await Promise.all([pictures.render(silver), pictures.render({ ...silver })]);
    const later = await pictures.render(structuredClone(silver));
    expect(a!.png).toBe(b!.png);
    expect(later.png).toBe(a!.png);
  });

  it('reports a spec that cannot be drawn, and goes on', async () => {
    const broken = { ...silver, values: undefined as never };
    await expect(pictures.render(broken)).rejects.toMatchObject({ code: 'PICTURE_FAILED' });
    await expect(pictures.render({ ...silver, title: 'after it' })).resolves.toMatchObject({ width: 1200 });
  });
});

describe('a thread that fails', () => {
  const worker = new URL('./failing-worker.ts', import.meta.url);
  const titled = (title: string) => ({ ...silver, title });

  it('is replaced after a crash', async () => {
    const failing = createPictures({ worker });
    const first = failing.render(titled('crash'));
    const second = failing.render(titled('fine'));
    await expect(first).rejects.toBeInstanceOf(PictureError);
    await expect(first).rejects.toMatchObject({ code: 'PICTURE_CRASHED' });
    expect((await second).png).toEqual(new TextEncoder().encode('1 fine'));
    await failing.close();
  });

  it('is stopped when a picture takes too long', async () => {
    const failing = createPictures({ worker, timeoutMs: 3_000 });
    await failing.render(titled('fine'));
    await expect(failing.render(titled('hang'))).rejects.toMatchObject({ code: 'PICTURE_TIMEOUT' });
    await expect(failing.render(titled('again'))).resolves.toBeDefined();
    await failing.close();
  });

  it('is recycled after its number of pictures', async () => {
    const recycled = createPictures({ worker, recycleAfter: 2 });
    const texts: string[] = [];
    for (const title of ['a', 'b', 'c'])
      texts.push(new TextDecoder().decode((await recycled.render(titled(title))).png));
    // The number is the thread's own count.
    expect(texts).toEqual(['1 a', '2 b', '1 c']);
    await recycled.close();
  });

  it('refuses more than may wait, and everything after the end', async () => {
    const full = createPictures({ worker, maxWaiting: 1 });
    const running = [full.render(titled('one')), full.render(titled('two'))];
    await expect(full.render(titled('three'))).rejects.toMatchObject({ code: 'PICTURES_BUSY' });
    await Promise.all(running);
    const cut = full.render(titled('hang'));
    const waits = full.render(titled('waits'));
    await Promise.all([
      expect(cut).rejects.toMatchObject({ code: 'PICTURES_CLOSED' }),
      expect(waits).rejects.toMatchObject({ code: 'PICTURES_CLOSED' }),
      full.close(),
    ]);
    await expect(full.render(titled('late'))).rejects.toMatchObject({ code: 'PICTURES_CLOSED' });
  });
});

describe('the cache of pictures', () => {
  const bytes = (count: number): Uint8Array => new Uint8Array(count);

  it('keeps those used last, within its bytes', () => {
    const cache = createPngCache(100);
    cache.set('a', bytes(40));
    cache.set('b', bytes(40));
    cache.get('a');
    cache.set('c', bytes(40));
    expect([cache.get('a'), cache.get('b'), cache.get('c')].map((png) => png?.byteLength)).toEqual([
      40,
      undefined,
      40,
    ]);
    expect(cache.bytes).toBe(80);
    cache.set('large', bytes(101));
    expect(cache.get('large')).toBeUndefined();
  });
});

describe('fonts', () => {
  it('are those of the project: with and without system fonts the bytes are the same', () => {
    const run = (env: Record<string, string>): unknown => {
      const script = fileURLToPath(new URL('./hashes.ts', import.meta.url));
      const child = spawnSync(process.execPath, ['--import', 'tsx', script], { encoding: 'utf8', env });
      expect(child.stderr).toBe('');
      return JSON.parse(child.stdout);
    };
    expect(run({ DISABLE_SYSTEM_FONTS_LOAD: '1' })).toEqual(run({}));
  });

  it('are read from the project alone', () => {
    const painter = readFileSync(new URL('../../src/charts/paint.ts', import.meta.url), 'utf8');
    expect(painter).not.toMatch(/sans-serif|serif|system-ui|loadSystemFonts|https?:/);
    const thread = readFileSync(new URL('../../src/charts/thread.ts', import.meta.url), 'utf8');
    expect(thread).toContain("DISABLE_SYSTEM_FONTS_LOAD: '1'");
  });
});
