import { readFileSync } from 'node:fs';

/** A Map, Set or array on the heap, by the names under which it is held. */
export interface Collection {
  readonly kind: 'Map' | 'Set' | 'Array';
  /** Of the variable or the field, with the class or function around it where that is known. */
  readonly name: string;
  readonly entries: number;
  /** Of the collection itself, without what is in it. */
  readonly bytes: number;
  /** Of the byte arrays that are its values. */
  readonly heldBytes: number;
}

interface Snapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: string[];
      readonly edge_fields: string[];
      readonly node_types: [string[]];
      readonly edge_types: [string[]];
    };
  };
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly strings: readonly string[];
}

const WORD = 8;
/** Before the first key of a hash table: elements, deleted ones, buckets. */
const TABLE_HEAD = 3;
const LEAST = 8;

/** Every collection of some size in a heap snapshot, the largest first. */
export function collectionsOf(file: string): Collection[] {
  const { snapshot, nodes, edges, strings } = JSON.parse(readFileSync(file, 'utf8')) as Snapshot;
  const { node_fields: nodeFields, edge_fields: edgeFields, node_types, edge_types } = snapshot.meta;
  const nodeSize = nodeFields.length;
  const edgeSize = edgeFields.length;
  const [typeAt, nameAt, sizeAt, countAt] = ['type', 'name', 'self_size', 'edge_count'].map((field) =>
    nodeFields.indexOf(field),
  ) as [number, number, number, number];
  const [edgeTypes] = edge_types;
  const [nodeTypes] = node_types;
  const count = nodes.length / nodeSize;
  const firstEdge = new Uint32Array(count + 1);
  for (let i = 0; i < count; i++) firstEdge[i + 1] = firstEdge[i]! + nodes[i * nodeSize + countAt]!;
  const nameOf = (i: number): string => strings[nodes[i * nodeSize + nameAt]!]!;
  const typeOf = (i: number): string => nodeTypes[nodes[i * nodeSize + typeAt]!]!;
  const edgesOf = function* (i: number) {
    for (let e = firstEdge[i]!; e < firstEdge[i + 1]!; e++) {
      const type = edgeTypes[edges[e * edgeSize]!]!;
      const label = edges[e * edgeSize + 1]!;
      yield {
        type,
        label: type === 'element' || type === 'hidden' ? label : strings[label]!,
        to: edges[e * edgeSize + 2]! / nodeSize,
      };
    }
  };
  const kinds = new Map<number, Collection['kind']>();
  for (let i = 0; i < count; i++) {
    const name = nameOf(i);
    if (typeOf(i) === 'object' && (name === 'Map' || name === 'Set' || name === 'Array')) kinds.set(i, name);
  }
  const holders = new Map<number, Set<string>>();
  for (let i = 0; i < count; i++)
    for (const { type, label, to } of edgesOf(i)) {
      if (!kinds.has(to) || (type !== 'context' && type !== 'property' && type !== 'element')) continue;
      const around = typeOf(i) === 'object' ? nameOf(i) : '';
      const names = holders.get(to) ?? new Set();
      if (names.size < 3)
        names.add(type === 'element' ? `${around}[]` : `${around ? `${around}.` : ''}${label}`);
      holders.set(to, names);
    }
  const found: Collection[] = [];
  for (const [i, kind] of kinds) {
    const inner = kind === 'Array' ? 'elements' : 'table';
    const table = [...edgesOf(i)].find(({ type, label }) => type === 'internal' && label === inner)?.to;
    if (table === undefined) continue;
    const bytes = nodes[table * nodeSize + sizeAt]!;
    const entries =
      kind === 'Array'
        ? [...edgesOf(i)].filter(({ type }) => type === 'element').length
        : keysIn(table, kind, bytes);
    if (entries < LEAST) continue;
    found.push({
      kind,
      name: [...(holders.get(i) ?? ['?'])].sort().join(' | '),
      entries,
      bytes,
      heldBytes: kind === 'Map' ? heldIn(table) : 0,
    });
  }
  return found.sort((a, b) => b.entries - a.entries);

  function heldIn(table: number): number {
    let held = 0;
    for (const { to } of edgesOf(table)) {
      if (nameOf(to) !== 'Uint8Array' && nameOf(to) !== 'Buffer') continue;
      const buffer = [...edgesOf(to)].find(({ label }) => label === 'buffer')?.to;
      if (buffer === undefined) continue;
      for (const { label, to: store } of edgesOf(buffer))
        if (label === 'backing_store') held += nodes[store * nodeSize + sizeAt]!;
    }
    return held;
  }

  /** Keys that are objects or texts; small numbers leave no trace. */
  function keysIn(table: number, kind: 'Map' | 'Set', bytes: number): number {
    const step = kind === 'Map' ? 3 : 2;
    const words = bytes / WORD - 2;
    const buckets = Math.floor((words - TABLE_HEAD) / (1 + 2 * step));
    let keys = 0;
    for (const { type, label } of edgesOf(table)) {
      if (type !== 'hidden' && type !== 'internal' && type !== 'element') continue;
      const index = Number(label) - TABLE_HEAD - buckets;
      if (index >= 0 && index % step === 0) keys += 1;
    }
    return keys;
  }
}
