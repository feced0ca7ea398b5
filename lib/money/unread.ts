import type { Readers } from "@/lib/graph/readers-of";
import type { RunView, StepView } from "@/lib/trace/run-view";

/**
 * Whether it is certain that nothing read a result: whoever might have was skipped, or had begun before. What a run that broke off did
 * not come to is not unread: it is kept, and a fork goes on from it.
 */
export function isUnread(run: RunView, nodes: Readers, step: StepView): boolean {
  if (step.status !== "succeeded" || step.endedAt === null) return false;
  const parent = step.parentId === null ? null : (run.steps.get(step.parentId) ?? null);
  if (step.taskId !== null) return parent !== null && taskIsUnread(run, parent, step, step.endedAt);
  const node = nodes.get(step.nodeId);
  // A step of another graph may have the same name.
  if (node === undefined || node.parent !== (parent?.nodeId ?? null)) return false;
  if (parent !== null && node.readers.has(parent.nodeId)) return false;
  // A model with tools may have been asked for what it does, not for what it says.
  if (node.readers.size === 0) return run.status === "succeeded" && !hasActed(run, step);
  return [...node.readers].every((reader) => neverReads(run, readersAt(run, nodes, reader, step), step.endedAt ?? 0));
}

/** The steps of a node that may have read this one: beside it, or further inside. */
function readersAt(run: RunView, nodes: Readers, reader: string, step: StepView): readonly StepView[] {
  const byPath = stepsByNode(run.steps).get(reader);
  if (byPath === undefined) return [];
  // Of a map with thousands of items only the one turn is looked at.
  if (nodes.get(reader)?.parent === nodes.get(step.nodeId)?.parent) return byPath.get(step.path) ?? [];
  return [...byPath].flatMap(([path, steps]) => (isWithin(path, step.path) ? steps : []));
}

function neverReads(run: RunView, steps: readonly StepView[], endedAt: number): boolean {
  if (steps.length === 0) return run.status === "succeeded";
  return steps.every((each) => each.status === "skipped" || (each.startedAt !== null && each.startedAt < endedAt));
}

type ByPath = Map<string, StepView[]>;
const known = new WeakMap<RunView["steps"], Map<string, ByPath>>();

function stepsByNode(steps: RunView["steps"]): Map<string, ByPath> {
  const before = known.get(steps);
  if (before !== undefined) return before;
  const made = new Map<string, ByPath>();
  for (const step of steps.values()) {
    const byPath: ByPath = made.get(step.nodeId) ?? new Map<string, StepView[]>();
    made.set(step.nodeId, byPath);
    const same = byPath.get(step.path);
    if (same === undefined) byPath.set(step.path, [step]);
    else same.push(step);
  }
  known.set(steps, made);
  return made;
}

/** A path is inside of another one, or the same. */
function isWithin(path: string, outer: string): boolean {
  return outer === "" || path === outer || path.startsWith(`${outer}/`);
}

/** A planner reads the results of its tasks when it plans again or sums up, or hands them on when it is done. */
function taskIsUnread(run: RunView, planner: StepView, task: StepView, endedAt: number): boolean {
  const isAfter = (at: number | null) => at !== null && at >= endedAt;
  const isOver = planner.status === "cancelled" || planner.status === "failed";
  if (run.status === "failed" || run.status === "cancelled") return false;
  if (!isOver || planner.callIds.some((id) => isAfter(run.calls.get(id)?.startedAt ?? null))) return false;
  const following = planner.plans.flatMap(({ tasks }) => tasks.filter(({ dependsOn }) => dependsOn.includes(task.taskId ?? "")));
  const ids = new Set(following.map(({ id }) => id));
  return ![...run.steps.values()].some(
    (each) => each.parentId === planner.id && each.taskId !== null && ids.has(each.taskId) && isAfter(each.startedAt),
  );
}

function hasActed(run: RunView, step: StepView): boolean {
  return step.callIds.some((id) => run.calls.get(id)?.sort !== "model");
}
