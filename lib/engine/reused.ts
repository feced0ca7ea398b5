import type { RunId, StepId } from "@/lib/core/ids";
import type { JsonValue } from "@/lib/core/json";

/** What another run has on record in place of work: at no cost here. */
export type Reused = {
  from: { runId: RunId; stepId: StepId };
  output: JsonValue;
  carries: JsonValue | undefined;
  livePorts: string[];
  savedNanoUsd: bigint;
  why: "fork" | "cache";
};
