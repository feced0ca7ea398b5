import type { StepFailure } from "@/lib/core/errors";
import type { StepId } from "@/lib/core/ids";
import { firstTry, takesSlot, type Found, type Place, type Skip } from "@/lib/engine/decision";
import { needsOf, readiness, restOf } from "@/lib/engine/decide-needs";
import { openPlan } from "@/lib/engine/open-plan";
import { failureIn, partsIn, stepIdIn, turnScope, type Scope } from "@/lib/engine/scope";
import { isSettled, resumable } from "@/lib/engine/step-state";
import { partsOf } from "@/lib/spec/parts-of";
import type { Part } from "@/lib/spec/spec";
import type { Task } from "@/lib/trace/task";
import type { RunView, StepView } from "@/lib/trace/run-view";

/** A scope is open, or over: with the failure of a step that nothing but what it stands in can handle, or without one. */
export type ScopeState = "open" | { failure: StepFailure | null };

/** Decides for every part of a scope, and for what is inside of those that are open. */
export function decideScope(run: RunView, scope: Scope, found: Found): ScopeState {
  const failure = failureIn(run, scope);
  if (failure !== null) return giveUp(run, scope, failure, found);
  const skipped = new Set<StepId>();
  let open = false;
  // First, as a join stands behind what it lets go of.
  for (const part of partsIn(scope)) letRestGo(run, scope, part, skipped, found);
  for (const part of partsIn(scope)) open = decidePart(run, scope, part, skipped, found) || open;
  return open ? "open" : { failure: null };
}

/** What still works in a scope that has failed works for nothing. The run itself cuts everything when it ends. */
function giveUp(run: RunView, scope: Scope, failure: StepFailure, found: Found): ScopeState {
  if (scope.parentId === null) return { failure };
  let open = false;
  for (const part of partsIn(scope)) {
    const step = run.steps.get(stepIdIn(scope, part));
    if (step === undefined || isSettled(step)) continue;
    found.cancel.push(step.id);
    found.busy += 1;
    open = true;
  }
  return open ? "open" : { failure };
}

/** Whether the part is still open. */
function decidePart(run: RunView, scope: Scope, part: Part, skipped: Set<StepId>, found: Found): boolean {
  const stepId = stepIdIn(scope, part);
  const step = run.steps.get(stepId);
  // First of all: in a long run nearly every part is settled, and each decision asks for all of them.
  if (step !== undefined && isSettled(step)) return false;
  if (step !== undefined && step.attempt > 0) {
    decideBegun(run, placeIn(scope, part), null, step, found);
    return true;
  }
  if (skipped.has(stepId)) return false;
  switch (readiness(part, needsOf(run, scope, part, skipped))) {
    case "wait":
      return true;
    case "ready":
      found.ready.push(firstTry(placeIn(scope, part), null));
      return true;
    case "skip":
      skip(placeIn(scope, part), "branch", skipped, found);
      return false;
  }
}

function placeIn(scope: Scope, part: Part): Place {
  return { part, stepId: stepIdIn(scope, part), spec: scope.spec, base: scope.base, path: scope.path, parentId: scope.parentId };
}

function skip(place: Place, reason: Skip["reason"], skipped: Set<StepId>, found: Found): void {
  skipped.add(place.stepId);
  found.skip.push({ ...place, reason });
}

/** A step that has an attempt and is not settled: it waits to be tried again, works, or rests while its inside does. */
function decideBegun(run: RunView, place: Place, task: Task | null, step: StepView, found: Found): void {
  if (step.status === "waiting" && step.waiting?.reason === "retry") {
    found.ready.push({ ...firstTry(place, task), attempt: step.attempt + 1, notBefore: step.waiting.until });
    return;
  }
  if (resumable(step)) return;
  if (step.status === "running" && decideInside(run, place, step, found) === "open" && !waitsForCall(run, step)) return;
  found.busy += 1;
  if (takesSlot(place.part)) found.slots += 1;
}

/** A model may call a server's tool beside a sub-graph: the step works itself while that call is open. */
function waitsForCall(run: RunView, { callIds }: StepView): boolean {
  return callIds.some((id) => run.calls.get(id)?.status === "open");
}

/** A join that has begun without waiting for all needs nothing more of those that only work for it. */
function letRestGo(run: RunView, scope: Scope, join: Part, skipped: Set<StepId>, found: Found): void {
  if (join.work.op !== "join" || join.work.count === null || join.work.rest !== "cancel") return;
  if ((run.steps.get(stepIdIn(scope, join))?.attempt ?? 0) === 0) return;
  for (const part of restOf(scope.spec, join)) {
    const place = placeIn(scope, part);
    const step = run.steps.get(place.stepId);
    if (step !== undefined && isSettled(step)) continue;
    if (step !== undefined) found.cancel.push(place.stepId);
    else if (!skipped.has(place.stepId)) skip(place, "rest", skipped, found);
  }
}

/** Decides for what a running step has opened: the tasks of a plan, the turns of a container. "none": it works itself. */
function decideInside(run: RunView, place: Place, step: StepView, found: Found): "open" | "none" {
  const { work } = place.part;
  switch (work.op) {
    case "plan":
      return decideTasks(run, place, step, found);
    case "each":
      return decideTurns(run, place, step, unfinished(step), work.concurrency, found);
    case "invoke":
      return decideTurns(run, place, step, unfinished(step), 1, found);
    case "call":
      return decideTurns(run, place, step, unfinished(step), Infinity, found);
    case "repeat":
      return decideTurns(run, place, step, nextTurn(step), 1, found);
    default:
      return "none";
  }
}

/** At most `most` turns are open at once. One that is over is named until its container has taken note of it. */
function decideTurns(run: RunView, place: Place, step: StepView, turns: Iterable<number>, most: number, found: Found): "open" | "none" {
  let open = 0;
  for (const index of turns) {
    if (open >= most) break;
    const state = decideScope(run, turnScope(place, place.part, step, index), found);
    if (state === "open") open += 1;
    else found.settled.push({ stepId: step.id, index, failure: state.failure });
  }
  return open > 0 ? "open" : "none";
}

function* unfinished({ inside }: StepView): Generator<number> {
  for (let index = 0; index < (inside?.count ?? 0); index += 1) if (inside?.turns.has(index) === false) yield index;
}

/** A loop opens its next turn as soon as it runs, and after each turn that was not the last. */
function nextTurn({ inside }: StepView): number[] {
  const count = inside?.turns.size ?? 0;
  return inside?.turns.get(count - 1)?.done === true ? [] : [count];
}

/** The tasks of a plan that is being carried out: each starts as soon as what it depends on is done (P5). */
function decideTasks(run: RunView, place: Place, planner: StepView, found: Found): "open" | "none" {
  const plan = openPlan(run, planner);
  if (plan === null) return "none";
  const skipped = new Set<StepId>();
  for (const { task, stepId, path, dependsOn } of plan.tasks) {
    const part = partsOf(place.spec).get(task.delegate);
    if (part === undefined) throw new Error(`the plan of ${planner.id} names ${task.delegate}, which the spec does not have`);
    const at: Place = { part, stepId, spec: place.spec, base: place.base, path, parentId: planner.id };
    const step = run.steps.get(stepId);
    if (step !== undefined && isSettled(step)) continue;
    if (step !== undefined && step.attempt > 0) {
      decideBegun(run, at, task, step, found);
      continue;
    }
    const dependencies = dependsOn.map((id) => (skipped.has(id) ? "lost" : outcome(run.steps.get(id))));
    if (dependencies.includes("lost")) skip(at, "dependency", skipped, found);
    else if (!dependencies.includes("open")) found.ready.push(firstTry(at, task));
  }
  return "open";
}

function outcome(step: StepView | undefined): "done" | "lost" | "open" {
  if (step === undefined || !isSettled(step)) return "open";
  return step.status === "succeeded" || step.status === "reused" ? "done" : "lost";
}
