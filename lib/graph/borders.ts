import type { Graph, GraphEdge, GraphNode } from "@/lib/graph/document";

/** Whether an edge leads out of a container or into one otherwise than by its inner ends. */
export function crossesBorder(edge: GraphEdge, source: GraphNode, target: GraphNode): boolean {
  const isInner = edge.kind === "flow" && (source.id === target.parent || target.id === source.parent);
  return !isInner && source.parent !== target.parent;
}

/** The edges that cross a border together with this one: those of the node that was moved over it. */
export function crossingWith(graph: Graph, edge: GraphEdge): GraphEdge[] {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const crossing = graph.edges.filter((each) => {
    const [source, target] = [nodes.get(each.source), nodes.get(each.target)];
    return source !== undefined && target !== undefined && crossesBorder(each, source, target);
  });
  const [ofSource, ofTarget] = [edge.source, edge.target].map((id) =>
    crossing.filter(({ source, target }) => source === id || target === id),
  );
  return (ofSource?.length ?? 0) >= (ofTarget?.length ?? 0) ? (ofSource ?? []) : (ofTarget ?? []);
}
