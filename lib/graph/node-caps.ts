import type { Graph } from "@/lib/graph/document";

/** Nodes that have a cap of their own on money, in nano-dollars. */
export function nodeCapsOf(graph: Graph): { id: string; maxCostNanoUsd: string }[] {
  return graph.nodes.flatMap(({ id, policy }) =>
    policy?.maxCostUsd === undefined ? [] : [{ id, maxCostNanoUsd: String(Math.round(policy.maxCostUsd * 1e9)) }],
  );
}
