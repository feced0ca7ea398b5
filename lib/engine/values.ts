import { isObject, own, type JsonObject, type JsonValue } from "@/lib/core/json";
import { toStepId, type NodeId } from "@/lib/core/ids";
import { partsOf } from "@/lib/spec/parts-of";
import type { Part, Spec } from "@/lib/spec/spec";
import type { RunView, StepView } from "@/lib/trace/run-view";
import { livePorts } from "@/lib/engine/decide";
import { placeTasks } from "@/lib/engine/open-plan";

/** The value that the trace only refers to; anything else comes back as it is. */
export type Load = (value: JsonValue) => JsonValue;

/** The live inputs of a part, in order of source and port: the same answers give the same value whatever the timing (E3). */
export type LiveInput = { from: NodeId; value: JsonValue };

export function liveInputs(spec: Spec, run: RunView, part: Part, load: Load): LiveInput[] {
  const inputs: LiveInput[] = [];
  for (const need of part.needs) {
    const source = partsOf(spec).get(need.from);
    const step = run.steps.get(toStepId(need.from, ""));
    if (step === undefined || !livePorts(step, source).includes(need.port)) continue;
    inputs.push({ from: need.from, value: edgeValue(step, source, load) });
  }
  return inputs;
}

/** What travels on the edges that leave a step. */
function edgeValue(step: StepView, part: Part | undefined, load: Load): JsonValue {
  if (step.status === "failed") {
    if (step.handledBy !== "port" || step.error === null) return null;
    return { code: step.error.code, message: step.error.message, value: load(step.input) };
  }
  // A choice passes on what it was given; its own output says which way and why.
  return load(part?.work.op === "choose" ? step.input : step.output);
}

/** A node's value: that of its one live edge, or an object by source where several are live. */
export function joined(inputs: LiveInput[]): JsonValue {
  if (inputs.length <= 1) return inputs[0]?.value ?? null;
  return Object.fromEntries(inputs.map(({ from, value }) => [from, value]));
}

/** What `{{<node>…}}` reads: the output, the error where the node goes on after one, a planner's tasks, an input's fields by name. */
export function nodeRoot(spec: Spec, run: RunView, id: NodeId, load: Load): JsonValue | undefined {
  const part = partsOf(spec).get(id);
  const step = run.steps.get(toStepId(id, ""));
  if (part === undefined) return undefined;
  // Not settled means not upstream, or on a branch that was never reached: the node reads as null there, like a skipped one.
  const output = step === undefined ? null : load(step.output);
  const root: [string, JsonValue][] = [];
  if (part.work.op === "receive" && isObject(output)) root.push(...Object.entries(output));
  root.push(["output", output]);
  if (step?.error != null && step.status === "failed") root.push(["error", { code: step.error.code, message: step.error.message }]);
  if (part.work.op === "plan" && step !== undefined) root.push(["tasks", taskResults(run, step, load)]);
  return Object.fromEntries(root);
}

/** All tasks that a planner has given out so far, with what became of them. */
export function taskResults(run: RunView, planner: StepView, load: Load): JsonObject[] {
  const results: JsonObject[] = [];
  for (const plan of planner.plans) {
    for (const { task, stepId } of placeTasks(planner, plan.round)) {
      const step = run.steps.get(stepId);
      const status = step?.status === "reused" ? "succeeded" : (step?.status ?? "skipped");
      results.push({
        id: task.id,
        title: task.title,
        status,
        ...(status === "succeeded" && step !== undefined ? { output: load(step.output) } : {}),
        ...(step?.error != null ? { error: { code: step.error.code, message: step.error.message } } : {}),
      });
    }
  }
  return results;
}

/** The big value that an event only refers to, or null. */
export function payloadRef(value: JsonValue): string | null {
  const ref = own(value, "$ref");
  return isObject(value) && typeof ref === "string" && Object.keys(value).length === 1 ? ref : null;
}

/** What a run came to: the output node's value where there is one such node, else an object by node id; a skipped one gives null. */
export function runOutput(spec: Spec, run: RunView, load: Load): JsonValue {
  const valueOf = (id: NodeId) => load(run.steps.get(toStepId(id, ""))?.output ?? null);
  const [only] = spec.outputs;
  if (spec.outputs.length === 1 && only !== undefined) return valueOf(only);
  return Object.fromEntries(spec.outputs.map((id) => [id, valueOf(id)]));
}
