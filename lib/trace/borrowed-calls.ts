import type { CallView, RunView, StepView } from "@/lib/trace/run-view";
import { callsOf } from "@/lib/trace/segments";

/**
 * Calls of a step that a fork of its run read from the record though it did the step anew: a planner's, so that its plan stands when only
 * one of its tasks is done anew, and those of a model that called sub-graphs. The first ones are read, and nothing is written for them.
 */
export function borrowedCalls(origin: { run: RunView; step: StepView }, fork: { run: RunView; step: StepView }): readonly CallView[] {
  const mayBorrow = fork.step.plans.length > 0 || fork.step.inside?.called != null;
  if (!mayBorrow || fork.step.status === "reused" || fork.run.origin?.runId !== origin.run.id) return [];
  const calls = callsOf(origin.run, origin.step).filter((call) => call.status === "finished");
  return calls.slice(0, Math.max(0, calls.length - fork.step.callIds.length));
}
