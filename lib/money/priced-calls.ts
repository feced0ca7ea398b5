import { costOf } from "@/lib/money/cost";
import type { PriceTable } from "@/lib/money/prices";
import type { Usage } from "@/lib/trace/event";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";

/** A call with what the provider reported of it, and what that costs by one table, which may be younger than the one it was priced by. */
export type PricedCall = { call: CallView; step: StepView; model: string; usage: Usage; at: Date; nanoUsd: bigint };

/** The calls of a run that can be priced anew, in order of start; and how many others may have cost something, of which nobody can say what. */
export function pricedCalls(run: RunView, table: PriceTable): { calls: PricedCall[]; unknown: number } {
  const calls: PricedCall[] = [];
  let unknown = 0;
  for (const call of run.calls.values()) {
    if (isFree(call)) continue;
    const priced = priceOne(run, call, table);
    if (priced === null) unknown += 1;
    else calls.push(priced);
  }
  return { calls: calls.sort((a, b) => a.call.startedAt - b.call.startedAt), unknown };
}

/** Tools and requests have no price, a recording is not paid for again, and what is refused before it begins costs nothing. */
function isFree(call: CallView): boolean {
  if (call.sort !== "model" || call.status === "open" || call.recorded) return true;
  return call.status === "failed" && call.usage === null && call.lost === null && call.costNanoUsd === 0n;
}

function priceOne(run: RunView, call: CallView, table: PriceTable): PricedCall | null {
  const step = run.steps.get(call.stepId);
  const { model, usage } = call;
  if (step === undefined || model === null || usage === null || call.lost !== null) return null;
  const at = new Date(call.startedAt);
  const cost = costOf(usage, model, at, table);
  return cost === null ? null : { call, step, model, usage, at, nanoUsd: cost.nanoUsd };
}
