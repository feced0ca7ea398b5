import type { Place, Skip, Start } from "@/lib/engine/decision";
import type { Record } from "@/lib/engine/record";

/** Parts that a run will not come to. */
export function emitSkipped(record: Record, skips: readonly Skip[]): void {
  for (const skip of skips) {
    // Nobody else says what a part of a sub-graph is called that never began.
    const { kind, name } = skip.part;
    record.emit({ type: "step.skipped", ...placeOf(skip), kind, name, reason: skip.reason });
  }
}

/** Steps that only lack a slot. Said once; one that waits for its next try goes on saying that. */
export function emitHeld(record: Record, held: readonly Start[]): void {
  for (const start of held)
    if (!record.view.steps.has(start.stepId)) record.emit({ type: "step.waiting", ...placeOf(start), reason: "concurrency" });
}

function placeOf({ stepId, part, path, parentId }: Place) {
  return { stepId, nodeId: part.id, path, ...(parentId === null ? {} : { parentId }) };
}
