import type { StepId } from "@/lib/core/ids";
import type { Reply } from "@/lib/engine/testing/scripted-model";
import type { RunView } from "@/lib/trace/run-view";

/** A model that repeats what it is asked. */
export const says = (prompt: string): Reply => ({ say: `<${prompt}>` });

/** A step that has to be there. */
export function step(view: RunView, id: string) {
  const found = view.steps.get(id as StepId);
  if (found === undefined) throw new Error(`no step ${id} in ${[...view.steps.keys()].join(", ")}`);
  return found;
}

/** A plan on the wire. */
export function plan(
  tasks: { id: string; dependsOn?: string[]; objective?: string; delegate?: string }[],
  output: string | null = null,
): string {
  const full = tasks.map((task) => ({
    title: task.id,
    objective: task.id,
    expectedOutput: "",
    delegate: "worker",
    dependsOn: [],
    model: null,
    ...task,
  }));
  return JSON.stringify({ tasks: full, output });
}

/** Waits for a condition, never for time. */
export async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 2));
}
