import type { Ending } from "@/lib/engine/decision";
import type { Record } from "@/lib/engine/record";
import { programOutput } from "@/lib/engine/values";
import type { Spec } from "@/lib/spec/spec";

/** Calls that said nothing of their end when the run ended. */
export function loseOpenCalls(record: Record): void {
  for (const call of record.view.calls.values()) {
    if (call.status !== "open") continue;
    record.emit({ type: "call.lost", callId: call.id, stepId: call.stepId, minNanoUsd: "0", maxNanoUsd: String(call.reservedNanoUsd) });
  }
}

/** The last event: how the run ended, and its sums. */
export function emitFinished(spec: Spec, record: Record, ending: Ending): void {
  const { costNanoUsd, unpricedCalls, lost, tokens, queuedAt, startedAt, at } = record.view;
  const sums = {
    costNanoUsd: String(costNanoUsd),
    unpricedCalls,
    lost: toText(lost),
    tokens,
    durationMs: at - (startedAt ?? queuedAt ?? at),
  };
  const result =
    ending.status === "succeeded"
      ? { output: record.keep(programOutput({ spec, base: "" }, record.view, record.load)) }
      : ending.status === "failed"
        ? { error: ending.error }
        : {};
  record.emit({ type: "run.finished", status: ending.status, ...result, ...sums });
}

function toText(lost: { minNanoUsd: bigint; maxNanoUsd: bigint }): { minNanoUsd: string; maxNanoUsd: string } {
  return { minNanoUsd: String(lost.minNanoUsd), maxNanoUsd: String(lost.maxNanoUsd) };
}
