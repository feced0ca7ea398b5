import { canonicalJson, own, type JsonValue } from "@/lib/core/json";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";

/** In what two steps differ, in the order in which it comes to be. */
export type Aspect = "model" | "settings" | "prompt" | "input" | "status" | "output";
type Side = { run: RunView; step: StepView };

/** In what a step differs from its like in another run. What goes on still is not judged before it is over. */
export function compareStep(a: Side, b: Side, settings: boolean): Aspect[] {
  const isTaken = tookOver(a, b) || tookOver(b, a);
  // What was taken over did nothing: it has neither a prompt nor a model of its own.
  const begun: Aspect[] = isTaken
    ? []
    : [
        ...when("model", differ(a.step.model, b.step.model)),
        ...when("settings", settings),
        ...when("prompt", promptDiffers(a, b)),
        ...when("input", inputDiffers(a.step, b.step)),
      ];
  if (!isOver(a.step) || !isOver(b.step)) return begun;
  return [
    ...begun,
    ...when("status", statusOf(a.step) !== statusOf(b.step)),
    ...when("output", statusOf(a.step) === "succeeded" && statusOf(b.step) === "succeeded" && !isSame(a.step.output, b.step.output)),
  ];
}

/** Whether `b` did nothing but take what `a` had done. */
export function tookOver(a: Side, b: Side): boolean {
  return b.step.status === "reused" && b.step.reusedFrom?.runId === a.run.id && b.step.reusedFrom.stepId === a.step.id;
}

export function isOver({ status }: Pick<StepView, "status">): boolean {
  return status !== "waiting" && status !== "running";
}

/** The call that carried the prompt: those after it also carry what tools and tasks gave. */
export function promptCall({ run, step }: Side): CallView | null {
  const calls = step.callIds.flatMap((id) => run.calls.get(id) ?? []).filter((call) => call.sort === "model");
  return calls.find((call) => call.attempt === step.attempt) ?? calls[0] ?? null;
}

/**
 * What is stored apart is named by a hash of it, so names are compared in its place. A request holds the model too: with another model
 * the names say nothing of the prompt, and it counts as the same where what went into the step is the same.
 */
function promptDiffers(a: Side, b: Side): boolean {
  const [one, other] = [promptCall(a), promptCall(b)];
  if (one === null || other === null || isSame(one.request, other.request)) return false;
  const [before, after] = [spokenIn(one.request), spokenIn(other.request)];
  if (before !== null && after !== null) return before !== after;
  return one.model === other.model && one.requestHash !== other.requestHash;
}

/** System and messages of a request; null: it is stored apart. */
function spokenIn(request: JsonValue): string | null {
  const messages = own(request, "messages");
  return messages === undefined ? null : canonicalJson([own(request, "system") ?? null, messages]);
}

function inputDiffers(a: StepView, b: StepView): boolean {
  return a.input !== null && b.input !== null && !isSame(a.input, b.input);
}

function statusOf({ status }: StepView): StepView["status"] {
  return status === "reused" ? "succeeded" : status;
}

function differ(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && a !== b;
}

function isSame(a: JsonValue | null, b: JsonValue | null): boolean {
  return a === b || canonicalJson(a) === canonicalJson(b);
}

function when(aspect: Aspect, holds: boolean): Aspect[] {
  return holds ? [aspect] : [];
}
