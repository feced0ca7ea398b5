import type { CompileContext } from "@/lib/nodes/kit";
import { toModelCall } from "@/lib/nodes/model-settings";
import type { PlannerConfig } from "@/lib/nodes/planner/schema";
import type { Operation } from "@/lib/spec/spec";

export function compilePlanner(settings: PlannerConfig, { node, delegates, report }: CompileContext): Operation {
  if (delegates.length === 0)
    report({
      code: "planner_without_delegate",
      field: "",
      message: `${node.name || node.id} has nobody to hand tasks to.`,
      hint: "Draw a delegate edge from its lower handle to an executor.",
    });
  const { maxTasks, maxRounds, review, synthesize } = settings;
  return { op: "plan", call: toModelCall(settings, report), delegates, maxTasks, maxRounds, review, synthesize };
}
