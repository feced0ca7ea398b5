import type { StepView, RunView } from "@/lib/trace/run-view";

/**
 * The run as it is to be shown while no worker drives it: what was being worked at waits for one. No event says so, because nobody was
 * left to write it; the next owner's events do.
 */
export function undriven(run: RunView): RunView {
  const steps = [...run.steps].map(([id, step]) => [id, step.status === "running" ? stranded(step, run.at) : step] as const);
  return { ...run, steps: new Map(steps) };
}

function stranded(step: StepView, since: number): StepView {
  return { ...step, status: "waiting", waiting: { reason: "worker", since, until: null } };
}
