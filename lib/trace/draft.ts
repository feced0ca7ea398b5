import type { CallId, NodeId, StepId } from "@/lib/core/ids";
import type { AttemptView, CallView, QuestionView, RunView, StepView } from "@/lib/trace/run-view";
import { noTokens } from "@/lib/trace/tokens";

/** A view whose maps only its holder may write to. */
export type Draft = RunView & { steps: Map<StepId, StepView>; calls: Map<CallId, CallView>; questions: Map<string, QuestionView> };

/** A copy that `foldInto` may change. */
export function toDraft(run: RunView): Draft {
  return { ...run, steps: new Map(run.steps), calls: new Map(run.calls), questions: new Map(run.questions) };
}

export function change(run: Draft, id: StepId, to: (step: StepView) => StepView): void {
  const step = run.steps.get(id);
  if (step === undefined) throw new Error(`the trace of run ${run.id} names step ${id} before it exists (event ${run.seq})`);
  run.steps.set(id, to(step));
}

export function endAttempt(step: StepView, at: number, end: Partial<AttemptView>): AttemptView[] {
  const last = step.attempts.at(-1);
  if (last === undefined || last.endedAt !== null) return step.attempts;
  return [...step.attempts.slice(0, -1), { ...last, endedAt: at, ...end }];
}

export function endWaits(step: StepView, at: number): StepView["waits"] {
  const last = step.waits.at(-1);
  if (last === undefined || last.to !== null) return step.waits;
  return [...step.waits.slice(0, -1), { ...last, to: at }];
}

type Place = { stepId: StepId; nodeId: NodeId; path: string; parentId?: StepId | undefined };

export function newStep(place: Place): StepView {
  return {
    id: place.stepId,
    nodeId: place.nodeId,
    path: place.path,
    parentId: place.parentId ?? null,
    kind: "",
    name: "",
    status: "waiting",
    waiting: null,
    waits: [],
    skippedBecause: null,
    reusedFrom: null,
    reusedWhy: null,
    savedNanoUsd: 0n,
    attempt: 0,
    continues: null,
    attempts: [],
    model: null,
    taskId: null,
    input: null,
    output: null,
    error: null,
    handledBy: null,
    livePorts: [],
    carries: undefined,
    startedAt: null,
    endedAt: null,
    costNanoUsd: 0n,
    unpricedCalls: 0,
    tokens: noTokens,
    callIds: [],
    plans: [],
    route: null,
    choice: null,
    inside: null,
  };
}
