import type { StepPair } from "@/lib/trace/compare-runs";
import { judgementOf } from "@/lib/trace/judgement";
import { runTime } from "@/lib/trace/run-time";
import type { RunView } from "@/lib/trace/run-view";

/** What a run came to, beside another. */
export type Total = {
  /** With what it took over from the other run counted as it cost there; null: a call has no price. */
  costNanoUsd: bigint | null;
  /** What calls that broke off may have cost beside it, at most. */
  lostNanoUsd: bigint;
  /** What it cost itself, and what it lost itself. */
  paidNanoUsd: bigint;
  paidLostNanoUsd: bigint;
  /** null: it goes on. */
  ms: number | null;
  tokens: number;
  /** Of its last judgement, from 0 to 1. */
  score: number | null;
  executed: number;
  reused: number;
};

export function totalOf(run: RunView, pairs: readonly StepPair[], side: "a" | "b"): Total {
  const steps = pairs.flatMap((pair) => pair[side] ?? []);
  const costs = pairs.map((pair) => pair.spent[side].costNanoUsd);
  const judged = steps.flatMap((step) => judgementOf(step.output ?? null)?.score ?? []);
  const taken = pairs.filter((pair) => pair.standing === "taken" && pair[side] === null).length;
  return {
    costNanoUsd: costs.some((cost) => cost === null) ? null : costs.reduce((sum: bigint, cost) => sum + (cost ?? 0n), 0n),
    lostNanoUsd: pairs.reduce((sum, pair) => sum + pair.spent[side].lostNanoUsd, 0n),
    paidNanoUsd: run.costNanoUsd,
    paidLostNanoUsd: run.lost.maxNanoUsd,
    ms: run.endedAt === null ? null : (runTime(run, run.endedAt) ?? 0),
    tokens: pairs.reduce((sum, pair) => sum + pair.spent[side].tokens, 0),
    score: judged.at(-1) ?? null,
    executed: steps.filter(({ attempt, status }) => attempt > 0 && status !== "reused").length,
    reused: taken + steps.filter(({ status }) => status === "reused").length,
  };
}
