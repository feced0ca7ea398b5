import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { sizeOf } from "@/lib/graph/size-of";

/** Columns by longest way from a start, rows in document order: linear in the size of the graph, for graphs of thousands of nodes. */
export function layered(graph: Graph, nodes: GraphNode[], gap: { column: number; row: number }): Map<string, Position> {
  const ranks = ranksOf(graph, nodes);
  const left = columns(nodes, ranks, gap.column);
  const heights = new Map<number, number>();
  return new Map(
    nodes.map((node) => {
      const rank = ranks.get(node.id) ?? 0;
      const y = heights.get(rank) ?? 0;
      heights.set(rank, y + sizeOf(node).height + gap.row);
      return [node.id, { x: left[rank] ?? 0, y }];
    }),
  );
}

/** Where each column begins: after the widest of the one before. */
function columns(nodes: GraphNode[], ranks: ReadonlyMap<string, number>, gap: number): number[] {
  const widths: number[] = [];
  for (const node of nodes) {
    const rank = ranks.get(node.id) ?? 0;
    widths[rank] = Math.max(widths[rank] ?? 0, sizeOf(node).width);
  }
  let x = 0;
  return widths.map((width) => (x += width + gap) - width - gap);
}

function ranksOf(graph: Graph, nodes: GraphNode[]): Map<string, number> {
  const ranks = new Map(nodes.map((node) => [node.id, 0]));
  const outgoing = new Map<string, string[]>(nodes.map((node) => [node.id, []]));
  const waiting = new Map(nodes.map((node) => [node.id, 0]));
  for (const { kind, source, target } of graph.edges) {
    if (kind !== "flow" || !ranks.has(source) || !ranks.has(target)) continue;
    outgoing.get(source)?.push(target);
    waiting.set(target, (waiting.get(target) ?? 0) + 1);
  }
  const ready = nodes.map((node) => node.id).filter((id) => waiting.get(id) === 0);
  for (const id of ready)
    for (const next of outgoing.get(id) ?? []) {
      ranks.set(next, Math.max(ranks.get(next) ?? 0, (ranks.get(id) ?? 0) + 1));
      waiting.set(next, (waiting.get(next) ?? 0) - 1);
      if (waiting.get(next) === 0) ready.push(next);
    }
  return ranks;
}
