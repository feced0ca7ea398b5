import { edgeWords } from "@/components/editor/edge-words";
import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";
import { nestingOf } from "@/lib/graph/nesting";
import { wire } from "@/lib/graph/wiring";

/** One line of the list: a node, or one end of an edge below the node that it leaves or reaches. */
export type OutlineRow = {
  /** An edge stands below both its ends, so its own id does not tell its rows apart. */
  key: string;
  /** What is selected with the row: the node's id, or the edge's. */
  id: string;
  /** The key of the row that this one stands below. */
  under: string | null;
  depth: number;
  /** Which of its siblings it is, from 1, and of how many. */
  place: number;
  of: number;
} & (
  | { shows: "node"; node: GraphNode; open: boolean | null; leadsTo: readonly GraphNode[] }
  | { shows: "edge"; edge: GraphEdge; other: GraphNode; text: string }
);

type Unplaced = OutlineRow extends infer Row ? (Row extends OutlineRow ? Omit<Row, "place" | "of"> : never) : never;

/**
 * All nodes in the order of the flow, delegates after their planner, and what the flow leaves open from top to bottom and from left to
 * right. Below each that is open stand its edges, and then what is inside of it. `turned`: nodes that are not as they are at first, when
 * containers are open and others are not.
 */
export function outlineRows(graph: Graph, turned: ReadonlySet<string>): OutlineRow[] {
  const { childrenOf } = nestingOf(graph);
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const edgesOf = groupedEdges(graph);
  const below = (node: GraphNode, depth: number) => (edgesOf.get(node.id) ?? []).flatMap((edge) => edgeRow(edge, node, nodes, depth));
  const level = (under: string | null, depth: number, first: Unplaced[]): OutlineRow[] => {
    const inside = inOrder(graph, childrenOf(under));
    const siblings = [...first, ...inside.map((node): Unplaced => nodeRow(node, under, depth))];
    return siblings.flatMap((row, index): OutlineRow[] => {
      const placed = { ...row, place: index + 1, of: siblings.length };
      if (placed.shows === "edge" || placed.open !== true) return [placed];
      return [placed, ...level(placed.id, depth + 1, below(placed.node, depth + 1))];
    });
  };
  const nodeRow = (node: GraphNode, under: string | null, depth: number): Unplaced => {
    const edges = edgesOf.get(node.id) ?? [];
    const holds = childrenOf(node.id).length > 0;
    const leadsTo = edges.flatMap((edge) => (edge.source === node.id ? (nodes.get(edge.target) ?? []) : []));
    const open = holds || edges.length > 0 ? holds !== turned.has(node.id) : null;
    return { shows: "node", key: node.id, id: node.id, under, depth, node, open, leadsTo: [...new Set(leadsTo)] };
  };
  return level(null, 0, []);
}

/** Siblings as the list has them. */
export function inOrder(graph: Graph, siblings: readonly GraphNode[]): GraphNode[] {
  return siblings.toSorted(
    (a, b) =>
      rankOf(graph, a.id) - rankOf(graph, b.id) ||
      (a.position?.y ?? 0) - (b.position?.y ?? 0) ||
      (a.position?.x ?? 0) - (b.position?.x ?? 0),
  );
}

/** Where the flow puts a node. Two of the same rank may stand in either order. */
export function rankOf(graph: Graph, id: string): number {
  const { upstream, plannersOf } = wire(graph);
  const [planner] = plannersOf.get(id) ?? [];
  // No flow leads to a delegate: it stands after the planner that hands it tasks.
  if (planner !== undefined) return (upstream.rank.get(planner) ?? last) + 0.5;
  // A container with something inside is there twice: it stands where it opens.
  return upstream.rank.get(`${id}/`) ?? upstream.rank.get(id) ?? last;
}

/** What is on a cycle, or is never executed, stands at the end. */
const last = Number.MAX_SAFE_INTEGER;

function groupedEdges(graph: Graph): Map<string, GraphEdge[]> {
  const grouped = new Map<string, GraphEdge[]>();
  const put = (node: string, edge: GraphEdge) => grouped.get(node)?.push(edge) ?? grouped.set(node, [edge]);
  for (const edge of graph.edges) put(edge.target, edge);
  for (const edge of graph.edges) put(edge.source, edge);
  return grouped;
}

function edgeRow(edge: GraphEdge, node: GraphNode, nodes: ReadonlyMap<string, GraphNode>, depth: number): Unplaced[] {
  const other = nodes.get(edge.source === node.id ? edge.target : edge.source);
  if (other === undefined) return [];
  const key = `${node.id}/${edge.id}`;
  return [{ shows: "edge", key, id: edge.id, under: node.id, depth, edge, other, text: edgeWords(edge, node.id, other.name || other.id) }];
}
