import type { Aspect } from "@/lib/trace/compare-step";
import type { StepPair } from "@/lib/trace/compare-runs";

/** Where two runs part, and by what; `presence`: only one of them has the step. */
export type Divergence = { pair: StepPair; by: Aspect | "presence" };

/**
 * The earliest step that differs, in the order of the graph. What a planner or a container comes to is looked at after all that is inside
 * of it: the cause stands there.
 */
export function firstDivergence(pairs: readonly StepPair[]): Divergence | null {
  const open: StepPair[] = [];
  for (const pair of pairs) {
    const closed = close(open, pair.row.depth);
    if (closed !== null) return closed;
    if (pair.standing === "only-a" || pair.standing === "only-b") return { pair, by: "presence" };
    const begun = pair.changed.find((aspect) => !isEnd(aspect));
    if (begun !== undefined) return { pair, by: begun };
    open.push(pair);
  }
  return close(open, 0);
}

/** Ends what stands as deep as this or deeper, innermost first. */
function close(open: StepPair[], depth: number): Divergence | null {
  while (open.length > 0 && (open.at(-1)?.row.depth ?? 0) >= depth) {
    const pair = open.pop();
    const end = pair?.changed.find(isEnd);
    if (pair !== undefined && end !== undefined) return { pair, by: end };
  }
  return null;
}

function isEnd(aspect: Aspect): boolean {
  return aspect === "status" || aspect === "output";
}
