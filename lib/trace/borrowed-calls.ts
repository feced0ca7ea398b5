import type { CallView, RunView, StepView } from "@/lib/trace/run-view";
import { callsOf } from "@/lib/trace/segments";

type Side = { run: RunView; step: StepView };

/**
 * Calls of the origin that a fork answered from the record, though it did the step anew: a planner's, so that its plan stands when only one
 * of its tasks is done anew, and all calls of a recorded run. In the fork they cost nothing.
 */
export function borrowedCalls(origin: Side, fork: Side): readonly CallView[] {
  if (fork.run.origin?.runId !== origin.run.id) return [];
  const left = callsOf(origin.run, origin.step).filter((call) => call.status === "finished");
  return callsOf(fork.run, fork.step).flatMap((call) => {
    const found = call.recorded ? left.findIndex(({ requestHash }) => requestHash === call.requestHash) : -1;
    return found === -1 ? [] : left.splice(found, 1);
  });
}
