import { toStepId, type NodeId, type StepId } from "@/lib/core/ids";
import type { StepFailure } from "@/lib/core/errors";
import { partsOf } from "@/lib/spec/parts-of";
import type { OperationName, Part, Spec } from "@/lib/spec/spec";
import type { Task } from "@/lib/trace/event";
import type { RunView, StepView } from "@/lib/trace/run-view";
import { openPlan } from "@/lib/engine/open-plan";

/** One step that may start, at `notBefore` at the earliest (milliseconds since 1970) if it was tried before. */
export type Start = {
  part: Part;
  stepId: StepId;
  path: string;
  parentId: StepId | null;
  task: Task | null;
  attempt: number;
  /** The attempt that this one continues, because its worker died. */
  continues: number | null;
  notBefore: number | null;
};

export type Skip = { part: Part; stepId: StepId; path: string; parentId: StepId | null; reason: "branch" | "dependency" };

export type Ending = { status: "succeeded" } | { status: "failed"; error: StepFailure } | { status: "cancelled" };

export type Decision = {
  start: Start[];
  skip: Skip[];
  /** Ready, but without a slot: at most `limits.concurrency` steps work at once. */
  held: Start[];
  /** To be tried again, but not yet. */
  later: Start[];
  over: Ending | null;
};

/** From what has settled to what may start: pure, so that a new owner comes to the same answer from the journal alone. */
export function decide(spec: Spec, run: RunView, now: number): Decision {
  const decision: Decision = { start: [], skip: [], held: [], later: [], over: null };
  if (run.cancelRequested) return { ...decision, over: { status: "cancelled" } };
  const failed = firstFailure(run);
  if (failed !== null) return { ...decision, over: { status: "failed", error: failed } };

  const parts = partsOf(spec);
  const skipped = new Set<StepId>();
  const ready: Start[] = [];
  for (const part of spec.parts) if (part.delegateOf.length === 0) decideFlow(run, part, parts, skipped, ready, decision.skip);
  for (const step of run.steps.values()) decideTasks(run, step, parts, skipped, ready, decision.skip);

  let slots = (run.limits?.concurrency ?? spec.limits.concurrency) - working(run, parts);
  for (const start of ready) {
    if (start.notBefore !== null && start.notBefore > now) decision.later.push(start);
    else if (!takesSlot(start.part)) decision.start.push(start);
    else if (slots <= 0) decision.held.push(start);
    else {
      slots -= 1;
      decision.start.push(start);
    }
  }
  if (ready.length === 0) decision.over = ending(spec, run, skipped);
  return decision;
}

function firstFailure(run: RunView): StepFailure | null {
  for (const step of run.steps.values()) if (step.status === "failed" && step.handledBy === "run") return step.error;
  return null;
}

function decideFlow(run: RunView, part: Part, parts: ReadonlyMap<NodeId, Part>, skipped: Set<StepId>, ready: Start[], skip: Skip[]): void {
  const stepId = toStepId(part.id, "");
  const place = { part, stepId, path: "", parentId: null };
  const step = run.steps.get(stepId);
  if (step !== undefined && step.attempt > 0) return void pushRetry(step, { ...place, task: null }, ready);
  if (step !== undefined && isSettled(step)) return;
  let live = part.needs.length === 0;
  for (const need of part.needs) {
    const source = toStepId(need.from, "");
    const settled = run.steps.get(source);
    if (skipped.has(source)) continue;
    if (settled === undefined || !isSettled(settled)) return;
    live ||= livePorts(settled, parts.get(need.from)).includes(need.port);
  }
  if (live) ready.push({ ...place, task: null, attempt: 1, continues: null, notBefore: null });
  else {
    skipped.add(stepId);
    skip.push({ ...place, reason: "branch" });
  }
}

/** The tasks of a plan that is being carried out: each starts as soon as what it depends on is done (P5). */
function decideTasks(
  run: RunView,
  planner: StepView,
  parts: ReadonlyMap<NodeId, Part>,
  skipped: Set<StepId>,
  ready: Start[],
  skip: Skip[],
): void {
  const plan = planner.status === "running" ? openPlan(run, planner) : null;
  if (plan === null) return;
  for (const { task, stepId, path, dependsOn } of plan.tasks) {
    const part = parts.get(task.delegate);
    if (part === undefined) throw new Error(`the plan of ${planner.id} names ${task.delegate}, which the spec does not have`);
    const place = { part, stepId, path, parentId: planner.id };
    const step = run.steps.get(stepId);
    if (step !== undefined && step.attempt > 0) pushRetry(step, { ...place, task }, ready);
    else if (step !== undefined && isSettled(step)) continue;
    else {
      const dependencies = dependsOn.map((id) => (skipped.has(id) ? "lost" : outcome(run.steps.get(id))));
      if (dependencies.includes("lost")) {
        skipped.add(stepId);
        skip.push({ ...place, reason: "dependency" });
      } else if (!dependencies.includes("open")) ready.push({ ...place, task, attempt: 1, continues: null, notBefore: null });
    }
  }
}

function outcome(step: StepView | undefined): "done" | "lost" | "open" {
  if (step === undefined || !isSettled(step)) return "open";
  return step.status === "succeeded" || step.status === "reused" ? "done" : "lost";
}

function pushRetry(step: StepView, place: Omit<Start, "attempt" | "continues" | "notBefore">, ready: Start[]): void {
  if (step.status === "waiting" && step.waiting?.reason === "retry") {
    ready.push({ ...place, attempt: step.attempt + 1, continues: null, notBefore: step.waiting.until });
  }
}

export function isSettled(step: StepView): boolean {
  return step.status !== "waiting" && step.status !== "running";
}

/** Where a settled step goes on. A failure that the node handles leaves by its error port, or where it would have gone on (E9). */
export function livePorts(step: StepView, part: Part | undefined): string[] {
  if (step.status === "reused" && step.livePorts.length === 0) return ["out"];
  if (step.status !== "failed") return step.livePorts;
  if (step.handledBy === "port") return ["error"];
  if (step.handledBy !== "continue") return [];
  return [part?.ports.includes("out") === true ? "out" : "else"];
}

function takesSlot(part: Part): boolean {
  return slotted.has(part.work.op);
}

const slotted: ReadonlySet<OperationName> = new Set<OperationName>(["call", "plan", "fetch", "tool"]);

/** Steps that hold a slot: those that ask a model or reach outside, but not a planner that only waits for its tasks. */
function working(run: RunView, parts: ReadonlyMap<NodeId, Part>): number {
  let count = 0;
  for (const step of run.steps.values()) {
    const part = parts.get(step.nodeId);
    if (works(step) && part !== undefined && takesSlot(part) && openPlan(run, step) === null) count += 1;
  }
  return count;
}

/** A step that the budget holds in the middle of its work keeps its slot. */
function works(step: StepView): boolean {
  return step.status === "running" || (step.status === "waiting" && step.waiting?.reason === "budget");
}

function ending(spec: Spec, run: RunView, skipped: Set<StepId>): Ending | null {
  const flow = spec.parts.filter((part) => part.delegateOf.length === 0);
  const settled = (id: StepId) => skipped.has(id) || isSettledStep(run.steps.get(id));
  if (!flow.every((part) => settled(toStepId(part.id, "")))) return null;
  return { status: "succeeded" };
}

function isSettledStep(step: StepView | undefined): boolean {
  return step !== undefined && isSettled(step);
}
