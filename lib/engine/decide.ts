import { takesSlot, type Decision, type Found } from "@/lib/engine/decision";
import { decideScope } from "@/lib/engine/decide-scope";
import { topScope } from "@/lib/engine/scope";
import type { Spec } from "@/lib/spec/spec";
import type { RunView } from "@/lib/trace/run-view";

/** From what has settled to what may start: pure, so that a new owner comes to the same answer from the journal alone. */
export function decide(spec: Spec, run: RunView, now: number): Decision {
  const found: Found = { ready: [], skip: [], cancel: [], settled: [], slots: 0, busy: 0 };
  const nothing: Decision = { start: [], skip: [], held: [], later: [], cancel: [], settled: [], busy: 0, over: null };
  if (run.cancelRequested) return { ...nothing, over: { status: "cancelled" } };
  const state = decideScope(run, topScope(spec), found);
  if (state !== "open" && state.failure !== null) return { ...nothing, over: { status: "failed", error: state.failure } };

  const { skip, cancel, settled, busy } = found;
  const decision: Decision = { ...nothing, skip, cancel, settled, busy };
  let slots = (run.limits?.concurrency ?? spec.limits.concurrency) - found.slots;
  for (const start of found.ready) {
    if (start.notBefore !== null && start.notBefore > now) decision.later.push(start);
    else if (!takesSlot(start.part)) decision.start.push(start);
    else if (slots <= 0) decision.held.push(start);
    else {
      slots -= 1;
      decision.start.push(start);
    }
  }
  return state === "open" || skip.length > 0 ? decision : { ...decision, over: { status: "succeeded" } };
}
