import type { Bot } from '../bot.ts';
import { pictureOf } from '../charts/picture-of.ts';
import type { PictureRenderer } from '../charts/pictures.ts';
import type { PictureSpec } from '../charts/spec.ts';
import type { Pictures, PictureWish } from './pictures.ts';

/** Draws what answers show: the drivers beside a "why", the whole market on request, and each card's own picture. */
export function createDeskPictures(bot: Bot, renderer: PictureRenderer): Pictures {
  return {
    for: async (wish) => {
      const spec = specOf(bot, wish);
      if (!spec) return undefined;
      const { png, alt, title } = await renderer.render(spec);
      return { png, alt, title };
    },
  };
}

function specOf(bot: Bot, wish: PictureWish): PictureSpec | undefined {
  const { view, subject, purpose, answer } = wish;
  const { asOf, language, theme, shape, window } = wish;
  const options = {
    language,
    theme,
    shape,
    ...(asOf === undefined ? {} : { asOf }),
    ...(window === undefined ? {} : { window }),
  };
  // Without a reading there is nothing to draw.
  if (answer.verdict === 'unavailable') return undefined;
  switch (view) {
    case 'question':
    case 'drivers':
      return purpose === 'chart' ? pictureOf.crossAsset(bot, options) : pictureOf.drivers(bot, options);
    case 'why':
      if (purpose === 'answer') return pictureOf.drivers(bot, options);
      return subject === undefined
        ? pictureOf.crossAsset(bot, options)
        : pictureOf.reading(bot, subject, options);
    case 'indicator':
      return subject === undefined ? undefined : pictureOf.reading(bot, subject, options);
    case 'snapshot':
      return pictureOf.board(bot, options);
    case 'analog':
      return pictureOf.analog(bot, subject, options);
    case 'framework':
      return pictureOf.framework(bot, options);
  }
}
