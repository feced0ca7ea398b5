import { assertNever } from "@/lib/core/assert-never";
import type { RunId } from "@/lib/core/ids";
import { toDraft, type Draft } from "@/lib/trace/draft";
import type { Event, EventOf } from "@/lib/trace/event";
import { foldCall } from "@/lib/trace/fold-calls";
import { foldQuestion } from "@/lib/trace/fold-questions";
import { foldStep } from "@/lib/trace/fold-steps";
import type { RunView } from "@/lib/trace/run-view";
import { noTokens } from "@/lib/trace/tokens";

/**
 * Turns events into the view of a run: pure, and idempotent, so that a tail that is sent again changes nothing (T2).
 * The maps are copied once per batch and each touched step or call once per event: untouched ones stay the same objects.
 */
export function fold(run: RunView, events: readonly Event[]): RunView {
  const fresh = events.filter((event) => event.seq > run.seq);
  if (fresh.length === 0) return run;
  const draft = toDraft(run);
  for (const event of fresh) foldInto(draft, event);
  return draft;
}

/** The same fold without a copy of the maps for each event, for who alone holds the view: copies would cost the square of the steps. */
export function foldInto(run: Draft, event: Event): void {
  if (event.seq > run.seq) apply(run, event);
}

function apply(run: Draft, event: Event): void {
  const at = Date.parse(event.at);
  run.seq = event.seq;
  run.at = at;
  switch (event.type) {
    case "run.queued":
      return queued(run, event, at);
    case "run.started":
      run.status = "running";
      run.startedAt = at;
      run.epoch = event.epoch;
      return;
    case "run.taken_over":
      run.status = "running";
      run.epoch = event.epoch;
      run.takeovers += 1;
      run.startedAt ??= at;
      return;
    case "run.waiting":
      run.status = "waiting";
      run.waitingSince = at;
      return;
    case "run.resumed":
      run.status = "running";
      run.epoch = event.epoch;
      run.waitedMs += at - (run.waitingSince ?? at);
      run.waitingSince = null;
      return;
    case "run.cancel_requested":
      run.cancelRequested = true;
      return;
    case "run.finished":
      run.status = event.status;
      run.endedAt = at;
      run.output = event.output ?? null;
      run.error = event.error ?? null;
      return;
    case "step.waiting":
    case "step.started":
    case "step.retried":
    case "step.finished":
    case "step.failed":
    case "step.skipped":
    case "step.reused":
    case "step.cancelled":
    case "plan.written":
    case "plan.edited":
    case "plan.refused":
    case "route.chosen":
    case "model.chosen":
    case "items.counted":
    case "iteration.finished":
      return foldStep(run, event, at);
    case "call.started":
    case "text.added":
    case "text.withdrawn":
    case "call.finished":
    case "call.failed":
    case "call.lost":
      return foldCall(run, event, at);
    case "question.asked":
    case "question.answered":
      return foldQuestion(run, event, at);
    case "budget.raised":
      run.raisedCaps = new Map(run.raisedCaps).set(event.nodeId ?? "", BigInt(event.maxCostNanoUsd));
      return;
    case "budget.short":
    case "limit.reached":
      return;
    default:
      return assertNever(event);
  }
}

function queued(run: Draft, event: EventOf<"run.queued">, at: number): void {
  run.graphId = event.graphId;
  run.version = event.version;
  run.specHash = event.specHash;
  run.simulated = event.simulated;
  run.input = event.input;
  run.limits = event.limits;
  run.origin = event.origin ?? null;
  run.pins = event.pins ?? {};
  run.tags = event.tags;
  run.queuedAt = at;
}

/** A run of which nothing is known yet. */
export function emptyRun(id: RunId): RunView {
  return {
    id,
    seq: 0,
    status: "queued",
    graphId: null,
    version: null,
    specHash: "",
    simulated: false,
    input: null,
    limits: null,
    origin: null,
    pins: {},
    tags: [],
    queuedAt: null,
    startedAt: null,
    endedAt: null,
    at: 0,
    epoch: 0,
    takeovers: 0,
    waitedMs: 0,
    raisedCaps: new Map(),
    waitingSince: null,
    cancelRequested: false,
    output: null,
    error: null,
    costNanoUsd: 0n,
    unpricedCalls: 0,
    reservedNanoUsd: 0n,
    lost: { minNanoUsd: 0n, maxNanoUsd: 0n },
    tokens: noTokens,
    steps: new Map(),
    calls: new Map(),
    questions: new Map(),
  };
}
