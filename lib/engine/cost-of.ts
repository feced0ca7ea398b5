import type { RunView, StepView } from "@/lib/trace/run-view";

/** What the step and all that it opened had cost, in nano-dollars. */
export function costOf(view: RunView, step: StepView): bigint {
  let sum = step.costNanoUsd;
  for (const child of view.steps.values()) if (child.parentId === step.id) sum += costOf(view, child);
  return sum;
}
