import type { Graph, GraphNode, Position } from "@/lib/graph/document";
import { canHold, nestingOf } from "@/lib/graph/nesting";
import { sizeOf } from "@/lib/graph/size-of";
import { definitionOf } from "@/lib/nodes/definitions";
import { containerEdge } from "@/lib/nodes/sizes";

const gap = 56;

/**
 * Where a node goes that was added without a pointer: into the selected container, right of what is selected in the same one, or right
 * of everything. Places are those of the canvas.
 */
export function nextPlace(graph: Graph, selection: ReadonlySet<string>): { at: Position; into: string | null } {
  const { parentOf, childrenOf, placeOf } = nestingOf(graph);
  const chosen = graph.nodes.filter((node) => selection.has(node.id) && node.position !== undefined);
  const [only] = chosen;
  if (only !== undefined && chosen.length === 1 && definitionOf(only.kind) !== undefined && canHold(only)) {
    const corner = placeOf(only.id);
    const last = rightmost(childrenOf(only.id));
    if (last === undefined) return { at: { x: corner.x + containerEdge.left, y: corner.y + containerEdge.top }, into: only.id };
    return { at: beside(last, corner), into: only.id };
  }
  const last = rightmost(chosen.length > 0 ? chosen : childrenOf(null));
  if (last === undefined) return { at: { x: 0, y: 0 }, into: null };
  const into = parentOf(last.id);
  return { at: beside(last, into === null ? { x: 0, y: 0 } : placeOf(into)), into };
}

function rightmost(nodes: readonly GraphNode[]): GraphNode | undefined {
  return nodes.filter((node) => node.position !== undefined).toSorted((a, b) => right(b) - right(a))[0];
}

function beside(node: GraphNode, corner: Position): Position {
  return { x: onGrid(corner.x + right(node) + gap), y: onGrid(corner.y + (node.position?.y ?? 0)) };
}

function right(node: GraphNode): number {
  return (node.position?.x ?? 0) + sizeOf(node).width;
}

function onGrid(value: number): number {
  return Math.round(value / 8) * 8;
}
