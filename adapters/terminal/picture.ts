import { writeFile } from 'node:fs/promises';
import {
  type Bot,
  createPictures,
  FileError,
  InputError,
  type Language,
  pictureOf,
  type Window,
} from '../../src/index.ts';

export interface PictureOptions {
  readonly asOf?: string;
  readonly window?: Window;
  readonly language?: Language;
}

/**
 * Writes the picture of a command as a PNG file and gives its title.
 * @throws InputError when the command has none, FileError when the file cannot be written.
 */
export async function savePicture(
  bot: Bot,
  command: string,
  argument: string | undefined,
  options: PictureOptions,
  file: string,
): Promise<string> {
  const spec = specOf(bot, command, argument, { ...options, shape: 'wide', theme: 'light' });
  if (!spec) throw new InputError(`there is nothing to draw for ${argument ?? command} on that day.`);
  const pictures = createPictures();
  try {
    const { png, title } = await pictures.render(spec);
    await writeFile(file, png);
    return title;
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw cause;
    throw new FileError(`--png ${file}: the file cannot be written (${code})`, { cause });
  } finally {
    await pictures.close();
  }
}

function specOf(
  bot: Bot,
  command: string,
  argument: string | undefined,
  options: PictureOptions & { readonly shape: 'wide'; readonly theme: 'light' },
) {
  switch (command) {
    case 'snapshot':
      return pictureOf.board(bot, options);
    case 'indicator':
      return argument === undefined ? undefined : pictureOf.reading(bot, argument, options);
    case 'drivers':
      return pictureOf.drivers(bot, options);
    case 'analog':
      return pictureOf.analog(bot, argument, options);
    case 'framework':
      return pictureOf.framework(bot, options);
    default:
      return pictureOf.crossAsset(bot, options);
  }
}
