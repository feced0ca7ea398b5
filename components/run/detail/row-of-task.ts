import { taskStep } from "@/components/canvas/canvas-run";
import type { Frame } from "@/components/run/frame";
import type { Row } from "@/lib/trace/row";
import type { StepView } from "@/lib/trace/run-view";
import type { Task } from "@/lib/trace/task";

/** The row of the step that carries a task out, whether or not it has begun. */
export function rowOfTask(frame: Frame, planner: StepView, round: number, task: Task): Row | undefined {
  const id = taskStep(planner, round, task);
  return frame.rows.find((row) => row.stepId === id);
}
