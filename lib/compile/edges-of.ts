import { nodeId } from "@/lib/core/ids";
import type { GraphEdge } from "@/lib/graph/document";
import type { Need } from "@/lib/spec/spec";

/** Flow edges as the spec has them: each once, by source and port. */
export function edgesOf(edges: readonly GraphEdge[] = []): Need[] {
  const needs = edges.flatMap((edge): Need[] => {
    const from = nodeId.safeParse(edge.source);
    return from.success ? [{ from: from.data, port: edge.sourcePort ?? "" }] : [];
  });
  const byKey = new Map(needs.map((need) => [`${need.from} ${need.port}`, need]));
  return [...byKey.values()].sort((a, b) => compareIds(a.from, b.from) || compareIds(a.port, b.port));
}

/** By code unit: the same order on every machine. */
export function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
