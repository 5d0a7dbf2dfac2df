import type { Language } from '../../answer/answer.ts';
import { type Card, cardOf, cell } from '../../answer/cards/card.ts';
import { snapshotLabel } from '../../answer/label.ts';
import type { Assessment, Window } from '../../assessment/assessment.ts';
import type { Reading } from '../../snapshot/snapshot.ts';
import type { PictureShape, PictureSpec } from '../spec.ts';
import type { ThemeName } from '../theme.ts';
import { PICTURE_WORDS, type PictureWords } from '../words.ts';

/** Where the data of pictures come from: a bot, or what reads like one. */
export type PictureParts = Card['bot'];

export interface PictureOptions {
  readonly asOf?: string;
  /** Default `en`. */
  readonly language?: Language;
  /** Default `light`. */
  readonly theme?: ThemeName;
  /** Default `wide`. */
  readonly shape?: PictureShape;
}
export interface WindowedPictureOptions extends PictureOptions {
  /** Default: the window with the largest surprise. */
  readonly window?: Window;
}

/** A card and the words of pictures: figures come out as in the texts, because the same code prints them. */
export interface Sketch {
  readonly card: Card;
  readonly words: PictureWords;
  readonly options: PictureOptions;
}

export function sketchOf(bot: PictureParts, options: PictureOptions): Sketch {
  const card = cardOf(
    bot,
    options.language === undefined ? atOf(options) : { ...atOf(options), language: options.language },
  );
  return { card, words: PICTURE_WORDS[card.language], options };
}

const atOf = ({ asOf }: PictureOptions): { asOf?: string } => (asOf === undefined ? {} : { asOf });

export function assessmentFor({ card, options }: Sketch, window: Window | undefined): Assessment {
  return card.bot.assess({ ...atOf(options), window: window ?? 'auto' });
}

type FrameOf = Pick<
  PictureSpec,
  'theme' | 'shape' | 'language' | 'title' | 'subtitle' | 'label' | 'sources' | 'alt'
> & { badge?: string; note?: string };

/** The frame of a picture. `lines`: what the alternative text tells besides the title. */
export function frame(
  sketch: Sketch,
  given: {
    readonly title: string;
    readonly subtitle: string;
    readonly readings: readonly (Reading | undefined)[];
    readonly lines: readonly string[];
    readonly note?: string;
  },
): FrameOf {
  const { card, words, options } = sketch;
  const { asOf, mode } = card.snapshot;
  const label = snapshotLabel(card.snapshot, card.language);
  const badge = mode === 'recorded' ? words.recorded : asOf.kind === 'now' ? undefined : words.past;
  const sources = sourcesText(sketch, given.readings);
  return {
    theme: options.theme ?? 'light',
    shape: options.shape ?? 'wide',
    language: card.language,
    title: given.title,
    subtitle: given.subtitle,
    label,
    ...(badge === undefined ? {} : { badge }),
    sources,
    ...(given.note === undefined ? {} : { note: given.note }),
    alt: [
      `${words.chart}${card.words.colon}${given.title}`,
      given.subtitle,
      ...(given.lines.length > 0 ? [given.lines.join(card.words.semicolon)] : []),
      label,
      sources,
    ].join('\n'),
  };
}

const MOST_SOURCES = { wide: 4, phone: 3 } as const;

/** One reading: its publisher and series. Several: who carries them, the most used first. */
function sourcesText({ card, words, options }: Sketch, readings: readonly (Reading | undefined)[]): string {
  const known = readings.filter((reading) => reading !== undefined);
  if (known.length === 1)
    return words.sources(`${known[0]!.publisher.replace(/^via /, '')} (${known[0]!.series})`);
  const counts = new Map<string, number>();
  for (const { publisher } of known) {
    for (const one of publisher.split('; ')) {
      // Addresses in brackets stay with single readings.
      const carrier = one
        .split(/(?:^|\s)via /)
        .at(-1)!
        .replace(/\s*\([^)]*\)|\.$/g, '');
      counts.set(carrier, (counts.get(carrier) ?? 0) + 1);
    }
  }
  const names = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  const shown = names.slice(0, MOST_SOURCES[options.shape ?? 'wide']);
  const more = names.length - shown.length;
  if (names.length === 0) return words.sources(card.snapshot.label);
  return words.sources(shown.join(card.words.comma) + (more > 0 ? ` ${words.andMore(more)}` : ''));
}

/** A figure as the texts print it, without the marks that carry it through them. */
export function plain(marked: string | undefined): string | undefined {
  return marked === undefined ? undefined : cell(marked);
}

/** Without its sign: where a word says the direction. */
export function unsigned(text: string): string {
  return text.replace(/^[+\-−]/, '');
}

/** Two digits after the point are more than a pixel can show, and keep specs small. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
