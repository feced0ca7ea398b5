import { taskStep } from "@/components/canvas/canvas-run";
import { rowThen, type Frame } from "@/components/run/frame";
import type { Task } from "@/lib/trace/task";
import type { Row } from "@/lib/trace/row";
import { roundsOf, stepOfRow } from "@/lib/trace/rounds";
import type { CallView, StepView } from "@/lib/trace/run-view";
import { callsOf } from "@/lib/trace/segments";

/** What the detail panel tells about: a row as of the playhead, its step if it has begun, and the calls of just this row. */
export type Selection = {
  row: Row;
  step: StepView | null;
  calls: CallView[];
  /** The task, if a plan handed it out, and the step that planned it. */
  task: Task | null;
  planner: StepView | null;
  round: number | null;
  /** Rows whose results went in. */
  uses: Row[];
};

export function selectionOf(frame: Frame, id: string | null): Selection | null {
  const row = frame.rows.find((each) => each.id === id);
  if (row === undefined) return null;
  const step = frame.view.steps.get(stepOfRow(row.id)) ?? null;
  const round = step === null ? undefined : roundsOf(frame.view, step).find((each) => each.id === row.id);
  const { task, planner, number } = taskOf(frame, row);
  const byId = new Map(frame.rows.map((each) => [each.id, each]));
  return {
    row: rowThen(frame, row),
    step,
    calls: step === null || row.turn !== null ? [] : step.plans.length > 0 ? (round?.calls ?? []) : callsOf(frame.view, step),
    task,
    planner,
    round: number,
    uses: row.needs
      .flatMap((need) => byId.get(need) ?? [])
      .filter((each) => each.stepId !== planner?.id)
      .map((each) => rowThen(frame, each)),
  };
}

/** The planner is the one whose row the task's is under: names and ids of tasks come again in other turns. */
function taskOf(frame: Frame, row: Row): { task: Task | null; planner: StepView | null; number: number | null } {
  const none = { task: null, planner: null, number: null };
  if (row.taskId === null || row.within === null) return none;
  const planner = frame.live.steps.get(stepOfRow(row.within));
  for (const plan of planner?.plans ?? []) {
    const task = plan.tasks.find((each) => each.id === row.taskId);
    if (planner !== undefined && task !== undefined && taskStep(planner, plan.round, task) === row.stepId)
      return { task, planner, number: plan.round };
  }
  return none;
}
