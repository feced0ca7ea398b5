import type { Start } from "@/lib/engine/decision";
import type { Record } from "@/lib/engine/record";
import type { RunId, StepId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";

/** What stands in place of work: another run has it on record, or it was given with this one. */
export type Reused = {
  from: { runId: RunId; stepId: StepId };
  output: JsonValue;
  carries: JsonValue | undefined;
  livePorts: string[];
  savedNanoUsd: bigint;
  why: "fork" | "cache" | "pin";
};

type At = Pick<Start, "stepId" | "part" | "path" | "parentId" | "task">;

export function emitReused(record: Record, start: At, { from, output, carries, livePorts, savedNanoUsd, why }: Reused): void {
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
