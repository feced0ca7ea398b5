import { costOf } from "@/lib/engine/cost-of";
import type { Start } from "@/lib/engine/decision";
import type { KeptResult } from "@/lib/engine/ports";
import type { Reused } from "@/lib/engine/reused";
import type { RunScene } from "@/lib/engine/run-scene";
import type { StepView } from "@/lib/trace/run-view";

/** What an earlier run has on record of the same work on the same values, where the node asks for it; null: it has to be done. */
export async function earlierResult(scene: RunScene, start: Start, key: string): Promise<Reused | null> {
  if (start.attempt > 1 || start.resumes || isWantedAnew(scene, start)) return null;
  const found = await scene.ports.results.find(scene.record.id, key);
  return found === null ? null : toReused(found);
}

/** Keeps the result of a step that has just finished, for runs to come. Its event is stored first: it is what they will read. */
export async function keepResult({ record, ports }: RunScene, { stepId }: Start, key: string): Promise<void> {
  const { view } = record;
  const { seq } = view;
  const step = view.steps.get(stepId);
  if (step?.status !== "succeeded") return;
  const savedNanoUsd = costOf(view, step);
  await record.stored();
  await ports.results.keep(record.id, key, { stepId, seq, savedNanoUsd });
}

function toReused({ from, output, carries, livePorts, savedNanoUsd }: KeptResult): Reused {
  return { from, output, carries, livePorts, savedNanoUsd, why: "cache" };
}

/** A fork that begins at a step, or at what it stands in, is there to do it anew; a recorded run has its own record. */
function isWantedAnew({ fork }: RunScene, { stepId }: Start): boolean {
  if (fork === null) return false;
  if (fork.recorded) return true;
  const { steps } = fork.origin.view;
  for (let at: StepView | undefined = steps.get(stepId); at !== undefined; at = at.parentId === null ? undefined : steps.get(at.parentId))
    if (fork.from.has(at.id)) return true;
  return false;
}
