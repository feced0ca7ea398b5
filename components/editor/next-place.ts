import { nodeBox } from "@/components/canvas/geometry";
import type { Graph, Position } from "@/lib/graph/document";

const gap = 56;

/** Where a node goes that was added without a pointer: right of what is selected, else right of everything. */
export function nextPlace(graph: Graph, selection: ReadonlySet<string>): Position {
  const placed = graph.nodes.filter((node) => node.position !== undefined);
  const chosen = placed.filter((node) => selection.has(node.id));
  const last = (chosen.length > 0 ? chosen : placed).toSorted((a, b) => right(b) - right(a))[0];
  return last?.position === undefined ? { x: 0, y: 0 } : { x: onGrid(right(last) + gap), y: onGrid(last.position.y) };
}

function right(node: Graph["nodes"][number]): number {
  return (node.position?.x ?? 0) + nodeBox(node).width;
}

function onGrid(value: number): number {
  return Math.round(value / 8) * 8;
}
