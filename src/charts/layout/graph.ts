/**
 * Places the nodes of a map in columns, causes left of effects, with few crossings (the layered drawing of
 * Sugiyama, Tagawa and Toda, 1981). The same input always gives the same places.
 */

export interface Segment {
  readonly from: string;
  readonly to: string;
}

export interface Slot {
  /** A node's id, or the name of a bend that carries a long link through a column. */
  readonly id: string;
  readonly bend: boolean;
  readonly column: number;
  height: number;
  /** Of the middle. */
  y: number;
}

export interface Layered {
  readonly columns: readonly (readonly Slot[])[];
  /** The bends of a link from its left to its right end, by `from>to`. */
  readonly bends: ReadonlyMap<string, readonly string[]>;
}

const SWEEPS = 24;
const BEND_HEIGHT = 10;

export const keyOf = ({ from, to }: Segment): string => `${from}>${to}`;

/** Columns and order. The heights of nodes are the caller's to set; `y` is set by `settle`. */
export function layered(ids: readonly string[], segments: readonly Segment[], columnCount: number): Layered {
  const forward = withoutCircles(ids, segments);
  const depth = depthsOf(ids, forward);
  const column = new Map(ids.map((id) => [id, Math.min(depth.get(id)!, columnCount - 1)]));
  const columns: Slot[][] = Array.from({ length: columnCount }, () => []);
  for (const id of ids) {
    const at = column.get(id)!;
    columns[at]!.push({ id, bend: false, column: at, height: 0, y: 0 });
  }
  const bends = new Map<string, string[]>();
  const steps: Segment[] = [];
  for (const segment of forward) {
    const first = column.get(segment.from)!;
    const last = column.get(segment.to)!;
    let before = segment.from;
    const through: string[] = [];
    for (let at = first + 1; at < last; at++) {
      const id = `${keyOf(segment)}@${at}`;
      columns[at]!.push({ id, bend: true, column: at, height: BEND_HEIGHT, y: 0 });
      steps.push({ from: before, to: id });
      through.push(id);
      before = id;
    }
    steps.push({ from: before, to: segment.to });
    bends.set(keyOf(segment), through);
  }
  order(columns, steps);
  return { columns: columns.filter((slots) => slots.length > 0), bends };
}

/** Links against the flow are turned round, so that every link points right. */
function withoutCircles(ids: readonly string[], segments: readonly Segment[]): Segment[] {
  const state = new Map<string, 'open' | 'done'>();
  const turned = new Set<string>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const segment of segments) {
      if (segment.from !== id) continue;
      const seen = state.get(segment.to);
      if (seen === 'open') turned.add(keyOf(segment));
      else if (seen === undefined) visit(segment.to);
    }
    state.set(id, 'done');
  };
  const entered = new Set(segments.map(({ to }) => to));
  for (const id of [...ids.filter((id) => !entered.has(id)), ...ids]) if (!state.has(id)) visit(id);
  const forward = segments.map((segment) =>
    turned.has(keyOf(segment)) ? { from: segment.to, to: segment.from } : segment,
  );
  return [...new Map(forward.map((segment) => [keyOf(segment), segment])).values()];
}

/** Longest way from a start; what nothing leads to stands right before its effect. */
function depthsOf(ids: readonly string[], segments: readonly Segment[]): Map<string, number> {
  const depth = new Map(ids.map((id) => [id, 0]));
  for (let i = 0; i < ids.length; i++) {
    for (const { from, to } of segments) depth.set(to, Math.max(depth.get(to)!, depth.get(from)! + 1));
  }
  for (const id of ids) {
    if (segments.some(({ to }) => to === id)) continue;
    const next = segments.filter(({ from }) => from === id).map(({ to }) => depth.get(to)!);
    if (next.length > 0) depth.set(id, Math.min(...next) - 1);
  }
  return depth;
}

function order(columns: Slot[][], steps: readonly Segment[]): void {
  let best = columns.map((slots) => [...slots]);
  let fewest = crossings(columns, steps);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const right = sweep % 2 === 0;
    const indices = columns.map((_, i) => i);
    for (const i of right ? indices : indices.reverse()) sortBy(columns, steps, i, right);
    const count = crossings(columns, steps);
    if (count < fewest) {
      fewest = count;
      best = columns.map((slots) => [...slots]);
    }
  }
  for (const [i, slots] of best.entries()) columns[i] = keepChains(slots, steps);
}

/** Each slot goes to the mean place of its neighbours in the column before (or after). */
function sortBy(columns: Slot[][], steps: readonly Segment[], at: number, right: boolean): void {
  const place = placesOf(columns);
  const own = new Set(columns[at]!.map(({ id }) => id));
  const wanted = new Map<string, number>();
  for (const { id } of columns[at]!) {
    const near = steps.flatMap(({ from, to }) => {
      if (right && to === id && !own.has(from)) return [place.get(from)!];
      if (!right && from === id && !own.has(to)) return [place.get(to)!];
      return [];
    });
    const mean = near.reduce((sum, value) => sum + value, 0) / near.length;
    wanted.set(id, near.length > 0 ? mean : place.get(id)!);
  }
  columns[at]!.sort((a, b) => wanted.get(a.id)! - wanted.get(b.id)! || (a.id < b.id ? -1 : 1));
  columns[at] = keepChains(columns[at]!, steps);
}

/** A chain that was folded into one column stands in its own order, without others between. */
function keepChains(slots: readonly Slot[], steps: readonly Segment[]): Slot[] {
  const inside = new Map(slots.map((slot) => [slot.id, slot]));
  const followers = steps.filter(({ from, to }) => inside.has(from) && inside.has(to));
  const led = new Set(followers.map(({ to }) => to));
  const out: Slot[] = [];
  const add = (slot: Slot): void => {
    if (out.includes(slot)) return;
    out.push(slot);
    for (const { from, to } of followers) if (from === slot.id) add(inside.get(to)!);
  };
  for (const slot of slots) if (!led.has(slot.id)) add(slot);
  for (const slot of slots) add(slot);
  return out;
}

/** 0 to 1 down the column, so that columns of different lengths compare. */
function placesOf(columns: readonly (readonly Slot[])[]): Map<string, number> {
  return new Map(
    columns.flatMap((slots) => slots.map(({ id }, i) => [id, (i + 0.5) / slots.length] as const)),
  );
}

function crossings(columns: readonly (readonly Slot[])[], steps: readonly Segment[]): number {
  const at = new Map(
    columns.flatMap((slots, column) => slots.map(({ id }, row) => [id, { column, row }] as const)),
  );
  const placed = steps.flatMap(({ from, to }) => {
    const [a, b] = [at.get(from)!, at.get(to)!];
    return a.column === b.column ? [] : [{ column: a.column, end: b.column, from: a.row, to: b.row }];
  });
  let count = 0;
  for (let i = 0; i < placed.length; i++) {
    const a = placed[i]!;
    for (let k = i + 1; k < placed.length; k++) {
      const b = placed[k]!;
      if (a.column !== b.column || a.end !== b.end) continue;
      if ((a.from - b.from) * (a.to - b.to) < 0) count += 1;
    }
  }
  return count;
}

const ROUNDS = 30;

/** Heights: each slot near the middle of its neighbours, none over another, all between `top` and `bottom`. */
export function settle(
  { columns }: Pick<Layered, 'columns'>,
  steps: readonly Segment[],
  top: number,
  bottom: number,
  gap: number,
): void {
  for (const slots of columns) {
    const used = slots.reduce((sum, { height }) => sum + height, 0);
    const space = (bottom - top - used) / (slots.length + 1);
    let y = top;
    for (const slot of slots) {
      y += space;
      slot.y = y + slot.height / 2;
      y += slot.height;
    }
  }
  const slotOf = new Map(columns.flatMap((slots) => slots.map((slot) => [slot.id, slot] as const)));
  const near = new Map<string, Slot[]>();
  for (const { from, to } of steps) {
    const [a, b] = [slotOf.get(from)!, slotOf.get(to)!];
    if (a.column === b.column) continue;
    near.set(from, [...(near.get(from) ?? []), b]);
    near.set(to, [...(near.get(to) ?? []), a]);
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (const slots of round % 2 === 0 ? columns : columns.toReversed()) {
      for (const slot of slots) {
        const others = near.get(slot.id);
        if (!others) continue;
        const mean = others.reduce((sum, { y }) => sum + y, 0) / others.length;
        slot.y += (mean - slot.y) * 0.5;
      }
      separate(slots, top, bottom, gap);
    }
  }
}

function separate(slots: readonly Slot[], top: number, bottom: number, gap: number): void {
  const used = slots.reduce((sum, { height }) => sum + height, 0);
  const apart = Math.min(gap, Math.max(0, (bottom - top - used) / Math.max(1, slots.length - 1)));
  let edge = top;
  for (const slot of slots) {
    slot.y = Math.max(slot.y, edge + slot.height / 2);
    edge = slot.y + slot.height / 2 + apart;
  }
  edge = bottom;
  for (const slot of slots.toReversed()) {
    slot.y = Math.min(slot.y, edge - slot.height / 2);
    edge = slot.y - slot.height / 2 - apart;
  }
}
