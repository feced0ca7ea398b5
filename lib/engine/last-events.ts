import type { Ending } from "@/lib/engine/decision";
import type { Record } from "@/lib/engine/record";
import type { RunScene } from "@/lib/engine/run-scene";
import { programOutput } from "@/lib/engine/values";
import type { Spec } from "@/lib/spec/spec";
import { runTime } from "@/lib/trace/run-time";

/** How long cut-off calls may take to say so before the run ends without them; E7 allows a second. */
const farewellMs = 500;

/** Waits a moment for what was cut off, accounts for the rest, and says how the run ended. `cut`: when all attempts are over. */
export async function emitEnd({ record, text, spec }: RunScene, cut: Promise<unknown>, ending: Ending): Promise<void> {
  let farewell: NodeJS.Timeout | undefined;
  await Promise.race([cut, new Promise((resolve) => (farewell = setTimeout(resolve, farewellMs)))]);
  clearTimeout(farewell);
  text.stop();
  loseOpenCalls(record);
  for (const step of record.view.steps.values())
    if (step.status === "running" || step.status === "waiting") record.emit({ type: "step.cancelled", stepId: step.id });
  emitFinished(spec, record, ending);
}

/** Calls that said nothing of their end when the run ended. */
function loseOpenCalls(record: Record): void {
  for (const call of record.view.calls.values()) {
    if (call.status !== "open") continue;
    record.emit({
      type: "call.lost",
      callId: call.id,
      stepId: call.stepId,
      minNanoUsd: "0",
      maxNanoUsd: String(call.reservedNanoUsd ?? 0n),
    });
  }
}

/** The last event: how the run ended, and its sums. */
function emitFinished(spec: Spec, record: Record, ending: Ending): void {
  const { costNanoUsd, unpricedCalls, lost, tokens, at } = record.view;
  const sums = {
    costNanoUsd: String(costNanoUsd),
    unpricedCalls,
    lost: toText(lost),
    tokens,
    durationMs: runTime(record.view, at) ?? 0,
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
