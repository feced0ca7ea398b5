import type { Position } from "@/lib/graph/document";

/** The edge at a place of the screen, whatever is dragged above it. React Flow keeps an edge's id on the group that draws it. */
export function edgeAt({ x, y }: Position): string | null {
  for (const element of document.elementsFromPoint(x, y)) {
    const edge = element.closest<HTMLElement | SVGElement>(".react-flow__edge");
    if (edge !== null) return edge.dataset["id"] ?? null;
  }
  return null;
}
