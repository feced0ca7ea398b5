import { duration, money } from "@/lib/core/format";
import { runTime } from "@/lib/trace/run-time";
import type { RunView } from "@/lib/trace/run-view";
import { exitCode, type ExitCode } from "./exit";

/** The last line: how it ended, how long it took, what it cost. */
export function sayEnd(run: RunView): void {
  const time = duration(runTime(run, run.at) ?? 0);
  const unpriced = run.unpricedCalls > 0 ? `, ${run.unpricedCalls} calls unpriced` : "";
  const lost = run.lost.maxNanoUsd > 0n ? `, at most ${money(run.lost.maxNanoUsd)} more for calls that were cut off` : "";
  const why =
    run.error === null ? "" : `: ${run.error.code} ${run.error.nodeId === undefined ? "" : `in ${run.error.nodeId}: `}${run.error.message}`;
  console.error(`run ${run.status} after ${time}, ${money(run.costNanoUsd)}${unpriced}${lost}${why}`);
}

export function exitOf(run: RunView): ExitCode {
  if (run.status === "succeeded") return exitCode.ok;
  if (run.status === "cancelled") return exitCode.cancelled;
  return run.error?.code === "budget_exceeded" ? exitCode.overBudget : exitCode.failed;
}
