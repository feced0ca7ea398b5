import type { ProblemSink } from "@/lib/compile/report";
import type { GraphNode } from "@/lib/graph/document";

/** Settings of the policy that are part of the format and that this version does not carry out: said, never ignored. */
export function checkPolicy({ id, policy }: GraphNode, report: ProblemSink): void {
  if (!policy) return;
  const say = (field: string, what: string, hint: string) =>
    report({ code: "field_invalid", nodeId: id, field: `policy.${field}`, message: `${what} is not run by this version yet.`, hint });
  if (policy.overBudget !== undefined && policy.overBudget !== "stop")
    say("overBudget", `overBudget: ${policy.overBudget}`, "Set it to stop.");
  if (policy.overContext !== undefined && policy.overContext !== "fail")
    say("overContext", `overContext: ${policy.overContext}`, "Set it to fail.");
  if (policy.cacheResult === true) say("cacheResult", "Keeping results for later runs", "Switch it off.");
  if (policy.maxCostUsd !== undefined) say("maxCostUsd", "A cost limit of a single node", "Set the limit of the whole graph instead.");
}
