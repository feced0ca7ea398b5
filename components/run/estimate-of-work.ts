import type { Amounts, CostEstimate } from "@/components/run/run-scene";
import type { Graph } from "@/lib/graph/document";
import type { RunView } from "@/lib/trace/run-view";

/**
 * What the run was likely to cost without what it took over from another run, or was given: an estimate for work that nobody did would
 * be compared with nothing. Delegates of a planner that was taken over, and what stands in such a container, go with it.
 */
export function estimateOfWork(estimate: CostEstimate, { nodes, edges }: Graph, run: RunView): CostEstimate {
  const begun = new Map<string, boolean>();
  for (const { nodeId, status } of run.steps.values()) begun.set(nodeId, (begun.get(nodeId) ?? true) && status === "reused");
  if (![...begun.values()].includes(true)) return estimate;
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent ?? null]));
  const isTaken = (id: string): boolean => {
    const own = begun.get(id);
    if (own !== undefined) return own;
    const parent = parents.get(id) ?? null;
    const planners = edges.filter((edge) => edge.kind === "delegate" && edge.target === id).map(({ source }) => source);
    return (parent !== null && isTaken(parent)) || (planners.length > 0 && planners.every(isTaken));
  };
  const done = [...estimate.nodes].filter(([id]) => !isTaken(id));
  const taken = [...estimate.nodes].filter(([id]) => isTaken(id)).map(([, amounts]) => amounts);
  const left = (of: keyof Amounts) => taken.reduce((rest, amounts) => (rest > amounts[of] ? rest - amounts[of] : 0n), estimate[of]);
  return { low: left("low"), likely: left("likely"), high: left("high"), nodes: new Map(done) };
}
