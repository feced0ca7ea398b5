import type { RunId } from "@/lib/core/ids";
import { toDraft } from "@/lib/trace/draft";
import type { Event } from "@/lib/trace/event";
import { emptyRun, foldInto } from "@/lib/trace/fold";

/** [E5] After no event of the journal is more spent, lost (at most) and reserved than the cap of that moment allows. */
export function capViolations(run: RunId, events: Event[]): string[] {
  const view = toDraft(emptyRun(run));
  for (const event of events) {
    foldInto(view, event);
    const settled = view.limits?.maxCostNanoUsd ?? null;
    const cap = view.raisedCaps.get("") ?? (settled === null ? null : BigInt(settled));
    const committed = view.costNanoUsd + view.lost.maxNanoUsd + view.reservedNanoUsd;
    if (cap !== null && committed > cap) return [`event ${event.seq} (${event.type}) commits ${committed} of a cap of ${cap}`];
  }
  return [];
}
