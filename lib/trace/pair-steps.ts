import type { StepId } from "@/lib/core/ids";
import { rows } from "@/lib/trace/rows";
import type { Outlined, Row } from "@/lib/trace/row";
import type { RunView, StepView } from "@/lib/trace/run-view";

/** A part of two runs at the same place. `a` and `b` are null where that run has no step there (yet). */
export type PlacedPair = {
  /** Of the later run's step; of the earlier one's where the later has none. */
  id: StepId;
  row: Row;
  a: StepView | null;
  b: StepView | null;
};

type Placed = { row: Row; step: StepView | null; title: string | null };

/**
 * The steps of two runs by node, path and task, in the order in which the waterfall lists them. Tasks are the same where a planner gave
 * them the same title: two plans may number the same work differently.
 */
export function pairSteps(a: RunView, b: RunView, outline: readonly Outlined[]): PlacedPair[] {
  const [before, after] = [placedIn(a, outline), placedIn(b, outline)];
  const partner = partners(before, after);
  const taken = new Set(partner.values());
  const places = new Map(before.map((placed, index) => [placed, index]));
  const result: PlacedPair[] = [];
  let next = 0;
  // What only the earlier run has stands where it stood there: before what follows it.
  const passLost = (until: number) => {
    for (; next < until; next += 1) {
      const lost = before[next];
      if (lost !== undefined && !taken.has(lost)) result.push({ id: lost.row.stepId, row: lost.row, a: lost.step, b: null });
    }
  };
  for (const placed of after) {
    const other = partner.get(placed);
    if (other !== undefined) passLost(places.get(other) ?? next);
    result.push({ id: placed.row.stepId, row: placed.row, a: other?.step ?? null, b: placed.step });
  }
  passLost(before.length);
  return result.filter((pair) => pair.a !== null || pair.b !== null);
}

/** Each step once: a planner has a row for every round, and a turn is no step. */
function placedIn(run: RunView, outline: readonly Outlined[]): Placed[] {
  const seen = new Set<StepId>();
  return rows(run, outline).flatMap((row) => {
    if (row.turn !== null || seen.has(row.stepId)) return [];
    seen.add(row.stepId);
    const step = run.steps.get(row.stepId) ?? null;
    return [{ row, step, title: row.taskId === null ? null : `${step?.parentId ?? row.within ?? ""} ${row.name}` }];
  });
}

function partners(before: readonly Placed[], after: readonly Placed[]): Map<Placed, Placed> {
  const byTitle = new Map(before.flatMap((placed) => (placed.title === null ? [] : [[placed.title, placed] as const])));
  const byId = new Map(before.map((placed) => [placed.row.stepId, placed]));
  const found = new Map<Placed, Placed>();
  const taken = new Set<Placed>();
  const join = (placed: Placed, other: Placed | undefined) => {
    if (other === undefined || found.has(placed) || taken.has(other)) return;
    found.set(placed, other);
    taken.add(other);
  };
  for (const placed of after) if (placed.title !== null) join(placed, byTitle.get(placed.title));
  for (const placed of after) join(placed, byId.get(placed.row.stepId));
  return found;
}
