import type { CallView } from "@/lib/trace/run-view";

type Ended = Pick<CallView, "status"> & { costNanoUsd: bigint | string | null; lost: object | null };

/** Whether nobody knows what a call cost, not even at most (T5). One that goes on is not asked yet. */
export function isUnpriced({ status, costNanoUsd, lost }: Ended): boolean {
  return status !== "open" && costNanoUsd === null && lost === null;
}
