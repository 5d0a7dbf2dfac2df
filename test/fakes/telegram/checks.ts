import { inflateSync } from 'node:zlib';
import { type Button, bad, type Entity, type Json } from './types.ts';

/** What the Bot API refuses, with its own words. */

export const MAX_TEXT = 4_096;
export const MAX_CAPTION = 1_024;
const MAX_CALLBACK_BYTES = 64;
const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const MAX_PHOTO_SIDES = 10_000;
const MAX_PHOTO_RATIO = 20;
/** Telegram drops the format beyond this without a word; here it is a slip of the bot. */
const MAX_ENTITIES = 100;

const ENTITY_TYPES = new Set([
  'mention',
  'hashtag',
  'cashtag',
  'bot_command',
  'url',
  'email',
  'phone_number',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'spoiler',
  'blockquote',
  'expandable_blockquote',
  'code',
  'pre',
  'text_link',
  'text_mention',
  'custom_emoji',
]);

export interface Formatted {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** Checks and trims as the server does: white space at the ends goes, unless an entity begins there. */
export function formatted(
  text: unknown,
  entities: unknown,
  limit: number,
  what: 'text' | 'caption',
): Formatted {
  if (typeof text !== 'string') throw bad(`message ${what} is empty`);
  const list = entities === undefined ? [] : (parsed(entities, 'entities') as Entity[]);
  if (!Array.isArray(list)) throw bad("can't parse entities: expected an Array");
  for (const entity of list) checkEntity(text, entity);
  checkNesting(list);
  if (list.length > MAX_ENTITIES) throw bad(`too many entities: ${list.length}`);
  if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text))
    throw bad('strings must be encoded in UTF-8');
  const first = Math.min(...list.map(({ offset }) => offset), text.length);
  const lead = Math.min(/^\s*/.exec(text)![0].length, first);
  const trimmed = text.slice(lead).trimEnd();
  if (trimmed === '') {
    if (what === 'text') throw bad('message text is empty');
    return { text: '', entities: [] };
  }
  if (trimmed.length > limit)
    throw bad(what === 'text' ? 'message is too long' : 'message caption is too long');
  const kept = list
    .map((entity) => {
      const offset = entity.offset - lead;
      return { ...entity, offset, length: Math.min(entity.length, trimmed.length - offset) };
    })
    .filter(({ length }) => length > 0);
  return { text: trimmed, entities: kept };
}

function checkEntity(text: string, { type, offset, length, url }: Entity): void {
  if (!ENTITY_TYPES.has(type)) throw bad(`can't parse entities: unknown type "${type}"`);
  if (!Number.isInteger(offset) || offset < 0) throw bad(`receive an entity with incorrect offset ${offset}`);
  if (!Number.isInteger(length) || length <= 0)
    throw bad(`receive an entity with incorrect length ${length}`);
  if (offset > text.length) throw bad(`entity begins after the end of the text at UTF-16 offset ${offset}`);
  const end = offset + length;
  if (end > text.length)
    throw bad(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${end}`,
    );
  for (const at of [offset, end])
    if (/[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? ''))
      throw bad(`entity beginning at UTF-16 offset ${offset} is in a middle of a UTF-16 symbol`);
  if (type === 'text_link' && !(url && /^(https?|tg):\/\//.test(url) && URL.canParse(url)))
    throw bad(`entity URL '${url ?? ''}' is invalid: URL host is empty`);
}

/** The server mends these without a word; a bot that sends them does not know what people see. */
function checkNesting(entities: readonly Entity[]): void {
  for (const [i, a] of entities.entries()) {
    for (const b of entities.slice(i + 1)) {
      const apart = a.offset + a.length <= b.offset || b.offset + b.length <= a.offset;
      if (apart) continue;
      const inside = (outer: Entity, inner: Entity): boolean =>
        outer.offset <= inner.offset && inner.offset + inner.length <= outer.offset + outer.length;
      if (!inside(a, b) && !inside(b, a)) throw bad('entities overlap');
      if ([a.type, b.type].some((type) => type === 'pre' || type === 'code'))
        throw bad('nothing may stand inside code');
    }
  }
}

export function parsed(value: unknown, name: string): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw bad(`can't parse ${name} JSON object`);
  }
}

export function buttonsOf(markup: unknown): Button[][] {
  if (markup === undefined) return [];
  const { inline_keyboard: rows } = (parsed(markup, 'reply keyboard markup') ?? {}) as Json;
  if (rows === undefined) throw bad('object expected as reply markup');
  if (!Array.isArray(rows) || !rows.every(Array.isArray))
    throw bad('field "inline_keyboard" must be an Array of Arrays');
  const keyboard = rows as Button[][];
  for (const button of keyboard.flat()) {
    if (typeof button.text !== 'string' || button.text.trim() === '')
      throw bad('inline keyboard button text is empty');
    const { callback_data: data, url } = button;
    if ((data === undefined) === (url === undefined))
      throw bad('text buttons are unallowed in the inline keyboard');
    if (data !== undefined && (data === '' || Buffer.byteLength(data) > MAX_CALLBACK_BYTES))
      throw bad('BUTTON_DATA_INVALID');
    if (url !== undefined && !/^(https?|tg):\/\//.test(url)) throw bad('BUTTON_URL_INVALID');
  }
  if (keyboard.flat().length > 100 || keyboard.some(({ length }) => length > 8))
    throw bad('reply markup is too long');
  return keyboard;
}

/** A real PNG: signature, checksums, dimensions, and pixels that unpack. */
export function checkPhoto(bytes: Uint8Array): { width: number; height: number } {
  if (bytes.length > MAX_PHOTO_BYTES) throw bad('file is too big');
  const data = Buffer.from(bytes);
  if (data.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n') throw bad('IMAGE_PROCESS_FAILED');
  let at = 8;
  let last = '';
  const pixels: Buffer[] = [];
  while (at + 12 <= data.length) {
    const length = data.readUInt32BE(at);
    last = data.subarray(at + 4, at + 8).toString('latin1');
    const body = data.subarray(at + 4, at + 8 + length);
    if (at + 12 + length > data.length || crc(body) !== data.readUInt32BE(at + 8 + length))
      throw bad('IMAGE_PROCESS_FAILED');
    if (last === 'IDAT') pixels.push(body.subarray(4));
    at += 12 + length;
  }
  const width = data.readUInt32BE(16);
  const height = data.readUInt32BE(20);
  try {
    if (last !== 'IEND' || inflateSync(Buffer.concat(pixels)).length < height)
      throw bad('IMAGE_PROCESS_FAILED');
  } catch {
    throw bad('IMAGE_PROCESS_FAILED');
  }
  const ratio = Math.max(width, height) / Math.max(1, Math.min(width, height));
  if (width + height > MAX_PHOTO_SIDES || ratio > MAX_PHOTO_RATIO) throw bad('PHOTO_INVALID_DIMENSIONS');
  return { width, height };
}

const CRC_TABLE = Array.from({ length: 256 }, (_, n) => {
  let value = n;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xed_b8_83_20 : value >>> 1;
  return value >>> 0;
});

function crc(bytes: Buffer): number {
  let value = 0xff_ff_ff_ff;
  for (const byte of bytes) value = (value >>> 8) ^ CRC_TABLE[(value ^ byte) & 0xff]!;
  return (value ^ 0xff_ff_ff_ff) >>> 0;
}
