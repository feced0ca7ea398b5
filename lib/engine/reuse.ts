import { own } from "@/lib/core/json";
import type { Start } from "@/lib/engine/decision";
import { reusedStep } from "@/lib/engine/fork";
import { emitReusedPlan } from "@/lib/engine/reuse-plan";
import { emitReused, type Reused } from "@/lib/engine/reused";
import type { RunScene } from "@/lib/engine/run-scene";
import type { RunView } from "@/lib/trace/run-view";

/**
 * Takes a step as it was pinned, or from the origin's record where nothing that it depends on has changed; false: it has to be done.
 */
export function reuse({ fork, record }: RunScene, start: Start): boolean {
  if (start.attempt !== 1 || start.resumes || start.continues !== null) return false;
  const pinned = pinnedStep(record.view, start);
  const found = pinned ?? (fork === null ? null : reusedStep(fork, record.view, start, record.load));
  if (found === null) return false;
  if (fork === null || found.why !== "fork" || start.part.work.op !== "plan") emitReused(record, start, found);
  else emitReusedPlan(record, fork, start, found);
  return true;
}

/** What was given with the run for a node at its top level. It has no other source than the run itself, and nobody knows what it saved. */
function pinnedStep({ id, pins }: RunView, { stepId, part, path }: Start): Reused | null {
  const output = path === "" ? own(pins, part.id) : undefined;
  if (output === undefined) return null;
  return { from: { runId: id, stepId }, output, carries: undefined, livePorts: ["out"], savedNanoUsd: 0n, why: "pin" };
}
