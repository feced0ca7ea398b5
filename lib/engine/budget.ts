import { StepError } from "@/lib/core/errors";
import type { Record } from "@/lib/engine/record";

/**
 * Waits until a call of at most `bound` nano-dollars fits under the run's caps, and throws when it never will (E5): when it does not fit
 * although nothing is reserved. The caller records the reservation (`call.started`) before it awaits anything else.
 */
export async function fitIntoBudget(record: Record, bound: bigint | null, waits: () => () => void, signal: AbortSignal): Promise<void> {
  const { limits } = record.view;
  if (limits?.maxTokens != null && tokensUsed(record) >= limits.maxTokens) {
    throw new StepError(
      "token_limit",
      `The run has used ${tokensUsed(record)} tokens; its limit is ${limits.maxTokens}, so the call was not made.`,
    );
  }
  if (limits?.maxCostNanoUsd == null) return;
  const cap = BigInt(limits.maxCostNanoUsd);
  if (bound === null) {
    throw new StepError(
      "budget_exceeded",
      "The model has no known price, so the run's cost cap cannot be kept. Remove the cap or choose another model.",
    );
  }
  const fits = () => committed(record) + record.view.reservedNanoUsd + bound <= cap;
  if (fits()) return;
  const resume = waits();
  try {
    while (!fits()) {
      if (record.view.reservedNanoUsd === 0n) throw shortOfMoney(bound, cap - committed(record), cap);
      await record.until(() => fits() || record.view.reservedNanoUsd === 0n, signal);
    }
  } finally {
    resume();
  }
}

function committed(record: Record): bigint {
  return record.view.costNanoUsd + record.view.lost.maxNanoUsd;
}

function tokensUsed(record: Record): number {
  const { input, output, cacheRead, cacheWrite } = record.view.tokens;
  return input + output + cacheRead + cacheWrite;
}

function shortOfMoney(needed: bigint, left: bigint, cap: bigint): StepError {
  const text = `The call may need ${usd(needed)}. Of the ${usd(cap)} cap ${usd(left)} is left, so the call was not made.`;
  return new StepError("budget_exceeded", text);
}

function usd(nano: bigint): string {
  return `$${(Number(nano) / 1e9).toFixed(4)}`;
}
