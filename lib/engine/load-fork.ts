import type { Fork } from "@/lib/engine/fork";
import type { EnginePorts } from "@/lib/engine/ports";
import { payloadRef } from "@/lib/engine/values";
import type { StepId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";
import { emptyRun, fold } from "@/lib/trace/fold";
import type { RunView } from "@/lib/trace/run-view";

/** What a forked run needs of its origin. null: it was deleted, and has nothing on record any more. */
export async function loadFork(origin: NonNullable<RunView["origin"]>, ports: Pick<EnginePorts, "recordOf">): Promise<Fork | null> {
  const record = await ports.recordOf(origin.runId);
  if (record === null) return null;
  const payloads = new Map(record.payloads.map(({ id, value }) => [id, value]));
  const load = (value: JsonValue): JsonValue => {
    const id = payloadRef(value);
    return id === null ? value : (payloads.get(id) ?? null);
  };
  return {
    origin: { id: origin.runId, spec: record.spec, view: fold(emptyRun(origin.runId), record.events), load },
    from: new Set(origin.steps),
    outputs: new Map(Object.entries(origin.outputs).map(([id, value]) => [id as StepId, value])), // ids of the origin's own steps
    recorded: origin.recorded,
  };
}
