import type { NodeId } from "@/lib/core/ids";
import { turnsOf } from "@/lib/money/container-guess";
import { flat, times, type Range } from "@/lib/money/range";
import { partsOf } from "@/lib/spec/parts-of";
import type { Part, Spec } from "@/lib/spec/spec";

/**
 * How often each part is in a run: once where it is always executed, and as often as its container has turns; behind a choice the low
 * guess leaves it out and the high one does not.
 */
export function runShares(spec: Spec): Map<string, Range> {
  const parts = partsOf(spec);
  const known = new Map<NodeId, number>();
  const chance = (part: Part): number => {
    const before = known.get(part.id);
    if (before !== undefined) return before;
    // A spec has no cycles but in a document that nobody compiled.
    known.set(part.id, 0);
    const found = part.id === spec.input ? 1 : Math.min(1, waysTo(part, parts, chance));
    known.set(part.id, found);
    return found;
  };
  return new Map(
    spec.parts.map((part) => {
      const likely = chance(part);
      const once = { low: likely > 0.999 ? 1 : 0, likely, high: likely > 0 ? 1 : 0 };
      return [part.id, times(once, turnsAround(part, parts))];
    }),
  );
}

function waysTo(part: Part, parts: ReadonlyMap<NodeId, Part>, chance: (part: Part) => number): number {
  const ways = part.delegateOf.length > 0 ? part.delegateOf.map((from) => ({ from, port: "" })) : part.needs;
  return ways.reduce((sum, { from, port }) => {
    const before = parts.get(from);
    if (before === undefined) return sum;
    return sum + chance(before) * (from === part.parent ? 1 : portChance(before, port));
  }, 0);
}

function turnsAround({ parent }: Part, parts: ReadonlyMap<NodeId, Part>): Range {
  let turns = flat(1);
  for (
    let at = parent === null ? undefined : parts.get(parent);
    at !== undefined;
    at = at.parent === null ? undefined : parts.get(at.parent)
  )
    turns = times(turns, turnsOf(at.work));
  return turns;
}

/** Errors are not expected, and one route is as likely as another. */
function portChance({ work }: Part, port: string): number {
  if (port === "error") return 0.02;
  if (work.op === "judge") return 0.5;
  if (work.op === "ask") return port === "approved" ? 0.9 : 0.1;
  return work.op === "choose" ? 1 / (work.routes.length + 1) : 1;
}
