import { type BodyKind, type Random, sampled, type Variant, variant, whole } from './variant.ts';

const EVERY_CUT_BELOW = 400;
const CUTS = 200;
const FLIPS = 80;
const INSERTIONS = 20;
const PAGE =
  '<!DOCTYPE html>\n<html><head><title>Error</title></head><body><h1>Sorry</h1><table><tr><td>2026-01-02</td><td>42.5</td></tr></table></body></html>';

const isNumeric = (byte: number): boolean => /[0-9.+\-eE]/.test(String.fromCharCode(byte));
const isBlank = (byte: number): boolean => byte <= 0x20;

export function* truncations(bytes: Buffer, kind: BodyKind, random: Random): Generator<Variant> {
  const all = Array.from({ length: bytes.length }, (_, length) => length);
  const cuts = bytes.length <= EVERY_CUT_BELOW ? all : sampled(all, CUTS, random);
  // Where the last line has no end even in the good body, a number that is cut there looks whole.
  const openEnd = (kind === 'csv' || kind === 'text') && bytes.at(-1) !== 0x0a;
  for (const length of cuts) {
    const inNumber = length > 0 && isNumeric(bytes[length - 1]!) && isNumeric(bytes[length]!);
    yield variant(
      'cut',
      `after ${length} of ${bytes.length} bytes`,
      bytes.subarray(0, length),
      openEnd && inNumber,
    );
  }
}

/** Something else altogether. */
export function* replacements(bytes: Buffer, kind: BodyKind): Generator<Variant> {
  yield variant('instead', 'nothing', '');
  yield variant('instead', 'blanks', ' \r\n \t');
  yield variant('instead', 'a web page', PAGE);
  yield variant('instead', 'a web page without a doctype', '<html><body>42.5</body></html>');
  yield variant(
    'instead',
    'a consent page',
    '<html><head><title>Yahoo is part of the Yahoo family of brands</title></head></html>',
  );
  yield variant(
    'instead',
    'a script wall',
    '<noscript>This site requires JavaScript to verify your browser.</noscript><script>go()</script>',
  );
  yield variant('instead', 'a rate notice', 'Too Many Requests');
  yield variant('instead', 'plain text', 'service unavailable, try again at 42.5');
  yield variant('instead', 'null', 'null');
  yield variant('instead', 'an error object', '{"error":"internal","code":500}');
  yield variant('instead', 'zero bytes of the same length', Buffer.alloc(Math.min(bytes.length, 100_000)));
  yield variant('instead', 'a zip', Buffer.from('504b0304140000000800', 'hex'));
  if (kind === 'binary') return;
  const text = bytes.toString('utf8');
  const lf = text.replaceAll('\r\n', '\n');
  yield variant('encoding', 'a byte order mark', `\uFEFF${text}`);
  yield variant('encoding', 'line feeds', lf);
  yield variant('encoding', 'carriage returns and line feeds', lf.replaceAll('\n', '\r\n'));
  yield variant('encoding', 'carriage returns only', lf.replaceAll('\n', '\r'));
  yield variant('encoding', 'UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le'));
  yield variant('encoding', 'UTF-16 without a mark', Buffer.from(text, 'utf16le'));
  yield variant('encoding', 'blank lines at the end', `${text}\n\n\n`);
  yield variant('encoding', 'blank lines at the start', `\n\n${text}`);
  yield variant('encoding', 'twice the same', `${text}${text}`);
}

/** One bit turned. */
export function* flips(bytes: Buffer, kind: BodyKind, random: Random): Generator<Variant> {
  if (bytes.length === 0) return;
  for (let count = 0; count < FLIPS; count += 1) {
    const at = whole(random, bytes.length);
    const bit = whole(random, 8);
    const copy = Buffer.from(bytes);
    copy[at] = bytes[at]! ^ (1 << bit);
    const unknowable =
      kind === 'binary' || isNumeric(copy[at]!) || (isNumeric(bytes[at]!) && isBlank(copy[at]!));
    yield variant('flip', `bit ${bit} of byte ${at}`, copy, unknowable);
  }
}

/** Bytes that belong in no text; a number with one inside is none. */
export function* insertions(bytes: Buffer, random: Random): Generator<Variant> {
  for (const [name, odd] of [
    ['NUL', Buffer.from([0])],
    ['an invalid byte', Buffer.from([0xff])],
  ] as const) {
    for (let count = 0; count < INSERTIONS; count += 1) {
      const at = whole(random, bytes.length + 1);
      yield variant(
        'insertion',
        `${name} before byte ${at}`,
        Buffer.concat([bytes.subarray(0, at), odd, bytes.subarray(at)]),
      );
    }
  }
}
