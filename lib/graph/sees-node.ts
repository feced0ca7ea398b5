import type { Wiring } from "@/lib/graph/wiring";

/** Whether a node may read another's output: it lies before it, or before all the planners that may hand it tasks. */
export function seesNode(wiring: Wiring, id: string, other: string): boolean {
  if (wiring.upstream.isBefore(other, id)) return true;
  const planners = wiring.plannersOf.get(id) ?? [];
  return planners.length > 0 && planners.every((planner) => wiring.upstream.isBefore(other, planner));
}
