import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";

type Item = GraphNode | GraphEdge;
/** First what goes, by id, then what comes, each to its place in the new list. */
type ListPatch<T extends Item> = { remove: string[]; put: { index: number; item: T }[] };
type Fields = Omit<Graph, "nodes" | "edges">;

/** The difference between two graphs, small where they share their parts. */
export type Patch = { nodes: ListPatch<GraphNode>; edges: ListPatch<GraphEdge>; fields: Fields | null };

/** The patch that leads from one graph to another: exact, with the order of lists. */
export function diff(from: Graph, to: Graph): Patch {
  return {
    nodes: diffList(from.nodes, to.nodes),
    edges: diffList(from.edges, to.edges),
    fields: sameFields(from, to) ? null : fieldsOf(to),
  };
}

export function applyPatch(graph: Graph, { nodes, edges, fields }: Patch): Graph {
  const next = { ...(fields ?? fieldsOf(graph)), nodes: patched(graph.nodes, nodes), edges: patched(graph.edges, edges) };
  const same = fields === null && next.nodes === graph.nodes && next.edges === graph.edges;
  return same ? graph : next;
}

function diffList<T extends Item>(from: T[], to: T[]): ListPatch<T> {
  if (from === to) return { remove: [], put: [] };
  const before = new Map(from.map((item) => [item.id, item]));
  const same = new Set(to.filter((item) => before.get(item.id) === item).map((item) => item.id));
  const put = to.flatMap((item, index) => (same.has(item.id) ? [] : [{ index, item }]));
  return { remove: from.filter((item) => !same.has(item.id)).map((item) => item.id), put };
}

function patched<T extends Item>(list: T[], { remove, put }: ListPatch<T>): T[] {
  if (remove.length + put.length === 0) return list;
  const gone = new Set(remove);
  const kept = list.filter((item) => !gone.has(item.id));
  const places = new Map(put.map(({ index, item }) => [index, item]));
  const result: T[] = [];
  let next = 0;
  while (result.length < kept.length + put.length) {
    const item = places.get(result.length) ?? kept[next++];
    if (item === undefined) break;
    result.push(item);
  }
  // A place beyond the end, where the list has changed since, is the end.
  for (const { index, item } of put) if (index >= result.length && !result.includes(item)) result.push(item);
  return result;
}

function fieldsOf(graph: Graph): Fields {
  const { nodes: _nodes, edges: _edges, ...fields } = graph;
  return fields;
}

function sameFields(a: Graph, b: Graph): boolean {
  const [one, other] = [fieldsOf(a), fieldsOf(b)];
  const keys = Object.keys({ ...one, ...other }) as (keyof Fields)[]; // keys of two values of that type
  return keys.every((key) => one[key] === other[key]);
}
