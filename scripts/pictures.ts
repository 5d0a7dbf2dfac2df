/** `npm run pictures`: draws the pictures of docs/pictures/ again, from recorded days. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createBot } from '../src/bot.ts';
import { pictureOf } from '../src/charts/picture-of.ts';
import { createPictures } from '../src/charts/pictures.ts';
import type { PictureSpec } from '../src/charts/spec.ts';
import { projectFile } from '../src/paths.ts';

const bot = createBot({ now: Date.now });
const light = { theme: 'light' } as const;
const dark = { theme: 'dark' } as const;
const phone = { shape: 'phone' } as const;
const january = '2026-01-30';

/** Every kind in both themes; some upright, in Chinese and in Spanish. */
const SPECS: Readonly<Record<string, PictureSpec | undefined>> = {
  'reading-light': pictureOf.reading(bot, 'silver', { ...light, asOf: january }),
  'reading-dark': pictureOf.reading(bot, 'vix', { ...dark, asOf: '2024-08-05' }),
  'reading-phone-zh': pictureOf.reading(bot, 'gold', { ...dark, ...phone, asOf: january, language: 'zh' }),
  'board-light': pictureOf.board(bot, { ...light, asOf: '2025-10-10' }),
  'board-dark': pictureOf.board(bot, { ...dark, ...phone, asOf: january }),
  'drivers-light': pictureOf.drivers(bot, { ...light, asOf: january }),
  'drivers-dark': pictureOf.drivers(bot, { ...dark, ...phone, asOf: '2020-03-12', language: 'zh' }),
  'cross-asset-light': pictureOf.crossAsset(bot, { ...light, asOf: january }),
  'cross-asset-dark': pictureOf.crossAsset(bot, { ...dark, asOf: '2024-08-05' }),
  'analog-light': pictureOf.analog(bot, undefined, { ...light, asOf: january }),
  'analog-dark': pictureOf.analog(bot, undefined, { ...dark, asOf: '2024-08-05', language: 'es' }),
  'framework-light': pictureOf.framework(bot, { ...light, asOf: '2020-03-12' }),
  'framework-dark': pictureOf.framework(bot, { ...dark, ...phone, asOf: '2020-03-12' }),
};

const folder = projectFile('docs', 'pictures');
mkdirSync(folder, { recursive: true });
const pictures = createPictures();
let total = 0;
for (const [name, spec] of Object.entries(SPECS)) {
  if (!spec) throw new Error(`${name}: there is nothing to draw`);
  const { png, width, height, title } = await pictures.render(spec);
  writeFileSync(`${folder}/${name}.png`, png);
  total += png.byteLength;
  process.stdout.write(
    `${name.padEnd(20)} ${width}x${height} ${String(Math.round(png.byteLength / 1024)).padStart(4)} KB  ${title}\n`,
  );
}
await pictures.close();
process.stdout.write(`${(total / 1024 / 1024).toFixed(1)} MB in docs/pictures\n`);
