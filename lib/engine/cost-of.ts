import type { RunView, StepView } from "@/lib/trace/run-view";

/** What the step and all that it opened had cost where it was done, in nano-dollars: what was taken over counts with what that saved. */
export function costOf(view: RunView, step: StepView): bigint {
  let sum = step.costNanoUsd + step.savedNanoUsd;
  for (const child of view.steps.values()) if (child.parentId === step.id) sum += costOf(view, child);
  return sum;
}
