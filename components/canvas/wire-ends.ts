import type { Scene } from "@/components/canvas/scene";

export type WireEnds = { id: string; sort: string; selected: boolean; from: { x: number; y: number }; to: { x: number; y: number } };

/** Where edges begin and end, for pictures that draw them without React Flow. */
export function wireEnds({ nodes, edges, rects }: Scene): WireEnds[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return edges.flatMap((edge) => {
    const from = end(byId.get(edge.source), rects, "source", edge.sourceHandle);
    const to = end(byId.get(edge.target), rects, "target", edge.targetHandle);
    return from === null || to === null ? [] : { id: edge.id, sort: edge.data?.sort ?? "flow", selected: edge.selected === true, from, to };
  });
}

function end(
  node: Scene["nodes"][number] | undefined,
  rects: Scene["rects"],
  type: "source" | "target",
  id: string | null | undefined,
): { x: number; y: number } | null {
  const handle = node?.handles?.find((each) => each.type === type && each.id === id);
  const rect = rects.get(node?.id ?? "");
  return rect === undefined || handle === undefined ? null : { x: rect.x + handle.x, y: rect.y + handle.y };
}
