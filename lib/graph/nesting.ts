import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { sizeOf } from "@/lib/graph/size-of";
import { definitionOf } from "@/lib/nodes/definitions";

/** How the nodes of a graph stand inside of each other, as far as it can be drawn. */
export type Nesting = {
  /** The container that a node is drawn inside of; null: the canvas itself. */
  parentOf: (id: string) => string | null;
  childrenOf: (id: string | null) => readonly GraphNode[];
  /** All nodes, every container before what is inside of it. */
  inOrder: readonly GraphNode[];
  /** How many containers are around a node. */
  depthOf: (id: string) => number;
  /** Where a node stands on the canvas; the document gives places from the corner of the container. */
  placeOf: (id: string) => Position;
};

const known = new WeakMap<Graph, Nesting>();

/** Made once for each graph: documents never change in place. */
export function nestingOf(graph: Graph): Nesting {
  const before = known.get(graph);
  if (before !== undefined) return before;
  const made = fresh(graph);
  known.set(graph, made);
  return made;
}

function fresh(graph: Graph): Nesting {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const parents = new Map(graph.nodes.map((node) => [node.id, drawnParent(nodes, node)]));
  const children = new Map<string | null, GraphNode[]>();
  for (const node of graph.nodes) {
    const parent = parents.get(node.id) ?? null;
    const group = children.get(parent);
    if (group === undefined) children.set(parent, [node]);
    else group.push(node);
  }
  const parentOf = (id: string) => parents.get(id) ?? null;
  const childrenOf = (id: string | null) => children.get(id) ?? [];
  const withInside = (node: GraphNode): GraphNode[] => [node, ...childrenOf(node.id).flatMap(withInside)];
  return {
    parentOf,
    childrenOf,
    inOrder: childrenOf(null).flatMap(withInside),
    depthOf: (id) => around(parentOf, id).length,
    placeOf: (id) =>
      [id, ...around(parentOf, id)].reduce(
        ({ x, y }, each) => {
          const own = nodes.get(each)?.position ?? { x: 0, y: 0 };
          return { x: x + own.x, y: y + own.y };
        },
        { x: 0, y: 0 },
      ),
  };
}

/** What a document names as parent is one only where it is there, can hold something, and does not stand inside of the node itself. */
function drawnParent(nodes: ReadonlyMap<string, GraphNode>, { id, parent }: GraphNode): string | null {
  const container = parent === undefined ? undefined : nodes.get(parent);
  if (container === undefined || !canHold(container)) return null;
  const seen = new Set([id]);
  for (let at: GraphNode | undefined = container; at !== undefined; at = nodes.get(at.parent ?? "")) {
    if (seen.has(at.id)) return null;
    seen.add(at.id);
  }
  return container.id;
}

const holding = new WeakMap<GraphNode, boolean>();

/** Whether other nodes may stand inside. Of a kind that this version does not know anything may be true (G8). Asked on every move of a drag. */
export function canHold(node: GraphNode): boolean {
  const before = holding.get(node);
  if (before !== undefined) return before;
  const definition = definitionOf(node.kind);
  const holds = definition === undefined || definition.ports(node.config).holds === true;
  holding.set(node, holds);
  return holds;
}

/** What begins or ends the whole graph stands in no container. */
export function canStandInside({ kind }: Pick<GraphNode, "kind">): boolean {
  const role = definitionOf(kind)?.role;
  return role !== "input" && role !== "output";
}

/** The containers around a node, from the inside out. */
export function around(parentOf: Nesting["parentOf"], id: string): string[] {
  const holders: string[] = [];
  for (let at = parentOf(id); at !== null; at = parentOf(at)) holders.push(at);
  return holders;
}

/** These nodes and all that stands inside of them. */
export function withInside(graph: Graph, ids: Iterable<string>): Set<string> {
  const { childrenOf } = nestingOf(graph);
  const all = new Set(ids);
  // A set that grows while it is walked is walked to its new end.
  for (const id of all) for (const child of childrenOf(id)) all.add(child.id);
  return all;
}

/** The innermost container at a place of the canvas, apart from `moving` and what is inside of it. */
export function holderAt(graph: Graph, at: Position, moving: Iterable<string> = []): string | null {
  const { inOrder, placeOf } = nestingOf(graph);
  const out = withInside(graph, moving);
  const found = inOrder.findLast((node) => {
    if (out.has(node.id) || definitionOf(node.kind) === undefined || !canHold(node)) return false;
    const place = placeOf(node.id);
    const { width, height } = sizeOf(node);
    return at.x >= place.x && at.y >= place.y && at.x <= place.x + width && at.y <= place.y + height;
  });
  return found?.id ?? null;
}
