import type { ProblemSink } from "@/lib/compile/report";
import type { GraphNode } from "@/lib/graph/document";

/** Settings of the policy that are part of the format and that this version does not carry out: said, never ignored. */
export function checkPolicy({ id, policy }: GraphNode, report: ProblemSink): void {
  if (!policy) return;
  const say = (field: string, what: string, hint: string) =>
    report({ code: "field_invalid", nodeId: id, field: `policy.${field}`, message: `${what} is not run by this version yet.`, hint });
  if (policy.overBudget === "fallback" && (policy.fallbackModels ?? []).length === 0)
    report({
      code: "field_missing",
      nodeId: id,
      field: "policy.fallbackModels",
      message: "When money is short the node steps down to a fallback model, and it names none.",
      hint: "Name a cheaper model, or let it stop or ask.",
    });
  if (policy.overContext !== undefined && policy.overContext !== "fail")
    say("overContext", `overContext: ${policy.overContext}`, "Set it to fail.");
  if (policy.cacheResult === true) say("cacheResult", "Keeping results for later runs", "Switch it off.");
}
