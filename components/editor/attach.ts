import { nodeBox } from "@/components/canvas/geometry";
import type { PortRef } from "@/components/canvas/canvas-store";
import { addNode, connect, judge, toRef, type Command } from "@/components/editor/commands";
import { applyEdit } from "@/lib/graph/edits";
import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { sizeOf } from "@/lib/graph/size-of";
import { definitionOf } from "@/lib/nodes/definitions";

/** A new node at the end of an edge that was let go at this place, connected to where it came from; null: this kind cannot be. */
export function attach(graph: Graph, kind: string, at: Position, from: PortRef): Command | null {
  const added = addNode(graph, kind, besides(kind, at, from));
  const next = applied(graph, added);
  const joined = joinedBy(next, added, from);
  return joined === null ? null : { edits: [...added.edits, ...joined.edits], select: added.select };
}

/** A new node in the middle of an edge: what came over it goes through the node; null: this kind has no way in and out for it. */
export function insertOn(graph: Graph, edgeId: string, kind: string, at?: Position): Command | null {
  const edge = graph.edges.find((each) => each.id === edgeId);
  const [source, target] = [edge?.source, edge?.target].map((id) => graph.nodes.find((node) => node.id === id));
  if (edge === undefined || edge.kind !== "flow" || source === undefined || target === undefined) return null;
  const cut: Command = { edits: [{ type: "remove", nodes: [], edges: [edgeId] }], select: [] };
  const open = applied(graph, cut);
  const added = addNode(open, kind, at ?? between(source, target), source.parent === target.parent ? (source.parent ?? null) : undefined);
  let next = applied(open, added);
  const edits = [...cut.edits, ...added.edits];
  const ends: PortRef[] = [
    { node: source.id, port: edge.sourcePort ?? "out", direction: "out", delegate: false },
    { node: target.id, port: edge.targetPort ?? "in", direction: "in", delegate: false },
  ];
  for (const end of ends) {
    const joined = joinedBy(next, added, end);
    if (joined === null) return null;
    edits.push(...joined.edits);
    next = applied(next, joined);
  }
  return { edits, select: added.select };
}

/** The first port of the new node that may be joined to this one. */
function joinedBy(graph: Graph, added: Command, from: PortRef): Command | null {
  const node = graph.nodes.find((each) => each.id === added.select[0]);
  if (node === undefined) return null;
  const to = nodeBox(node)
    .ports.map((port) => toRef(node.id, port))
    .find((ref) => judge(graph, from, ref).ok);
  return to === undefined ? null : connect(graph, from, to);
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

const portRow = 20;

function between(source: GraphNode, target: GraphNode): Position {
  const [from, to] = [source, target].map((node) => ({ x: 0, y: 0, ...node.position, ...sizeOf(node) }));
  if (from === undefined || to === undefined) return { x: 0, y: 0 };
  return onGrid({ x: (from.x + from.width + to.x) / 2 - 108, y: (from.y + to.y) / 2 });
}

function onGrid({ x, y }: Position): Position {
  return { x: Math.round(x / 8) * 8, y: Math.round(y / 8) * 8 };
}
