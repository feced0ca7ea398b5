import type { ProblemSink } from "@/lib/compile/report";
import type { GraphNode } from "@/lib/graph/document";
import { innerSpecs } from "@/lib/spec/inner-specs";
import type { Operation } from "@/lib/spec/spec";

/** Settings of the policy that need others beside them. */
export function checkPolicy({ id, policy }: GraphNode, work: Operation | null, report: ProblemSink): void {
  if (!policy) return;
  if (policy.overBudget === "fallback" && (policy.fallbackModels ?? []).length === 0)
    report({
      code: "field_missing",
      nodeId: id,
      field: "policy.fallbackModels",
      message: "When money is short the node steps down to a fallback model, and it names none.",
      hint: "Name a cheaper model, or let it stop or ask.",
    });
  if (policy.cacheResult === true && work !== null && asksPeople(work))
    report({
      code: "field_invalid",
      nodeId: id,
      field: "policy.cacheResult",
      message: "A person decides here, and would not be asked again where an earlier result is taken.",
      hint: "Switch the keeping of results off.",
    });
}

function asksPeople(work: Operation): boolean {
  if (innerSpecs(work).some((spec) => spec.parts.some((part) => asksPeople(part.work)))) return true;
  return work.op === "ask" || (work.op === "plan" && work.review);
}
