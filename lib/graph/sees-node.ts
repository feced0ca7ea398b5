import type { Wiring } from "@/lib/graph/wiring";

/**
 * Whether a node may read another's output: it lies before it, or before all the planners that may hand it tasks, and not inside of a
 * container that the reader stands outside of.
 */
export function seesNode(wiring: Wiring, id: string, other: string): boolean {
  const around = wiring.holders(id);
  if (!wiring.holders(other).every((holder) => around.includes(holder))) return false;
  if (wiring.upstream.isBefore(other, id)) return true;
  const planners = wiring.plannersOf.get(id) ?? [];
  return planners.length > 0 && planners.every((planner) => wiring.upstream.isBefore(other, planner));
}

/** Whether a condition that is read inside of a container may read a node: what stands there, and what the container itself sees. */
export function seesInside(wiring: Wiring, container: string, other: string): boolean {
  return wiring.nodes.get(other)?.parent === container || seesNode(wiring, container, other);
}
