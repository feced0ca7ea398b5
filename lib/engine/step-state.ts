import type { Part } from "@/lib/spec/spec";
import type { StepView } from "@/lib/trace/run-view";

export function isSettled(step: StepView): boolean {
  return step.status !== "waiting" && step.status !== "running";
}

/** It rests while a person is asked, and nothing of it is open: the same attempt can go on, also on another worker. */
export function resumable(step: StepView): boolean {
  return step.status === "waiting" && step.attempt > 0 && step.waiting?.reason === "question";
}

/** Where a settled step goes on. A failure that the node handles leaves by its error port, or where it would have gone on (E9). */
export function livePorts(step: StepView, part: Part | undefined): string[] {
  if (step.status !== "failed") return step.livePorts;
  if (step.handledBy === "port") return ["error"];
  if (step.handledBy !== "continue") return [];
  return [part?.ports.includes("out") === true ? "out" : "else"];
}
