import type { NodeSize } from "@/lib/nodes/kit";

/** Sizes of cards by family (8 px grid). Kept together so that the families stay alike. */
export const modelCard: NodeSize = { width: 216, height: 128 };
export const smallCard: NodeSize = { width: 168, height: 72 };

/** A folded container, and a sub-graph. */
export const subgraphCard: NodeSize = { width: 216, height: 112 };

/** What stays free around the inside of an open container: its head and rule above, its inner ports at the sides. */
export const containerEdge = { left: 40, top: 80, right: 48, bottom: 16 };

/** An open container: as large as it was drawn, and never too small for its head and one card. */
export function containerSize(chosen: NodeSize | undefined): NodeSize {
  const { left, top, right, bottom } = containerEdge;
  const grid = (value: number) => Math.ceil(value / 8) * 8;
  return {
    width: Math.max(left + modelCard.width + right, grid(chosen?.width ?? 0)),
    height: Math.max(top + modelCard.height + bottom, grid(chosen?.height ?? 0)),
  };
}

/** A card with a header and one row each. */
export function rowsCard(rows: number): NodeSize {
  return { width: 168, height: 48 + 24 * rows };
}
