import { nodeId, toStepId, type StepId } from "@/lib/core/ids";
import type { StepStatus } from "@/lib/trace/event";
import type { RunView, StepView } from "@/lib/trace/run-view";

/** One turn of a container: an item of a map, an iteration of a loop. */
export type Turn = { index: number; steps: StepView[] };
export type Sum = { costNanoUsd: bigint; unpricedCalls: number; lostNanoUsd: bigint; calls: number };
/** What is inside of a step. */
export type Inside = {
  /** Those that have begun, by index. */
  turns: ReadonlyMap<number, Turn>;
  /** Steps that stand in no turn: those of a sub-graph, and the tasks of a plan. */
  others: readonly StepView[];
  /** Of all that is inside, however deep; without the step itself. */
  sum: Sum;
};

type Draft = { turns: Map<number, Turn>; others: StepView[]; sum: Sum };

const known = new WeakMap<RunView["steps"], ReadonlyMap<StepId, Inside>>();

/** The inside of every step that has one, as the trace says (T7). Made once for each state of the run. */
export function insidesOf(run: RunView): ReadonlyMap<StepId, Inside> {
  const before = known.get(run.steps);
  if (before !== undefined) return before;
  const made = new Map<StepId, Draft>();
  for (const step of run.steps.values()) {
    if (step.parentId === null) continue;
    put(of(made, step.parentId), step);
    addUpwards(run, made, step);
  }
  known.set(run.steps, made);
  return made;
}

function of(made: Map<StepId, Draft>, id: StepId): Draft {
  const found = made.get(id) ?? { turns: new Map(), others: [], sum: { costNanoUsd: 0n, unpricedCalls: 0, lostNanoUsd: 0n, calls: 0 } };
  made.set(id, found);
  return found;
}

function put({ turns, others }: Draft, step: StepView): void {
  const index = turnOf(step.path);
  if (index === null) return void others.push(step);
  const turn = turns.get(index);
  if (turn === undefined) turns.set(index, { index, steps: [step] });
  else turn.steps.push(step);
}

function addUpwards(run: RunView, made: Map<StepId, Draft>, step: StepView): void {
  if (step.callIds.length === 0) return;
  const lost = step.callIds.reduce((sum, id) => sum + (run.calls.get(id)?.lost?.maxNanoUsd ?? 0n), 0n);
  const seen = new Set<StepId>();
  for (let at = step.parentId; at !== null && !seen.has(at); at = run.steps.get(at)?.parentId ?? null) {
    seen.add(at);
    const { sum } = of(made, at);
    sum.costNanoUsd += step.costNanoUsd;
    sum.unpricedCalls += step.unpricedCalls;
    sum.lostNanoUsd += lost;
    sum.calls += step.callIds.length;
  }
}

/** The turn that a path ends in; null: it ends in none. */
export function turnOf(path: string): number | null {
  const index = /\[(\d+)\]$/.exec(path)?.[1];
  return index === undefined ? null : Number(index);
}

/** The path of what stands in one turn of a container. */
export function turnPath(path: string, container: string, index: number): string {
  return path === "" ? `${container}[${index}]` : `${path}/${container}[${index}]`;
}

/** The turns that a path runs through, by the step of each container. */
export function turnsAlong(path: string): Map<StepId, number> {
  const turns = new Map<StepId, number>();
  const segments = path.split("/");
  segments.forEach((segment, depth) => {
    const [, container, index] = /^([a-z][a-z0-9_]*)\[(\d+)\]$/.exec(segment) ?? [];
    if (container !== undefined) turns.set(toStepId(nodeId.parse(container), segments.slice(0, depth).join("/")), Number(index));
  });
  return turns;
}

/** How a turn stands. One that is not over when its container is was cut, or never begun. */
export function turnStatus(container: StepView, index: number, steps: readonly StepView[]): StepStatus {
  if (steps.some((step) => step.status === "failed" && (step.handledBy === "container" || step.handledBy === "run"))) return "failed";
  if (container.inside?.turns.has(index) === true)
    return steps.length > 0 && steps.every((step) => step.status === "reused") ? "reused" : "succeeded";
  const isOpen = container.status === "running" || container.status === "waiting";
  if (!isOpen) return steps.length === 0 ? "skipped" : "cancelled";
  return steps.some((step) => step.status !== "waiting") ? "running" : "waiting";
}
