import { assertNever } from "@/lib/core/assert-never";
import type { CallId, StepId } from "@/lib/core/ids";
import { change, endWaits, type Draft } from "@/lib/trace/draft";
import type { EventOf } from "@/lib/trace/event";
import type { CallView, RunView } from "@/lib/trace/run-view";
import { addTokens, noTokens, tokensOf } from "@/lib/trace/tokens";

export type CallEvent = EventOf<"call.started" | "text.added" | "text.withdrawn" | "call.finished" | "call.failed" | "call.lost">;

/** What happened to a call, and what it cost its step and its run. */
export function foldCall(run: Draft, event: CallEvent, at: number): void {
  switch (event.type) {
    case "call.started":
      return callStarted(run, event, at);
    case "text.added": {
      const field = event.channel;
      return changeCall(run, event.callId, (call) => ({ ...call, [field]: call[field] + event.text, firstTextAt: call.firstTextAt ?? at }));
    }
    case "text.withdrawn":
      return changeCall(run, event.callId, (call) => ({ ...call, text: "", thinking: "", arguments: "", withdrawn: event.reason }));
    case "call.finished":
      return callFinished(run, event, at);
    case "call.failed":
      return callFailed(run, event, at);
    case "call.lost": {
      const lost = lostOf(run, event.callId, event);
      settle(run, event.callId, (call) => ({ ...call, status: "lost", endedAt: at, lost }));
      return lose(run, event.stepId, lost);
    }
    default:
      return assertNever(event);
  }
}

function callStarted(run: Draft, event: EventOf<"call.started">, at: number): void {
  const reserved = event.reservedNanoUsd === null ? null : BigInt(event.reservedNanoUsd);
  run.reservedNanoUsd += reserved ?? 0n;
  run.calls.set(event.callId, {
    id: event.callId,
    stepId: event.stepId,
    attempt: event.attempt,
    n: event.n,
    sort: event.sort,
    model: event.model ?? null,
    server: event.server ?? null,
    tool: event.tool ?? null,
    host: event.host ?? null,
    status: "open",
    request: event.request,
    requestHash: event.requestHash,
    response: null,
    text: "",
    thinking: "",
    arguments: "",
    withdrawn: null,
    startedAt: at,
    firstTextAt: null,
    endedAt: null,
    firstTokenMs: null,
    stopReason: null,
    requestId: null,
    usage: null,
    tokens: noTokens,
    costNanoUsd: null,
    reservedNanoUsd: reserved,
    lost: null,
    priceTable: null,
    recorded: false,
    error: null,
  });
  // A call that goes out ends a wait for money.
  change(run, event.stepId, (step) => ({
    ...step,
    status: "running",
    waiting: null,
    waits: endWaits(step, at),
    callIds: [...step.callIds, event.callId],
  }));
}

function callFinished(run: Draft, event: EventOf<"call.finished">, at: number): void {
  const tokens = event.recorded === true ? noTokens : tokensOf(event.usage);
  const cost = event.costNanoUsd === null ? null : BigInt(event.costNanoUsd);
  settle(run, event.callId, (call) => ({
    ...call,
    status: "finished",
    endedAt: at,
    response: event.response,
    stopReason: event.stopReason ?? null,
    usage: event.usage ?? null,
    requestId: event.requestId ?? null,
    firstTokenMs: event.firstTokenMs ?? null,
    priceTable: event.priceTable ?? null,
    recorded: event.recorded === true,
    tokens,
    costNanoUsd: cost,
  }));
  charge(run, event.stepId, cost, tokens);
}

function callFailed(run: Draft, event: EventOf<"call.failed">, at: number): void {
  const broke = event.lost !== undefined;
  const lost = event.lost === undefined ? null : lostOf(run, event.callId, event.lost);
  const tokens = broke ? noTokens : tokensOf(event.usage);
  const isUnknown = event.costNanoUsd === null || (broke && lost === null);
  const cost = isUnknown ? null : BigInt(event.costNanoUsd ?? 0);
  settle(run, event.callId, (call) => ({
    ...call,
    status: "failed",
    endedAt: at,
    error: event.error,
    usage: event.usage ?? null,
    requestId: event.requestId ?? null,
    tokens,
    costNanoUsd: cost,
    lost,
  }));
  if (broke) return lose(run, event.stepId, lost);
  charge(run, event.stepId, cost, tokens);
}

/** null: there is no price to say it by, so that nothing was reserved. The range is then nought to nought, which would say that it was free. */
function lostOf(run: Draft, id: CallId, { minNanoUsd, maxNanoUsd }: { minNanoUsd: string; maxNanoUsd: string }): CallView["lost"] {
  const lost = { minNanoUsd: BigInt(minNanoUsd), maxNanoUsd: BigInt(maxNanoUsd) };
  return lost.maxNanoUsd === 0n && run.calls.get(id)?.reservedNanoUsd === null ? null : lost;
}

function lose(run: Draft, step: StepId, lost: CallView["lost"]): void {
  if (lost === null) return charge(run, step, null, noTokens);
  run.lost = { minNanoUsd: run.lost.minNanoUsd + lost.minNanoUsd, maxNanoUsd: run.lost.maxNanoUsd + lost.maxNanoUsd };
}

/** Ends an open call; its reservation is free again. */
function settle(run: Draft, id: CallId, to: (call: CallView) => CallView): void {
  const call = run.calls.get(id);
  if (call?.status === "open") run.reservedNanoUsd -= call.reservedNanoUsd ?? 0n;
  changeCall(run, id, to);
}

function charge(run: Draft, id: StepId, cost: bigint | null, tokens: RunView["tokens"]): void {
  const unpriced = cost === null ? 1 : 0;
  run.costNanoUsd += cost ?? 0n;
  run.unpricedCalls += unpriced;
  run.tokens = addTokens(run.tokens, tokens);
  change(run, id, (step) => ({
    ...step,
    costNanoUsd: step.costNanoUsd + (cost ?? 0n),
    unpricedCalls: step.unpricedCalls + unpriced,
    tokens: addTokens(step.tokens, tokens),
  }));
}

function changeCall(run: Draft, id: CallId, to: (call: CallView) => CallView): void {
  const call = run.calls.get(id);
  if (call === undefined) throw new Error(`the trace of run ${run.id} names call ${id} before it exists (event ${run.seq})`);
  run.calls.set(id, to(call));
}
