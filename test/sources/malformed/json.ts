import { NO_NUMBERS, type Random, sampled, type Variant, variant } from './variant.ts';

const VALUES = 24;
const KEYS = 40;
const ARRAYS = 24;
/** Above, whole copies cost too much to make many of them. */
const LARGE_BYTES = 300_000;
const FEW = 6;

interface Token {
  readonly start: number;
  readonly end: number;
  readonly isNumber: boolean;
}

/** Values (not keys) that stand alone: numbers, texts, true, false, null. */
function valuesIn(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null/g)) {
    const end = match.index + match[0].length;
    const isKey = match[0].startsWith('"') && /^\s*:/.test(text.slice(end, end + 20));
    const isNumber = /^"?-?\$?[\d.,]*\d[\d.eE+-]*%?"?$/.test(match[0]);
    if (!isKey) tokens.push({ start: match.index, end, isNumber });
  }
  return tokens;
}

const REPLACED: readonly string[] = [
  'null',
  'true',
  'false',
  '[]',
  '{}',
  '[1]',
  ...NO_NUMBERS.map((text) => JSON.stringify(text)),
  // Beyond what a double holds: read as Infinity.
  '1e999',
  '-1e999',
];
const OUT_OF_RANGE: readonly string[] = ['9e15', '-9e15', '"9999999999999999"'];

export function* jsonVariants(body: string, random: Random): Generator<Variant> {
  const text = body.replace(/^\uFEFF/, '');
  const few = text.length > LARGE_BYTES;
  const tokens = valuesIn(text);
  const numbers = sampled(
    tokens.filter(({ isNumber }) => isNumber),
    few ? FEW : VALUES,
    random,
  );
  const others = sampled(
    tokens.filter(({ isNumber }) => !isNumber),
    few ? FEW : VALUES / 2,
    random,
  );
  const put = ({ start, end }: Token, value: string): string =>
    text.slice(0, start) + value + text.slice(end);
  const called = ({ start, end }: Token): string =>
    `${text.slice(start, Math.min(end, start + 20))} at ${start}`;
  for (const token of [...numbers, ...others])
    for (const value of REPLACED) yield variant('value', `${called(token)} is ${value}`, put(token, value));
  for (const token of numbers)
    for (const value of OUT_OF_RANGE)
      yield variant('huge value', `${called(token)} is ${value}`, put(token, value), true);

  const keys = [...new Set([...text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:/g)].map((match) => match[1]!))];
  for (const key of sampled(keys, few ? FEW : KEYS, random)) {
    const pattern = new RegExp(`"${key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}"(?=\\s*:)`, 'g');
    yield variant('key', `${key} is called otherwise`, text.replace(pattern, JSON.stringify(`${key}New`)));
  }
  yield variant('key', 'one more at the top', text.replace(/^\s*\{/, '{"added":{"a":[1,2]},'));

  for (const [name, body] of [
    ['a list around it', `[${text}]`],
    ['an object around it', `{"data":${text}}`],
    ['an empty object', '{}'],
    ['an empty list', '[]'],
    ['a text', JSON.stringify(text.slice(0, 1_000))],
    ['a number', '42.5'],
    ['true', 'true'],
    ['a list of nulls', '[null,null]'],
    ['text after it', `${text}<!-- 42.5 -->`],
    ['a prefix against scripts', `)]}',\n${text}`],
  ] as const)
    yield variant('top level', name, body);
  yield* arrayVariants(text, few ? FEW : ARRAYS, random);
}

type Path = readonly (string | number)[];

function* arrayVariants(text: string, count: number, random: Random): Generator<Variant> {
  const paths: Path[] = [];
  const visit = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) paths.push(path);
    if (value && typeof value === 'object')
      for (const [key, inner] of Object.entries(value))
        visit(inner, [...path, Array.isArray(value) ? Number(key) : key]);
  };
  visit(JSON.parse(text), []);
  const changes: readonly (readonly [string, (array: unknown[]) => unknown])[] = [
    ['is empty', () => []],
    ['lacks its first', (array) => array.slice(1)],
    ['lacks its last', (array) => array.slice(0, -1)],
    ['comes twice', (array) => [...array, ...array]],
    ['starts with null', (array) => [null, ...array.slice(1)]],
    ['holds nulls only', (array) => array.map(() => null)],
    ['is an object', (array) => ({ ...array })],
    ['is null', () => null],
  ];
  // The outer ones matter most and are few.
  const outer = paths.filter(({ length }) => length <= 2);
  const inner = sampled(
    paths.filter(({ length }) => length > 2),
    count,
    random,
  );
  for (const path of [...outer.slice(0, count), ...inner])
    for (const [name, change] of changes)
      yield variant(
        'array',
        `/${path.join('/')} ${name}`,
        JSON.stringify(changed(JSON.parse(text), path, change)),
      );
}

function changed(root: unknown, path: Path, change: (array: unknown[]) => unknown): unknown {
  if (path.length === 0) return change(root as unknown[]);
  let holder = root as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  holder[last] = change(holder[last] as unknown[]);
  return root;
}
