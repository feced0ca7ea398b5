import { nodeBox, portRow, usedPorts } from "@/components/canvas/geometry";
import type { PortRef } from "@/components/canvas/canvas-store";
import { addNode, connect, judge, toRef, type Command } from "@/components/editor/commands";
import { moveNodes } from "@/components/editor/nest";
import { applyEdit, type Edit } from "@/lib/graph/edits";
import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { sizeOf } from "@/lib/graph/size-of";
import { definitionOf } from "@/lib/nodes/definitions";

/** A new node at the end of an edge that was let go at this place, connected to where it came from; null: this kind cannot be. */
export function attach(graph: Graph, kind: string, at: Position, from: PortRef): Command | null {
  return attachIn(graph, { kind, at: besides(kind, at, from) }, from);
}

/** A new node of a kind with its corner at this place, connected to a port. `into`: its container, left out where its place says it. */
export function attachIn(
  graph: Graph,
  { kind, at, into }: { kind: string; at: Position; into?: string | null },
  from: PortRef,
): Command | null {
  const added = addNode(graph, kind, at, into);
  const next = applied(graph, added);
  const joined = joinedBy(next, added.select[0], from);
  return joined === null ? null : { edits: [...added.edits, ...joined.edits], select: added.select };
}

/** A new node in the middle of an edge: what came over it goes through the node; null: this kind has no way in and out for it. */
export function insertOn(graph: Graph, edgeId: string, kind: string, at?: Position): Command | null {
  const cut = cutOpen(graph, edgeId);
  if (cut === null) return null;
  const { open, ends, source, target } = cut;
  const added = addNode(open, kind, at ?? between(source, target), source.parent === target.parent ? (source.parent ?? null) : undefined);
  const joined = joinedAll(applied(open, added), added.select[0], ends);
  return joined === null ? null : { edits: [...cut.edits, ...added.edits, ...joined], select: added.select };
}

/** The end of a drag of a node onto an edge: it stands where it was let go and goes between the two ends; null: it does not fit there. */
export function putOn(graph: Graph, edgeId: string, id: string, at: Position, into: string | null): Command | null {
  const free = freePorts(graph, id);
  // Asked for every edge that a drag comes over, and most nodes are connected already: what follows reads the whole graph.
  if (!free.some(({ direction }) => direction === "in") || !free.some(({ direction }) => direction === "out")) return null;
  const moved = moveNodes(graph, new Map([[id, at]]), into);
  const cut = cutOpen(applied(graph, moved), edgeId);
  if (cut === null || cut.source.id === id || cut.target.id === id) return null;
  const joined = joinedAll(cut.open, id, cut.ends);
  return joined === null ? null : { edits: [...moved.edits, ...cut.edits, ...joined], select: [id] };
}

/** The graph without the edge, and the two ports that it leaves. Only flow edges can hold something. */
function cutOpen(graph: Graph, edgeId: string) {
  const edge = graph.edges.find((each) => each.id === edgeId);
  const [source, target] = [edge?.source, edge?.target].map((id) => graph.nodes.find((node) => node.id === id));
  if (edge === undefined || edge.kind !== "flow" || source === undefined || target === undefined) return null;
  const edits: Edit[] = [{ type: "remove", nodes: [], edges: [edgeId] }];
  const ends: PortRef[] = [
    { node: source.id, port: edge.sourcePort ?? "out", direction: "out", delegate: false },
    { node: target.id, port: edge.targetPort ?? "in", direction: "in", delegate: false },
  ];
  return { edits, open: applied(graph, { edits, select: [] }), ends, source, target };
}

function joinedAll(graph: Graph, id: string | undefined, ends: readonly PortRef[]): Edit[] | null {
  let next = graph;
  const edits: Edit[] = [];
  for (const end of ends) {
    const joined = joinedBy(next, id, end);
    if (joined === null) return null;
    edits.push(...joined.edits);
    next = applied(next, joined);
  }
  return edits;
}

/** The first free port of the node that may be joined to this one. */
function joinedBy(graph: Graph, id: string | undefined, from: PortRef): Command | null {
  const to = freePorts(graph, id).find((ref) => judge(graph, from, ref).ok);
  return to === undefined ? null : connect(graph, from, to);
}

/** Ports that no edge ends at. What goes wrong is no way on: the error port is none of them. */
function freePorts(graph: Graph, id: string | undefined): PortRef[] {
  const node = graph.nodes.find((each) => each.id === id);
  if (node === undefined) return [];
  const used = usedPorts(graph).get(node.id);
  return nodeBox(node)
    .ports.filter(({ name, direction }) => name !== "error" && used?.[direction].includes(name) !== true)
    .map((port) => toRef(node.id, port));
}

function applied(graph: Graph, { edits }: Command): Graph {
  return edits.reduce((now, edit) => applyEdit(now, edit).graph, graph);
}

/** So that the port which takes the edge lies at the pointer. */
function besides(kind: string, { x, y }: Position, from: PortRef): Position {
  const { width, height } = sizeOf({ id: "", kind, name: "", config: definitionOf(kind)?.fresh() ?? {} });
  if (from.delegate) return onGrid({ x: x - width / 2, y: from.direction === "out" ? y : y - height });
  return onGrid({ x: from.direction === "out" ? x : x - width, y: y - portRow });
}

function between(source: GraphNode, target: GraphNode): Position {
  const [from, to] = [source, target].map((node) => ({ x: 0, y: 0, ...node.position, ...sizeOf(node) }));
  if (from === undefined || to === undefined) return { x: 0, y: 0 };
  return onGrid({ x: (from.x + from.width + to.x) / 2 - 108, y: (from.y + to.y) / 2 });
}

function onGrid({ x, y }: Position): Position {
  return { x: Math.round(x / 8) * 8, y: Math.round(y / 8) * 8 };
}
