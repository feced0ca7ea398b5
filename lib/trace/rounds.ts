import { toStepId, type StepId } from "@/lib/core/ids";
import type { CallView, PlanView, RunView, StepView } from "@/lib/trace/run-view";
import { callsOf } from "@/lib/trace/segments";

export type Round = { id: string; number: number; calls: CallView[]; plan: PlanView | null };

/** A planner's calls belong to the round whose plan they led to; calls after the last plan are a round without one. */
export function roundsOf(run: RunView, step: StepView): Round[] {
  const rounds: Round[] = step.plans.map((plan) => ({ id: roundId(step.id, plan.round), number: plan.round, calls: [], plan }));
  const last = step.plans.at(-1);
  for (const call of callsOf(run, step)) {
    const round = rounds.find((each) => each.plan !== null && (!each.plan.written || call.startedAt <= each.plan.at));
    if (round !== undefined) round.calls.push(call);
    else if (rounds.at(-1)?.plan === null) rounds.at(-1)?.calls.push(call);
    else rounds.push({ id: roundId(step.id, (last?.round ?? 0) + 1), number: (last?.round ?? 0) + 1, calls: [call], plan: null });
  }
  return rounds;
}

function roundId(step: StepId, round: number): string {
  return round === 1 ? step : `${step}#${round}`;
}

/** The step whose row this is. */
export function stepOfRow(rowId: string): StepId {
  return (rowId.split("#")[0] ?? rowId) as StepId; // row ids are made from step ids, above
}

/** What has to be over before a step's value is there: of a planner the tasks of its last round too. */
export function lastRowsOf(run: RunView, step: StepView): string[] {
  const round = roundsOf(run, step).at(-1);
  if (round === undefined) return [step.id];
  return [round.id, ...taskSteps(step, round).values()];
}

export function taskPath(planner: StepView, round: number, taskId: string): string {
  const own = `${planner.nodeId}.${round}.${taskId}`;
  return planner.path === "" ? own : `${planner.path}/${own}`;
}

/** A plan never changes, so neither do the ids of its tasks' steps: they are made once. */
const known = new WeakMap<PlanView["tasks"], Map<string, StepId>>();

/** The step of each task of a round, whether or not it has begun. */
export function taskSteps(planner: StepView, round: Round): ReadonlyMap<string, StepId> {
  if (round.plan === null) return new Map();
  const { tasks } = round.plan;
  const before = known.get(tasks);
  if (before !== undefined) return before;
  const made = new Map(tasks.map((task) => [task.id, toStepId(task.delegate, taskPath(planner, round.number, task.id))]));
  known.set(tasks, made);
  return made;
}
