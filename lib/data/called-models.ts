import type { RunView } from "@/lib/trace/run-view";

/** Every model that the run has asked, once, and what its calls cost, in the same order. A call without a price adds nothing. */
export function calledModels(view: RunView): { models: string[]; costs: bigint[] } {
  const spent = new Map<string, bigint>();
  for (const { model, costNanoUsd } of view.calls.values()) {
    if (model !== null) spent.set(model, (spent.get(model) ?? 0n) + (costNanoUsd ?? 0n));
  }
  return { models: [...spent.keys()], costs: [...spent.values()] };
}
