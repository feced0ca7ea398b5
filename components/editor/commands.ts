import { nodeBox, overlaps, type Port, type Rect } from "@/components/canvas/geometry";
import type { PortRef } from "@/components/canvas/canvas-store";
import { clear, grown, placedIn } from "@/components/editor/nest";
import { canConnect, type Verdict } from "@/lib/graph/connect";
import type { Edit } from "@/lib/graph/edits";
import type { Graph, GraphEdge, GraphNode, Position } from "@/lib/graph/document";
import { around, canStandInside, holderAt, nestingOf } from "@/lib/graph/nesting";
import { newEdgeId, newNodeId } from "@/lib/graph/new-ids";
import { sizeOf } from "@/lib/graph/size-of";
import { definitionOf } from "@/lib/nodes/definitions";

/** What a gesture changes, and what is selected afterwards. */
export type Command = { edits: Edit[]; select: string[] };

/** A new node in the container at its place, or in the one that is named; there it gives way to what stands there already. */
export function addNode(graph: Graph, kind: string, at: Position, into?: string | null): Command {
  const node = newNode(graph, kind);
  if (node === null) return { edits: [], select: [] };
  const container = canStandInside(node) ? (into === undefined ? holderAt(graph, at) : into) : null;
  const { parent, position } = placedIn(graph, container, at);
  const placed = {
    ...node,
    position: freePlace(nestingOf(graph).childrenOf(container), { ...position, ...sizeOf(node) }),
    ...(parent !== undefined && { parent }),
  };
  return { edits: grown(graph, [{ type: "add", nodes: [placed], edges: [] }]), select: [node.id] };
}

/** As its kind begins, under an id and a name of its own. null: this version does not know the kind. */
export function newNode(graph: Graph, kind: string): GraphNode | null {
  const definition = definitionOf(kind);
  if (definition === undefined) return null;
  const count = graph.nodes.filter((node) => node.kind === kind).length;
  const name = count === 0 ? definition.label : `${definition.label} ${count + 1}`;
  return { id: newNodeId(graph, kind), kind, name, config: definition.fresh() };
}

const step = 24;

function freePlace(others: readonly GraphNode[], wish: Rect): Position {
  const boxes = others.map((node): Rect => ({ x: 0, y: 0, ...node.position, ...sizeOf(node) }));
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

/** Nodes that no edge from this node, or to it, may join, and why none from it may. */
export function refusedFrom(graph: Graph, node: string): { target: GraphNode; reason: string }[] {
  const source = graph.nodes.find((each) => each.id === node);
  if (source === undefined) return [];
  const offered = new Set(offersFrom(graph, node).map(({ target }) => target.id));
  return graph.nodes.flatMap((target) => {
    if (target.id === node || offered.has(target.id)) return [];
    const [from, to] = [flowEnd(source, "out"), flowEnd(target, "in")];
    const verdict = canConnect(graph, { kind: "flow", source: node, sourcePort: from, target: target.id, targetPort: to });
    return verdict.ok ? [] : [{ target, reason: verdict.reason }];
  });
}

function flowEnd(node: GraphNode, direction: Port["direction"]): string | null {
  return nodeBox(node).ports.find((port) => port.direction === direction && port.shape === "circle" && !port.inner)?.name ?? null;
}

/** A port as the ends of edges name it. */
export function toRef(node: string, port: Port): PortRef {
  return { node, port: port.name, direction: port.direction, delegate: port.shape === "diamond" };
}

export function removeAll(graph: Graph, ids: ReadonlySet<string>): Command {
  const nodes = graph.nodes.flatMap((node) => (ids.has(node.id) ? node.id : []));
  const edges = graph.edges.flatMap((edge) => (ids.has(edge.id) ? edge.id : []));
  return { edits: nodes.length + edges.length === 0 ? [] : [{ type: "remove", nodes, edges }], select: [] };
}

/** Moves all selected nodes; the document's grid is 8. What is inside of a selected container moves with it. */
export function nudge(graph: Graph, ids: ReadonlySet<string>, by: Position): Command {
  const { parentOf } = nestingOf(graph);
  const moved = graph.nodes.filter(
    (node) => ids.has(node.id) && node.position !== undefined && !around(parentOf, node.id).some((holder) => ids.has(holder)),
  );
  const positions = moved.map((node): [string, Position] => {
    const to = { x: (node.position?.x ?? 0) + by.x, y: (node.position?.y ?? 0) + by.y };
    return [node.id, parentOf(node.id) === null ? to : clear(to)];
  });
  const edit: Edit = { type: "move", positions: Object.fromEntries(positions) };
  return { edits: moved.length === 0 ? [] : grown(graph, [edit]), select: [...ids] };
}

/** What a layout of `before` changes of the graph as it is now: nothing that was taken away since comes back. */
export function placeAnew(graph: Graph, before: Graph, after: Graph): Edit[] {
  const old = new Map(before.nodes.map((node) => [node.id, node]));
  const there = new Set(graph.nodes.map((node) => node.id));
  const moved = after.nodes.filter((node) => there.has(node.id) && node !== old.get(node.id));
  const positions = Object.fromEntries(moved.flatMap((node) => (node.position === undefined ? [] : [[node.id, node.position] as const])));
  const sizes = moved.flatMap((node): Edit[] =>
    node.size === old.get(node.id)?.size ? [] : [{ type: "resize", id: node.id, size: node.size }],
  );
  return moved.length === 0 ? [] : grown(graph, [...sizes, { type: "move", positions }]);
}
