import { nodeBox, overlaps, type Port, type Rect } from "@/components/canvas/geometry";
import type { PortRef } from "@/components/canvas/canvas-store";
import { canConnect, type Verdict } from "@/lib/graph/connect";
import type { Edit } from "@/lib/graph/edits";
import type { Graph, GraphEdge, GraphNode, Position } from "@/lib/graph/document";
import { newEdgeId, newNodeId } from "@/lib/graph/new-ids";
import { tidy } from "@/lib/graph/tidy";
import { definitionOf } from "@/lib/nodes/definitions";

/** What a gesture changes, and what is selected afterwards. */
export type Command = { edits: Edit[]; select: string[] };

/** A new node; its place gives way to what stands there already. */
export function addNode(graph: Graph, kind: string, at: Position): Command {
  const definition = definitionOf(kind);
  if (definition === undefined) return { edits: [], select: [] };
  const id = newNodeId(graph, kind);
  const count = graph.nodes.filter((node) => node.kind === kind).length;
  const node: GraphNode = {
    id,
    kind,
    name: count === 0 ? definition.label : `${definition.label} ${count + 1}`,
    position: at,
    config: definition.fresh(),
  };
  const placed = { ...node, position: freePlace(graph, { ...at, ...sizeOf(node) }) };
  return { edits: [{ type: "add", nodes: [placed], edges: [] }], select: [id] };
}

function sizeOf(node: GraphNode): { width: number; height: number } {
  const { width, height } = nodeBox(node);
  return { width, height };
}

const step = 24;

function freePlace(graph: Graph, wish: Rect): Position {
  const boxes = graph.nodes.map((node): Rect => ({ x: 0, y: 0, ...node.position, ...sizeOf(node) }));
  const place = { ...wish };
  for (let tries = 0; tries < 200 && boxes.some((box) => overlaps(box, place, 8)); tries += 1) place.y += step;
  return { x: place.x, y: place.y };
}

/** Both ends in the order of the edge. */
function ordered(a: PortRef, b: PortRef): [PortRef, PortRef] {
  return a.direction === "out" ? [a, b] : [b, a];
}

/** Whether two ports may be joined, in whichever order they were picked. */
export function judge(graph: Graph, a: PortRef, b: PortRef): Verdict {
  if (a.direction === b.direction)
    return { ok: false, reason: a.direction === "out" ? "An edge goes from an output to an input." : "An edge comes from an output." };
  const [from, to] = ordered(a, b);
  if (from.delegate !== to.delegate)
    return {
      ok: false,
      reason: from.delegate
        ? "The diamond hands out tasks: end at an executor's diamond."
        : "The diamond takes tasks from a planner's diamond only.",
    };
  const kind = from.delegate ? "delegate" : "flow";
  return canConnect(graph, { kind, source: from.node, sourcePort: from.port, target: to.node, targetPort: to.port });
}

export function connect(graph: Graph, a: PortRef, b: PortRef): Command {
  const [from, to] = ordered(a, b);
  const id = newEdgeId(graph);
  const edge: GraphEdge = from.delegate
    ? { id, kind: "delegate", source: from.node, target: to.node }
    : { id, kind: "flow", source: from.node, sourcePort: from.port, target: to.node, targetPort: to.port };
  return { edits: [{ type: "connect", edge }], select: [id] };
}

/** Ports of other nodes that an edge from this node could end at. */
export function offersFrom(graph: Graph, node: string): { from: PortRef; to: PortRef; port: Port; target: GraphNode }[] {
  const source = graph.nodes.find((each) => each.id === node);
  if (source === undefined) return [];
  return nodeBox(source).ports.flatMap((mine) => {
    const from = toRef(node, mine);
    return graph.nodes.flatMap((target) =>
      target.id === node
        ? []
        : nodeBox(target).ports.flatMap((port) => {
            const to = toRef(target.id, port);
            return judge(graph, from, to).ok ? { from, to, port: mine, target } : [];
          }),
    );
  });
}

function toRef(node: string, port: Port): PortRef {
  return { node, port: port.name, direction: port.direction, delegate: port.shape === "diamond" };
}

export function removeAll(graph: Graph, ids: ReadonlySet<string>): Command {
  const nodes = graph.nodes.flatMap((node) => (ids.has(node.id) ? node.id : []));
  const edges = graph.edges.flatMap((edge) => (ids.has(edge.id) ? edge.id : []));
  return { edits: nodes.length + edges.length === 0 ? [] : [{ type: "remove", nodes, edges }], select: [] };
}

/** Moves all selected nodes; the document's grid is 8. */
export function nudge(graph: Graph, ids: ReadonlySet<string>, by: Position): Command {
  const moved = graph.nodes.filter((node) => ids.has(node.id) && node.position !== undefined);
  const positions = Object.fromEntries(
    moved.map((node) => [node.id, { x: (node.position?.x ?? 0) + by.x, y: (node.position?.y ?? 0) + by.y }]),
  );
  return { edits: moved.length === 0 ? [] : [{ type: "move", positions }], select: [...ids] };
}

/** The whole graph laid out anew, as one step. */
export function layOut(graph: Graph, selection: ReadonlySet<string>): Command {
  const placed = tidy(graph, "all").nodes.flatMap((node) => (node.position === undefined ? [] : [[node.id, node.position] as const]));
  return { edits: [{ type: "move", positions: Object.fromEntries(placed) }], select: [...selection] };
}

/** A part of a graph as it lies on the clipboard. */
export type Piece = { nodes: GraphNode[]; edges: GraphEdge[] };

export function pieceOf(graph: Graph, ids: ReadonlySet<string>): Piece {
  return {
    nodes: graph.nodes.filter((node) => ids.has(node.id)),
    edges: graph.edges.filter((edge) => ids.has(edge.source) && ids.has(edge.target)),
  };
}

/** Puts a copy beside the original. Ids are new; edges within the piece come along. */
export function paste(graph: Graph, piece: Piece): Command {
  const ids = new Map<string, string>();
  let grown = graph;
  for (const node of piece.nodes) {
    const id = newNodeId(grown, node.id.replace(/_\d+$/, ""));
    ids.set(node.id, id);
    grown = { ...grown, nodes: [...grown.nodes, { ...node, id }] };
  }
  const nodes = piece.nodes.map((node) => ({
    ...node,
    id: ids.get(node.id) ?? node.id,
    name: `${node.name} copy`.slice(0, 200),
    position: { x: (node.position?.x ?? 0) + step, y: (node.position?.y ?? 0) + step },
  }));
  const edges = piece.edges.map((edge, index) => ({
    ...edge,
    id: `${newEdgeId(graph)}_${index + 1}`,
    source: ids.get(edge.source) ?? edge.source,
    target: ids.get(edge.target) ?? edge.target,
  }));
  return { edits: nodes.length === 0 ? [] : [{ type: "add", nodes, edges }], select: nodes.map((node) => node.id) };
}
