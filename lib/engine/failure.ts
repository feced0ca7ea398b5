import { StepError, type StepFailure } from "@/lib/core/errors";

/** What is thrown in a step, as it stands in the trace. Anything that is not a StepError is a defect of ours and says so. */
export function toFailure(thrown: unknown): StepFailure {
  if (thrown instanceof StepError) return { code: thrown.code, message: thrown.message, retryable: thrown.retry.again };
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: "internal", message: `Baton itself failed here: ${message}`, retryable: false };
}

/**
 * Milliseconds before the next attempt: what the provider asked for at the least, else half a second doubling up to 30 s.
 * `random` (0 to 1) spreads branches that failed together.
 */
export function retryWait(failures: number, thrown: unknown, random: number): number {
  const asked = thrown instanceof StepError && thrown.retry.again ? (thrown.retry.afterMs ?? 0) : 0;
  const backoff = Math.min(30_000, 500 * 2 ** (failures - 1));
  return Math.round(Math.max(asked, backoff / 2) + (random * backoff) / 2);
}
