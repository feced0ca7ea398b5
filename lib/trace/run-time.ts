import type { RunView } from "@/lib/trace/run-view";

/**
 * How long a run has taken at a moment: from when a worker first took it, with what it waited for people, without the queue (T11). null:
 * nobody has taken it.
 */
export function runTime({ startedAt, endedAt }: Pick<RunView, "startedAt" | "endedAt">, at: number): number | null {
  return startedAt === null ? null : Math.max(0, (endedAt ?? at) - startedAt);
}

/** Nobody notices less. */
const least = 1_000;

/** How long a run stood in the queue before, which is told beside its time; null: too short to be told. */
export function queueTime({ queuedAt, startedAt }: Pick<RunView, "queuedAt" | "startedAt">, at: number): number | null {
  const ms = queuedAt === null ? 0 : (startedAt ?? at) - queuedAt;
  return ms < least ? null : ms;
}
