import { canonicalJson, type JsonValue } from "@/lib/core/json";
import { toStepId, type NodeId, type RunId, type StepId } from "@/lib/core/ids";
import { costOf } from "@/lib/engine/cost-of";
import type { Place, Start } from "@/lib/engine/decision";
import { placeTasks } from "@/lib/engine/open-plan";
import type { Reused } from "@/lib/engine/reused";
import { holdersOf, pathSeenFrom, programAt } from "@/lib/engine/scope";
import { itemOf, joined, liveInputs, type Load } from "@/lib/engine/values";
import { partsOf } from "@/lib/spec/parts-of";
import type { Part, Spec } from "@/lib/spec/spec";
import { turnOf } from "@/lib/trace/inside";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";

export type Origin = { id: RunId; spec: Spec; view: RunView; load: Load };

/** A finished call of an earlier run, and how the values of that run are read. */
export type EarlierCall = { call: CallView; load: Load };

/** What a run was forked from, and what of it has to be done anew. */
export type Fork = {
  origin: Origin;
  /** Of planners that the origin had taken over itself: their calls, where they were made. */
  lent: ReadonlyMap<StepId, EarlierCall[]>;
  from: ReadonlySet<StepId>;
  /** Recorded outputs that were replaced: what depends on them is done anew. */
  outputs: ReadonlyMap<StepId, JsonValue>;
  /** Every call is answered from the record, and none is made. */
  recorded: boolean;
};

/**
 * What the origin has on record for a step that may start (F2): null where it has to be done. Nothing is computed beforehand: a step is
 * reused where its part is as it was, and everything that it reads was reused or never came to be, there and here.
 */
export function reusedStep(fork: Fork, view: RunView, start: Start, load: Load): Reused | null {
  const { origin, outputs } = fork;
  const step = origin.view.steps.get(start.stepId);
  if (step === undefined || (step.status !== "succeeded" && step.status !== "reused")) return null;
  const replaced = outputs.get(start.stepId);
  const isWanted = replaced !== undefined || (!isTouched(fork, step) && isSame(fork, start) && readsTheSame(fork, view, start, load));
  if (!isWanted) return null;
  const output = replaced ?? origin.load(step.output);
  const carries = replaced !== undefined || step.carries === undefined ? undefined : origin.load(step.carries);
  const from = { runId: origin.id, stepId: step.id };
  return { from, output, carries, livePorts: step.livePorts, savedNanoUsd: costOf(origin.view, step), why: "fork" };
}

/**
 * Finished calls of the origin that a step which is done anew may still read: a planner's, so that the plan stands when only one of its
 * tasks is done anew, and those of a model that called sub-graphs. Anything else that is done anew asks anew.
 */
export function callsToReuse(fork: Fork, start: Start): EarlierCall[] {
  const step = fork.origin.view.steps.get(start.stepId);
  if (start.part.work.op !== "plan" && step?.inside?.called == null) return [];
  if (step === undefined || fork.from.has(step.id) || !isSamePart(fork, start, start.part)) return [];
  return fork.lent.get(step.id) ?? finishedCalls(fork.origin, step);
}

export function finishedCalls({ view, load }: Origin, step: StepView): EarlierCall[] {
  const calls = step.callIds.flatMap((id) => view.calls.get(id) ?? []);
  return calls.filter(({ status }) => status === "finished").map((call) => ({ call, load }));
}

/** The step itself, or something inside of it, is to be done anew. */
function isTouched({ origin, from, outputs }: Fork, step: StepView): boolean {
  for (const id of [...from, ...outputs.keys()]) {
    for (let at = origin.view.steps.get(id); at !== undefined; at = at.parentId === null ? undefined : origin.view.steps.get(at.parentId))
      if (at.id === step.id) return true;
  }
  return false;
}

/** The part, and what stands inside of it or takes its tasks, compiles to what it compiled to then. */
function isSame(fork: Fork, place: Place): boolean {
  const inside = place.spec.parts.filter(
    (part) => holdersOf(place.spec, part.id).includes(place.part.id) || part.delegateOf.includes(place.part.id),
  );
  return [place.part, ...inside].every((part) => isSamePart(fork, place, part));
}

function isSamePart({ origin }: Fork, { path }: { path: string }, part: Part): boolean {
  const before = partsOf(programAt(origin.spec, path).spec).get(part.id);
  return before !== undefined && essence(before) === essence(part);
}

const essences = new WeakMap<Part, string>();

/** All that may change what a part does; its name is for people. */
function essence(part: Part): string {
  const known = essences.get(part);
  if (known !== undefined) return known;
  const { id, parent, needs, delegateOf, ports, policy, work } = part;
  const made = canonicalJson(JSON.parse(JSON.stringify({ id, parent, needs, delegateOf, ports, policy, work })) as JsonValue); // a spec is JSON
  essences.set(part, made);
  return made;
}

function readsTheSame(fork: Fork, view: RunView, start: Start, load: Load): boolean {
  if (start.task !== null) return isSameTask(fork, view, start);
  const before = fork.origin.view;
  if (start.part.work.op === "receive")
    return start.base === "" ? equal(fork.origin.load(before.input), load(view.input)) : opensTheSame(fork, view, start, load);
  return start.part.needs.every(({ from }) => {
    if (from === start.part.parent) return turnIsTheSame(fork, view, start, load);
    return isUnchanged(fork, view, toStepId(from, pathSeenFrom(start, from)));
  });
}

/** Reused as it was, or not there in both runs. */
function isUnchanged({ origin, outputs }: Fork, view: RunView, id: StepId): boolean {
  const now = view.steps.get(id);
  if (now?.status === "reused") return !outputs.has(id);
  return now?.status === "skipped" && origin.view.steps.get(id)?.status === "skipped";
}

/** What a turn begins with is what it was: then it does not matter whether the container itself was reused. */
function turnIsTheSame(fork: Fork, view: RunView, start: Start, load: Load): boolean {
  const { origin } = fork;
  const before = joined(liveInputs({ ...programAt(origin.spec, start.path), path: start.path }, origin.view, start.part, origin.load));
  return equal(before, joined(liveInputs(start, view, start.part, load))) && upstreamOfHolder(fork, view, start);
}

/** Parts inside may read what stands before their container. */
function upstreamOfHolder(fork: Fork, view: RunView, start: Start): boolean {
  return holdersOf(start.spec, start.part.id).every((holder: NodeId) => {
    const part = partsOf(start.spec).get(holder);
    const path = pathSeenFrom(start, holder);
    return (
      part?.needs.every(
        ({ from }) => from === part.parent || isUnchanged(fork, view, toStepId(from, pathSeenFrom({ ...start, path }, from))),
      ) ?? false
    );
  });
}

function opensTheSame({ origin }: Fork, view: RunView, { base, parentId }: Start, load: Load): boolean {
  const before = parentId === null ? undefined : origin.view.steps.get(parentId);
  const now = parentId === null ? undefined : view.steps.get(parentId);
  if (before?.inside == null || now?.inside == null) return false;
  const index = turnOf(base) ?? 0;
  return equal(itemOf(before, index, origin.load), itemOf(now, index, load));
}

/** The planner gave out the same task, and what the task depends on was reused. */
function isSameTask(fork: Fork, view: RunView, { task, parentId }: Start): boolean {
  const planner = parentId === null ? undefined : fork.origin.view.steps.get(parentId);
  const now = parentId === null ? undefined : view.steps.get(parentId);
  const before = planner?.plans.flatMap((plan) => plan.tasks).find((candidate) => candidate.id === task?.id);
  if (task === null || planner === undefined || now === undefined || before === undefined) return false;
  const asJson = (value: object) => JSON.parse(JSON.stringify(value)) as JsonValue; // a task is JSON
  if (canonicalJson(asJson(before)) !== canonicalJson(asJson(task))) return false;
  const places = new Map(
    now.plans.flatMap((plan) => placeTasks(now, plan.round).map((placed) => [placed.task.id, placed.stepId] as const)),
  );
  return task.dependsOn.every((id) => {
    const stepId = places.get(id);
    return stepId !== undefined && isUnchanged(fork, view, stepId);
  });
}

function equal(a: JsonValue, b: JsonValue): boolean {
  return canonicalJson(a) === canonicalJson(b);
}
