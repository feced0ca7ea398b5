import type { StepView } from "@/lib/trace/run-view";
import { isSettled } from "@/lib/engine/step-state";
import { dollars } from "./dollars";

/** `<status> <nodeId> <path or -> <model or -> <seconds>s <usd or unpriced>`; null while the step is not over. */
export function stepLine(step: StepView): string | null {
  if (!isSettled(step)) return null;
  const seconds = step.startedAt === null || step.endedAt === null ? 0 : (step.endedAt - step.startedAt) / 1_000;
  const isUnpriced = step.unpricedCalls > 0 && step.costNanoUsd === 0n;
  const cost = isUnpriced ? "unpriced" : dollars(step.costNanoUsd);
  return `${step.status} ${step.nodeId} ${step.path || "-"} ${step.model ?? "-"} ${seconds.toFixed(1)}s ${cost}`;
}
