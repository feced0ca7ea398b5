import { canonicalJson, isObject, type JsonValue } from "@/lib/core/json";
import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";

/** One setting that differs. `field`: `prompt`, `routes[0].when`. undefined: it is not there. */
export type Change = { field: string; before: JsonValue | undefined; after: JsonValue | undefined };
/** "moved": only its place or size is another. */
export type Mark = "added" | "removed" | "changed" | "moved";
export type NodeChange = { id: string; node: GraphNode; mark: Mark; changes: Change[] };
export type EdgeChange = { id: string; edge: GraphEdge; mark: "added" | "removed" | "changed" };
export type Comparison = {
  nodes: NodeChange[];
  edges: EdgeChange[];
  /** Of the graph itself: its name, tags, limits. */
  own: Change[];
  /** Both graphs as one, to be drawn: the newer one, with what it lost where that stood. */
  union: Graph;
};

/** What became of a graph: by the ids of its nodes and edges, setting by setting. */
export function compareGraphs(before: Graph, after: Graph): Comparison {
  const [oldNodes, newNodes] = [byId(before.nodes), byId(after.nodes)];
  const [oldEdges, newEdges] = [byId(before.edges), byId(after.edges)];
  const lostNodes = before.nodes.filter((node) => !newNodes.has(node.id));
  const lostEdges = before.edges.filter((edge) => !newEdges.has(edge.id));
  const nodes = [
    ...after.nodes.flatMap((node) => nodeChange(oldNodes.get(node.id), node) ?? []),
    ...lostNodes.map((node): NodeChange => ({ id: node.id, node, mark: "removed", changes: [] })),
  ];
  const edges = [
    ...after.edges.flatMap((edge) => edgeChange(oldEdges.get(edge.id), edge) ?? []),
    ...lostEdges.map((edge): EdgeChange => ({ id: edge.id, edge, mark: "removed" })),
  ];
  const union = {
    ...after,
    nodes: [...after.nodes, ...lostNodes.map((node) => standing(node, newNodes))],
    edges: [...after.edges, ...lostEdges],
  };
  return { nodes, edges, own: changesIn(ownOf(before), ownOf(after), ""), union };
}

function byId<T extends { id: string }>(list: readonly T[]): ReadonlyMap<string, T> {
  return new Map(list.map((item) => [item.id, item]));
}

function nodeChange(before: GraphNode | undefined, node: GraphNode): NodeChange | null {
  if (before === undefined) return { id: node.id, node, mark: "added", changes: [] };
  const changes = changesIn(settingsOf(before), settingsOf(node), "");
  if (changes.length > 0) return { id: node.id, node, mark: "changed", changes };
  const moved = canonicalJson(placeOf(before)) !== canonicalJson(placeOf(node));
  return moved ? { id: node.id, node, mark: "moved", changes: [] } : null;
}

function edgeChange(before: GraphEdge | undefined, edge: GraphEdge): EdgeChange | null {
  if (before === undefined) return { id: edge.id, edge, mark: "added" };
  return canonicalJson({ ...before }) === canonicalJson({ ...edge }) ? null : { id: edge.id, edge, mark: "changed" };
}

/** What a reader calls its settings: those of the kind first, then the rest by its own words. */
function settingsOf({ kind, name, description, policy, config }: GraphNode): JsonValue {
  return defined({ name, kind, description, ...prefixed("policy", policy), ...config });
}

function prefixed(name: string, value: object | undefined): Record<string, unknown> {
  return value === undefined || Object.keys(value).length === 0 ? {} : { [name]: value };
}

function placeOf({ position, size, parent }: GraphNode): JsonValue {
  return defined({ position, size, parent });
}

function ownOf({ name, description, tags, limits }: Graph): JsonValue {
  return defined({ name, description, tags, limits });
}

/** A document is JSON but for settings that are not there. */
function defined(value: Record<string, unknown>): JsonValue {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as JsonValue;
}

/** Each smallest thing that differs; a text or a number as a whole. */
function changesIn(before: JsonValue | undefined, after: JsonValue | undefined, field: string): Change[] {
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => changesIn(own(before, key), own(after, key), field === "" ? key : `${field}.${key}`));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const length = Math.max(before.length, after.length);
    return Array.from({ length }, (_, index) => changesIn(before[index], after[index], `${field}[${index}]`)).flat();
  }
  const isSame = before === after || (before !== undefined && after !== undefined && canonicalJson(before) === canonicalJson(after));
  return isSame ? [] : [{ field, before, after }];
}

function own(value: { [key: string]: JsonValue }, key: string): JsonValue | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

/** A node that is gone stands on the canvas itself where its container is gone too. */
function standing(node: GraphNode, there: ReadonlyMap<string, GraphNode>): GraphNode {
  const { parent, ...rest } = node;
  return parent === undefined || there.has(parent) ? node : rest;
}
