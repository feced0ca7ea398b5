import type { StepFailure } from "@/lib/core/errors";
import type { Start } from "@/lib/engine/decision";
import { placeTasks } from "@/lib/engine/open-plan";
import type { Record } from "@/lib/engine/record";
import type { RunScene } from "@/lib/engine/run-scene";
import { programAt } from "@/lib/engine/scope";
import { resumable } from "@/lib/engine/step-state";
import { partsOf } from "@/lib/spec/parts-of";
import type { Spec } from "@/lib/spec/spec";
import type { Event } from "@/lib/trace/event";
import type { StepView } from "@/lib/trace/run-view";

/** A run that kills its worker would kill all in turn: after this many takeovers without a finished step or call it fails. */
export const mostTakeovers = 5;

/**
 * What the owner before left open: its calls are lost, each with the least and the most that it may have cost, and its steps go on
 * in new attempts that continue the broken ones (E4).
 */
export function recover(spec: Spec, record: Record): Start[] {
  for (const call of record.view.calls.values()) {
    if (call.status !== "open") continue;
    record.emit({ type: "text.withdrawn", callId: call.id, stepId: call.stepId, reason: "worker lost" });
    record.emit({
      type: "call.lost",
      callId: call.id,
      stepId: call.stepId,
      minNanoUsd: "0",
      maxNanoUsd: String(call.reservedNanoUsd ?? 0n),
    });
  }
  return [...record.view.steps.values()].filter(wasWorking).map((step) => again(spec, record, step, resumable(step)));
}

/** The steps of a run that rested while people were asked: nothing was broken, so the same attempts go on. */
export function resume(spec: Spec, record: Record): Start[] {
  return [...record.view.steps.values()].filter(wasWorking).map((step) => again(spec, record, step, true));
}

/** Running, asking, or held by the budget in the middle of its work. */
function wasWorking(step: StepView): boolean {
  return step.status === "running" || (step.status === "waiting" && step.attempt > 0 && step.waiting?.reason !== "retry");
}

function again(spec: Spec, record: Record, step: StepView, resumes: boolean): Start {
  const program = programAt(spec, step.path);
  const part = partsOf(program.spec).get(step.nodeId);
  if (part === undefined) throw new Error(`run ${record.id} has a step of ${step.nodeId}, which its spec does not have`);
  const planner = step.parentId === null ? undefined : record.view.steps.get(step.parentId);
  const tasks = planner?.plans.flatMap((plan) => placeTasks(planner, plan.round)) ?? [];
  return {
    ...program,
    part,
    stepId: step.id,
    path: step.path,
    parentId: step.parentId,
    task: tasks.find((task) => task.stepId === step.id)?.task ?? null,
    attempt: resumes ? step.attempt : step.attempt + 1,
    continues: resumes ? null : step.attempt,
    resumes,
    notBefore: null,
  };
}

/** Takeovers since a step or a call was last finished: what is finished is not lost with its worker. */
function takeoversInVain(events: Event[]): number {
  const last = events.findLastIndex((event) => event.type === "step.finished" || event.type === "call.finished");
  return events.slice(last + 1).filter((event) => event.type === "run.taken_over").length;
}

/** Why a run is not driven any further, or null. */
export function whyHopeless({ fork, record }: Pick<RunScene, "fork" | "record">, events: Event[]): StepFailure | null {
  if (record.view.origin?.recorded === true && fork === null) {
    const message = "The run whose answers this one was to be given has been deleted.";
    return { code: "recording_mismatch", message, retryable: false };
  }
  return takeoversInVain(events) >= mostTakeovers ? killsWorkers(events) : null;
}

function killsWorkers(events: Event[]): StepFailure {
  const message = `${takeoversInVain(events)} workers in a row ended while they drove this run, and nothing was finished. It is not tried again.`;
  return { code: "internal", message, retryable: false };
}
