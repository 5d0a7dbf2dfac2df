import { analogPicture } from './specs/analog.ts';
import { boardPicture } from './specs/board.ts';
import { crossAssetPicture } from './specs/cross-asset.ts';
import { driversPicture } from './specs/drivers.ts';
import { frameworkPicture } from './specs/framework.ts';
import { readingPicture } from './specs/reading.ts';

/**
 * What a picture shows, as plain data, by kind. Pure reads of a bot; nothing here loads the canvas.
 * `reading` and `analog` give undefined when there is nothing to draw.
 * All throw InputError for a name or date that is not understood, NoDataError for a day without data.
 */
export const pictureOf = {
  reading: readingPicture,
  board: boardPicture,
  drivers: driversPicture,
  crossAsset: crossAssetPicture,
  analog: analogPicture,
  framework: frameworkPicture,
} as const;
