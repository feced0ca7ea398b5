import { isObject, own, type JsonObject, type JsonValue } from "@/lib/core/json";
import { toStepId, type NodeId } from "@/lib/core/ids";
import { placeTasks } from "@/lib/engine/open-plan";
import { failureIn, holdersOf, pathSeenFrom, turnOf, turnScope, type Program } from "@/lib/engine/scope";
import { livePorts } from "@/lib/engine/step-state";
import { partsOf } from "@/lib/spec/parts-of";
import type { Need, Part } from "@/lib/spec/spec";
import type { RunView, StepView } from "@/lib/trace/run-view";

/** The value that the trace only refers to; anything else comes back as it is. */
export type Load = (value: JsonValue) => JsonValue;

/** From where values are read: a path in the run, in the spec that it belongs to. */
export type Seat = Program & { path: string };

/** The live inputs of a part, in order of source and port: the same answers give the same value whatever the timing (E3). */
export type LiveInput = { from: NodeId; value: JsonValue };

export function liveInputs(seat: Seat, run: RunView, part: Part, load: Load): LiveInput[] {
  return valuesOn(seat, run, part.needs, part.parent, load);
}

function valuesOn(seat: Seat, run: RunView, needs: readonly Need[], container: NodeId | null, load: Load): LiveInput[] {
  return needs.flatMap(({ from, port }): LiveInput[] => {
    if (from === container) return [{ from, value: turnValue(seat, run, from, load) }];
    const source = partsOf(seat.spec).get(from);
    const step = run.steps.get(toStepId(from, pathSeenFrom(seat, from)));
    if (step === undefined || !livePorts(step, source).includes(port)) return [];
    return [{ from, value: edgeValue(step, load) }];
  });
}

/** What travels on the edges that leave a step. */
function edgeValue(step: StepView, load: Load): JsonValue {
  if (step.status !== "failed") return load(step.carries === undefined ? step.output : step.carries);
  if (step.handledBy !== "port" || step.error === null) return null;
  return { code: step.error.code, message: step.error.message, value: load(step.input) };
}

/** A node's value: that of its one live edge, or an object by source where several are live. */
export function joined(inputs: LiveInput[]): JsonValue {
  if (inputs.length <= 1) return inputs[0]?.value ?? null;
  return Object.fromEntries(inputs.map(({ from, value }) => [from, value]));
}

/** What a turn of a container begins with: an item of the map's list, or what the loop's last turn came to. */
function turnValue(seat: Seat, run: RunView, container: NodeId, load: Load): JsonValue {
  const { stepPath, index } = turnOf(seat, container);
  const step = run.steps.get(toStepId(container, stepPath));
  const part = partsOf(seat.spec).get(container);
  if (step === undefined || part === undefined) return null;
  if (part.work.op !== "repeat") return itemOf(step, index, load);
  return index === 0 ? load(step.input) : turnResult(seat, run, part, step, index - 1, load);
}

/** The value that a step opened a turn with. */
export function itemOf(step: StepView, index: number, load: Load): JsonValue {
  const items = load(step.inside?.items ?? null);
  return Array.isArray(items) ? (items[index] ?? null) : null;
}

/** What a turn of a map or a loop came to. */
export function turnResult(program: Program, run: RunView, part: Part, step: StepView, index: number, load: Load): JsonValue {
  if (part.work.op !== "each" && part.work.op !== "repeat") return null;
  return joined(valuesOn(turnScope(program, part, step, index), run, part.work.result, part.id, load));
}

/** The failure that ended a turn before its result, or null. */
export function turnFailure(program: Program, run: RunView, part: Part, step: StepView, index: number) {
  return failureIn(run, turnScope(program, part, step, index));
}

/** What `{{<node>…}}` reads: the output, the error where the node goes on after one, a planner's tasks, an input's fields by name. */
export function nodeRoot(seat: Seat, run: RunView, id: NodeId, load: Load): JsonValue | undefined {
  const part = partsOf(seat.spec).get(id);
  if (part === undefined) return undefined;
  const step = run.steps.get(toStepId(id, pathSeenFrom(seat, id)));
  // Not settled means not upstream, or on a branch that was never reached: the node reads as null there, like a skipped one.
  const output = step === undefined ? null : load(step.output);
  const root: [string, JsonValue][] = [];
  if (part.work.op === "receive" && isObject(output)) root.push(...Object.entries(output));
  root.push(["output", output]);
  if (step?.error != null && step.status === "failed") root.push(["error", { code: step.error.code, message: step.error.message }]);
  if (part.work.op === "plan" && step !== undefined) root.push(["tasks", taskResults(run, step, load)]);
  return Object.fromEntries(root);
}

/** What a container's name means inside of it: which turn this is, and what that began with. undefined: it is not around this seat. */
export function turnRoot(seat: Seat & { part: Part; inside?: boolean }, run: RunView, id: NodeId, load: Load): JsonValue | undefined {
  const isAround = holdersOf(seat.spec, seat.part.id).includes(id) || (seat.inside === true && seat.part.id === id);
  if (!isAround) return undefined;
  const value = turnValue(seat, run, id, load);
  const { index } = turnOf(seat, id);
  return partsOf(seat.spec).get(id)?.work.op === "repeat" ? { index, value } : { index, item: value };
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

/** What a spec came to: the output node's value where there is one such node, else an object by node id; a skipped one gives null. */
export function programOutput({ spec, base }: Program, run: RunView, load: Load): JsonValue {
  const valueOf = (id: NodeId) => load(run.steps.get(toStepId(id, base))?.output ?? null);
  const [only] = spec.outputs;
  if (spec.outputs.length === 1 && only !== undefined) return valueOf(only);
  return Object.fromEntries(spec.outputs.map((id) => [id, valueOf(id)]));
}
