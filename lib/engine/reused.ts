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
