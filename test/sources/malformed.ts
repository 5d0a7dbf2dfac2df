import { flips, insertions, replacements, truncations } from './malformed/bytes.ts';
import { csvVariants } from './malformed/csv.ts';
import { jsonVariants } from './malformed/json.ts';
import { type BodyKind, seeded, type Variant } from './malformed/variant.ts';
import { xmlVariants } from './malformed/xml.ts';

export type { BodyKind, Variant } from './malformed/variant.ts';

/**
 * Bad (and oddly written) versions of one good body, each with a name. The same seed gives the same list. Made
 * one after the other: a large body is never held more than twice.
 */
export function* malformedOf(body: string | Uint8Array, kind: BodyKind, seed: number): Generator<Variant> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : Buffer.from(body);
  const text = kind === 'binary' ? '' : bytes.toString('utf8');
  const random = seeded(seed);
  yield* truncations(bytes, kind, random);
  yield* replacements(bytes, kind);
  yield* flips(bytes, kind, random);
  if (kind === 'binary') return;
  yield* insertions(bytes, random);
  if (kind === 'json') yield* jsonVariants(text, random);
  if (kind === 'csv') yield* csvVariants(text, random);
  if (kind === 'xml') yield* xmlVariants(text, random);
}
