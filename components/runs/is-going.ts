import type { RunSummary } from "@/lib/contract/runs";

/** Something may still change about it. */
export function isGoing({ status }: Pick<RunSummary, "status">): boolean {
  return status === "queued" || status === "running" || status === "waiting";
}
