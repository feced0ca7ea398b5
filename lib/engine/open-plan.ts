import { toStepId, type StepId } from "@/lib/core/ids";
import type { Task } from "@/lib/trace/task";
import type { RunView, StepView } from "@/lib/trace/run-view";

export type PlacedTask = { task: Task; stepId: StepId; path: string; dependsOn: StepId[] };
export type OpenPlan = { round: number; tasks: PlacedTask[] };

/** The plan that a step is carrying out now: its last written one, while a task of it has not settled. null: none. */
export function openPlan(run: RunView, planner: StepView): OpenPlan | null {
  const plan = planner.plans.at(-1);
  if (plan === undefined || !plan.written) return null;
  const tasks = placeTasks(planner, plan.round);
  const settled = tasks.every(({ stepId }) => {
    const status = run.steps.get(stepId)?.status;
    return status !== undefined && status !== "waiting" && status !== "running";
  });
  return settled ? null : { round: plan.round, tasks };
}

/** By what a planner has written: every decision asks for it, and it changes only when the planner writes again. */
const known = new WeakMap<StepView["plans"], Map<number, PlacedTask[]>>();

/** Where the tasks of a round stand in the run. A task may depend on tasks of earlier rounds too. */
export function placeTasks(planner: StepView, round: number): PlacedTask[] {
  const rounds = known.get(planner.plans) ?? new Map<number, PlacedTask[]>();
  known.set(planner.plans, rounds);
  const placed = rounds.get(round) ?? place(planner, round);
  rounds.set(round, placed);
  return placed;
}

function place(planner: StepView, round: number): PlacedTask[] {
  const ids = new Map<string, StepId>();
  let placed: PlacedTask[] = [];
  for (const plan of planner.plans.slice(0, round)) {
    const paths = plan.tasks.map((task) => taskPath(planner, plan.round, task.id));
    plan.tasks.forEach((task, index) => ids.set(task.id, toStepId(task.delegate, paths[index] ?? "")));
    placed = plan.tasks.map((task, index) => {
      const path = paths[index] ?? "";
      return { task, path, stepId: toStepId(task.delegate, path), dependsOn: task.dependsOn.flatMap((id) => ids.get(id) ?? []) };
    });
  }
  return placed;
}

/** `<planner>.<round>.<taskId>`, below the planner's own path. */
function taskPath(planner: StepView, round: number, taskId: string): string {
  const segment = `${planner.nodeId}.${round}.${taskId}`;
  return planner.path === "" ? segment : `${planner.path}/${segment}`;
}
