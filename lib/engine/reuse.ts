import type { Start } from "@/lib/engine/decision";
import { reusedStep } from "@/lib/engine/fork";
import type { Record } from "@/lib/engine/record";
import type { Reused } from "@/lib/engine/reused";
import type { RunScene } from "@/lib/engine/run-scene";

/** Takes a step from the origin's record where nothing that it depends on has changed; false: it has to be done. */
export function reuse({ fork, record }: RunScene, start: Start): boolean {
  if (fork === null || start.attempt !== 1 || start.resumes || start.continues !== null) return false;
  const found = reusedStep(fork, record.view, start, record.load);
  if (found !== null) emitReused(record, start, found);
  return found !== null;
}

export function emitReused(record: Record, start: Start, { from, output, carries, livePorts, savedNanoUsd, why }: Reused): void {
  record.emit({
    type: "step.reused",
    stepId: start.stepId,
    nodeId: start.part.id,
    path: start.path,
    ...(start.parentId === null ? {} : { parentId: start.parentId }),
    kind: start.part.kind,
    name: start.task?.title ?? start.part.name,
    ...(start.task === null ? {} : { taskId: start.task.id }),
    from,
    output: record.keep(output),
    ...(carries === undefined ? {} : { carries: record.keep(carries) }),
    livePorts,
    savedNanoUsd: String(savedNanoUsd),
    why,
  });
}
