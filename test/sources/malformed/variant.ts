export type BodyKind = 'json' | 'csv' | 'xml' | 'text' | 'binary';

export interface Variant {
  /** "cut after 12 of 40 bytes". */
  readonly name: string;
  /** For counts: "cut". */
  readonly group: string;
  readonly body: Uint8Array;
  /** A number may stand there that no reader can know to be wrong: such values are not compared. */
  readonly mayChangeNumbers: boolean;
}

export type Random = () => number;

/** Mulberry32, 0 to 1: small, and the same everywhere. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const whole = (random: Random, below: number): number => Math.floor(random() * below);

/** At most so many of a list, in its order. */
export function sampled<T>(list: readonly T[], count: number, random: Random): readonly T[] {
  if (list.length <= count) return list;
  const chosen = new Set<number>();
  while (chosen.size < count) chosen.add(whole(random, list.length));
  return [...chosen].sort((a, b) => a - b).map((index) => list[index]!);
}

export const variant = (
  group: string,
  name: string,
  body: string | Uint8Array,
  mayChangeNumbers = false,
): Variant => ({
  group,
  name: name === '' ? group : `${group}: ${name}`,
  body: typeof body === 'string' ? Buffer.from(body) : body,
  mayChangeNumbers,
});

/** What stands in place of a value; none of it is a number, though careless readers see one in several. */
export const NO_NUMBERS = ['', 'n/a', 'NaN', 'Infinity', '12abc', '0x1F', '1e999', '--1', '1.2.3'] as const;
