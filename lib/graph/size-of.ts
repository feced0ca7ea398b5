import type { GraphNode } from "@/lib/graph/document";
import type { NodeSize } from "@/lib/nodes/kit";
import { definitionOf } from "@/lib/nodes/definitions";

/** The size of a node on the canvas; a kind that this version does not know gets a plain card. */
export function sizeOf(node: GraphNode): NodeSize {
  return definitionOf(node.kind)?.size(node.config, node.size) ?? node.size ?? { width: 168, height: 72 };
}

const huge: NodeSize = { width: 8_000, height: 8_000 };

/** Whether a person may choose its size: most kinds have one of their own. */
export function canResize({ kind, config }: GraphNode): boolean {
  return definitionOf(kind)?.size(config, huge).width === huge.width;
}
