import { insidesOf } from "@/lib/trace/inside";
import type { RunView, StepView } from "@/lib/trace/run-view";

/**
 * The step that failed the run: the innermost one, whose own work broke. What it stands in failed because of it, and has no call, no
 * text and no cost to show for that. null: the run did not fail, or no step failed it.
 */
export function failedStep(run: RunView): StepView | null {
  let found: StepView | null = null;
  for (let step = failedOutermost(run); step !== null && step !== found; step = failedIn(run, step)) found = step;
  return found;
}

/** Of the step that failed the run and what it stands in, the one that stands in nothing. */
export function failedOutermost(run: RunView): StepView | null {
  if (run.status !== "failed") return null;
  const steps = [...run.steps.values()];
  const named = steps.find((step) => step.id === run.error?.stepId);
  return named ?? steps.findLast((step) => step.status === "failed" && step.handledBy === "run") ?? null;
}

/** The step inside of a failed one that failed it; null: its own work broke, or what is inside is not known. */
export function failedIn(run: RunView, container: StepView): StepView | null {
  const inside = insidesOf(run).get(container.id);
  if (container.status !== "failed" || inside === undefined) return null;
  const steps = [...[...inside.turns.values()].flatMap((turn) => turn.steps), ...inside.others];
  // A container says what failed it, in front of the words of that. Items that were left out or kept as errors have other words.
  const words = container.error?.message ?? "";
  return firstFailed(steps.filter((step) => words.endsWith(step.error?.message ?? "")));
}

/** Of steps that stand together the first that failed and was left to what they stand in. */
export function firstFailed(steps: readonly StepView[]): StepView | null {
  return steps.reduce<StepView | null>(
    (first, step) => (isLeft(step) && (first === null || (step.endedAt ?? Infinity) < (first.endedAt ?? Infinity)) ? step : first),
    null,
  );
}

function isLeft({ status, handledBy }: StepView): boolean {
  return status === "failed" && (handledBy === "container" || handledBy === "run");
}
