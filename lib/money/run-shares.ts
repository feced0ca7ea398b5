import type { Range } from "@/lib/money/range";
import type { Spec } from "@/lib/spec/spec";

/** How much of a run each part is in: 1 where it is always executed; behind a choice the low guess leaves it out and the high one does not. */
export function runShares(spec: Spec): Map<string, Range> {
  const chance = new Map<string, number>();
  const byId = new Map<string, Spec["parts"][number]>(spec.parts.map((part) => [part.id, part]));
  for (const part of spec.parts) {
    const ways = (part.delegateOf.length > 0 ? part.delegateOf.map((from) => ({ from, port: "" })) : part.needs).map(({ from, port }) => {
      const before = byId.get(from);
      return (chance.get(from) ?? 0) * (before ? portChance(before, port) : 0);
    });
    chance.set(
      part.id,
      part.id === spec.input
        ? 1
        : Math.min(
            1,
            ways.reduce((sum, way) => sum + way, 0),
          ),
    );
  }
  return new Map([...chance].map(([id, likely]) => [id, { low: likely > 0.999 ? 1 : 0, likely, high: likely > 0 ? 1 : 0 }]));
}

/** Errors are not expected, and one route is as likely as another. */
function portChance({ work }: Spec["parts"][number], port: string): number {
  if (port === "error") return 0.02;
  return work.op === "choose" ? 1 / (work.routes.length + 1) : 1;
}
