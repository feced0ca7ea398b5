import { assertNever } from "@/lib/core/assert-never";
import { change, endAttempt, endWaits, newStep, type Draft } from "@/lib/trace/draft";
import type { EventOf } from "@/lib/trace/event";
import type { AttemptView, PlanView, StepView } from "@/lib/trace/run-view";

export type StepEvent = EventOf<
  | "step.waiting"
  | "step.started"
  | "step.retried"
  | "step.finished"
  | "step.failed"
  | "step.skipped"
  | "step.reused"
  | "step.cancelled"
  | "plan.written"
  | "plan.edited"
  | "plan.refused"
  | "route.chosen"
  | "model.chosen"
  | "items.counted"
  | "iteration.finished"
>;

/** What happened to a step, and what it planned and chose. */
export function foldStep(run: Draft, event: StepEvent, at: number): void {
  switch (event.type) {
    case "step.waiting": {
      const step = run.steps.get(event.stepId) ?? newStep(event);
      const until = event.until === undefined ? null : Date.parse(event.until);
      run.steps.set(step.id, {
        ...step,
        status: "waiting",
        waiting: { reason: event.reason, since: at, until },
        waits: [...endWaits(step, at), { reason: event.reason, from: at, to: null }],
      });
      return;
    }
    case "step.started":
      return started(run, event, at);
    case "step.retried":
      return change(run, event.stepId, (step) => ({
        ...step,
        status: "waiting",
        model: event.model ?? step.model,
        error: event.error,
        waiting: { reason: "retry", since: at, until: at + event.waitMs },
        attempts: endAttempt(step, at, { error: event.error, waitMs: event.waitMs }),
        waits: [...endWaits(step, at), { reason: "retry", from: at, to: null }],
      }));
    case "step.finished":
      return change(run, event.stepId, (step) => ({
        ...step,
        status: "succeeded",
        waiting: null,
        output: event.output,
        error: null,
        livePorts: event.livePorts,
        carries: event.carries,
        endedAt: at,
        waits: endWaits(step, at),
        attempts: endAttempt(step, at, {}),
      }));
    case "step.failed":
      return change(run, event.stepId, (step) => ({
        ...step,
        status: "failed",
        waiting: null,
        error: event.error,
        handledBy: event.handledBy,
        endedAt: at,
        waits: endWaits(step, at),
        attempts: endAttempt(step, at, { error: event.error }),
      }));
    case "step.skipped":
      run.steps.set(event.stepId, {
        ...(run.steps.get(event.stepId) ?? newStep(event)),
        status: "skipped",
        kind: event.kind ?? "",
        name: event.name ?? "",
        skippedBecause: event.reason,
        endedAt: at,
      });
      return;
    case "step.reused": {
      const step = run.steps.get(event.stepId) ?? newStep(event);
      run.steps.set(event.stepId, {
        ...step,
        status: "reused",
        waiting: null,
        kind: event.kind ?? "",
        name: event.name ?? "",
        taskId: event.taskId ?? null,
        output: event.output,
        carries: event.carries,
        livePorts: event.livePorts ?? ["out"],
        reusedFrom: event.from,
        reusedWhy: event.why,
        savedNanoUsd: BigInt(event.savedNanoUsd),
        startedAt: step.startedAt ?? at,
        endedAt: at,
        attempts: endAttempt(step, at, {}),
        waits: endWaits(step, at),
      });
      return;
    }
    case "step.cancelled":
      return change(run, event.stepId, (step) => ({
        ...step,
        status: "cancelled",
        waiting: null,
        endedAt: at,
        attempts: endAttempt(step, at, {}),
        waits: endWaits(step, at),
      }));
    case "plan.written":
    case "plan.edited":
      return changePlan(run, event.stepId, event.round, at, (plan) => ({ ...plan, at, tasks: event.tasks, written: true }));
    case "plan.refused":
      return changePlan(run, event.stepId, event.round, at, (plan) => ({
        ...plan,
        refused: [...plan.refused, { at, problems: event.problems }],
      }));
    case "route.chosen":
      return change(run, event.stepId, (step) => ({ ...step, route: { key: event.route, reason: event.reason, by: event.by } }));
    case "model.chosen":
      return change(run, event.stepId, (step) => ({
        ...step,
        model: event.model,
        choice: { model: event.model, difficulty: event.difficulty ?? null, reasons: event.reasons },
      }));
    case "items.counted":
      return change(run, event.stepId, (step) => ({
        ...step,
        inside: { count: event.count, items: event.items, turns: step.inside?.turns ?? new Map(), called: event.called ?? null },
      }));
    case "iteration.finished":
      return change(run, event.stepId, (step) => {
        const { count = null, items = null, turns, called = null } = step.inside ?? {};
        const written = turnsOf(run, turns).set(event.index, { done: event.done, at });
        return { ...step, inside: { count, items, called, turns: written } };
      });
    default:
      return assertNever(event);
  }
}

type Turns = NonNullable<StepView["inside"]>["turns"];

/** Which draft a map of turns was made for: that one may go on writing to it. */
const writers = new WeakMap<Turns, Draft>();

/** Turns that the draft may write to, copied once for each: a copy for each turn would cost the square of them. */
function turnsOf(run: Draft, turns: Turns = new Map()): Map<number, { done: boolean; at: number }> {
  if (writers.get(turns) === run) return turns as Map<number, { done: boolean; at: number }>; // made below
  const own = new Map(turns);
  writers.set(own, run);
  return own;
}

function started(run: Draft, event: EventOf<"step.started">, at: number): void {
  const step = run.steps.get(event.stepId) ?? newStep(event);
  const attempt: AttemptView = {
    attempt: event.attempt,
    continues: event.continues ?? null,
    startedAt: at,
    endedAt: null,
    error: null,
    waitMs: null,
  };
  run.steps.set(step.id, {
    ...step,
    status: "running",
    waiting: null,
    waits: endWaits(step, at),
    kind: event.kind,
    name: event.name,
    attempt: event.attempt,
    continues: event.continues ?? null,
    attempts: [...endAttempt(step, at, {}), attempt],
    model: event.model ?? step.model,
    taskId: event.taskId ?? null,
    input: event.input,
    startedAt: step.startedAt ?? at,
    endedAt: null,
  });
}

function changePlan(run: Draft, id: StepEvent["stepId"], round: number, at: number, to: (plan: PlanView) => PlanView): void {
  change(run, id, (step) => {
    // A gap would be read as a round that is not there.
    if (round > step.plans.length + 1)
      throw new Error(`the trace of run ${run.id} names round ${round} of ${id} before round ${round - 1}`);
    const plan = step.plans[round - 1] ?? { round, at, tasks: [], refused: [], written: false };
    const plans = [...step.plans];
    plans[round - 1] = to(plan);
    return { ...step, plans };
  });
}
