/** For every node, which others lie before it, and where it stands in the order of execution. */
export type Upstream = {
  /** Longest way from a start; nodes on a cycle, and after one, have none. */
  rank: Map<string, number>;
  isBefore: (id: string, other: string) => boolean;
  /** All nodes before it. */
  before: (id: string) => string[];
};

type Edge = { source: string; target: string };

/** One set of bits per node, each the union of its parents' sets: a ladder of diamonds costs what a chain of its size costs (C4). */
export function upstreamOf(ids: readonly string[], edges: readonly Edge[]): Upstream {
  const index = new Map(ids.map((id, position) => [id, position]));
  const parents = parentsOf(ids, edges, index);
  const rank = ranks(ids, parents, index);
  const width = Math.ceil(ids.length / 32);
  const sets = ids.map(() => new Uint32Array(width));
  const order = ids.map((_, position) => position).sort((a, b) => (rankAt(a) ?? Infinity) - (rankAt(b) ?? Infinity) || a - b);
  let changed = fill(order, parents, sets);
  // Only where there is a cycle, which is an error anyway, does one pass not do.
  for (let pass = 0; changed && rank.size < ids.length && pass < 20; pass++) changed = fill(order, parents, sets);
  const has = (set: Uint32Array | undefined, position: number) => (((set?.[position >>> 5] ?? 0) >>> (position & 31)) & 1) === 1;
  return {
    rank,
    isBefore: (id, other) => has(sets[index.get(other) ?? -1], index.get(id) ?? -1),
    before: (id) => ids.filter((_, position) => has(sets[index.get(id) ?? -1], position)),
  };

  function rankAt(position: number): number | undefined {
    return rank.get(ids[position] ?? "");
  }
}

function parentsOf(ids: readonly string[], edges: readonly Edge[], index: Map<string, number>): number[][] {
  const parents: number[][] = ids.map(() => []);
  for (const { source, target } of edges) {
    const from = index.get(source);
    if (from !== undefined) parents[index.get(target) ?? -1]?.push(from);
  }
  return parents;
}

function fill(order: number[], parents: number[][], sets: Uint32Array[]): boolean {
  let changed = false;
  for (const position of order) {
    const set = sets[position];
    if (set) for (const parent of parents[position] ?? []) changed = join(set, sets[parent], parent) || changed;
  }
  return changed;
}

function join(set: Uint32Array, other: Uint32Array | undefined, parent: number): boolean {
  let changed = 0;
  for (let i = 0; i < set.length; i++) {
    const old = set[i] ?? 0;
    const joined = old | (other?.[i] ?? 0) | (parent >>> 5 === i ? 1 << (parent & 31) : 0);
    set[i] = joined;
    changed |= joined ^ old;
  }
  return changed !== 0;
}

function ranks(ids: readonly string[], parents: number[][], index: Map<string, number>): Map<string, number> {
  const children: number[][] = ids.map(() => []);
  parents.forEach((list, position) => list.forEach((parent) => children[parent]?.push(position)));
  const waiting = parents.map((list) => list.length);
  const rank = ids.map(() => 0);
  const ready = waiting.flatMap((count, position) => (count === 0 ? [position] : []));
  for (const position of ready)
    for (const child of children[position] ?? []) {
      rank[child] = Math.max(rank[child] ?? 0, (rank[position] ?? 0) + 1);
      waiting[child] = (waiting[child] ?? 0) - 1;
      if (waiting[child] === 0) ready.push(child);
    }
  const settled = new Set(ready.map((position) => ids[position]));
  return new Map(ids.flatMap((id) => (settled.has(id) ? [[id, rank[index.get(id) ?? 0] ?? 0]] : [])));
}
