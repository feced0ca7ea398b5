import type { CompileContext } from "@/lib/nodes/kit";
import { toModelCall } from "@/lib/nodes/model-settings";
import type { PlannerConfig } from "@/lib/nodes/planner/schema";
import type { Operation } from "@/lib/spec/spec";

export function compilePlanner(settings: PlannerConfig, { node, delegates, report }: CompileContext): Operation {
  if (settings.review)
    report({ code: "field_invalid", field: "review", message: "Plan review is not run by this version yet.", hint: "Switch review off." });
  if (delegates.length === 0)
    report({
      code: "planner_without_delegate",
      field: "",
      message: `${node.name || node.id} has nobody to hand tasks to.`,
      hint: "Draw a delegate edge from its lower handle to an executor.",
    });
  const { maxTasks, maxRounds, synthesize } = settings;
  return { op: "plan", call: toModelCall(settings, report), delegates, maxTasks, maxRounds, synthesize };
}
