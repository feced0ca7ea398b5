import type { NodeId, StepId } from "@/lib/core/ids";
import type { Outlined } from "@/lib/trace/row";
import type { CallView, RunView, StepView } from "@/lib/trace/run-view";
import { callsOf } from "@/lib/trace/segments";

/** What a fork changes: steps to do anew, nodes with other settings, steps whose output is given. */
export type ForkTouch = { steps: readonly StepId[]; nodes: readonly NodeId[]; outputs: readonly StepId[] };

export type ForkForecast = {
  reused: readonly StepView[];
  anew: readonly StepView[];
  /** What the steps that are done anew cost last time; null: a call of them has no price. */
  costNanoUsd: bigint | null;
};

type Facts = {
  outline: readonly Outlined[];
  /** What the same call is likely to cost now, where its model is another one. */
  priceOf: (call: CallView) => bigint | null;
};

/**
 * Which steps of a run a fork of it would take over and which it would do anew (F2), as far as the record tells: what is done anew may
 * come to something else, and then more of what follows changes. Where the record leaves it open a step counts as done anew.
 */
export function forkForecast(run: RunView, touch: ForkTouch, { outline, priceOf }: Facts): ForkForecast {
  const { anew, planned } = anewIn(run, touch, outline);
  const over = [...run.steps.values()].filter((step) => step.status === "succeeded" || step.status === "reused");
  const done = [...run.steps.values()].filter((step) => step.status !== "skipped" && (anew.has(step.id) || !over.includes(step)));
  const costs = done.map((step) => costAgain(run, step, planned.has(step.id), priceOf));
  return {
    reused: over.filter((step) => !anew.has(step.id)),
    anew: done,
    costNanoUsd: costs.some((cost) => cost === null) ? null : costs.reduce((sum: bigint, cost) => sum + (cost ?? 0n), 0n),
  };
}

/** Of a step that was taken over itself, what it had saved. `planned`: its first call is read from the record. */
function costAgain(run: RunView, step: StepView, planned: boolean, priceOf: Facts["priceOf"]): bigint | null {
  if (step.status === "reused") return step.savedNanoUsd;
  // Of several attempts the last alone says what it takes.
  const calls = callsOf(run, step).filter((call) => call.attempt === step.attempt && call.status === "finished");
  const prices = calls.slice(planned ? 1 : 0).map(priceOf);
  return prices.some((price) => price === null) ? null : prices.reduce((sum: bigint, price) => sum + (price ?? 0n), 0n);
}

/** `planned`: planners that are asked again for what follows, while their first plan stands. */
type Anew = { anew: ReadonlySet<StepId>; planned: ReadonlySet<StepId> };

function anewIn(run: RunView, touch: ForkTouch, outline: readonly Outlined[]): Anew {
  const steps = [...run.steps.values()];
  const anew = new Set<StepId>();
  const planned = new Set<StepId>();
  const readers = readersOf(outline);
  const within = grouped(steps);
  const byPlace = new Map(steps.map((step) => [`${step.nodeId} ${step.path}`, step]));

  /** `whole`: what stands inside of it begins with something else. */
  function redo(step: StepView, whole: boolean): void {
    if (anew.has(step.id)) return;
    anew.add(step.id);
    if (!whole && step.plans.length > 0) planned.add(step.id);
    if (whole) for (const child of within.get(step.id) ?? []) redo(child, true);
    changed(step);
  }

  /** What it gives is another thing now: what stands around it, and what reads of it, is done anew. */
  function changed(step: StepView): void {
    const holder = step.parentId === null ? undefined : run.steps.get(step.parentId);
    if (holder !== undefined) {
      for (const sibling of dependentTasks(holder, step, within.get(holder.id) ?? [])) redo(sibling, true);
      redo(holder, false);
    }
    for (const reader of readers.get(step.nodeId) ?? []) {
      const found = byPlace.get(`${reader} ${step.path}`);
      if (found !== undefined) redo(found, true);
    }
  }

  for (const step of steps) {
    if (touch.nodes.includes(step.nodeId)) redo(step, true);
    else if (touch.steps.includes(step.id)) redo(step, step.plans.length > 0);
    else if (touch.outputs.includes(step.id)) changed(step);
  }
  return { anew, planned };
}

function readersOf(outline: readonly Outlined[]): ReadonlyMap<NodeId, NodeId[]> {
  const readers = new Map<NodeId, NodeId[]>();
  for (const { id, needs } of outline) for (const source of needs) readers.set(source, [...(readers.get(source) ?? []), id]);
  return readers;
}

function grouped(steps: readonly StepView[]): ReadonlyMap<StepId, StepView[]> {
  const within = new Map<StepId, StepView[]>();
  for (const step of steps) if (step.parentId !== null) within.set(step.parentId, [...(within.get(step.parentId) ?? []), step]);
  return within;
}

/** Tasks that were handed what this one came to. */
function dependentTasks(planner: StepView, { taskId }: StepView, tasks: readonly StepView[]): StepView[] {
  if (taskId === null) return [];
  const waiting = planner.plans.flatMap((plan) => plan.tasks.filter((task) => task.dependsOn.includes(taskId)).map((task) => task.id));
  return tasks.filter((task) => task.taskId !== null && waiting.includes(task.taskId));
}
