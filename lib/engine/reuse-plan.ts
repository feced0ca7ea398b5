import { costOf } from "@/lib/engine/cost-of";
import type { Start } from "@/lib/engine/decision";
import type { Fork } from "@/lib/engine/fork";
import { placeTasks, type PlacedTask } from "@/lib/engine/open-plan";
import type { Record } from "@/lib/engine/record";
import { emitReused, type Reused } from "@/lib/engine/reused";
import { partsOf } from "@/lib/spec/parts-of";
import type { StepView } from "@/lib/trace/run-view";

/**
 * A planner that is taken over brings its plans along, and each task that came to something as a step of its own (F2): else nobody would
 * see in the fork what its value was made of, or could fork it at a task. What a task had cost is told of the task, not of the planner.
 */
export function emitReusedPlan(record: Record, fork: Fork, start: Start, found: Reused): void {
  const planner = fork.origin.view.steps.get(start.stepId);
  const plans = planner === undefined || fork.outputs.has(start.stepId) ? [] : planner.plans.filter((plan) => plan.written);
  const tasks = planner === undefined ? [] : plans.flatMap((plan) => placeTasks(planner, plan.round));
  const taken = tasks.flatMap((placed) => reusedTask(fork, start, placed) ?? []);
  const savedNanoUsd = taken.reduce((left, { reused }) => left - reused.savedNanoUsd, found.savedNanoUsd);
  emitReused(record, start, { ...found, savedNanoUsd });
  for (const { round, tasks: written } of plans) record.emit({ type: "plan.written", stepId: start.stepId, round, tasks: [...written] });
  for (const { at, reused } of taken) emitReused(record, at, reused);
  for (const { task, stepId, path } of tasks) {
    const step = fork.origin.view.steps.get(stepId);
    if (step?.skippedBecause == null) continue;
    record.emit({ type: "step.skipped", stepId, nodeId: task.delegate, path, parentId: start.stepId, reason: step.skippedBecause });
  }
}

function reusedTask({ origin }: Fork, start: Start, { task, stepId, path }: PlacedTask) {
  const step: StepView | undefined = origin.view.steps.get(stepId);
  const part = partsOf(start.spec).get(task.delegate);
  if (part === undefined || (step?.status !== "succeeded" && step?.status !== "reused")) return null;
  const reused: Reused = {
    from: { runId: origin.id, stepId },
    output: origin.load(step.output),
    carries: step.carries === undefined ? undefined : origin.load(step.carries),
    livePorts: step.livePorts,
    savedNanoUsd: costOf(origin.view, step),
    why: "fork",
  };
  return { at: { stepId, part, path, parentId: start.stepId, task }, reused };
}
