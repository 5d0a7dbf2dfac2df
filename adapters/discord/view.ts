import { randomBytes } from 'node:crypto';
import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Action, Answer, Choice, Language, PremiseVerdict } from '../../src/index.ts';
import { addressOfDriver, addressOfPage, addressOfToken } from './custom-id.ts';
import { harmless } from './escape.ts';
import { type Rendered, renderForContent, renderForEmbed } from './render.ts';
import { answerAsTyped } from './typed.ts';
import { DISCORD_WORDS } from './words.ts';

/**
 * What a finished answer looks like: one embed with the colour of the verdict, its picture, buttons and a menu.
 * An embed and not the newer layout components: it holds 6,000 characters and not 4,000, clients show its text in
 * notifications, and a message may change from text to embed and back while it is being written.
 */

/** What a place allows. */
export interface Surface {
  readonly embeds: boolean;
  readonly files: boolean;
}

export interface File {
  readonly attachment: Buffer;
  readonly name: string;
  readonly description: string;
}

/** The body of a message, for sending and for editing alike. */
export interface Payload {
  readonly content: string;
  readonly embeds: APIEmbed[];
  readonly components: APIActionRowComponent<APIComponentInMessageActionRow>[];
  readonly files?: File[];
  /** Those of the old files that stay. Absent: all. */
  readonly attachments?: [];
}

/** An answer ready to be shown, page by page. Small: kept for as long as people turn pages. */
export interface View {
  readonly key: string;
  readonly language: Language;
  readonly verdict: PremiseVerdict;
  readonly rendered: Rendered;
  readonly inEmbed: boolean;
  readonly actions: readonly Action[];
  readonly drivers: readonly Choice[];
  /** What the menu of drivers reads: a day, and a window where one was asked for. */
  readonly time: { readonly asOf: string; readonly window?: number };
  readonly pictureName?: string;
}

const COLOURS: Readonly<Record<PremiseVerdict, number>> = {
  confirmed: 0xd9534f,
  partly: 0xe6a23c,
  corrected: 0x3b82c4,
  ordinary: 0x4caf7a,
  'no-premise': 0x6b7fd7,
  unavailable: 0x8a8f98,
  'not-understood': 0x8a8f98,
};
/** While an answer is being written. */
export const DRAFT_COLOUR = 0x8a8f98;

const BUTTONS_PER_ROW = 5;
const MAX_BUTTON_LABEL = 80;
const MAX_OPTIONS = 25;
const MAX_OPTION_LABEL = 100;
const MAX_ALT = 1_024;

export interface ViewInput {
  readonly answer: Answer;
  readonly actions: readonly Action[];
  readonly drivers: readonly Choice[];
  readonly surface: Surface;
  /** A sentence to add under the answer. */
  readonly note?: string;
}

export function viewOf({ answer, actions, drivers, surface, note }: ViewInput): View {
  const typed = answerAsTyped(answer);
  const noted = note === undefined ? typed : { ...typed, notes: [...typed.notes, note] };
  const { assessment } = answer;
  const window = assessment && !assessment.windowSearched ? assessment.window : undefined;
  return {
    key: randomBytes(6).toString('base64url'),
    language: answer.language,
    verdict: answer.verdict,
    inEmbed: surface.embeds,
    rendered: surface.embeds ? renderForEmbed(noted) : renderForContent(noted),
    actions,
    drivers: actions.length > 0 && assessment ? drivers : [],
    time: { asOf: answer.asOf, ...(window === undefined ? {} : { window }) },
  };
}

export const withPicture = (view: View, name: string): View => ({ ...view, pictureName: name });

export function fileOf(picture: { readonly png: Uint8Array; readonly alt: string }, name: string): File {
  const description = [...harmless(picture.alt).trim()].slice(0, MAX_ALT).join('').slice(0, MAX_ALT);
  return { attachment: Buffer.from(picture.png), name, description };
}

/** One page of an answer. Files are not part of it: they stay with the message when pages turn. */
export function pagePayload(view: View, page: number): Pick<Payload, 'content' | 'embeds' | 'components'> {
  const { rendered, inEmbed, pictureName } = view;
  const text = rendered.pages[page] ?? rendered.pages[0]!;
  const components = rowsOf(view, page);
  if (!inEmbed) return { content: text, embeds: [], components };
  const embed: APIEmbed = {
    color: COLOURS[view.verdict],
    ...(text === '' ? {} : { description: text }),
    ...(rendered.head === '' ? {} : { author: { name: rendered.head } }),
    ...(rendered.foot === '' ? {} : { footer: { text: rendered.foot } }),
    ...(pictureName === undefined ? {} : { image: { url: `attachment://${pictureName}` } }),
  };
  return { content: '', embeds: [embed], components };
}

function button(label: string, custom_id: string, disabled = false): APIButtonComponentWithCustomId {
  return {
    type: ComponentType.Button,
    style: ButtonStyle.Secondary,
    label: label.slice(0, MAX_BUTTON_LABEL),
    custom_id,
    ...(disabled ? { disabled } : {}),
  };
}

function rowsOf(view: View, page: number): Payload['components'] {
  const { actions, language, key, rendered, drivers, time } = view;
  const words = DISCORD_WORDS[language];
  const pages = rendered.pages.length;
  const turns =
    pages > 1
      ? [
          button('◀', addressOfPage(key, page - 1, '<'), page === 0),
          button(words.page(page + 1, pages), addressOfPage(key, page, '='), true),
          button('▶', addressOfPage(key, page + 1, '>'), page === pages - 1),
        ]
      : [];
  const buttons = actions.map(({ kind, label, token }) =>
    button(label, addressOfToken(token, kind === 'refresh')),
  );
  const lines: APIButtonComponentWithCustomId[][] = [];
  for (let i = 0; i < buttons.length; i += BUTTONS_PER_ROW) lines.push(buttons.slice(i, i + BUTTONS_PER_ROW));
  // The three that turn pages stay together.
  const last = lines.at(-1);
  if (last && last.length + turns.length <= BUTTONS_PER_ROW) last.push(...turns);
  else if (turns.length > 0) lines.push(turns);
  const rows: Payload['components'] = lines.map((components) => ({
    type: ComponentType.ActionRow,
    components,
  }));
  if (drivers.length === 0) return rows;
  const options = drivers
    .slice(0, MAX_OPTIONS)
    .map(({ name, value }) => ({ label: name.slice(0, MAX_OPTION_LABEL), value }));
  rows.push({
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: addressOfDriver({ ...time, language }),
        placeholder: words.chooseDriver,
        options,
      },
    ],
  });
  return rows;
}

const MAX_VIEWS = 500;

/** The answers whose pages can be turned: the newest, in the memory of this process. */
export class Views {
  private readonly known = new Map<string, View>();

  keep(view: View): void {
    if (view.rendered.pages.length < 2) return;
    this.known.delete(view.key);
    this.known.set(view.key, view);
    const oldest = this.known.keys().next().value;
    if (this.known.size > MAX_VIEWS && oldest !== undefined) this.known.delete(oldest);
  }

  get(key: string): View | undefined {
    return this.known.get(key);
  }
}
