import type { NodeSize } from "@/lib/nodes/kit";

/** Sizes of cards by family (8 px grid). Kept together so that the families stay alike. */
export const modelCard: NodeSize = { width: 216, height: 128 };
export const smallCard: NodeSize = { width: 168, height: 72 };

/** A card with a header and one row each. */
export function rowsCard(rows: number): NodeSize {
  return { width: 168, height: 48 + 24 * rows };
}
